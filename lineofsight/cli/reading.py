"""Reading with a progress bar, for the commands that read reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.cli.output import progress_bar
from lineofsight.engine.workspace import Workspace

if TYPE_CHECKING:
    from lineofsight.inspections.read import ReadResult


def read_with_progress(
    paths: Sequence[Path], place: Workspace, *, workers: int | None = None, again: bool = False
) -> ReadResult:
    """Read reports into a workspace and show how far it is, on standard error."""
    from lineofsight.inspections.read import read_reports

    with progress_bar() as progress:
        reading = progress.add_task("Reading reports", total=None)
        writing = progress.add_task("Writing the snapshot and its search index", visible=False)
        result = read_reports(
            paths,
            place,
            workers=workers,
            again=again,
            on_start=lambda total: progress.update(reading, total=total, visible=total > 0),
            on_file=lambda _: progress.advance(reading),
            on_write=lambda: progress.update(writing, total=None, visible=True),
        )
        progress.update(writing, total=1, completed=1)
    return result
