"""Every conformance case, written as CSV and as XML, read by the reader, and judged by the rule in
each year in which it is active: exactly the rows that must fail do.

Cases that we depart from, because they test a defect or what no file can hold, are listed with
the reason in docs/explanation/ssda903-departures.csv: such a case must differ. On Spark and from
workbooks a part of the cases runs here; `scripts/conformance.py` runs all of them.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from lineofsight.engine.running import EngineName
from tests.conformance.cases import Case, all_cases, read_departures
from tests.conformance.running import Form, Outcome, outcomes

CASES = all_cases()
BY_CODE = {code: list(cases) for code, cases in groupby(CASES, key=lambda case: case.code)}
DEPARTURES = read_departures()

#: Every so many of the codes are also read from workbooks, and judged by Spark.
OF_WORKBOOKS, OF_SPARK = 9, 30


def wrong(case: Case, found: list[Outcome]) -> list[str]:
    """What is not as it should be: a case that differs, or a departure that does not."""
    if case.case_id in DEPARTURES.get(case.code, ()):
        if all(outcome.passed for outcome in found):
            return [f"{case.case_id} is listed as a departure, and passes"]
        return []
    return [str(outcome) for outcome in found if not outcome.passed]


def judged(code: str, form: Form, folder: Path) -> list[str]:
    """What is wrong with the cases of a rule."""
    told = []
    for number, case in enumerate(BY_CODE[code]):
        (place := folder / f"{form}{number}").mkdir()
        told += wrong(case, list(outcomes(case, form, place)))
    return told


@pytest.mark.parametrize("form", [Form.CSV, Form.XML])
@pytest.mark.parametrize("code", list(BY_CODE))
def test_a_rule_fails_the_rows_it_must(code: str, form: Form, tmp_path: Path) -> None:
    """In every case of the rule, in every year."""
    assert judged(code, form, tmp_path) == []


@pytest.mark.parametrize("code", list(BY_CODE)[::OF_WORKBOOKS])
def test_it_does_from_a_workbook(code: str, tmp_path: Path) -> None:
    """A sheet for each table."""
    assert judged(code, Form.XLSX, tmp_path) == []


@pytest.mark.spark
@pytest.mark.parametrize("code", list(BY_CODE)[::OF_SPARK])
def test_it_does_on_spark(code: str, tmp_path: Path) -> None:
    """The same expressions, worked out by another engine: each case in its latest year."""
    for number, case in enumerate(BY_CODE[code]):
        (place := tmp_path / str(number)).mkdir()
        latest = case.years[-1:]
        found = list(outcomes(case, Form.CSV, place, engine=EngineName.SPARK, years=latest))
        assert wrong(case, found) == []


def test_departures_name_cases_that_exist() -> None:
    """A departure from a case that is not there explains nothing."""
    if not CASES:
        pytest.skip("the shared material is not beside the repository")
    listed = {case_id for of_code in DEPARTURES.values() for case_id in of_code}
    assert listed <= {case.case_id for case in CASES}
