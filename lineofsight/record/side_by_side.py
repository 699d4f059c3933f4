"""Reading and checking many returns: one after the other, or side by side where there is much."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from lineofsight.engine.processes import Result, begin, processes
from lineofsight.record.councils import CannotBuildError, Whose
from lineofsight.record.reading import Lookup, Read, Unread, check_unit, read_unit
from lineofsight.record.staging import Stage
from lineofsight.record.tables import Issue
from lineofsight.record.together import Progress
from lineofsight.record.units import Unit
from lineofsight.returns.ssd.codes import CodeMap

#: From so many bytes on, further processes are worth their start.
WORTH = 5_000_000
#: Each may take a gigabyte for DuckDB.
_MOST_PROCESSES = 4
#: Numbers of loads that each return may use, so that none needs to know of the others.
_LOADS_APART = 100_000


class Worker(Protocol):
    """Does work now or later."""

    def __call__(
        self, work: Callable[..., Result], *args: Any, **named: Any
    ) -> Callable[[], Result]:
        """Begin work, or put it off; give what waits for its result and raises what it raised."""


@contextmanager
def workers(units: Sequence[Unit], temporary: Path) -> Iterator[Worker]:
    """What does the work of reading some returns: this process, or several where there is much.

    Args:
        units: what is to be read.
        temporary: a private folder for the processes' temporary files.
    """
    count = min(os.cpu_count() or 1, _MOST_PROCESSES, len(units))
    size = sum(path.stat().st_size for unit in units for path in unit.files)
    if count == 1 or size < WORTH:
        yield _now
        return
    with processes(count, temporary=temporary) as pool:
        yield in_pool(pool)


def _now(work: Callable[..., Result], *args: Any, **named: Any) -> Callable[[], Result]:
    return lambda: work(*args, **named)


def in_pool(pool: ProcessPool) -> Worker:
    """What lets the processes of a pool do the work."""

    def worker(work: Callable[..., Result], *args: Any, **named: Any) -> Callable[[], Result]:
        future = begin(pool, work, *args, **named)
        return lambda: _result(future)

    return worker


def _result(future: Future[Result]) -> Result:
    try:
        return future.result()
    except ProcessExpired as error:
        raise CannotBuildError(
            "A process that read the files was ended by the system, most likely for want of "
            "memory. Nothing was stored: give it more memory, or read fewer files at a time."
        ) from error


def read_all(
    units: Sequence[Unit],
    folder: Path,
    la_code: str,
    *,
    lookup: Lookup | None,
    decided: CodeMap,
    worker: Worker,
    tell: Progress,
) -> tuple[list[Read], list[Unread]]:
    """Read every return and stage its rows, the lists of Annex A last: what stands on their day
    is taken only where nothing else is as late.

    Args:
        units: the returns.
        folder: where rows are staged.
        la_code: the authority.
        lookup: of postcodes.
        decided: what the council's own values in the dataset mean.
        worker: does it.
        tell: is told what is being done.

    Raises:
        CannotBuildError: nothing could be read, or the system ended a process.
        CannotReadFiles: there is no room for temporary files.
        LookupFileError: the file of postcodes cannot be read.
    """
    reads: list[Read] = []
    unread: list[Unread] = []
    ordered = sorted(units, key=lambda unit: (unit.code == "annex_a", unit.code, unit.files))
    numbered = list(enumerate(ordered))
    latest: date | None = None
    for lists in (False, True):
        begun = [
            (
                number,
                unit,
                worker(
                    read_unit,
                    unit,
                    Stage(folder, la_code, first=number * _LOADS_APART + 1),
                    latest_episodes=latest,
                    lookup=lookup,
                    decided=decided,
                ),
            )
            for number, unit in numbered
            if (unit.code == "annex_a") is lists
        ]
        for number, unit, result in begun:
            tell(f"Reading {unit.kind.short}: {unit.name}", number, len(ordered))
            read = result()
            if isinstance(read, Unread):
                unread.append(read)
                continue
            reads.append(read)
            if unit.code in ("ssda903", "ssd"):
                latest = max(latest or read.end, read.end)
    if not reads:
        raise CannotBuildError(
            "No table of any return could be read from the files. "
            + " ".join(f"{one.unit.name}: {one.first_reason}" for one in unread[:3])
        )
    return reads, unread


def check_all(
    chosen: Sequence[Read], reads: Sequence[Read], about: Whose, *, worker: Worker, tell: Progress
) -> list[Issue]:
    """Where the rules of returns fail.

    Args:
        chosen: the returns whose rules are run.
        reads: every return that was read, for rules that look at the year before.
        about: whose they are.
        worker: does it.
        tell: is told what is being done.

    Raises:
        CannotBuildError: the system ended a process.
        CannotReadFiles: there is no room for temporary files.
    """
    authority = about.like or about.la_code
    begun = [
        (read, worker(check_unit, read, _year_before(read, reads), authority=authority))
        for read in chosen
    ]
    issues: list[Issue] = []
    for number, (read, result) in enumerate(begun):
        tell(f"Checking {read.unit.kind.short} {read.version}", number, len(begun))
        issues += result()
    return issues


def _year_before(read: Read, reads: Sequence[Read]) -> tuple[Path, ...]:
    """The files of the same return a year earlier, where its rules compare with them."""
    if not read.unit.kind.compares:
        return ()
    for other in reads:
        if other.unit.code == read.unit.code and other.year == read.year - 1:
            return other.unit.files
    return ()
