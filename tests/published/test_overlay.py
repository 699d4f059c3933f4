"""Newer releases, laid over the values at hand."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.published.cube import Cube
from lineofsight.published.releases import lay_over, releases, write_release
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import PublishedValue, Vintage
from tests.published.small_cube import cube_of, row

CIN = "hp_cin_rate"
HELD = [
    row(CIN, "865", 2023, "200", published=date(2023, 11, 1)),
    row(CIN, "865", 2024, "210", published=date(2024, 11, 1)),
    row(CIN, "921", 2024, "c", published=date(2024, 11, 1)),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "workspace", create=True)


def laid(workspace: Workspace, *rows: PublishedValue, on: date = date(2025, 11, 1)) -> Statistics:
    """The held values with one more release over them."""
    write_release(workspace, "children-in-need", on, rows)
    return Statistics(lay_over(cube_of(HELD), releases(workspace)))


def number(statistics: Statistics, area: str, period: int) -> float | str | None:
    found = statistics.value(CIN, area, period)
    if found is None:
        return None
    return found.value if found.status is None else found.status.value


def test_a_new_period(workspace: Workspace) -> None:
    """2025 is added, beyond the periods held, and is unknown on earlier days."""
    found = laid(workspace, row(CIN, "865", 2025, "220"))
    assert [value.value for value in found.series(CIN, "865")] == [200.0, 210.0, 220.0]
    assert found.latest(CIN) == 2025
    assert found.as_known(date(2025, 10, 31)).latest(CIN) == 2024
    assert not found.series(CIN, "865")[2].revised


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-10-31", None), ("2024-11-01", 210.0), ("2025-10-31", 210.0), ("2025-11-01", 215.0)],
)
def test_a_revised_value_stands_until_the_release(
    workspace: Workspace, day: str, expected: float | None
) -> None:
    """210 becomes 215: both are kept."""
    found = laid(workspace, row(CIN, "865", 2024, "215"))
    assert number(found.as_known(date.fromisoformat(day)), "865", 2024) == expected
    assert number(found, "865", 2024) == 215.0
    value = found.value(CIN, "865", 2024)
    assert value is not None
    assert value.revised
    assert value.published == date(2024, 11, 1)


def test_a_value_that_is_withheld_at_last_and_one_that_is_given(workspace: Workspace) -> None:
    """Reasons are revised like numbers: each day has the one of its time."""
    found = laid(workspace, row(CIN, "865", 2024, "u"), row(CIN, "921", 2024, "500"))
    before = found.as_known(date(2025, 6, 1))
    assert (number(before, "865", 2024), number(before, "921", 2024)) == (210.0, "c")
    assert (number(found, "865", 2024), number(found, "921", 2024)) == ("u", 500.0)
    assert np.isnan(found.cube.value[found.cube.status >= 0]).all()


def test_the_same_value_again_is_no_revision(workspace: Workspace) -> None:
    """Now with its counts, which it keeps."""
    found = laid(workspace, row(CIN, "865", 2024, "2100/100000"))
    value = found.value(CIN, "865", 2024)
    assert value is not None
    assert (value.value, value.numerator, value.revised) == (210.0, 2100.0, False)


def test_two_releases_one_after_the_other(workspace: Workspace) -> None:
    """Three values of one cell, each on its days."""
    write_release(workspace, "children-in-need", date(2025, 11, 1), [row(CIN, "865", 2024, "215")])
    found = laid(workspace, row(CIN, "865", 2024, "217"), on=date(2026, 11, 1))
    shown = [
        number(found.as_known(day), "865", 2024)
        for day in (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1))
    ]
    assert shown == [210.0, 215.0, 217.0]


def test_an_older_release_changes_nothing(workspace: Workspace) -> None:
    """One published before the newest value held was read already, or is out of date."""
    old = row(CIN, "865", 2024, "1", published=date(2024, 3, 1))
    found = laid(workspace, old, on=date(2024, 5, 1))
    assert number(found, "865", 2024) == 210.0


def test_vintages_held_stay_in_their_place_when_periods_are_added(workspace: Workspace) -> None:
    """A period before the first one held moves every cell."""
    old = Vintage(
        measure_id=CIN,
        area="865",
        period=2023,
        first_shown=date(2023, 12, 1),
        last_shown=date(2023, 12, 31),
        value=190.0,
    )
    new = Vintage(
        measure_id=CIN,
        area="865",
        period=2023,
        first_shown=date(2024, 1, 1),
        last_shown=date(2024, 12, 31),
        value=200.0,
    )
    cube: Cube = cube_of(HELD, [old, new])
    write_release(
        workspace,
        "children-in-need",
        date(2025, 11, 1),
        [row(CIN, "865", 2020, "150"), row(CIN, "865", 2026, "1", published=date(2025, 11, 1))],
    )
    found = Statistics(lay_over(cube, releases(workspace)))
    assert number(found.as_known(date(2023, 12, 15)), "865", 2023) == 190.0
    assert number(found, "865", 2023) == 200.0
    assert number(found, "865", 2020) == 150.0


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"value": 1.0, "status": "c"}, "only one"),
        ({"value": None, "status": None}, "only one"),
        ({"value": None, "status": "c", "numerator": 3.0}, "no numerator"),
        ({"published": date(2030, 1, 1)}, "after its release"),
    ],
)
def test_rows_that_cannot_be_kept(workspace: Workspace, bad: dict[str, Any], message: str) -> None:
    """A value or a reason, not both; no count beside a reason; known by its release."""
    spoilt: PublishedValue = dataclasses.replace(row(CIN, "865", 2024, "210"), **bad)
    with pytest.raises(ValueError, match=message):
        write_release(workspace, "children-in-need", date(2025, 11, 1), [spoilt])
    assert releases(workspace) == ()


def test_names_and_rows_of_a_release(workspace: Workspace) -> None:
    """Plain names, at least one row, no row twice."""
    one = row(CIN, "865", 2024, "210")
    with pytest.raises(ValueError, match="lower-case"):
        write_release(workspace, "Children in need", date(2025, 11, 1), [one])
    with pytest.raises(ValueError, match="no rows"):
        write_release(workspace, "children-in-need", date(2025, 11, 1), [])
    with pytest.raises(ValueError, match="two rows"):
        write_release(workspace, "children-in-need", date(2025, 11, 1), [one, one])


def test_loading_without_a_release_gives_the_carried_values(workspace: Workspace) -> None:
    """An empty workspace adds nothing."""
    assert Statistics.load(workspace).cube is Statistics.load().cube
