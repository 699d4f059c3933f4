"""Engines: what is kept is there under its name, and each row is told of every condition it meets.

The same is asked of DuckDB and, where PySpark and Java are installed, of Spark.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import narwhals as nw
import pytest
from narwhals import col

from lineofsight.engine.expressions import days_after, differs, is_true, months_after, years_after
from lineofsight.engine.running import DuckDBEngine, Engine, EngineName
from lineofsight.engine.running import open_engine as opened


@pytest.fixture(params=[EngineName.DUCKDB, pytest.param(EngineName.SPARK, marks=pytest.mark.spark)])
def on(request: pytest.FixtureRequest) -> Iterator[tuple[Engine, duckdb.DuckDBPyConnection]]:
    """An engine over one table of four children and the days they were born."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TEMP TABLE people AS SELECT * FROM (VALUES"
        " (0, 'A', DATE '2008-02-29', NULL), (1, 'A', DATE '2010-01-31', 'x'),"
        " (2, 'B', NULL, 'y'), (3, NULL, DATE '2012-12-01', 'y')) AS t(_row, child, born, code)"
    )
    with opened(request.param, connection) as engine:
        yield engine, connection


def found(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[int, int]]:
    """The rows of a table of matches."""
    return connection.execute(f"SELECT _row, _condition FROM {name} ORDER BY ALL").fetchall()


def test_rows_are_told_of_every_condition_they_meet(
    on: tuple[Engine, duckdb.DuckDBPyConnection],
) -> None:
    """An unknown condition does not hold. A row set twice beside a condition is told once."""
    engine, connection = on
    people = engine.table("people")
    conditions = {4: col("code") == "y", 7: ~col("child").is_null(), 9: col("code") == "nobody"}
    twice = nw.concat([people.filter(col("_row") == 1)] * 2)
    engine.matches("met", people, conditions, [(300, twice)])
    assert found(connection, "met") == [(0, 7), (1, 7), (1, 300), (2, 4), (2, 7), (3, 4)]


def test_nothing_asked_gives_an_empty_table(
    on: tuple[Engine, duckdb.DuckDBPyConnection],
) -> None:
    """Where every rule of a table raised, its table of issues is there, and empty."""
    engine, connection = on
    engine.matches("met", engine.table("people"), {})
    assert found(connection, "met") == []


def test_what_is_kept_is_a_table_and_may_be_kept_again(
    on: tuple[Engine, duckdb.DuckDBPyConnection],
) -> None:
    """The second frame of a name replaces the first; one made from the first still stands."""
    engine, connection = on
    known = engine.keep("known", engine.table("people").filter(~col("child").is_null()))
    facts = engine.keep("facts", known.group_by("child").agg(rows=col("_row").count()))
    beside = engine.table("people").join(facts, on="child", how="left")
    engine.matches("met", beside, {1: col("rows") == 2, 2: col("rows").is_null()})
    assert found(connection, "met") == [(0, 1), (1, 1), (3, 2)]
    engine.keep("known", engine.table("people").filter(col("code") == "y"))
    engine.matches("met", engine.table("known"), {1: col("_row") >= 0})
    assert found(connection, "met") == [(2, 1), (3, 1)]


@pytest.mark.parametrize(
    ("value", "row", "why"),
    [
        (
            years_after(col("born"), 1) == date(2009, 2, 28),
            0,
            "a year after 29 February",
        ),
        (years_after(col("born"), 4) == date(2012, 2, 29), 0, "and the 29th in a leap year"),
        (months_after(col("born"), 1) == date(2010, 2, 28), 1, "the last day of a shorter month"),
        (days_after(col("born"), 31) == date(2013, 1, 1), 3, "over the end of a year"),
        (days_after(col("born"), -31) == date(2012, 10, 31), 3, "days before"),
        (
            differs(col("code"), nw.lit("y")) & (col("child") == "A") & (col("born").dt.day() > 30),
            1,
            "",
        ),
        (
            differs(col("code"), nw.lit("x")) & ~is_true(col("code") == "y"),
            0,
            "blank differs from x",
        ),
        (col("_row").shift(1).over("child", order_by=["born", "_row"]) == 0, 1, "the row before"),
        (col("code").str.contains("^(?:x|z)$"), 1, "a pattern"),
        (nw.any_horizontal(col("born").is_null(), ignore_nulls=True), 2, "any of one"),
    ],
)
def test_expressions_mean_the_same_on_every_engine(
    on: tuple[Engine, duckdb.DuckDBPyConnection], value: nw.Expr, row: int, why: str
) -> None:
    """Exactly one row of the table meets each of these."""
    engine, connection = on
    people = engine.table("people")
    shared = engine.keep("people_shared", people.with_columns(holds=value))
    engine.matches("met", shared, {0: col("holds")})
    assert found(connection, "met") == [(row, 0)], why


def test_statements_can_be_run_again() -> None:
    """Over tables of the same columns the statements alone give what the frames gave."""
    connection = duckdb.connect()
    connection.execute("CREATE TEMP TABLE people AS SELECT range AS _row FROM range(5)")
    engine = DuckDBEngine(connection)
    kept = engine.keep("odd", engine.table("people").filter(col("_row") % 2 == 1))
    engine.matches("met", kept, {3: col("_row") > 1})
    other = duckdb.connect()
    other.execute("CREATE TEMP TABLE people AS SELECT range AS _row FROM range(10)")
    for statement in engine.statements:
        other.execute(statement)
    assert found(other, "met") == [(3, 3), (5, 3), (7, 3), (9, 3)]


def test_a_table_that_is_not_there_is_said(
    on: tuple[Engine, duckdb.DuckDBPyConnection],
) -> None:
    """Both engines raise KeyError."""
    with pytest.raises(KeyError, match="nowhere"):
        on[0].table("nowhere")
