"""The tile map has one place for each authority of today and looks like England."""

from __future__ import annotations

import pytest

from lineofsight.reference import authorities
from lineofsight.reference.tiles import Tile, size, tiles

BY_CODE = {tile.code: tile for tile in tiles()}


def test_every_authority_of_today_has_one_tile_and_no_other_does() -> None:
    assert sorted(BY_CODE) == sorted(a.code for a in authorities.current())
    assert len(tiles()) == len(BY_CODE)


def test_no_two_tiles_share_a_place_or_letters() -> None:
    assert len({(tile.column, tile.row) for tile in tiles()}) == len(tiles())
    assert len({tile.letters for tile in tiles()}) == len(tiles())


def test_the_map_is_compact() -> None:
    columns, rows = size()
    assert columns <= 20
    assert rows <= 22


def tile(name: str) -> Tile:
    found = authorities.find(name)
    assert found is not None
    return BY_CODE[found.code]


@pytest.mark.parametrize(
    ("north", "south"),
    [("Northumberland", "Leeds"), ("Leeds", "Birmingham"), ("Birmingham", "Isle of Wight")],
)
def test_north_is_up(north: str, south: str) -> None:
    assert tile(north).row < tile(south).row


@pytest.mark.parametrize(
    ("west", "east"),
    [("Cornwall", "Wiltshire"), ("Wiltshire", "Kent"), ("Shropshire", "Norfolk")],
)
def test_west_is_left(west: str, east: str) -> None:
    assert tile(west).column < tile(east).column
