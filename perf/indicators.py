"""What all indicators cost, over a council's record and over the nation's.

    python perf/indicators.py [--workspace DEMO] [--children 12000] [--nation 153]

Takes the record of a workspace, or else invents a council of so many children with six years of
returns and builds its record, in a folder that is removed again. Works all indicators out in every
standard period, in a process of its own: the first time, which builds the statements, and again
with these kept. Prints the seconds on the clock, the processor seconds and the peak memory, and the
ratio of the processor seconds to those of a process in which DuckDB merely reads every table of the
record; and the seconds of the work alone, without the process's start. With `--nation N` it then
does so for N such councils, each under a number of its own, a few at a time in each of two
processes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.engine.plans import VARIABLE
from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.build import ROOM, build_record
from lineofsight.record.tables import TABLES
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import COUNCIL, POSTCODES, returns_in, write_council
from perf.checking import Cost, measure

#: Processes of the nation's run, councils that each has before it at a time, and what each may take
#: of memory beside Python's own.
PROCESSES, TOGETHER, MEMORY = 2, 4, "900MB"

_OPENED = """
import sys
from pathlib import Path
from time import perf_counter
from lineofsight.engine.snapshots import Snapshot
from lineofsight.record.opening import open_record
from lineofsight.record.tables import TABLES
"""
READ_ONLY = f"""{_OPENED}
connection = open_record(Snapshot(Path(sys.argv[1])))
for table in TABLES:
    connection.execute(f"CREATE TEMP TABLE read_{{table.name}} AS FROM record_{{table.name}}")
"""
WORK_OUT = f"""{_OPENED}
from lineofsight.indicators.keeping import work_out
from lineofsight.record.history import read_history
began = perf_counter()
connection = open_record(Snapshot(Path(sys.argv[1])))
as_at = connection.execute("SELECT max(as_at) FROM record_council").fetchone()[0]
kept = work_out(connection, as_at=as_at, history=read_history(connection))
assert len(kept) > 1_000
Path(sys.argv[2]).write_text(str(perf_counter() - began))
"""
NATION = f"""{_OPENED}
from lineofsight.indicators.periods import standard_periods
from lineofsight.indicators.planning import sums_of_all
from lineofsight.indicators.registry import indicators
from lineofsight.indicators.run import open_periods, values_from
councils = [Snapshot(Path(name)) for name in sys.argv[4:]]
left = int(sys.argv[3])
while left > 0:
    several = councils[:left]
    connection = open_record(*several, memory_limit=sys.argv[1])
    connection.execute("SET threads = 1")
    connection.execute("SET temp_directory = ?", [sys.argv[2]])
    # Opening several files for each query would take longer than reading them once.
    for name in {{table.name for one in indicators() for table in one.uses}}:
        connection.execute(f"CREATE TABLE held_{{name}} AS FROM record_{{name}}")
        connection.execute(f"CREATE OR REPLACE VIEW record_{{name}} AS FROM held_{{name}}")
    as_at = connection.execute("SELECT max(as_at) FROM record_council").fetchone()[0]
    with open_periods(connection, standard_periods(as_at)) as opened:
        sums = sums_of_all(indicators(), opened)
        values = [v for one in indicators() for v in values_from(one, opened, sums[one.code])]
    assert len(values) > 1_000 * len(several)
    connection.close()
    left -= len(several)
"""


def run(program: str, plans: str, *words: object) -> Cost:
    """A program in a process of its own."""
    return measure([sys.executable, "-c", program, *map(str, words)], {VARIABLE: plans})


def councils_like(snapshot: Snapshot, folder: Path) -> list[Path]:
    """Copies of a record, each under another council's number."""
    places = []
    for number in range(TOGETHER):
        places.append(folder / f"council-{number}")
        for table in TABLES:
            path = snapshot.table_path(ROOM, table.name)
            copy = places[-1] / path.relative_to(snapshot.path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            cells = f"* REPLACE ('{900 + number}' AS la_code)"
            chosen = cells if "la_code" in table.columns() else "*"
            duckdb.execute(
                f"COPY (SELECT {chosen} FROM '{path}') TO '{copy}' "
                "(FORMAT parquet, COMPRESSION zstd)"
            )
    return places


def told(name: str, cost: Cost, reading: Cost) -> None:
    """Print what it cost."""
    print(
        f"{name}: {cost.seconds:.2f} s, {cost.processor:.2f} s of processor time, "
        f"{cost.memory:,.0f} MB, {cost.processor / reading.processor:.1f} times merely reading"
    )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--children", type=int, default=12_000)
    parser.add_argument("--nation", type=int, default=0, metavar="COUNCILS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, plans = Path(name), f"{name}/plans"
        if options.workspace:
            place = open_workspace(options.workspace)
        else:
            files = folder / "council"
            write_council(Settings("Wiltshire", options.children), files)
            place = open_workspace(folder / "workspace", create=True)
            build_record(
                returns_in(files), place, council=files / COUNCIL, postcodes=files / POSTCODES
            )
        snapshot = place.latest_snapshot(kind=ROOM)
        if snapshot is None:
            parser.error("There is no record in this workspace.")
        reading = run(READ_ONLY, plans, snapshot.path)
        print(f"Merely reading: {reading.seconds:.2f} s, {reading.processor:.2f} s of processor")
        alone = folder / "seconds"
        for name in ("The first time", "Planned"):
            told(name, run(WORK_OUT, plans, snapshot.path, alone), reading)
            print(f"  of which the work itself: {float(alone.read_text()):.2f} s")
        if options.nation:
            copies = councils_like(snapshot, folder)
            run(NATION, plans, MEMORY, folder, 1, *copies)  # plans for several councils are others
            began = perf_counter()
            half = options.nation // PROCESSES
            shares = [half, options.nation - half]
            with ThreadPoolExecutor(PROCESSES) as pool:
                costs = list(
                    pool.map(lambda n: run(NATION, plans, MEMORY, folder, n, *copies), shares)
                )
            print(
                f"{options.nation} councils: {perf_counter() - began:.0f} s with {PROCESSES} "
                f"processes, each at most {max(cost.memory for cost in costs):,.0f} MB"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
