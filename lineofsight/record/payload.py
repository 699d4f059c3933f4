"""The Department's daily payload, as a dry run to files: nothing is ever sent.

A council sees what it would send, what does not fit the layout, and what changed since another dry
run: every child is new, updated, deleted or unchanged by all that is said of the child.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.record.export import CannotExportError, new_folder
from lineofsight.record.payload_child import build_child
from lineofsight.record.payload_folder import (
    Previous,
    State,
    Writer,
    content_hash,
    with_purges,
)
from lineofsight.record.payload_rows import children_rows, count_children, window_start
from lineofsight.record.payload_spec import NEWEST, PURGE, SPECS, Block, Failing, Spec, failing

#: All that is said of a child who is to be removed.
_KNOWN_BY = ("la_child_id", "mis_child_id")


@dataclass(frozen=True)
class DryRun:
    """What a dry run gave.

    Attributes:
        as_at: the day it stands at.
        since: the first day of the window.
        states: how many children are new, updated, deleted and unchanged.
        failing: how many items do not fit the layout.
        children_failing: of how many children.
        left_out: rows that found no referral to stand under, by what they are of.
    """

    as_at: date
    since: date
    states: Mapping[State, int]
    failing: int
    children_failing: int
    left_out: Mapping[str, int]


def dry_run(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    previous: Path | None = None,
    version: str = NEWEST,
    months: int = 24,
) -> DryRun:
    """Write the payload to a folder as it would be sent; it is there whole or not at all.

    Args:
        connection: over the record, each table as `record_<table>` (`open_record`).
        folder: where; nothing, or an empty folder, may be there.
        previous: the folder of the dry run before; without one every child is new.
        version: of the specification.
        months: how far back the window begins at the least: it begins on the 1 April before.

    Raises:
        CannotExportError: something is there already, the version is not known, or the previous
            folder is no dry run of this council.
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    if version not in SPECS:
        raise CannotExportError(
            f"Version {version} of the payload is not known. Known: {', '.join(SPECS)}."
        )
    about = connection.execute("SELECT la_code, as_at FROM record_council").fetchone()
    if about is None:
        raise CannotExportError("The record does not say whose it is. Build it anew.")
    la_code, as_at = about
    before = None if previous is None else Previous(previous)
    if before is not None and before.la_code != la_code:
        raise CannotExportError(
            f"{previous} is of another council. Compare with a dry run of this one."
        )
    since = window_start(as_at, months)
    with new_folder(folder) as beside:
        run = _Run(SPECS[version], Writer(beside), before)
        count_children(connection, as_at=as_at, since=since)
        for rows in children_rows(connection, as_at=as_at, since=since):
            built = build_child(rows)
            run.add(built.block)
            run.left_out.update(built.left_out)
        run.add_gone()
        done = DryRun(
            as_at,
            since,
            {state: run.states[state] for state in State},
            run.failing,
            run.children_failing,
            dict(run.left_out),
        )
        run.writer.finish(
            {
                "payload": version,
                "la_code": la_code,
                "as_at": as_at.isoformat(),
                "since": since.isoformat(),
                "states": dict(done.states),
                "failing": done.failing,
                "left_out": done.left_out,
            }
        )
    return done


class _Run:
    """One dry run, child by child."""

    def __init__(self, spec: Spec, writer: Writer, before: Previous | None) -> None:
        self.spec, self.writer, self._before = spec, writer, before
        self.states: Counter[State] = Counter()
        self.left_out: Counter[str] = Counter()
        self.failing = self.children_failing = 0
        self._seen: set[str] = set()

    def add(self, block: Block) -> None:
        """A child as it stands."""
        child, sha256 = block["la_child_id"], content_hash(block)
        self._seen.add(child)
        was = None if self._before is None else self._before.hash_of(child)
        state = State.NEW if was is None else State.UNCHANGED if was == sha256 else State.UPDATED
        if state is State.NEW:
            self.writer.changes(block)
        elif state is State.UPDATED and self._before is not None:
            self.writer.changes(with_purges(self.spec.child, block, self._before.block(child)))
        found: list[Failing] = failing(self.spec, block)
        self.failing += len(found)
        self.children_failing += bool(found)
        self.states[state] += 1
        self.writer.stands(block, state, sha256, found)

    def add_gone(self) -> None:
        """The children of the dry run before who stand no longer in it."""
        if self._before is None:
            return
        for child in self._before.ids():
            if child not in self._seen:
                was = self._before.block(child)
                gone: Block = {name: was[name] for name in _KNOWN_BY if name in was}
                self.writer.changes({**gone, PURGE: True})
                self.writer.gone(child)
                self.states[State.DELETED] += 1
