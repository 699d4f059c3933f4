"""Examples of the rules that columns declare hold, and every rule is shown failing and passing."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.kind import KIND
from lineofsight.returns.annex_a.tables import TABLES
from lineofsight.returns.check import run_rules
from tests.returns.annex_a.examples import _declared as declared
from tests.returns.examples import Example
from tests.returns.rows import engine_with


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_examples_of_declared_rules_fail_where_they_say(table: type[Table]) -> None:
    """All rules that a list's columns declare, over the rows of all their examples at once."""
    shown = [example for example in declared.EXAMPLES if table.name in example.tables]
    rows = [row for example in shown for row in example.rows()[table.name]]
    engine = engine_with(KIND, {table.name: rows})
    codes = {example.code for example in shown}
    checked = run_rules(KIND, engine, KIND.settings(2026), [table.name], only=codes)
    found = engine.connection.execute(
        f'SELECT _row, _condition FROM "{checked.issues[table.name]}"'
    ).fetchall()
    failing = {(row, checked.rules[number].code) for row, number in found}
    place = 0
    for example in shown:
        here = range(place, place + len(example.rows()[table.name]))
        wrong = [number - place for number in here if (number, example.code) in failing]
        assert wrong == list(example.fails[table.name]), (example.code, example.why)
        place = here.stop
    assert place == len(rows)


def test_every_rule_is_shown_failing_and_passing() -> None:
    """No rule is without a row that fails and a row that does not, in the lists it looks at."""
    looks = {rule.code: rule.at for rule in KIND.rules.found}
    failing: set[str] = set()
    passing: set[str] = set()
    for example in _examples():
        rows = example.rows()
        failing |= {example.code for fails in example.fails.values() if fails}
        passing |= {
            example.code
            for table in looks[example.code]
            if set(range(len(rows.get(table, ())))) - set(example.fails.get(table, ()))
        }
    assert looks.keys() - failing == set()
    assert looks.keys() - passing == set()


def _examples() -> list[Example]:
    """All examples, those of declared rules too."""
    folder = Path(__file__).parent / "examples"
    names = sorted(path.stem for path in folder.glob("*.py"))
    modules = [import_module(f"tests.returns.annex_a.examples.{name}") for name in names]
    return [example for module in modules for example in module.EXAMPLES]
