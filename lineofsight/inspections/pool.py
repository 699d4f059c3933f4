"""Parsing many files on all cores, so that one bad file harms no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field
from pathlib import Path

from pebble import ProcessExpired

from lineofsight.engine.processes import begin, processes
from lineofsight.inspections.files import FileProblem, read_file, refused, shown
from lineofsight.inspections.parse import NotAReport, ParsedReport, parse_pdf
from lineofsight.inspections.tables import Problem

#: The slowest real report takes under a second.
SECONDS_A_FILE = 120.0


@dataclass
class FileResult:
    """What one file gave: its reports, or the problem that kept it out."""

    path: Path
    sha256: str | None = None
    size: int = 0
    modified_ns: int = 0
    reports: list[ParsedReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parse_file(path: Path) -> FileResult:
    """Read and parse one file. Never raises for what is wrong with the file."""
    file = str(path)
    try:
        read = read_file(path)
    except FileProblem as problem:
        return FileResult(path, problems=[refused(file, problem.code, str(problem))])
    result = FileResult(path, read.sha256, read.size, read.modified_ns)
    try:
        result.reports = parse_pdf(path, read.data)
    except NotAReport as reason:
        result.problems.append(refused(file, reason.code, f"{shown(path)}: {reason}", read.sha256))
    except Exception as error:  # noqa: BLE001 - an error of ours must not stop the other files
        message = (
            f"{shown(path)} could not be read because of an error in the reader "
            f"({type(error).__name__}: {error}). Please report it. No other file is affected."
        )
        result.problems.append(refused(file, "reader_error", message, read.sha256))
    return result


def parse_files(
    paths: list[Path],
    *,
    workers: int | None = None,
    seconds_a_file: float = SECONDS_A_FILE,
    parse: Callable[[Path], FileResult] = parse_file,
) -> Iterator[FileResult]:
    """Parse files in parallel; results come in the order of `paths`.

    A worker that crashes or takes too long costs only the file that it was at.
    """
    if not paths:
        return
    count = min(workers or os.cpu_count() or 1, len(paths))
    with processes(count) as pool:
        # A window of pending work keeps memory level however many files there are.
        window = count * 16
        pending = [
            (path, begin(pool, parse, path, seconds=seconds_a_file)) for path in paths[:window]
        ]
        following = iter(paths[window:])
        while pending:
            path, future = pending.pop(0)
            try:
                yield future.result()
            except FutureTimeoutError:
                message = f"{shown(path)} took more than {seconds_a_file:.0f} seconds and was left."
                yield FileResult(path, problems=[refused(str(path), "too_slow", message)])
            except ProcessExpired:
                message = (
                    f"{shown(path)} made the PDF library crash and was left. It is probably "
                    "damaged: download it again."
                )
                yield FileResult(path, problems=[refused(str(path), "reader_crashed", message)])
            for path in following:
                pending.append((path, begin(pool, parse, path, seconds=seconds_a_file)))
                break
