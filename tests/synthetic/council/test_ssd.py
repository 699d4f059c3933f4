"""The extract of an invented council: in the dataset's tables, and true to the lives."""

from __future__ import annotations

import csv
import json
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from lineofsight.returns.ssd.codes import CODED, TABLE_OF, meant
from lineofsight.returns.ssd.extract import read_extract
from lineofsight.returns.ssd.tables import TABLES
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.making import Settings, make_council
from lineofsight.synthetic.council.ssd import SsdWriter
from lineofsight.synthetic.council.ssd_extract import Extract

AS_AT = date(2026, 3, 31)
#: What no life tells of: families, her own child, and another number.
EMPTY = {"ssd_family", "ssd_mother", "ssd_linked_identifiers"}
#: Columns that name a row of another table.
REFERENCES = (
    ("ssd_cin_assessments", "cina_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_assessment_factors", "cinf_assessment_id", "ssd_cin_assessments", "cina_assessment_id"),
    ("ssd_cin_plans", "cinp_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_s47_enquiry", "s47e_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cp_plans", "cppl_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cp_plans", "cppl_icpc_id", "ssd_initial_cp_conference", "icpc_icpc_id"),
    ("ssd_cp_visits", "cppv_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    ("ssd_cp_reviews", "cppr_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    ("ssd_cla_episodes", "clae_referral_id", "ssd_cin_episodes", "cine_referral_id"),
    ("ssd_cla_episodes", "clae_cla_placement_id", "ssd_cla_placement", "clap_cla_placement_id"),
    ("ssd_cla_visits", "clav_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    ("ssd_cla_reviews", "clar_cla_id", "ssd_cla_episodes", "clae_cla_id"),
    ("ssd_involvements", "invo_professional_id", "ssd_professionals", "prof_professional_id"),
    ("ssd_professionals", "prof_professional_department", "ssd_department", "dept_team_id"),
)

Rows = list[dict[str, str]]


@dataclass
class Written:
    """An extract, with the lives it tells of."""

    folder: Path
    lives: list[Life]
    tables: dict[str, Rows]


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Of a council with some of everything, of which each child has a name."""
    folder = tmp_path_factory.mktemp("extract") / "ssd"
    council = make_council(Settings("Wiltshire", 2_500, seed=7, names=True))
    lives = list(council.lives())
    with SsdWriter(folder, AS_AT) as out:
        for life in lives:
            out.add(life)
        out.add_workers(council.workers, council.teams)
    tables = {}
    for path in folder.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return Written(folder, lives, tables)


def test_it_is_read_whole(extract: Written) -> None:
    """Every table is told by its columns, every cell is of its type, and all but a few tables have
    rows."""
    with duckdb.connect() as connection:
        loaded = read_extract([extract.folder], connection=connection)
        assert [str(problem) for problem in loaded.problems] == []
        assert loaded.given == {table.name for table in TABLES}
        for table in TABLES:
            (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchall()[0]
            assert count == len(extract.tables[table.name])
            assert bool(count) == (table.name not in EMPTY), table.name


def test_codes_are_of_their_lists(extract: Written) -> None:
    """Of every coded column, each value."""
    seen = set()
    for column in CODED:
        told = {row[column] for row in extract.tables[TABLE_OF[column]]} - {""}
        assert {code for code in told if meant(column, code) != code} == set(), column
        seen |= {column} if told else set()
    assert len(seen) > 20


def test_keys_are_each_of_one_row_and_what_they_name_is_there(extract: Written) -> None:
    """Within a table, and from one to another."""
    for table in TABLES:
        for column in table.columns().values():
            if column.key:
                keys = [row[column.name] for row in extract.tables[table.name]]
                assert "" not in keys
                assert len(keys) == len(set(keys)), column.name
    for name, refers, other, key in REFERENCES:
        named = {row[refers] for row in extract.tables[name]} - {""}
        assert named, refers
        assert named <= {row[key] for row in extract.tables[other]}, refers


def test_every_row_is_of_a_child_in_it(extract: Written) -> None:
    """By the identifier that the child has in every return."""
    children = {row["pers_person_id"] for row in extract.tables["ssd_person"]}
    assert children <= {life.identifier for life in extract.lives}
    seen = 0
    for table in TABLES:
        for column in table.columns():
            if column.endswith("_person_id") and not column.startswith("moth_childs"):
                named = {row[column] for row in extract.tables[table.name]}
                assert named <= children, column
                seen += len(named)
    assert seen > len(children)


def test_what_is_to_come_is_not_known(extract: Written) -> None:
    """No date is later than the day but that of an expected birth and those by which something is
    due."""
    ahead = {"pers_expected_dob", "icpc_icpc_target_date"}
    for table in TABLES:
        for column in table.columns().values():
            if column.type is date and column.name not in ahead and "due" not in column.name:
                latest = max((row[column.name] for row in extract.tables[table.name]), default="")
                assert latest <= AS_AT.isoformat(), column.name


def test_nothing_is_there_that_was_over_six_years_before(extract: Written) -> None:
    """Referrals, plans and care."""
    for table, column in (
        ("ssd_cin_episodes", "cine_close_date"),
        ("ssd_cp_plans", "cppl_cp_plan_end_date"),
        ("ssd_cla_reviews", "clar_cla_review_date"),
    ):
        told = {row[column] for row in extract.tables[table]} - {""}
        assert told
        assert min(told) >= "2020-03-31"


def test_it_tells_of_the_day_what_the_lives_do(extract: Written) -> None:
    """Children on plans and in care, factors as JSON, names, and each worker's cases."""
    tables = extract.tables
    assert {
        row["cppl_person_id"] for row in tables["ssd_cp_plans"] if not row["cppl_cp_plan_end_date"]
    } == {
        life.identifier
        for life in extract.lives
        for episode in life.need.episodes
        for plan in episode.protection_plans
        if plan.start <= AS_AT < plan.end
    }
    assert Counter(
        row["clae_person_id"]
        for row in tables["ssd_cla_episodes"]
        if not row["clae_cla_episode_ceased_date"]
    ) == Counter(
        life.identifier
        for life in extract.lives
        for period in life.care
        if period.start <= AS_AT and (period.end is None or period.end > AS_AT)
    )
    for row in tables["ssd_assessment_factors"]:
        assert all(
            isinstance(code, str) for code in json.loads(row["cinf_assessment_factors_json"])
        )
    assert all(row["pers_forename"] and row["pers_surname"] for row in tables["ssd_person"])
    cases = Counter(
        one.worker
        for life in extract.lives
        for one in life.allocations
        if one.start <= AS_AT and (one.end is None or one.end > AS_AT)
    )
    told = {
        row["prof_professional_id"]: int(row["prof_professional_caseload"] or 0)
        for row in tables["ssd_professionals"]
    }
    assert {worker: number for worker, number in told.items() if number} == cases


def test_a_column_that_no_table_has_is_refused(tmp_path: Path) -> None:
    """A slip in a name leaves no blank column behind."""
    with ExitStack() as stack, pytest.raises(KeyError, match="pers_persn_id"):
        Extract(tmp_path / "ssd", AS_AT, stack).put("ssd_person", pers_persn_id="1")
