"""The SSDA903 into the record: children in care and care leavers.

Placements, legal statuses and periods of care are made from the episodes of all years together
(`record.derived`): one year's file alone does not show where they began.
"""

from __future__ import annotations

from datetime import date

import duckdb

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, Stage, keyed, yes

_WHERE_FROM = f"JOIN {LOADS} USING (_file)"

#: The kind of outcome of each of OC2's answers.
ANSWERS = {
    "HEALTH_ASSESSMENT": "HEALTH_ASSESSMENT",
    "TEETH_CHECK": "DENTAL_CHECK",
    "HEALTH_CHECK": "DEVELOPMENT_CHECK",
    "IMMUNISATIONS": "IMMUNISATIONS",
    "CONVICTED": "CONVICTED",
    "SUBSTANCE_MISUSE": "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED": "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED": "INTERVENTION_OFFERED",
}


def stage_ssda903(
    connection: duckdb.DuckDBPyConnection, stage: Stage, *, start: date, end: date
) -> None:
    """Stage the rows of one year's return.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
        start, end: the first and last day of the collection year.
    """
    fixed = {"la": stage.la_code, "start": start.isoformat(), "end": end.isoformat()}
    for table, query in QUERIES:
        stage.add(connection, table, query.format(**fixed))


#: The birthday of a care leaver that lies in the year.
_BIRTHDAY = "CAST(DOB + to_years(CAST(datesub('year', DOB, DATE '{end}') AS INTEGER)) AS DATE)"

#: By which the last of a child's episodes is known: one without a date comes first.
_LAST = "row(coalesce(DECOM, DATE '1900-01-01'), HOME_POST, load_id, _line)"

_OUTCOMES = " UNION ALL ".join(
    f"SELECT CHILD, '{kind}' AS outcome_type, {column} AS value, NULL AS status, _file, _line "
    f"FROM OC2 WHERE {column} IS NOT NULL"
    for column, kind in ANSWERS.items()
)

QUERIES: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        tables.Person,
        f"""SELECT CHILD AS person_id,
            CASE SEX WHEN '1' THEN 'M' WHEN '2' THEN 'F' ELSE SEX END AS sex,
            DOB AS birth_date, ETHNIC AS ethnicity,
            CASE WHEN UPN NOT LIKE 'UN_' THEN UPN END AS upn,
            CASE WHEN UPN LIKE 'UN_' THEN UPN END AS upn_unknown,
            {yes("MOTHER")} AS is_mother, MC_DOB AS own_child_birth_date,
            load_id, _line AS line FROM Header {_WHERE_FROM}""",
    ),
    (
        tables.ClaEpisode,
        keyed(
            "cla_episode",
            "cla_episode_id",
            ("person_id", "start_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, DECOM AS start_date,
                RNE AS start_reason, DEC AS end_date, REC AS end_reason,
                CIN AS category_of_need, LS AS legal_status, PLACE AS place,
                PLACE_PROVIDER AS place_provider, REASON_PLACE_CHANGE AS place_change_reason,
                HOME_POST AS home_postcode, PL_POST AS place_postcode, URN AS urn,
                PL_LOCATION AS place_location, PL_DISTANCE AS place_distance,
                load_id, _line AS line FROM Episodes {_WHERE_FROM}""",
            order="start_reason, legal_status, place, end_date",
        ),
    ),
    (
        tables.Address,
        # The home a child came from: as long as its episodes give it, the last in the year.
        keyed(
            "address",
            "address_id",
            ("person_id", "start_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, 'home' AS address_type,
                NULL::DATE AS start_date, arg_max(HOME_POST, {_LAST}) AS postcode,
                arg_max(load_id, {_LAST}) AS load_id, arg_max(_line, {_LAST}) AS line
                FROM Episodes {_WHERE_FROM} WHERE HOME_POST IS NOT NULL GROUP BY CHILD""",
        ),
    ),
    (
        tables.Review,
        keyed(
            "review",
            "review_id",
            ("person_id", "review_type", "review_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, 'CLA' AS review_type,
                REVIEW AS review_date, REVIEW_CODE AS participation, load_id, _line AS line
                FROM Reviews {_WHERE_FROM}""",
            order="participation",
        ),
    ),
    (
        tables.ImmigrationStatus,
        keyed(
            "immigration_status",
            "immigration_status_id",
            ("person_id", "status"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, 'UASC' AS status,
                DUC AS end_date, load_id, _line AS line FROM UASC {_WHERE_FROM}""",
        ),
    ),
    (
        tables.ClaOutcome,
        keyed(
            "cla_outcome",
            "cla_outcome_id",
            ("person_id", "outcome_type", "year_end"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, outcome_type,
                DATE '{{end}}' AS year_end, value, status, load_id, _line AS line
                FROM ({_OUTCOMES} UNION ALL
                    SELECT CHILD, 'SDQ', CAST(SDQ_SCORE AS VARCHAR), SDQ_REASON, _file, _line
                    FROM OC2 WHERE SDQ_SCORE IS NOT NULL OR SDQ_REASON IS NOT NULL)
                {_WHERE_FROM}""",
        ),
    ),
    (
        tables.CareLeaver,
        keyed(
            "care_leaver",
            "care_leaver_id",
            ("person_id", "as_at"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, {_BIRTHDAY} AS as_at,
                IN_TOUCH AS in_touch, ACTIV AS activity,
                regexp_replace(ACCOM, '[12]$', '') AS accommodation,
                CASE right(ACCOM, 1) WHEN '1' THEN true WHEN '2' THEN false END AS suitable,
                load_id, _line AS line FROM OC3 {_WHERE_FROM} WHERE DOB IS NOT NULL""",
        ),
    ),
    (
        tables.Permanence,
        # A decision, and what is known of the adoption that came of it.
        keyed(
            "permanence",
            "permanence_id",
            ("person_id", "decision_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, DATE_PLACED AS decision_date,
                DATE_PLACED_CEASED AS reversed_date, REASON_PLACED_CEASED AS reversed_reason,
                load_id, _line AS line FROM PlacedAdoption {_WHERE_FROM}""",
        ),
    ),
    (
        tables.Permanence,
        keyed(
            "permanence",
            "permanence_id",
            ("person_id", "decision_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, DATE_INT AS decision_date,
                DATE_MATCH AS matched_date, {yes("FOSTER_CARE")} AS adopted_by_carer,
                TRY_CAST(NB_ADOPTR AS BIGINT) AS number_of_adopters,
                SEX_ADOPTR AS sex_of_adopters, LS_ADOPTR AS legal_status_of_adopters,
                load_id, _line AS line FROM AD1 {_WHERE_FROM}""",
        ),
    ),
    (
        tables.PreviousPermanence,
        f"""SELECT CHILD AS person_id, PREV_PERM AS option, LA_PERM AS arranged_by,
            coalesce(CAST(DATE_PERM AS VARCHAR), DATE_PERM_text) AS order_date,
            load_id, _line AS line FROM PrevPerm {_WHERE_FROM}""",
    ),
    (
        tables.Missing,
        keyed(
            "missing",
            "missing_id",
            ("person_id", "start_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, MIS_START AS start_date,
                MIS_END AS end_date, MISSING AS missing_type, load_id, _line AS line
                FROM Missing {_WHERE_FROM}""",
            order="missing_type, end_date",
        ),
    ),
    (
        tables.Involvement,
        keyed(
            "involvement",
            "involvement_id",
            ("person_id", "start_date", "worker_id"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, SW_ID AS worker_id, 'CW' AS role,
                SW_DECOM AS start_date, SW_DEC AS end_date, SW_REASON AS change_reason,
                true AS is_allocated, load_id, _line AS line FROM SWEpisodes {_WHERE_FROM}""",
        ),
    ),
    (
        tables.Professional,
        f"""SELECT SW_ID AS worker_id, any_value(SW_ID) AS registration,
            arg_min(load_id, (load_id, _line)) AS load_id,
            arg_min(_line, (load_id, _line)) AS line
            FROM SWEpisodes {_WHERE_FROM} WHERE SW_ID IS NOT NULL GROUP BY SW_ID""",
    ),
    (
        tables.Dolo,
        keyed(
            "dolo",
            "dolo_id",
            ("person_id", "start_date"),
            f"""SELECT '{{la}}' AS la_code, CHILD AS person_id, DOLO_START AS start_date,
                DOLO_END AS end_date, load_id, _line AS line FROM DoLo {_WHERE_FROM}""",
        ),
    ),
)
