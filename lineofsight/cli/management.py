"""The site's management commands, which need the database: run in a process of their own, since
the command line does not load Django."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import typer

from lineofsight.engine.workspace import VARIABLE

#: Seconds in which a command that hears Ctrl-C is to end by itself.
PATIENCE = 10.0


def manage(workspace: Path, *words: str) -> None:
    """Run a management command of the site over a workspace, as in `manage(path, "migrate")`.
    What it prints goes to the terminal.

    Args:
        workspace: the workspace's folder.
        words: the command, and what follows it.

    Raises:
        typer.Exit: it failed, with its exit code; it has said why.
        KeyboardInterrupt: it was stopped, and has ended.
    """
    environment = {**os.environ, VARIABLE: str(workspace.resolve())}
    command = [sys.executable, "-m", "lineofsight.web", *words]
    sys.stdout.flush()
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own interpreter
    try:
        code = process.wait()
    except BaseException:
        _end(process)
        raise
    if code in (130, -signal.SIGINT):
        raise KeyboardInterrupt
    if code:
        raise typer.Exit(code if code > 0 else 128 - code)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait until a command has undone what it began: the terminal sends Ctrl-C to it as well, and
    whoever does not send it one after a while."""
    for stop in (process.send_signal, None):
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            if stop is None:
                process.kill()
                process.wait()
            else:
                stop(signal.SIGINT)
        else:
            return
