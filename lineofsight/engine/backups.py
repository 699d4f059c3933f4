"""A workspace in one file: its snapshots, its files, and the database beside them.

    workspace/...          every file of the workspace; an SQLite database is among them
    database/...           a PostgreSQL database, as its own programs write it
    manifest.json          each file's SHA-256, and when, by what and from what it was made

What the database is, and how it is written and read, is told by whoever knows (see `Database`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import lineofsight
from lineofsight.engine.archives.layout import Manifest, Progress
from lineofsight.engine.archives.writing import write_archive
from lineofsight.engine.workspace import CACHE, DATABASE, Workspace, WorkspaceError

#: What `Database.dump` says of the database, in the folder it is given.
FACTS = "database.json"
#: Folders in the archive.
WORKSPACE_ROOM, DATABASE_ROOM = "workspace", "database"

_BESIDE_IT = ("", "-journal", "-shm", "-wal")
#: Folders in which a name with a dot in front is a hold, or what is being written.
_PASSING = {Path(), Path("snapshots"), Path("claims"), Path("uploads")}


class Database(Protocol):
    """The workspace's database. Each raises what ends the backup or the restoration."""

    def dump(self, folder: Path) -> None:
        """Write the database into a folder, as a file, and what it is as `database.json`: its
        `kind`, its `file` (null where there is none yet), and what else is to be known."""

    def fits(self, facts: Path, *, replace: bool) -> None:
        """Refuse a database, by its `database.json`, that cannot be restored here."""

    def load(self, workspace: Path, facts: Path, folder: Path, *, replace: bool) -> None:
        """Restore from the folder in which its file is (SQLite's is in the workspace by now), all
        of it or nothing, and make sure that it is what was dumped."""


def back_up(
    workspace: Workspace,
    file: Path,
    database: Database,
    *,
    replace: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Write everything a workspace holds into one file, which its owner alone may read.

    The workspace is held meanwhile, so that nothing is read into it; the site may go on.

    Args:
        workspace: the workspace.
        file: where to write to.
        database: its database.
        replace: whether a file that stands there is replaced.
        progress: told how many bytes are done.

    Raises:
        WorkspaceError: it is held by another program, or the file may not be there.
        OSError: something cannot be read or written; nothing is left behind.
    """
    file = file.absolute()
    if not file.parent.is_dir():
        raise WorkspaceError(f"There is no folder {file.parent}. Name a file in one that is there.")
    if file.is_dir() or (file.exists() and not replace):
        raise WorkspaceError(f"{file} is there already. Name another file, or add --replace.")
    if file.resolve().is_relative_to(workspace.path.resolve()):
        raise WorkspaceError(
            f"{file} is in the workspace itself, and would be lost with it. Name a file elsewhere."
        )
    with workspace.writing(), private_folder(file.parent) as folder:
        # The database comes first: what it refers to is there when its turn comes.
        database.dump(folder)
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        sources = list(_files(workspace.path, facts))
        if facts["file"] is not None:
            name = facts["file"]
            sources.append((f"{room_of(name)}/{name}", folder / name))
        about = {
            "made": datetime.now(UTC).replace(microsecond=0).isoformat(),
            "software": f"lineofsight {lineofsight.__version__}",
            "database": facts,
        }
        return write_archive(file, sources, about, progress=progress)


def room_of(database_file: str) -> str:
    """Where in the archive a database's file is: SQLite's is a file of the workspace."""
    return WORKSPACE_ROOM if database_file == DATABASE else DATABASE_ROOM


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """A folder on the same disk, which its owner alone may look into, gone at the end."""
    with TemporaryDirectory(prefix=".lineofsight-", dir=beside) as folder:
        yield Path(folder)


def _files(workspace: Path, facts: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    """Every folder and file of a workspace, but for a live database, the cache, holds and what is
    being written. What links lead to is taken as well, a folder once."""
    seen: set[tuple[int, int]] = set()
    live = {f"{DATABASE}{end}" for end in _BESIDE_IT} if facts["kind"] == "sqlite" else set()
    for here, folders, names in os.walk(workspace, followlinks=True, onerror=_cannot_read):
        folder, stat = Path(here), Path(here).stat()
        if (stat.st_dev, stat.st_ino) in seen:
            folders.clear()
            continue
        seen.add((stat.st_dev, stat.st_ino))
        below = folder.relative_to(workspace)
        left_out = (live | {CACHE}) if below == Path() else set()
        taken = [
            name
            for name in (*sorted(folders), *sorted(names))
            if name not in left_out and not (below in _PASSING and name.startswith("."))
        ]
        folders[:] = [name for name in folders if name in taken]
        yield f"{WORKSPACE_ROOM}/{below.as_posix()}".removesuffix("/."), folder
        for name in taken:
            if (folder / name).is_file():
                yield f"{WORKSPACE_ROOM}/{(below / name).as_posix()}", folder / name


def _cannot_read(error: OSError) -> None:
    raise error
