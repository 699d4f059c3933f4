"""The CIN census of an invented council is right in what the rules look at, year after year."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.making import Settings, make_council
from tests.synthetic.council.written import check_cin, found_in, lives_of, write_cin

#: Asked of an assessment that truly took long, and of an enquiry whose conference was truly late.
TRUE_FACTS = {"8670Q", "8675Q"}
YEARS = (2023, 2024, 2025, 2026)


@pytest.mark.parametrize(
    ("like", "seed", "years"),
    [("Wiltshire", 7, YEARS), ("Wiltshire", 8, (2026,)), ("Kent", 9, (2025, 2026))],
)
def test_nothing_fails_but_queries_about_true_facts(
    tmp_path: Path, like: str, seed: int, years: tuple[int, ...]
) -> None:
    """Every rule of a year is run."""
    write_cin(tmp_path, lives_of(700, seed=seed, like=like), YEARS)
    for year in years:
        with check_cin(tmp_path, year) as result:
            codes = {code for found in found_in(result).values() for code in found}
            assert codes - TRUE_FACTS == set(), year
            assert [str(problem) for problem in result.loaded.problems] == []


def test_a_case_goes_on_from_census_to_census(tmp_path: Path) -> None:
    """What is open at the end of a year is in the next with the same referral; what was closed is
    not."""
    write_cin(tmp_path, lives_of(700, seed=7), YEARS)
    went_on = 0
    for year in YEARS[:-1]:
        before, after = _cases(tmp_path, year), _cases(tmp_path, year + 1)
        for case, closed in before.items():
            assert (case in after) == (closed == ""), (year, case)
            went_on += not closed
    assert went_on > 100


def _cases(folder: Path, year: int) -> dict[tuple[str, str], str]:
    """Each case by child and referral, with its closure; a referral that led nowhere is over."""
    census = parse(folder / "cin" / str(year) / f"cin{year}.xml")  # noqa: S314 - we wrote it
    return {
        (
            child.findtext("ChildIdentifiers/LAchildID") or "",
            episode.findtext("CINreferralDate") or "",
        ): episode.findtext("CINclosureDate")
        or ("over" if episode.findtext("ReferralNFA") == "1" else "")
        for child in census.iter("Child")
        for episode in child.iter("CINdetails")
    }


def test_a_census_that_breaks_off_is_not_closed(tmp_path: Path) -> None:
    """As if it were whole: it cannot be read as XML."""

    def some() -> Iterator[Life]:
        yield from lives_of(5, seed=7)
        raise RuntimeError("no more lives")

    with pytest.raises(RuntimeError, match="no more lives"):
        write_cin(tmp_path, some(), [2026])
    text = (tmp_path / "cin" / "2026" / "cin2026.xml").read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "</Message>" not in text


def test_memory_does_not_grow_with_the_children(tmp_path: Path) -> None:
    """They are written as they are given, into every year."""
    council = make_council(Settings("Wiltshire", 1_500))
    tracemalloc.start()
    try:
        write_cin(tmp_path, council.lives(), YEARS)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
