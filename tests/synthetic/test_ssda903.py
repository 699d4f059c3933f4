"""An invented return is right in every detail the rules look at, and wrong where it says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.returns.run import check_return
from lineofsight.synthetic.ssda903 import Written, write_return

#: In 2026-27 deprivation of liberty orders are new: there are none of the year before.
NOT_RUN = {2027: {"706"}}


def found_in(written: Written, year: int) -> Iterator[tuple[str, str]]:
    """The rules that fail and the children they fail for."""
    result = check_return(
        "ssda903",
        [written.this_year],
        last_year=[written.last_year],
        year=year,
        postcodes=written.postcodes,
        providers=[written.providers],
        authority=written.authority,
    )
    left_out = {r["code"] for r in result.summary().rows(named=True) if r["status"] != "run"}
    assert left_out == NOT_RUN.get(year, set())
    for row in result.issues().collect().rows(named=True):
        yield row["code"], row["child"]


@pytest.mark.parametrize(("year", "seed"), [(2023, 1), (2024, 2), (2025, 3), (2026, 4), (2027, 5)])
def test_nothing_fails_in_a_return_without_mistakes(tmp_path: Path, year: int, seed: int) -> None:
    """Every rule of the year runs, and none finds anything: neither is wrong."""
    written = write_return(tmp_path, children=150, year=year, seed=seed)
    assert set(found_in(written, year)) == set()


@pytest.mark.parametrize("seed", [7, 8])
def test_each_mistake_is_found_by_the_rule_it_names(tmp_path: Path, seed: int) -> None:
    """A mistake may fail other rules too, never none."""
    written = write_return(tmp_path, children=120, seed=seed, mistakes=True)
    found = set(found_in(written, 2026))
    missed = [m for m in written.mistakes if (m.rule, m.child) not in found]
    assert missed == []
    assert len(written.mistakes) > 8


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    one, two = (write_return(tmp_path / name, children=20) for name in ("one", "two"))
    for path in sorted(one.this_year.iterdir()):
        assert path.read_bytes() == (two.this_year / path.name).read_bytes()
