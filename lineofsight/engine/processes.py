"""Processes that work side by side, each with its own Python, for work that would take turns."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path

from pebble import ProcessPool


@contextmanager
def processes(count: int | None = None, *, temporary: Path | None = None) -> Iterator[ProcessPool]:
    """A pool of processes, which end with it: after their work when nothing is raised, at once
    otherwise, Ctrl-C included.

    Args:
        count: how many; one for each core where not given.
        temporary: the folder of their temporary files, so that those of a process that was
            stopped go with it.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(
        max_workers=count or os.cpu_count() or 1,
        initializer=_begin,
        initargs=[str(temporary) if temporary else None],
        context=context,
    )
    finished = False
    try:
        yield pool
        finished = True
    finally:
        if finished:
            pool.close()
        else:
            pool.stop()
        pool.join()


def _begin(temporary: str | None) -> None:
    # Ctrl-C is for the parent, which stops the processes in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if temporary is not None:
        tempfile.tempdir = temporary


@contextmanager
def interrupts_blocked() -> Iterator[None]:
    """Threads and processes started inside, as by the first work that a pool is given, never see
    Ctrl-C, not even while they start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python's resource tracker lifts the block when it is started inside it.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
