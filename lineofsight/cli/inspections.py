"""`lineofsight inspections`: Ofsted's reports, read, followed and searched."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from lineofsight.cli import findings, judgements
from lineofsight.cli.output import (
    DONE,
    FAILED,
    SOME_REFUSED,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    print_json,
    print_table,
)
from lineofsight.cli.reading import read_with_progress
from lineofsight.engine.workspace import open_workspace

#: Refused files that are named at the end of a run; a list of all can be asked for.
MOST_NAMED = 40

app = typer.Typer(
    help="Ofsted's inspection reports: read them, follow an authority, search.",
    no_args_is_help=True,
)
app.command()(judgements.history)
app.command()(judgements.transitions)
app.command()(findings.search)
app.command()(findings.like)


@app.command()
def read(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders of PDFs (searched to the bottom), or files.")
    ],
    workspace: WorkspaceOption = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes to use; one for each core when not given.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged files too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Read report PDFs into the workspace.

    Files read before and unchanged are not read again. Each file that cannot be read is named
    with the reason; the others go through. Stop with Ctrl-C: what was there before still stands.
    """
    place = open_workspace(workspace, create=True)
    result = read_with_progress(folders, place, workers=workers, again=again)
    if as_json:
        print_json(
            {
                "snapshot": result.snapshot.name if result.snapshot else None,
                "new_snapshot": result.is_new,
                "files": result.files,
                "read": result.read,
                "carried": result.carried,
                "refused": result.refused,
                "reports": result.reports,
                "problems": [asdict(problem) for problem in result.problems],
            }
        )
    else:
        console.print(
            f"{result.files} files: {result.read} read, {result.carried} unchanged since last "
            f"time, {result.refused} refused. {result.reports} reports."
        )
        _print_problems(result.problems)
        if result.snapshot is not None:
            word = "New snapshot" if result.is_new else "Nothing new; the snapshot stays"
            console.print(f"{word}: {result.snapshot.path}")
    if result.files == 0:
        errors.print("There is no PDF in what you named.")
        raise typer.Exit(FAILED)
    if result.reports == 0:
        raise typer.Exit(FAILED)
    raise typer.Exit(SOME_REFUSED if result.refused else DONE)


def _print_problems(problems: list[Any]) -> None:
    counts = Counter((p.severity, p.code) for p in problems)
    order = {"refused": 0, "warning": 1, "note": 2}
    if counts:
        print_table(
            ["severity", "problem", "count"],
            [
                {"severity": severity, "problem": code, "count": count}
                for (severity, code), count in sorted(
                    counts.items(), key=lambda item: (order[item[0][0]], item[0][1])
                )
            ],
        )
    refusals = [problem for problem in problems if problem.severity == "refused"]
    for problem in refusals[:MOST_NAMED]:
        console.print(f"Refused: {problem.message}", markup=False)
    if len(refusals) > MOST_NAMED:
        console.print(f"… and {len(refusals) - MOST_NAMED} more refused.")
    if len(problems) > len(refusals) or len(refusals) > MOST_NAMED:
        console.print("lineofsight inspections problems  lists each of them.")


@app.command()
def problems(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List everything unusual that the reader found, file by file."""
    from lineofsight.inspections.tables import Problem

    snapshot = open_workspace(workspace).latest_snapshot(kind="inspections")
    if snapshot is None:
        errors.print("Nothing was read yet. Begin with: lineofsight inspections read FOLDER")
        raise typer.Exit(FAILED)
    listed = [asdict(p) for p in Problem.from_arrow(snapshot.read_table("inspections", "problem"))]
    if as_json:
        print_json(listed)
        return
    for row in listed:
        where = ", ".join(
            part for part in (row["report_id"], row["page"] and f"page {row['page']}") if part
        )
        console.print(f"[bold]{row['severity']}[/] {row['code']}{where and f' ({where})'}")
        console.print(f"  {row['message']}", markup=False)
