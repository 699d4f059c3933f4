"""An area's value beside England, its region, its statistical neighbours and any group."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Polarity
from lineofsight.published.values import Value
from lineofsight.reference.groups import Group


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
    raise NotImplementedError


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
    raise NotImplementedError


def average(statistics: Statistics, measure_id: str, period: int, group: Group) -> Average:
    """Mean and median of a group's values, suppressed ones left out, joint returns once.

    Raises:
        UnknownMeasureError: the measure is not known.
    """
    raise NotImplementedError
