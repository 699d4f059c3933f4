"""What the check of a CIN census costs, from its XML to written results.

    python perf/cin_check.py [--children 500 5000 50000] [--mend] [--xlsx]

Invents a census of so many children, each with something in every module, in a folder that is
removed again; checks it with the command itself in a process of its own; and prints the processor
seconds of the whole process, the seconds on the clock, its peak memory, the number of issues, and
the ratio of its processor seconds to those of a process in which Expat merely parses the file. Each
is run twice: the first time plans the check, the second finds it planned. With `--most` the exit
code is 1 when a planned check took more processor seconds than that for any of the sizes (as many
numbers as `--children`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.synthetic.cin import write_return
from perf.checking import Benchmark, add_options

READ_ONLY = """
import sys
from xml.parsers import expat
with open(sys.argv[1], "rb") as file:
    expat.ParserCreate().ParseFile(file)
"""


def main() -> int:
    """Run the benchmark; 0, or 1 when a check took more than `--most`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, nargs="+", default=[500, 5_000, 50_000])
    add_options(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        benchmark = Benchmark("cin", options, Path(name))
        for place, children in enumerate(options.children):
            census = write_return(
                Path(name), children=children, year=options.year, dense=True, tables=False
            ).xml
            facts = {
                "children": children,
                "megabytes": round(census.stat().st_size / 1e6, 1),
            }
            reading = [sys.executable, "-c", READ_ONLY, str(census)]
            most = options.most[place] if options.most else None
            benchmark.check([str(census)], reading, facts, most)
    return benchmark.finish()


if __name__ == "__main__":
    raise SystemExit(main())
