"""Periods of care, placements and legal statuses, made from episodes of care of all years.

An episode of the SSDA903 is one legal status in one placement. A period of care goes on while one
episode ends where the next begins; a placement while only the legal status changes (RNE L); a
legal status while it stays the same.
"""

from __future__ import annotations

import duckdb

from lineofsight.record.merging import CONFLICTS, SOURCES, made
from lineofsight.record.staging import hashed_key
from lineofsight.record.tables import ClaEpisode, LegalStatus, Placement


def derive_care(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `care_period_id`, `entered_care_date` and `placement_id` of the episodes, close those
    that another followed, and put the placements and legal statuses they make beside those that
    other sources gave of children without episodes.

    Args:
        connection: holds the episodes, placements and legal statuses as they were put together.
    """
    _close_followed(connection)
    connection.execute(_NUMBERED)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {made(ClaEpisode)} AS SELECT * EXCLUDE (care_period_id, "
        "entered_care_date, placement_id, _period, _placement, _legal, _first, _placed, _since, "
        "_before, _before_end, _before_reason, _before_status, _before_place), "
        f"{hashed_key('care_period', 'person_id', '_first')} AS care_period_id, "
        "coalesce(entered_care_date, _first) AS entered_care_date, "
        f"{hashed_key('placement', 'person_id', '_placed')} AS placement_id FROM numbered"
    )
    _put_placements(connection)
    _put_legal_statuses(connection)


def _close_followed(connection: duckdb.DuckDBPyConnection) -> None:
    """Close an open episode on the day another of the child began, and tell it."""
    episodes = made(ClaEpisode)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE followed AS SELECT * FROM (SELECT cla_episode_id, person_id, "
        "load_id, line, end_date, lead(start_date) OVER w AS next_start, "
        "lead(start_reason) OVER w AS next_reason, lead(load_id) OVER w AS next_load, "
        f"lead(line) OVER w AS next_line FROM {episodes} "
        "WINDOW w AS (PARTITION BY person_id ORDER BY start_date, cla_episode_id)) "
        "WHERE end_date IS NULL AND next_start IS NOT NULL"
    )
    connection.execute(
        f"UPDATE {episodes} e SET end_date = f.next_start, "
        "end_reason = CASE WHEN f.next_reason IS DISTINCT FROM 'S' THEN 'X1' END "
        "FROM followed f WHERE f.cla_episode_id = e.cla_episode_id"
    )
    connection.execute(
        f"INSERT INTO {CONFLICTS} SELECT 'cla_episode', cla_episode_id, person_id, 'end_date', "
        "CAST(next_start AS VARCHAR), next_load, next_line, 'open', load_id, line, 'followed' "
        "FROM followed"
    )


#: Episodes with the place of each in its period of care, placement and legal status, and the
#: first day of these.
_NUMBERED = f"""
CREATE OR REPLACE TEMP TABLE numbered AS
WITH before AS (
    SELECT *, lag(start_date) OVER w AS _before, lag(end_date) OVER w AS _before_end,
        lag(end_reason) OVER w AS _before_reason, lag(legal_status) OVER w AS _before_status,
        lag([place, place_provider, place_postcode, urn]) OVER w AS _before_place
    FROM {made(ClaEpisode)}
    WINDOW w AS (PARTITION BY person_id ORDER BY start_date, cla_episode_id)),
periods AS (
    SELECT *, sum(CASE WHEN _before IS NULL OR start_reason = 'S'
            OR _before_end IS DISTINCT FROM start_date
            OR coalesce(_before_reason, 'X1') <> 'X1' THEN 1 ELSE 0 END)
        OVER (PARTITION BY person_id ORDER BY start_date, cla_episode_id) AS _period
    FROM before),
parts AS (
    SELECT *,
        sum(CASE WHEN start_reason IN ('P', 'B', 'T', 'U') OR (start_reason IS NULL AND
                _before_place IS DISTINCT FROM [place, place_provider, place_postcode, urn])
            THEN 1 ELSE 0 END) OVER v AS _placement,
        sum(CASE WHEN _before_status IS DISTINCT FROM legal_status THEN 1 ELSE 0 END)
            OVER v AS _legal
    FROM periods
    WINDOW v AS (PARTITION BY person_id, _period ORDER BY start_date, cla_episode_id))
SELECT *, min(start_date) OVER (PARTITION BY person_id, _period) AS _first,
    min(start_date) OVER (PARTITION BY person_id, _period, _placement) AS _placed,
    min(start_date) OVER (PARTITION BY person_id, _period, _legal) AS _since
FROM parts
"""


def _put_placements(connection: duckdb.DuckDBPyConnection) -> None:
    table, key = made(Placement), hashed_key("placement", "person_id", "_placed")
    connection.execute(
        f"DELETE FROM {table} WHERE person_id IN (SELECT person_id FROM {made(ClaEpisode)})"
    )
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT {key} AS placement_id, la_code, person_id, "
        f"{hashed_key('care_period', 'person_id', '_first')} AS care_period_id, "
        "_placed AS start_date, CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) "
        "END AS end_date, arg_max(place, start_date) AS placement_type, "
        "arg_max(place_provider, start_date) AS provider, "
        "arg_max(place_postcode, start_date) AS postcode, arg_max(urn, start_date) AS urn, "
        "arg_max(place_distance, start_date) AS distance, "
        "arg_max(place_location, start_date) AS location, "
        "arg_max(place_change_reason, start_date) AS change_reason, "
        "arg_min(load_id, start_date) AS load_id, arg_min(line, start_date) AS line "
        "FROM numbered GROUP BY la_code, person_id, _period, _first, _placement, _placed"
    )
    _put_sources(connection, "placement", key)


def _put_legal_statuses(connection: duckdb.DuckDBPyConnection) -> None:
    table, key = made(LegalStatus), hashed_key("legal_status", "person_id", "_since")
    connection.execute(
        f"DELETE FROM {table} WHERE person_id IN (SELECT person_id FROM {made(ClaEpisode)} "
        "WHERE legal_status IS NOT NULL)"
    )
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT {key} AS legal_status_id, la_code, person_id, "
        "any_value(legal_status) AS legal_status, _since AS start_date, "
        "CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS end_date, "
        "arg_min(load_id, start_date) AS load_id, arg_min(line, start_date) AS line "
        "FROM numbered WHERE legal_status IS NOT NULL "
        "GROUP BY la_code, person_id, _period, _legal, _since"
    )
    _put_sources(connection, "legal_status", key)


def _put_sources(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    """What stands behind a derived row: all that stands behind the episodes it is made of."""
    connection.execute(
        f"DELETE FROM {SOURCES} WHERE table_name = '{table}' AND person_id IN "
        f"(SELECT person_id FROM {made(ClaEpisode)})"
    )
    connection.execute(
        f"INSERT INTO {SOURCES} SELECT DISTINCT '{table}', n.row_key, n.person_id, s.load_id, "
        f"s.line FROM (SELECT {key} AS row_key, person_id, cla_episode_id FROM numbered) n "
        f"JOIN {SOURCES} s ON s.table_name = 'cla_episode' AND s.row_key = n.cla_episode_id"
    )
