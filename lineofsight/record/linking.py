"""Two identifiers of one child: linked where a person decided so, and never across an adoption.

Decisions are lines of a file: `kept_id, other_id, reason, decided_by, decided_at`. What an adopted
child was called before must not lead to who the child is now, so a link is refused where either
identifier's care ended with an adoption.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.record.staging import hashed_key
from lineofsight.record.tables import (
    RECORD,
    ClaEpisode,
    Kept,
    Permanence,
    Person,
    PersonLink,
)

#: Where a workspace keeps the decisions.
DECISIONS = Path("decisions") / "person_links.csv"
#: Reasons with which care ends by adoption.
ADOPTED = ("E11", "E12")

_COLUMNS = ("kept_id", "other_id", "reason", "decided_by", "decided_at")


class BadDecisionError(ValueError):
    """A line of the decisions cannot be used. The message names the file and the line."""


def read_decisions(path: Path) -> list[PersonLink]:
    """The decisions of a file; none where there is no file.

    Raises:
        BadDecisionError: a column is missing, a cell is blank, or a date cannot be read.
    """
    if not path.is_file():
        return []
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file)
        if missing := set(_COLUMNS) - set(lines.fieldnames or ()):
            raise BadDecisionError(
                f"{path.name}: there is no column {', '.join(sorted(missing))}. "
                f"Give the columns {', '.join(_COLUMNS)}."
            )
        for row in lines:
            cells = {name: (row[name] or "").strip() for name in _COLUMNS}
            if blank := [name for name in _COLUMNS if not cells[name]]:
                raise BadDecisionError(
                    f"{path.name} line {lines.line_num}: {blank[0]} is blank. Say who decided, "
                    "when and why."
                )
            try:
                on = date.fromisoformat(cells["decided_at"])
            except ValueError:
                raise BadDecisionError(
                    f"{path.name} line {lines.line_num}: decided_at is no date. Write it as "
                    "2026-03-31."
                ) from None
            found.append(
                PersonLink(
                    kept_id=cells["kept_id"],
                    other_id=cells["other_id"],
                    reason=cells["reason"],
                    decided_by=cells["decided_by"],
                    decided_at=on,
                    applied=False,
                    refused=None,
                )
            )
    return found


def judge(
    connection: duckdb.DuckDBPyConnection,
    decisions: list[PersonLink],
    staged: dict[str, str | None],
) -> list[PersonLink]:
    """Which decisions the record follows, and why it does not follow the others; makes the tables
    `links` (`other_id`, `kept_id`) of those it does, and `rekeyed` (`old`, `new`) of the keys that
    change with them: what two returns told of one event under two identifiers is one row.

    Args:
        connection: where rows are put together.
        decisions: what people decided.
        staged: SQL for the staged rows of each table, by its name.
    """
    known = _ids(connection, staged[Person.name], "true")
    endings = ", ".join(f"'{code}'" for code in ADOPTED)
    adopted = _ids(connection, staged[ClaEpisode.name], f"end_reason IN ({endings})")
    adopted |= _ids(connection, staged[Permanence.name], "order_type ILIKE 'ADOPT%'")
    judged: list[PersonLink] = []
    kept: set[str] = set()
    taken: set[str] = set()
    for decision in decisions:
        why = _refusal(decision, known, adopted, kept, taken)
        judged.append(replace(decision, applied=why is None, refused=why))
        if why is None:
            kept.add(decision.kept_id)
            taken.add(decision.other_id)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE links (other_id VARCHAR PRIMARY KEY, kept_id VARCHAR)"
    )
    applied = [(one.other_id, one.kept_id) for one in judged if one.applied]
    if applied:
        connection.executemany("INSERT INTO links VALUES (?, ?)", applied)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE rekeyed (old VARCHAR PRIMARY KEY, new VARCHAR)"
    )
    for table in RECORD:
        rows = staged.get(table.name)
        if applied and rows is not None and "person_id" in table.event:
            _rekey(connection, table, rows)
    return judged


def _rekey(connection: duckdb.DuckDBPyConnection, table: type[Kept], staged: str) -> None:
    """Note, of each row of a child who is linked to another, the key that it has as the other's."""
    (key,) = (name for name, facts in table.columns().items() if facts.key)
    # A source that does not tell a part of the event makes the key without it.
    events = [table.event, *(tuple(p for p in table.event if p != one) for one in table.event)]
    cases = []
    for event in events:
        if "person_id" in event:
            now = hashed_key(table.name, *event)
            new = hashed_key(table.name, *("kept_id" if p == "person_id" else p for p in event))
            cases.append(f"WHEN base = {now} THEN {new} || suffix")
    connection.execute(
        f"INSERT INTO rekeyed SELECT DISTINCT old, CASE {' '.join(cases)} ELSE old END FROM ("
        f"SELECT s.*, k.kept_id, {key} AS old, regexp_extract({key}, '^[^-]*') AS base, "
        f"regexp_extract({key}, '-[0-9]+$') AS suffix "
        f"FROM {staged} s JOIN links k ON k.other_id = s.person_id)"
    )


def _refusal(
    decision: PersonLink, known: set[str], adopted: set[str], kept: set[str], taken: set[str]
) -> str | None:
    if decision.kept_id == decision.other_id:
        return "Both identifiers are the same."
    for one in (decision.kept_id, decision.other_id):
        if one in adopted:
            return "Care ended with an adoption: who the child is now is never linked to before."
        if one not in known:
            return "One of the identifiers is of no child in what was loaded."
    if decision.other_id in taken:
        return "The other identifier is linked already."
    if decision.other_id in kept:
        return "The other identifier stands for others itself: link these to one identifier."
    if decision.kept_id in taken:
        return "The identifier to keep is linked to another itself: link to that one."
    return None


def _ids(connection: duckdb.DuckDBPyConnection, staged: str | None, where: str) -> set[str]:
    if staged is None:
        return set()
    return {
        one
        for (one,) in connection.execute(
            f"SELECT DISTINCT person_id FROM {staged} WHERE {where}"
        ).fetchall()
    }
