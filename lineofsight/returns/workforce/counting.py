"""Counting the rows of a workforce return, with what has to be left out of each number.

A number that cannot be read, or is none that its column may hold (hours in a week as full-time
equivalent), is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from lineofsight.engine.tables import Table
from lineofsight.returns.workforce.codes import LISTS
from lineofsight.returns.workforce.frames import census_window
from lineofsight.returns.workforce.shared import sex_column
from lineofsight.returns.workforce.tables import CSWWWorker, LALevelVacancies

#: Why rows are left out of numbers. Rows of different workers never have the same words.
NEITHER = "not told to be employed or agency"
NO_END, NO_START = "whose end cannot be read", "whose start is not known"
AGENCY_NO_END, AGENCY_NO_FTE = "of agency whose end cannot be read", "of agency without FTE"
NO_FTE30, NO_FTE = "in post without FTE30", "without FTE"
NO_DAYS, NO_CASES, NO_HOURS = "without WorkingDaysLost", "without Cases30", "with cases in no hours"

#: Stands for the role of those whose role is not known.
NO_ROLE = ""

#: Full-time equivalents have six decimals, and so have their sums.
DECIMALS = 6


@dataclass(frozen=True)
class Counted:
    """A number, how many rows were left out of it by what is not known of them, and why it is not
    known where it is not."""

    value: float | None
    left: Mapping[str, int] = field(default_factory=dict)
    why: str = ""

    @property
    def left_out(self) -> int:
        """How many rows were left out."""
        return sum(self.left.values())

    def __add__(self, other: Counted) -> Counted:
        """The sum, not known where either is not. What is left out of both is left out once."""
        both = None if self.value is None or other.value is None else self.value + other.value
        left = {
            words: max(self.left.get(words, 0), other.left.get(words, 0))
            for words in {**self.left, **other.left}
        }
        return Counted(both, left, self.why or other.why)

    def times(self, number: int) -> Counted:
        """So many times the number."""
        return Counted(None if self.value is None else self.value * number, self.left, self.why)


def count_return(connection: duckdb.DuckDBPyConnection, year: int) -> dict[str, Counted]:
    """Every number of which the figures are made, by name."""
    n = _row(connection, f"SELECT {', '.join(_COUNTS)} FROM ({_rows(year)})")
    neither = {NEITHER: n["neither"]}
    ends = {**neither, NO_END: n["end_unread"]}
    starts = {**neither, NO_START: n["start_unread"]}
    agency = {**neither, AGENCY_NO_END: n["agency_end_unread"]}
    cases = {
        **ends,
        AGENCY_NO_END: n["agency_end_unread"],
        NO_CASES: n["cases_unknown"],
        NO_HOURS: n["cases_in_no_hours"],
    }

    def people(name: str, left: Mapping[str, int]) -> Counted:
        return Counted(n[name], left) if not (why := nothing()) else Counted(None, left, why)

    def summed(name: str, words: str, left: Mapping[str, int]) -> Counted:
        """The sum over the rows of a kind; of some of them the number may not be known."""
        unknown = int(n[f"{name}_rows"] - n[f"{name}_known"])
        left = {**left, words: unknown}
        if why := nothing():
            return Counted(None, left, why)
        if unknown and not n[f"{name}_known"]:
            return Counted(None, left, f"every row is {words}")
        return Counted(float(n[f"{name}_sum"] or 0), left)

    def nothing() -> str:
        """Why nothing at all is known."""
        if not n["every"]:
            return "the return has no row of a worker"
        return "no row tells whether the worker is employed" if n["neither"] == n["every"] else ""

    why = nothing()
    if not why and n["cases_unknown"] and not n["holders_rows"]:
        why = "nobody is told to hold cases"
    return {
        "in_post": summed("here", NO_FTE30, ends),
        "in_post_people": people("here_people", ends),
        "starters": summed("began", NO_FTE, starts),
        "starters_people": people("began_people", starts),
        "leavers": summed("ended", NO_FTE, ends),
        "leavers_people": people("ended_people", ends),
        "agency": summed("agency", AGENCY_NO_FTE, agency),
        "agency_people": people("agency_rows", agency),
        "days": summed("days", NO_DAYS, neither),
        "cases": Counted(None if why else n["cases_sum"], cases, why),
        "holders": Counted(None if why else n["holders_sum"], cases, why),
        **_count_council(connection),
    }


def count_roles(
    connection: duckdb.DuckDBPyConnection, year: int, in_post: Counted
) -> tuple[dict[str, Counted], dict[str, Counted]]:
    """Those in post by the code of their role: full-time equivalents, and people, each once in
    the most senior role. Nothing is known of any role where it is not known who is in post."""
    roles = [code.code for code in LISTS["ROLE"].codes]
    if in_post.value is None:
        unknown = {role: Counted(None, {}, in_post.why) for role in roles}
        return unknown, unknown
    known = f"CASE WHEN OrgRole IN {tuple(roles)} THEN OrgRole END"
    rows = f"SELECT *, {known} AS role FROM ({_rows(year)}) WHERE is_here"
    hours = _by_role(
        connection,
        f"SELECT coalesce(role, '{NO_ROLE}') AS role, round(sum(FTE30), {DECIMALS}) AS number, "
        f"count(*) - count(FTE30) AS unknown FROM ({rows}) GROUP BY 1",
        roles,
    )
    people = _by_role(
        connection,
        f"SELECT coalesce(role, '{NO_ROLE}') AS role, count(*) AS number, 0 AS unknown "
        f"FROM (SELECT min(role) AS role FROM ({rows}) GROUP BY person) GROUP BY 1",
        roles,
    )
    return hours, people


def _by_role(
    connection: duckdb.DuckDBPyConnection, query: str, roles: Iterable[str]
) -> dict[str, Counted]:
    found = {role: Counted(0.0) for role in roles}
    for role, number, unknown in connection.execute(query).fetchall():
        why = f"every row is {NO_FTE30}" if number is None else ""
        value = None if number is None else float(number)
        found[role] = Counted(value, {NO_FTE30: unknown}, why)
    return found


def _count_council(connection: duckdb.DuckDBPyConnection) -> dict[str, Counted]:
    """The council's own numbers; not known where it has not one row."""
    n = _row(
        connection,
        "SELECT count(*) AS rows, max(NumberOfVacancies) AS vacancies, max(NoAgencyFTE) AS cover "
        f"FROM ({_fitting(LALevelVacancies)})",
    )
    found = {}
    for name, column in (("vacancies", "NumberOfVacancies"), ("cover", "NoAgencyFTE")):
        if n["rows"] != 1:
            why = (
                f"the return has {n['rows'] or 'no'} row{'s' * (n['rows'] > 1)} of LALevelVacancies"
            )
            found[name] = Counted(None, {}, why)
        elif n[name] is None:
            found[name] = Counted(None, {}, f"{column} is not given")
        else:
            found[name] = Counted(n[name])
    return found


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    """The one row of a query, by column."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    (row,) = cursor.fetchall()
    return dict(zip(names, row, strict=True))


def _rows(year: int) -> str:
    """SQL for the rows of workers, with what each is."""
    start, end = census_window(year)
    within = f"BETWEEN DATE '{start}' AND DATE '{end}'"
    employed, agency = (f"coalesce(AgencyWorker = '{code}', false)" for code in "01")
    here = (
        f"(RoleEndDate_text IS NULL OR coalesce(RoleEndDate > DATE '{end}', false)) "
        f"AND NOT coalesce(RoleStartDate > DATE '{end}', false)"
    )
    unread = "(RoleEndDate IS NULL AND RoleEndDate_text IS NOT NULL)"
    fte_of_agency = f"CASE WHEN {agency} AND FTE30_text IS NULL THEN FTE END"
    return (
        f"SELECT *, {employed} AS employed, {agency} AS agency, "
        f"{employed} AND {here} AS is_here, {agency} AND {here} AS is_agency, "
        f"{employed} AND coalesce(RoleStartDate {within}, false) AS began, "
        f"{employed} AND coalesce(RoleEndDate {within}, false) AS ended, "
        f"{employed} AND {unread} AS end_unread, {agency} AND {unread} AS agency_end_unread, "
        f"coalesce(FTE30, {fte_of_agency}) AS hours, "
        f'(_child, PersonBirthDate, "{sex_column(year)}", Ethnicity) AS person '
        f"FROM ({_fitting(CSWWWorker)})"
    )


def _fitting(table: type[Table]) -> str:
    """SQL for a table in which numbers that their columns may not hold are null."""
    fitting = []
    for column in table.columns().values():
        limits = [f'"{column.name}" >= {column.least}'] * (column.least is not None)
        limits += [f'"{column.name}" <= {column.most}'] * (column.most is not None)
        if limits:
            case = f'CASE WHEN {" AND ".join(limits)} THEN "{column.name}" END'
            fitting.append(f'{case} AS "{column.name}"')
    return f'SELECT * REPLACE ({", ".join(fitting)}) FROM "{table.name}"'


def _of(name: str, rows: str, value: str) -> tuple[str, ...]:
    """SQL for how many rows of a kind there are, of how many a number is known, and its sum."""
    return (
        f"count(*) FILTER (WHERE {rows}) AS {name}_rows",
        f"count({value}) FILTER (WHERE {rows}) AS {name}_known",
        f"round(sum({value}) FILTER (WHERE {rows}), {DECIMALS}) AS {name}_sum",
    )


_AT_WORK = "(is_here OR is_agency)"
_HOLDING = f"{_AT_WORK} AND Cases30 > 0 AND hours > 0"

#: SQL of everything that is counted over the rows of workers.
_COUNTS = (
    "count(*) AS every",
    "count(*) FILTER (WHERE NOT employed AND NOT agency) AS neither",
    "count(*) FILTER (WHERE end_unread) AS end_unread",
    "count(*) FILTER (WHERE agency_end_unread) AS agency_end_unread",
    "count(*) FILTER (WHERE employed AND RoleStartDate IS NULL) AS start_unread",
    "count(DISTINCT person) FILTER (WHERE is_here) AS here_people",
    "count(DISTINCT (person, RoleStartDate)) FILTER (WHERE began) AS began_people",
    "count(DISTINCT (person, RoleEndDate)) FILTER (WHERE ended) AS ended_people",
    f"count(*) FILTER (WHERE {_AT_WORK} AND Cases30 IS NULL) AS cases_unknown",
    f"count(*) FILTER (WHERE {_AT_WORK} AND Cases30 > 0 AND coalesce(hours, 0) <= 0) "
    "AS cases_in_no_hours",
    f"coalesce(sum(Cases30) FILTER (WHERE {_HOLDING}), 0)::DOUBLE AS cases_sum",
    f"round(coalesce(sum(hours) FILTER (WHERE {_HOLDING}), 0), {DECIMALS}) AS holders_sum",
    f"count(*) FILTER (WHERE {_HOLDING}) AS holders_rows",
    *_of("here", "is_here", "FTE30"),
    *_of("began", "began", "FTE"),
    *_of("ended", "ended", "FTE"),
    *_of("agency", "is_agency", "hours"),
    *_of("days", "employed", "WorkingDaysLost"),
)
