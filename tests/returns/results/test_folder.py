"""A check's folder: written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from lineofsight.returns.results.folder import NotACheckError, written_whole
from lineofsight.returns.results.result import Result
from tests.returns.results.returns import check

CORE = {"summary", "issues", "children", "problems"}


def test_the_folder_has_its_tables_and_what_they_were_made_from(tmp_path: Path) -> None:
    """Parquet for each table; the manifest names software, year, sources and rows."""
    with check(tmp_path, only=["101", "202"]) as result:
        result.write(tmp_path / "out", mend=False)
    out = tmp_path / "out"
    assert {path.stem for path in out.glob("*.parquet")} == CORE
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["check"] == "ssda903"
    assert (manifest["year"], manifest["errors"], manifest["queries"]) == (2026, 1, 0)
    assert manifest["rows"] == {"in": 6, "loaded": 6, "refused": 0}
    assert [source["name"] for source in manifest["sources"]] == ["episodes.csv", "header.csv"]
    assert all(len(source["sha256"]) == 64 for source in manifest["sources"])
    assert [left["code"] for left in manifest["not_run"]] == ["202"]
    found = duckdb.connect().execute(f"SELECT code, child FROM '{out}/issues.parquet'").fetchall()
    assert found == [("101", "101")]


def test_only_its_owner_may_look_into_it(tmp_path: Path) -> None:
    """It holds children's records."""
    with check(tmp_path, only=["101"]) as result:
        result.write(tmp_path / "out", mend=False)
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_names_of_files_carry_no_personal_data(tmp_path: Path) -> None:
    """They are the tables' own, whoever the children are."""
    with check(tmp_path) as result:
        result.write(tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    more = {"causes", "patterns", "suggestions"}
    assert names == {"manifest.json"} | {f"{name}.parquet" for name in CORE | more}


def interrupted(result: Result, folder: Path) -> None:
    """Somebody presses Ctrl-C while the last file is written."""
    (folder / "half").write_text("written")
    raise KeyboardInterrupt


def full_disk(result: Result, folder: Path) -> None:
    """The disk is full."""
    raise duckdb.IOException("Could not write: No space left on device\nmore")


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    """The earlier check stands, whole, and nothing lies beside it."""
    with check(tmp_path, only=["101"]) as result:
        result.write(tmp_path / "out", mend=False)
        before = (tmp_path / "out" / "manifest.json").read_bytes()
        with pytest.raises(KeyboardInterrupt):
            result.write(tmp_path / "out", mend=False, also=[interrupted])
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"out", "return"}


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """The error is one that commands print as a sentence."""
    with (
        check(tmp_path, only=["101"]) as result,
        pytest.raises(
            OSError, match=r"out could not be written: .*there is no room left on the disk\.$"
        ),
    ):
        result.write(tmp_path / "out", mend=False, also=[full_disk])
    assert {path.name for path in tmp_path.iterdir()} == {"return"}


def test_an_earlier_check_is_replaced_and_nothing_else_is(tmp_path: Path) -> None:
    """A folder of somebody's own files is never written to."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep")
    with check(tmp_path, only=["101"]) as result:
        result.write(tmp_path / "out")
        result.write(tmp_path / "out", mend=False)
        assert not (tmp_path / "out" / "causes.parquet").exists()
        with pytest.raises(NotACheckError, match="other than an earlier check"):
            result.write(tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "keep"


def test_an_empty_folder_may_be_written_to(tmp_path: Path) -> None:
    """As one that a user made for the results."""
    (tmp_path / "out").mkdir()
    with written_whole(tmp_path / "out") as beside:
        (beside / "file").write_text("x")
    assert (tmp_path / "out" / "file").read_text() == "x"
