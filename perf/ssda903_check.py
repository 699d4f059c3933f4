"""What the check of an SSDA903 return costs, from files to written results.

    python perf/ssda903_check.py [SAMPLES] [--times 1 10 100] [--mend] [--xlsx]

Writes the CSV files of SAMPLES (else an invented return with mistakes) as many times over as asked,
each time with identifiers of its own, into a folder that is removed again; checks them with the
command itself in a process of its own, the same files given as last year's return too; and prints
the processor seconds of the whole process, the seconds on the clock, its peak memory, the number
of issues, and the ratio of its processor seconds to those of a process in which DuckDB merely reads
the same files. Each is run twice: the first time plans the check, the second finds it planned.
With `--most` the exit code is 1 when a planned check took more processor seconds than that for
any of the sizes (as many numbers as `--times`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import duckdb

from lineofsight.returns.planning import VARIABLE
from lineofsight.synthetic.ssda903 import write_return

#: A second, spoilt copy of another file of the samples.
LEFT_OUT = ("placed_for_adoption_errors.csv",)

#: Children of an invented return, about as many as the samples have.
INVENTED = 1200

READ_ONLY = """
import sys, duckdb
with duckdb.connect() as connection:
    for number, path in enumerate(sys.argv[1:]):
        connection.execute(f"CREATE TABLE t{number} AS FROM read_csv(?, all_varchar=true)", [path])
"""


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


#: Exit codes of a check that ran: nothing found, rows refused, errors, queries.
ISSUES_FOUND = (0, 3, 5, 6)


def replicate(samples: Sequence[Path], folder: Path, times: int) -> list[Path]:
    """The files, each row as many times as asked; CHILD and UPN differ each time."""
    written = []
    with duckdb.connect() as connection:
        for sample in samples:
            source = connection.read_csv(str(sample), all_varchar=True)
            columns = [f'"{name}"' for name in source.columns]
            fresh = {
                '"CHILD"': "\"CHILD\" || 'x' || copy",
                '"UPN"': 'CASE WHEN regexp_full_match("UPN", \'[A-Z]\\d{12}\') THEN "UPN"[1] || '
                "lpad(((\"UPN\"[2:]::BIGINT + copy * 7919) % 1000000000000)::VARCHAR, 12, '0') "
                'ELSE "UPN" END',
            }
            drawn = ", ".join(f"{fresh[c]} AS {c}" if c in fresh else c for c in columns)
            path = folder / sample.name
            connection.execute(
                f"COPY (SELECT {drawn} FROM source, range({times}) AS copies(copy) ORDER BY copy) "
                f"TO '{path}' (HEADER)"
            )
            written.append(path)
    return written


def samples_in(folder: Path | None, beside: Path) -> list[Path]:
    """The CSV files of a folder, or of an invented return."""
    if folder is None:
        folder = write_return(beside, children=INVENTED, mistakes=True).this_year
    return [path for path in sorted(folder.glob("*.csv")) if path.name not in LEFT_OUT]


def issues_in(results: Path) -> int:
    """How many issues were written."""
    query = "SELECT count(*) FROM read_parquet(?)"
    found = duckdb.execute(query, [str(results / "issues.parquet")]).fetchone()
    return found[0] if found else 0


def main() -> int:
    """Run the benchmark; 0, or 1 when a check took more than `--most`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path, nargs="?")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--xlsx", action="store_true", help="write workbooks too")
    parser.add_argument("--mend", action="store_true", help="work out what to mend first too")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--most", type=float, nargs="+")
    options = parser.parse_args()
    told, slow = [], False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        samples = samples_in(options.samples, folder / "invented")
        for place, times in enumerate(options.times):
            files = folder / "files"
            files.mkdir()
            paths = [str(path) for path in replicate(samples, files, times)]
            size = sum(Path(path).stat().st_size for path in paths) / 1e6
            environment = {VARIABLE: str(folder / f"plans{times}")}
            reading = measure([sys.executable, "-c", READ_ONLY, *paths, *paths], environment)
            results = folder / "results"
            command = [sys.executable, "-m", "lineofsight", "check", "ssda903", *paths]
            for path in paths:
                command += ["--last-year", path]
            command += ["--mend" if options.mend else "--no-mend"]
            command += ["--year", str(options.year), "--engine", options.engine]
            command += ["--out", str(results), *(["--xlsx"] if options.xlsx else [])]
            for run in ("first", "planned"):
                cost = measure(command, environment)
                told.append(
                    {
                        "times": times,
                        "megabytes": round(size, 1),
                        "run": run,
                        "processor_seconds": round(cost.processor, 2),
                        "seconds": round(cost.seconds, 2),
                        "peak_megabytes": round(cost.memory),
                        "issues": issues_in(results),
                        "reading_seconds": round(reading.processor, 2),
                        "ratio": round(cost.processor / reading.processor, 1),
                    }
                )
                shutil.rmtree(results)
                if not options.json:
                    print(
                        "  ".join(f"{key} {value}" for key, value in told[-1].items()), flush=True
                    )
            slow = slow or bool(options.most and cost.processor > options.most[place])
            shutil.rmtree(files)
    if options.json:
        print(json.dumps(told, indent=1))
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
