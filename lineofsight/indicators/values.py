"""Values of indicators, worked out from their members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import how_many
from lineofsight.indicators.definition import PERIOD, Form, Frame, Indicator, Timing
from lineofsight.indicators.periods import Period

#: By how many people rates are.
PER = 10_000

#: What is summed up of members, by form.
_COUNTED = frozenset({Form.COUNT, Form.RATE, Form.PERCENT})
_RATIOS = frozenset({Form.RATIO, Form.RATIO_PERCENT})


@dataclass(frozen=True)
class Value:
    """One value of an indicator.

    Attributes:
        code: the indicator.
        la_code: the authority.
        period: the period, or the day of a snapshot is its last.
        part: the part, of an indicator of parts.
        group: the group of a split, None for all.
        numerator, denominator: the counts or sums that it is made of; the denominator of a rate
            is people under 18, None where it is not known.
        value: the number; None where the denominator is nothing, or nothing is counted at all.
        unknown: members without an answer.
    """

    code: str
    la_code: str
    period: Period
    part: str | None
    group: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    unknown: int = 0


def summed(indicator: Indicator, members: Frame, *by: str) -> Frame:
    """Sums of members by authority, period, part (of a mix) and more columns: `numerator`,
    `denominator`, `unknown`."""
    keys = ("la_code", PERIOD, *by)
    if indicator.form is Form.MIX:
        # A row may be in several parts: the denominator counts it once.
        whole = members.filter(~col("part").is_null())
        every = whole.group_by(*keys).agg(denominator=col("row_key").n_unique())
        parts = whole.group_by(*keys, "part").agg(numerator=col("row_key").n_unique())
        return parts.join(every, on=list(keys), how="left").with_columns(unknown=nw.lit(0))
    if indicator.form in _COUNTED:
        return members.group_by(*keys).agg(
            numerator=how_many(col("met")),
            denominator=nw.len(),
            unknown=how_many(col("met").is_null()),
        )
    if indicator.form in _RATIOS:
        return members.group_by(*keys).agg(
            numerator=col("amount").sum(),
            denominator=col("base").sum(),
            unknown=how_many(col("amount").is_null()),
        )
    middle = col("amount").median() if indicator.form is Form.MEDIAN else col("amount").mean()
    return members.group_by(*keys).agg(
        numerator=middle,
        denominator=how_many(~col("amount").is_null()),
        unknown=how_many(col("amount").is_null()),
    )


def worked_out(
    indicator: Indicator,
    sums: Iterable[Mapping[str, Any]],
    periods: Sequence[Period],
    authorities: Iterable[str],
    children: Mapping[tuple[str, int], int],
    *,
    group: str | None = None,
) -> list[Value]:
    """Values from the rows of `summed`; one for every authority and period, and of a mix for
    every part that is declared or found.

    Args:
        indicator: the indicator.
        sums: rows of `summed`.
        periods: those of the record.
        authorities: whose record it is.
        children: people under 18 by authority and mid-year.
        group: the column of the split, where the sums are by one.
    """
    found: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for row in sums:
        found.setdefault((row["la_code"], row[PERIOD]), []).append(row)
    people: dict[str, dict[int, int]] = {}
    for (la_code, year), number_of_people in children.items():
        people.setdefault(la_code, {})[year] = number_of_people
    values = []
    for la_code in authorities:
        of_authority = people.get(la_code, {})
        for number, period in enumerate(periods):
            rows = found.get((la_code, number), [])
            if indicator.form is Form.MIX:
                rows = _every_part(indicator, rows, group)
            elif not rows and group is None:
                rows = [{}]
            values += [_value(indicator, la_code, period, row, of_authority, group) for row in rows]
    return values


def _every_part(
    indicator: Indicator, rows: list[Mapping[str, Any]], group: str | None
) -> list[Mapping[str, Any]]:
    """A row for each part that is declared, and then for those that are found besides."""
    every: list[Mapping[str, Any]] = []
    groups = dict.fromkeys(row[group] for row in rows) if group else {None: None}
    for one in groups:
        here = {row["part"]: row for row in rows if group is None or row[group] == one}
        whole = next((row["denominator"] for row in here.values()), 0)
        for part in dict.fromkeys([*indicator.parts, *sorted(here)]):
            nothing = {"part": part, "numerator": 0, "denominator": whole, "unknown": 0}
            every.append(here.get(part, nothing | ({group: one} if group else {})))
    return every


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(float(number), 9)


def _value(
    indicator: Indicator,
    la_code: str,
    period: Period,
    row: Mapping[str, Any],
    children: Mapping[int, int],
    group: str | None,
) -> Value:
    # In what order rows are added up is not known, and of fractions it shows in the last digits.
    upper, lower = _rounded(row.get("numerator")), _rounded(row.get("denominator"))
    number: float | None = None
    match indicator.form:
        case Form.COUNT:
            upper = number = float(upper or 0)
        case Form.RATE:
            upper, lower = float(upper or 0), None
            if group is None and (people := people_under_18(children, period)):
                lower = float(people)
                share = period.year_share if indicator.timing is Timing.EVENTS else 1.0
                number = upper / lower / share * PER
        case Form.PERCENT | Form.MIX | Form.RATIO_PERCENT:
            upper, lower = float(upper or 0), float(lower or 0)
            number = 100 * upper / lower if lower else None
        case Form.RATIO:
            upper, lower = float(upper or 0), float(lower or 0)
            number = upper / lower if lower else None
        case Form.MEAN | Form.MEDIAN:
            lower = float(lower or 0)
            number = upper = float(upper) if lower and upper is not None else None
    return Value(
        code=indicator.code,
        la_code=la_code,
        period=period,
        part=row.get("part"),
        group=None if group is None else row.get(group),
        numerator=upper,
        denominator=lower,
        value=number,
        unknown=int(row.get("unknown") or 0),
    )


def people_under_18(children: Mapping[int, int], period: Period) -> int | None:
    """People under 18 in the last middle of a year that the period's last day is after (of a year
    to 31 March, the June before), or in the nearest year before that is known.

    Args:
        children: people under 18 of an authority by mid-year.
        period: for which they are asked.
    """
    wanted = period.end.year - (period.end.month < 7)
    known = [year for year in children if year <= wanted]
    return children[max(known)] if known else None
