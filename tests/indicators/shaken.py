"""A record shaken up, so that what hardly happens in it happens often: days moved onto the edges of
months and of the times that indicators measure, answers turned, cells emptied. What it tells makes
no sense of a child's life; two computations of one definition agree on it all the same."""

from __future__ import annotations

import duckdb

from lineofsight.engine.tables import Table
from lineofsight.record import tables

#: Tables that are shaken.
SHAKEN: tuple[type[Table], ...] = (
    tables.Person,
    tables.Contact,
    tables.EarlyHelpEpisode,
    tables.Referral,
    tables.Assessment,
    tables.CinPlan,
    tables.S47Enquiry,
    tables.InitialCpConference,
    tables.CpPlan,
    tables.Review,
    tables.Visit,
    tables.Involvement,
    tables.Professional,
    tables.WorkerYear,
)
#: Columns of words and numbers that are emptied in places; of days, answers and hours all are.
EMPTIED = {
    "referral_id",
    "s47_enquiry_id",
    "close_reason",
    "source",
    "previous_plans",
    "cases",
}
#: Days before the edge of a month that a day is moved to: the times that indicators measure.
BEFORE = (0, 0, 0, 1, 2, 7, 14, 28, 42, 45, 60, 91, 183)


def shake(connection: duckdb.DuckDBPyConnection, seed: int) -> None:
    """Put a shaken table in the place of each of `SHAKEN`.

    Args:
        connection: over the record of a snapshot.
        seed: the same one shakes a record the same way.
    """
    for table in SHAKEN:
        name = f"record_{table.name}"
        described = connection.execute(f"DESCRIBE {name}").fetchall()
        key = " || '/' || ".join(column for column, facts in table.columns().items() if facts.key)
        cells = [
            f'{_cell(table, column, kind, key, seed)} AS "{column}"'
            for column, kind, *_ in described
        ]
        connection.execute(f"CREATE TEMP TABLE shaken AS SELECT {', '.join(cells)} FROM {name}")
        connection.execute(f"DROP VIEW {name}")
        connection.execute(f"CREATE TABLE {name} AS FROM shaken")
        connection.execute("DROP TABLE shaken")


def _cell(table: type[Table], column: str, kind: str, key: str, seed: int) -> str:
    """The shaken cell of a column, as SQL."""
    facts = table.columns()[column]

    def chance(of: str) -> str:
        text = f"md5('{seed} {column} {of}' || {key})"
        return f"(('0x' || {text}[1:8])::BIGINT / 4294967296.0)"

    if facts.key or column == "census_date":
        return column
    if kind == "DATE":
        edge = f"last_day({column} - INTERVAL 15 DAY) + CAST(3 * {chance('edge')} AS INTEGER) - 1"
        place = f"1 + CAST(floor({len(BEFORE)} * {chance('before')}) AS INTEGER)"
        return (
            f"CASE WHEN {chance('empty')} < 0.05 THEN NULL WHEN {chance('as it is')} < 0.5 "
            f"THEN {column} ELSE ({edge} - {list(BEFORE)}[{place}])::DATE END"
        )
    if kind == "BOOLEAN":
        return (
            f"CASE WHEN {chance('empty')} < 0.1 THEN NULL WHEN {chance('turned')} < 0.2 "
            f"THEN NOT coalesce({column}, false) ELSE {column} END"
        )
    if kind == "DOUBLE":
        return (
            f"CASE WHEN {chance('empty')} < 0.15 THEN NULL WHEN {chance('none')} < 0.1 "
            f"THEN 0 ELSE {column} END"
        )
    if column in EMPTIED:
        return f"CASE WHEN {chance('empty')} < 0.1 THEN NULL ELSE {column} END"
    return column
