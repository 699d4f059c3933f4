"""The tile map of England: what stands on each tile, for the template to draw."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.inspections.corpus import Mark
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.reference.tiles import size, tiles
from lineofsight.web.inspections.standings import Placed

#: Side of a tile with its gap, in the picture's own units.
STEP = 40


@dataclass(frozen=True)
class DrawnTile:
    """One tile: where, what it says, and whether it belongs to the group that is looked at."""

    authority: Authority
    letters: str
    x: int
    y: int
    mark: Mark
    title: str
    faded: bool


@dataclass(frozen=True)
class TileMap:
    """The picture: its size and its tiles, in reading order."""

    width: int
    height: int
    tiles: tuple[DrawnTile, ...]


def tile_map(placed: Mapping[str, Placed], day: date, chosen: Collection[str]) -> TileMap:
    """The map of where authorities stand.

    Args:
        placed: where each authority of the day stands, by DfE code.
        day: the day that is looked at; an authority not yet formed says so.
        chosen: DfE codes that are looked at; the others are faded.
    """
    drawn = []
    for tile in sorted(tiles(), key=lambda tile: (tile.row, tile.column)):
        authority = authorities.get(tile.code)
        where = placed.get(tile.code)
        drawn.append(
            DrawnTile(
                authority=authority,
                letters=tile.letters,
                x=tile.column * STEP,
                y=tile.row * STEP,
                mark=where.mark if where else Mark.NOT_KNOWN,
                title=f"{authority.name} ({tile.letters}): {_words(authority, where, day)}",
                faded=tile.code not in chosen,
            )
        )
    columns, rows = size()
    return TileMap(columns * STEP, rows * STEP, tuple(drawn))


def _words(authority: Authority, where: Placed | None, day: date) -> str:
    if not authority.existed(day) and authority.valid_from is not None:
        start = authority.valid_from
        return f"not a council until {start.day} {start:%B %Y}"
    mark = where.mark if where else Mark.NOT_KNOWN
    if where is None or where.inspection is None:
        return mark.label.lower()
    return f"{mark.label.lower()}, {where.inspection.known_from:%B %Y}"
