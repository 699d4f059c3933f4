"""What a workforce return says of the workforce: the rates that the Department publishes.

The definitions are those of the Department's "Children's social work workforce" statistics and of
their methodology:

- in post: social workers whom the council employs on 30 September, agency workers apart. Full-time
  equivalents leave out those of whom none is known. People are counted once, however many roles
  they hold: rows are one person's where registration number, date of birth, sex and ethnic origin
  are the same, and the person's role is the most senior of them.
- starters and leavers: those whose role began, or ended, from 1 October to 30 September.
- turnover: leavers for every 100 in post, as full-time equivalents.
- vacancies: of all posts, filled or empty, the percentage that are empty.
- agency workers: of all at work, employed or agency, the percentage from an agency. Each row of an
  agency worker is one person.
- vacancies covered: of the empty posts, the percentage that agency workers cover.
- absence: of the working days of those in post, the percentage lost to sickness. A year has 253,
  and 254 with 29 February: so the published percentages follow from the published numbers.
- caseload: cases for each full-time equivalent who holds any, employed or agency.

What the methodology leaves open is decided here: whoever left on 30 September itself is a leaver
and not in post; days lost by those who left in the year count; cases of those whose full-time
equivalent is 0 or not known are left out, as they were when the Department grouped caseloads.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import duckdb

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.workforce.codes import LISTS
from lineofsight.returns.workforce.counting import Counted, count_return, count_roles
from lineofsight.returns.workforce.tables import CSWWWorker

if TYPE_CHECKING:
    import narwhals as nw

    from lineofsight.returns.results.result import Result

FTE, PEOPLE, PERCENT = "FTE", "people", "%"


class WorkforceFigure(Table, name="workforce_summary"):
    """One row for each figure of a workforce return; of those by role, one for each role."""

    measure: str = Column(
        key=True, doc="The figure: where it is published, the name of the published measure."
    )
    role: str | None = Column(key=True, doc="The role, where the figure is of one.")
    title: str = Column(doc="What it says.")
    value: float | None = Column(doc="The figure; blank where it is not known, which is not 0.")
    unit: str = Column(doc="What it is counted in.")
    numerator: float | None = Column(doc="Of a rate, what is divided.")
    denominator: float | None = Column(doc="Of a rate, what it is divided by.")
    left_out: int = Column(doc="Rows left out because something is not known of them.")
    note: str = Column(doc="What was left out, and why a figure is not known.")


def workforce_summary(result: Result) -> nw.DataFrame[Any]:
    """The figures of a workforce return that was checked, each a row of `WorkforceFigure`.

    Raises:
        ValueError: it is another return.
    """
    import narwhals as nw

    if CSWWWorker not in result.kind.tables:
        raise ValueError(f"This is no workforce return: {result.kind.title}.")
    figures = workforce_figures(result.connection, result.checked.settings.year)
    return nw.from_native(WorkforceFigure.to_arrow(figures), eager_only=True)


def workforce_figures(connection: duckdb.DuckDBPyConnection, year: int) -> list[WorkforceFigure]:
    """The figures of the return of a census year whose typed tables a connection holds."""
    counts = count_return(connection, year)
    hours, people = count_roles(connection, year, counts["in_post_people"])
    return [
        *_of_council(counts, year),
        *_by_role("in_post_fte_by_role", FTE, hours),
        *_by_role("in_post_people_by_role", PEOPLE, people),
    ]


def working_days(year: int) -> int:
    """How many working days the Department reckons in a census year."""
    return 254 if isleap(year) else 253


def _of_council(counts: Mapping[str, Counted], year: int) -> Iterator[WorkforceFigure]:
    """The figures of the council as a whole."""
    in_post, leavers, starters = (counts[name] for name in ("in_post", "leavers", "starters"))
    agency, vacancies, cover = (counts[name] for name in ("agency", "vacancies", "cover"))
    yield _number("lw_inpost_fte", "Social workers in post", FTE, in_post)
    yield _number("in_post_people", "Social workers in post", PEOPLE, counts["in_post_people"])
    yield _number("starters_fte", "Social workers who started", FTE, starters)
    yield _number(
        "starters_people", "Social workers who started", PEOPLE, counts["starters_people"]
    )
    yield _number("leavers_fte", "Social workers who left", FTE, leavers)
    yield _number("leavers_people", "Social workers who left", PEOPLE, counts["leavers_people"])
    yield _number("agency_fte", "Agency workers", FTE, agency)
    yield _number("agency_people", "Agency workers", PEOPLE, counts["agency_people"])
    yield _rate("lw_turnover_pct", "Turnover", PERCENT, leavers, in_post)
    yield _rate(
        "lw_starters_pct", "Starters as a share of those in post", PERCENT, starters, in_post
    )
    yield _rate("lw_vacancy_pct", "Vacancies", PERCENT, vacancies, vacancies + in_post)
    yield _rate("lw_agency_pct", "Agency workers", PERCENT, agency, agency + in_post)
    yield _rate(
        "lw_vacancy_cover_pct", "Vacancies that agency workers cover", PERCENT, cover, vacancies
    )
    days = in_post.times(working_days(year))
    yield _rate("lw_absence_pct", "Sickness absence", PERCENT, counts["days"], days)
    yield _rate(
        "lw_caseload",
        "Average caseload",
        "cases per FTE",
        counts["cases"],
        counts["holders"],
        scale=1,
    )


def _by_role(measure: str, unit: str, by_role: Mapping[str, Counted]) -> Iterator[WorkforceFigure]:
    """Those in post by role: every role, and those whose role is not known where there are any."""
    meanings = LISTS["ROLE"].meanings
    for code, counted in by_role.items():
        role = meanings.get(code, "Not known")
        yield _number(measure, "Social workers in post", unit, counted, role=role)


def _number(
    measure: str, title: str, unit: str, counted: Counted, *, role: str | None = None
) -> WorkforceFigure:
    return WorkforceFigure(
        measure=measure,
        role=role,
        title=title,
        value=counted.value,
        unit=unit,
        numerator=None,
        denominator=None,
        left_out=counted.left_out,
        note=_note(counted),
    )


def _rate(
    measure: str, title: str, unit: str, top: Counted, bottom: Counted, *, scale: int = 100
) -> WorkforceFigure:
    """One number divided by another; not known where either is not, or the other is 0."""
    both = top + bottom
    value = None
    if top.value is not None and bottom.value:
        value = top.value / bottom.value * scale
    elif both.value is not None:
        both = Counted(None, both.left, "there is nothing to divide by")
    return WorkforceFigure(
        measure=measure,
        role=None,
        title=title,
        value=value,
        unit=unit,
        numerator=top.value,
        denominator=bottom.value,
        left_out=both.left_out,
        note=_note(both),
    )


def _note(counted: Counted) -> str:
    """What was left out, and why a number is not known, in sentences."""
    told = [f"Not known: {counted.why}."] if counted.value is None else []
    left = [
        f"{count} row{'s' * (count > 1)} {words}" for words, count in counted.left.items() if count
    ]
    if left:
        told.append(f"Left out: {', '.join(left)}.")
    return " ".join(told)
