"""Returns of an invented council, written for a test, and what a check finds in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from lineofsight.returns.results.result import Result
from lineofsight.returns.run import check_return
from lineofsight.synthetic.council.cin import CinWriter
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.making import GSS_CODE, Settings, make_council
from lineofsight.synthetic.council.mistakes import Mistakes
from lineofsight.synthetic.council.ssda903 import Ssda903Writer

#: Rules that fail by child.
Found = dict[str | None, set[str]]


def lives_of(children: int, *, seed: int, like: str = "Wiltshire") -> list[Life]:
    """The lives of a council that does not exist."""
    return list(make_council(Settings(like, children, seed=seed)).lives())


def write_ssda903(
    folder: Path, lives: Iterable[Life], years: Iterable[int], mistakes: Mistakes | None = None
) -> None:
    """Write returns into a folder for each year, and the lookups."""
    with Ssda903Writer(folder / "ssda903", years, folder / "lookups", mistakes) as out:
        for life in lives:
            out.add(life)


def write_cin(
    folder: Path, lives: Iterable[Life], years: Iterable[int], mistakes: Mistakes | None = None
) -> None:
    """Write censuses into a folder for each year."""
    with CinWriter(folder / "cin", years, "999", mistakes) as out:
        for life in lives:
            out.add(life)


def check_ssda903(folder: Path, year: int, *, before: Path | None = None) -> Result:
    """What comes of a year's return beside the year before (`before`: of another folder), with
    the lookups."""
    last = (before or folder) / "ssda903" / str(year - 1)
    return check_return(
        "ssda903",
        [folder / "ssda903" / str(year)],
        last_year=[last],
        year=year,
        postcodes=folder / "lookups" / "postcodes.csv",
        providers=[folder / "lookups" / "providers.csv"],
        authority=GSS_CODE,
    )


def check_cin(folder: Path, year: int) -> Result:
    """What comes of a year's census."""
    return check_return("cin", [folder / "cin" / str(year)], year=year)


def found_in(result: Result) -> Found:
    """The rules that fail, by child; every rule of the year is run."""
    assert {row["status"] for row in result.summary().rows(named=True)} == {"run"}
    found: Found = defaultdict(set)
    for row in result.issues().collect().rows(named=True):
        found[row["child"]].add(row["code"])
    return found
