"""Both computations of help and protection and of the workforce agree on records shaken up, where
the edges of every definition are met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from lineofsight.indicators.registry import indicator, indicators
from lineofsight.indicators.run import Open, open_periods, values_of
from lineofsight.record.opening import open_record
from tests.built_council import BuiltCouncil
from tests.indicators.independent import put_macros
from tests.indicators.shaken import shake
from tests.indicators.test_independent import PERIODS, both, periods_of

CODES = [one.code for one in indicators() if one.code.startswith(("HP", "LW"))]


@pytest.fixture(scope="module", params=[1, 2])
def shaken(
    built_council: BuiltCouncil, request: Any
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Open]]:
    """The record of the invented council shaken up, seen over the periods."""
    connection = open_record(built_council.snapshot)
    shake(connection, request.param)
    put_macros(connection)
    with open_periods(connection, PERIODS) as opened:
        yield connection, opened
    connection.close()


@pytest.mark.parametrize("code", CODES)
def test_plain_sql_agrees_when_shaken(
    code: str, shaken: tuple[duckdb.DuckDBPyConnection, Open]
) -> None:
    """Numerator and denominator of every period, and of every part."""
    one = indicator(code)
    connection, opened = shaken
    ours, theirs = both(one, connection, values_of(one, opened), periods_of(one))
    assert ours == theirs
