"""Averages, ranks and quarters over arrays of values: of one group, or of everyone at once.

The last axis is the group; missing values are NaN and never enter. Whatever `compare` says of
one authority, and what is worked out for all of them together, comes from these functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lineofsight.published.areas import is_authority
from lineofsight.published.cube import Cube, Flags, Floats
from lineofsight.published.measures import measure
from lineofsight.published.tables import Polarity
from lineofsight.reference import neighbours
from lineofsight.reference.authorities import VERY_SMALL

#: Pairs of authorities that make one return on their social workers, under which both are given
#: the same values (Department for Education, children's social work workforce).
JOINT_RETURNS = (("314", "318"), ("940", "941"))

#: Fewest authorities that can be parted into quarters.
FEWEST_FOR_QUARTERS = 4


class Averages(NamedTuple):
    """Mean and median along the last axis, NaN where nothing entered."""

    mean: Floats
    median: Floats


def averages(values: Floats) -> Averages:
    """Mean and median of the values that are there."""
    ordered = np.sort(values, axis=-1)
    there = ~np.isnan(ordered)
    count = there.sum(axis=-1)
    some = np.maximum(count, 1)
    total = np.where(there, ordered, 0.0).sum(axis=-1)
    low = np.take_along_axis(ordered, ((some - 1) // 2)[..., None], axis=-1)[..., 0]
    high = np.take_along_axis(ordered, (some // 2)[..., None], axis=-1)[..., 0]
    return Averages(np.where(count > 0, total / some, np.nan), (low + high) / 2)


def bounds(values: Floats) -> Floats:
    """The three values that part the quarters of each row, by R's type 7 quantile.

    Source: Hyndman and Fan (1996), definition 7, which the Department's comparison tool uses.
    NaN where fewer than four values are there.
    """
    ordered = np.sort(values, axis=-1)
    count = (~np.isnan(ordered)).sum(axis=-1)
    found = []
    for share in (0.25, 0.5, 0.75):
        place = np.maximum(count - 1, 0) * share
        below = np.floor(place).astype(np.int64)
        above = np.ceil(place).astype(np.int64)
        low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0]
        high = np.take_along_axis(ordered, above[..., None], axis=-1)[..., 0]
        value = low + (place - below) * (high - low)
        found.append(np.where(count >= FEWEST_FOR_QUARTERS, value, np.nan))
    return np.stack(found, axis=-1)


def ranks(values: Floats, highest_first: Flags) -> Floats:
    """Places along the last axis, 1 first; equal values share the better place.

    Args:
        values: the values.
        highest_first: for each row, whether the highest value comes first.
    """
    keyed = np.where(highest_first[..., None], -values, values)
    order = np.argsort(keyed, axis=-1, kind="stable")
    ordered = np.take_along_axis(keyed, order, axis=-1)
    begins = np.ones(ordered.shape, dtype=bool)
    begins[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    position = np.where(begins, np.arange(ordered.shape[-1]), 0)
    place = np.maximum.accumulate(position, axis=-1) + 1.0
    found = np.empty(values.shape)
    np.put_along_axis(found, order, place, axis=-1)
    return np.where(np.isnan(values), np.nan, found)


def quarters(values: Floats, parted: Floats, high_is_good: Flags) -> Floats:
    """Quarters, 1 best to 4; a value on a bound is in the better quarter.

    Args:
        values: the values.
        parted: the bounds of each row.
        high_is_good: for each row, whether a high value is the better one.
    """
    first, second, third = (parted[..., index, None] for index in range(3))
    low = 1.0 + (values > first) + (values > second) + (values > third)
    high = 1.0 + (values < third) + (values < second) + (values < first)
    found = np.where(high_is_good[..., None], high, low)
    return np.where(np.isnan(values) | np.isnan(first), np.nan, found)


def joint_pairs(codes: Sequence[str]) -> list[tuple[int, int]]:
    """Places in a group of those who make a joint return: the first, and the one after it."""
    place = {code: index for index, code in enumerate(codes)}
    found = []
    for one, other in JOINT_RETURNS:
        if one in place and other in place:
            first, second = sorted((place[one], place[other]))
            found.append((first, second))
    return found


def once(values: Floats, joint: Flags, pairs: Iterable[tuple[int, int]]) -> Floats:
    """The values with the second of two that stem from one return taken out."""
    kept = values.copy()
    for first, second in pairs:
        both = joint[..., first] & joint[..., second]
        same = both & (values[..., first] == values[..., second])
        kept[..., second] = np.where(same, np.nan, kept[..., second])
    return kept


@dataclass(frozen=True)
class Everyone:
    """The place of every authority on every measure in every period.

    Attributes:
        codes: the authorities of the last axis.
        rank: 1 for the best (the highest, where a measure has no direction), NaN without one.
        quarter: 1 to 4, NaN without a direction.
        neighbours: mean and median of each authority's neighbours, by model.
    """

    codes: tuple[str, ...]
    rank: Floats
    quarter: Floats
    neighbours: dict[int, Averages]


def everyone(cube: Cube) -> Everyone:
    """Ranks, quarters and neighbour averages of all authorities, measures and periods: what
    `compare` says of one, for all at once. The very small authorities have neighbours, and no
    rank."""
    at = [index for index, key in enumerate(cube.areas) if is_authority(key)]
    codes = tuple(cube.areas[index] for index in at)
    values, joint = cube.value[:, :, at], cube.joint[:, :, at]
    polarity = [measure(name).polarity for name in cube.measures]
    ranked = values.copy()
    ranked[..., [code in VERY_SMALL for code in codes]] = np.nan
    ranked[cube.doubled[:, :, at]] = np.nan
    pairs = joint_pairs(codes)
    entered = once(ranked, joint, pairs)
    highest = np.broadcast_to(
        np.array([found != Polarity.LOW for found in polarity])[:, None], values.shape[:2]
    )
    rank = ranks(entered, highest)
    quarter = quarters(entered, bounds(entered), highest)
    quarter[[found is None for found in polarity]] = np.nan
    for first, second in pairs:
        copied = np.isnan(entered[..., second]) & ~np.isnan(ranked[..., second])
        for found in (rank, quarter):
            found[..., second] = np.where(copied, found[..., first], found[..., second])
    return Everyone(
        codes,
        rank,
        quarter,
        {model: _neighbours(values, joint, codes, model) for model in neighbours.MODELS},
    )


def _neighbours(values: Floats, joint: Flags, codes: tuple[str, ...], model: int) -> Averages:
    place = {code: index for index, code in enumerate(codes)}
    mean = np.full(values.shape, np.nan)
    median = np.full(values.shape, np.nan)
    listed: dict[int, list[int]] = {}
    for index, code in enumerate(codes):
        near = neighbours.neighbours(code, model)
        if near:
            listed[index] = [place[other] for other in near]
    widest = max(len(near) for near in listed.values())
    table: npt.NDArray[np.int64] = np.array(
        [near + [-1] * (widest - len(near)) for near in listed.values()]
    )
    block = np.where(table >= 0, values[..., table], np.nan)
    for row, members in enumerate(listed.values()):
        pairs = joint_pairs([codes[other] for other in members])
        if pairs:
            block[:, :, row] = once(block[:, :, row], joint[..., table[row]], pairs)
    found = averages(block)
    mean[..., list(listed)], median[..., list(listed)] = found
    return Averages(mean, median)
