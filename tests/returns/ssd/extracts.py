"""Extracts of an invented council, small enough for every test."""

from __future__ import annotations

from pathlib import Path

from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import write_council

#: Whose extract it is; it does not exist.
LIKE, CHILDREN, SEED = "Wiltshire", 60, 11


def invented_council(folder: Path, *, children: int = CHILDREN) -> Path:
    """A council that does not exist, with its extract; give the folder of the extract's files."""
    write_council(Settings(LIKE, children, years=1, seed=SEED, names=True), folder)
    (extract,) = (folder / "ssd").iterdir()
    return extract
