"""Every rule's examples hold, and every rule has one that fails; of every return that has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from lineofsight.returns.frames import Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rule
from tests.returns.examples import Example
from tests.returns.rows import failing_rows

#: Rules that follow from a column's declaration are made alike: not each of them has an example.
DECLARED = "declared"


class Case(NamedTuple):
    """An example of a return, with a name of its own."""

    kind: ReturnKind
    example: Example
    name: str


def kinds() -> Iterator[ReturnKind]:
    """The returns that have examples."""
    for folder in sorted(Path(__file__).parent.glob("*/examples")):
        module = f"lineofsight.returns.{folder.parent.name}.kind"
        if find_spec(module) is not None:
            yield import_module(module).KIND


def cases(kind: ReturnKind) -> Iterator[Case]:
    """The examples of every module of a return."""
    folder = Path(__file__).parent / kind.code / "examples"
    seen: Counter[str] = Counter()
    for path in sorted(folder.glob("[!_]*.py")):
        module = import_module(f"tests.returns.{kind.code}.examples.{path.stem}")
        for example in module.EXAMPLES:
            name = f"{kind.code}-{example.code}-{example.year}"
            seen[name] += 1
            yield Case(kind, example, f"{name}-{seen[name]}")


KINDS = list(kinds())
CASES = [case for kind in KINDS for case in cases(kind)]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_example_fails_where_it_says(case: Case) -> None:
    """The rows that fail are those that the example says, for the reason it gives."""
    kind, example = case.kind, case.example
    start, end = kind.window(example.year)
    settings = Settings(example.year, example.start or start, example.end or end, example.authority)
    given = example.given if example.authority is None else (*example.given, "authority")
    found = failing_rows(kind, settings, example.code, example.rows(), given, example.lookup_rows())
    assert found == {table: list(rows) for table, rows in example.fails.items() if rows}, (
        example.why
    )


def shown(rule: Rule, examples: list[Example]) -> bool:
    """Whether an example shows rows that fail this version of a rule."""
    return any(
        example.code == rule.code and rule.used_in(example.year) and any(example.fails.values())
        for example in examples
    )


@pytest.mark.parametrize("kind", KINDS, ids=[kind.code for kind in KINDS])
def test_every_rule_has_an_example_that_fails(kind: ReturnKind) -> None:
    """Each version of each rule, unless it follows from a column's declaration."""
    examples = [case.example for case in cases(kind)]
    without = [
        f"{rule.code} ({rule.subject}, from {rule.since} to {rule.until})"
        for rule in kind.rules.found
        if rule.subject != DECLARED and not shown(rule, examples)
    ]
    assert without == []


@pytest.mark.parametrize("kind", KINDS, ids=[kind.code for kind in KINDS])
def test_every_example_is_of_a_rule(kind: ReturnKind) -> None:
    """An example of a rule that the return does not have in that year shows nothing."""
    of_none = [
        case.name
        for case in cases(kind)
        if not any(rule.code == case.example.code for rule in kind.rules.in_year(case.example.year))
    ]
    assert of_none == []
