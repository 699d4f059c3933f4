"""Writing an invented return: a folder of CSV files, last year's beside it, and lookups."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from lineofsight.returns.ssda903.frames import collection_window
from lineofsight.returns.ssda903.tables import TABLES
from lineofsight.synthetic.ssda903.journeys import OWN_AREA, make_children
from lineofsight.synthetic.ssda903.mistakes import Mistake, make_mistakes
from lineofsight.synthetic.ssda903.rows import rows_of

#: GSS codes beside the invented postcodes: the council plays Wiltshire's part on the map.
OWN_AUTHORITY, OTHER_AUTHORITY = "E06000054", "E06000030"


@dataclass(frozen=True)
class Written:
    """Where an invented return was written, and the mistakes that are in it."""

    this_year: Path
    last_year: Path
    postcodes: Path
    providers: Path
    authority: str
    mistakes: tuple[Mistake, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """What is given to a check as this year's return."""
        return (self.this_year,)


def write_return(
    folder: Path, *, children: int = 60, year: int = 2026, seed: int = 7, mistakes: bool = False
) -> Written:
    """Write an invented SSDA903 return for a collection year and the year before.

    Args:
        folder: where; it is made if need be. It holds `<year>/` and `<year - 1>/` with a CSV
            file for each table, `postcodes.csv` and `providers.csv`.
        children: how many journeys to invent; a few more or fewer are in each year's return.
        year: the collection year (2025-26 is 2026).
        seed: the same seed writes the same files.
        mistakes: whether this year's return has a mistake of each kind.

    Raises:
        OSError: the folder cannot be written.
    """
    rng = random.Random(seed)
    begins, _ = collection_window(year - 1)
    _, ends = collection_window(year)
    made = make_children(rng, children, first=begins, last=ends + timedelta(days=200))
    this, last = rows_of(made, year), rows_of(made, year - 1)
    found = make_mistakes(this, rng) if mistakes else []
    for name, tables in ((str(year), this), (str(year - 1), last)):
        for table in TABLES:
            if table.name in tables:
                columns = [c.name for c in table.columns().values() if not c.derived]
                _write(folder / name / f"{table.name.lower()}.csv", columns, tables[table.name])
    episodes = [*this["Episodes"], *last["Episodes"]]
    _write(folder / "postcodes.csv", ["pcds", "oseast1m", "osnrth1m", "laua"], _postcodes(episodes))
    _write(
        folder / "providers.csv",
        ["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE"],
        _providers(episodes),
    )
    return Written(
        this_year=folder / str(year),
        last_year=folder / str(year - 1),
        postcodes=folder / "postcodes.csv",
        providers=folder / "providers.csv",
        authority=OWN_AUTHORITY,
        mistakes=tuple(found),
    )


def _postcodes(episodes: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    codes = sorted({e[c] for e in episodes for c in ("HOME_POST", "PL_POST") if e[c]})
    rows = []
    for code in codes:
        place = random.Random(code)
        own = code[:3] in OWN_AREA
        rows.append(
            {
                "pcds": code,
                "oseast1m": str(place.randint(390_000, 430_000) + (0 if own else 60_000)),
                "osnrth1m": str(place.randint(130_000, 180_000)),
                "laua": OWN_AUTHORITY if own else OTHER_AUTHORITY,
            }
        )
    return rows


def _providers(episodes: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for episode in episodes:
        if episode["URN"]:
            row = found.setdefault(
                episode["URN"],
                {"URN": episode["URN"], "REG_END": "", "POSTCODE": episode["PL_POST"]},
            )
            for column, cell in (("PLACE_CODES", "PLACE"), ("PROVIDER_CODES", "PLACE_PROVIDER")):
                codes = {*filter(None, row.get(column, "").split(",")), episode[cell]}
                row[column] = ",".join(sorted(codes))
    return [found[urn] for urn in sorted(found)]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
