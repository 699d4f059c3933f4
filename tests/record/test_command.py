"""The commands that build the record and sum it up."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from lineofsight.cli import app
from tests.record.test_build import SMALL, written

RUN = CliRunner()


def test_build_and_summary(tmp_path: Path) -> None:
    """What was built is said in a line, and summed up by table, issues and differences."""
    sent = written(tmp_path / "sent", SMALL | {"notes.csv": "who,what\nme,nothing\n"})
    place = str(tmp_path / "workspace")
    said = RUN.invoke(
        app, ["record", "build", str(sent), "-w", place, "--council", "865", "--check", "none"]
    )
    assert said.exit_code == 0, said.output
    assert "1 children" in said.output
    assert "notes.csv" in said.output
    summed = RUN.invoke(app, ["record", "summary", "-w", place])
    assert summed.exit_code == 0, summed.output
    for words in ("cla episode", "issues", "differences between sources"):
        assert words in summed.output


def test_what_cannot_be_done_is_said_plainly(tmp_path: Path) -> None:
    """A council that is not known, a check that is none, and a summary of nothing."""
    sent = str(written(tmp_path / "sent", SMALL))
    place = str(tmp_path / "workspace")
    said = RUN.invoke(app, ["record", "build", sent, "-w", place, "--council", "Nowhere"])
    assert said.exit_code == 1
    assert "Nowhere" in said.output
    wrong = RUN.invoke(
        app, ["record", "build", sent, "-w", place, "--council", "865", "--check", "some"]
    )
    assert wrong.exit_code == 2
    nothing = RUN.invoke(app, ["record", "summary", "-w", place])
    assert nothing.exit_code == 1
