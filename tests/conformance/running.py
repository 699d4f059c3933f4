"""Conformance cases read from files and judged: which rows fail, in every year of the rule."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import duckdb

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.returns.check import Checked, run_rules
from lineofsight.returns.lookups.location import add_location
from lineofsight.returns.lookups.postcodes import load_postcodes
from lineofsight.returns.lookups.providers import load_providers
from lineofsight.returns.reading import read_return
from lineofsight.returns.ssda903.kind import KIND
from tests.conformance.cases import Case
from tests.conformance.files import Written, write_csv, write_xlsx, write_xml


class Form(StrEnum):
    """How a case is written."""

    CSV = "csv"
    XML = "xml"
    XLSX = "xlsx"


WRITERS = {Form.CSV: write_csv, Form.XML: write_xml, Form.XLSX: write_xlsx}


@dataclass(frozen=True)
class Outcome:
    """What came of a case in one year: the rows found and expected (without those that a file
    cannot express), or why the rule was not judged."""

    case: Case
    form: Form
    year: int
    found: dict[str, frozenset[int]]
    expected: dict[str, frozenset[int]]
    not_run: str = ""

    @property
    def passed(self) -> bool:
        """Whether exactly the rows expected were found."""
        return not self.not_run and self.found == self.expected

    def __str__(self) -> str:
        told = self.not_run or f"found {_shown(self.found)}, expected {_shown(self.expected)}"
        return f"{self.case.case_id} {self.year} {self.form}: {told}"


def _shown(rows: dict[str, frozenset[int]]) -> dict[str, list[int]]:
    return {name: sorted(numbers) for name, numbers in rows.items()}


def outcomes(
    case: Case,
    form: Form,
    folder: Path,
    *,
    engine: EngineName = EngineName.DUCKDB,
    years: tuple[int, ...] | None = None,
) -> Iterator[Outcome]:
    """A case written into an empty folder, read, and judged in each of its years."""
    with loaded(case, form, folder) as (connection, given, written):
        expected = case.sure(case.expected)
        for year in years or case.years:
            with open_engine(engine, connection) as running:
                settings = case.settings(year)
                checked = run_rules(KIND, running, settings, given, only={case.code})
            if checked.not_run or not checked.rules:
                why = checked.not_run[0].reason if checked.not_run else "there is no such rule"
                yield Outcome(case, form, year, {}, expected, why)
            else:
                found = case.sure(_found(connection, checked, written))
                yield Outcome(case, form, year, found, expected)


@contextmanager
def loaded(
    case: Case, form: Form, folder: Path
) -> Iterator[tuple[duckdb.DuckDBPyConnection, frozenset[str], Written]]:
    """A case's tables read from files, without the rows that the files' form alone made; and the
    names of what is given."""
    written = WRITERS[form](case, folder)
    with duckdb.connect() as connection:
        read = read_return(
            KIND,
            written.files,
            last_year=written.last_year,
            connection=connection,
            year=case.years[-1],
        )
        _check_places(connection, case, written)
        missing = case.tables.keys() - read.given
        assert not missing, f"{case.case_id} {form}: not recognised: {sorted(missing)}"
        if case.providers is not None:
            load_providers(connection, [_write_providers(case, folder)])
        if case.postcodes:
            load_postcodes(connection, _write_postcodes(case, folder))
        located = add_location(connection, authority=case.authority)
        yield connection, frozenset(case.tables) | located.given, written


def _check_places(connection: duckdb.DuckDBPyConnection, case: Case, written: Written) -> None:
    """Take out the rows that the form alone made. Every row of the case is there."""
    for name, places in written.places.items():
        rows = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert rows == (len(places),), f"{case.case_id}: {name} has {rows} rows, not {len(places)}"
        made = [place for place, number in enumerate(places) if number is None]
        connection.execute(
            f'DELETE FROM "{name}" WHERE _row IN (SELECT unnest(?::BIGINT[]))', [made]
        )
    for table in KIND.tables:
        for name in (table.name, f"{table.name}_last"):
            if name not in written.places:
                connection.execute(f'DELETE FROM "{name}"')


def _found(
    connection: duckdb.DuckDBPyConnection, checked: Checked, written: Written
) -> dict[str, frozenset[int]]:
    """The case's rows that fail."""
    found: dict[str, frozenset[int]] = {}
    for table, issues in checked.issues.items():
        rows = connection.execute(f'SELECT DISTINCT _row FROM "{issues}"').fetchall()
        numbers = {written.places[table][row] for (row,) in rows}
        found[table] = frozenset(number for number in numbers if number is not None)
    return found


def _write_providers(case: Case, folder: Path) -> Path:
    rows = case.providers or ()
    path = folder / "providers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _write_postcodes(case: Case, folder: Path) -> Path:
    path = folder / "postcodes.csv"
    known = [row for row in case.postcodes.values() if row is not None]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(known[0]))
        writer.writeheader()
        writer.writerows(known)
    return path
