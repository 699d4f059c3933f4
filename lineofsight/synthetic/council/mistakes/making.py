"""Making mistakes in a council's returns while they are written: of each return, in a share of the
children. The same seed makes the same ones, of the same children in the same order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection
from copy import deepcopy
from pathlib import Path
from xml.etree.ElementTree import Element

from lineofsight.synthetic.cin.mistakes import KINDS as IN_EVERY_CENSUS
from lineofsight.synthetic.cin.mistakes.kinds import Case as CensusCase
from lineofsight.synthetic.cin.mistakes.kinds import value
from lineofsight.synthetic.cin.modules import Census
from lineofsight.synthetic.council.mistakes import answers, census, children, episodes
from lineofsight.synthetic.council.mistakes.rows import Case
from lineofsight.synthetic.council.mistakes.telling import (
    LISTED,
    NO_ROW,
    Cell,
    Mistake,
    changed_rows,
    changed_values,
    write_mistakes,
)
from lineofsight.synthetic.kinds import C, Kind
from lineofsight.synthetic.ssda903.rows import Row

#: Every kind of mistake in a child's rows of the SSDA903, and in its XML of the CIN census.
SSDA903: tuple[Kind[Case], ...] = (
    *children.KINDS.found,
    *episodes.KINDS.found,
    *answers.KINDS.found,
)
CIN: tuple[Kind[CensusCase], ...] = (*IN_EVERY_CENSUS, *census.KINDS.found)


class Mistakes:
    """The mistakes that are made in a council's returns."""

    def __init__(self, seed: int, share: float, years: Collection[int]) -> None:
        """Args:
            seed: the council's.
            share: of the children in each return, those in whose data one is made.
            years: the collection years in whose returns they are made.

        Raises:
            ValueError: the share is not between 0 and 1.
        """
        if not 0 <= share <= 1:
            raise ValueError("The share of children with a mistake is between 0 and 1.")
        self._seed, self._share, self._years = seed, share, frozenset(years)
        self._made: list[Mistake] = []
        self._other_upn: dict[int, str] = {}

    @property
    def made(self) -> tuple[Mistake, ...]:
        """The mistakes made so far."""
        return tuple(self._made)

    def write(self, folder: Path) -> None:
        """Tell them in `mistakes.csv` of a folder.

        Raises:
            OSError: the file cannot be written.
        """
        write_mistakes(folder / LISTED, self._made)

    def spoil_rows(
        self, rows: dict[str, list[Row]], year: int, child: str, written: Counter[str]
    ) -> None:
        """Make a mistake in a child's rows of the SSDA903, if it is one of those in whose one is.

        Args:
            rows: the child's, by table.
            year: the collection year.
            child: its identifier.
            written: how many rows of each table stand in its file before these.
        """
        rng = self._chosen("ssda903", year, child)
        if rng is None:
            return
        before = {table: [dict(row) for row in held] for table, held in rows.items()}
        case = Case(rows, year)
        kind = _first(rng, SSDA903, year, case)
        if kind is not None:
            cells = tuple(changed_rows(before, rows, written))
            file = f"ssda903/{year}/{cells[0].table.lower()}.csv"
            self._made.append(Mistake(file, year, child, kind.what, kind.rules, cells))

    def spoil_element(self, element: Element, year: Census) -> list[Element]:
        """Make a mistake in a child's XML of the CIN census, if it is one of those in whose one
        is; give what is then written of the child."""
        child = value(element, "ChildIdentifiers/LAchildID")
        rng = self._chosen("cin", year.year, child)
        if rng is None:
            upn = value(element, "ChildIdentifiers/UPN")
            self._other_upn[year.year] = upn or self._other_upn.get(year.year, "")
            return [element]
        before = deepcopy(element)
        case = CensusCase(element, year, self._other_upn.get(year.year, ""))
        kind = _first(rng, CIN, year.year, case)
        if kind is None:
            return [element]
        cells = [*changed_values(before, element)]
        cells += [Cell("Child", None, "", NO_ROW, "the same again")] * (kind.times - 1)
        file = f"cin/{year.year}/cin{year.year}.xml"
        told = Mistake(file, year.year, child, kind.what, kind.rules, tuple(cells))
        self._made.append(told)
        return [element] * kind.times

    def _chosen(self, kind: str, year: int, child: str) -> random.Random | None:
        """The child's own source of chance, if one is made in its data."""
        if not self._share or year not in self._years:
            return None
        rng = random.Random(f"{self._seed} {kind} {year} {child}")
        return rng if rng.random() < self._share else None


def _first(rng: random.Random, kinds: tuple[Kind[C], ...], year: int, case: C) -> Kind[C] | None:
    """Make the first mistake that suits, of all kinds in an order of chance."""
    for kind in rng.sample(kinds, len(kinds)):
        if kind.used_in(year) and kind.make(case):
            return kind
    return None
