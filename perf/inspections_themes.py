"""How long marking every paragraph with its themes takes, beside merely splitting it into words.

    python perf/inspections_themes.py SEARCH.SQLITE [--most SECONDS]

Takes the texts from a snapshot's `inspections/search.sqlite`. With `--most` the exit code is 1 when
the themes take more processor seconds than that.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import process_time

from lineofsight.inspections.search import open_index
from lineofsight.inspections.search.query import words_of
from lineofsight.inspections.themes import themes_of


def main() -> int:
    """Measure and print; 1 when the themes take longer than `--most`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--most", type=float, help="fail when it takes more seconds than this")
    arguments = parser.parse_args()
    rows = open_index(arguments.index).connection.execute("SELECT text FROM item").fetchall()
    texts = [row["text"] for row in rows]
    started = process_time()
    words = sum(len(words_of(text)) for text in texts)
    splitting = process_time() - started
    started = process_time()
    marks = sum(len(themes_of(text)) for text in texts)
    marking = process_time() - started
    print(f"paragraphs        {len(texts):,}, {words:,} words, {marks:,} marks")
    print(f"splitting words   {splitting:.2f} s of processor time")
    print(f"themes            {marking:.2f} s")
    print(f"ratio             {marking / splitting if splitting else 0:.1f}")
    return 1 if arguments.most is not None and marking > arguments.most else 0


if __name__ == "__main__":
    sys.exit(main())
