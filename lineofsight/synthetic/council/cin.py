"""The CIN census of an invented council: one XML file for each collection year."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TextIO

from lineofsight.synthetic.cin.children import in_year
from lineofsight.synthetic.cin.files import (
    AFTER,
    BEFORE,
    CHILDREN,
    census_header,
    write_element,
)
from lineofsight.synthetic.cin.modules import Census, child_element
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.mistakes import Mistakes


class CinWriter:
    """Writes the censuses of several years, child by child, as a context manager."""

    def __init__(
        self, folder: Path, years: Iterable[int], la_code: str, mistakes: Mistakes | None = None
    ) -> None:
        """Args:
        folder: where; each year has a folder in it.
        years: collection years.
        la_code: the council's number.
        mistakes: those to be made.
        """
        self._stack = ExitStack()
        self._mistakes = mistakes
        self._files: list[tuple[Census, TextIO]] = []
        for year in years:
            census = Census.of(year)
            path = folder / str(year) / f"cin{year}.xml"
            path.parent.mkdir(parents=True)
            out = self._stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            out.write(BEFORE)
            write_element(out, census_header(census, la_code), depth=1)
            out.write(CHILDREN)
            self._files.append((census, out))

    def add(self, life: Life) -> None:
        """Write a child into every census that has an episode of its."""
        for census, out in self._files:
            if any(in_year(one, census.start, census.end) for one in life.need.episodes):
                made = child_element(life.need, census)
                spoilt = self._mistakes.spoil_element(made, census) if self._mistakes else [made]
                for element in spoilt:
                    write_element(out, element, depth=2)

    def __enter__(self) -> CinWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if kind is None:
            for _, out in self._files:
                out.write(AFTER)
        self._stack.close()
