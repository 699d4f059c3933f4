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
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.synthetic.ssda903 import write_return
from perf.checking import Benchmark, add_options

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


def main() -> int:
    """Run the benchmark; 0, or 1 when a check took more than `--most`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path, nargs="?")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    add_options(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        benchmark = Benchmark("ssda903", options, folder)
        samples = samples_in(options.samples, folder / "invented")
        for place, times in enumerate(options.times):
            files = folder / "files"
            files.mkdir()
            paths = [str(path) for path in replicate(samples, files, times)]
            size = sum(Path(path).stat().st_size for path in paths) / 1e6
            arguments = [*paths, *(part for path in paths for part in ("--last-year", path))]
            reading = [sys.executable, "-c", READ_ONLY, *paths, *paths]
            facts = {"times": times, "megabytes": round(size, 1)}
            most = options.most[place] if options.most else None
            benchmark.check(arguments, reading, facts, most)
            shutil.rmtree(files)
    return benchmark.finish()


if __name__ == "__main__":
    raise SystemExit(main())
