"""Rules of the workforce census pass what they must, and no value makes one fail by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.returns.check import run_rules
from lineofsight.returns.workforce.kind import KIND
from lineofsight.returns.workforce.tables import CSWWWorker, Header, LALevelVacancies
from tests.returns.examples import Example
from tests.returns.rows import engine_with


def examples() -> Iterator[Example]:
    """The examples of every module."""
    for path in sorted((Path(__file__).parent / "examples").glob("*.py")):
        module = import_module(f"tests.returns.workforce.examples.{path.stem}")
        yield from module.EXAMPLES


def test_every_rule_has_an_example_with_a_row_that_passes() -> None:
    """Each version of each rule, those that follow from a declaration too; and one that fails."""
    failing: dict[tuple[str, int | None], int] = defaultdict(int)
    passing: dict[tuple[str, int | None], int] = defaultdict(int)
    for example in examples():
        (rule,) = (r for r in KIND.rules.in_year(example.year) if r.code == example.code)
        for table, rows in example.rows().items():
            if table in rule.at:
                fails = len(example.fails.get(table, ()))
                failing[rule.code, rule.since] += fails
                passing[rule.code, rule.since] += len(rows) - fails
    versions = {(rule.code, rule.since) for rule in KIND.rules.found}
    assert {version for version in versions if not failing[version]} == set()
    assert {version for version in versions if not passing[version]} == set()


@pytest.mark.parametrize("year", range(KIND.first_year, KIND.last_year + 1))
def test_every_rule_runs_on_a_return_without_rows(year: int) -> None:
    """Nothing is found in nothing, and no rule fails by itself."""
    engine = engine_with(KIND, {})
    checked = run_rules(KIND, engine, KIND.settings(year), {t.name for t in KIND.tables})
    assert [left.reason for left in checked.not_run if left.failed] == []
    for issues in checked.issues.values():
        assert engine.connection.execute(f'SELECT count(*) FROM "{issues}"').fetchone() == (0,)


#: What trips rules: nothing, words for numbers, dates that are none, far too large.
AWKWARD = st.sampled_from(
    [
        None,
        *("", " ", "0", "1", "-1", "1.5", "nan", "inf", "1e308", "-1e308", "9" * 20),
        *("31/02/2025", "2025-13-01", "0001-01-01", "9999-12-31", "1800-01-01", "45000"),
        *("ZZ1", "zz1", "SIC", "2025-03-31", "2018-01-08", "\x00", "é"),
    ]
)
CELLS = st.one_of(AWKWARD, AWKWARD, st.text(max_size=12))
ROWS = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(CSWWWorker.columns(), CELLS)),
    min_size=1,
    max_size=12,
)
COUNCIL = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(LALevelVacancies.columns(), CELLS)),
    max_size=2,
)
HEADERS = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(Header.columns(), CELLS)), max_size=2
)


@given(
    st.integers(KIND.first_year, KIND.last_year),
    ROWS,
    COUNCIL,
    HEADERS,
)
@settings(max_examples=15)
def test_whatever_is_written_no_rule_fails_by_itself(
    year: int,
    workers: list[dict[str, str | None]],
    council: list[dict[str, str | None]],
    headers: list[dict[str, str | None]],
) -> None:
    """Any text in any cell of a worker, the council's row and the header, in any year."""
    tables = {"CSWWWorker": workers, "LALevelVacancies": council, "Header": headers}
    engine = engine_with(KIND, tables)
    checked_by = KIND.settings(year, authority="E06000054")
    checked = run_rules(KIND, engine, checked_by, {*tables, "authority"})
    assert [left.reason for left in checked.not_run] == []
