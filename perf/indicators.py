"""What all indicators cost, over a council's record and over the nation's.

    python perf/indicators.py [--workspace DEMO] [--children 12000] [--nation 153]

Takes the record of a workspace, or else invents a council of so many children with six years of
returns and builds its record, in a folder that is removed again. Works all indicators out in every
standard period, in a process of its own: the first time, which builds the statements, and again
with these kept. Prints the seconds on the clock, the processor seconds and the peak memory, and the
ratio of the processor seconds to those of a process in which DuckDB merely reads every table of the
record. With `--nation N` it then does so for N such councils, one after the other in each of two
processes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.engine.plans import VARIABLE
from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.build import ROOM, build_record
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import COUNCIL, POSTCODES, returns_in, write_council
from perf.checking import Cost, measure

#: Processes of the nation's run, and what each may take of memory beside Python's own.
PROCESSES, MEMORY = 2, "700MB"

_OPENED = """
import sys
from pathlib import Path
from lineofsight.engine.snapshots import Snapshot
from lineofsight.record.opening import open_record
from lineofsight.record.tables import TABLES
snapshot, memory, times = Snapshot(Path(sys.argv[1])), sys.argv[2] or None, int(sys.argv[3])
"""
READ_ONLY = f"""{_OPENED}
connection = open_record(snapshot)
for table in TABLES:
    connection.execute(f"CREATE TEMP TABLE read_{{table.name}} AS FROM record_{{table.name}}")
"""
WORK_OUT = f"""{_OPENED}
from datetime import date
from lineofsight.indicators.keeping import work_out
from lineofsight.record.history import read_history
for _ in range(times):
    connection = open_record(snapshot, memory_limit=memory)
    if memory:
        connection.execute("SET threads = 1")
    as_at = connection.execute("SELECT max(as_at) FROM record_council").fetchone()[0]
    kept = work_out(connection, as_at=as_at, history=read_history(connection))
    assert len(kept) > 1_000
    connection.close()
"""


def run(program: str, snapshot: Snapshot, plans: str, memory: str = "", times: int = 1) -> Cost:
    """A program over a record, in a process of its own."""
    command = [sys.executable, "-c", program, str(snapshot.path), memory, str(times)]
    return measure(command, {VARIABLE: plans})


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
        reading = run(READ_ONLY, snapshot, plans)
        print(f"Merely reading: {reading.seconds:.2f} s, {reading.processor:.2f} s of processor")
        told("The first time", run(WORK_OUT, snapshot, plans), reading)
        told("Planned", run(WORK_OUT, snapshot, plans), reading)
        if options.nation:
            began = perf_counter()
            shares = [
                options.nation // PROCESSES + (n < options.nation % PROCESSES) for n in (0, 1)
            ]
            with ThreadPoolExecutor(PROCESSES) as pool:
                costs = list(pool.map(lambda n: run(WORK_OUT, snapshot, plans, MEMORY, n), shares))
            print(
                f"{options.nation} councils: {perf_counter() - began:.0f} s with {PROCESSES} "
                f"processes, each at most {max(cost.memory for cost in costs):,.0f} MB"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
