"""Annex A's lists into the record: what happened in the last months, and what stands now.

The lists give of a child in care, and of who works with whom, only what stands on their day. Where
a return or an extract that is as late tells of episodes, those are taken; else the lists' are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, Stage, keyed, yes

_WHERE_FROM = f"JOIN {LOADS} USING (_file)"

#: The lists that name a team and a worker.
_HELD = (
    "Referrals",
    "Assessments",
    "Section47",
    "ChildrenInNeed",
    "CPPlans",
    "ChildrenInCare",
    "CareLeavers",
)
#: The lists that say who the child is, and those among them that say of a disability.
_CHILDREN = ("Contacts", "EarlyHelp", *_HELD, "Adoption")
_DISABLED = (
    "Assessments",
    "Section47",
    "ChildrenInNeed",
    "CPPlans",
    "ChildrenInCare",
    "CareLeavers",
    "Adoption",
)
#: The lists of those who have a worker now, whose end of the case is in a column.
_ALLOCATED = (
    ("ChildrenInNeed", "cin_start", "cin_closed"),
    ("CPPlans", "plan_start", "plan_end"),
    ("ChildrenInCare", "care_start", "care_end"),
)

_FROM = "load_id, _line AS line"
_LA = "'{la}' AS la_code, child_id AS person_id"


def stage_annex_a(
    connection: duckdb.DuckDBPyConnection, stage: Stage, *, as_at: date, episodes: bool
) -> None:
    """Stage the rows of one set of lists.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
        as_at: the day that the lists are of.
        episodes: whether nothing as late tells of episodes of care.
    """
    for table, query in _queries(episodes):
        stage.add(connection, table, query.format(la=stage.la_code, as_at=as_at.isoformat()))


def _queries(episodes: bool) -> Iterator[tuple[type[tables.Kept], str]]:
    yield tables.Person, _people()
    yield tables.Disability, _disabilities()
    yield from NEED
    yield from CARE
    if episodes:
        yield tables.Team, _named("team", "team_id", "team_name")
        yield tables.Professional, _named("worker", "worker_id", "worker_name")
        yield from STANDING


def _every(lists: tuple[str, ...], cells: str) -> str:
    """SQL for the rows of several lists."""
    return " UNION ALL ".join(
        f"SELECT {cells}, {_FROM} FROM {name} {_WHERE_FROM}" for name in lists
    )


def _people() -> str:
    every = _every(_CHILDREN, "child_id, gender, ethnicity, birth_date")
    return f"""SELECT child_id AS person_id,
        arg_min(CASE WHEN gender IN ('M', 'F', 'U') THEN gender END, (load_id, gender)) AS sex,
        arg_min(ethnicity, (load_id, ethnicity)) AS ethnicity,
        arg_min(birth_date, (load_id, birth_date)) AS birth_date,
        arg_min(load_id, (load_id, line)) AS load_id, arg_min(line, (load_id, line)) AS line
        FROM ({every}) WHERE child_id IS NOT NULL GROUP BY child_id"""


def _disabilities() -> str:
    every = _every(_DISABLED, "child_id, disability AS told")
    return f"""SELECT child_id AS person_id,
        CASE told WHEN 'Y' THEN 'DISA' WHEN 'N' THEN 'NONE' END AS disability,
        arg_min(load_id, (load_id, line)) AS load_id, arg_min(line, (load_id, line)) AS line
        FROM ({every}) WHERE told IN ('Y', 'N') GROUP BY child_id, told"""


def _named(column: str, key: str, name: str) -> str:
    """Teams or workers, whom the lists know by name alone."""
    every = _every(_HELD, f"{column} AS named")
    return f"""SELECT named AS {key}, named AS {name},
        arg_min(load_id, (load_id, line)) AS load_id, arg_min(line, (load_id, line)) AS line
        FROM ({every}) WHERE named IS NOT NULL GROUP BY named"""


def _allocated() -> str:
    return " UNION ALL ".join(
        f"SELECT '{{la}}' AS la_code, child_id AS person_id, worker AS worker_id, "
        f"team AS team_id, DATE '{{as_at}}' AS start_date, {_FROM} FROM {name} {_WHERE_FROM} "
        f"WHERE worker IS NOT NULL AND {end} IS NULL"
        for name, _, end in _ALLOCATED
    )


NEED: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        tables.Contact,
        keyed(
            "contact",
            "contact_id",
            ("person_id", "contact_date"),
            f"SELECT {_LA}, contact_date, contact_source AS source, {_FROM} "
            f"FROM Contacts {_WHERE_FROM}",
            order="source",
        ),
    ),
    (
        tables.EarlyHelpEpisode,
        keyed(
            "early_help_episode",
            "early_help_episode_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, early_help_start AS start_date, early_help_end AS end_date, "
            f"organisation, {_FROM} FROM EarlyHelp {_WHERE_FROM}",
            order="end_date, organisation",
        ),
    ),
    (
        tables.Referral,
        keyed(
            "referral",
            "referral_id",
            ("person_id", "referral_date"),
            f"SELECT {_LA}, referral_date, referral_source AS source, "
            f"{yes('no_further_action', 'Y', 'N')} AS nfa, team AS team_id, worker AS worker_id, "
            f"{_FROM} FROM Referrals {_WHERE_FROM}",
            order="source, nfa",
        ),
    ),
    (
        # The case of a child in need, from its start to its closure.
        tables.Referral,
        keyed(
            "referral",
            "referral_id",
            ("person_id", "referral_date"),
            f"SELECT {_LA}, cin_start AS referral_date, primary_need, "
            f"cin_closed AS close_date, closure_reason AS close_reason, {_FROM} "
            f"FROM ChildrenInNeed {_WHERE_FROM} WHERE cin_start IS NOT NULL",
            order="primary_need, close_date",
        ),
    ),
    (
        tables.Assessment,
        keyed(
            "assessment",
            "assessment_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, assessment_start AS start_date, "
            f"assessment_authorised AS authorised_date, {yes('seen', 'Y', 'N')} AS child_seen, "
            f"{yes('support_needed', 'N', 'Y')} AS nfa, team AS team_id, worker AS worker_id, "
            f"{_FROM} FROM Assessments {_WHERE_FROM}",
            order="authorised_date",
        ),
    ),
    (
        tables.S47Enquiry,
        keyed(
            "s47_enquiry",
            "s47_enquiry_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, strategy_discussion AS start_date, "
            f"{yes('conference_unnecessary', 'Y', 'N')} AS icpc_not_required, team AS team_id, "
            f"worker AS worker_id, {_FROM} FROM Section47 {_WHERE_FROM}",
            order="icpc_not_required",
        ),
    ),
    (
        tables.InitialCpConference,
        keyed(
            "initial_cp_conference",
            "initial_cp_conference_id",
            ("person_id", "conference_date"),
            f"SELECT {_LA}, conference_date, {yes('conference_led_to_plan', 'Y', 'N')} "
            f"AS led_to_plan, team AS team_id, {_FROM} FROM Section47 {_WHERE_FROM} "
            "WHERE conference_date IS NOT NULL",
            order="led_to_plan",
        ),
    ),
    (
        tables.CpPlan,
        keyed(
            "cp_plan",
            "cp_plan_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, plan_start AS start_date, plan_end AS end_date, "
            "initial_abuse AS initial_category, latest_abuse AS latest_category, "
            f"previous_plans, team AS team_id, worker AS worker_id, {_FROM} "
            f"FROM CPPlans {_WHERE_FROM}",
            order="end_date, initial_category",
        ),
    ),
    (
        tables.Visit,
        keyed(
            "visit",
            "visit_id",
            ("person_id", "visit_type", "visit_date"),
            f"SELECT {_LA}, 'CIN' AS visit_type, last_seen AS visit_date, true AS seen, {_FROM} "
            f"FROM ChildrenInNeed {_WHERE_FROM} WHERE last_seen IS NOT NULL "
            "AND case_status = 'CIN' "
            f"UNION ALL BY NAME SELECT {_LA}, 'CP' AS visit_type, last_visit AS visit_date, "
            f"{yes('seen_alone', 'Y', 'N')} AS seen_alone, {_FROM} "
            f"FROM CPPlans {_WHERE_FROM} WHERE last_visit IS NOT NULL "
            f"UNION ALL BY NAME SELECT {_LA}, 'CLA' AS visit_type, last_care_visit AS visit_date, "
            f"{_FROM} FROM ChildrenInCare {_WHERE_FROM} WHERE last_care_visit IS NOT NULL",
            order="seen_alone",
        ),
    ),
    (
        tables.Review,
        keyed(
            "review",
            "review_id",
            ("person_id", "review_type", "review_date"),
            f"SELECT {_LA}, 'CP' AS review_type, last_review AS review_date, {_FROM} "
            f"FROM CPPlans {_WHERE_FROM} WHERE last_review IS NOT NULL "
            f"UNION ALL SELECT {_LA}, 'CLA', last_care_review, {_FROM} "
            f"FROM ChildrenInCare {_WHERE_FROM} WHERE last_care_review IS NOT NULL",
        ),
    ),
)

CARE: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        tables.ImmigrationStatus,
        keyed(
            "immigration_status",
            "immigration_status_id",
            ("person_id", "status"),
            f"SELECT {_LA}, 'UASC' AS status, {_FROM} FROM ChildrenInCare {_WHERE_FROM} "
            "WHERE uasc = 'Y'",
        ),
    ),
    (
        tables.ClaOutcome,
        keyed(
            "cla_outcome",
            "cla_outcome_id",
            ("person_id", "outcome_type", "outcome_date"),
            f"SELECT {_LA}, 'HEALTH_ASSESSMENT' AS outcome_type, "
            f"last_health_assessment AS outcome_date, '1' AS value, {_FROM} FROM ChildrenInCare "
            f"{_WHERE_FROM} WHERE last_health_assessment IS NOT NULL "
            f"UNION ALL SELECT {_LA}, 'DENTAL_CHECK', last_dental_check, '1', {_FROM} "
            f"FROM ChildrenInCare {_WHERE_FROM} WHERE last_dental_check IS NOT NULL",
        ),
    ),
    (
        # The plan on the day: since when it stands, the lists do not say.
        tables.CarePlan,
        keyed(
            "care_plan",
            "care_plan_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, DATE '{{as_at}}' AS start_date, permanence_plan AS permanence_option, "
            f"{_FROM} FROM ChildrenInCare {_WHERE_FROM} WHERE permanence_plan IS NOT NULL",
        ),
    ),
    (
        tables.CareLeaver,
        keyed(
            "care_leaver",
            "care_leaver_id",
            ("person_id", "as_at"),
            f"SELECT {_LA}, DATE '{{as_at}}' AS as_at, CASE eligibility WHEN 'FORMER' THEN "
            "'FORMER_RELEVANT' ELSE eligibility END AS eligibility, in_touch, "
            "last_contact AS latest_contact_date, accommodation, "
            f"{yes('accommodation_suitable', '1', '2')} AS suitable, activity, "
            "pathway_plan_review AS pathway_plan_review_date, personal_adviser, "
            f"team AS team_id, worker AS worker_id, {_FROM} FROM CareLeavers {_WHERE_FROM}",
        ),
    ),
    (
        tables.Permanence,
        keyed(
            "permanence",
            "permanence_id",
            ("person_id", "decision_date"),
            f"SELECT {_LA}, adoption_decision AS decision_date, placement_order AS "
            "placement_order_date, matched AS matched_date, placed AS placed_for_adoption_date, "
            "fostered_for_adoption AS placed_ffa_cp_date, adopted AS order_date, "
            "CASE WHEN adopted IS NOT NULL THEN 'Adoption' END AS order_type, "
            "decision_reversed AS reversed_date, reversal_reason AS reversed_reason, "
            f"family_id AS adoptive_family_id, {_FROM} FROM Adoption {_WHERE_FROM}",
        ),
    ),
)

#: What stands on the day of children in care, and of workers: taken only where nothing as late
#: tells of episodes.
STANDING: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        # Who has a worker on the day: since when, the lists do not say.
        tables.Involvement,
        keyed(
            "involvement",
            "involvement_id",
            ("person_id", "start_date", "worker_id"),
            "SELECT la_code, person_id, worker_id, min(team_id) AS team_id, start_date, "
            "'CW' AS role, true AS is_allocated, arg_min(load_id, (load_id, line)) AS load_id, "
            "arg_min(line, (load_id, line)) AS line "
            f"FROM ({_allocated()}) GROUP BY la_code, person_id, worker_id, start_date",
        ),
    ),
    (
        tables.ClaEpisode,
        keyed(
            "cla_episode",
            "cla_episode_id",
            ("person_id", "start_date"),
            f"SELECT {_LA}, greatest(care_start, legal_status_start, placement_start) "
            "AS start_date, care_start AS entered_care_date, category_of_need, legal_status, "
            "placement_type AS place, placement_provider AS place_provider, "
            "placement_postcode AS place_postcode, urn, placement_location AS place_location, "
            "care_end AS end_date, care_end_reason AS end_reason, "
            "CASE WHEN care_start = greatest(care_start, legal_status_start, placement_start) "
            "THEN 'S' END AS start_reason, last_iro_visit AS last_iro_contact_date, "
            f"{_FROM} FROM ChildrenInCare {_WHERE_FROM}",
            order="end_date, legal_status",
        ),
    ),
)
