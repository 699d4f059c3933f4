"""`lineofsight check`: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from lineofsight.cli import app, check
from lineofsight.returns.kinds import KINDS, get_kind
from tests.returns.results.returns import SMALL, write_return


def run(*words: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small return."""
    return write_return(tmp_path / "return", SMALL)


ONLY = ("--only", "101", "--only", "142", "--only", "202")


def test_a_check_prints_what_was_found_and_what_was_not_run(folder: Path) -> None:
    """By rule, with the reason for what did not run, and what to mend first."""
    result = run("check", "ssda903", folder, "--year", "2026", *ONLY)
    assert result.exit_code == 5, result.output
    assert "collection year 2026 (2025-26)" in result.output
    assert "2 rules run: 2 errors and 0 queries found." in result.output
    assert "Not run, no Header of last year: give it with --last-year: 202." in result.output
    assert "3 corrections are certain" in result.output
    assert "Reading the files …" in result.stderr
    assert "Reading the files …" not in result.stdout


@pytest.mark.parametrize(
    ("tables", "rule", "code", "why"),
    [
        ({"Header": "CHILD | SEX\n1 | M"}, "101", 0, "nothing found"),
        ({"Header": "CHILD | SEX\n1 | X"}, "101", 5, "an error"),
        (
            {"Header": "CHILD | SEX\n1 | M", "Episodes": "CHILD | DECOM\n2 | 01/05/2025"},
            "EPI",
            6,
            "a query alone",
        ),
        (
            {"Header": "CHILD | SEX\n1 | X", "Letters": "TO | TEXT\nMother | Dear"},
            "101",
            3,
            "a file that is no table of the return, whatever else was found",
        ),
        ({"Letters": "TO | TEXT\nMother | Dear"}, "101", 1, "nothing could be read"),
        ({"Header": "CHILD | SEX\n1 | M"}, "9999", 2, "no such rule"),
    ],
)
def test_the_exit_code_says_what_was_found(
    tmp_path: Path, tables: dict[str, str], rule: str, code: int, why: str
) -> None:
    """For scripts: each outcome has its own."""
    folder = write_return(tmp_path / "return", tables)
    result = run("check", "ssda903", folder, "--year", "2026", "--only", rule)
    assert result.exit_code == code, (why, result.output)


def test_json_has_the_manifest_the_summary_and_the_children(folder: Path) -> None:
    """Standard output is one JSON document."""
    result = run("check", "ssda903", folder, "--year", "2026", *ONLY, "--json")
    data = json.loads(result.stdout)
    assert (data["exit_code"], data["errors"], data["year"]) == (5, 2, 2026)
    assert [row["code"] for row in data["summary"]][-1] == "202"
    assert [row["child"] for row in data["children"]] == ["101"]
    assert data["mend_first"]["cells"] == []


def test_results_are_written_where_a_folder_is_named(folder: Path, tmp_path: Path) -> None:
    """Parquet always, a workbook and CSV where asked for; nothing without a folder."""
    out = tmp_path / "out"
    words = ("check", "ssda903", folder, "--year", "2026", *ONLY)
    assert run(*words, "--out", out, "--xlsx", "--csv", "--no-mend").exit_code == 5
    names = {path.name for path in out.iterdir()}
    assert {"issues.parquet", "results.xlsx", "issues.csv", "manifest.json"} <= names
    assert "causes.parquet" not in names
    without = run(*words, "--xlsx")
    assert without.exit_code == 2
    assert "--out FOLDER" in without.output


def test_a_folder_of_other_things_is_not_written_to(folder: Path, tmp_path: Path) -> None:
    """Wrong use, in a sentence."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep")
    result = run(
        "check", "ssda903", folder, "--year", "2026", "--only", "101", "--out", tmp_path / "mine"
    )
    assert result.exit_code == 2
    assert "name another folder" in result.output


def test_two_checks_are_compared(folder: Path, tmp_path: Path) -> None:
    """By rule, with totals; as JSON and as files too."""
    words = ("check", "ssda903", folder, "--year", "2026", *ONLY, "--no-mend", "--out")
    run(*words, tmp_path / "a")
    header = folder / "header.csv"
    header.write_text(header.read_text().replace("101,2,", "101,F,"))
    run(*words, tmp_path / "b")
    result = run("check", "compare", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "c")
    assert result.exit_code == 0, result.output
    assert "1 issues mended, 0 new, 1 remain." in result.output
    assert (tmp_path / "c" / "changes.parquet").is_file()
    as_json = run("check", "compare", tmp_path / "a", tmp_path / "b", "--json")
    assert json.loads(as_json.stdout)["totals"]["mended"] == 1
    assert run("check", "compare", tmp_path / "a", tmp_path).exit_code == 2
    assert run("check", "compare", tmp_path / "a", tmp_path / "b", "--csv").exit_code == 2


@pytest.mark.parametrize("code", KINDS)
def test_every_return_has_a_command(code: str) -> None:
    """Commands are made from the registry of returns."""
    assert get_kind(code).code == code
    assert run("check", code, "--help").exit_code == 0


def test_a_return_that_is_not_there_is_said() -> None:
    """With those that are."""
    with pytest.raises(KeyError, match=r"no return 'ssda904'\. Known: ssda903"):
        get_kind("ssda904")


def test_every_exit_code_is_documented() -> None:
    """In the how-to's table, and in the command's help."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "check-an-ssda903-return.md"
    documented = set(re.findall(r"^\| (\d+) \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert documented == {"0", "1", "2", "3", "5", "6", "130"}
    shown = " ".join(run("check", "ssda903", "--help").output.split())
    for code in documented:
        assert re.search(rf"\b{code}\b", shown), code


def test_every_option_is_explained_in_the_how_to() -> None:
    """A new option is not forgotten."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "check-an-ssda903-return.md"
    text = page.read_text(encoding="utf-8")
    command: Any = typer.main.get_command(check.app)
    options = {option for p in command.commands["ssda903"].params for option in p.opts}
    assert {o for o in options if o.startswith("--") and o not in ("--help", "--mend")} <= set(
        re.findall(r"--[a-z0-9-]+", text)
    )
