"""Periods of care, placements and legal statuses, made from episodes of care of all years.

An episode of the SSDA903 is one legal status in one placement. A period of care goes on while one
episode ends where the next begins; a placement while only the legal status changes (RNE L); a
legal status while it stays the same.
"""

from __future__ import annotations

import duckdb

from lineofsight.record.merging import CONFLICTS, SOURCES, made
from lineofsight.record.staging import counted_key, hashed_key
from lineofsight.record.tables import ClaEpisode, LegalStatus, Permanence, Placement


def derive_care(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `care_period_id`, `entered_care_date` and `placement_id` of the episodes, close those
    that another followed, put the placements and legal statuses they make beside those that
    other sources gave of children without episodes, and fill what they tell of adoptions.

    Args:
        connection: holds the episodes, placements, legal statuses and adoptions as they were put
            together.
    """
    _close_followed(connection)
    connection.execute(_NUMBERED)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {made(ClaEpisode)} AS SELECT * EXCLUDE (care_period_id, "
        "entered_care_date, placement_id, _period, _placement, _legal, _first, _placed, _since, "
        "_before, _before_end, _before_reason, _before_status, _before_place, _period_key, "
        "_placement_key, _legal_key), _period_key AS care_period_id, "
        "coalesce(entered_care_date, _first) AS entered_care_date, "
        "_placement_key AS placement_id FROM numbered"
    )
    _put_placements(connection)
    _put_legal_statuses(connection)
    _fill_adoptions(connection)


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
    # That it is not in the next return either says the same once more.
    connection.execute(
        f"DELETE FROM {CONFLICTS} WHERE kind = 'gone' AND table_name = 'cla_episode' "
        "AND row_key IN (SELECT cla_episode_id FROM followed)"
    )


def _key(table: str, since: str, numbered: str) -> str:
    """SQL for the key of what several episodes make: of the child and the day it began, with a
    count where two began on one day."""
    place = f"dense_rank() OVER (PARTITION BY person_id, {since} ORDER BY {numbered})"
    return counted_key(hashed_key(table, "person_id", since), place)


#: Episodes with the place of each in its period of care, placement and legal status, and the
#: first day and the key of these.
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
    WINDOW v AS (PARTITION BY person_id, _period ORDER BY start_date, cla_episode_id)),
begun AS (
    SELECT *, min(start_date) OVER (PARTITION BY person_id, _period) AS _first,
        min(start_date) OVER (PARTITION BY person_id, _period, _placement) AS _placed,
        min(start_date) OVER (PARTITION BY person_id, _period, _legal) AS _since
    FROM parts)
SELECT *, {_key("care_period", "_first", "_period")} AS _period_key,
    {_key("placement", "_placed", "_period, _placement")} AS _placement_key,
    {_key("legal_status", "_since", "_period, _legal")} AS _legal_key
FROM begun
"""
#: By which the first and the last episode of a placement or status are known.
_ORDER = "row(start_date, cla_episode_id)"
_OVER = "CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS end_date"
_FROM = f"arg_min(load_id, {_ORDER}) AS load_id, arg_min_null(line, {_ORDER}) AS line"


def _put_placements(connection: duckdb.DuckDBPyConnection) -> None:
    table = made(Placement)
    connection.execute(
        f"DELETE FROM {table} WHERE person_id IN (SELECT person_id FROM {made(ClaEpisode)})"
    )
    last = ", ".join(
        f"arg_max({column}, {_ORDER}) AS {name}"
        for column, name in (
            ("place", "placement_type"),
            ("place_provider", "provider"),
            ("place_postcode", "postcode"),
            ("urn", "urn"),
            ("place_distance", "distance"),
            ("place_location", "location"),
            ("place_change_reason", "change_reason"),
        )
    )
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT _placement_key AS placement_id, la_code, person_id, "
        f"_period_key AS care_period_id, _placed AS start_date, {_OVER}, {last}, {_FROM} "
        "FROM numbered GROUP BY la_code, person_id, _period_key, _placement_key, _placed"
    )
    _put_sources(connection, "placement", "SELECT _placement_key AS row_key, * FROM numbered")


def _put_legal_statuses(connection: duckdb.DuckDBPyConnection) -> None:
    table = made(LegalStatus)
    connection.execute(
        f"DELETE FROM {table} WHERE person_id IN (SELECT person_id FROM numbered "
        "WHERE legal_status IS NOT NULL)"
    )
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT _legal_key AS legal_status_id, la_code, person_id, "
        f"legal_status, _since AS start_date, {_OVER}, {_FROM} "
        "FROM numbered WHERE legal_status IS NOT NULL "
        "GROUP BY la_code, person_id, _legal_key, _since, legal_status"
    )
    _put_sources(
        connection,
        "legal_status",
        "SELECT _legal_key AS row_key, * FROM numbered WHERE legal_status IS NOT NULL",
    )


def _put_sources(connection: duckdb.DuckDBPyConnection, table: str, episodes: str) -> None:
    """What stands behind a derived row: all that stands behind the episodes it is made of."""
    connection.execute(
        f"DELETE FROM {SOURCES} WHERE table_name = '{table}' AND person_id IN "
        f"(SELECT person_id FROM ({episodes}))"
    )
    connection.execute(
        f"INSERT INTO {SOURCES} SELECT DISTINCT '{table}', n.row_key, n.person_id, s.load_id, "
        f"s.line FROM ({episodes}) n "
        f"JOIN {SOURCES} s ON s.table_name = 'cla_episode' AND s.row_key = n.cla_episode_id"
    )


#: For each decision that a child should be adopted, the episodes of its period of care up to the
#: next decision or the day it was reversed, and what each of them tells of the adoption. Where the
#: files begin within a period, its first episode may not say when a status or placement began.
_ADOPTION = f"""
CREATE OR REPLACE TEMP TABLE adoption AS
WITH decided AS (
    SELECT permanence_id, person_id, decision_date, least(reversed_date,
        lead(decision_date) OVER (PARTITION BY person_id ORDER BY decision_date, permanence_id))
        AS _until
    FROM {made(Permanence)} WHERE decision_date IS NOT NULL),
period AS (
    SELECT care_period_id, person_id, min(start_date) AS _from,
        arg_min(start_reason, start_date) IS NOT DISTINCT FROM 'S' AS _whole,
        CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS _to
    FROM {made(ClaEpisode)} GROUP BY ALL),
within AS (
    SELECT DISTINCT ON (d.permanence_id) d.*, p.* EXCLUDE (person_id)
    FROM decided d JOIN period p ON p.person_id = d.person_id
        AND (d.decision_date >= p._from OR NOT p._whole)
        AND (p._to IS NULL OR d.decision_date <= p._to)
    ORDER BY d.permanence_id, p._from)
SELECT w.permanence_id, w.person_id, w.care_period_id, e.cla_episode_id,
    CASE WHEN e.legal_status = 'E1' THEN e.start_date END AS placement_order_date,
    w._whole OR e.start_date > w._from OR e.start_reason IN ('L', 'B', 'U') AS _status_began,
    CASE WHEN e.place IN ('A3', 'A4', 'A5', 'A6') THEN e.start_date END
        AS placed_for_adoption_date,
    w._whole OR e.start_date > w._from OR e.start_reason IN ('P', 'B', 'T', 'U') AS _place_began,
    CASE WHEN e.end_reason IN ('E11', 'E12') THEN e.end_date END AS order_date
FROM within w JOIN {made(ClaEpisode)} e ON e.care_period_id = w.care_period_id
    AND (e.end_date IS NULL OR e.end_date > w.decision_date)
    AND (w._until IS NULL OR e.start_date < w._until)
"""
_ADOPTED = """
CREATE OR REPLACE TEMP TABLE adopted AS
SELECT permanence_id, min(care_period_id) AS care_period_id,
    CASE WHEN arg_min(_status_began, placement_order_date) THEN min(placement_order_date) END
        AS placement_order_date,
    CASE WHEN arg_min(_place_began, placed_for_adoption_date) THEN min(placed_for_adoption_date)
        END AS placed_for_adoption_date,
    min(order_date) AS order_date
FROM adoption GROUP BY permanence_id
"""
_TOLD = ("placement_order_date", "placed_for_adoption_date", "order_date")


def _fill_adoptions(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill what no source said of an adoption from the child's episodes: the placement order is
    the first legal status E1, the child moved in with the first placement for adoption, and the
    order of adoption ended care."""
    connection.execute(_ADOPTION)
    connection.execute(_ADOPTED)
    taken = " OR ".join(f"(p.{one} IS NULL AND a.{one} = g.{one})" for one in _TOLD)
    connection.execute(
        f"INSERT INTO {SOURCES} SELECT DISTINCT 'permanence', a.permanence_id, a.person_id, "
        "s.load_id, s.line FROM adoption a JOIN adopted g USING (permanence_id) "
        f"JOIN {made(Permanence)} p USING (permanence_id) JOIN {SOURCES} s "
        f"ON s.table_name = 'cla_episode' AND s.row_key = a.cla_episode_id WHERE {taken}"
    )
    cells = ", ".join(f"{one} = coalesce(p.{one}, g.{one})" for one in ("care_period_id", *_TOLD))
    connection.execute(
        f"UPDATE {made(Permanence)} p SET {cells}, order_type = coalesce(p.order_type, "
        "CASE WHEN p.order_date IS NULL AND g.order_date IS NOT NULL THEN 'Adoption' END) "
        "FROM adopted g WHERE g.permanence_id = p.permanence_id"
    )
