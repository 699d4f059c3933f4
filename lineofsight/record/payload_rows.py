"""The rows of the record that the Department's daily payload is made of, child by child.

In it are children up to 25 and unborn ones with a referral, plan, period of care or position as a
care leaver that was open in a window: from the 1 April on or before a day so many months back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from lineofsight.record.payload_child import Row, Rows
from lineofsight.reference.dates import months_before

#: The oldest that somebody in it may be.
OLDEST = 25
#: So many children's rows are in memory at a time.
CHUNK = 2_000

_CHILD = "payload_child"


def window_start(as_at: date, months: int) -> date:
    """The 1 April on or before the day so many months before a day."""
    back = months_before(as_at, months)
    return date(back.year - (back < date(back.year, 4, 1)), 4, 1)


def _open(start: str, end: str) -> str:
    """SQL for whether something was open in the window."""
    return f"({start} <= DATE '{{as_at}}' AND ({end} IS NULL OR {end} >= DATE '{{since}}'))"


#: Of a referral that led to nothing no closure is told: it was over on its day.
_UNTIL = "coalesce(close_date, CASE WHEN nfa THEN referral_date END)"
_LEAVING = "(coalesce(as_at, latest_contact_date) BETWEEN DATE '{since}' AND DATE '{as_at}')"

#: Who is in it.
_WHO = f"""
CREATE OR REPLACE TEMP TABLE {_CHILD} AS
SELECT person_id, row_number() OVER (ORDER BY person_id) - 1 AS place FROM record_person
WHERE (birth_date IS NULL OR birth_date + INTERVAL {OLDEST + 1} YEAR > DATE '{{as_at}}')
AND person_id IN (
    SELECT person_id FROM record_referral WHERE {_open("referral_date", _UNTIL)}
    UNION SELECT person_id FROM record_cin_plan WHERE {_open("start_date", "end_date")}
    UNION SELECT person_id FROM record_cp_plan WHERE {_open("start_date", "end_date")}
    UNION SELECT person_id FROM record_cla_episode WHERE {_open("start_date", "end_date")}
    UNION SELECT person_id FROM record_placement WHERE {_open("start_date", "end_date")}
    UNION SELECT person_id FROM record_care_leaver WHERE {_LEAVING})
"""

#: The rows of each kind: SQL whose rows are in order, those that are told by the latest last.
_QUERIES = {
    "disability": "SELECT DISTINCT person_id, disability FROM record_disability ORDER BY ALL",
    "address": "SELECT * FROM record_address WHERE postcode IS NOT NULL "
    "ORDER BY end_date IS NOT NULL, start_date DESC NULLS LAST, address_id",
    "former_number": "SELECT * FROM record_linked_identifier WHERE regexp_replace(lower("
    "identifier_type), '[^a-z]', '', 'g') IN ('formerupn', 'formeruniquepupilnumber') "
    "ORDER BY valid_from DESC NULLS LAST, identifier",
    "asylum": "SELECT * FROM record_immigration_status WHERE status = 'UASC' AND "
    + _open("coalesce(start_date, DATE '{since}')", "end_date")
    + " ORDER BY end_date DESC NULLS FIRST, immigration_status_id",
    "questionnaire": "SELECT * FROM record_cla_outcome WHERE outcome_type = 'SDQ' AND value IS "
    "NOT NULL AND outcome_date BETWEEN DATE '{since}' AND DATE '{as_at}' "
    "ORDER BY outcome_date, cla_outcome_id",
    "referral": f"SELECT *, {_UNTIL} AS until, coalesce({_open('referral_date', _UNTIL)}, false) "
    "AS in_window FROM record_referral WHERE referral_date <= DATE '{as_at}' "
    "ORDER BY referral_date, referral_id",
    "assessment": "SELECT * FROM record_assessment WHERE "
    + _open("start_date", "authorised_date")
    + " ORDER BY start_date, assessment_id",
    "assessment_factor": "SELECT * FROM record_assessment_factor ORDER BY assessment_id, factor",
    "cin_plan": "SELECT * FROM record_cin_plan WHERE "
    + _open("start_date", "end_date")
    + " ORDER BY start_date, cin_plan_id",
    "s47_enquiry": "SELECT * FROM record_s47_enquiry WHERE "
    + _open("start_date", "end_date")
    + " ORDER BY start_date, s47_enquiry_id",
    "initial_cp_conference": "SELECT * FROM record_initial_cp_conference WHERE conference_date "
    "<= DATE '{as_at}' ORDER BY conference_date, initial_cp_conference_id",
    "cp_plan": "SELECT * FROM record_cp_plan WHERE "
    + _open("start_date", "end_date")
    + " ORDER BY start_date, cp_plan_id",
    # A placement's own reasons: those of the first and the last of its episodes.
    "placement": "SELECT p.*, e.start_reason, e.end_reason, e.referral_id FROM record_placement p "
    "LEFT JOIN (SELECT placement_id, arg_min_null(start_reason, start_date) AS start_reason, "
    "arg_max_null(end_reason, start_date) AS end_reason, arg_min(referral_id, start_date) AS "
    "referral_id FROM record_cla_episode GROUP BY placement_id) e USING (placement_id) WHERE "
    + _open("p.start_date", "p.end_date")
    + " ORDER BY p.start_date, p.placement_id",
    "permanence": "SELECT * FROM record_permanence WHERE decision_date <= DATE '{as_at}' "
    "ORDER BY decision_date, permanence_id",
    "care_leaver": f"SELECT * FROM record_care_leaver WHERE {_LEAVING} "
    "ORDER BY as_at NULLS FIRST, latest_contact_date NULLS FIRST, care_leaver_id",
    "involvement": "SELECT i.*, coalesce(p.registration, i.worker_id) AS registration "
    "FROM record_involvement i LEFT JOIN (SELECT worker_id, any_value(registration) AS "
    "registration FROM record_professional GROUP BY worker_id) p USING (worker_id) "
    "WHERE i.is_allocated AND " + _open("i.start_date", "i.end_date") + " "
    "ORDER BY i.start_date, registration, i.involvement_id",
}


def count_children(connection: duckdb.DuckDBPyConnection, *, as_at: date, since: date) -> int:
    """Find who is in the payload, and give how many; `children_rows` then gives their rows.

    Args:
        connection: over the record.
        as_at: the day it is made for.
        since: the first day of the window.
    """
    connection.execute(_WHO.format(as_at=as_at, since=since))
    (number,) = connection.execute(f"SELECT count(*) FROM {_CHILD}").fetchall()[0]
    return int(number)


def children_rows(
    connection: duckdb.DuckDBPyConnection, *, as_at: date, since: date
) -> Iterator[Rows]:
    """The rows of each child who is in the payload, by the child's identifier."""
    queries = {name: sql.format(as_at=as_at, since=since) for name, sql in _QUERIES.items()}
    first = 0
    while people := _some(connection, "SELECT * FROM record_person", first, "ORDER BY place"):
        found = {row["person_id"]: Rows(row) for row in people}
        for name, sql in queries.items():
            for row in _some(connection, sql, first):
                found[row["person_id"]].of.setdefault(name, []).append(row)
        yield from found.values()
        first += CHUNK


def _some(
    connection: duckdb.DuckDBPyConnection, sql: str, first: int, order: str = ""
) -> list[Row]:
    """The rows of a query of so many children, in its order."""
    numbered = f"SELECT *, row_number() OVER () AS _order FROM ({sql})"
    result = connection.execute(
        f"SELECT * FROM ({numbered}) JOIN {_CHILD} USING (person_id) "
        f"WHERE place >= {first} AND place < {first + CHUNK} {order or 'ORDER BY _order'}"
    )
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
