"""One published value, with all that must be said beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lineofsight.published.tables import Status


@dataclass(frozen=True)
class Value:
    """A value of a measure for one area and period.

    Attributes:
        measure_id: the measure.
        area: DfE code of an authority, `england`, or a region's address name.
        period: the year in which the period ends.
        period_end: last day of the period.
        value: the number in the measure's unit; None exactly when there is a status.
        status: why there is no number; None when there is one.
        numerator: what was counted, or None where not published or no longer true of the value
            (an earlier vintage of a value is known without its counts).
        denominator: out of how many, likewise.
        published: day from which a value for the period was public.
        estimated: whether that day is estimated from the publication's usual delay.
        joint: whether two authorities made one return, so that both carry this value.
        revised: whether other values have been published for this period.
        source: file or series of the publication it was read from.
    """

    measure_id: str
    area: str
    period: int
    period_end: date
    value: float | None
    status: Status | None
    numerator: float | None
    denominator: float | None
    published: date
    estimated: bool
    joint: bool
    revised: bool
    source: str
