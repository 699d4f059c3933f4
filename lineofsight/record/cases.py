"""Cases of children in need that Annex A lists by another day than the referral's."""

from __future__ import annotations

import duckdb

from lineofsight.record.merging import CONFLICTS, SOURCES, made
from lineofsight.record.tables import Referral

#: Referrals that only Annex A's list of children in need tells of, each with the last one of the
#: child that something else tells of, where the case began in it: councils give that list the
#: start of the plan as often as the day of the referral.
_FOLDED = f"""
CREATE OR REPLACE TEMP TABLE folded AS
WITH listed AS (
    SELECT s.row_key FROM {SOURCES} s JOIN loads l USING (load_id)
    WHERE s.table_name = 'referral' GROUP BY s.row_key
    HAVING bool_and(l.source = 'annex_a' AND l."table" = 'ChildrenInNeed'))
SELECT c.referral_id AS listed_id, arg_max(r.referral_id, row(r.referral_date, r.referral_id))
    AS referral_id
FROM {made(Referral)} c SEMI JOIN listed ON listed.row_key = c.referral_id
JOIN {made(Referral)} r ON r.person_id = c.person_id AND r.referral_date < c.referral_date
    AND NOT coalesce(r.nfa, false)
    AND (r.close_date IS NULL OR r.close_date >= c.referral_date)
ANTI JOIN listed other ON other.row_key = r.referral_id
GROUP BY c.referral_id
"""


def fold_cases(connection: duckdb.DuckDBPyConnection) -> None:
    """Take a case of Annex A's list that began within a referral for that referral, so that no
    referral is counted which nobody made. The line of the list stays behind the referral.

    Args:
        connection: holds the referrals as they were put together, and `loads`.
    """
    connection.execute(_FOLDED)
    connection.execute(
        f"DELETE FROM {made(Referral)} WHERE referral_id IN (SELECT listed_id FROM folded)"
    )
    for table in (SOURCES, CONFLICTS):
        connection.execute(
            f"UPDATE {table} t SET row_key = f.referral_id FROM folded f "
            "WHERE t.table_name = 'referral' AND t.row_key = f.listed_id"
        )
