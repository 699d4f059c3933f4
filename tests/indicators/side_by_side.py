"""The records of all worked examples beside each other, each of an authority of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from lineofsight.indicators.periods import Period
from tests.indicators.examples import Example, drawn_records
from tests.indicators.test_examples import named

#: Every example, by its name: that is the code of its authority, too.
EXAMPLES: dict[str, Example] = dict(named())
PERIODS: tuple[Period, ...] = tuple(dict.fromkeys(one.period for one in EXAMPLES.values()))


@contextmanager
def one_record() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that holds them all."""
    (children,) = {example.children for example in EXAMPLES.values()}
    drawn = {name: example.tables for name, example in EXAMPLES.items()}
    with drawn_records(drawn, children=children) as connection:
        yield connection
