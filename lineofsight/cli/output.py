"""What commands share: consoles, JSON, exit codes, the workspace option."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

if TYPE_CHECKING:
    from rich.progress import Progress

    from lineofsight.engine.snapshots import Snapshot

DONE, FAILED, USAGE, SOME_REFUSED, INTERRUPTED = 0, 1, 2, 3, 130

#: The longest word of a table's cell that is not broken.
_WORD = 16

#: Data goes to standard output, everything about the run to standard error.
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        help="The workspace's folder (else LINEOFSIGHT_WORKSPACE, else ./workspace).",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
AsAtOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="As known on this day, as in 2024-03-31."),
]


def latest_record(workspace: Path | None) -> Snapshot:
    """The latest snapshot of a workspace that holds a record.

    Raises:
        typer.Exit: there is none, which was told.
        WorkspaceError: there is no workspace.
    """
    from lineofsight.engine.workspace import open_workspace
    from lineofsight.record.opening import ROOM

    snapshot = open_workspace(workspace).latest_snapshot(kind=ROOM)
    if snapshot is None:
        errors.print("No record was built in this workspace: lineofsight record build makes one.")
        raise typer.Exit(FAILED)
    return snapshot


def progress_bar() -> Progress:
    """A progress bar on standard error."""
    from rich.progress import (  # loaded where it is shown: many commands show none
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=errors,
    )


@contextmanager
def stoppable() -> Iterator[None]:
    """Say in a plain sentence that work was stopped with Ctrl-C, and end with that exit code.
    It holds at any moment: a snapshot is there whole, or not at all."""
    try:
        yield
    except KeyboardInterrupt:
        errors.print("Stopped. Nothing is half-written, and what was there before still stands.")
        raise typer.Exit(INTERRUPTED) from None


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def print_json(data: Any) -> None:
    """Print data as JSON on standard output."""
    sys.stdout.write(json.dumps(data, indent=1, ensure_ascii=False, default=_plain) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], title: str = "") -> None:
    """Print rows as a table; columns are keys of the rows. Words stay whole where they can."""
    from rich.table import Table

    cells = [["" if row[c] is None else str(row[c]) for c in columns] for row in rows]
    table = Table(title=title or None)
    for place, column in enumerate(columns):
        words = [word for line in cells for word in line[place].split()]
        longest = min(max(map(len, words), default=0), _WORD)
        table.add_column(column.capitalize(), overflow="fold", min_width=longest)
    for line in cells:
        table.add_row(*line)
    console.print(table)
