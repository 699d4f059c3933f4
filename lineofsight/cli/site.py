"""`lineofsight serve` and `lineofsight demo`: the site on this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from lineofsight.cli.management import manage
from lineofsight.cli.output import FAILED, WorkspaceOption, console, errors
from lineofsight.cli.reading import read_with_progress
from lineofsight.cli.working import start_worker
from lineofsight.engine.workspace import VARIABLE, Workspace, open_workspace

PortOption = Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")]


def _free_port(port: int) -> int:
    """The port asked for, or the next free one of the twenty after it."""
    for candidate in range(port, port + 20):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", candidate)) != 0:
                return candidate
    errors.print(f"Ports {port} to {port + 19} are all in use. Name another with --port.")
    raise typer.Exit(FAILED)


def _migrate(workspace: Workspace) -> None:
    """Bring the database up to date, which makes it where there is none yet."""
    try:
        # Checks would load every page first, which the site does a moment later.
        words = ("--no-input", "--skip-checks", "--verbosity", "0")
        manage(workspace.path, "migrate", *words)
    except typer.Exit:
        errors.print(
            "The site was not started: its database could not be brought up to date, as said above."
        )
        raise


def _run(workspace: Workspace, port: int) -> None:
    """Serve until stopped, with a worker beside; does not return."""
    start_worker(workspace)
    os.environ[VARIABLE] = str(workspace.path.resolve())
    os.execv(  # noqa: S606 - our own interpreter, with arguments of our own
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "python:lineofsight.web.serving",
            "--bind",
            f"127.0.0.1:{port}",
        ],
    )


def serve(
    workspace: WorkspaceOption = None,
    port: PortOption = 8000,
) -> None:
    """Start the site on 127.0.0.1. Stop it with Ctrl-C."""
    place = open_workspace(workspace, create=True)
    _migrate(place)
    free = _free_port(port)
    console.print(f"Line of Sight is at http://127.0.0.1:{free}/  (Ctrl-C stops it)")
    _run(place, free)


def demo(
    port: PortOption = 8000,
    reports: Annotated[
        Path | None,
        typer.Option(help="A folder of Ofsted's reports to read in place of invented ones."),
    ] = None,
    workspace: Annotated[Path, typer.Option(help="The demonstration's own folder.")] = Path("demo"),
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Fill the workspace and stop there.")
    ] = False,
) -> None:
    """Fill a demonstration workspace and start the site on it.

    The country's judgements come with the package. Reports of councils that do not exist show
    what reading adds; name a folder with --reports to read real ones instead. Returns of a council
    that does not exist, with mistakes in them, are checked into the folder `checks`. Another such
    council is written with six years of returns, and the records of its children are built.
    """
    from lineofsight.cli.council import demo_council
    from lineofsight.cli.invented import check_invented_returns
    from lineofsight.synthetic.reports import demo_reports

    place = open_workspace(workspace, create=True)
    if reports is None:
        console.print("1. Writing reports of councils that do not exist …")
        reports = place.path / "invented-reports"
        demo_reports(reports, seed=7)
    else:
        console.print(f"1. Taking the reports in {reports}")
    console.print("2. Reading reports (only what is new or has changed) …")
    result = read_with_progress([reports], place)
    console.print(
        f"   {result.reports} reports in the workspace, {result.refused} files refused "
        "(lineofsight inspections problems --workspace "
        f"{workspace} says why)."
    )
    if result.reports == 0:
        errors.print(f"There is no report in {reports}. Name another folder with --reports.")
        raise typer.Exit(FAILED)
    console.print("3. Checking invented returns (only those not checked before) …")
    for line in check_invented_returns(place.path):
        console.print(f"   {line}", markup=False)
    console.print("4. Making a council that does not exist, and its children's records …")
    console.print(f"   {demo_council(place)}", markup=False)
    console.print("5. Making invented people, one for each role …")
    _migrate(place)
    manage(place.path, "people_demonstration")
    if no_serve:
        return
    free = _free_port(port)
    console.print()
    console.print(f"[bold]6. Open http://127.0.0.1:{free}/start/ in a browser.[/]")
    console.print(
        "   Choose whom to be: no password is needed, since everybody in it is invented and only "
        "this machine can open it. Ctrl-C stops it."
    )
    os.environ["LINEOFSIGHT_DEMONSTRATION"] = "1"
    os.environ["LINEOFSIGHT_SECOND_FACTOR"] = "0"
    _run(place, free)
