"""Every conformance case of the CIN census, written as XML and as CSV, read by the reader, and
judged by the rule in each year in which it is active.

Cases that we depart from are listed with the reason in docs/explanation/cin-departures.csv: such a
case must differ.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import duckdb
import pytest

from lineofsight.engine.running import DuckDBEngine
from lineofsight.returns.check import run_rules
from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading import read_return
from tests.conformance.cin_cases import RETURN, CinCase, all_cases, read_departures
from tests.conformance.cin_files import write_csv, write_xml
from tests.conformance.files import Written

CASES = all_cases()
BY_CODE = {code: list(cases) for code, cases in groupby(CASES, key=lambda case: case.code)}
DEPARTURES = read_departures()
FORMS: dict[str, Callable[[CinCase, Path], Written]] = {"xml": write_xml, "csv": write_csv}


def wrong(case: CinCase, form: str, folder: Path) -> list[str]:
    """What is not as it should be: years in which the case differs, or a departure that does
    not."""
    written = FORMS[form](case, folder)
    told = []
    with duckdb.connect() as connection:
        read_return(KIND, written.files, connection=connection, year=case.years[-1])
        _leave_only(connection, case, written)
        given = [table.name for table in KIND.tables]
        for year in case.years:
            settings = case.settings(year)
            engine = DuckDBEngine(connection)
            checked = run_rules(KIND, engine, settings, given, only={case.code})
            if checked.not_run or not checked.rules:
                told.append(f"{case.case_id} {year} {form}: the rule was not judged")
                continue
            found = {
                table: frozenset(
                    number
                    for (row,) in connection.execute(
                        f'SELECT DISTINCT _row FROM "{issues}"'
                    ).fetchall()
                    if (number := written.places[table][row]) is not None
                )
                for table, issues in checked.issues.items()
                if table in written.places
            }
            rows = {
                table: frozenset(place for place in places if place is not None)
                for table, places in written.places.items()
            }
            if not case.as_expected(found, rows):
                shown = {t: sorted(rows) for t, rows in found.items() if rows}
                expected = {t: sorted(rows) for t, rows in case.expected.items() if rows}
                told.append(
                    f"{case.case_id} {year} {form}: found {shown}, expected "
                    f"{expected if case.raised is None else case.raised}"
                )
    if case.case_id in DEPARTURES:
        return [] if told else [f"{case.case_id} is listed as a departure, and passes"]
    return told


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


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("code", list(BY_CODE))
def test_a_rule_fails_the_rows_it_must(code: str, form: str, tmp_path: Path) -> None:
    """In every case of the rule, in every year."""
    told = []
    for number, case in enumerate(BY_CODE[code]):
        (place := tmp_path / str(number)).mkdir()
        told += wrong(case, form, place)
    assert told == []


def test_departures_name_cases_that_exist() -> None:
    """A departure from a case that is not there explains nothing."""
    if not CASES:
        pytest.skip("the shared material is not beside the repository")
    assert set(DEPARTURES) <= {case.case_id for case in CASES}


def test_every_rule_is_there_in_the_years_in_which_it_is_active(shared: Path) -> None:
    """The registry is the Department's: every code in every year, as error or as query."""
    listed = set()
    with (shared / RETURN / "rules_cin.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for year in row["applies_to_years"].split(";"):
                listed.add((row["code"], 2000 + int(year.strip()[-2:]), row["type"]))
    ours = {
        (rule.code, year, rule.severity.value)
        for year in range(KIND.first_rules, KIND.last_year + 1)
        for rule in KIND.rules.in_year(year)
    }
    assert {"missing": sorted(listed - ours), "too many": sorted(ours - listed)} == {
        "missing": [],
        "too many": [],
    }
