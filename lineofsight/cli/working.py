"""`lineofsight work`: background work of the site, begun again when the system ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Annotated

import typer

from lineofsight.cli.management import manage
from lineofsight.cli.output import WorkspaceOption, errors
from lineofsight.engine.workspace import Workspace, open_workspace

#: Exit codes from here on say that a signal ended the process.
BY_SIGNAL = 128
#: Seconds before a worker that was ended is begun again.
PAUSE = 5.0


def work(
    workspace: WorkspaceOption = None,
    beside: Annotated[
        list[int] | None,
        typer.Option(
            "--while", metavar="PID", help="End when this process has ended.", show_default=False
        ),
    ] = None,
) -> None:
    """Do the site's background work: checks and builds of what was uploaded, and mails.

    `serve` and `demo` start one themselves. Any number may run; a worker that the system ends, for
    want of memory, is begun again. Stop it with Ctrl-C.
    """
    place = open_workspace(workspace)
    words = [f"--while={pid}" for pid in (os.getpid(), *(beside or ()))]
    while True:
        try:
            manage(place.path, "work", *words)
        except typer.Exit as ended:
            if ended.exit_code < BY_SIGNAL:
                raise
            errors.print("The worker was ended by the system. It is begun again.")
            time.sleep(PAUSE)
        else:
            return


def start_worker(workspace: Workspace) -> None:
    """Start a worker beside this process, with which it ends."""
    command = [sys.executable, "-m", "lineofsight", "work", "--while", str(os.getpid())]
    subprocess.Popen(  # noqa: S603 - our own interpreter
        [*command, "--workspace", str(workspace.path.resolve())], stdin=subprocess.DEVNULL
    )
