"""What the tools of SQL Server write into CSV files is read as it is meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from lineofsight.returns.ssd.extract import read_extract
from lineofsight.returns.ssd.tables import TABLES

(PROFESSIONALS,) = (table for table in TABLES if table.name == "ssd_professionals")
(PLANS,) = (table for table in TABLES if table.name == "ssd_cin_plans")


def test_nothing_and_moments(tmp_path: Path) -> None:
    """NULL is a cell without a value; of a moment the day is taken. What is wrong is told still."""
    (tmp_path / "ssd_cin_plans.csv").write_text(
        ",".join(PLANS.columns())
        + "\nn1,r1,1,2025-05-01 00:00:00.000,NULL,NULL,W1"
        + "\nn2,r2,2,2025-05-02 13:45:10.1234567,2025-13-01 00:00:00.000,Null,NULL"
        + "\nn3,r3,3,2025-05-03 00:00:00,0001-01-01 00:00:00.000,,"
        + "\n"
    )
    (tmp_path / "ssd_professionals.csv").write_text(
        ",".join(PROFESSIONALS.columns()) + "\nW1,NULL,Null,NULL,NULL,NULL,T,NULL,NULL\n"
    )
    connection = duckdb.connect()
    loaded = read_extract([tmp_path], connection=connection)
    rows = connection.execute(
        "SELECT cinp_cin_plan_start_date, cinp_cin_plan_end_date, cinp_cin_plan_team, "
        "cinp_cin_plan_worker_id FROM ssd_cin_plans ORDER BY _row"
    ).fetchall()
    assert rows == [
        (date(2025, 5, 1), None, None, "W1"),
        (date(2025, 5, 2), None, "Null", None),
        (date(2025, 5, 3), None, None, None),
    ]
    assert connection.execute(
        "SELECT prof_staff_id, prof_professional_name, prof_professional_caseload, "
        "prof_full_time_equivalency FROM ssd_professionals"
    ).fetchall() == [(None, "Null", None, None)]
    told = [(problem.file, problem.line, problem.column) for problem in loaded.problems]
    assert told == [
        ("ssd_cin_plans.csv", 3, "cinp_cin_plan_end_date"),
        ("ssd_cin_plans.csv", 4, "cinp_cin_plan_end_date"),
    ]
    assert len(loaded.problems) == 2
