"""Shared columns of a return's tables: only those somebody asks for, each worked out once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.running import ROW, Engine
from lineofsight.engine.tables import Table
from lineofsight.returns.frames import Frames, Settings
from lineofsight.returns.rules import Rules, last, type_of_columns

type_of_frames = dict[str, nw.LazyFrame[Any]]


@dataclass
class _Needed:
    """What has to be worked out for one table: its own shared columns, the facts of the first
    table that these or the facts taken from it are made of, and the facts taken from it."""

    columns: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)


class SharedColumns:
    """The shared columns and facts of a return's tables.

    Columns of a table may be made from its declared columns, those of its earlier stages, and the
    facts of the first table (`Header`, this year's and last year's); facts of a child from the
    same, of the table they are taken from.
    """

    def __init__(
        self,
        frames: Frames,
        engine: Engine,
        tables: Iterable[type[Table]],
        rules: Rules,
        *,
        child: str,
    ) -> None:
        """Ask every function that declares shared columns for its expressions.

        Args:
            frames: the return; its tables are found here from now on.
            engine: holds each table with its declared columns, `_row` and `_child`.
            tables: the return's tables, the one with a row for each child first.
            rules: whose shared columns and facts are added.
            child: the column that names the child.

        Raises:
            ValueError: two functions give a column, or a fact, the same name.
        """
        self._engine, self._child = engine, child
        self._names = [name for table in tables for name in (table.name, last(table))]
        self._spine = self._names[:2]
        self._stages: dict[str, dict[str, int]] = {name: {} for name in self._names}
        self._added: dict[str, dict[str, nw.Expr]] = {name: {} for name in self._names}
        self._facts: dict[str, nw.Expr] = {}
        self._home: dict[str, str] = {}
        self._by: dict[str, str] = {}
        seen_as: Callable[[Settings], Frames] = type(frames)
        for shared in rules.added:
            columns = _declared(shared.columns, seen_as, frames.settings)
            _add(self._added[shared.table], columns)
            self._stages[shared.table] |= dict.fromkeys(columns, shared.stage)
        for shared in rules.facts:
            facts = _declared(shared.columns, seen_as, frames.settings)
            _add(self._facts, facts)
            self._home |= dict.fromkeys(facts, shared.table)
            self._by |= dict.fromkeys(facts, shared.by or child)
        self._whole: type_of_frames | None = None
        frames.source, frames.plain = self.whole, engine.table

    def whole(self, name: str) -> nw.LazyFrame[Any]:
        """A table with all its shared columns and all facts of its children."""
        if self._whole is None:
            self._whole = self._build({n: {*self._added[n], *self._facts} for n in self._names})
        return self._whole[name]

    def frames_for(self, conditions: Mapping[str, Iterable[nw.Expr]]) -> type_of_frames:
        """The tables that conditions are for, with the shared columns and facts they name."""
        if self._whole is not None:
            return self._whole
        return self._build(
            {
                name: {word for condition in of_table for word in _words(condition)}
                for name, of_table in conditions.items()
            }
        )

    def _build(self, wanted: Mapping[str, set[str]]) -> type_of_frames:
        """Tables by name with the columns and facts wanted of each; other words are left out."""
        needed: dict[str, _Needed] = {}
        for name, words in wanted.items():
            for word in words:
                self._need(name, word, needed)
        spine: type_of_frames = {}
        for name in self._spine:
            if name in needed and needed[name].taken:
                by_key = self._take(name, needed[name].taken, self._engine.table(name))
                spine[name] = by_key[self._child]
        facts, known = dict(spine), {}
        others: dict[tuple[str, str], nw.LazyFrame[Any]] = {}
        for name in self._names:
            if name in needed or name in wanted:
                here = needed.get(name, _Needed())
                known[name], frame = self._with_columns(name, here, spine)
                if name not in self._spine and here.taken:
                    for by, taken in self._take(name, here.taken, frame).items():
                        if by == self._child:
                            facts[name] = taken
                        else:
                            others[name, by] = taken
        asked = {name: self._facts.keys() & words for name, words in wanted.items()}
        of_children = {
            self._home[fact]
            for of_table in asked.values()
            for fact in of_table
            if self._by[fact] == self._child
        }
        children = self._children([frame for name, frame in facts.items() if name in of_children])
        found = {}
        for name in wanted:
            frame = known[name]
            if children is not None and any(self._by[f] == self._child for f in asked[name]):
                frame = frame.join(children, on=self._child, how="left")
            for home, by in dict.fromkeys(
                (self._home[f], self._by[f]) for f in sorted(asked[name])
            ):
                if by != self._child and by in frame.collect_schema():
                    frame = frame.join(others[home, by], on=by, how="left")
            found[name] = frame
        return found

    def _need(self, name: str, word: str, needed: dict[str, _Needed]) -> None:
        """Note what a word of an expression over a table has to be made from."""
        here = needed.setdefault(name, _Needed())
        if word in self._added[name]:
            if word not in here.columns:
                here.columns.add(word)
                self._need_within(name, self._added[name][word], needed)
        elif word in self._facts:
            home = self._home[word]
            there = needed.setdefault(home, _Needed())
            if word not in there.taken:
                there.taken.add(word)
                if home not in self._spine:
                    self._need_within(home, self._facts[word], needed)

    def _need_within(self, name: str, expression: nw.Expr, needed: dict[str, _Needed]) -> None:
        """Note what a shared column of a table, or a fact taken from it, is made from."""
        for word in _words(expression):
            if word in self._added[name]:
                self._need(name, word, needed)
            elif self._home.get(word) in self._spine:
                needed.setdefault(name, _Needed()).beside.add(word)
                self._need(name, word, needed)

    def _with_columns(
        self, name: str, needed: _Needed, spine: type_of_frames
    ) -> tuple[nw.LazyFrame[Any], nw.LazyFrame[Any]]:
        """A table with its shared columns; and the same with the facts of the first table."""
        frame = plain = self._engine.table(name)
        for home, facts in spine.items():
            beside = sorted(fact for fact in needed.beside if self._home[fact] == home)
            if beside:
                frame = frame.join(facts.select(self._child, *beside), on=self._child, how="left")
        if needed.columns:
            for stage in sorted({self._stages[name][column] for column in needed.columns}):
                frame = frame.with_columns(
                    **{
                        column: expression
                        for column, expression in self._added[name].items()
                        if column in needed.columns and self._stages[name][column] == stage
                    }
                )
            own, beside = sorted(needed.columns), sorted(needed.beside)
            kept = self._engine.keep(f"{name}_shared", frame.select(ROW, *own, *beside))
            # Only what windows need is sorted by them: the rest is set beside it again.
            frame = plain.join(kept, on=ROW, how="left")
            plain = plain.join(kept.select(ROW, *own), on=ROW, how="left") if beside else frame
        return plain, frame

    def _take(
        self, name: str, facts: set[str], frame: nw.LazyFrame[Any]
    ) -> dict[str, nw.LazyFrame[Any]]:
        """Work out the facts of each child in a table, and those by another key, by that key."""
        taken = {}
        for by in sorted({self._by[fact] for fact in facts}):
            wanted = {
                fact: made
                for fact, made in self._facts.items()
                if fact in facts and self._by[fact] == by
            }
            grouped = frame.filter(~col(by).is_null()).group_by(by)
            place = f"{name}_facts" if by == self._child else f"{name}_facts{by}"
            taken[by] = self._engine.keep(place, grouped.agg(**wanted))
        return taken

    def _children(self, facts: list[nw.LazyFrame[Any]]) -> nw.LazyFrame[Any] | None:
        """All facts of every child that has any, or None where none are asked for."""
        if len(facts) < 2:
            return facts[0] if facts else None
        every = nw.concat([frame.select(self._child) for frame in facts]).unique()
        for frame in facts:
            every = every.join(frame, on=self._child, how="left")
        return self._engine.keep("children", every)


@lru_cache(maxsize=1024)
def _declared(
    columns: type_of_columns, seen_as: Callable[[Settings], Frames], settings: Settings
) -> Mapping[str, nw.Expr]:
    """What a function declares: it sees no table, so it says the same of every return with these
    settings."""
    return columns(seen_as(settings))


def _words(expression: nw.Expr) -> Iterator[str]:
    """The words of an expression as it is printed: the names of its columns are among them."""
    return (word.group() for word in re.finditer(r"\w+", repr(expression)))


def _add(found: dict[str, nw.Expr], more: Mapping[str, nw.Expr]) -> None:
    if twice := found.keys() & more.keys():
        raise ValueError(f"Shared column given twice: {', '.join(sorted(twice))}.")
    found.update(more)
