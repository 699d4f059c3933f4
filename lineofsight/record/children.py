"""Children of a record: who each is, what stands for whom on its day, and what is known of the
data about one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

import duckdb

from lineofsight.engine.tables import Table
from lineofsight.record.chronology import Whole
from lineofsight.record.journeys import Source, Span
from lineofsight.record.tables import (
    CareLeaver,
    Conflict,
    Council,
    Disability,
    Issue,
    Load,
    Person,
    RowSource,
)
from lineofsight.reference.authorities import all_authorities

#: What may stand for a child on a day, in words; by its kind of span.
STANDING = {
    "referral": "In need",
    "cin_plan": "Child in need plan",
    "cp_plan": "Child protection plan",
    "cla": "In care",
    "care_leaver": "Care leaver",
}
#: How long the noted position of a care leaver counts as that of today: it is asked once a year.
_NOTED = timedelta(days=366)

Row = TypeVar("Row", bound=Table)


def rows_of(
    connection: duckdb.DuckDBPyConnection, table: type[Row], where: str = "true", *values: object
) -> list[Row]:
    """Rows of a table of the record.

    Args:
        connection: holds the record.
        table: the table.
        where: a condition over its columns, with `?` for each of `values`.
    """
    columns = ", ".join(f'"{name}"' for name in table.columns())
    found = connection.execute(
        f"SELECT {columns} FROM record_{table.name} WHERE {where}", list(values)
    )
    names = list(table.columns())
    return [table(**dict(zip(names, row, strict=True))) for row in found.fetchall()]


def council_of(connection: duckdb.DuckDBPyConnection) -> Council | None:
    """Whose record it is; None where it does not say, or names several."""
    found = rows_of(connection, Council)
    return found[0] if len(found) == 1 else None


def is_invented(council: Council | None) -> bool:
    """Whether a council is invented beyond doubt: its code begins with 9 and was never a real
    council's, and it names the real council that it is like. Several real codes begin with 9."""
    return council is not None and is_invented_code(council.la_code, council.like)


def is_invented_code(la_code: str, like: str | None) -> bool:
    """The same, by an authority's code and the real one that it is said to be like."""
    if not like or not la_code.startswith("9"):
        return False
    return la_code not in {authority.code for authority in all_authorities()}


@dataclass(frozen=True)
class Listed:
    """A child in a list: what stands for the child, and how many places in the data are to be
    mended."""

    person_id: str
    birth_date: date | None
    expected_birth_date: date | None
    sex: str | None
    stands: tuple[str, ...]
    worker_id: str | None
    issues: int

    @property
    def in_words(self) -> list[str]:
        """What stands, in words."""
        return [STANDING[kind] for kind in STANDING if kind in self.stands]


@dataclass(frozen=True)
class Chosen:
    """Which children are listed.

    Attributes:
        stands: one of `STANDING`; `any` for whatever stands; empty for every child.
        identifier: the beginning of the identifier.
        person_ids: only these.
    """

    stands: str = "any"
    identifier: str = ""
    person_ids: tuple[str, ...] | None = None


_LISTED = """
WITH standing AS (
    SELECT DISTINCT person_id, kind FROM child_span
    WHERE kind IN ('referral', 'cin_plan', 'cp_plan', 'cla')
        AND start_date <= $day AND (end_date IS NULL OR end_date > $day)
    UNION ALL
    SELECT DISTINCT person_id, 'care_leaver' FROM record_care_leaver
    WHERE as_at <= $day AND as_at > $noted
), stands AS (SELECT person_id, list(kind) AS kinds FROM standing GROUP BY person_id),
working AS (
    SELECT person_id, arg_max(code, start_date) AS worker_id FROM child_span
    WHERE kind = 'worker' AND start_date <= $day AND (end_date IS NULL OR end_date > $day)
    GROUP BY person_id
), wrong AS (
    SELECT person_id, count(*) AS issues FROM record_issue
    WHERE person_id IS NOT NULL GROUP BY person_id
), found AS (
    SELECT p.person_id, p.birth_date, p.expected_birth_date, p.sex,
        coalesce(s.kinds, []) AS kinds, w.worker_id, coalesce(i.issues, 0) AS issues
    FROM record_person p LEFT JOIN stands s USING (person_id)
        LEFT JOIN working w USING (person_id) LEFT JOIN wrong i USING (person_id)
    WHERE ($stands = '' OR ($stands = 'any' AND s.kinds IS NOT NULL)
            OR list_contains(s.kinds, $stands))
        AND starts_with(lower(p.person_id), lower($identifier))
        AND ($people IS NULL OR list_contains($people, p.person_id))
)
SELECT *, count(*) OVER () FROM found ORDER BY person_id LIMIT $most OFFSET $after
"""


def children(
    connection: duckdb.DuckDBPyConnection, day: date, chosen: Chosen, most: int, after: int = 0
) -> tuple[list[Listed], int]:
    """Children by identifier, and how many there are.

    Args:
        connection: holds the record, with the views of journeys.
        day: the day on which something stands.
        chosen: which children.
        most, after: how many at most, and after how many.
    """
    values = {
        "day": day,
        "noted": day - _NOTED,
        "stands": chosen.stands,
        "identifier": chosen.identifier,
        "people": None if chosen.person_ids is None else list(chosen.person_ids),
        "most": most,
        "after": after,
    }
    rows = connection.execute(_LISTED, values).fetchall()
    found = [
        Listed(person_id, born, expected, sex, tuple(kinds), worker_id, issues)
        for person_id, born, expected, sex, kinds, worker_id, issues, _ in rows
    ]
    if rows or not after:
        return found, rows[0][-1] if rows else 0
    return [], children(connection, day, chosen, 1)[1]


@dataclass(frozen=True)
class Child:
    """Who a child is, and the noted positions as a care leaver, the latest last."""

    person: Person
    disabilities: tuple[str, ...]
    leaving: tuple[CareLeaver, ...]

    @property
    def name(self) -> str:
        """Forename and surname, as far as the record has them; else empty."""
        return " ".join(part for part in (self.person.forename, self.person.surname) if part)


def child(connection: duckdb.DuckDBPyConnection, person_id: str) -> Child | None:
    """Who a child is; None where the record does not have the identifier."""
    found = rows_of(connection, Person, "person_id = ?", person_id)
    if not found:
        return None
    disabilities = rows_of(connection, Disability, "person_id = ? ORDER BY disability", person_id)
    leaving = rows_of(
        connection, CareLeaver, "person_id = ? AND as_at IS NOT NULL ORDER BY as_at", person_id
    )
    return Child(found[0], tuple(row.disability for row in disabilities), tuple(leaving))


def stands_now(spans: Iterable[Span], leaving: Iterable[CareLeaver], day: date) -> list[str]:
    """What stands for a child on a day, as in `STANDING`."""
    kinds = {span.kind for span in spans if span.stands_on(day)}
    if any(row.as_at and day - _NOTED < row.as_at <= day for row in leaving):
        kinds.add("care_leaver")
    return [kind for kind in STANDING if kind in kinds]


def whole_since(connection: duckdb.DuckDBPyConnection, person_id: str, day: date) -> Whole:
    """Since when the record tells of all that happened to a child.

    An extract of the Standard Safeguarding Dataset has every visit, since the day from which it
    tells of all. Lists of Annex A have each child's last visit alone: all is known since then.
    """
    found = connection.execute(
        """
        SELECT (SELECT min(coalesce(history_from, period_start)) FROM record_load), (
            SELECT min(coalesce(l.history_from, DATE '1900-01-01')) FROM record_load l
            WHERE l.source = 'ssd' AND EXISTS (
                SELECT 1 FROM record_visit v WHERE v.load_id = l.load_id)
        ), (
            SELECT max(visit_date) FROM record_visit WHERE person_id = $child AND visit_date <= $day
        )
        """,
        {"child": person_id, "day": day},
    ).fetchone()
    known, extract, last_visit = found or (None, None, None)
    return Whole(all=known, visits=extract or last_visit)


@dataclass
class Kept:
    """What is known of the data about one child: what is to be mended, where sources differ, and
    the lines of files behind each row."""

    issues: list[Issue]
    conflicts: list[Conflict]
    sources: list[RowSource]
    loads: Mapping[int, Load]
    _lines: dict[tuple[str, str], list[tuple[int, int | None]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.sources:
            known = self._lines.setdefault((row.table_name, row.row_key), [])
            known.append((row.load_id, row.line))

    def where(self, sources: Iterable[Source]) -> list[str]:
        """The files and lines on which rows stand, in words, a part for each file."""
        places: list[tuple[int, int | None]] = []
        for source in sources:
            own = (source.load_id, source.line)
            places += self._lines.get((source.row_table, source.row_key)) or [own]
        return self.places(places)

    def places(self, places: Iterable[tuple[int | None, int | None]]) -> list[str]:
        """Places in files in words: `cin.xml, Children, lines 3 and 8`."""
        by_load: dict[int | None, list[int]] = {}
        for load_id, line in places:
            lines = by_load.setdefault(load_id, [])
            if line is not None and line not in lines:
                lines.append(line)
        return [self._place(load_id, sorted(lines)) for load_id, lines in by_load.items()]

    def _place(self, load_id: int | None, lines: list[int]) -> str:
        load = self.loads.get(load_id) if load_id is not None else None
        parts = [load.file, load.part] if load else ["a file that is not named"]
        if lines:
            numbers = ", ".join(str(line) for line in lines[:6])
            rest = f" and {len(lines) - 6} more" if len(lines) > 6 else ""
            parts.append(f"line{'s' if len(lines) > 1 else ''} {numbers}{rest}")
        return ", ".join(part for part in parts if part)

    def by_file(self) -> list[tuple[Load, dict[str, list[int]]]]:
        """Each file that tells of the child, with the lines behind each table of the record."""
        found: dict[int, dict[str, list[int]]] = {}
        for row in self.sources:
            lines = found.setdefault(row.load_id, {}).setdefault(row.table_name, [])
            if row.line is not None and row.line not in lines:
                lines.append(row.line)
        return [
            (self.loads[number], {name: sorted(lines) for name, lines in sorted(tables.items())})
            for number, tables in sorted(found.items())
            if number in self.loads
        ]


def kept_of(connection: duckdb.DuckDBPyConnection, person_id: str) -> Kept:
    """What is known of the data about one child."""
    order = "person_id = ? ORDER BY severity, source, rule, line"
    return Kept(
        issues=rows_of(connection, Issue, order, person_id),
        conflicts=rows_of(
            connection, Conflict, "person_id = ? ORDER BY table_name, column_name", person_id
        ),
        sources=rows_of(connection, RowSource, "person_id = ? ORDER BY load_id, line", person_id),
        loads={load.load_id: load for load in rows_of(connection, Load)},
    )
