"""Children in care and care leavers of an extract of the dataset, into the record."""

from __future__ import annotations

from collections.abc import Iterator

from lineofsight.record import tables
from lineofsight.record.ssd_codes import AS_FOUND
from lineofsight.record.ssd_rows import FROM, NO, WHERE_FROM, YES, of, simple, straight
from lineofsight.record.staging import keyed

#: The legal status and the placement that stood when an episode began, as the dataset keeps them
#: apart: the placement that the episode names, or the child's where it names none; of several
#: that stood, the one that began last.
_EPISODES = f"""
SELECT '{{la}}' AS la_code, e.*, p.* EXCLUDE (placement), l.legal_status FROM (
    SELECT clae_person_id AS person_id, clae_cla_episode_start_date AS start_date,
        clae_cla_episode_start_reason AS start_reason,
        clae_cla_episode_ceased_date AS end_date,
        clae_cla_episode_ceased_reason AS end_reason,
        clae_cla_primary_need_code AS category_of_need,
        clae_entered_care_date AS entered_care_date,
        clae_cla_last_iro_contact_date AS last_iro_contact_date,
        {of("referral", "clae_referral_id")} AS referral_id,
        clae_cla_placement_id AS _placement, clae_cla_episode_id AS _id, {FROM}
    FROM ssd_cla_episodes {WHERE_FROM}) e
LEFT JOIN (SELECT DISTINCT ON (c.clae_cla_episode_id) c.clae_cla_episode_id AS episode,
        s.clap_cla_placement_id AS placement
    FROM ssd_cla_episodes c JOIN ssd_cla_placement s ON s.clap_person_id = c.clae_person_id
        AND s.clap_cla_placement_start_date <= c.clae_cla_episode_start_date
        AND (s.clap_cla_placement_end_date IS NULL
            OR s.clap_cla_placement_end_date > c.clae_cla_episode_start_date)
    WHERE NOT EXISTS (FROM ssd_cla_placement n
        WHERE n.clap_cla_placement_id = c.clae_cla_placement_id)
    ORDER BY c.clae_cla_episode_id, s.clap_cla_placement_start_date DESC,
        s.clap_cla_placement_id DESC) w ON w.episode = e._id
LEFT JOIN (SELECT clap_cla_placement_id AS placement,
        any_value(clap_cla_placement_type) AS place,
        any_value(clap_cla_placement_provider) AS place_provider,
        any_value(clap_cla_placement_postcode) AS place_postcode,
        any_value(clap_cla_placement_urn) AS urn,
        any_value(clap_cla_placement_distance) AS place_distance,
        any_value(clap_cla_placement_change_reason) AS place_change_reason
    FROM ssd_cla_placement GROUP BY 1) p ON p.placement = coalesce(w.placement, e._placement)
LEFT JOIN (SELECT DISTINCT ON (c.clae_cla_episode_id) c.clae_cla_episode_id AS episode,
        s.lega_legal_status AS legal_status
    FROM ssd_cla_episodes c JOIN ssd_legal_status s ON s.lega_person_id = c.clae_person_id
        AND s.lega_legal_status_start_date <= c.clae_cla_episode_start_date
        AND (s.lega_legal_status_end_date IS NULL
            OR s.lega_legal_status_end_date > c.clae_cla_episode_start_date)
    ORDER BY c.clae_cla_episode_id, s.lega_legal_status_start_date DESC,
        s.lega_legal_status_id DESC) l ON l.episode = e._id
"""


def care_queries() -> Iterator[tuple[type[tables.Kept], str]]:
    """Each table of the record with SQL for its rows."""
    yield (
        tables.ClaEpisode,
        "SELECT * EXCLUDE (_placement, _id) FROM ("
        + keyed(
            "cla_episode",
            "cla_episode_id",
            ("person_id", "start_date"),
            _EPISODES,
            order="start_reason, end_date",
        )
        + ")",
    )
    yield _without_episodes(
        simple(
            tables.Placement,
            "ssd_cla_placement",
            "placement_id",
            ("person_id", "start_date"),
            leave=("care_period_id",),
        )
    )
    yield _without_episodes(
        simple(
            tables.LegalStatus,
            "ssd_legal_status",
            "legal_status_id",
            ("person_id", "start_date"),
            extra=f"{AS_FOUND} AS as_found",
        )
    )
    yield simple(
        tables.Permanence,
        "ssd_permanence",
        "permanence_id",
        ("person_id", "decision_date"),
        leave=("care_period_id",),
    )
    yield simple(tables.Missing, "ssd_missing", "missing_id", ("person_id", "start_date"))
    yield simple(
        tables.CareLeaver,
        "ssd_care_leavers",
        "care_leaver_id",
        ("person_id", "as_at"),
        extra="DATE '{as_at}' AS as_at",
    )
    yield simple(
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
        f"SELECT {straight(tables.PreviousPermanence, 'ssd_cla_previous_permanence')}, {FROM} "
        f"FROM ssd_cla_previous_permanence {WHERE_FROM}",
    )
    yield simple(tables.CarePlan, "ssd_cla_care_plan", "care_plan_id", ("person_id", "start_date"))


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
        f"{YES.format('clai_immunisations_status')} THEN '1' WHEN "
        f"{NO.format('clai_immunisations_status')} THEN '0' END, NULL, _file, _line "
        "FROM ssd_cla_immunisations",
        "SELECT csdq_person_id, 'SDQ', csdq_sdq_completed_date, CAST(csdq_sdq_score AS VARCHAR), "
        "csdq_sdq_reason, _file, _line FROM ssd_sdq_scores",
        "SELECT clac_person_id, 'CONVICTED', clac_cla_conviction_date, '1', NULL, _file, _line "
        "FROM ssd_cla_convictions",
        "SELECT clas_person_id, 'SUBSTANCE_MISUSE', clas_substance_misuse_date, '1', NULL, _file, "
        "_line FROM ssd_cla_substance_misuse",
        "SELECT clas_person_id, 'INTERVENTION_RECEIVED', clas_substance_misuse_date, CASE WHEN "
        f"{YES.format('clas_intervention_received')} THEN '1' ELSE '0' END, NULL, _file, _line "
        "FROM ssd_cla_substance_misuse WHERE clas_intervention_received IS NOT NULL",
    )
    return keyed(
        "cla_outcome",
        "cla_outcome_id",
        ("person_id", "outcome_type", "outcome_date"),
        f"SELECT '{{la}}' AS la_code, person_id, outcome_type, outcome_date, value, status, "
        f"{FROM} FROM ({' UNION ALL '.join(parts)}) {WHERE_FROM}",
        order="value, status",
    )
