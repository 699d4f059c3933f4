"""The script that rebuilds the packaged statistics."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[1]
PACKAGED = ROOT / "lineofsight" / "published" / "data"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = ROOT / "scripts" / "build_published.py"
    spec = importlib.util.spec_from_file_location("build_published", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("published", "releases", "expected"),
    [
        # A day is a day.
        (date(2025, 10, 30), [], date(2025, 10, 30)),
        # A month is the dated release of the same publication soon after its first ...
        (date(2025, 10, 1), [date(2025, 10, 30)], date(2025, 10, 30)),
        (date(2026, 1, 1), [date(2025, 11, 26), date(2026, 1, 21)], date(2026, 1, 21)),
        # ... else its last day: a value must not seem known before it was.
        (date(2025, 11, 1), [date(2025, 10, 30)], date(2025, 11, 30)),
        (date(2024, 2, 1), [], date(2024, 2, 29)),
    ],
)
def test_months_become_days(
    script: ModuleType, published: date, releases: list[date], expected: date
) -> None:
    """The official tool gives months, written as their first day."""
    assert script.full_day(published, releases) == expected


def test_earlier_periods_came_out_with_the_same_delay(script: ModuleType) -> None:
    """Seven months after 31 March 2025, so seven months after each 31 March before."""
    ends = {("m", year): date(year, 3, 31) for year in (2023, 2025)}
    known = script.known_from({("m", 2025): date(2025, 10, 30)}, ends)
    assert known == {
        ("m", 2023): (date(2023, 10, 30), True),
        ("m", 2025): (date(2025, 10, 30), False),
    }


def test_a_withheld_value_keeps_no_counts(script: ModuleType) -> None:
    """A count of 1 beside a value that rounds to zero would give it away."""
    key = ("cl_unknown_1921_pct", "865", 2024)
    withheld = {"value": None, "numerator": 1.0, "denominator": 216.0}
    assert script.counts(key, withheld, {}) == (None, None)
    given = {"value": 20.0, "numerator": 10.0, "denominator": 50.0}
    assert script.counts(key, given, {}) == (10.0, 50.0)


def test_vacancies_are_out_of_all_posts(script: ModuleType) -> None:
    """10 empty posts and 90 filled ones: 10 of 100."""
    vacancies = {"value": 10.0, "numerator": 10.0, "denominator": None}
    in_post = {("lw_inpost_fte", "865", 2024): {"value": 90.0}}
    assert script.counts(("lw_vacancy_pct", "865", 2024), vacancies, in_post) == (10.0, 100.0)


def test_the_packaged_files_are_what_the_script_makes(
    script: ModuleType, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody edited them by hand, and they are small."""
    monkeypatch.setattr(script, "OUT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_published", str(shared / "data" / "published")])
    script.main()
    assert (tmp_path / "measures.csv").read_bytes() == (PACKAGED / "measures.csv").read_bytes()
    for name in ("values.parquet", "vintages.parquet"):
        assert pq.read_table(tmp_path / name).equals(pq.read_table(PACKAGED / name)), name
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1_500_000
