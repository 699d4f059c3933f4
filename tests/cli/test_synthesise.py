"""The command that writes an invented council."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from lineofsight.cli import app
from lineofsight.cli.synthesise import read_share
from lineofsight.synthetic.council import write


def run(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["synthesise", *words], env={"COLUMNS": "200"})


def test_it_writes_a_council_and_says_what_is_next(tmp_path: Path) -> None:
    """How like the real one it is, its mistakes, and the command that builds its record."""
    folder = tmp_path / "council"
    words = ("--children", "80", "--years", "2", "--seed", "5", "--errors", "20%", "--names")
    said = run(str(folder), *words)
    assert said.exit_code == 0, said.output
    assert "Mereshire: 80 children" in said.output
    assert "mistakes, listed in mistakes.csv" in said.output
    assert f"record build {folder / 'ssda903'}" in said.output
    assert "Published" not in said.output
    told = json.loads((folder / "council.json").read_text(encoding="utf-8"))
    assert (told["children"], told["years"], told["seed"]) == (80, 2, 5)
    with (folder / "ssd/2026-09-30/ssd_person.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["pers_surname"] for row in csv.DictReader(file))


def test_the_calibration_is_shown_when_asked(tmp_path: Path) -> None:
    """Each figure beside the published one."""
    said = run(str(tmp_path / "council"), "--children", "30", "--years", "1", "--show-calibration")
    assert said.exit_code == 0, said.output
    for words in ("Published", "Average caseload", "within a tenth"):
        assert words in said.output


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (("--like", "Nowhere"), 1, "No council with children's services is called 'Nowhere'"),
        (("--errors", "many"), 2, "is no share"),
        (("--errors", "300%"), 2, "more than all"),
        (("--children", "0"), 2, "children"),
        (("--years", "9"), 2, "years"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(
    tmp_path: Path, words: tuple[str, ...], code: int, expected: str
) -> None:
    """And nothing is written."""
    said = run(str(tmp_path / "council"), *words)
    assert said.exit_code == code, said.output
    assert expected in said.output
    assert "Traceback" not in said.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """A file in the way, too."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    said = run(str(tmp_path), "--children", "5", "--years", "1")
    assert said.exit_code == 1
    assert "is not empty. Name a folder that is not there yet." in " ".join(said.output.split())
    said = run(str(tmp_path / "mine.txt"), "--children", "5", "--years", "1")
    assert said.exit_code == 1
    assert "could not be written" in " ".join(said.output.split())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_ctrl_c_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, and a plain sentence."""

    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(write, "calibrate", stopped)
    said = run(str(tmp_path / "council"), "--children", "5", "--years", "1")
    assert said.exit_code == 130
    assert "Stopped" in said.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "share"), [("3%", 0.03), ("0.03", 0.03), (" 12.5 % ", 0.125), ("0", 0.0), ("1", 1.0)]
)
def test_a_share_is_read_as_people_write_it(text: str, share: float) -> None:
    """With a sign or without."""
    assert read_share(text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["", "%", "3 percent", "-1%", "101%", "2", "nan"])
def test_what_is_no_share_is_refused(text: str) -> None:
    """Below nothing, above all, or no number."""
    with pytest.raises(typer.BadParameter):
        read_share(text)
