"""An authority beside England, its region, its neighbours and any group."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from lineofsight.published.compare import Side, average, everywhere, rank, stand
from lineofsight.published.grid import everyone
from lineofsight.published.measures import measures
from lineofsight.published.statistics import Statistics
from lineofsight.reference.authorities import UnknownAuthorityError
from lineofsight.reference.groups import GroupKind, chosen_group, group_of
from lineofsight.reference.neighbours import neighbours
from tests.published.small_cube import row, statistics_of

REREFERRALS = "hp_rereferral_pct"
VACANCIES = "lw_vacancy_pct"


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return Statistics.load()


def test_a_ranking_of_a_few() -> None:
    """Few re-referrals are better: 10 comes first, the two at 20 share the second place."""
    found = statistics_of(
        [
            row(REREFERRALS, "865", 2024, "20/100"),
            row(REREFERRALS, "894", 2024, "10/100"),
            row(REREFERRALS, "921", 2024, "20/100"),
            row(REREFERRALS, "330", 2024, "40/100"),
            row(REREFERRALS, "373", 2024, "c"),
            row(REREFERRALS, "201", 2024, "5/100"),
        ]
    )
    group = chosen_group(["865", "894", "921", "330", "373", "380", "201"])
    ranking = rank(found, REREFERRALS, 2024, group)
    assert [(p.code, p.rank, p.quartile) for p in ranking.places] == [
        ("894", 1, 1),
        ("865", 2, 2),
        ("921", 2, 2),
        ("330", 4, 4),
    ]
    assert ranking.total == 4
    assert ranking.bounds == (17.5, 20.0, 25.0)
    assert dict(ranking.left_out) == {
        "373": "suppressed to protect individuals",
        "380": "nothing published",
        "201": "too small to rank",
    }
    asked = rank(found, REREFERRALS, 2024, group, with_very_small=True)
    assert asked.places[0].code == "201"


def test_without_a_direction_there_is_an_order_and_no_quarter() -> None:
    """Children in need per head: the highest first, and nobody in a best quarter."""
    found = statistics_of(
        [row("hp_cin_rate", code, 2024, rate) for code, rate in (("865", "200"), ("921", "500"))]
    )
    ranking = rank(found, "hp_cin_rate", 2024, chosen_group(["865", "921"]))
    assert [(p.code, p.rank, p.quartile) for p in ranking.places] == [
        ("921", 1, None),
        ("865", 2, None),
    ]
    assert ranking.polarity is None


def test_a_joint_return_takes_one_place() -> None:
    """Kingston (314) and Richmond (318) are both second of three, and enter a mean once."""
    found = statistics_of(
        [
            row(VACANCIES, "314", 2024, "10", joint=True),
            row(VACANCIES, "318", 2024, "10", joint=True),
            row(VACANCIES, "865", 2024, "5"),
            row(VACANCIES, "921", 2024, "30"),
        ]
    )
    group = chosen_group(["314", "318", "865", "921"])
    ranking = rank(found, VACANCIES, 2024, group)
    assert {p.code: p.rank for p in ranking.places} == {"865": 1, "314": 2, "318": 2, "921": 3}
    assert ranking.total == 3
    assert average(found, VACANCIES, 2024, group).mean == 15.0


def test_when_the_choice_of_neighbours_changes_the_answer() -> None:
    """Above the neighbours of 2025 and below those of 2021: the answer depends on the model,
    and the standing says so."""
    new, old = (set(neighbours("865", model)) for model in (2025, 2021))
    rows = [row(REREFERRALS, code, 2024, "10/100") for code in sorted(new)]
    rows += [row(REREFERRALS, code, 2024, "40/100") for code in sorted(old - new)]
    standing = stand(
        statistics_of([*rows, row(REREFERRALS, "865", 2024, "15/100")]), REREFERRALS, "865"
    )
    assert standing is not None
    assert [n.model for n in standing.neighbours] == [2025, 2021]
    assert standing.neighbours[0].beside_mean is Side.ABOVE
    assert standing.neighbours[1].beside_mean is Side.BELOW
    assert standing.choice_matters is True


def test_sides_are_told_by_what_is_shown() -> None:
    """20.04 and 20.0 are both shown as 20.0, so neither is above the other."""
    rows = [row(REREFERRALS, code, 2024, "20.0") for code in neighbours("865")]
    rows[0] = row(REREFERRALS, rows[0].area, 2024, "20.4")
    standing = stand(
        statistics_of([*rows, row(REREFERRALS, "865", 2024, "20")]), REREFERRALS, "865"
    )
    assert standing is not None
    assert standing.neighbours[0].average.mean == pytest.approx(20.04)
    assert standing.neighbours[0].beside_mean is Side.SAME


def test_a_standing_of_the_isle_of_wight(statistics: Statistics) -> None:
    """Care leavers at 19 to 21 in work or learning, 2025: 55%, above England's 54 and both
    sets of neighbours, seventieth of 151 and not in the best quarter."""
    found = stand(statistics, "cl_eet_1921_pct", "921")
    assert found is not None
    assert found.value is not None
    assert found.england is not None
    assert found.region is not None
    assert (found.period, found.value.value) == (2025, 55.0)
    assert (found.england.value, found.region.value) == (54.0, 52.0)
    assert found.place is not None
    assert (found.place.rank, found.place.quartile, found.ranked) == (70, 2, 151)
    assert found.choice_matters is False


def test_no_place_without_a_direction(statistics: Statistics) -> None:
    """Wiltshire's rate of children in need is compared, not ranked."""
    found = stand(statistics, "hp_cin_rate", "865", 2023)
    assert found is not None
    assert found.place is None
    assert found.neighbours[0].average.counted


def test_nothing_known_yet(statistics: Statistics) -> None:
    """Before anything was published there is no standing; an unknown authority is an error."""
    assert stand(statistics.as_known(date(2010, 1, 1)), "hp_cin_rate", "865") is None
    with pytest.raises(UnknownAuthorityError):
        stand(statistics, "hp_cin_rate", "000")


def test_a_period_that_is_not_held(statistics: Statistics) -> None:
    """Nobody is ranked in a year without values."""
    ranking = rank(statistics, "hp_cin_rate", 1999)
    assert (ranking.places, ranking.total, ranking.bounds) == ((), 0, None)


def test_old_and_new_councils_are_not_both_counted(statistics: Statistics) -> None:
    """School moves of 2019 are published for Cumbria and for the two councils that followed it
    in 2023: only Cumbria counts. Injuries are published for the new councils alone."""
    codes = set(everywhere(statistics, "cic_school_move_pct", 2019).codes)
    assert "909" in codes
    assert not codes & {"942", "943"}
    codes = set(everywhere(statistics, "hp_injury_admissions_rate", 2019).codes)
    assert {"942", "943"} <= codes
    assert "909" not in codes


def test_everyone_at_once_is_each_by_itself(statistics: Statistics) -> None:
    """Ranks, quarters and neighbour averages from the arrays are those of `rank` and `stand`,
    for a few hundred authorities, measures and periods picked at random."""
    rng = np.random.default_rng(7)
    whole = everyone(statistics.cube)
    cube = statistics.cube
    checked = 0
    for index in rng.permutation(len(measures()))[:25]:
        measure_id = cube.measures[index]
        period = int(rng.choice(statistics.periods(measure_id)))
        p = cube.period_index[period]
        ranking = rank(statistics, measure_id, period)
        for code in rng.choice(whole.codes, 10, replace=False):
            a = whole.codes.index(code)
            place = ranking.of(code)
            rank_then, quarter = whole.rank[index, p, a], whole.quarter[index, p, a]
            assert (place.rank if place else None) == (
                None if np.isnan(rank_then) else int(rank_then)
            )
            assert (place.quartile if place else None) == (
                None if np.isnan(quarter) else int(quarter)
            )
            standing = stand(statistics, measure_id, code, period)
            assert standing is not None
            for near in standing.neighbours:
                mean, median = (part[index, p, a] for part in whole.neighbours[near.model])
                expected = [near.average.mean, near.average.median]
                assert [None if np.isnan(v) else pytest.approx(v) for v in (mean, median)] == (
                    expected
                )
            checked += 1
    assert checked == 250


def test_groups_of_a_type(statistics: Statistics) -> None:
    """Counties in 2025 are 21, Wiltshire not among them: it is a unitary authority."""
    found = average(statistics, "cic_rate", 2025, group_of(GroupKind.TYPE, "330"))
    assert "330" in found.counted
    assert "865" not in found.counted
    assert not found.missing
