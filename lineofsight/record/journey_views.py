"""What the views of journeys are made of: a line for each kind of thing that lasts or happens.

Columns of `child_span`: `la_code, person_id, kind, start_date, end_date, code, detail, row_table,
row_key, load_id, line`. Columns of `child_event`: `la_code, person_id, kind, event_date,
day_order, code, detail, flag, row_table, row_key, load_id, line`.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Legal statuses of a child who is in care for short breaks only.
SHORT_BREAKS = ("V3", "V4")
#: Whether an involvement is that of the child's own social worker, where the record says or not.
_ALLOCATED = "coalesce(is_allocated, role = 'CW', true)"
_IN_CARE = f"(legal_status IS NULL OR legal_status NOT IN {SHORT_BREAKS})"


@dataclass(frozen=True)
class _Lasts:
    """Something that lasts: its kind, its table, and expressions over the table's columns."""

    kind: str
    table: str
    code: str = "NULL"
    detail: str = "NULL"
    start: str = "start_date"
    end: str = "end_date"
    where: str = "true"
    rows: str = ""

    def sql(self) -> str:
        """The rows of the kind."""
        return (
            f"SELECT la_code, person_id, '{self.kind}' AS kind, {self.start} AS start_date, "
            f"{self.end} AS end_date, CAST({self.code} AS VARCHAR) AS code, "
            f"CAST({self.detail} AS VARCHAR) AS detail, '{self.table}' AS row_table, "
            f"{self.table}_id AS row_key, load_id, line "
            f"FROM {self.rows or 'record_' + self.table} WHERE {self.where}"
        )


@dataclass(frozen=True)
class _Happens:
    """Something that happens on a day, likewise."""

    kind: str
    table: str
    on: str
    code: str = "NULL"
    detail: str = "NULL"
    flag: str = "NULL"
    where: str = "true"
    key: str = ""
    rows: str = ""

    def sql(self) -> str:
        """The rows of the kind."""
        return (
            f"SELECT la_code, person_id, '{self.kind}' AS kind, {self.on} AS event_date, "
            f"{ORDER[self.kind]} AS day_order, CAST({self.code} AS VARCHAR) AS code, "
            f"CAST({self.detail} AS VARCHAR) AS detail, CAST({self.flag} AS BOOLEAN) AS flag, "
            f"'{self.table}' AS row_table, {self.key or self.table + '_id'} AS row_key, "
            f"load_id, line FROM {self.rows or 'record_' + self.table} "
            f"WHERE {self.on} IS NOT NULL AND {self.where}"
        )


#: Involvements, each with whether it is only noted on a day: lists of Annex A say who works with a
#: child that day, and not since when. It lasts until the next such lists, and is left out where
#: another source has the same worker on the day.
_INVOLVED = """(
SELECT i.* REPLACE (CASE WHEN n.noted AND i.end_date IS NULL THEN (
        SELECT min(period_end) FROM record_load
        WHERE source = 'annex_a' AND period_end > i.start_date
    ) ELSE i.end_date END AS end_date), coalesce(n.noted, false) AS noted
FROM record_involvement i LEFT JOIN (
    SELECT load_id, source = 'annex_a' AS noted FROM record_load
) n ON n.load_id = i.load_id
WHERE NOT coalesce(n.noted, false) OR NOT EXISTS (
    SELECT 1 FROM record_involvement o JOIN record_load l ON l.load_id = o.load_id
    WHERE l.source <> 'annex_a' AND o.la_code = i.la_code AND o.person_id = i.person_id
        AND o.worker_id = i.worker_id AND o.start_date <= i.start_date
        AND (o.end_date IS NULL OR o.end_date > i.start_date)
))"""

#: Periods of care without short breaks, each from its first episode to its last.
_CARE = f"""
SELECT la_code, person_id, coalesce(care_period_id, cla_episode_id) AS row_key,
    min(start_date) AS start_date,
    CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS end_date,
    arg_min(category_of_need, start_date) AS code,
    arg_min(legal_status, start_date) AS began_under,
    arg_max(end_reason, start_date) AS end_reason,
    arg_min(load_id, start_date) AS load_id,
    arg_min(line, start_date) AS line,
    arg_max(load_id, start_date) AS last_load_id,
    arg_max(line, start_date) AS last_line
FROM record_cla_episode WHERE start_date IS NOT NULL AND {_IN_CARE}
GROUP BY la_code, person_id, coalesce(care_period_id, cla_episode_id)
"""

_SPANS = (
    _Lasts("early_help", "early_help_episode", code="organisation", detail="end_reason"),
    _Lasts(
        "referral",
        "referral",
        code="primary_need",
        detail="source",
        start="referral_date",
        end="close_date",
    ),
    _Lasts("assessment", "assessment", code="nfa", end="authorised_date"),
    _Lasts("s47_enquiry", "s47_enquiry", code="nfa"),
    _Lasts("cin_plan", "cin_plan"),
    _Lasts("cp_plan", "cp_plan", code="latest_category", detail="initial_category"),
    _Lasts("placement", "placement", code="placement_type", detail="provider"),
    _Lasts("legal_status", "legal_status", code="legal_status"),
    _Lasts("missing", "missing", code="missing_type"),
    _Lasts(
        "worker",
        "involvement",
        code="worker_id",
        detail="team_id",
        where=_ALLOCATED,
        rows=_INVOLVED,
    ),
    _Lasts(
        "involved",
        "involvement",
        code="worker_id",
        detail="role",
        where=f"NOT {_ALLOCATED}",
        rows=_INVOLVED,
    ),
)

SPAN_VIEW = (
    "\nUNION ALL\n".join(span.sql() for span in _SPANS)
    + f"""
UNION ALL
SELECT la_code, person_id, 'cla', start_date, end_date, code, began_under,
    'cla_episode', row_key, load_id, line FROM ({_CARE})"""
)

#: The place of each kind of event within a day: what begins, what is done, what ends.
ORDER: dict[str, int] = {
    kind: number
    for number, kind in enumerate(
        (
            "contact",
            "early_help_start",
            "referral",
            "assessment_start",
            "s47_start",
            "conference",
            "cin_plan_start",
            "cp_plan_start",
            "care_start",
            "legal_status",
            "placement",
            "worker_start",
            "worker_noted",
            "liberty_start",
            "missing_start",
            "missing_end",
            "return_interview",
            "visit",
            "review",
            "health",
            "adoption_decision",
            "placement_order",
            "adoption_match",
            "adoption_placed",
            "permanence_order",
            "adoption_reversed",
            "leaving_care",
            "liberty_end",
            "assessment_end",
            "s47_end",
            "cp_plan_end",
            "cin_plan_end",
            "placement_end",
            "care_end",
            "worker_end",
            "early_help_end",
            "closure",
            "death",
        )
    )
}

_EVENTS = (
    _Happens("contact", "contact", "contact_date", "source", "outcome"),
    _Happens("early_help_start", "early_help_episode", "start_date", "organisation"),
    _Happens("early_help_end", "early_help_episode", "end_date", "end_reason"),
    _Happens("referral", "referral", "referral_date", "source", "primary_need", "nfa"),
    _Happens("closure", "referral", "close_date", "close_reason"),
    _Happens("assessment_start", "assessment", "start_date"),
    _Happens("s47_start", "s47_enquiry", "start_date"),
    _Happens("s47_end", "s47_enquiry", "end_date", "icpc_not_required", flag="nfa"),
    _Happens(
        "conference", "initial_cp_conference", "conference_date", "transfer_in", flag="led_to_plan"
    ),
    _Happens("cin_plan_start", "cin_plan", "start_date"),
    _Happens("cin_plan_end", "cin_plan", "end_date"),
    _Happens("cp_plan_start", "cp_plan", "start_date", "initial_category", flag="other_la"),
    _Happens("cp_plan_end", "cp_plan", "end_date", "latest_category", "initial_category"),
    _Happens("legal_status", "legal_status", "start_date", "legal_status", "as_found"),
    _Happens("placement", "placement", "start_date", "placement_type", "provider"),
    _Happens("placement_end", "placement", "end_date", "placement_type", "change_reason"),
    _Happens(
        "worker_start", "involvement", "start_date", "worker_id", "role", "is_allocated",
        where="NOT noted", rows=_INVOLVED,
    ),
    _Happens(
        "worker_noted", "involvement", "start_date", "worker_id", "role", "is_allocated",
        where="noted", rows=_INVOLVED,
    ),
    _Happens(
        "worker_end", "involvement", "end_date", "worker_id", "role", "is_allocated",
        where="NOT noted", rows=_INVOLVED,
    ),
    _Happens("missing_start", "missing", "start_date", "missing_type"),
    _Happens(
        "missing_end",
        "missing",
        "end_date",
        "missing_type",
        "interview_accepted",
        "interview_offered",
    ),
    _Happens("return_interview", "missing", "interview_date"),
    _Happens("visit", "visit", "visit_date", "visit_type", "seen_alone", "seen"),
    _Happens(
        "review", "review", "review_date", "review_type", "participation", "continues",
        where="cancelled IS NOT TRUE",
    ),
    _Happens("health", "cla_outcome", "outcome_date", "outcome_type", "coalesce(status, value)"),
    _Happens("adoption_decision", "permanence", "decision_date"),
    _Happens("placement_order", "permanence", "placement_order_date"),
    _Happens("adoption_match", "permanence", "matched_date"),
    _Happens(
        "adoption_placed", "permanence", "placed_for_adoption_date", flag="adopted_by_carer"
    ),
    _Happens("permanence_order", "permanence", "order_date", "order_type"),
    _Happens("adoption_reversed", "permanence", "reversed_date", "reversed_reason"),
    _Happens("leaving_care", "care_leaver", "as_at", "in_touch", "accommodation"),
    _Happens("liberty_start", "dolo", "start_date"),
    _Happens("liberty_end", "dolo", "end_date"),
    _Happens("death", "person", "death_date", key="person_id"),
)  # fmt: skip

#: The end of an assessment, with the factors it found.
_ASSESSMENT_ENDS = f"""
SELECT a.la_code, a.person_id, 'assessment_end', a.authorised_date,
    {ORDER["assessment_end"]}, CAST(NULL AS VARCHAR), f.factors, a.nfa, 'assessment',
    a.assessment_id, a.load_id, a.line
FROM record_assessment a LEFT JOIN (
    SELECT la_code, person_id, assessment_id, string_agg(factor, ',' ORDER BY factor) AS factors
    FROM record_assessment_factor GROUP BY la_code, person_id, assessment_id
) f ON f.la_code = a.la_code AND f.person_id = a.person_id AND f.assessment_id = a.assessment_id
WHERE a.authorised_date IS NOT NULL"""

_CARE_STARTS = f"""
SELECT la_code, person_id, 'care_start', start_date, {ORDER["care_start"]}, code, began_under,
    CAST(NULL AS BOOLEAN), 'cla_episode', row_key, load_id, line FROM ({_CARE})"""

_CARE_ENDS = f"""
SELECT la_code, person_id, 'care_end', end_date, {ORDER["care_end"]}, end_reason,
    CAST(NULL AS VARCHAR), CAST(NULL AS BOOLEAN), 'cla_episode', row_key, last_load_id, last_line
FROM ({_CARE}) WHERE end_date IS NOT NULL"""

EVENT_VIEW = "\nUNION ALL\n".join(
    (*(event.sql() for event in _EVENTS), _ASSESSMENT_ENDS, _CARE_STARTS, _CARE_ENDS)
)
