"""A workspace is a folder of its own; no other folder is ever taken over."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lineofsight.engine.snapshots import UNFINISHED, write_snapshot
from lineofsight.engine.workspace import (
    MARK,
    VARIABLE,
    WorkspaceError,
    default_path,
    open_workspace,
)


def test_a_new_workspace_is_made_where_asked(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "deep" / "ours", create=True)
    assert workspace.path == tmp_path / "deep" / "ours"
    assert (workspace.path / MARK).is_file()
    assert workspace.snapshots() == []
    assert workspace.latest_snapshot() is None


def test_an_empty_folder_may_become_one(tmp_path: Path) -> None:
    assert open_workspace(tmp_path, create=True).snapshots_path == tmp_path / "snapshots"


def test_making_it_twice_changes_nothing(tmp_path: Path) -> None:
    first = open_workspace(tmp_path / "ours", create=True)
    made = write_snapshot(first.snapshots_path, kind="test", tables={}, sources=[])
    again = open_workspace(tmp_path / "ours", create=True)
    assert again == first
    assert again.latest_snapshot() == made


def test_the_latest_snapshot_is_that_made_last(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "ours", create=True)
    made = [
        write_snapshot(
            workspace.snapshots_path,
            kind="test",
            tables={},
            sources=[],
            made=datetime(2026, 1, day, tzinfo=UTC),
        )
        for day in (9, 30, 11)
    ]
    assert workspace.latest_snapshot() == made[1]
    assert workspace.snapshots() == [made[0], made[2], made[1]]


def test_the_latest_of_a_kind_is_found_behind_newer_ones_of_another(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "ours", create=True)
    reports, figures = [
        write_snapshot(
            workspace.snapshots_path,
            kind=kind,
            tables={},
            sources=[],
            made=datetime(2026, 1, day, tzinfo=UTC),
        )
        for kind, day in (("inspections", 9), ("published", 10))
    ]
    assert workspace.latest_snapshot() == figures
    assert workspace.latest_snapshot(kind="inspections") == reports
    assert workspace.latest_snapshot(kind="published") == figures
    assert workspace.latest_snapshot(kind="returns") is None


def test_what_a_crash_left_is_cleared_before_writing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "ours", create=True)
    left = workspace.snapshots_path / f"{UNFINISHED}abc"
    left.mkdir()
    open_workspace(workspace.path, create=True)
    assert left.exists(), "opening clears nothing: another program may be writing it"
    with workspace.writing():
        assert not left.exists()


def test_one_program_at_a_time_writes(tmp_path: Path) -> None:
    """Of two that read into a workspace at once, one would lose what the other adds."""
    workspace = open_workspace(tmp_path / "ours", create=True)
    with workspace.writing():
        done = hold_elsewhere(workspace.path)
        assert done.returncode == 1
        assert "Another program is reading into" in done.stderr
    assert hold_elsewhere(workspace.path).returncode == 0, "free again"
    assert workspace.latest_snapshot() is None, "the hold is no snapshot"


def hold_elsewhere(folder: Path) -> subprocess.CompletedProcess[str]:
    """Another program that holds a workspace for a moment."""
    code = (
        "import sys; from pathlib import Path;"
        "from lineofsight.engine.workspace import open_workspace;"
        "open_workspace(Path(sys.argv[1])).writing().__enter__()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
    )


def test_a_workspace_that_may_not_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(tmp_path / "ours", create=True)

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with (
        pytest.raises(WorkspaceError, match=r"may not be written .*Permission denied"),
        workspace.writing(),
    ):
        pytest.fail("it was held")


def test_stopped_while_it_is_made_it_is_a_workspace_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left with a folder but no mark it would be refused for ever, as holding other files."""
    real = Path.mkdir

    def stop(self: Path, *args: Any, **kwargs: Any) -> None:
        if self.name == "snapshots":
            raise KeyboardInterrupt
        real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", stop)
    with pytest.raises(KeyboardInterrupt):
        open_workspace(tmp_path / "ours", create=True)
    monkeypatch.undo()
    workspace = open_workspace(tmp_path / "ours", create=True)
    with workspace.writing():
        assert workspace.snapshots() == []


REFUSED = [
    # what is there, whether to create, what the message says
    ("nothing", False, "There is no workspace at"),
    ("an empty folder", False, "There is no workspace at"),
    ("a file", True, "is a file"),
    ("a file", False, "is a file"),
    ("other files", True, "holds other files"),
    ("other files", False, "is not a workspace"),
]


@pytest.mark.parametrize(("there", "create", "message"), REFUSED)
def test_a_folder_that_cannot_serve_is_refused(
    tmp_path: Path, there: str, create: bool, message: str
) -> None:
    place = tmp_path / "place"
    if there == "a file":
        place.write_text("mine", encoding="utf-8")
    elif there != "nothing":
        place.mkdir()
    if there == "other files":
        (place / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=message) as refused:
        open_workspace(place, create=create)
    assert str(place) in str(refused.value)
    assert not (place / MARK).exists()


def test_the_default_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    assert default_path() == tmp_path / "named"
    assert open_workspace(create=True).path == tmp_path / "named"


@pytest.mark.parametrize("value", [None, ""])
def test_the_default_is_a_folder_beside(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if value is None:
        monkeypatch.delenv(VARIABLE, raising=False)
    else:
        monkeypatch.setenv(VARIABLE, value)
    assert default_path() == Path("workspace")
