"""How long a search takes on a real index, beside a bare count by FTS5.

    python perf/inspections_search.py SEARCH.SQLITE [--rounds N] [--most MILLISECONDS]

Runs a fixed list of queries (words, phrases, broad alternatives, prefixes, filters, and "more like
this") and prints for each the median and the 95th percentile in milliseconds, what it found, and
the ratio of its median to `SELECT count(*) … MATCH` for the same expression. With `--most` the
exit code is 1 when any 95th percentile is above it. `SEARCH.SQLITE` is `inspections/search.sqlite`
in a snapshot.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from lineofsight.inspections.search import (
    ItemKind,
    SearchIndex,
    SearchQuery,
    Sort,
    open_index,
    search,
)
from lineofsight.inspections.search.query import match_expression, parse_text
from lineofsight.inspections.search.similar import more_like_this
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade

QUERIES: tuple[tuple[str, SearchQuery], ...] = (
    ("two words", SearchQuery(text="supervision reflective")),
    ("four words", SearchQuery(text="care leavers suitable accommodation")),
    ("common words", SearchQuery(text="children social workers")),
    ("rare word", SearchQuery(text="genograms")),
    ("phrase", SearchQuery(text='"health histories"')),
    ("common phrase", SearchQuery(text='"children in care"')),
    ("long phrase", SearchQuery(text='"return home interviews are not always"')),
    ("alternatives", SearchQuery(text="neglect OR exploitation OR missing")),
    (
        "broad alternatives",
        SearchQuery(text="children OR families OR workers OR plans OR help OR care OR leaders"),
    ),
    ("prefix", SearchQuery(text="accommodat*")),
    ("broad prefix", SearchQuery(text="pro*")),
    ("left out", SearchQuery(text="children -care -education")),
    ("misspelt", SearchQuery(text="supervison")),
    (
        "words and filters",
        SearchQuery(
            text="management oversight",
            kinds=(ItemKind.RECOMMENDATION,),
            grades=(Grade.INADEQUATE,),
            regions=("South West", "London"),
        ),
    ),
    ("newest first", SearchQuery(text="children", sort=Sort.NEWEST)),
    ("last page", SearchQuery(text="children", page=10_000)),
    ("filters alone", SearchQuery(areas=(Area.CARE_LEAVERS,), themes=("accommodation",))),
)


def times(work: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round, after one that warms up."""
    work()
    taken = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1_000)
    return sorted(taken)


def percentile(taken: list[float], share: float) -> float:
    """The value that `share` of the sorted times do not exceed."""
    return taken[min(len(taken) - 1, round(share * (len(taken) - 1)))]


def bare_count(index: SearchIndex, query: SearchQuery) -> Callable[[], object] | None:
    """Counting the same matches with FTS5 and nothing else; None for a query without words."""
    parsed = parse_text(query.text)
    if not parsed.groups:
        return None
    expression = match_expression(parsed.groups, parsed.excluded, index.beginning_with)
    return lambda: index.connection.execute(
        "SELECT count(*) FROM item_text WHERE item_text MATCH ?", (expression,)
    ).fetchone()


def report(name: str, taken: list[float], found: str, bare: float | None) -> float:
    """Print one line; gives the 95th percentile."""
    middle, high = statistics.median(taken), percentile(taken, 0.95)
    ratio = f"{middle / bare:8.1f}" if bare else "       –"
    print(f"{name:22}{middle:9.1f}{high:9.1f}{ratio}  {found}")
    return high


def main() -> int:
    """Measure and print; 1 when a 95th percentile is above `--most`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--most", type=float, help="fail when a 95th percentile is above this")
    arguments = parser.parse_args()
    started = perf_counter()
    index = open_index(arguments.index)
    print(f"{index.size:,} paragraphs, opened in {(perf_counter() - started) * 1_000:.0f} ms\n")
    print(f"{'query':22}{'p50 ms':>9}{'p95 ms':>9}{'x bare':>8}  found")
    highest = 0.0
    for name, query in QUERIES:
        taken = times(lambda query=query: search(index, query), arguments.rounds)  # type: ignore[misc]
        bare = bare_count(index, query)
        base = statistics.median(times(bare, arguments.rounds)) if bare else None
        found = f"{search(index, query).total:,}"
        highest = max(highest, report(name, taken, found, base))
    key = index.connection.execute(
        "SELECT report_id, place FROM item WHERE kind = 'recommendation' LIMIT 1"
    ).fetchone()
    if key is not None:
        started = perf_counter()
        found = f"{len(more_like_this(index, *key))}"
        first = (perf_counter() - started) * 1_000
        taken = times(lambda: more_like_this(index, *key), arguments.rounds)
        highest = max(
            highest, report("more like this", taken, f"{found}; first {first:.0f} ms", None)
        )
    print(f"\nhighest p95 {highest:.1f} ms")
    return 1 if arguments.most is not None and highest > arguments.most else 0


if __name__ == "__main__":
    sys.exit(main())
