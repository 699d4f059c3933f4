"""Writing an invented Annex A: one workbook, as it would be sent."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.returns.annex_a.frames import year_of_lists
from lineofsight.returns.annex_a.write import write_workbook
from lineofsight.synthetic.annex_a import cared_for, helped
from lineofsight.synthetic.annex_a.mistakes import Mistake, make_mistakes
from lineofsight.synthetic.annex_a.people import Lists

#: ONS code of the council, which plays Wiltshire's part on the map.
OWN_AUTHORITY = "E06000054"

WORKBOOK = "annex_a.xlsx"


@dataclass(frozen=True)
class Written:
    """Where invented lists were written, of which day, and the mistakes that are in them."""

    workbook: Path
    as_at: date
    authority: str
    mistakes: tuple[Mistake, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """What is given to a check."""
        return (self.workbook,)


def write_return(
    folder: Path, *, children: int = 60, year: int = 2026, seed: int = 7, mistakes: bool = False
) -> Written:
    """Write an invented Annex A as at the last day of a collection year.

    Args:
        folder: where; it is made if need be. It holds `annex_a.xlsx`.
        children: how many people to invent, besides one of each kind; three with mistakes.
        year: the collection year (2025-26 is 2026).
        seed: the same seed writes the same lists.
        mistakes: whether there is a mistake of each kind.

    Raises:
        OSError: the folder cannot be written.
    """
    _, as_at = year_of_lists(year)
    lists = Lists(random.Random(seed), as_at)
    for invent in _kinds(lists, children, each=3 if mistakes else 1):
        invent(lists)
    found = make_mistakes(lists) if mistakes else []
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / WORKBOOK
    write_workbook(lists.rows, path, as_at=as_at)
    return Written(path, as_at, OWN_AUTHORITY, tuple(found))


def _kinds(lists: Lists, children: int, *, each: int) -> list[Callable[[Lists], None]]:
    """So many of each kind of person, and more by chance."""
    kinds: list[Callable[[Lists], None]] = []
    weights = []
    for kind, weight in (*helped.KINDS, *cared_for.KINDS):
        kinds.append(kind)
        weights.append(weight)
    chosen = lists.chance.choices(kinds, weights, k=children)
    return [helped.contact_today, *kinds * each, *chosen]
