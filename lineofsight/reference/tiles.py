"""A tile map of England: one equal square for each authority of today.

The layout is our own (`scripts/build_tiles.py`): approximate centres given places on a grid,
with London and the conurbations enlarged. Authorities that no longer exist have no tile.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from lineofsight.reference.files import read_data


@dataclass(frozen=True)
class Tile:
    """An authority's place: column and row from 0 at the north-west, and up to three letters."""

    code: str
    letters: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """The tiles of today's authorities, by DfE code."""
    rows = csv.DictReader(read_data("tiles.csv").splitlines())
    return tuple(
        Tile(row["code"], row["letters"], int(row["column"]), int(row["row"])) for row in rows
    )


@cache
def size() -> tuple[int, int]:
    """How many columns and rows the map has."""
    return max(t.column for t in tiles()) + 1, max(t.row for t in tiles()) + 1
