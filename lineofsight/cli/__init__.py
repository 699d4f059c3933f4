"""The `lineofsight` command: one module for each room, loaded when its command is run."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import lineofsight
from lineofsight.cli.output import FAILED, errors, stoppable
from lineofsight.engine.workspace import WorkspaceError

#: Where each command is: a function, or a Typer application of commands below it.
COMMANDS = {
    "inspections": "lineofsight.cli.inspections:app",
    "published": "lineofsight.cli.published:app",
    "claims": "lineofsight.cli.claims:app",
    "check": "lineofsight.cli.check:app",
    "record": "lineofsight.cli.record:app",
    "indicators": "lineofsight.cli.indicators:app",
    "board": "lineofsight.cli.board:board",
    "export": "lineofsight.cli.export:app",
    "synthesise": "lineofsight.cli.synthesise:synthesise",
    "people": "lineofsight.cli.people:app",
    "prepare-postcodes": "lineofsight.cli.postcodes:prepare",
    "backup": "lineofsight.cli.backup:backup",
    "restore": "lineofsight.cli.backup:restore",
    "work": "lineofsight.cli.working:work",
    "serve": "lineofsight.cli.site:serve",
    "demo": "lineofsight.cli.site:demo",
}


class Loaded(MutableMapping[str, Any]):
    """Commands by name, each loaded when it is asked for: a room that is not asked for costs
    nothing."""

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._found:
            module, attribute = self._places[name].split(":")
            below = getattr(import_module(module), attribute)
            if isinstance(below, typer.Typer):
                command: Any = typer.main.get_group(below)
            else:
                alone = typer.Typer(add_completion=False)
                alone.command()(below)
                command = typer.main.get_command(alone)
            command.name = name
            self._found[name] = command
        return self._found[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._places[name], self._found[name] = "", command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._found.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Commands(TyperGroup):
    """The commands, each of which may be stopped with Ctrl-C."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = Loaded(dict(COMMANDS))

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
        "4 some saved claims are stale, 5 errors were found in a return, 6 queries alone, "
        "130 stopped with Ctrl-C."
    ),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
)


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
