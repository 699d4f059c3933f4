"""The Standard Safeguarding Dataset into the record.

The dataset has identifiers of its own; what it tells of is known by what happened and when, as
what the returns tell of is, so that a referral in the dataset and in the census is one row. Codes
that systems send as words ("C2 - Full care order") are taken by the code in front; words without
one are kept as found and told as an issue, and never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, Stage, counted_key, hashed_key, keyed
from lineofsight.returns.ssda903.codes import LISTS

_WHERE_FROM = f"JOIN {LOADS} USING (_file)"
_FROM = "load_id, _line AS line"
#: Words of yes and no in any of the ways that systems write them.
_YES = "lower(trim({0})) IN ('y', 'yes', '1', 'true', 't')"
_NO = "lower(trim({0})) IN ('n', 'no', '0', 'false', 'f')"


def told(column: str) -> str:
    """SQL for whether a column of yes and no says yes; blank where it says neither."""
    return f"CASE WHEN {_YES.format(column)} THEN true WHEN {_NO.format(column)} THEN false END"


def coded(column: str, name: str) -> str:
    """SQL for the code in front of a text, where it is one of an SSDA903 list; blank otherwise."""
    codes = ", ".join(f"'{code.code}'" for code in LISTS[name].codes)
    # The query is a template: its braces are doubled.
    front = (
        f"upper(regexp_extract({column}, "
        "'^\\s*([A-Za-z]{{1,4}}[0-9]{{0,2}}[A-Za-z]?)\\b', 1))"
    )
    plain = f"upper(regexp_replace({column}, '\\s', '', 'g'))"
    return f"CASE WHEN {plain} IN ({codes}) THEN {plain} WHEN {front} IN ({codes}) THEN {front} END"


def stage_ssd(connection: duckdb.DuckDBPyConnection, stage: Stage, *, as_at: date) -> None:
    """Stage the rows of one extract.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
        as_at: the day of the extract.
    """
    fixed = {"la": stage.la_code, "as_at": as_at.isoformat()}
    for name, source, person, on in _PARENTS:
        key = f"{name}_key"
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {key} AS SELECT id, "
            f"{counted_key('hashed', 'place')} AS made FROM (SELECT id, "
            f"{hashed_key(name, 'person', 'day')} AS hashed, row_number() OVER "
            "(PARTITION BY person, day ORDER BY id) AS place FROM (SELECT "
            f"'{stage.la_code}' AS la_code, {_PARENT_IDS[name]} AS id, {person} AS person, "
            f"{on} AS day FROM {source} WHERE {_PARENT_IDS[name]} IS NOT NULL))"
        )
    for table, query in _queries():
        stage.add(connection, table, query.format(**fixed))


#: What others refer to: the record's table, the dataset's, the child, and the day that tells it.
_PARENTS = (
    ("referral", "ssd_cin_episodes", "cine_person_id", "cine_referral_date"),
    ("assessment", "ssd_cin_assessments", "cina_person_id", "cina_assessment_start_date"),
    ("s47_enquiry", "ssd_s47_enquiry", "s47e_person_id", "s47e_s47_start_date"),
    ("initial_cp_conference", "ssd_initial_cp_conference", "icpc_person_id", "icpc_icpc_date"),
    ("cp_plan", "ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date"),
)
_PARENT_IDS = {
    "referral": "cine_referral_id",
    "assessment": "cina_assessment_id",
    "s47_enquiry": "s47e_s47_enquiry_id",
    "initial_cp_conference": "icpc_icpc_id",
    "cp_plan": "cppl_cp_plan_id",
}


def _of(name: str, column: str) -> str:
    """SQL for the record's key of what a column of the dataset refers to."""
    return f"(SELECT made FROM {name}_key k WHERE k.id = {column})"


def _straight(table: type[tables.Kept], source: str, *, leave: tuple[str, ...] = ()) -> str:
    """SQL for the columns of a table of the record that one table of the dataset equals."""
    cells = []
    for name, facts in table.columns().items():
        mine = [one.partition(".")[2] for one in facts.ssd if one.startswith(f"{source}.")]
        if not mine or name in leave:
            continue
        cells.append(f"{told(mine[0]) if facts.type is bool else mine[0]} AS {name}")
    return ", ".join(cells)


def _simple(
    table: type[tables.Kept],
    source: str,
    key: str,
    parts: tuple[str, ...],
    extra: str = "",
    leave: tuple[str, ...] = (),
) -> tuple[type[tables.Kept], str]:
    """Rows of one table of the dataset, under the record's own key."""
    cells = _straight(table, source, leave=(key, *leave))
    more = f", {extra}" if extra else ""
    rows = f"SELECT '{{la}}' AS la_code, {cells}{more}, {_FROM} FROM {source} {_WHERE_FROM}"
    return table, keyed(table.name, key, parts, rows)


def _parent(
    table: type[tables.Kept], source: str, key: str, extra: str = "", leave: tuple[str, ...] = ()
) -> tuple[type[tables.Kept], str]:
    """Rows of a table that others refer to."""
    cells = _straight(table, source, leave=(key, *leave))
    more = f", {extra}" if extra else ""
    return table, (
        f"SELECT {_of(table.name, _PARENT_IDS[table.name])} AS {key}, {cells}{more}, {_FROM} "
        f"FROM {source} {_WHERE_FROM}"
    )


def _queries() -> Iterator[tuple[type[tables.Kept], str]]:
    yield from _people()
    yield from _need()
    yield from _care()


def _people() -> Iterator[tuple[type[tables.Kept], str]]:
    person = _straight(tables.Person, "ssd_person")
    yield (
        tables.Person,
        f"SELECT {person}, moth_childs_dob AS own_child_birth_date, {_FROM} FROM ssd_person "
        "LEFT JOIN (SELECT moth_person_id, min(moth_childs_dob) AS moth_childs_dob "
        f"FROM ssd_mother GROUP BY 1) ON moth_person_id = pers_person_id {_WHERE_FROM}",
    )
    yield (
        tables.LinkedIdentifier,
        f"SELECT {_straight(tables.LinkedIdentifier, 'ssd_linked_identifiers')}, {_FROM} "
        f"FROM ssd_linked_identifiers {_WHERE_FROM}",
    )
    yield _simple(tables.Address, "ssd_address", "address_id", ("person_id", "start_date"))
    yield (
        tables.Disability,
        f"SELECT {_straight(tables.Disability, 'ssd_disability')}, {_FROM} "
        f"FROM ssd_disability {_WHERE_FROM}",
    )
    status = (
        "CASE WHEN immi_immigration_status ILIKE '%UASC%' OR immi_immigration_status ILIKE "
        "'%unaccompanied%' THEN 'UASC' ELSE immi_immigration_status END AS status"
    )
    yield _simple(
        tables.ImmigrationStatus,
        "ssd_immigration_status",
        "immigration_status_id",
        ("person_id", "status"),
        extra=status,
        leave=("status",),
    )
    yield (
        tables.Professional,
        f"SELECT {_straight(tables.Professional, 'ssd_professionals')}, {_FROM} "
        f"FROM ssd_professionals {_WHERE_FROM}",
    )
    yield (
        tables.Team,
        f"SELECT {_straight(tables.Team, 'ssd_department')}, {_FROM} "
        f"FROM ssd_department {_WHERE_FROM}",
    )
    yield _simple(
        tables.Involvement,
        "ssd_involvements",
        "involvement_id",
        ("person_id", "start_date", "worker_id"),
        extra="upper(trim(invo_professional_role_id)) IN ('CW', 'ALLOCATED CASE WORKER') "
        f"AS is_allocated, {_of('referral', 'invo_referral_id')} AS referral_id",
        leave=("referral_id",),
    )


def _need() -> Iterator[tuple[type[tables.Kept], str]]:
    yield _simple(tables.Contact, "ssd_contacts", "contact_id", ("person_id", "contact_date"))
    yield _simple(
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
        f"{_of('referral', 'cina_referral_id')} AS referral_id",
        leave=("referral_id",),
    )
    # The list of factors stands as JSON: ["1A","3B"], or codes with commas between.
    yield (
        tables.AssessmentFactor,
        "SELECT DISTINCT assessment_id, factor, person_id, load_id, line FROM (SELECT "
        f"{_of('assessment', 'cinf_assessment_id')} AS assessment_id, cina_person_id AS person_id, "
        "upper(trim(unnest(string_split(regexp_replace(cinf_assessment_factors_json, "
        f"'[\\[\\]\"\\s]', '', 'g'), ',')))) AS factor, {_FROM.replace('_line', 'f._line')} "
        "FROM ssd_assessment_factors f JOIN (SELECT cina_assessment_id, any_value(cina_person_id) "
        "AS cina_person_id FROM ssd_cin_assessments GROUP BY 1) ON cina_assessment_id = "
        f"cinf_assessment_id {_WHERE_FROM}) WHERE factor <> ''",
    )
    yield _simple(
        tables.CinPlan,
        "ssd_cin_plans",
        "cin_plan_id",
        ("person_id", "start_date"),
        extra=f"{_of('referral', 'cinp_referral_id')} AS referral_id",
        leave=("referral_id",),
    )
    yield _parent(
        tables.S47Enquiry,
        "ssd_s47_enquiry",
        "s47_enquiry_id",
        f"{_of('referral', 's47e_referral_id')} AS referral_id",
        leave=("referral_id",),
    )
    yield _parent(
        tables.InitialCpConference,
        "ssd_initial_cp_conference",
        "initial_cp_conference_id",
        f"{_of('referral', 'icpc_referral_id')} AS referral_id, "
        f"{_of('s47_enquiry', 'icpc_s47_enquiry_id')} AS s47_enquiry_id, "
        f"{_of('cp_plan', 'icpc_cp_plan_id')} AS cp_plan_id",
        leave=("referral_id", "s47_enquiry_id", "cp_plan_id"),
    )
    yield _parent(
        tables.CpPlan,
        "ssd_cp_plans",
        "cp_plan_id",
        f"{_of('referral', 'cppl_referral_id')} AS referral_id, "
        f"{_of('initial_cp_conference', 'cppl_icpc_id')} AS initial_cp_conference_id",
        leave=("referral_id", "initial_cp_conference_id"),
    )
    for kind, source, of_id in (
        ("CIN", "ssd_cin_visits", ""),
        ("CP", "ssd_cp_visits", f"{_of('cp_plan', 'cppv_cp_plan_id')} AS of_id"),
        ("CLA", "ssd_cla_visits", ""),
    ):
        extra = f"'{kind}' AS visit_type" + (f", {of_id}" if of_id else "")
        yield _simple(
            tables.Visit,
            source,
            "visit_id",
            ("person_id", "visit_type", "visit_date"),
            extra=extra,
            leave=("of_id",),
        )
    yield _simple(
        tables.Review,
        "ssd_cp_reviews",
        "review_id",
        ("person_id", "review_type", "review_date"),
        extra=f"'CP' AS review_type, {_of('cp_plan', 'cppr_cp_plan_id')} AS of_id",
        leave=("of_id",),
    )


#: The legal status and the placement that stood when an episode began, as the dataset keeps them
#: apart: the status that began last of those that stood.
_EPISODES = f"""
SELECT '{{la}}' AS la_code, e.*, p.* EXCLUDE (placement), l.legal_status FROM (
    SELECT clae_person_id AS person_id, clae_cla_episode_start_date AS start_date,
        {coded("clae_cla_episode_start_reason", "RNE")} AS start_reason,
        clae_cla_episode_ceased_date AS end_date,
        {coded("clae_cla_episode_ceased_reason", "REC")} AS end_reason,
        clae_cla_primary_need_code AS category_of_need,
        clae_entered_care_date AS entered_care_date,
        clae_cla_last_iro_contact_date AS last_iro_contact_date,
        {_of("referral", "clae_referral_id")} AS referral_id,
        clae_cla_placement_id AS _placement, clae_cla_episode_id AS _id, {_FROM}
    FROM ssd_cla_episodes {_WHERE_FROM}) e
LEFT JOIN (SELECT clap_cla_placement_id AS placement,
        any_value({coded("clap_cla_placement_type", "PLACE")}) AS place,
        any_value({coded("clap_cla_placement_provider", "PLACE_PROVIDER")}) AS place_provider,
        any_value(clap_cla_placement_postcode) AS place_postcode,
        any_value(clap_cla_placement_urn) AS urn,
        any_value(clap_cla_placement_distance) AS place_distance,
        any_value(clap_cla_placement_change_reason) AS place_change_reason
    FROM ssd_cla_placement GROUP BY 1) p ON p.placement = e._placement
LEFT JOIN (SELECT DISTINCT ON (c.clae_cla_episode_id) c.clae_cla_episode_id AS episode,
        {coded("s.lega_legal_status", "LS")} AS legal_status
    FROM ssd_cla_episodes c JOIN ssd_legal_status s ON s.lega_person_id = c.clae_person_id
        AND s.lega_legal_status_start_date <= c.clae_cla_episode_start_date
        AND (s.lega_legal_status_end_date IS NULL
            OR s.lega_legal_status_end_date > c.clae_cla_episode_start_date)
    ORDER BY c.clae_cla_episode_id, s.lega_legal_status_start_date DESC,
        s.lega_legal_status_id DESC) l ON l.episode = e._id
"""


def _care() -> Iterator[tuple[type[tables.Kept], str]]:
    yield (
        tables.ClaEpisode,
        "SELECT * EXCLUDE (_placement, _id) FROM ("
        + keyed(
            "cla_episode",
            "cla_episode_id",
            ("person_id", "start_date"),
            _EPISODES,
            order="start_reason, end_date, line",
        )
        + ")",
    )
    yield _without_episodes(
        _simple(
            tables.Placement,
            "ssd_cla_placement",
            "placement_id",
            ("person_id", "start_date"),
            leave=("care_period_id",),
        )
    )
    code = coded("lega_legal_status", "LS")
    yield _without_episodes(
        _simple(
            tables.LegalStatus,
            "ssd_legal_status",
            "legal_status_id",
            ("person_id", "start_date"),
            extra=f"{code} AS legal_status, CASE WHEN {code} IS NULL THEN lega_legal_status END "
            "AS as_found",
            leave=("legal_status",),
        )
    )
    yield _simple(
        tables.Permanence,
        "ssd_permanence",
        "permanence_id",
        ("person_id", "decision_date"),
        leave=("care_period_id",),
    )
    yield _simple(tables.Missing, "ssd_missing", "missing_id", ("person_id", "start_date"))
    yield _simple(
        tables.CareLeaver,
        "ssd_care_leavers",
        "care_leaver_id",
        ("person_id", "as_at"),
        extra="DATE '{as_at}' AS as_at",
    )
    yield _simple(
        tables.Review,
        "ssd_cla_reviews",
        "review_id",
        ("person_id", "review_type", "review_date"),
        extra="'CLA' AS review_type",
        leave=("of_id",),
    )
    yield tables.ClaOutcome, _outcomes()
    yield (
        tables.PreviousPermanence,
        f"SELECT {_straight(tables.PreviousPermanence, 'ssd_cla_previous_permanence')}, {_FROM} "
        f"FROM ssd_cla_previous_permanence {_WHERE_FROM}",
    )
    yield _simple(tables.CarePlan, "ssd_cla_care_plan", "care_plan_id", ("person_id", "start_date"))


def _without_episodes(
    query: tuple[type[tables.Kept], str],
) -> tuple[type[tables.Kept], str]:
    """Rows of children without episodes: of the others they are made from the episodes."""
    table, rows = query
    return (
        table,
        f"SELECT * FROM ({rows}) WHERE person_id NOT IN "
        "(SELECT clae_person_id FROM ssd_cla_episodes WHERE clae_person_id IS NOT NULL)",
    )


#: The kinds of health checks as the dataset's scripts write them.
_CHECKS = (
    "CASE WHEN clah_health_check_type ILIKE '%dent%' OR clah_health_check_type ILIKE '%teeth%' "
    "THEN 'DENTAL_CHECK' WHEN clah_health_check_type ILIKE '%develop%' THEN 'DEVELOPMENT_CHECK' "
    "ELSE 'HEALTH_ASSESSMENT' END"
)


def _outcomes() -> str:
    parts = (
        f"SELECT clah_person_id AS person_id, {_CHECKS} AS outcome_type, "
        "clah_health_check_date AS outcome_date, CASE WHEN upper(clah_health_check_status) "
        "LIKE 'REFUS%' THEN '0' ELSE '1' END AS value, CASE WHEN upper(clah_health_check_status) "
        "LIKE 'REFUS%' THEN 'REFUSED' END AS status, _file, _line FROM ssd_cla_health",
        "SELECT clai_person_id, 'IMMUNISATIONS', clai_immunisations_status_date, CASE WHEN "
        f"{_YES.format('clai_immunisations_status')} THEN '1' WHEN "
        f"{_NO.format('clai_immunisations_status')} THEN '0' END, NULL, _file, _line "
        "FROM ssd_cla_immunisations",
        "SELECT csdq_person_id, 'SDQ', csdq_sdq_completed_date, CAST(csdq_sdq_score AS VARCHAR), "
        "csdq_sdq_reason, _file, _line FROM ssd_sdq_scores",
        "SELECT clac_person_id, 'CONVICTED', clac_cla_conviction_date, '1', NULL, _file, _line "
        "FROM ssd_cla_convictions",
        "SELECT clas_person_id, 'SUBSTANCE_MISUSE', clas_substance_misuse_date, '1', NULL, _file, "
        "_line FROM ssd_cla_substance_misuse",
        "SELECT clas_person_id, 'INTERVENTION_RECEIVED', clas_substance_misuse_date, CASE WHEN "
        f"{_YES.format('clas_intervention_received')} THEN '1' ELSE '0' END, NULL, _file, _line "
        "FROM ssd_cla_substance_misuse WHERE clas_intervention_received IS NOT NULL",
    )
    return keyed(
        "cla_outcome",
        "cla_outcome_id",
        ("person_id", "outcome_type", "outcome_date"),
        f"SELECT '{{la}}' AS la_code, person_id, outcome_type, outcome_date, value, status, "
        f"{_FROM} FROM ({' UNION ALL '.join(parts)}) {_WHERE_FROM}",
        order="value, status, line",
    )
