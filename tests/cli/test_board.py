"""`lineofsight board`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lineofsight.claims.board import board_of, kept_weeks
from lineofsight.cli import app
from lineofsight.engine.workspace import open_workspace
from tests.built_council import BuiltCouncil


@pytest.fixture(scope="module")
def workspace(built_council: BuiltCouncil, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built council's workspace, to be written to."""
    place = tmp_path_factory.mktemp("board") / "workspace"
    shutil.copytree(built_council.workspace, place, ignore=shutil.ignore_patterns("boards"))
    return place


def test_it_is_shown_and_kept(workspace: Path) -> None:
    """Each area and question; nothing is kept unless it is asked for."""
    shown = CliRunner().invoke(app, ["board", "--workspace", str(workspace)])
    assert shown.exit_code == 0, shown.output
    for words in ("Mereshire", "CHILDREN IN CARE: What do we know?", "What are our plans?"):
        assert words in shown.output
    place = open_workspace(workspace)
    assert kept_weeks(place, "999") == ()
    kept = CliRunner().invoke(app, ["board", "--keep", "--workspace", str(workspace)])
    assert kept.exit_code == 0, kept.output
    (week,) = kept_weeks(place, "999")
    assert board_of(place, "999", week).council == "Mereshire"


@pytest.mark.parametrize(
    ("council", "told"),
    [("Wiltshire", "No record"), ("Narnia", "No council with children's services")],
)
def test_a_council_without_a_record_is_told(workspace: Path, council: str, told: str) -> None:
    found = CliRunner().invoke(app, ["board", "--council", council, "--workspace", str(workspace)])
    assert found.exit_code == 1
    assert told in " ".join(found.output.split())
