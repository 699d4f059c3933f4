"""`lineofsight backup` and `lineofsight restore`: a workspace and its database in one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from lineofsight.cli.management import manage
from lineofsight.cli.output import FAILED, WorkspaceOption, console, errors
from lineofsight.cli.record import telling
from lineofsight.engine.archives.layout import ArchiveError, Manifest
from lineofsight.engine.workspace import default_path, open_workspace


class SiteDatabase:
    """The database as the site's management commands write and read it."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def dump(self, folder: Path) -> None:
        """Write it into a folder."""
        manage(self._workspace, "database_dump", str(folder))

    def fits(self, facts: Path, *, replace: bool) -> None:
        """Refuse one that cannot be restored; the workspace is not looked at."""
        manage(facts.parent, "database_fits", str(facts), *(["--replace"] if replace else []))

    def load(self, workspace: Path, facts: Path, folder: Path, *, replace: bool) -> None:
        """Restore it."""
        words = ["database_load", str(facts), str(folder), *(["--replace"] if replace else [])]
        manage(workspace, *words)


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """End the command with what is wrong and what to do."""
    try:
        yield
    except ArchiveError as error:
        errors.print(str(error), markup=False)
    except OSError as error:
        named = f" ({error.filename})" if error.filename else ""
        errors.print(f"Failed: {error.strerror or error}{named}.", markup=False)
    else:
        return
    raise typer.Exit(FAILED)


def _told(manifest: Manifest) -> str:
    """What a backup holds, in a sentence."""
    from lineofsight.engine.restoring import holding

    held = holding(manifest)
    tables = held.database["tables"]
    database = (
        f"the database ({'SQLite' if held.database['kind'] == 'sqlite' else 'PostgreSQL'}) with "
        f"{_many(sum(tables.values()), 'row')} in {_many(len(tables), 'table')}"
        if held.database["file"]
        else "no database yet"
    )
    return (
        f"{_many(held.snapshots, 'snapshot')}, {_many(held.claims, 'claim')}, {database}; "
        f"{_many(held.files, 'file')} in all, {held.size / 1e6:,.1f} MB. "
        f"Made {held.made:%Y-%m-%d %H:%M} UTC by {held.software}."
    )


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, as backup.tar.gz.")],
    workspace: WorkspaceOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace a file that is there already.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing: make sure that this backup is whole.")
    ] = False,
) -> None:
    """Write the workspace and its database into one file, or check such a file.

    It holds every snapshot, claim and attached file, the database and the secret key: keep it as
    safe as the record itself. The site may go on meanwhile.
    """
    from lineofsight.engine.backups import back_up
    from lineofsight.engine.restoring import check_backup

    with _in_plain_words():
        if check:
            with telling() as tell:
                manifest = check_backup(file, progress=tell)
            console.print(f"{file} is whole. It holds {_told(manifest)}", markup=False)
            return
        place = open_workspace(workspace)
        with telling() as tell:
            manifest = back_up(
                place, file, SiteDatabase(place.path), replace=replace, progress=tell
            )
        console.print(f"Written to {file}: {_told(manifest)}", markup=False)
        console.print("It is as sensitive as the record: keep it as safe.")


def restore(
    file: Annotated[Path, typer.Argument(help="The file that lineofsight backup wrote.")],
    workspace: WorkspaceOption = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Move a workspace that is there aside, and its tables."),
    ] = False,
) -> None:
    """Restore a workspace and its database from a backup. Stop the site before.

    Every byte is checked before anything is touched. What is there is moved aside, not deleted.
    """
    from lineofsight.engine.restoring import restore as put_back

    target = workspace or default_path()
    with _in_plain_words(), telling() as tell:
        done = put_back(file, target, SiteDatabase(target), replace=replace, progress=tell)
    console.print(f"Restored to {target}: {_told(done.manifest)}", markup=False)
    console.print("Each file was checked again after it was written, and the database's rows.")
    if done.aside is not None:
        console.print(f"What was there before is in {done.aside}.", markup=False)
