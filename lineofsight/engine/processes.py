"""Processes that work side by side, each with its own Python, for work that would take turns."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessPool

Result = TypeVar("Result")


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


def begin(
    pool: ProcessPool,
    work: Callable[..., Result],
    *args: Any,
    seconds: float | None = None,
    **named: Any,
) -> Future[Result]:
    """Give a pool work. What it starts for it never sees Ctrl-C, not even while it starts.

    Args:
        pool: the pool.
        work: a function of a module, so that the other process finds it.
        args: what the work is given.
        seconds: after so many it is stopped.
        named: what the work is given by name.
    """
    with _interrupts_blocked():
        future: Future[Result] = pool.schedule(work, args=args, kwargs=named, timeout=seconds)
    return future


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Threads and processes started inside never see Ctrl-C."""
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
