"""What the benchmarks of checks share: a command measured in a process of its own, and a table of
what each cost."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import duckdb

from lineofsight.engine.plans import VARIABLE

#: Exit codes of a check that ran: nothing found, rows refused, errors, queries.
ISSUES_FOUND = (0, 3, 5, 6)


@dataclass(frozen=True)
class Cost:
    """What a process cost: processor seconds, seconds, and the largest memory it held (MB)."""

    processor: float
    seconds: float
    memory: float


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, quietly.

    Raises:
        RuntimeError: it failed.
    """
    began = perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=told, env={**os.environ, **environment}
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ISSUES_FOUND:
            told.seek(0)
            raise RuntimeError(
                f"{command} ended with {process.returncode}: {told.read()[-2000:]!r}"
            )
    largest = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(used.ru_utime + used.ru_stime, perf_counter() - began, largest)


def issues_in(results: Path) -> int:
    """How many issues were written."""
    query = "SELECT count(*) FROM read_parquet(?)"
    found = duckdb.execute(query, [str(results / "issues.parquet")]).fetchone()
    return found[0] if found else 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of every benchmark of a check."""
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--xlsx", action="store_true", help="write workbooks too")
    parser.add_argument("--mend", action="store_true", help="work out what to mend first too")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--most", type=float, nargs="+")


@dataclass
class Benchmark:
    """The check of one return at several sizes, each from files to written results.

    Attributes:
        kind: the return.
        options: as `add_options` has them.
        folder: for results and plans.
    """

    kind: str
    options: argparse.Namespace
    folder: Path
    slow: bool = False
    _told: list[dict[str, object]] = field(default_factory=list)

    def check(
        self,
        arguments: Sequence[str],
        reading: Sequence[str],
        facts: Mapping[str, object],
        most: float | None,
    ) -> None:
        """Check a return twice, and tell of both: the first time plans the check, the second finds
        it planned.

        Args:
            arguments: the return's files, as the command is given them.
            reading: the command that merely reads them.
            facts: what the return is, told first.
            most: so many processor seconds, at most, for the second time.
        """
        options = self.options
        environment = {VARIABLE: str(self.folder / f"plans{len(self._told)}")}
        read = measure(reading, environment)
        results = self.folder / "results"
        command = [sys.executable, "-m", "lineofsight", "check", self.kind, *arguments]
        command += ["--mend" if options.mend else "--no-mend"]
        command += ["--year", str(options.year), "--engine", options.engine]
        command += ["--out", str(results), *(["--xlsx"] if options.xlsx else [])]
        for run in ("first", "planned"):
            cost = measure(command, environment)
            self._told.append(
                {
                    **facts,
                    "run": run,
                    "processor_seconds": round(cost.processor, 2),
                    "seconds": round(cost.seconds, 2),
                    "peak_megabytes": round(cost.memory),
                    "issues": issues_in(results),
                    "reading_seconds": round(read.processor, 2),
                    "ratio": round(cost.processor / read.processor, 1),
                }
            )
            shutil.rmtree(results)
            if not options.json:
                print(
                    "  ".join(f"{key} {value}" for key, value in self._told[-1].items()), flush=True
                )
        self.slow = self.slow or (most is not None and cost.processor > most)

    def finish(self) -> int:
        """Print what was kept for the end; the exit code: 1 when a check took too much."""
        if self.options.json:
            print(json.dumps(self._told, indent=1))
        return int(self.slow)
