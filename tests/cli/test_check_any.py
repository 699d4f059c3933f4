"""`lineofsight check FILES…`: one front door for files of any returns."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import lineofsight
from lineofsight.cli import app
from tests.returns.reading.test_telling import CIN_XML
from tests.returns.results.returns import SMALL, write_return


def run(*words: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two returns."""
    folder = write_return(tmp_path / "sent", SMALL)
    (folder / "census.xml").write_text(CIN_XML, encoding="utf-8")
    return folder


def test_each_return_is_recognised_and_checked(folder: Path, tmp_path: Path) -> None:
    """Each has results of its own, in a folder with the return's name."""
    result = run("check", folder, "--year", "2026", "--out", tmp_path / "out")
    assert result.exit_code == 5, result.output
    assert "SSDA903: children looked after, collection year 2026" in result.output
    assert "CIN census: children in need, collection year 2026" in result.output
    for code in ("ssda903", "cin"):
        manifest = json.loads((tmp_path / "out" / code / "manifest.json").read_text("utf-8"))
        assert manifest["check"] == code
    compared = run("check", "compare", tmp_path / "out" / "cin", tmp_path / "out" / "cin")
    assert compared.exit_code == 0
    assert "0 issues mended, 0 new" in compared.output


def test_naming_the_return_gives_the_same(folder: Path, tmp_path: Path) -> None:
    """The front door adds nothing and loses nothing."""
    mixed = json.loads(run("check", folder, "--year", "2026", "--json").stdout)
    (folder / "census.xml").rename(tmp_path / "census.xml")
    alone = json.loads(run("check", "ssda903", folder, "--year", "2026", "--json").stdout)
    found = next(one for one in mixed["returns"] if one["check"] == "ssda903")
    for fact in ("summary", "children", "rows", "errors", "queries", "exit_code"):
        assert found[fact] == alone[fact], fact


def test_an_archive_of_several_returns_is_read_once_for_each(folder: Path, tmp_path: Path) -> None:
    """No file of one is told as a mistake of the other; options may stand before the files."""
    archive = tmp_path / "sent.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    result = run("check", "--year", "2026", "--json", archive)
    data = json.loads(result.stdout)
    assert result.exit_code == 5
    assert {one["check"]: one["rows"]["refused"] for one in data["returns"]} == {
        "ssda903": 0,
        "cin": 0,
    }
    assert all(file["table"] for one in data["returns"] for file in one["sources"])


def test_a_file_of_no_return_is_told_and_the_others_are_checked(folder: Path) -> None:
    """With why; and the exit code says so."""
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    result = run("check", folder, "--year", "2026")
    assert result.exit_code == 3
    assert "notes.txt: The file is of no return" in " ".join(result.output.split())


def test_files_of_no_return_alone_fail(tmp_path: Path) -> None:
    """Nothing checked is not the same as nothing found."""
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    assert run("check", tmp_path / "notes.txt").exit_code == 1
    assert run("check", tmp_path / "missing.csv").exit_code == 1


def test_what_keeps_one_return_from_being_checked_does_not_keep_the_others(folder: Path) -> None:
    """Of 2023 there are rules of SSDA903 and none of a census of 2022; JSON has the reason."""
    result = run("check", folder, "--json", "--year", "2027")
    data = json.loads(result.stdout)
    assert result.exit_code == data["exit_code"] == 2
    by_code = {one["check"]: one for one in data["returns"]}
    assert by_code["ssda903"]["rules_run"] > 0
    assert "2027" in by_code["cin"]["reason"]


def test_rules_that_are_asked_for_are_looked_for_in_every_return(folder: Path) -> None:
    """Each return runs those that it has, and one that has none of them is left alone."""
    result = run("check", folder, "--year", "2026", "--json", "--only", "8500")
    assert result.exit_code == 0, result.output
    assert [one["check"] for one in json.loads(result.stdout)["returns"]] == ["cin"]
    assert run("check", folder, "--year", "2026", "--only", "nonsense").exit_code == 2


def test_last_years_return_alone_is_told_and_passed_over(folder: Path) -> None:
    """The others are checked; the exit code says that something was not read."""
    census = folder / "census.xml"
    result = run(
        "check", census, "--last-year", folder / "header.csv", "--only", "8500", "--year", "2026"
    )
    assert result.exit_code == 3
    assert "Of ssda903 only last year's return was given" in " ".join(result.output.split())


def test_results_of_checks_are_no_files_of_a_return(folder: Path) -> None:
    """A folder may be checked again with the results in it: its rows are not read twice."""
    words = ("check", folder, "--year", "2026", "--out", folder / "out", "--xlsx", "--csv")
    first, again = run(*words), run(*words)
    assert again.exit_code == first.exit_code == 5
    assert again.stdout == first.stdout


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """By the folders that they lie in."""
    for name, child in (("north", "101"), ("south", "201")):
        tables = {table: drawn.replace("101", child) for table, drawn in SMALL.items()}
        write_return(tmp_path / "sent" / name, tables)
    data = json.loads(run("check", tmp_path / "sent", "--year", "2026", "--json").stdout)
    names = [source["name"] for source in data["returns"][0]["sources"]]
    assert sorted(names) == [
        f"{place}/{table}.csv" for place in ("north", "south") for table in ("episodes", "header")
    ]
    shown = " ".join(run("check", tmp_path / "sent", "--year", "2026").stdout.split())
    assert "Confirm first what was guessed or put together: south/episodes.csv" in shown


def test_in_a_notebook(folder: Path) -> None:
    """One result after the other."""
    found = {}
    for result in lineofsight.check_files([folder], year=2026):
        with result:
            found[result.kind.code] = len(result.rows("summary"))
    assert set(found) == {"ssda903", "cin"}
