"""What a return is: its tables, the column that names the child, its rules, its year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from lineofsight.engine.tables import Table
from lineofsight.returns.frames import Frames, Settings
from lineofsight.returns.layout import NestedLayout, XmlLayout
from lineofsight.returns.rules import Rules

if TYPE_CHECKING:
    from lineofsight.returns.lookups import Located


@dataclass(frozen=True)
class ReturnKind:
    """One statutory return, as reader, checks, reports and docs need to know it.

    Attributes:
        code: its name in commands and folders, as in `ssda903`.
        title: its name for people, and after a colon what it is about.
        tables: its tables, the one with a row for each child first.
        child: the column that names the child.
        load_rules: loads its rules; called once, when `rules` is first asked for.
        first_year, last_year: collection years whose tables are declared.
        first_rules: the first collection year that has rules.
        frames: the class of frames its rules are given.
        window: first and last day of a collection year.
        layout: how its XML is laid out, None where it has none.
        year_dates: tables and columns whose dates tell the collection year, best first.
        look_up: fills, in a connection's typed tables, what the lookups there (`postcodes`,
            `providers`) say of their rows, for a council's ONS code; gives what is known now.
            None where the return takes nothing from lookups.
        row_each: whether the first table has a row for each child, so that its columns are facts of
            the child wherever they are written.
        own_rules: whether the rules and their codes are ours; else they are the Department's.
        whole: names of the tables that every return has: one that no file gives is told.
        settle: fills, in a connection's typed tables, what the return as a whole tells of its
            rows, as the day that its lists are of. None where there is nothing such.
        person, people: whom `child` names, as people say it: in a return of workers, a worker.
    """

    code: str
    title: str
    tables: tuple[type[Table], ...]
    child: str
    load_rules: Callable[[], Rules]
    first_year: int
    last_year: int
    first_rules: int
    frames: type[Frames]
    window: Callable[[int], tuple[date, date]]
    layout: XmlLayout | NestedLayout | None = None
    year_dates: tuple[tuple[str, str], ...] = ()
    look_up: Callable[[DuckDBPyConnection, str | None], Located] | None = None
    whole: tuple[str, ...] = ()
    settle: Callable[[DuckDBPyConnection], None] | None = None
    person: str = "child"
    people: str = "children"
    own_rules: bool = False
    row_each: bool = True

    @cached_property
    def compares(self) -> bool:
        """Whether some rule compares with last year's return."""
        needs = (need for rule in self.rules.found for need in rule.needs)
        return any(need.endswith("_last") for need in needs)

    @property
    def short(self) -> str:
        """Its name without what it is about: CIN census."""
        return self.title.partition(":")[0]

    @property
    def about(self) -> str:
        """What it is about: children in need."""
        return self.title.partition(": ")[2]

    @cached_property
    def rules(self) -> Rules:
        """Its rules. Loading them takes longer than reading a return."""
        return self.load_rules()

    def settings(self, year: int, *, authority: str | None = None) -> Settings:
        """The settings of a collection year (2025-26 is 2026).

        Raises:
            ValueError: the return's tables are not declared for the year.
        """
        if not self.first_year <= year <= self.last_year:
            raise ValueError(
                f"Collection year {year} is not known: give one from {self.first_year} to "
                f"{self.last_year} (2025-26 is 2026)."
            )
        start, end = self.window(year)
        return Settings(year, start, end, authority)
