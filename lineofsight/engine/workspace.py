"""The workspace: a folder that holds a council's snapshots and files.

workspace/
  lineofsight.toml      says that this is a workspace
  snapshots/            one folder each, never changed once there
  claims/               one file for each saved claim
  uploads/              files that people loaded on the site
  cache/                answers that can be asked for again
  lineofsight.sqlite3   people's work, where it is not in PostgreSQL
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot, clear_unfinished, list_snapshots

MARK = "lineofsight.toml"
MARK_TEXT = "# This folder is a Line of Sight workspace.\nlayout = 1\n"
HELD = ".held"
CACHE = "cache"
DATABASE = "lineofsight.sqlite3"
VARIABLE = "LINEOFSIGHT_WORKSPACE"


class WorkspaceError(Exception):
    """The folder cannot serve as a workspace. The message says what to do."""


@dataclass(frozen=True)
class Workspace:
    """A folder with snapshots. Make one with `open_workspace`."""

    path: Path

    @property
    def snapshots_path(self) -> Path:
        """Where the snapshots are."""
        return self.path / "snapshots"

    def snapshots(self) -> list[Snapshot]:
        """All whole snapshots, oldest first."""
        return list_snapshots(self.snapshots_path)

    def latest_snapshot(self, kind: str | None = None) -> Snapshot | None:
        """The newest snapshot of a kind (as in `inspections`), or of any kind when none is
        given; None when nothing of it was loaded yet."""
        for snapshot in reversed(self.snapshots()):
            if kind is None or snapshot.manifest["kind"] == kind:
                return snapshot
        return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the workspace while reading into it, so that of two programs neither loses what
        the other adds. What a crash left half-written is cleared first. The hold ends with the
        program, however that ends.

        Raises:
            WorkspaceError: another program holds it, or it may not be written.
        """
        from filelock import FileLock, Timeout  # only what writes waits for it to load

        lock = FileLock(self.snapshots_path / HELD, timeout=0)
        try:
            self.snapshots_path.mkdir(exist_ok=True)
            lock.acquire()
        except Timeout:
            raise WorkspaceError(
                f"Another program is reading into {self.path}. Wait until it has finished, then "
                "run again."
            ) from None
        except OSError as error:
            raise WorkspaceError(
                f"{self.path} may not be written ({error.strerror}). Check its permissions, or "
                "name another workspace."
            ) from None
        try:
            clear_unfinished(self.snapshots_path)
            yield
        finally:
            lock.release()


def default_path() -> Path:
    """The workspace's folder when a command names none: `LINEOFSIGHT_WORKSPACE`, or
    `workspace` in the current folder."""
    return Path(os.environ.get(VARIABLE) or "workspace")


def open_workspace(path: Path | None = None, *, create: bool = False) -> Workspace:
    """Open the workspace at `path` (or at the default), making it when `create` is set.

    A folder that holds other things is never taken over.

    Raises:
        WorkspaceError: there is none there, or the folder belongs to something else.
    """
    folder = path or default_path()
    mark = folder / MARK
    if mark.is_file():
        return Workspace(folder)
    if folder.is_file():
        raise WorkspaceError(f"{folder} is a file. Name a folder for the workspace.")
    if folder.is_dir() and any(folder.iterdir()):
        raise WorkspaceError(
            f"{folder} holds other files and is not a workspace. Name an empty or a new folder."
        )
    if not create:
        raise WorkspaceError(
            f"There is no workspace at {folder}. Name one with --workspace, or set {VARIABLE}."
        )
    folder.mkdir(parents=True, exist_ok=True)
    # The mark comes first: stopped after it, the folder is a workspace and not "other files".
    mark.write_text(MARK_TEXT, encoding="utf-8")
    workspace = Workspace(folder)
    workspace.snapshots_path.mkdir(exist_ok=True)
    return workspace
