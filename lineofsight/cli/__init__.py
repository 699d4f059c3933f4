"""The `lineofsight` command: one module for each room."""

from __future__ import annotations

from typing import Annotated

import typer

import lineofsight
from lineofsight.cli import inspections, site
from lineofsight.cli.output import FAILED, errors
from lineofsight.engine.workspace import WorkspaceError

app = typer.Typer(
    name="lineofsight",
    help=(
        "Line of Sight: from the child's record up to Ofsted's judgement, and back to the "
        "action.\n\n"
        "Begin with [bold]lineofsight demo[/bold], or read your own folder of reports:\n\n"
        "  lineofsight inspections read reports/ --workspace workspace\n\n"
        "  lineofsight serve --workspace workspace\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some files were refused, "
        "130 stopped with Ctrl-C."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
app.add_typer(inspections.app, name="inspections")
app.command()(site.serve)
app.command()(site.demo)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"lineofsight {lineofsight.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show version.")
    ] = False,
) -> None:
    """Options before the command's name."""


def main() -> None:
    """Run the command; end with an exit code that scripts can use."""
    try:
        app(standalone_mode=True)
    except (WorkspaceError, OSError) as problem:
        errors.print(f"[bold red]Failed:[/] {problem}", highlight=False)
        raise SystemExit(FAILED) from None
