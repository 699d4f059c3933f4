"""What tests of the board are given: a council with a few figures, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from lineofsight.claims.board import Board, board
from lineofsight.claims.board.inputs import (
    Action,
    Audit,
    BoardCouncil,
    BoardInputs,
    Inspected,
    Values,
)
from lineofsight.indicators.definition import Form
from lineofsight.indicators.keeping import Kept, by_code
from lineofsight.indicators.periods import Period, rolling, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.values import PER, Value
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.published.statistics import Statistics
from lineofsight.record.tables import Load
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

#: A Wednesday, and the day that the record stands at.
TODAY = date(2026, 4, 15)
AS_AT = date(2026, 3, 31)
COUNCIL = BoardCouncil("999", "Mereshire", "865", invented=True)
LATEST = rolling(AS_AT)


@cache
def statistics() -> Statistics:
    """Official statistics as they stood on a day, so that later releases change no test."""
    return Statistics.load().as_known(date(2026, 3, 1))


def value(code: str, period: Period, upper: float, lower: float | None, unknown: int = 0) -> Value:
    """A value from its counts; of a mean or median the first of them is the value itself."""
    one = indicator(code)
    number: float | None
    match one.form:
        case Form.COUNT:
            number = upper
        case Form.RATE:
            number = upper / lower / period.year_share * PER if lower else None
        case Form.PERCENT | Form.RATIO_PERCENT:
            number = 100 * upper / lower if lower else None
        case Form.RATIO:
            number = upper / lower if lower else None
        case _:
            number = upper
    return Value(one.code, "999", period, None, None, float(upper), lower, number, unknown)


def kept(
    code: str,
    period: Period,
    upper: float,
    lower: float | None,
    *,
    unknown: int = 0,
    not_reliable: str | None = None,
) -> Kept:
    """A value as a snapshot keeps it."""
    return Kept(value(code, period, upper, lower, unknown), not_reliable, 0)


def values(every: Iterable[Kept], as_at: date = AS_AT, snapshot: str = "2026-04-01-aaaa") -> Values:
    """A snapshot's values."""
    return Values(snapshot, as_at, by_code(list(every)))


def inputs(*every: Kept, **given: Any) -> BoardInputs:
    """All that is known, where that is a few figures and what else is given."""
    found = BoardInputs(
        today=TODAY,
        council=COUNCIL,
        values=values(every),
        earlier=(),
        statistics=statistics(),
        inspected=None,
    )
    return replace(found, **given)


def years(code: str, *counts: tuple[float, float | None], last: int = 2026) -> list[Kept]:
    """Values of years to 31 March one after the other, the last of them of a year's name."""
    first = last - len(counts) + 1
    return [kept(code, year_to(first + place), *pair) for place, pair in enumerate(counts)]


def load(source: str, table: str, end: date, *, rows: int = 100, refused: int = 0) -> Load:
    """A table that was loaded."""
    return Load(
        load_id=1,
        la_code="999",
        source=source,
        version=end.isoformat(),
        file="a file",
        part=None,
        table=table,
        sha256=None,
        period_start=None,
        period_end=end,
        history_from=None,
        rows=rows,
        refused=refused,
    )


def inspection(start: date, published: date, grades: Mapping[Area, Grade]) -> Inspection:
    """An inspection of Wiltshire, of which the package knows others."""
    return Inspection(
        report_id=f"wiltshire-{start.isoformat()}",
        authority_code="865",
        framework=Framework.ILACS,
        family=Family.ILACS_2023,
        start=start,
        end=start,
        published=published,
        judgements=grades,
        source=Source.REPORT,
        year=start.year,
        in_workspace=True,
    )


def inspected(*every: Inspection) -> Inspected:
    """What Ofsted has said, without the text of any report."""
    return Inspected("865", Corpus.of_inspections(every), None)


def words_of(statements: Sequence[Any]) -> list[str]:
    """The sentences of statements."""
    return [each.words for each in statements]


def made_board(**given: Any) -> Board:
    """A board with something in every column."""
    return board(
        inputs(
            *years("HP12", (3, 200), (60, 200)),
            *years("HP14", (160, 200), (100, 200)),
            **{
                "loads": [load("cin", "Section47", date(2026, 3, 31))],
                "inspected": inspected(
                    inspection(
                        date(2023, 5, 1), date(2023, 7, 1), {Area.HELP_AND_PROTECTION: Grade.GOOD}
                    )
                ),
                "actions": [
                    Action("1", "Visit sooner", Area.HELP_AND_PROTECTION, "Jo", date(2026, 4, 1))
                ],
                "audits": [Audit("1", Area.IN_CARE, date(2026, 4, 2), 12)],
                **given,
            },
        )
    )
