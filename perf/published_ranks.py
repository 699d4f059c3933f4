"""Time to rank everyone on everything.

Run: python -m perf.published_ranks

Works out every rank, quarter and neighbour average (mean and median, both models), for all
authorities, measures and periods, and prints the time beside the two seconds it may take.
"""

from __future__ import annotations

import time

import numpy as np

from lineofsight.published.grid import everyone
from lineofsight.published.statistics import Statistics

LIMIT = 2.0


def main() -> None:
    """Measure and print."""
    started = time.perf_counter()
    statistics = Statistics.load()
    loaded = time.perf_counter()
    found = everyone(statistics.cube)
    done = time.perf_counter()
    taken = done - loaded
    averages = sum(int((~np.isnan(each.mean)).sum()) for each in found.neighbours.values())
    print(f"loading:             {loaded - started:6.2f} s")
    print(f"ranks:               {int((~np.isnan(found.rank)).sum()):>7,}")
    print(f"quarters:            {int((~np.isnan(found.quarter)).sum()):>7,}")
    print(f"neighbour averages:  {averages:>7,} means and as many medians")
    print(f"all of them:         {taken:6.2f} s, {taken / LIMIT:.0%} of the {LIMIT:.0f} s allowed")
    assert taken <= LIMIT, f"took {taken:.2f} s"


if __name__ == "__main__":
    main()
