"""The workforce census into the record: workers of a 30 September, and vacancies."""

from __future__ import annotations

from datetime import date

import duckdb

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, Stage, counted_key, hashed_key, keyed, yes

_WHERE_FROM = f"JOIN {LOADS} USING (_file)"


def stage_workforce(connection: duckdb.DuckDBPyConnection, stage: Stage, *, end: date) -> None:
    """Stage the rows of one year's census.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
        end: the census date.
    """
    fixed = {"la": stage.la_code, "end": end.isoformat()}
    connection.execute(_WORKED.format(**fixed))
    for table, query in QUERIES:
        stage.add(connection, table, query.format(**fixed))


#: By what a worker without a registration number is known, and in this census alone.
_KNOWN_BY = ("PersonBirthDate", "RoleStartDate", "OrgRole", "AgencyWorker", "FTE", "StartOrigin")
_WORKED = f"""
CREATE OR REPLACE TEMP TABLE worked AS
SELECT *, coalesce(SWENo, {counted_key("hashed", "place")}) AS worker_id FROM (
    SELECT *, {hashed_key("worker", "'{end}'", *_KNOWN_BY)} AS hashed,
        row_number() OVER (PARTITION BY SWENo, {", ".join(_KNOWN_BY)}
            ORDER BY RoleEndDate, Cases30, WorkingDaysLost, ContractWeeks, _line) AS place
    FROM (SELECT '{{la}}' AS la_code, * FROM CSWWWorker))
"""
#: By which the role that a worker took last is known.
_LAST = "row(coalesce(RoleStartDate, DATE '1900-01-01'), OrgRole, FTE)"

QUERIES: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        tables.WorkerYear,
        keyed(
            "worker_year",
            "worker_year_id",
            ("worker_id", "census_date", "start_date"),
            f"""SELECT la_code, worker_id,
                DATE '{{end}}' AS census_date, {yes("AgencyWorker")} AS agency, FTE AS fte,
                FTE30 AS fte_on_census_date, OrgRole AS org_role, Cases30 AS cases,
                WorkingDaysLost AS days_lost, ContractWeeks AS contract_weeks,
                {yes("Absat30Sept")} AS absent, RoleStartDate AS start_date,
                RoleEndDate AS end_date, StartOrigin AS start_origin,
                ReasonLeave AS leaver_reason, LeaverDestination AS leaver_destination,
                load_id, _line AS line FROM worked {_WHERE_FROM}""",
            order="org_role, end_date",
        ),
    ),
    (
        tables.WorkforceYear,
        f"""SELECT DATE '{{end}}' AS census_date, NumberOfVacancies AS vacancies_fte,
            NoAgencyFTE AS agency_fte, NoAgencyHeadcount AS agency_headcount,
            load_id, _line AS line FROM LALevelVacancies {_WHERE_FROM}""",
    ),
    (
        tables.Professional,
        f"""SELECT SWENo AS worker_id, any_value(SWENo) AS registration,
            arg_max(FTE, {_LAST}) AS fte,
            bool_or(AgencyWorker = '1') AS agency, arg_max(OrgRole, {_LAST}) AS org_role,
            min(RoleStartDate) AS start_date,
            CASE WHEN bool_or(RoleEndDate IS NULL) THEN NULL ELSE max(RoleEndDate) END AS end_date,
            arg_min(load_id, (load_id, _line)) AS load_id,
            arg_min(_line, (load_id, _line)) AS line
            FROM CSWWWorker {_WHERE_FROM} WHERE SWENo IS NOT NULL GROUP BY SWENo""",
    ),
)
