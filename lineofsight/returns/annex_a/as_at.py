"""The day that the lists of Annex A are of: found from what is in them, and put beside every row.

Nothing in the lists says it. It is the latest day on which something happened, as far as other
rows bear that out (a year mistyped in one row does not); and of the month after that, the day on
which most of the ages given are right, for lists may be made some days after the last contact.
"""

from __future__ import annotations

from datetime import date, timedelta

import duckdb

from lineofsight.returns.annex_a.columns import OLDEST
from lineofsight.returns.annex_a.tables import OF_CHILDREN, TABLES

#: Dates of what had happened when the lists were made.
EVENTS: dict[str, tuple[str, ...]] = {
    "Contacts": ("contact_date",),
    "EarlyHelp": ("early_help_start", "early_help_end"),
    "Referrals": ("referral_date",),
    "Assessments": ("assessment_start", "assessment_authorised"),
    "Section47": ("strategy_discussion",),
    "ChildrenInNeed": ("last_seen", "cin_closed"),
    "CPPlans": ("last_visit", "last_review", "plan_end"),
    "ChildrenInCare": (
        "last_care_review",
        "last_care_visit",
        "last_iro_visit",
        "last_health_assessment",
        "last_dental_check",
        "placement_start",
        "care_end",
    ),
    "CareLeavers": ("last_contact",),
}

#: A day counts as the latest where the month up to it has this share of all events: of few, one;
#: and the lists are made within so many days of it.
LEAST_SHARE, FEW, DAYS_AFTER = 0.03, 8, 31


def put_as_at(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `as_at` in every row of the lists; it stays blank where no list has a date.

    Args:
        connection: holds the typed tables.
    """
    found = find_as_at(connection)
    if found is None:
        return
    for table in TABLES:
        connection.execute(f'UPDATE "{table.name}" SET as_at = ?', [found])


def find_as_at(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The day that the lists are of, or None where no list has a date.

    Args:
        connection: holds the typed tables.
    """
    latest = _latest_event(connection)
    if latest is None:
        return None
    given = " UNION ALL ".join(
        f'SELECT birth_date, age FROM "{table.name}" '
        f"WHERE birth_date IS NOT NULL AND age BETWEEN 0 AND {OLDEST}"
        for table in OF_CHILDREN
    )
    row = connection.execute(
        f"SELECT after FROM (SELECT birth_date, age, count(*) AS rows FROM ({given}) "
        "GROUP BY ALL), (SELECT UNNEST(range(?)) AS after) "
        "WHERE birth_date + to_years(age::INTEGER) <= ?::DATE + after::INTEGER "
        "AND birth_date + to_years(age::INTEGER + 1) > ?::DATE + after::INTEGER "
        "GROUP BY after ORDER BY sum(rows) DESC, after LIMIT 1",
        [DAYS_AFTER + 1, latest, latest],
    ).fetchone()
    return latest + timedelta(days=int(row[0])) if row else latest


def _latest_event(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The latest day of an event that others in the month before bear out."""
    events = " UNION ALL ".join(
        f'SELECT "{column}" AS day FROM "{table}" WHERE "{column}" IS NOT NULL'
        for table, columns in EVENTS.items()
        for column in columns
    )
    row = connection.execute(
        f"WITH days AS (SELECT day, count(*) AS many FROM ({events}) GROUP BY day), "
        "months AS (SELECT day, sum(many) OVER (ORDER BY day RANGE BETWEEN INTERVAL 30 DAYS "
        "PRECEDING AND CURRENT ROW) AS month, sum(many) OVER () AS total FROM days) "
        "SELECT max(day) FROM months "
        f"WHERE month >= greatest(ceil(total * {LEAST_SHARE}), if(total >= {FEW}, 2, 1))",
    ).fetchone()
    return row[0] if row else None
