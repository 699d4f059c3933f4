"""Conformance cases of the CIN census read from files and judged, in every year of the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.returns.check import run_rules
from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading import read_return
from tests.conformance.cin_cases import CinCase
from tests.conformance.cin_files import write_csv, write_xml
from tests.conformance.files import Written

FORMS: dict[str, Callable[[CinCase, Path], Written]] = {"xml": write_xml, "csv": write_csv}


@dataclass(frozen=True)
class CinOutcome:
    """What came of a case in one year: nothing, or in words what is not as it should be."""

    case: CinCase
    form: str
    year: int
    differs: str = ""

    @property
    def passed(self) -> bool:
        """Whether the rows that failed are those that must."""
        return not self.differs

    def __str__(self) -> str:
        return f"{self.case.case_id} {self.year} {self.form}: {self.differs}"


def outcomes(
    case: CinCase,
    form: str,
    folder: Path,
    *,
    engine: EngineName = EngineName.DUCKDB,
    years: tuple[int, ...] | None = None,
) -> Iterator[CinOutcome]:
    """A case written into an empty folder, read, and judged in each of its years."""
    written = FORMS[form](case, folder)
    rows = {
        table: frozenset(place for place in places if place is not None)
        for table, places in written.places.items()
    }
    given = [table.name for table in KIND.tables]
    with duckdb.connect() as connection:
        read_return(KIND, written.files, connection=connection, year=case.years[-1])
        _leave_only(connection, case, written)
        for year in years or case.years:
            with open_engine(engine, connection) as running:
                checked = run_rules(KIND, running, case.settings(year), given, only={case.code})
            if checked.not_run or not checked.rules:
                yield CinOutcome(case, form, year, "the rule was not judged")
                continue
            found = {
                table: _numbers(connection, issues, written.places[table])
                for table, issues in checked.issues.items()
                if table in written.places
            }
            yield CinOutcome(case, form, year, _differs(case, found, rows))


def _numbers(
    connection: duckdb.DuckDBPyConnection, issues: str, places: Sequence[int | None]
) -> frozenset[int]:
    """The case's rows among the issues of a table."""
    failing = connection.execute(f'SELECT DISTINCT _row FROM "{issues}"').fetchall()
    numbers = {places[row] for (row,) in failing}
    return frozenset(number for number in numbers if number is not None)


def _differs(
    case: CinCase, found: dict[str, frozenset[int]], rows: dict[str, frozenset[int]]
) -> str:
    if case.as_expected(found, rows):
        return ""
    shown = {table: sorted(numbers) for table, numbers in found.items() if numbers}
    expected = {table: sorted(numbers) for table, numbers in case.expected.items() if numbers}
    return f"found {shown}, expected {expected if case.raised is None else case.raised}"


def _leave_only(connection: duckdb.DuckDBPyConnection, case: CinCase, written: Written) -> None:
    """Take out the rows that the form alone made. Every row of the case is there."""
    for table in KIND.tables:
        places = written.places.get(table.name, ())
        rows = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
        assert rows == (len(places),), f"{case.case_id}: {table.name} {rows}, not {len(places)}"
        made = [place for place, number in enumerate(places) if number is None]
        connection.execute(
            f'DELETE FROM "{table.name}" WHERE _row IN (SELECT unnest(?::BIGINT[]))', [made]
        )
