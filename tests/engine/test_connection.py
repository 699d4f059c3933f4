"""A snapshot's tables are views of a DuckDB connection, asked by SQL or as Narwhals frames."""

from __future__ import annotations

from pathlib import Path

import duckdb
import narwhals as nw
import pyarrow as pa
import pytest

from lineofsight.engine.connection import connect
from lineofsight.engine.snapshots import Snapshot, write_snapshot

GRADES = pa.table({"code": ["865", "800", "801"], "grade": ["good", None, "inadequate"]})
COUNTS = pa.table({"n": [1, 2, 3]})


def snapshot_in(folder: Path) -> Snapshot:
    """A snapshot with tables in two rooms."""
    return write_snapshot(
        folder,
        kind="test",
        tables={("inspections", "judgement"): GRADES, ("record", "count"): COUNTS},
        sources=[],
    )


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """A snapshot with tables in two rooms."""
    return snapshot_in(tmp_path)


def test_rows_come_as_dictionaries(snapshot: Snapshot) -> None:
    with connect(snapshot) as connection:
        rows = connection.sql("SELECT code, grade FROM inspections_judgement ORDER BY code")
    assert rows == [
        {"code": "800", "grade": None},
        {"code": "801", "grade": "inadequate"},
        {"code": "865", "grade": "good"},
    ]


def test_values_go_in_as_parameters(snapshot: Snapshot) -> None:
    with connect(snapshot) as connection:
        rows = connection.sql(
            "SELECT code FROM inspections_judgement WHERE grade = ?", ["good'; DROP TABLE x"]
        )
        again = connection.sql("SELECT code FROM inspections_judgement WHERE grade = ?", ["good"])
    assert rows == []
    assert again == [{"code": "865"}]


def test_a_table_is_a_lazy_frame(snapshot: Snapshot) -> None:
    with connect(snapshot) as connection:
        frame = connection.frame("record", "count")
        assert isinstance(frame, nw.LazyFrame)
        total = frame.select(nw.col("n").sum()).collect()
    assert total.to_dict(as_series=False) == {"n": [6]}


def test_a_statement_without_rows_gives_none(snapshot: Snapshot) -> None:
    with connect(snapshot) as connection:
        assert connection.sql("SELECT 1 AS n WHERE false") == []


@pytest.mark.parametrize("name", ["it's ours", 'a "quoted" place', "ελληνικά", "100% & [x] *"])
def test_the_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with connect(snapshot_in(tmp_path / name)) as connection:
        assert connection.sql("SELECT count(*) AS n FROM record_count") == [{"n": 3}]


def test_memory_can_be_bounded(snapshot: Snapshot) -> None:
    with connect(snapshot, memory_limit="256MB") as connection:
        (row,) = connection.sql("SELECT current_setting('memory_limit') AS bound")
    assert row["bound"] == "244.1 MiB"


def test_a_bound_that_is_no_size_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(duckdb.Error):
        connect(snapshot, memory_limit="plenty")


def test_a_closed_connection_answers_no_more(snapshot: Snapshot) -> None:
    with connect(snapshot) as connection:
        pass
    with pytest.raises(duckdb.ConnectionException):
        connection.sql("SELECT 1")


def test_two_connections_read_at_once(snapshot: Snapshot) -> None:
    with connect(snapshot) as one, connect(snapshot) as other:
        query = "SELECT max(n) AS n FROM record_count"
        assert one.sql(query) == other.sql(query) == [{"n": 3}]
