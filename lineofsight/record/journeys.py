"""A child's journey: what lasts (`child_span`) and what happens (`child_event`), over the record.

Both are views over the tables of a record, so that one child's rows are read with a filter that
reaches the files. `record.journey_views` says what each is made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from lineofsight.record.journey_views import EVENT_VIEW, ORDER, SPAN_VIEW

#: Kinds of what lasts, in the order in which a journey goes through them.
SPAN_KINDS = (
    "early_help",
    "referral",
    "assessment",
    "s47_enquiry",
    "cin_plan",
    "cp_plan",
    "cla",
    "placement",
    "legal_status",
    "missing",
    "worker",
    "involved",
)


@dataclass(frozen=True)
class Source:
    """Where a row of the record stands: the table and key, what brought it in, and the line."""

    row_table: str
    row_key: str
    load_id: int
    line: int | None


@dataclass(frozen=True)
class Span:
    """Something that lasts. `end` is None while it is open.

    `code` and `detail` depend on the kind: of a referral the primary need and who referred; of a
    child protection plan the latest and the first category; of a placement its type and
    provider; of the child's social worker the identifier and the team; of another who is involved
    the identifier and the role; of help early on the organisation.
    """

    kind: str
    start: date
    end: date | None
    code: str | None
    detail: str | None
    source: Source

    def stands_on(self, day: date) -> bool:
        """Whether it lasts on a day. What ends on the day stands no longer."""
        return self.start <= day and (self.end is None or self.end > day)


@dataclass(frozen=True)
class Event:
    """Something that happened. `code`, `detail` and `flag` depend on the kind."""

    kind: str
    on: date
    code: str | None
    detail: str | None
    flag: bool | None
    source: Source

    @property
    def place(self) -> int:
        """Its place among the events of one day."""
        return ORDER[self.kind]


def create_journeys(connection: duckdb.DuckDBPyConnection, *, in_memory: bool = False) -> None:
    """Create the views `child_span` and `child_event` on a connection that holds a record under
    `record_<table>`. Those that are there already are put anew.

    Args:
        connection: holds the record.
        in_memory: whether to work them out once, as tables by child, and not for each question.
    """
    for name, query in (("child_span", SPAN_VIEW), ("child_event", EVENT_VIEW)):
        if in_memory:
            made = f"TABLE {name} AS SELECT * FROM ({query}) ORDER BY person_id"
        else:
            made = f"VIEW {name} AS {query}"
        connection.execute(f"CREATE OR REPLACE {made}")


def spans_of(connection: duckdb.DuckDBPyConnection, person_id: str) -> list[Span]:
    """What lasted in one child's journey, by kind and then by its first day.

    Args:
        connection: with the views of `create_journeys`.
        person_id: the child.
    """
    rows = connection.execute(
        "SELECT kind, start_date, end_date, code, detail, row_table, row_key, load_id, line "
        "FROM child_span WHERE person_id = ? AND start_date IS NOT NULL",
        [person_id],
    ).fetchall()
    found = [
        Span(kind, start, end, code, detail, Source(*where))
        for kind, start, end, code, detail, *where in rows
    ]
    far = date.max
    return sorted(
        found,
        key=lambda s: (SPAN_KINDS.index(s.kind), s.start, s.end or far, s.source.row_key),
    )


def events_of(connection: duckdb.DuckDBPyConnection, person_id: str) -> list[Event]:
    """What happened in one child's journey, in order; within a day in the order of a journey:
    what begins before what ends.

    Args:
        connection: with the views of `create_journeys`.
        person_id: the child.
    """
    rows = connection.execute(
        "SELECT kind, event_date, code, detail, flag, row_table, row_key, load_id, line "
        "FROM child_event WHERE person_id = ? AND event_date IS NOT NULL",
        [person_id],
    ).fetchall()
    found = [
        Event(kind, on, code, detail, flag, Source(*where))
        for kind, on, code, detail, flag, *where in rows
    ]
    return sorted(found, key=lambda e: (e.on, e.place, e.source.row_table, e.source.row_key))
