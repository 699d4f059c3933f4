"""How much reading a report costs beside bare text extraction of the same file.

    python perf/inspections_read.py FOLDER [--sample N] [--most RATIO]

Prints the processor seconds of `page.get_textpage().get_text_range()` over every page, of
`parse_pdf`, and their ratio, in one process. Each file is read both ways one after the other, in
turns, so that a busy machine weighs on both alike. With `--most` the exit code is 1 when the
ratio is above it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pypdfium2

from lineofsight.inspections.parse import NotAReport, parse_pdf


def bare(_: Path, data: bytes) -> None:
    """The text of every page, and nothing else."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def parsed(path: Path, data: bytes) -> None:
    """Everything that the reader makes of the file."""
    try:
        parse_pdf(path, data)
    except NotAReport:
        return


def seconds(work: Callable[[Path, bytes], None], path: Path, data: bytes) -> float:
    """Processor time of one piece of work."""
    started = process_time()
    work(path, data)
    return process_time() - started


def measure(files: list[Path]) -> tuple[float, float]:
    """Total processor seconds of bare extraction and of parsing."""
    ways = (bare, parsed)
    totals = dict.fromkeys(ways, 0.0)
    for index, path in enumerate(files):
        data = path.read_bytes()
        for work in ways if index % 2 else reversed(ways):
            totals[work] += seconds(work, path, data)
    return totals[bare], totals[parsed]


def main() -> int:
    """Measure and print; 1 when the ratio is above `--most`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, help="read only so many files, chosen at random")
    parser.add_argument("--most", type=float, help="fail when the ratio is above this")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.rglob("*.pdf"))
    if not files:
        parser.error(f"{arguments.folder} holds no PDF files")
    if arguments.sample and arguments.sample < len(files):
        files = random.Random(0).sample(files, arguments.sample)  # noqa: S311
    measure(files[:2])
    extraction, parse = measure(files)
    ratio = parse / extraction
    print(f"files                 {len(files)}")
    print(f"bare text extraction  {extraction:.2f} s of processor time")
    print(f"parse_pdf             {parse:.2f} s")
    print(f"ratio                 {ratio:.3f}")
    return int(arguments.most is not None and ratio > arguments.most)


if __name__ == "__main__":
    sys.exit(main())
