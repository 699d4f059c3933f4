"""The dataset's tables taken out of a real PostgreSQL, where there is one, and Ibis with it."""

from __future__ import annotations

import os
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import duckdb
import pytest

from lineofsight.returns.ssd.bridge import CannotPullError, pull_ssd
from lineofsight.returns.ssd.extract import read_extract
from lineofsight.returns.ssd.tables import TABLES
from tests.postgresql import PASSWORD, USER
from tests.returns.ssd.extracts import invented_council

SQL = {str: "varchar(4000)", int: "int", float: "float", date: "timestamp"}


def lacking(what: str) -> NoReturn:
    """Skip the test, or fail it where it has to run."""
    if os.environ.get("LINEOFSIGHT_REQUIRE_BRIDGE") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database that stands while these tests run."""
    if find_spec("ibis") is None:
        lacking("ibis is not installed: it comes with lineofsight[bridge]")
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory, database: str) -> Path:
    """An invented council's extract, which the database holds too."""
    psycopg = pytest.importorskip("psycopg")
    folder = invented_council(tmp_path_factory.mktemp("council") / "council")
    with psycopg.connect(database) as connection:
        for table in TABLES:
            columns = ", ".join(
                f"{name} {SQL[facts.type]}" for name, facts in table.columns().items()
            )
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
            copy = f"COPY {table.name} FROM STDIN (FORMAT csv, HEADER)"
            with connection.cursor().copy(copy) as rows:
                rows.write((folder / f"{table.name}.csv").read_bytes())
        connection.execute("CREATE SCHEMA small")
        connection.execute("CREATE TABLE small.ssd_department (dept_team_id varchar(48))")
    return folder


def test_what_is_taken_out_is_what_the_files_hold(
    extract: Path, database: str, tmp_path: Path
) -> None:
    """Every table, row for row, in files that their owner alone may read."""
    told: list[str] = []
    pulled = pull_ssd(database, tmp_path / "out", lambda name, *_: told.append(name))
    assert told == [table.name for table in TABLES]
    assert (pulled.missing, pulled.without) == ((), {})
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    files, taken = duckdb.connect(), duckdb.connect()
    read_extract([extract], connection=files)
    assert len(read_extract([tmp_path / "out"], connection=taken).problems) == 0
    for table in TABLES:
        query = f"SELECT {', '.join(table.columns())} FROM {table.name} ORDER BY ALL"
        rows = files.execute(query).fetchall()
        assert taken.execute(query).fetchall() == rows, table.name
        assert pulled.rows[table.name] == len(rows)


def test_what_is_not_there_is_said(extract: Path, database: str, tmp_path: Path) -> None:
    """Tables and columns by name; where there is no table at all, nothing is written."""
    pulled = pull_ssd(database, tmp_path / "out", schema="small")
    assert len(pulled.missing) == len(TABLES) - 1
    assert set(pulled.without) == {"ssd_department"}
    with pytest.raises(CannotPullError, match="No table of the dataset"):
        pull_ssd(database, tmp_path / "none", schema="elsewhere")
    assert not (tmp_path / "none").exists()
    with pytest.raises(CannotPullError, match="is not empty"):
        pull_ssd(database, tmp_path / "out")


def test_the_password_is_never_told(database: str, tmp_path: Path) -> None:
    """Where the database cannot be reached, or lets nobody in."""
    wrong = database.replace(f"{USER}:", "somebody:").replace("/postgres", "/other")
    for url in (wrong, database.replace("127.0.0.1", "127.0.0.2").replace("/postgres", "/other")):
        with pytest.raises(CannotPullError, match="cannot be reached") as raised:
            pull_ssd(url, tmp_path / "out")
        assert PASSWORD not in str(raised.value)
        assert raised.value.__cause__ is None
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("url", ["", "sqlite://x", f"oracle://a:{PASSWORD}@b/c", "postgres://[x"])
def test_another_address_is_refused(url: str, tmp_path: Path) -> None:
    """Without Ibis too, and without repeating it."""
    with pytest.raises(CannotPullError, match="begins with none of") as raised:
        pull_ssd(url, tmp_path / "out")
    assert PASSWORD not in str(raised.value)


def test_without_ibis_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence."""
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    with pytest.raises(CannotPullError, match=r"install lineofsight\[bridge\]"):
        pull_ssd(f"postgres://a:{PASSWORD}@b/c", tmp_path / "out")
