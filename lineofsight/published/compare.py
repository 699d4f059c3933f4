"""An area's value beside England, its region, its statistical neighbours and any group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from lineofsight.published import grid
from lineofsight.published.areas import ENGLAND, is_authority, region_key
from lineofsight.published.cube import NO_STATUS, STATUSES, Floats, number_day
from lineofsight.published.measures import Measure, measure
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Polarity
from lineofsight.published.values import Value
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.authorities import VERY_SMALL
from lineofsight.reference.groups import Group, GroupKind, group_of, neighbour_group

#: Why an authority has no place, besides the statuses of published values.
NOTHING = "nothing published"
GONE = "not an authority in that period"
VERY_SMALL_LEFT_OUT = "too small to rank"


class Side(StrEnum):
    """Where a value lies of a comparator."""

    ABOVE = "above"
    BELOW = "below"
    SAME = "same"


@dataclass(frozen=True)
class Average:
    """The averages of a group's values.

    Attributes:
        group: the group.
        counted: DfE codes whose values entered, joint returns once.
        missing: codes without a value (suppressed, not published, or gone).
        mean: unweighted mean, or None when no value entered.
        median: median, likewise.
    """

    group: Group
    counted: tuple[str, ...]
    missing: tuple[str, ...]
    mean: float | None
    median: float | None


@dataclass(frozen=True)
class Place:
    """Where an authority comes in a group.

    Attributes:
        code: DfE code.
        value: its value.
        rank: 1 for the best (or, without a direction, the highest); equal values share the
            better number.
        quartile: 1 for the best quarter to 4; None where the measure has no direction.
    """

    code: str
    value: float
    rank: int
    quartile: int | None


@dataclass(frozen=True)
class Ranking:
    """A group in the order of a measure.

    Attributes:
        measure_id, period, group: what was ranked.
        polarity: which direction is better; None where the order is only highest first.
        places: by rank.
        total: how many were ranked.
        left_out: codes without a place, each with the reason in words.
        bounds: the three values that part the quarters (R's type 7), lowest first.
    """

    measure_id: str
    period: int
    group: Group
    polarity: Polarity | None
    places: tuple[Place, ...]
    total: int
    left_out: tuple[tuple[str, str], ...]
    bounds: tuple[float, float, float] | None

    def of(self, code: str) -> Place | None:
        """An authority's place, or None when it has none."""
        return next((place for place in self.places if place.code == code), None)


@dataclass(frozen=True)
class Neighbours:
    """Statistical neighbours under one model.

    Attributes:
        model: the year of the model.
        average: mean and median of the neighbours that have a value; both None where the model
            has no neighbours for the authority.
        beside_mean, beside_median: on which side of each the authority lies, as shown to the
            measure's decimals; None when either number is missing.
    """

    model: int
    average: Average
    beside_mean: Side | None
    beside_median: Side | None


@dataclass(frozen=True)
class Standing:
    """Where an authority stands on a measure in one period.

    Attributes:
        measure_id, code, period: what was asked.
        value: its value, or None when nothing is published for it.
        england, region: the published values for England and for its region, where there are.
        neighbours: under each model, newest first.
        type_average: authorities of its type, itself among them.
        choice_matters: whether the side of its neighbours on which it lies depends on the model
            or on the choice of mean or median.
        place: its place among all authorities; None without a value or a direction.
        ranked: how many authorities were ranked.
    """

    measure_id: str
    code: str
    period: int
    value: Value | None
    england: Value | None
    region: Value | None
    neighbours: tuple[Neighbours, ...]
    type_average: Average
    choice_matters: bool
    place: Place | None
    ranked: int


def stand(
    statistics: Statistics, measure_id: str, code: str, period: int | None = None
) -> Standing | None:
    """Where an authority stands on a measure, in the latest period when none is given; None
    when nothing was published by the statistics' day.

    Raises:
        UnknownMeasureError, UnknownAuthorityError: the measure or the authority is not known.
    """
    found = measure(measure_id)
    authority = authorities.get(code)
    if period is None:
        period = statistics.latest(measure_id)
    if period is None:
        return None
    value = statistics.value(measure_id, authority.code, period)
    on = value.period_end if value is not None else _period_end(statistics, measure_id, period)
    number = value.value if value is not None else None
    near = []
    for model in neighbours.MODELS:
        group = neighbour_group(authority.code, model, on)
        near.append(_beside(model, average(statistics, measure_id, period, group), number, found))
    sides = {side for each in near for side in (each.beside_mean, each.beside_median) if side}
    ranking = rank(statistics, measure_id, period)
    return Standing(
        measure_id=measure_id,
        code=authority.code,
        period=period,
        value=value,
        england=statistics.value(measure_id, ENGLAND, period),
        region=statistics.value(measure_id, region_key(authority.region), period),
        neighbours=tuple(near),
        type_average=average(
            statistics, measure_id, period, group_of(GroupKind.TYPE, authority.code, on)
        ),
        choice_matters=len(sides) > 1,
        place=ranking.of(authority.code) if found.polarity else None,
        ranked=ranking.total,
    )


def _period_end(statistics: Statistics, measure_id: str, period: int) -> date | None:
    cube = statistics.cube
    p = cube.period_index.get(period)
    if p is None:
        return None
    ends = cube.end[cube.measure_index[measure(measure_id).id], p]
    return number_day(int(ends.max())) if ends.any() else None


def _side(number: float | None, other: float | None, decimals: int) -> Side | None:
    if number is None or other is None:
        return None
    one, two = round(number, decimals), round(other, decimals)
    if one == two:
        return Side.SAME
    return Side.ABOVE if one > two else Side.BELOW


def _beside(model: int, found: Average, number: float | None, about: Measure) -> Neighbours:
    return Neighbours(
        model,
        found,
        _side(number, found.mean, about.decimals),
        _side(number, found.median, about.decimals),
    )


def everywhere(statistics: Statistics, measure_id: str, period: int) -> Group:
    """Every authority of a period: those for which anything is published, under the boundaries
    that the publication used, and those that existed on its last day and are missing. Where
    both the old councils and the new have values, those that existed then.

    Raises:
        UnknownMeasureError: the measure is not known.
    """
    cube = statistics.cube
    p = cube.period_index.get(period)
    m = cube.measure_index[measure(measure_id).id]
    if p is None:
        return Group(GroupKind.ENGLAND, "England", ())
    here = np.flatnonzero(cube.present[m, p] & ~cube.doubled[m, p])
    published = [cube.areas[a] for a in here if is_authority(cube.areas[a])]
    on = _period_end(statistics, measure_id, period)
    covered = set(published)
    missing = [
        authority.code
        for authority in (authorities.current(on=on) if on else ())
        if authority.code not in covered and not covered & set(authority.successors)
    ]
    return Group(GroupKind.ENGLAND, "England", (*published, *missing))


@dataclass(frozen=True)
class _Taken:
    """A group's values, and which of them enter."""

    codes: tuple[str, ...]
    values: Floats
    entered: Floats
    reasons: dict[str, str]


def _take(statistics: Statistics, measure_id: str, period: int, group: Group) -> _Taken:
    cube = statistics.cube
    m = cube.measure_index[measure(measure_id).id]
    p = cube.period_index.get(period)
    codes = tuple(dict.fromkeys(group.codes))
    places = [cube.area_index[code] for code in codes]
    if p is None:
        empty = np.full(len(codes), np.nan)
        return _Taken(codes, empty, empty, dict.fromkeys(codes, NOTHING))
    values, joint = cube.value[m, p, places], cube.joint[m, p, places]
    reasons = {}
    for index, code in enumerate(codes):
        if np.isnan(values[index]):
            status = int(cube.status[m, p, places[index]])
            reasons[code] = NOTHING if status == NO_STATUS else STATUSES[status].label
    return _Taken(codes, values, grid.once(values, joint, grid.joint_pairs(codes)), reasons)


def rank(
    statistics: Statistics,
    measure_id: str,
    period: int,
    group: Group | None = None,
    *,
    with_very_small: bool = False,
) -> Ranking:
    """A group (all authorities when none is given) in the order of a measure.

    City of London and Isles of Scilly are left out unless asked for. Two authorities that made
    one joint return take one place, and both are given it.

    Raises:
        UnknownMeasureError: the measure is not known.
    """
    if group is None:
        key = ("ranking", measure_id, period, with_very_small)
        if key not in statistics.kept:
            group = everywhere(statistics, measure_id, period)
            statistics.kept[key] = _rank(statistics, measure_id, period, group, with_very_small)
        ranking: Ranking = statistics.kept[key]
        return ranking
    return _rank(statistics, measure_id, period, group, with_very_small)


def _rank(
    statistics: Statistics, measure_id: str, period: int, group: Group, with_very_small: bool
) -> Ranking:
    found = measure(measure_id)
    if not group.codes:
        polarity = Polarity(found.polarity) if found.polarity else None
        gone = tuple((code, GONE) for code in group.gone)
        return Ranking(measure_id, period, group, polarity, (), 0, gone, None)
    taken = _take(statistics, measure_id, period, group)
    reasons = {**dict.fromkeys(group.gone, GONE), **taken.reasons}
    entered = taken.entered
    if not with_very_small:
        small = [code in VERY_SMALL for code in taken.codes]
        entered = np.where(small, np.nan, entered)
        reasons |= {code: VERY_SMALL_LEFT_OUT for code in taken.codes if code in VERY_SMALL}
    highest = np.array(found.polarity != Polarity.LOW)
    place = grid.ranks(entered, highest)
    parted = grid.bounds(entered)
    quarter = grid.quarters(entered, parted, highest)
    twin = {second: first for first, second in grid.joint_pairs(taken.codes)}
    places = []
    for index, code in enumerate(taken.codes):
        if code in reasons:
            continue
        source = twin[index] if np.isnan(entered[index]) else index
        in_quarter = found.polarity and not np.isnan(quarter[source])
        places.append(
            Place(
                code,
                float(taken.values[index]),
                int(place[source]),
                int(quarter[source]) if in_quarter else None,
            )
        )
    places.sort(key=lambda each: each.rank)
    first, second, third = (float(bound) for bound in parted)
    return Ranking(
        measure_id=measure_id,
        period=period,
        group=group,
        polarity=Polarity(found.polarity) if found.polarity else None,
        places=tuple(places),
        total=int((~np.isnan(entered)).sum()),
        left_out=tuple(reasons.items()),
        bounds=None if np.isnan(first) else (first, second, third),
    )


def average(statistics: Statistics, measure_id: str, period: int, group: Group) -> Average:
    """Mean and median of a group's values, suppressed ones left out, joint returns once.

    Raises:
        UnknownMeasureError: the measure is not known.
    """
    taken = _take(statistics, measure_id, period, group)
    counted = tuple(
        code for code, value in zip(taken.codes, taken.entered, strict=True) if not np.isnan(value)
    )
    missing = (*(code for code in taken.codes if code in taken.reasons), *group.gone)
    if not counted:
        return Average(group, (), missing, None, None)
    # Sums of decimals end in noise far behind the last published place.
    mean, median = (round(float(part), 9) for part in grid.averages(taken.entered))
    return Average(group, counted, missing, mean, median)
