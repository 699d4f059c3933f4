"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.engine.workspace import WorkspaceError
from lineofsight.synthetic.reports import demo_reports


def run(*words: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four invented reports."""
    folder = tmp_path_factory.mktemp("reports")
    for path in demo_reports(folder, seed=5)[4:]:
        path.unlink()
    return folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    """A workspace into which they were read."""
    place = tmp_path_factory.mktemp("cli") / "workspace"
    result = run("inspections", "read", str(reports), "-w", str(place), "--workers", "1")
    assert result.exit_code == 0, result.output
    return place


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "lineofsight demo"),
        (("--help",), "Exit codes"),
        (("inspections", "--help"), "search"),
        (("inspections", "read", "--help"), "Ctrl-C"),
        (("demo", "--help"), "demonstration"),
    ],
)
def test_help_teaches(words: tuple[str, ...], said: str) -> None:
    """Help says what to do next, not only what the options are."""
    assert said in run(*words).output


def test_read_says_what_it_did(workspace: Path, reports: Path) -> None:
    """A second run reads nothing and says that nothing is new; JSON has the same counts."""
    again = run("inspections", "read", str(reports), "-w", str(workspace))
    assert again.exit_code == 0
    assert "0 read, 4 unchanged" in again.stdout
    assert "Nothing new" in again.stdout
    data = json.loads(
        run("inspections", "read", str(reports), "-w", str(workspace), "--json").stdout
    )
    assert (data["files"], data["read"], data["carried"], data["reports"]) == (4, 0, 4, 4)


def test_nothing_read_gives_exit_code_1(tmp_path: Path) -> None:
    """A script can tell that nothing was read; the file is named."""
    (tmp_path / "bad.pdf").write_bytes(b"not a pdf")
    result = run("inspections", "read", str(tmp_path), "-w", str(tmp_path / "w"), "--workers", "1")
    assert result.exit_code == 1, "nothing at all was read"
    assert "bad.pdf" in result.stdout


def test_some_refused_and_some_read_gives_3(tmp_path: Path, reports: Path) -> None:
    """One bad file among good ones: the good ones are read, the exit code says 3."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")
    one = next(iter(sorted(reports.rglob("*.pdf"))))
    result = run(
        "inspections", "read", str(bad), str(one), "-w", str(tmp_path / "w"), "--workers", "1"
    )
    assert result.exit_code == 3, result.output
    assert "1 read" in result.stdout


def test_wrong_use_gives_2(workspace: Path) -> None:
    """A misspelt authority or area is wrong use, and the message says what would be right."""
    wrong = run("inspections", "history", "Nowhereshire")
    assert wrong.exit_code == 2
    assert "address name" in wrong.output
    area = run("inspections", "transitions", "--area", "everything")
    assert area.exit_code == 2
    assert "help_and_protection" in area.output
    for option, value, said in [
        ("--theme", "nonsense", "nonsense"),
        ("--region", "Atlantis", "Yorkshire and The Humber"),
        ("--from", "2024-13-01", "--from"),
        ("--as-at", "yesterday", "--as-at"),
    ]:
        result = run("inspections", "search", "x", option, value, "-w", str(workspace))
        assert result.exit_code == 2, option
        assert said in result.output
    region = run(
        "inspections", "search", "children", "--region", "south west", "-w", str(workspace)
    )
    assert region.exit_code == 0, "whatever its case"


def test_a_workspace_that_is_named_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt name must not silently give the packaged facts alone."""
    monkeypatch.setenv("LINEOFSIGHT_WORKSPACE", str(tmp_path / "misspelt"))
    result = run("inspections", "history", "Wiltshire")
    assert isinstance(result.exception, WorkspaceError)
    assert "misspelt" in str(result.exception)


@pytest.mark.parametrize(
    "words",
    [
        ("history", "Wiltshire"),
        ("transitions",),
        ("search", "children"),
        ("problems",),
        ("read", "REPORTS"),
    ],
    ids=lambda words: words[0],
)
def test_json_is_all_that_standard_output_holds(
    workspace: Path, reports: Path, words: tuple[str, ...]
) -> None:
    """Progress, warnings and advice go to standard error, so that a script can read the rest."""
    named = [str(reports) if word == "REPORTS" else word for word in words]
    done = subprocess.run(
        [sys.executable, "-m", "lineofsight", "inspections", *named, "--json", "-w", workspace],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) or words[0] == "problems"
    assert done.stdout[0] in "{["


def test_a_demonstration_without_reports_says_so(tmp_path: Path) -> None:
    """An empty site would puzzle whoever misspelt the folder."""
    result = run("demo", "--reports", str(tmp_path / "none"), "--workspace", str(tmp_path / "w"))
    assert result.exit_code == 1
    assert "Name another folder" in " ".join(result.output.split())


def test_history_from_the_packaged_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new user sees the country at once, without a workspace."""
    monkeypatch.chdir(tmp_path)
    data = json.loads(run("inspections", "history", "Wiltshire", "--json").stdout)
    grades = {
        (row["published"], row["area"]): row["grade"]
        for row in data["judgements"]
        if row["published"]
    }
    assert grades["2015-09-01", "Overall effectiveness"] == "Requires improvement"
    assert grades["2019-07-22", "Overall effectiveness"] == "Good"
    assert grades["2023-12-12", "Overall effectiveness"] == "Outstanding"
    assert grades["2023-12-12", "Help and protection"] == "Good"


def test_transitions_lists_and_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second rise from requires improvement to outstanding was Telford and Wrekin's."""
    monkeypatch.chdir(tmp_path)
    words = ["inspections", "transitions", "--from", "requires-improvement", "--to", "outstanding"]
    data = json.loads(run(*words, "--json").stdout)
    assert [t["authority"] for t in data["transitions"]][:2] == ["Bexley", "Telford and Wrekin"]
    assert run("inspections", "transitions", "--as-at", "2019-01-07").exit_code == 0


def test_search_and_like(workspace: Path) -> None:
    """What was read can be searched, and a recommendation compared with others."""
    data = json.loads(
        run("inspections", "search", "children", "-w", str(workspace), "--json").stdout
    )
    assert data["total"] > 5
    first = data["hits"][0]
    assert {"report_id", "page", "text", "themes"} <= set(first)
    listed = json.loads(
        run("inspections", "like", first["report_id"], "1", "-w", str(workspace), "--json").stdout
    )
    assert isinstance(listed, list)
    assert (
        run("inspections", "like", "nowhere-2020-01-01", "1", "-w", str(workspace)).exit_code == 1
    )


def test_problems_are_listed(tmp_path: Path, reports: Path) -> None:
    """Everything unusual can be seen again later."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"<html><body>Not found</body></html>")
    one = next(iter(sorted(reports.rglob("*.pdf"))))
    run("inspections", "read", str(bad), str(one), "-w", str(tmp_path / "w"), "--workers", "1")
    data = json.loads(run("inspections", "problems", "-w", str(tmp_path / "w"), "--json").stdout)
    assert any(p["code"] == "html_page" for p in data)


def test_a_folder_of_other_things_is_not_taken_over(tmp_path: Path, reports: Path) -> None:
    """The workspace option must not turn somebody's documents into a workspace."""
    (tmp_path / "letter.txt").write_text("mine")
    command = [sys.executable, "-m", "lineofsight", "inspections", "read", str(reports)]
    done = subprocess.run([*command, "-w", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "is not a workspace" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["letter.txt"]
