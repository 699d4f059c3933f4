"""A workspace out of one file, put in its place when all of it is there and was checked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from lineofsight.engine.archives.layout import ArchiveError, Manifest, Progress
from lineofsight.engine.archives.reading import check_archive, check_files, extract_archive
from lineofsight.engine.backups import (
    DATABASE_ROOM,
    FACTS,
    WORKSPACE_ROOM,
    Database,
    private_folder,
    room_of,
)
from lineofsight.engine.snapshots import MANIFEST, keep
from lineofsight.engine.workspace import MARK, Workspace, WorkspaceError

#: Begins the ending of the name that a replaced workspace is given.
ASIDE = "before-restore"


@dataclass(frozen=True)
class Restored:
    """What was restored, and where that stands which was there before."""

    manifest: Manifest
    aside: Path | None


@dataclass(frozen=True)
class Holding:
    """What a backup holds, counted."""

    made: datetime
    software: str
    snapshots: int
    claims: int
    files: int
    size: int
    database: Mapping[str, Any]


def check_backup(file: Path, *, progress: Progress | None = None) -> Manifest:
    """Make sure that a backup is whole, each file of it.

    Raises:
        ArchiveError: it is not, or it is no backup. The message says what to do.
        OSError: it cannot be read.
    """
    manifest = check_archive(file, progress=progress)
    try:
        name = holding(manifest).database["file"]
        is_there = name is None or f"{room_of(name)}/{name}" in manifest.files
    except (KeyError, IndexError, TypeError, ValueError):
        is_there = False
    if not is_there or f"{WORKSPACE_ROOM}/{MARK}" not in manifest.files:
        raise ArchiveError(f"{file} holds no workspace. Name a file that lineofsight backup wrote.")
    return manifest


def holding(manifest: Manifest) -> Holding:
    """Count what a backup holds, by its manifest."""
    paths = [PurePosixPath(path).parts[1:] for path in manifest.files]
    return Holding(
        made=datetime.fromisoformat(manifest.facts["made"]),
        software=manifest.facts["software"],
        snapshots=sum(p[0] == "snapshots" and p[2:] == (MANIFEST,) for p in paths),
        claims=sum(p[0] == "claims" and p[-1].endswith(".json") for p in paths),
        files=len(paths),
        size=manifest.size,
        database=manifest.facts["database"],
    )


def restore(
    file: Path,
    target: Path,
    database: Database,
    *,
    replace: bool = False,
    progress: Progress | None = None,
) -> Restored:
    """Restore a workspace and its database from a backup. Stop the site before.

    Everything is checked before anything is touched, is written beside, is checked again, and is
    then renamed into place. What was there is moved aside, never deleted.

    Args:
        file: the backup.
        target: where the workspace shall be.
        database: the database that is restored with it.
        replace: whether a workspace that is there may be moved aside.
        progress: told how many bytes are done.

    Raises:
        ArchiveError: the backup is not whole, or not one of ours.
        WorkspaceError: the target holds something, or another program holds it.
        OSError: something cannot be read or written; all is as it was before.
    """
    manifest = check_backup(file, progress=progress)
    target = target.resolve()
    _refuse(target, replace=replace)
    with ExitStack() as stack:
        if (target / MARK).is_file():
            stack.enter_context(Workspace(target).writing())
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = stack.enter_context(private_folder(target.parent))
        facts, content = beside / FACTS, beside / "content"
        facts.write_text(json.dumps(manifest.facts["database"]), encoding="utf-8")
        database.fits(facts, replace=replace)
        content.mkdir()
        extract_archive(file, content, progress=progress)
        check_files(content, manifest, progress=progress)
        with _put(content / WORKSPACE_ROOM, target) as aside:
            database.load(target, facts, content / DATABASE_ROOM, replace=replace)
    return Restored(manifest, aside)


def _refuse(target: Path, *, replace: bool) -> None:
    """Refuse a target that holds something, or cannot be renamed.

    Raises:
        WorkspaceError: it is so.
    """
    if target.is_file():
        raise WorkspaceError(f"{target} is a file. Name a folder for the workspace.")
    if os.path.ismount(target):
        raise WorkspaceError(
            f"{target} is where a disk begins, and cannot be put in place as a whole. Name a "
            "folder in it."
        )
    if target.is_dir() and any(target.iterdir()):
        if not (target / MARK).is_file():
            raise WorkspaceError(
                f"{target} holds other files and is not a workspace. Name an empty or a new folder."
            )
        if not replace:
            raise WorkspaceError(
                f"{target} is a workspace already. Name a new folder, or add --replace: what is "
                "there is then moved aside, not deleted."
            )


@contextmanager
def _put(beside: Path, target: Path) -> Iterator[Path | None]:
    """Rename a folder into place, and what was there aside; back again where anything that is done
    with it fails. Gives where the earlier one is."""
    earlier = target.with_name(f"{target.name}.{ASIDE}-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    was_there = target.is_dir()
    was_empty = was_there and not any(target.iterdir())
    if was_there:
        target.rename(earlier)
    try:
        beside.rename(target)
        keep(target.parent)
        yield earlier if was_there and not was_empty else None
    except BaseException:
        if target.is_dir():
            target.rename(beside)
        if was_there:
            earlier.rename(target)
        raise
    if was_empty:
        earlier.rmdir()
