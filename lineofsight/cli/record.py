"""`lineofsight record`: the child's record, built from returns and extracts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from lineofsight.cli.output import FAILED, WorkspaceOption, console, errors, latest_record
from lineofsight.engine.workspace import Workspace, WorkspaceError, open_workspace

if TYPE_CHECKING:
    from lineofsight.record.build import Built

app = typer.Typer(no_args_is_help=True, help="The child's record, and the indicators over it.")


@contextmanager
def telling() -> Iterator[Callable[[str, int, int], None]]:
    """A bar that shows what is being done, and how far it is."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=1)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total)

        yield tell


def build_with_progress(
    files: list[Path],
    place: Workspace,
    *,
    council: str,
    check: str = "latest",
    as_at: date | None = None,
    postcodes: Path | None = None,
) -> Built:
    """Build the record with a bar; ends the command in plain words where it cannot be built."""
    from lineofsight.indicators.keeping import with_values
    from lineofsight.record.build import CannotBuildError, Check, build_record
    from lineofsight.record.linking import BadDecisionError
    from lineofsight.returns.lookups import LookupFileError
    from lineofsight.returns.reading import CannotReadFiles
    from lineofsight.returns.ssd.codes import BadCodeMapError

    try:
        with telling() as tell:
            return build_record(
                files,
                place,
                council=Path(council) if council.endswith(".json") else council,
                check=Check(check),
                as_at=as_at,
                postcodes=postcodes,
                progress=tell,
                more=with_values,
            )
    except (
        CannotBuildError,
        BadDecisionError,
        BadCodeMapError,
        CannotReadFiles,
        LookupFileError,
        WorkspaceError,
    ) as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        errors.print(f"The record could not be written: {error.strerror}.", markup=False)
        raise typer.Exit(FAILED) from None


@app.command("build")
def build(
    files: Annotated[
        list[Path], typer.Argument(help="Files and folders of any returns, extracts and years.")
    ],
    council: Annotated[
        str,
        typer.Option(help="Whose record: a council's name or code, or an invented council.json."),
    ],
    workspace: WorkspaceOption = None,
    check: Annotated[
        str, typer.Option(help="Run the rules of each return's latest year, of all, or of none.")
    ] = "latest",
    as_at: Annotated[
        str | None, typer.Option(help="The day it stands at, as 2026-09-30; the last told of.")
    ] = None,
    postcodes: Annotated[
        Path | None, typer.Option(help="A file of England's postcodes (prepare-postcodes).")
    ] = None,
) -> None:
    """Build the child's record, with the indicators over it, as a new snapshot.

    With a file of postcodes, how far children live from home is worked out.
    """
    if check not in ("latest", "all", "none"):
        raise typer.BadParameter("Say latest, all or none.", param_hint="--check")
    try:
        day = date.fromisoformat(as_at) if as_at else None
    except ValueError:
        raise typer.BadParameter("Write the day as 2026-09-30.", param_hint="--as-at") from None
    place = open_workspace(workspace, create=True)
    built = build_with_progress(
        files, place, council=council, check=check, as_at=day, postcodes=postcodes
    )
    for name, why in (*built.unknown, *built.unread):
        errors.print(f"{name}: {why}", markup=False)
    for link in built.links:
        if link.refused:
            errors.print(f"A link of two identifiers was refused. {link.refused}", markup=False)
    console.print(
        f"{built.rows['person']:,} children, {sum(built.rows.values()):,} rows from "
        f"{len({load.file for load in built.loads}):,} files. Snapshot {built.snapshot.name}."
    )


@app.command("summary")
def summary(workspace: WorkspaceOption = None) -> None:
    """What the latest record holds, where it comes from, and what is to be mended in it."""
    from lineofsight.record.opening import open_record
    from lineofsight.record.tables import RECORD

    snapshot = latest_record(workspace)
    connection = open_record(snapshot)
    table = Table("Table", "Rows")
    for one in RECORD:
        (number,) = connection.execute(f"SELECT count(*) FROM record_{one.name}").fetchall()[0]
        table.add_row(one.name.replace("_", " "), f"{number:,}")
    console.print(table)
    for words, query in (
        (
            "issues",
            "SELECT source, severity, count(*) FROM record_issue GROUP BY ALL ORDER BY 1, 2",
        ),
        (
            "differences between sources",
            "SELECT kind, table_name, count(*) FROM record_conflict GROUP BY ALL ORDER BY 3 DESC",
        ),
    ):
        rows = connection.execute(query).fetchall()
        console.print(f"{sum(row[-1] for row in rows):,} {words}")
        for first, second, number in rows[:20]:
            console.print(f"  {first} {second}: {number:,}")
    connection.close()
