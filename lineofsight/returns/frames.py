"""A return as its rules see it: each table with its shared columns, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.running import Engine
from lineofsight.engine.tables import Table
from lineofsight.returns.rules import Rows, Rules, last


@dataclass(frozen=True)
class Settings:
    """What a return is checked against.

    `year` is the collection year (2025-26 is 2026), by which rules and code lists are chosen;
    `start` and `end` its first and last day; `authority` the GSS code of the council, where known.
    """

    year: int
    start: date
    end: date
    authority: str | None = None


@dataclass
class Frames:
    """The tables of a return as rules see them. A table that was not given is there, empty.

    Every table has its declared columns (a date or number column also as written, in
    `<column>_text`), `_row` (its place in the table, from 0), `_child` (CHILD, or something of
    its own for a row without), its shared columns, and the facts of its child.
    """

    settings: Settings
    tables: Mapping[str, nw.LazyFrame[Any]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The collection year: 2025-26 is 2026."""
        return self.settings.year

    @property
    def start(self) -> date:
        """The first day of the collection year."""
        return self.settings.start

    @property
    def end(self) -> date:
        """The last day of the collection year."""
        return self.settings.end

    @property
    def authority(self) -> str | None:
        """The council's GSS code, where it is known."""
        return self.settings.authority

    def rows(self, table: type[Table] | str) -> Rows:
        """A table of this year, or by `last(Table)` of last year."""
        name = table if isinstance(table, str) else table.name
        return Rows(name, self.tables[name])


def build_frames(
    frames: Frames, engine: Engine, tables: Iterable[type[Table]], rules: Rules, *, child: str
) -> None:
    """Fill a return's frames from an engine that holds its tables (last year's under
    `last(table)`), with every shared column that the rules declare.

    Args:
        frames: the return, without tables.
        engine: holds each table with its declared columns, `_row` and `_child`.
        tables: the return's tables, the one with a row for each child first.
        rules: whose shared columns and facts are added.
        child: the column that names the child.
    """
    names = [name for table in tables for name in (table.name, last(table))]
    spine = names[:2]
    known: dict[str, nw.LazyFrame[Any]] = {}
    first: list[nw.LazyFrame[Any]] = []
    for name in spine:
        facts = _facts(frames, engine, rules, name, engine.table(name), child)
        if facts is not None:
            first.append(facts)
    for name in names:
        frame = engine.table(name)
        added = [shared for shared in rules.added if shared.table == name]
        if name not in spine and added:
            frame = _beside(frame, first, child)
        for stage in sorted({shared.stage for shared in added}):
            columns = [s.columns(frames) for s in added if s.stage == stage]
            frame = frame.with_columns(**_together(columns))
        known[name] = engine.keep(f"{name}_shared", frame) if added else frame
    every = nw.concat([known[name].select(child) for name in names]).unique().drop_nulls(child)
    beside = list(first)
    for name in names:
        if name not in spine:
            facts = _facts(frames, engine, rules, name, known[name], child)
            if facts is not None:
                beside.append(facts)
    children = engine.keep("children", _beside(every, beside, child))
    facts_of_first = {c for facts in first for c in facts.collect_schema().names()} - {child}
    frames.tables = {
        name: frame.drop(facts_of_first, strict=False).join(children, on=child, how="left")
        for name, frame in known.items()
    }


def _facts(
    frames: Frames,
    engine: Engine,
    rules: Rules,
    name: str,
    frame: nw.LazyFrame[Any],
    child: str,
) -> nw.LazyFrame[Any] | None:
    """The facts of each child in one table, or None where none are declared."""
    declared = [shared.columns(frames) for shared in rules.facts if shared.table == name]
    if not declared:
        return None
    facts = frame.filter(~col(child).is_null()).group_by(child).agg(**_together(declared))
    return engine.keep(f"{name}_facts", facts)


def _beside(
    frame: nw.LazyFrame[Any], facts: Iterable[nw.LazyFrame[Any]], child: str
) -> nw.LazyFrame[Any]:
    for fact in facts:
        frame = frame.join(fact, on=child, how="left")
    return frame


def _together(columns: Iterable[Mapping[str, nw.Expr]]) -> dict[str, nw.Expr]:
    """All shared columns in one mapping.

    Raises:
        ValueError: two rules modules give a column the same name.
    """
    found: dict[str, nw.Expr] = {}
    for mapping in columns:
        if twice := found.keys() & mapping.keys():
            raise ValueError(f"Shared column given twice: {', '.join(sorted(twice))}.")
        found.update(mapping)
    return found
