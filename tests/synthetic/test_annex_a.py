"""Invented lists are right in every detail the rules look at, and wrong where they say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineofsight.returns.kinds import KINDS
from lineofsight.returns.results.result import Result
from lineofsight.returns.run import check_return
from lineofsight.synthetic.annex_a import Written, write_return


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The return is known by its name."""
    monkeypatch.setitem(KINDS, "annex_a", "lineofsight.returns.annex_a.kind")


def check(written: Written) -> Result:
    """The lists checked as a council would: their year and day are found."""
    return check_return("annex_a", [written.workbook], authority=written.authority)


@pytest.mark.parametrize(("year", "seed"), [(2021, 1), (2024, 2), (2025, 3), (2026, 4), (2027, 5)])
def test_nothing_fails_in_lists_without_mistakes(tmp_path: Path, year: int, seed: int) -> None:
    """Every rule runs, and none finds anything; the year and the day of the lists are found."""
    written = write_return(tmp_path, children=250, year=year, seed=seed)
    with check(written) as result:
        assert not result.checked.not_run
        assert not result.issues().collect().rows(named=True)
        assert not list(result.loaded.problems)
        assert (result.loaded.year, result.loaded.year_sure) == (year, True)
        found = result.connection.execute("SELECT DISTINCT as_at FROM Contacts").fetchall()
        assert found == [(written.as_at,)]


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_each_mistake_is_found_by_the_rule_it_names(tmp_path: Path, seed: int) -> None:
    """A mistake may fail other rules too, never none."""
    written = write_return(tmp_path, children=120, seed=seed, mistakes=True)
    with check(written) as result:
        found = {
            (row["code"], row["table"], row["child"] or row["key"].removeprefix("adopter_id="))
            for row in result.issues().collect().rows(named=True)
        }
    missed = [m for m in written.mistakes if (m.rule, m.table, m.person) not in found]
    assert missed == []
    assert len(written.mistakes) >= 15
    assert len({mistake.person for mistake in written.mistakes}) == len(written.mistakes)


def test_the_same_seed_writes_the_same_lists(tmp_path: Path) -> None:
    one, two, other = (
        write_return(tmp_path / name, children=20, seed=seed).workbook.read_bytes()
        for name, seed in (("one", 3), ("two", 3), ("other", 4))
    )
    assert one == two
    assert one != other
