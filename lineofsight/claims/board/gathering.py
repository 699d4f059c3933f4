"""Gathering what the board is made from out of a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.board.inputs import (
    Action,
    Audit,
    BoardCouncil,
    BoardInputs,
    ConflictCount,
    Document,
    Inspected,
    IssueCount,
    Values,
)
from lineofsight.claims.saved import Checked, check_all
from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.indicators.keeping import by_code, kept_in
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.places import unlisted_place
from lineofsight.inspections.shelf import Shelf
from lineofsight.record.children import is_invented, rows_of
from lineofsight.record.opening import open_record
from lineofsight.record.tables import Council, Load
from lineofsight.record.versions import council_of, record_snapshots
from lineofsight.reference import authorities


class NoRecordError(LookupError):
    """No record was built, so that it is not known whose board it would be."""


@dataclass(frozen=True)
class RecordFacts:
    """What a record says of its own data."""

    loads: tuple[Load, ...]
    issues: tuple[IssueCount, ...]
    conflicts: tuple[ConflictCount, ...]


def record_facts(connection: duckdb.DuckDBPyConnection) -> RecordFacts:
    """What was loaded, how many issues there are at each place, and where sources differ.

    Args:
        connection: holds the tables of the record.
    """
    issues = connection.execute(
        "SELECT i.source, l.version, i.source_table, i.source_columns, i.severity, count(*) "
        "FROM record_issue i LEFT JOIN record_load l USING (load_id) "
        "WHERE i.source_table IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    conflicts = connection.execute(
        "SELECT table_name, count(*) FROM record_conflict GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return RecordFacts(
        tuple(rows_of(connection, Load)),
        tuple(
            IssueCount(
                source,
                version,
                table,
                frozenset(name.strip() for name in (columns or "").split(",")),
                severity,
                number,
            )
            for source, version, table, columns, severity, number in issues
        ),
        tuple(ConflictCount(table, number) for table, number in conflicts),
    )


def council_from(council: Council) -> BoardCouncil:
    """Whose board it is, from whose record it is."""
    return BoardCouncil(
        la_code=council.la_code,
        name=council.council_name,
        comparator=council.like or council.la_code,
        invented=is_invented(council),
    )


def values_from(snapshot: Snapshot) -> Values:
    """The values that a snapshot keeps."""
    return Values(snapshot.name, council_of(snapshot).as_at, by_code(kept_in(snapshot)))


def inspected_from(
    council: BoardCouncil, corpus: Corpus, shelf: Shelf | None, today: date
) -> Inspected | None:
    """What Ofsted had said of a council by a day; None where nothing is known of it.

    An invented council's reports are found by its name: those of the council that it is like are
    another's.
    """
    if not council.invented:
        return Inspected(council.la_code, corpus.as_at(today), shelf)
    if shelf is None:
        return None
    for slug, name in shelf.unknown_places().items():
        place = unlisted_place(shelf, slug)
        if place is not None and authorities.plain_name(name) == authorities.plain_name(
            council.name
        ):
            return Inspected(slug, place.corpus.as_at(today), shelf)
    return None


def claims_of(council: BoardCouncil, checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """The saved claims that are about a council, or about none by name."""
    return tuple(
        one
        for one in checked
        if one.saved.words.get("authority", council.la_code) in _names(council)
    )


def _names(council: BoardCouncil) -> frozenset[str]:
    """What a claim may name the council by."""
    if council.invented:
        return frozenset((council.la_code,))
    known = authorities.get(council.la_code)
    return frozenset((known.code, known.slug, known.name, *known.gss_codes))


def gather(
    workspace: Workspace,
    today: date,
    *,
    la_code: str | None = None,
    base: EvidenceBase | None = None,
    actions: Sequence[Action] | None = None,
    audits: Sequence[Audit] | None = None,
    documents: Sequence[Document] | None = None,
) -> BoardInputs:
    """All that is known in a workspace on a day of a council.

    Args:
        workspace: the workspace.
        today: the day that the board is made for; what was published later is not known on it.
        la_code: the council's code; where none is given, that of the latest record.
        base: the evidence that claims are checked against, where it is at hand.
        actions, audits, documents: what is kept elsewhere of the council's own work.

    Raises:
        NoRecordError: no record was built.
    """
    snapshots = record_snapshots(workspace, la_code)
    if not snapshots:
        raise NoRecordError(
            f"No record is in {workspace.path}. Build it first: lineofsight record build."
        )
    latest, *earlier = snapshots
    council = council_from(council_of(latest))
    whole = base or EvidenceBase.load(workspace)
    known = whole.as_at(today)
    connection = open_record(latest)
    try:
        facts = record_facts(connection)
    finally:
        connection.close()
    checked, unread = check_all(workspace, known)
    return BoardInputs(
        today=today,
        council=council,
        values=values_from(latest),
        earlier=tuple(values_from(one) for one in earlier),
        statistics=known.statistics,
        inspected=inspected_from(council, whole.whole_corpus, whole.shelf, today),
        claims=claims_of(council, checked),
        unread_claims=unread,
        loads=facts.loads,
        checked=latest.manifest.get("checked"),
        issues=facts.issues,
        conflicts=facts.conflicts,
        actions=actions,
        audits=audits,
        documents=documents,
    )
