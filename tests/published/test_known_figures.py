"""Figures that were worked out by hand from the official files, reproduced."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from lineofsight.published.areas import is_authority
from lineofsight.published.change import change
from lineofsight.published.counts import compare_counts
from lineofsight.published.measures import measures
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Form
from lineofsight.reference import authorities
from lineofsight.reference.authorities import VERY_SMALL

#: Wiltshire, Telford and Wrekin, Isle of Wight and England.
PLACES = ("865", "894", "921", "england")

#: measure | years | one row of values for each of the four places
FIGURES = """
hp_cin_rate | 2019 2021 2022 2023 2025
286.0 238.1 246.5 238.9 227.6
396.9 343.4 393.5 393.1 352.8
480.8 537.0 570.3 578.8 530.2
339.8 329.6 343.7 338.7 330.3

hp_referral_rate | 2019 2023 2025
439.9 303.7 265.8
562.9 530.5 321.1
989.3 1642.3 2083.0
553.7 538.1 519.4

cl_eet_1921_pct | 2018 2021 2022 2023 2024 2025
45 60 61 61 57 60
50 47 50 52 60 56
53 65 67 71 68 55
51 52 55 56 54 54

lw_caseload | 2018 2021 2022 2023 2024 2025
21.3 16.1 15.1 13.9 12.9 16.2
22.3 13.7 15.3 15.2 14.1 17.8
20.2 18.8 23.4 20.1 18.2 16.8
17.4 16.3 16.6 16.0 15.4 15.2

lw_vacancy_pct | 2021 2022 2023 2024 2025
16.7 12.0 15.0 12.8 14.8
6.0 5.6 6.7 7.4 2.3
12.6 18.2 27.4 22.6 25.0
16.7 20.0 18.9 17.3 14.2

lw_turnover_pct | 2021 2022 2023 2024 2025
16.6 18.2 13.4 16.0 15.2
13.5 12.6 10.8 13.3 10.1
11.6 27.2 7.4 10.2 11.3
15.4 17.2 15.9 13.9 11.8

lw_agency_pct | 2021 2022 2023 2024 2025
4.5 7.7 8.0 7.4 4.8
2.5 5.0 2.9 3.0 4.0
22.4 25.9 12.9 24.6 25.0
15.5 17.6 17.9 16.2 13.0

lw_inpost_fte | 2021 2022 2023 2024 2025
214.5 209.3 219.1 225.3 227.1
156.1 152.1 167.0 163.1 169.2
76.1 63.0 67.5 73.5 84.0
32502 31634 33119 34328 36186
"""


def figures() -> list[tuple[str, str, int, float]]:
    """Every figure of the table: measure, place, year and value."""
    found = []
    for block in FIGURES.strip().split("\n\n"):
        head, *lines = block.splitlines()
        measure_id, years = (part.strip() for part in head.split("|"))
        for place, line in zip(PLACES, lines, strict=True):
            for year, value in zip(years.split(), line.split(), strict=True):
                found.append((measure_id, place, int(year), float(value)))
    return found


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return Statistics.load()


@pytest.mark.parametrize(("measure_id", "place", "year", "expected"), figures())
def test_three_authorities_and_england(
    statistics: Statistics, measure_id: str, place: str, year: int, expected: float
) -> None:
    """Need, demand, care leavers, caseload and recruitment."""
    found = statistics.value(measure_id, place, year)
    assert found is not None
    assert found.value is not None
    digits = 0 if expected > 10_000 else 1
    assert round(found.value, digits) == expected


@pytest.mark.parametrize(
    ("measure_id", "year", "expected"),
    [
        *[
            ("hp_cin_rate", year, rate)
            for year, rate in zip(
                range(2020, 2026), (330.1, 329.6, 343.7, 338.7, 331.2, 330.3), strict=True
            )
        ],
        ("hp_rereferral_pct", 2025, 22.6),
        ("lw_vacancy_pct", 2022, 20.0),
        ("lw_agency_pct", 2022, 17.6),
        ("lw_caseload", 2022, 16.6),
        ("lw_vacancy_pct", 2023, 18.9),
        ("lw_caseload", 2023, 16.0),
        ("cic_rate", 2024, 69.0),
        ("lw_agency_pct", 2023, 17.9),
    ],
)
def test_england_as_published(
    statistics: Statistics, measure_id: str, year: int, expected: float
) -> None:
    """England's figures in the official publications."""
    found = statistics.value(measure_id, "england", year)
    assert found is not None
    assert found.value == expected


def test_rates_are_their_counts_divided(statistics: Statistics) -> None:
    """Children in need and on protection plans, referrals and plans begun: each of the 6,471
    and more values is its numerator over its denominator, to the decimal published."""
    cube = statistics.cube
    checked = 0
    for measure_id in ("hp_cin_rate", "hp_cpp_rate", "hp_cpp_start_rate", "hp_referral_rate"):
        m = cube.measure_index[measure_id]
        rebuilt = cube.numerator[m] / cube.denominator[m] * 10_000
        apart = np.abs(rebuilt - cube.value[m])
        apart = apart[~np.isnan(apart)]
        assert apart.max() <= 0.0501
        checked += len(apart)
    assert checked >= 6_471


def test_counts_give_every_value_that_has_them(statistics: Statistics) -> None:
    """For each measure with counts, nearly all values are rebuilt within half a last digit;
    the rest rest on published denominators that were themselves rounded."""
    cube = statistics.cube
    for found in measures():
        if found.scale is None:
            continue
        m = cube.measure_index[found.id]
        apart = np.abs(cube.numerator[m] / cube.denominator[m] * found.scale - cube.value[m])
        apart = apart[~np.isnan(apart)]
        assert np.quantile(apart, 0.8) <= 0.6 * 10.0**-found.decimals, found.id
        assert (found.form != Form.PROPORTION) or apart.max() < 5, found.id


def test_england_is_among_its_authorities(statistics: Statistics) -> None:
    """For every rate, percentage and average, England lies between the lowest authority and
    the highest."""
    cube = statistics.cube
    at = [index for index, key in enumerate(cube.areas) if is_authority(key)]
    england = cube.value[:, :, cube.area_index["england"]]
    with np.errstate(all="ignore"):
        low = np.nanmin(np.where(np.isnan(cube.value[:, :, at]), np.inf, cube.value[:, :, at]), 2)
        high = np.nanmax(np.where(np.isnan(cube.value[:, :, at]), -np.inf, cube.value[:, :, at]), 2)
    for m, found in enumerate(measures()):
        if found.form == Form.COUNT:
            continue
        there = ~np.isnan(england[m])
        assert (england[m][there] >= low[m][there]).all(), found.id
        assert (england[m][there] <= high[m][there]).all(), found.id


def test_no_value_for_england_where_none_is_true(statistics: Statistics) -> None:
    """The official tool adds nine regional rates of first offences up and calls them England's."""
    assert statistics.series("hp_fte_yjs_rate", "england") == ()
    assert statistics.series("hp_fte_yjs_rate", "south-west")


def test_most_coloured_arrows_are_noise(statistics: Statistics) -> None:
    """Of the latest year's changes that the official tool would colour (28 percentages with a
    direction and published counts, 3,281 authorities' values that differ from the year before),
    18% pass a two-proportion z test at 5%."""
    cube = statistics.cube
    coloured = settled = used = 0
    for found in measures():
        # Counts of vacancies and agency workers are published without their denominators.
        counted = found.has_counts and found.id not in ("lw_vacancy_pct", "lw_agency_pct")
        if found.form != Form.PROPORTION or not found.polarity or not counted:
            continue
        m, latest = cube.measure_index[found.id], statistics.latest(found.id)
        assert latest is not None
        p = cube.period_index[latest]
        changes = 0
        for a, key in enumerate(cube.areas):
            pair = [(c[m, p - 1, a], c[m, p, a]) for c in (cube.value, cube.numerator)]
            if not is_authority(key) or key in VERY_SMALL or np.isnan(pair).any():
                continue
            if pair[0][0] == pair[0][1]:
                continue
            changes += 1
            (x, y), (n, k) = pair[1], cube.denominator[m, p - 1 : p + 1, a]
            share = (x + y) / (n + k)
            error = np.sqrt(share * (1 - share) * (1 / n + 1 / k))
            settled += bool(error > 0 and abs(y / k - x / n) / error > 1.959964)
        coloured += changes
        used += changes > 0
    assert used == 28
    assert coloured == 3_281
    assert round(settled / coloured, 2) == 0.18


def test_the_change_test_agrees_with_that_count(statistics: Statistics) -> None:
    """`change` finds the same share for one of those measures, give or take Fisher's cases."""
    tested = settled = 0
    for authority in authorities.current():
        before, after = (
            statistics.value("hp_rereferral_pct", authority.code, year) for year in (2024, 2025)
        )
        if before is None or after is None or before.value is None or after.value is None:
            continue
        found = change(before, after)
        assert found.settles is not None
        tested += 1
        settled += found.settles
        (x, n), (y, k) = (
            (round(v.numerator or 0), round(v.denominator or 1)) for v in (before, after)
        )
        assert found.p_value == compare_counts(x, n, y, k)[1]
    assert tested > 140
    assert 0.2 < settled / tested < 0.7


def test_every_value_of_the_tidy_facts_is_carried(shared: Path, statistics: Statistics) -> None:
    """All 140,163 rows, value by value."""
    table = pq.read_table(shared / "data" / "published" / "benchmarks.parquet")
    columns = {name: table[name].to_pylist() for name in table.column_names}
    assert table.num_rows == int(statistics.cube.present.sum())
    cube, missed = statistics.cube, 0
    regions = {"E92000001": "england"}
    for measure_id, gss, period, value in zip(
        *(columns[name] for name in ("measure_id", "area_code", "period", "value")), strict=True
    ):
        if gss.startswith(("E12", "E13")):
            continue
        key = regions.get(gss) or authorities.get(gss).code
        carried = cube.value[
            cube.measure_index[measure_id], cube.period_index[period], cube.area_index[key]
        ]
        missed += not (np.isnan(carried) if value is None else carried == value)
    assert missed == 0
