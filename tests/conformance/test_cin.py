"""Every conformance case of the CIN census, written as XML and as CSV, read by the reader, and
judged by the rule in each year in which it is active.

Cases that we depart from are listed with the reason in docs/explanation/cin-departures.csv: such a
case must differ. On Spark a part of the cases runs here; `scripts/conformance.py` runs all of them.
"""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

from lineofsight.engine.running import EngineName
from lineofsight.returns.cin.kind import KIND
from tests.conformance.cin_cases import RETURN, CinCase, all_cases, read_departures
from tests.conformance.cin_running import FORMS, CinOutcome, outcomes

CASES = all_cases()
BY_CODE = {code: list(cases) for code, cases in groupby(CASES, key=lambda case: case.code)}
DEPARTURES = read_departures()

#: Every so many of the codes are also judged by Spark; and one that asks for the day of the week,
#: which engines number differently.
OF_SPARK = 22
ON_SPARK = [code for n, code in enumerate(BY_CODE) if n % OF_SPARK == 0 or code == "8875"]


def wrong(case: CinCase, found: list[CinOutcome]) -> list[str]:
    """What is not as it should be: a case that differs, or a departure that does not."""
    if case.case_id in DEPARTURES:
        if all(outcome.passed for outcome in found):
            return [f"{case.case_id} is listed as a departure, and passes"]
        return []
    return [str(outcome) for outcome in found if not outcome.passed]


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("code", list(BY_CODE))
def test_a_rule_fails_the_rows_it_must(code: str, form: str, tmp_path: Path) -> None:
    """In every case of the rule, in every year."""
    told = []
    for number, case in enumerate(BY_CODE[code]):
        (place := tmp_path / str(number)).mkdir()
        told += wrong(case, list(outcomes(case, form, place)))
    assert told == []


@pytest.mark.spark
@pytest.mark.parametrize("code", ON_SPARK)
def test_it_does_on_spark(code: str, tmp_path: Path) -> None:
    """The same expressions, worked out by another engine: each case in its latest year."""
    for number, case in enumerate(BY_CODE[code]):
        (place := tmp_path / str(number)).mkdir()
        latest = case.years[-1:]
        found = list(outcomes(case, "xml", place, engine=EngineName.SPARK, years=latest))
        assert wrong(case, found) == []


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
