"""Every rule's examples hold, and every rule has one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from lineofsight.returns.frames import Settings
from lineofsight.returns.ssda903.kind import KIND
from tests.returns.examples import Example
from tests.returns.rows import failing_rows


def examples() -> Iterator[Example]:
    """The examples of every module."""
    for path in sorted((Path(__file__).parent / "examples").glob("*.py")):
        module = import_module(f"tests.returns.ssda903.examples.{path.stem}")
        yield from module.EXAMPLES


def named(example: Example) -> str:
    """A name for the test."""
    return f"{example.code}-{example.year}"


@pytest.mark.parametrize("example", examples(), ids=named)
def test_an_example_fails_where_it_says(example: Example) -> None:
    """The rows that fail are those that the example says, for the reason it gives."""
    start, end = KIND.window(example.year)
    settings = Settings(example.year, example.start or start, example.end or end, example.authority)
    given = example.given if example.authority is None else (*example.given, "authority")
    found = failing_rows(KIND, settings, example.code, example.rows(), given, example.lookup_rows())
    assert found == {table: list(rows) for table, rows in example.fails.items() if rows}, (
        example.why
    )
