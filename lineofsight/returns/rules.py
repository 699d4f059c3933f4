"""Rules: what each says, where it looks, and the registry of a return's rules.

A rule is a plain function over a return's tables that says which rows fail::

    @rule(
        "142",
        "The next episode has started, but this one has no end date.",
        mend="Give the date and the reason that the earlier episode ended.",
        at={Episodes: ["DEC", "REC"]},
    )
    def previous_episode_still_open(r: SSDA903) -> Failing:
        return r.episodes.filter(col("has_next") & blank("DEC"))

Columns that many rules need are added to a table once, by a function marked `adds` (one value
for each row) or `child_facts` (one value for each child, put beside every row of the child in
every table). Running a rule never changes a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lineofsight.engine.tables import Table

if TYPE_CHECKING:  # a check that was planned before needs no expressions
    import narwhals as nw

#: What rules need besides tables of this year.
POSTCODES, PROVIDERS, AUTHORITY = "postcodes", "providers", "authority"

#: Where a rule looks, and what it needs, for rules that share them.
At = Mapping[type[Table], Sequence[str]]
Needs = Sequence[type[Table] | str]


def last(table: type[Table]) -> str:
    """The name of a table of last year's return."""
    return f"{table.name}_last"


class Severity(StrEnum):
    """How a rule's failure is to be taken."""

    ERROR = "error"  # the data contradict themselves or the guide: mend them
    QUERY = "query"  # unusual, and can be true: check, then explain or mend


@dataclass(frozen=True)
class Failing:
    """Rows of one table that fail: those for which `where` holds, or, where one row has to be
    set beside others of other tables, the rows whose `_row` a frame holds."""

    table: str
    where: nw.Expr | None = None
    rows: nw.LazyFrame[Any] | None = None


@dataclass(frozen=True)
class Rows:
    """A table as rules see it."""

    table: str
    source: Callable[[str], nw.LazyFrame[Any]] = field(compare=False, repr=False)

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The table with its declared columns, `_row`, and every shared column and fact. Rules
        that do with `filter` are cheaper: of those, only the columns they name are worked out."""
        return self.source(self.table)

    def filter(self, where: nw.Expr) -> Failing:
        """The rows for which a condition holds; where it is unknown the row does not fail."""
        return Failing(self.table, where=where)

    def failing(self, rows: nw.LazyFrame[Any]) -> Failing:
        """The rows whose `_row` is in a frame, as often as it may be there."""
        return Failing(self.table, rows=rows)


type_of_rule = Callable[[Any], "Failing | Sequence[Failing]"]
#: Columns to correct, each with its text, blank where nothing is certain; see `corrections`.
type_of_suggest = Callable[[Any], "Mapping[str, nw.Expr]"]


@dataclass(frozen=True)
class Rule:
    """One rule, as it stands from `since` to `until` (collection years, both included).

    `at` names the columns to look at in each table whose rows may fail; `needs` every table
    (`Episodes`, `Episodes_last`) and lookup without which the rule cannot be judged; `unless`,
    for a lookup, the columns that make up for it where the return itself gives them all.
    """

    code: str
    message: str
    mend: str
    severity: Severity
    at: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    since: int | None
    until: int | None
    cause: str
    subject: str
    judge: type_of_rule = field(compare=False, repr=False)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggest: type_of_suggest | None = field(default=None, compare=False, repr=False)

    def used_in(self, year: int) -> bool:
        """Whether the rule is active in a collection year."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )


type_of_columns = Callable[[Any], "Mapping[str, nw.Expr]"]


@dataclass(frozen=True)
class Shared:
    """A function that gives shared columns of one table, in the order of `stage`; or facts of
    what the rows with one key `by` belong to, the child where none is named."""

    table: str
    stage: int
    columns: type_of_columns
    by: str = ""


@dataclass
class Rules:
    """The rules and shared columns of one return."""

    found: list[Rule] = field(default_factory=list)
    added: list[Shared] = field(default_factory=list)
    facts: list[Shared] = field(default_factory=list)

    def rule(
        self,
        code: str,
        message: str,
        *,
        mend: str,
        at: Mapping[type[Table], Sequence[str]],
        needs: Sequence[type[Table] | str] = (),
        unless: Mapping[str, Sequence[str]] | None = None,
        severity: Severity = Severity.ERROR,
        since: int | None = None,
        until: int | None = None,
        cause: str = "",
        suggest: type_of_suggest | None = None,
    ) -> Callable[[type_of_rule], type_of_rule]:
        """Register a rule.

        Args:
            code: the Department's code, as users look it up.
            message: what is wrong, in plain words.
            mend: what to do about it.
            at: for each table whose rows may fail, the columns to look at.
            needs: what must be given for the rule to run. Where nothing is said: the tables of
                `at`. A table is named by its class, last year's by `last(Table)`, a lookup by
                `POSTCODES`, `PROVIDERS` or `AUTHORITY`.
            unless: for a lookup among `needs`, the columns (`Episodes.PL_LA`) with which the rule
                runs without it, where the return itself gives them.
            severity: an error contradicts the guide; a query can be true.
            since: first collection year of this version (2025-26 is 2026).
            until: last collection year of this version.
            cause: what usually causes it.
            suggest: given the return, the correction of columns of `at` where one is certain, as
                text. It is shown, and never applied.

        Raises:
            ValueError: a table of `at` has no such column.
        """
        for table, names in at.items():
            known = {column.name for column in fields(table)}  # type: ignore[arg-type]
            if unknown := [name for name in names if name not in known]:
                raise ValueError(f"Rule {code}: {table.name} has no {', '.join(unknown)}.")

        def register(judge: type_of_rule) -> type_of_rule:
            self.add(
                Rule(
                    code=code,
                    message=message,
                    mend=mend,
                    severity=severity,
                    at={table.name: tuple(columns) for table, columns in at.items()},
                    needs=tuple(n if isinstance(n, str) else n.name for n in needs or at),
                    since=since,
                    until=until,
                    cause=cause,
                    subject=judge.__module__.rsplit(".", 1)[-1],
                    judge=judge,
                    unless={lookup: tuple(c) for lookup, c in (unless or {}).items()},
                    suggest=suggest,
                )
            )
            return judge

        return register

    def add(self, rule: Rule) -> None:
        """Register a rule that is already made.

        Raises:
            ValueError: the code has another version in one of the same years.
        """
        years = range(2018, 2041)
        for other in self.found:
            if other.code == rule.code and any(rule.used_in(y) and other.used_in(y) for y in years):
                raise ValueError(f"Rule {rule.code} is registered twice for the same year.")
        self.found.append(rule)

    def adds(
        self, table: type[Table] | str, *, stage: int = 1
    ) -> Callable[[type_of_columns], type_of_columns]:
        """Register a function that gives shared columns of a table, by name: expressions over
        the table's columns, those of earlier stages, and the facts of Header. They are worked
        out once. It is given the return, for the dates of the year."""
        return self._shared(self.added, table, stage)

    def child_facts(self, table: type[Table] | str) -> Callable[[type_of_columns], type_of_columns]:
        """Register a function that gives facts of each child, by name: expressions that
        aggregate the child's rows in one table. Every row of the child in every table has them;
        a child without a row in that table has blanks. Rows without CHILD belong to nobody."""
        return self._shared(self.facts, table, 1)

    def facts_by(
        self, table: type[Table] | str, by: str
    ) -> Callable[[type_of_columns], type_of_columns]:
        """The same for what is named by another key of the table (`Table.within`), as an episode:
        every row with that key, in every table that has it, has the facts."""
        return self._shared(self.facts, table, 1, by)

    def _shared(
        self, kept: list[Shared], table: type[Table] | str, stage: int, by: str = ""
    ) -> Callable[[type_of_columns], type_of_columns]:
        name = table if isinstance(table, str) else table.name

        def register(columns: type_of_columns) -> type_of_columns:
            kept.append(Shared(name, stage, columns, by))
            return columns

        return register

    def in_year(self, year: int) -> Iterator[Rule]:
        """The rules active in a collection year."""
        return (rule for rule in self.found if rule.used_in(year))
