"""Two engines, one answer: indicators over the records of all worked examples."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from lineofsight.engine.running import EngineName
from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.registry import indicators
from lineofsight.indicators.run import open_periods, values_of
from lineofsight.indicators.values import Value
from tests.indicators.side_by_side import EXAMPLES, PERIODS, one_record

#: Whether every indicator is worked out on Spark, which takes minutes.
EVERY = os.environ.get("LINEOFSIGHT_EVERY_INDICATOR") == "1"


def on_spark() -> list[Indicator]:
    """The indicators that are worked out on Spark: every one, or the first of each form and timing
    over each table of the record."""
    if EVERY:
        return list(indicators())
    shapes: dict[tuple[object, ...], Indicator] = {}
    for one in indicators():
        shapes.setdefault((one.form, one.timing, one.table), one)
    return list(shapes.values())


def sorted_values(values: Sequence[Value]) -> list[Value]:
    """In an order that is none of an engine's."""
    return sorted(values, key=lambda one: (one.la_code, one.period.start, str(one.part)))


def differences(ours: Sequence[Value], theirs: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Values of an indicator that differ; numbers as near as two ways of summing them are."""
    assert len(ours) == len(theirs)
    return [
        (one, other)
        for one, other in zip(sorted_values(ours), sorted_values(theirs), strict=True)
        if (one.code, one.la_code, one.period, one.part, one.unknown)
        != (other.code, other.la_code, other.period, other.part, other.unknown)
        or (one.numerator, one.denominator, one.value)
        != pytest.approx((other.numerator, other.denominator, other.value))
    ]


@pytest.mark.spark
def test_spark_finds_what_duckdb_finds() -> None:
    """An indicator has the same values in every record and period; and every example has its own
    value still, though others stand beside it."""
    found: dict[EngineName, dict[str, list[Value]]] = {}
    with one_record() as connection:
        for engine in EngineName:
            chosen = indicators() if engine is EngineName.DUCKDB else on_spark()
            with open_periods(connection, PERIODS, engine=engine) as opened:
                found[engine] = {one.code: values_of(one, opened) for one in chosen}
    first = found.pop(EngineName.DUCKDB)
    for name, example in EXAMPLES.items():
        own = [
            value
            for value in first[example.code]
            if value.la_code == name and value.period == example.period
        ]
        if isinstance(example.value, float | int | None):
            assert [value.value for value in own] == pytest.approx([example.value]), name
        else:
            mix = {value.part: value.value for value in own if value.numerator}
            assert mix == pytest.approx(dict(example.value)), name
    for engine, values in found.items():
        for code, theirs in values.items():
            assert differences(first[code], theirs) == [], f"{code} differs on {engine}."
