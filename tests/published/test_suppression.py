"""A value that is withheld never becomes a number."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.published.change import Method, Reading, change, trend
from lineofsight.published.compare import average, rank, stand
from lineofsight.published.cube import STATUSES, packaged
from lineofsight.published.grid import everyone
from lineofsight.published.limits import unusual
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import PublishedValue, Status
from lineofsight.reference.groups import chosen_group
from tests.published.small_cube import row, statistics_of

#: A re-referral percentage with counts, whose low values are the better ones.
MEASURE = "hp_rereferral_pct"
CODES = ("865", "894", "921", "330", "373", "380", "301", "302")

SHOWN = st.one_of(
    st.sampled_from([status.value for status in Status]),
    st.integers(1, 99).map(lambda number: f"{number}/100"),
)


def rows(shown: dict[str, str]) -> list[PublishedValue]:
    return [row(MEASURE, code, 2024, text) for code, text in shown.items()]


@given(st.fixed_dictionaries(dict.fromkeys(CODES, SHOWN)))
def test_averages_and_ranks_are_those_without_it(shown: dict[str, str]) -> None:
    """Withheld values leave everything as if their authorities had not been asked about."""
    there = {code: text for code, text in shown.items() if "/" in text}
    with_them, without = statistics_of(rows(shown)), statistics_of(rows(there or {"330": "1/100"}))
    group, rest = chosen_group(shown), chosen_group(there)
    found = average(with_them, MEASURE, 2024, group)
    ranking = rank(with_them, MEASURE, 2024, group)
    assert set(found.counted) == {place.code for place in ranking.places} == set(there)
    assert set(found.missing) == set(shown) - set(there)
    assert dict(ranking.left_out).keys() == set(shown) - set(there)
    expected = average(without, MEASURE, 2024, rest)
    assert (found.mean, found.median) == (expected.mean, expected.median)
    assert ranking.places == rank(without, MEASURE, 2024, rest).places


@given(st.sampled_from(list(Status)), st.integers(1, 99), st.booleans())
def test_no_test_is_made_of_it(status: Status, count: int, first: bool) -> None:
    """A change from or to a withheld value has no difference, no p value, and says why."""
    years = (2023, 2024) if first else (2024, 2023)
    found = statistics_of(
        [
            row(MEASURE, "865", years[0], status.value),
            row(MEASURE, "865", years[1], f"{count}/100"),
        ]
    )
    series = found.series(MEASURE, "865")
    tested = change(*series)
    assert tested.method is Method.NOT_TESTED
    assert tested.reading is Reading.NOT_TESTED
    assert (tested.difference, tested.direction) == (None, None)
    assert (tested.p_value, tested.interval, tested.settles) == (None, None, None)
    assert status.label in tested.why
    assert trend(series).per_year is None


@pytest.mark.parametrize("status", Status)
def test_an_authority_whose_value_is_withheld(status: Status) -> None:
    """It stands nowhere: no side of its neighbours, no place, no limits; the reason is kept."""
    shown = {"865": status.value, "850": "20/100", "933": "30/100"}
    found = statistics_of(rows(shown))
    standing = stand(found, MEASURE, "865")
    assert standing is not None
    assert standing.value is not None
    assert (standing.value.value, standing.value.status) == (None, status)
    assert standing.place is None
    assert standing.choice_matters is False
    assert {n.beside_mean for n in standing.neighbours} == {None}
    limits = unusual(found, MEASURE, "865", 2024)
    assert (limits.limits, limits.band) == (None, None)
    assert status.label in limits.why


def test_no_whole_table_work_is_done_with_it() -> None:
    """With a fifth of all values withheld at random, nobody withheld has a rank or a quarter,
    nobody else's rank counts them, and neighbour averages are those of who is left."""
    cube = packaged()
    hidden = np.random.default_rng(3).random(cube.value.shape) < 0.2
    fewer = dataclasses.replace(
        cube,
        value=np.where(hidden, np.nan, cube.value),
        status=np.where(hidden & cube.present, np.int16(0), cube.status),
    )
    found = everyone(fewer)
    at = [cube.area_index[code] for code in found.codes]
    missing = np.isnan(fewer.value[:, :, at])
    assert np.isnan(found.rank[missing]).all()
    assert np.isnan(found.quarter[missing]).all()
    there = (~np.isnan(found.rank)).sum(axis=2)
    assert (np.nan_to_num(found.rank).max(axis=2) <= there).all()
    values = fewer.value[:, :, at]
    low = np.where(np.isnan(values), np.inf, values).min(axis=2)
    high = np.where(np.isnan(values), -np.inf, values).max(axis=2)
    for averages in found.neighbours.values():
        for average_of in averages:
            some = ~np.isnan(average_of)
            assert (average_of >= low[..., None] - 1e-6)[some].all()
            assert (average_of <= high[..., None] * (1 + 1e-12) + 1e-6)[some].all()


def test_nothing_carried_gives_a_withheld_value_away() -> None:
    """No value, and no numerator, beside a reason; and each of the six reasons is in use or
    left out on purpose (not applicable is not carried)."""
    cube = packaged()
    withheld = cube.status >= 0
    assert np.isnan(cube.value[withheld]).all()
    assert np.isnan(cube.numerator[withheld]).all()
    used = {STATUSES[index] for index in np.unique(cube.status[withheld])}
    assert used == set(Status) - {Status.NOT_APPLICABLE}
    assert (~np.isnan(cube.value) == (cube.present & ~withheld)).all()


def test_how_many_are_withheld() -> None:
    """The carried values, by reason."""
    cube = Statistics.load().cube
    counted = {
        status.value: int((cube.status == index).sum()) for index, status in enumerate(STATUSES)
    }
    assert counted == {"c": 3134, "x": 2722, "z": 0, "k": 15, "u": 54, "low": 6}
    assert int(cube.present.sum()) == 140163
