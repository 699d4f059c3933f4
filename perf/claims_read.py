"""How long reading a text takes, beside comparing its sentences with the reports alone.

    python perf/claims_read.py WORKSPACE AUTHORITY [TEXT FILE] [--rounds N] [--most SECONDS]

Reads a text (a file, or two pages made from the authority's own reports) once to load the reports,
then N times, and prints the median in milliseconds and its ratio to `rapidfuzz.fuzz.partial_ratio`
of every sentence with every paragraph, the comparison that any search for quotations must make.
With `--most` the exit code is 1 when the median is above it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.reading import check_text
from lineofsight.claims.reading.passages import library
from lineofsight.claims.reading.sentences import sentences
from lineofsight.claims.reading.words import words_of
from lineofsight.engine.workspace import open_workspace
from lineofsight.reference import authorities

#: Words on two pages.
TWO_PAGES = 900


def made_text(base: EvidenceBase, code: str) -> str:
    """Two pages that quote the authority's newest report and say things of its grades."""
    parts = [
        f"{authorities.get(code).name} Council was rated good in 2019.",
        "All four areas were judged outstanding, up from requires improvement.",
    ]
    words = 0
    for passage in reversed(library(base, code).passages):
        first, last = passage.sentences[0]
        parts.append(f"The report said: “{passage.words.stretch(first, last)}.”")
        words += last - first
        if words > TWO_PAGES:
            break
    return "\n".join(parts)


def main() -> int:
    """Run the benchmark; 0, or 1 when reading took longer than `--most`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("authority")
    parser.add_argument("text", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=float)
    options = parser.parse_args()
    base = EvidenceBase.load(open_workspace(options.workspace))
    found = authorities.find(options.authority)
    if found is None:
        parser.error(f"No authority is called {options.authority!r}.")
    if options.text is not None:
        text = options.text.read_text(encoding="utf-8")
    else:
        text = made_text(base, found.code)
    begun = perf_counter()
    checked = check_text(text, found.code, base)
    first = perf_counter() - begun

    times = []
    for _ in range(options.rounds):
        begun = perf_counter()
        check_text(text, found.code, base)
        times.append(perf_counter() - begun)
    reading = statistics.median(times)

    lines = [passage.line for passage in library(base, found.code).passages]
    queries = [words_of(sentence.text).line for sentence in sentences(text)]
    begun = perf_counter()
    for query in queries:
        process.extractOne(query, lines, scorer=fuzz.partial_ratio)
    alone = perf_counter() - begun

    print(f"{len(text.split())} words, {len(checked.sentences)} sentences, {len(lines)} paragraphs")
    print(f"first reading, with loading   {first * 1000:8.1f} ms")
    print(f"reading, median of {options.rounds:<3}        {reading * 1000:8.1f} ms")
    print(f"rapidfuzz alone               {alone * 1000:8.1f} ms")
    print(f"ratio                         {reading / alone:8.2f}")
    return int(options.most is not None and reading > options.most)


if __name__ == "__main__":
    sys.exit(main())
