"""`lineofsight board`: the board of three questions, in the terminal, and kept for its week."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from lineofsight.cli.output import FAILED, WorkspaceOption, console, errors
from lineofsight.engine.workspace import open_workspace


def board(
    council: Annotated[
        str | None,
        typer.Option(help="Whose board: a name or code; that of the latest record when not given."),
    ] = None,
    members: Annotated[
        bool, typer.Option("--members", help="As elected members see it: without small numbers.")
    ] = False,
    more: Annotated[
        bool, typer.Option("--more", help="Every statement, not the few alone.")
    ] = False,
    keep_it: Annotated[
        bool, typer.Option("--keep", help="Keep it for this week, as the site does.")
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what matters most today in four areas and three questions.

    With --keep it is kept for its week even where nobody opens the site: run it once a day.
    """
    from lineofsight.claims.board import NoRecordError, as_text, for_members, gather, keep
    from lineofsight.claims.board import board as made
    from lineofsight.record.councils import CannotBuildError, whose

    place = open_workspace(workspace)
    try:
        code = whose(council).la_code if council else None
        found = made(gather(place, date.today(), la_code=code))  # noqa: DTZ011 - the day it is here
    except (NoRecordError, CannotBuildError) as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    if keep_it:
        path = keep(place, found)
        errors.print(f"Kept as {path.relative_to(place.path)}.", markup=False)
    shown = for_members(found) if members else found
    console.print(as_text(shown, reasons=not members, more=more), markup=False, highlight=False)
