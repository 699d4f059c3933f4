"""Every indicator's worked examples hold, and every indicator has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from lineofsight.indicators.definition import NEEDED, OPTIONAL, PERIOD, Form
from lineofsight.indicators.periods import year_to
from lineofsight.indicators.record import Record
from lineofsight.indicators.registry import indicator, indicators
from lineofsight.indicators.run import open_periods, rows, values_of
from tests.indicators.examples import Example, drawn_members, drawn_record


def examples() -> Iterator[Example]:
    """The examples of every module."""
    for path in sorted((Path(__file__).parent / "examples_of").glob("[!_]*.py")):
        yield from import_module(f"tests.indicators.examples_of.{path.stem}").EXAMPLES


def named() -> Iterator[tuple[str, Example]]:
    """Each with a name of its own."""
    seen: Counter[str] = Counter()
    for example in examples():
        seen[example.code] += 1
        yield f"{example.code}-{seen[example.code]}", example


CASES = list(named())


@pytest.mark.parametrize("example", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_an_example_gives_what_it_says(example: Example) -> None:
    """The members, the numerator among them, and the value are those worked by hand."""
    one = indicator(example.code)
    with (
        drawn_record(example.tables, children=example.children) as connection,
        open_periods(connection, [example.period]) as opened,
    ):
        found = rows(one.members(opened.record))
        values = values_of(one, opened)
    expected = drawn_members(example.members)
    columns = sorted({name for member in expected for name in member})
    assert _sorted([{name: row.get(name) for name in columns} for row in found]) == _sorted(
        expected
    ), example.why
    if one.form is Form.MIX:
        assert isinstance(example.value, Mapping)
        assert {v.part: v.value for v in values if v.numerator} == pytest.approx(example.value)
    else:
        (value,) = values
        assert value.value == pytest.approx(example.value), example.why


def _sorted(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: [str(row[name]) for name in sorted(row)])


@pytest.fixture(scope="module")
def nothing() -> Iterator[Record]:
    """A record whose tables are empty."""
    with drawn_record({}) as connection, open_periods(connection, [year_to(2026)]) as opened:
        yield opened.record


@pytest.mark.parametrize("one", indicators(), ids=[one.code for one in indicators()])
def test_every_indicator_has_an_example_and_gives_members(one: Any, nothing: Record) -> None:
    """An example that somebody worked by hand; of an indicator with a numerator, one in which
    some row is not met. Members have the declared columns and no others."""
    own = [case for _, case in CASES if case.code == one.code]
    assert own, f"{one.code} has no example."
    if one.form is Form.PERCENT:
        met = {row["met"] for case in own for row in drawn_members(case.members)}
        assert {True, False} <= met, f"{one.code} has no example of a row that is not met."
    columns = one.members(nothing).collect_schema().names()
    assert set(NEEDED) <= set(columns) <= {*NEEDED, *OPTIONAL}
    assert PERIOD in columns
