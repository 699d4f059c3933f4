"""An extract in Parquet is read as its CSV files are."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lineofsight.returns.reading.found import Loaded
from lineofsight.returns.ssd.extract import is_extract, read_extract
from lineofsight.returns.ssd.tables import TABLES
from tests.returns.ssd.extracts import invented_council


def read(*paths: Path) -> tuple[duckdb.DuckDBPyConnection, Loaded]:
    """Read files; give the connection that holds their tables."""
    connection = duckdb.connect(config={"threads": 1})
    return connection, read_extract(paths, connection=connection)


def write(path: Path, columns: dict[str, Any]) -> Path:
    """A Parquet file of columns."""
    pq.write_table(pa.table(columns), path)
    return path


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files of an invented council's extract."""
    return invented_council(tmp_path_factory.mktemp("council") / "council")


def test_both_forms_give_the_same_rows(extract: Path, tmp_path: Path) -> None:
    """Every table, row for row; a row's line counts from the first row, not from its heading."""
    engine = duckdb.connect()
    for table in TABLES:
        types = {
            name: "DATE" if facts.type is date else "VARCHAR"
            for name, facts in table.columns().items()
        }
        engine.execute(
            f"COPY (SELECT * FROM read_csv('{extract / table.name}.csv', header=true, "
            f"columns={types})) TO '{tmp_path / table.name}.parquet' (FORMAT parquet)"
        )
    plain, from_csv = read(extract)
    packed, from_parquet = read(tmp_path)
    assert len(from_csv.problems) == len(from_parquet.problems) == 0
    assert from_csv.given == from_parquet.given
    rows = 0
    for table in TABLES:
        query = f'SELECT * EXCLUDE (_file, _line, _child) FROM "{table.name}" ORDER BY _row'
        told = plain.execute(query).fetchall()
        assert packed.execute(query).fetchall() == told, table.name
        rows += len(told)
        lines = plain.execute(f'SELECT _line FROM "{table.name}" ORDER BY _row').fetchall()
        ours = packed.execute(f'SELECT _line FROM "{table.name}" ORDER BY _row').fetchall()
        assert [line for (line,) in ours] == [line - 1 for (line,) in lines]
    assert rows > 1_000


def test_cells_of_any_type_are_read(tmp_path: Path) -> None:
    """Days with and without a time, whole numbers as fractions, yes and no, lists."""
    path = write(
        tmp_path / "ssd_professionals.parquet",
        {
            "prof_professional_id": [12.0],
            "prof_professional_caseload": [Decimal("17")],
            "prof_full_time_equivalency": [0.6],
            "prof_agency_worker_flag": [True],
        },
    )
    connection, _ = read(path)
    assert connection.execute(
        "SELECT prof_professional_id, prof_professional_caseload, prof_full_time_equivalency, "
        "prof_agency_worker_flag FROM ssd_professionals"
    ).fetchall() == [("12", 17, 0.6, "Y")]
    path = write(
        tmp_path / "ssd_cin_episodes.parquet",
        {
            "cine_referral_id": ["R1", "R2"],
            "cine_person_id": ["1", "2"],
            "cine_referral_date": [datetime(2025, 5, 1, 13, 30), datetime(2025, 5, 2)],  # noqa: DTZ001
            "cine_close_date": [date(2025, 6, 1), None],
        },
    )
    connection, _ = read(path)
    assert connection.execute(
        "SELECT cine_referral_date, cine_close_date, _line FROM ssd_cin_episodes ORDER BY _row"
    ).fetchall() == [(date(2025, 5, 1), date(2025, 6, 1), 1), (date(2025, 5, 2), None, 2)]
    path = write(
        tmp_path / "ssd_assessment_factors.parquet",
        {"cinf_assessment_id": ["A1"], "cinf_assessment_factors_json": [["1A", "4B"]]},
    )
    connection, _ = read(path)
    assert connection.execute(
        "SELECT cinf_assessment_factors_json FROM ssd_assessment_factors"
    ).fetchall() == [('["1A", "4B"]',)]


def test_what_is_missing_or_unreadable_is_told(tmp_path: Path) -> None:
    """By file, row and column; an optional column that is not there is not missed."""
    columns = {
        name: ["1", "2"]
        for name in next(t for t in TABLES if t.name == "ssd_person").columns()
        if name not in ("pers_ethnicity", "pers_upn", "pers_dob")
    }
    date_columns = ("pers_expected_dob", "pers_death_date")
    path = write(
        tmp_path / "ssd_person.parquet",
        {
            **{name: cells for name, cells in columns.items() if name not in date_columns},
            "pers_dob": ["2015-05-01", "in spring"],
            **{name: pa.nulls(2, pa.date32()) for name in date_columns},
        },
    )
    _, loaded = read(path)
    told = {(problem.column, problem.line) for problem in loaded.problems}
    assert ("pers_dob", 2) in told
    assert "pers_ethnicity" in {column for column, _ in told}
    assert "pers_upn" not in {column for column, _ in told}
    assert all("spring" not in str(problem) for problem in loaded.problems)


def test_files_that_are_none_of_it_are_refused(tmp_path: Path) -> None:
    """A damaged one, one of another thing, one given twice, and a CSV file beside them."""
    good = write(
        tmp_path / "ssd_department.parquet", {"dept_team_id": ["T"], "dept_team_name": ["A"]}
    )
    (tmp_path / "copy.parquet").write_bytes(good.read_bytes())
    (tmp_path / "damaged.parquet").write_bytes(good.read_bytes()[:40])
    write(tmp_path / "other.parquet", {"something": [1], "else": [2]})
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_sex\n1,F\n")
    connection, loaded = read(tmp_path)
    assert [file.name for file in loaded.files if file.table is not None] == ["copy.parquet"]
    assert sorted({problem.file for problem in loaded.problems}) == [
        "copy.parquet",
        "damaged.parquet",
        "other.parquet",
        "ssd_department.parquet",
        "ssd_person.csv",
    ]
    assert connection.execute("SELECT count(*) FROM ssd_department").fetchall() == [(1,)]
    assert is_extract(good)
    assert not is_extract(tmp_path / "other.parquet")
    assert not is_extract(tmp_path / "damaged.parquet")
    assert not is_extract(tmp_path / "ssd_person.csv")
    assert not is_extract(tmp_path / "not there")
