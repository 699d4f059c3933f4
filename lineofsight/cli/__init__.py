"""The `lineofsight` command: one module for each room."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import lineofsight
from lineofsight.cli import claims, inspections, published, site
from lineofsight.cli.output import FAILED, errors, stoppable
from lineofsight.engine.workspace import WorkspaceError


class Commands(TyperGroup):
    """The commands, each of which may be stopped with Ctrl-C."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command that was named."""
        with stoppable():
            return super().invoke(ctx)


app = typer.Typer(
    name="lineofsight",
    cls=Commands,
    help=(
        "Line of Sight: from the child's record up to Ofsted's judgement, and back to the "
        "action.\n\n"
        "Begin with [bold]lineofsight demo[/bold], or read your own folder of reports:\n\n"
        "  lineofsight inspections read reports/ --workspace workspace\n\n"
        "  lineofsight serve --workspace workspace\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some files were refused, "
        "4 some saved claims are stale, "
        "130 stopped with Ctrl-C."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)
app.add_typer(inspections.app, name="inspections")
app.add_typer(published.app, name="published")
app.add_typer(claims.app, name="claims")
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
