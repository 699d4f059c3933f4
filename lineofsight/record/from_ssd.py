"""The Standard Safeguarding Dataset into the record.

The dataset has identifiers of its own; what it tells of is known by what happened and when, as
what the returns tell of is, so that a referral in the dataset and in the census is one row. What
systems write in place of codes is settled first (`ssd_codes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from lineofsight.record import tables
from lineofsight.record.ssd_care import care_queries
from lineofsight.record.ssd_codes import settle_codes
from lineofsight.record.ssd_rows import FROM, WHERE_FROM, of, simple, straight, told
from lineofsight.record.staging import Stage, counted_key, hashed_key
from lineofsight.record.tables import Issue
from lineofsight.returns.ssd.codes import NO_DECISIONS, CodeMap

#: Whether an enquiry led to a conference, where its outcome as JSON says so.
_CONFERENCE = "json_extract_string(TRY_CAST(s47e_s47_outcome_json AS JSON), '$.CP_CONFERENCE_FLAG')"


def stage_ssd(
    connection: duckdb.DuckDBPyConnection,
    stage: Stage,
    *,
    as_at: date,
    decided: CodeMap = NO_DECISIONS,
) -> list[Issue]:
    """Stage the rows of one extract; give what stood in place of codes and is none.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
        as_at: the day of the extract.
        decided: what the council said that its own values mean.
    """
    issues = settle_codes(connection, decided)
    fixed = {"la": stage.la_code, "as_at": as_at.isoformat()}
    for name, source, person, on, order in _PARENTS:
        key = f"{name}_key"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {key} AS SELECT id, "
            f"min({counted_key('hashed', 'place')}) AS made FROM (SELECT id, "
            f"{hashed_key(name, 'person', 'day')} AS hashed, row_number() OVER "
            f"(PARTITION BY person, day ORDER BY {order}, id) AS place FROM (SELECT "
            f"'{stage.la_code}' AS la_code, {_PARENT_IDS[name]} AS id, {person} AS person, "
            f"{on} AS day, * FROM {source} WHERE {_PARENT_IDS[name]} IS NOT NULL)) GROUP BY id"
        )
    for table, query in _queries():
        stage.add(connection, table, query.format(**fixed))
    return issues


#: What others refer to: the record's table, the dataset's, the child, the day that tells it, and by
#: what those of one child and day are counted, as the CIN census counts them.
_PARENTS = (
    (
        "referral",
        "ssd_cin_episodes",
        "cine_person_id",
        "cine_referral_date",
        "cine_referral_source_code, cine_cin_primary_need_code, cine_referral_nfa, cine_close_date",
    ),
    (
        "assessment",
        "ssd_cin_assessments",
        "cina_person_id",
        "cina_assessment_start_date",
        "cina_assessment_auth_date",
    ),
    (
        "s47_enquiry",
        "ssd_s47_enquiry",
        "s47e_person_id",
        "s47e_s47_start_date",
        "s47e_s47_end_date",
    ),
    (
        "initial_cp_conference",
        "ssd_initial_cp_conference",
        "icpc_person_id",
        "icpc_icpc_date",
        "icpc_icpc_transfer_in",
    ),
    (
        "cp_plan",
        "ssd_cp_plans",
        "cppl_person_id",
        "cppl_cp_plan_start_date",
        "cppl_cp_plan_initial_category, cppl_cp_plan_end_date",
    ),
)
_PARENT_IDS = {
    "referral": "cine_referral_id",
    "assessment": "cina_assessment_id",
    "s47_enquiry": "s47e_s47_enquiry_id",
    "initial_cp_conference": "icpc_icpc_id",
    "cp_plan": "cppl_cp_plan_id",
}


def _parent(
    table: type[tables.Kept], source: str, key: str, extra: str = "", leave: tuple[str, ...] = ()
) -> tuple[type[tables.Kept], str]:
    """Rows of a table that others refer to."""
    cells = straight(table, source, leave=(key, *leave))
    more = f", {extra}" if extra else ""
    return table, (
        f"SELECT {of(table.name, _PARENT_IDS[table.name])} AS {key}, {cells}{more}, {FROM} "
        f"FROM {source} {WHERE_FROM}"
    )


def _queries() -> Iterator[tuple[type[tables.Kept], str]]:
    yield from _people()
    yield from _need()
    yield from care_queries()


def _people() -> Iterator[tuple[type[tables.Kept], str]]:
    person = straight(tables.Person, "ssd_person")
    yield (
        tables.Person,
        f"SELECT {person}, moth_childs_dob AS own_child_birth_date, {FROM} FROM ssd_person "
        "LEFT JOIN (SELECT moth_person_id, min(moth_childs_dob) AS moth_childs_dob "
        f"FROM ssd_mother GROUP BY 1) ON moth_person_id = pers_person_id {WHERE_FROM}",
    )
    yield (
        tables.LinkedIdentifier,
        f"SELECT {straight(tables.LinkedIdentifier, 'ssd_linked_identifiers')}, {FROM} "
        f"FROM ssd_linked_identifiers {WHERE_FROM}",
    )
    yield simple(tables.Address, "ssd_address", "address_id", ("person_id", "start_date"))
    yield (
        tables.Disability,
        f"SELECT {straight(tables.Disability, 'ssd_disability')}, {FROM} "
        f"FROM ssd_disability {WHERE_FROM}",
    )
    status = (
        "CASE WHEN immi_immigration_status ILIKE '%UASC%' OR immi_immigration_status ILIKE "
        "'%unaccompanied%' THEN 'UASC' ELSE immi_immigration_status END AS status"
    )
    yield simple(
        tables.ImmigrationStatus,
        "ssd_immigration_status",
        "immigration_status_id",
        ("person_id", "status"),
        extra=status,
        leave=("status",),
    )
    yield (
        tables.Professional,
        f"SELECT {straight(tables.Professional, 'ssd_professionals')}, {FROM} "
        f"FROM ssd_professionals {WHERE_FROM}",
    )
    yield (
        tables.Team,
        f"SELECT {straight(tables.Team, 'ssd_department')}, {FROM} "
        f"FROM ssd_department {WHERE_FROM}",
    )
    yield simple(
        tables.Involvement,
        "ssd_involvements",
        "involvement_id",
        ("person_id", "start_date", "worker_id"),
        extra="upper(trim(invo_professional_role_id)) IN ('CW', 'ALLOCATED CASE WORKER') "
        f"AS is_allocated, {of('referral', 'invo_referral_id')} AS referral_id",
        leave=("referral_id",),
    )


def _need() -> Iterator[tuple[type[tables.Kept], str]]:
    yield simple(
        tables.Contact,
        "ssd_contacts",
        "contact_id",
        ("person_id", "contact_date"),
        order="source",
    )
    yield simple(
        tables.EarlyHelpEpisode,
        "ssd_early_help_episodes",
        "early_help_episode_id",
        ("person_id", "start_date"),
    )
    yield _parent(tables.Referral, "ssd_cin_episodes", "referral_id")
    yield _parent(
        tables.Assessment,
        "ssd_cin_assessments",
        "assessment_id",
        f"{of('referral', 'cina_referral_id')} AS referral_id",
        leave=("referral_id",),
    )
    # The list of factors stands as JSON: ["1A","3B"], or codes with commas between.
    yield (
        tables.AssessmentFactor,
        "SELECT DISTINCT assessment_id, factor, person_id, load_id, line FROM (SELECT "
        f"{of('assessment', 'cinf_assessment_id')} AS assessment_id, cina_person_id AS person_id, "
        "upper(trim(unnest(string_split(regexp_replace(cinf_assessment_factors_json, "
        f"'[\\[\\]\"\\s]', '', 'g'), ',')))) AS factor, {FROM.replace('_line', 'f._line')} "
        "FROM ssd_assessment_factors f JOIN (SELECT cina_assessment_id, any_value(cina_person_id) "
        "AS cina_person_id FROM ssd_cin_assessments GROUP BY 1) ON cina_assessment_id = "
        f"cinf_assessment_id {WHERE_FROM}) WHERE factor <> ''",
    )
    yield simple(
        tables.CinPlan,
        "ssd_cin_plans",
        "cin_plan_id",
        ("person_id", "start_date"),
        extra=f"{of('referral', 'cinp_referral_id')} AS referral_id",
        leave=("referral_id",),
    )
    yield _parent(
        tables.S47Enquiry,
        "ssd_s47_enquiry",
        "s47_enquiry_id",
        f"{of('referral', 's47e_referral_id')} AS referral_id, "
        f"NOT {told(_CONFERENCE)} AS icpc_not_required",
        leave=("referral_id",),
    )
    yield _parent(
        tables.InitialCpConference,
        "ssd_initial_cp_conference",
        "initial_cp_conference_id",
        f"{of('referral', 'icpc_referral_id')} AS referral_id, "
        f"{of('s47_enquiry', 'icpc_s47_enquiry_id')} AS s47_enquiry_id, "
        f"{of('cp_plan', 'icpc_cp_plan_id')} AS cp_plan_id",
        leave=("referral_id", "s47_enquiry_id", "cp_plan_id"),
    )
    yield _parent(
        tables.CpPlan,
        "ssd_cp_plans",
        "cp_plan_id",
        f"{of('referral', 'cppl_referral_id')} AS referral_id, "
        f"{of('initial_cp_conference', 'cppl_icpc_id')} AS initial_cp_conference_id",
        leave=("referral_id", "initial_cp_conference_id"),
    )
    for kind, source, of_id in (
        ("CIN", "ssd_cin_visits", ""),
        ("CP", "ssd_cp_visits", f"{of('cp_plan', 'cppv_cp_plan_id')} AS of_id"),
        ("CLA", "ssd_cla_visits", ""),
    ):
        extra = f"'{kind}' AS visit_type" + (f", {of_id}" if of_id else "")
        yield simple(
            tables.Visit,
            source,
            "visit_id",
            ("person_id", "visit_type", "visit_date"),
            extra=extra,
            leave=("of_id",),
        )
    yield simple(
        tables.Review,
        "ssd_cp_reviews",
        "review_id",
        ("person_id", "review_type", "review_date"),
        extra=f"'CP' AS review_type, {of('cp_plan', 'cppr_cp_plan_id')} AS of_id",
        leave=("of_id",),
    )
