# ruff: noqa: E501 - tables drawn as text are wide
"""The record as tables of the Standard Safeguarding Dataset, and back again."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.engine.tables import Table
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.build import Check, build_record
from lineofsight.record.export import (
    NOT_IN_RECORD,
    SOURCES,
    CannotExportError,
    export_ssd,
    ssd_query,
)
from lineofsight.record.opening import open_record
from lineofsight.record.tables import RECORD
from lineofsight.returns.ssd.tables import TABLES
from tests.indicators.examples import drawn_record
from tests.returns.ssd.extracts import invented_council

BY_NAME = {table.name: table for table in TABLES}
BLANK = {column for columns in NOT_IN_RECORD.values() for column in columns}

#: The rows' own keys, and columns that hold those of other tables: the case system's there, the
#: record's here. What they join is compared in place of them.
KEYS = {
    "ssd_cin_assessments": {"cina_referral_id": ("ssd_cin_episodes", "cine_referral_id")},
    "ssd_assessment_factors": {"cinf_assessment_id": ("ssd_cin_assessments", "cina_assessment_id")},
    "ssd_cin_plans": {"cinp_referral_id": ("ssd_cin_episodes", "cine_referral_id")},
    "ssd_s47_enquiry": {"s47e_referral_id": ("ssd_cin_episodes", "cine_referral_id")},
    "ssd_initial_cp_conference": {
        "icpc_referral_id": ("ssd_cin_episodes", "cine_referral_id"),
        "icpc_s47_enquiry_id": ("ssd_s47_enquiry", "s47e_s47_enquiry_id"),
        "icpc_cp_plan_id": ("ssd_cp_plans", "cppl_cp_plan_id"),
    },
    "ssd_cp_plans": {
        "cppl_referral_id": ("ssd_cin_episodes", "cine_referral_id"),
        "cppl_icpc_id": ("ssd_initial_cp_conference", "icpc_icpc_id"),
    },
    "ssd_cp_reviews": {"cppr_cp_plan_id": ("ssd_cp_plans", "cppl_cp_plan_id")},
    "ssd_cp_visits": {"cppv_cp_plan_id": ("ssd_cp_plans", "cppl_cp_plan_id")},
    "ssd_cla_episodes": {
        "clae_referral_id": ("ssd_cin_episodes", "cine_referral_id"),
        "clae_cla_placement_id": ("ssd_cla_placement", "clap_cla_placement_id"),
    },
}
#: Columns of groups, whose members stay together though the group is named anew.
GROUPS = {"clae_cla_id", "clap_cla_id", "clar_cla_id", "clav_cla_id", "perm_cla_id"}
#: Identifiers that the record takes over as they are.
KEPT_KEYS = {"pers_person_id", "prof_professional_id", "dept_team_id", "clai_person_id"}

Row = dict[str, str]


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented council's extract."""
    return invented_council(tmp_path_factory.mktemp("council") / "council", children=150)


@pytest.fixture(scope="module")
def record(
    extract: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A record built from the extract alone."""
    connection = built(extract, tmp_path_factory.mktemp("workspace"), extract)
    yield connection
    connection.close()


def built(files: Path, place: Path, extract: Path) -> duckdb.DuckDBPyConnection:
    """A record of files of the council that an extract is of."""
    workspace = open_workspace(place / "workspace", create=True)
    council = extract.parents[1] / "council.json"
    made = build_record([files], workspace, council=council, check=Check.NONE)
    assert made.unread == ()
    return open_record(made.snapshot)


def read(folder: Path) -> dict[str, list[Row]]:
    """Every table of an extract."""
    found = {}
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found[table.name] = list(csv.DictReader(file))
    return found


def told(tables: dict[str, list[Row]], table: type[Table]) -> Counter[tuple[str, ...]]:
    """Rows by all they tell: no keys, but what stands behind them."""
    joins = KEYS.get(table.name, {})
    behind = {
        column: {row[key]: f"{one} {_content(BY_NAME[one], row)}" for row in tables[one]}
        for column, (one, key) in joins.items()
    }
    rows: Counter[tuple[str, ...]] = Counter()
    for row in tables[table.name]:
        joined = tuple(behind[column].get(row[column], "") for column in joins)
        rows[(*_content(table, row), *joined)] += 1
    return rows


def _content(table: type[Table], row: Row) -> tuple[str, ...]:
    """The cells of a row that are no keys; lists in the order of their codes."""
    cells = []
    for name, facts in table.columns().items():
        joined = name in KEYS.get(table.name, {}) or name in GROUPS
        made = (facts.key or name == "cinf_table_id") and name not in KEPT_KEYS
        if joined or made or f"{table.name}.{name}" in BLANK:
            continue
        cell = row[name]
        if name == "cinf_assessment_factors_json":
            cell = " ".join(sorted(json.loads(cell)))
        elif name == "s47e_s47_outcome_json" and cell:
            cell = json.dumps(json.loads(cell), sort_keys=True)
        cells.append(cell)
    return tuple(cells)


def test_an_extract_comes_back_from_the_record(
    extract: Path, record: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Every row of every table, joined to what it was joined to; but for what is said to stay
    blank."""
    rows = export_ssd(record, tmp_path / "out")
    before, after = read(extract), read(tmp_path / "out")
    assert sum(rows.values()) > 2_000
    for table in TABLES:
        assert len(after[table.name]) == rows[table.name]
        if f"{table.name}.*" not in BLANK:
            assert told(after, table) == told(before, table), table.name


def test_what_was_written_makes_the_same_record(
    extract: Path, record: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Under the same keys: written once more, it is the same to the letter."""
    export_ssd(record, tmp_path / "once")
    again = built(tmp_path / "once", tmp_path, extract)
    export_ssd(again, tmp_path / "twice")
    again.close()
    for table in TABLES:
        name = f"{table.name}.csv"
        assert (tmp_path / "twice" / name).read_text() == (tmp_path / "once" / name).read_text(), (
            name
        )


def test_members_of_a_period_of_care_stay_together(
    extract: Path, record: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Though the period is named anew."""
    export_ssd(record, tmp_path / "out")

    def grouped(folder: Path) -> list[list[tuple[str, str]]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for row in read(folder)["ssd_cla_episodes"]:
            one = row["clae_person_id"], row["clae_cla_episode_start_date"]
            groups.setdefault(row["clae_cla_id"], []).append(one)
        return sorted(sorted(group) for group in groups.values())

    assert len(grouped(extract)) > 5
    assert grouped(tmp_path / "out") == grouped(extract)


def test_both_forms_hold_the_same(record: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Parquet has dates and numbers as such."""
    assert export_ssd(record, tmp_path / "csv") == export_ssd(
        record, tmp_path / "parquet", "parquet"
    )
    for table in TABLES:
        packed = pq.read_table(tmp_path / "parquet" / f"{table.name}.parquet")
        assert packed.column_names == list(table.columns())
        cells = [
            {name: "" if cell is None else str(cell) for name, cell in row.items()}
            for row in packed.to_pylist()
        ]
        assert cells == read(tmp_path / "csv")[table.name], table.name
    kinds = pq.read_schema(tmp_path / "parquet" / "ssd_person.parquet")
    assert str(kinds.field("pers_dob").type) == "date32[day]"


def test_every_column_of_the_dataset_is_filled_or_said_to_be_blank() -> None:
    """And none is both."""
    equal = {
        column for table in RECORD for facts in table.columns().values() for column in facts.ssd
    }
    for table in TABLES:
        taken = SOURCES.get(table.name)
        for name in table.columns():
            column = f"{table.name}.{name}"
            filled = column in equal or (taken is not None and name in taken.given)
            blank = column in BLANK or f"{table.name}.*" in BLANK
            assert filled != blank, column


def test_a_sample_by_hand() -> None:
    """Folds are undone; what the dataset has no place for is left out."""
    drawn = {
        "cla_outcome": """
            cla_outcome_id | person_id | outcome_type          | outcome_date | year_end   | value | status
            o1             | 1         | DENTAL_CHECK          | 2025-05-01   |            | 0     | REFUSED
            o2             | 1         | HEALTH_ASSESSMENT     |              | 2025-03-31 | 1     |
            o3             | 1         | SUBSTANCE_MISUSE      | 2025-06-01   |            | 1     |
            o4             | 1         | INTERVENTION_RECEIVED | 2025-06-01   |            | 1     |
            o5             | 1         | IMMUNISATIONS         | 2025-01-01   |            | 0     |
            o6             | 1         | IMMUNISATIONS         | 2025-07-01   |            | 1     |
        """,
        "legal_status": """
            legal_status_id | person_id | legal_status | as_found   | start_date
            l1              | 1         | C2           | C2 - Order | 2025-01-01
        """,
        "s47_enquiry": """
            s47_enquiry_id | person_id | start_date | icpc_not_required
            s1             | 1         | 2025-01-01 | yes
            s2             | 1         | 2025-02-01 |
        """,
    }
    with drawn_record(drawn) as connection:

        def cells(table: str, *columns: str) -> list[tuple[object, ...]]:
            query = f"SELECT {', '.join(columns)} FROM ({ssd_query(BY_NAME[table])})"
            return connection.execute(query).fetchall()

        assert cells("ssd_cla_health", "clah_health_check_type", "clah_health_check_status") == [
            ("Dental check", "Refused")
        ]
        assert cells("ssd_cla_substance_misuse", "clas_intervention_received") == [("Y",)]
        assert cells(
            "ssd_cla_immunisations", "clai_immunisations_status", "clai_immunisations_status_date"
        ) == [("Y", date(2025, 7, 1))]
        assert cells("ssd_legal_status", "lega_legal_status") == [("C2 - Order",)]
        assert cells("ssd_s47_enquiry", "s47e_s47_outcome_json") == [
            ('{"CP_CONFERENCE_FLAG":"N"}',),
            (None,),
        ]


def test_nothing_is_overwritten(record: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """What is there stays; an unknown form is refused before anything is made."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(CannotExportError, match="is not empty"):
        export_ssd(record, tmp_path / "out")
    with pytest.raises(CannotExportError, match="say csv or parquet"):
        export_ssd(record, tmp_path / "new", "xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_only_the_owner_may_read_it(record: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """The folder and each file."""
    export_ssd(record, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}


def test_what_breaks_off_leaves_nothing(
    record: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped halfway, there is no folder."""

    def stop(table: type[Table]) -> str:
        if table.name == "ssd_cp_plans":
            raise KeyboardInterrupt
        return ssd_query(table)

    monkeypatch.setattr("lineofsight.record.export.ssd_query", stop)
    with pytest.raises(KeyboardInterrupt):
        export_ssd(record, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=20))
def test_any_text_comes_back(words: str, tmp_path: Path) -> None:
    """Commas, quotation marks and ends of lines too."""
    clean = words.replace("\0", "").encode("utf-8", "ignore").decode()
    with drawn_record({}) as connection:
        connection.execute(
            "INSERT INTO record_team (la_code, load_id, team_id, team_name) VALUES ('901', 1, 'T', ?)",
            [clean],
        )
        path = tmp_path / "rows.csv"
        query = ssd_query(BY_NAME["ssd_department"])
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER)")
        with path.open(encoding="utf-8", newline="") as file:
            assert [row["dept_team_name"] for row in csv.DictReader(file)] == [clean]
