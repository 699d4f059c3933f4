"""Help and protection, worked out again: plain SQL from each definition alone.

Each query has one row, `numerator` and `denominator` (of a mean or median: the number itself, and
of how many), or of an indicator of parts a row for each `part`. `$start` and `$end` are the first
and last day of the period. Written from the definitions, without the expressions in view.
"""

from __future__ import annotations

#: Macros that the queries share.
MACROS = """
CREATE OR REPLACE TEMP MACRO wd(a, b) AS (
    (SELECT working_day_number FROM record_calendar WHERE day = b)
    - (SELECT working_day_number FROM record_calendar WHERE day = a));
CREATE OR REPLACE TEMP MACRO open_on(s, e, d) AS (s <= d AND (e IS NULL OR e > d));
CREATE OR REPLACE TEMP MACRO unborn_on(p, d) AS (
    SELECT coalesce((SELECT CASE WHEN who.birth_date IS NULL
                         THEN who.expected_birth_date IS NOT NULL ELSE who.birth_date > d END
                     FROM record_person who WHERE who.person_id = p), false));
"""


def _in_period(table: str, column: str, where: str = "true") -> str:
    return f"SELECT * FROM record_{table} WHERE {column} BETWEEN $start AND $end AND ({where})"


def _count(rows: str) -> str:
    return f"SELECT count(*) AS numerator, NULL AS denominator FROM ({rows})"


def _share(rows: str, met: str) -> str:
    return (
        f"SELECT count(*) FILTER (WHERE {met}) AS numerator, count(*) AS denominator FROM ({rows})"
    )


_DAILY = "SELECT person_id, referral_date FROM record_referral GROUP BY person_id, referral_date"
_AUTHORISED = _in_period("assessment", "authorised_date")
_TIMED = (
    "SELECT *, wd(start_date, authorised_date) AS days FROM ("
    + _AUTHORISED
    + ") WHERE start_date IS NOT NULL AND authorised_date >= start_date"
)
_OPEN_NEED = """
    SELECT * FROM record_referral WHERE open_on(referral_date, close_date, $end)
    AND nfa IS NOT TRUE AND coalesce(close_reason, '') NOT IN ('RC8', 'RC9')"""
_OWN_PLANS = "SELECT * FROM record_cp_plan WHERE other_la IS NOT TRUE"
_PLANS_NOW = f"SELECT * FROM ({_OWN_PLANS}) WHERE open_on(start_date, end_date, $end)"
_STARTED = f"SELECT * FROM ({_OWN_PLANS}) WHERE start_date BETWEEN $start AND $end"
_ENDED = f"SELECT * FROM ({_OWN_PLANS}) WHERE end_date BETWEEN $start AND $end"
_ENDED_OF_BEGUN = f"SELECT * FROM ({_ENDED}) WHERE start_date IS NOT NULL"
_CARED_FOR = """
    SELECT DISTINCT person_id FROM record_cla_episode
    WHERE open_on(start_date, end_date, $end)
    AND coalesce(legal_status, '') NOT IN ('V3', 'V4')"""
_WITH_FACTOR = f"""
    SELECT f.assessment_id, f.factor FROM record_assessment_factor f
    WHERE f.assessment_id IN (SELECT assessment_id FROM ({_AUTHORISED}))"""
_ENQUIRED = (
    "SELECT DISTINCT ON (person_id, start_date) * FROM ("
    + _in_period("s47_enquiry", "start_date")
    + ") ORDER BY person_id, start_date, s47_enquiry_id"
)
_CONFERRED = _in_period("initial_cp_conference", "conference_date")


def _visited(kind: str, plans: str, days: int) -> str:
    return f"""
    SELECT p.*, (SELECT max(visit_date) FROM record_visit v WHERE v.person_id = p.person_id
        AND visit_type = '{kind}' AND visit_date <= $end) AS last_visit
    FROM ({plans}) p WHERE start_date <= $end - {days} AND NOT unborn_on(p.person_id, $end)"""


def _lasted(cases: str, until: str) -> str:
    """Cases by how long they have lasted, each band for itself."""
    return f"""
        WITH cases AS ({cases}), bands AS (
            SELECT CASE
                WHEN referral_date > {until} - INTERVAL 3 MONTH THEN 'under 3 months'
                WHEN referral_date > {until} - INTERVAL 6 MONTH THEN '3 to 6 months'
                WHEN referral_date > {until} - INTERVAL 12 MONTH THEN '6 months to a year'
                WHEN referral_date > {until} - INTERVAL 24 MONTH THEN '1 to 2 years'
                ELSE '2 years or more' END AS part
            FROM cases)
        SELECT part, count(*) AS numerator, (SELECT count(*) FROM cases) AS denominator
        FROM bands GROUP BY part"""


QUERIES: dict[str, str] = {
    "HP01": _count(_in_period("contact", "contact_date")),
    "HP02": """
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_referral r
            WHERE r.person_id = c.person_id
            AND r.referral_date BETWEEN c.contact_date AND c.contact_date + 7)) AS numerator,
            count(*) AS denominator
        FROM record_contact c WHERE contact_date BETWEEN $start AND $end - 7
        AND NOT EXISTS (SELECT 1 FROM record_referral o WHERE o.person_id = c.person_id
            AND o.nfa IS NOT TRUE AND o.referral_date < c.contact_date
            AND (o.close_date IS NULL OR o.close_date > c.contact_date))""",
    "HP03-open": """
        SELECT count(*) AS numerator, NULL AS denominator FROM record_early_help_episode
        WHERE open_on(start_date, end_date, $end)""",
    "HP03-started": _count(_in_period("early_help_episode", "start_date")),
    "HP04": """
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_referral r
            WHERE r.person_id = e.person_id AND r.referral_date > e.end_date
            AND r.referral_date <= e.end_date + INTERVAL 12 MONTH)) AS numerator,
            count(*) AS denominator
        FROM record_early_help_episode e
        WHERE end_date + INTERVAL 12 MONTH <= $end AND end_date + INTERVAL 24 MONTH > $end""",
    "HP05": _count(_in_period("referral", "referral_date")),
    "HP06": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_referral b
            WHERE b.person_id = d.person_id AND b.referral_date < d.referral_date
            AND b.referral_date >= d.referral_date - INTERVAL 12 MONTH)) AS numerator,
            count(*) AS denominator
        FROM ({_DAILY}) d WHERE referral_date BETWEEN $start AND $end""",
    "HP07": _share(_in_period("referral", "referral_date"), "nfa"),
    "HP08": """
        SELECT count(*) FILTER (WHERE nfa IS NOT TRUE AND close_reason IN ('RC8', 'RC9')
            AND EXISTS (SELECT 1 FROM record_assessment a WHERE a.referral_id = r.referral_id)
            AND NOT EXISTS (SELECT 1 FROM record_cin_plan a WHERE a.referral_id = r.referral_id)
            AND NOT EXISTS (SELECT 1 FROM record_s47_enquiry a WHERE a.referral_id = r.referral_id)
            AND NOT EXISTS (SELECT 1 FROM record_cp_plan a WHERE a.referral_id = r.referral_id)
            ) AS numerator, count(*) AS denominator
        FROM record_referral r WHERE referral_date BETWEEN $start AND $end""",
    "HP09": f"""
        SELECT regexp_extract(source, '^[0-9]+') AS part, count(*) AS numerator,
            (SELECT count(*) FROM ({_in_period("referral", "referral_date", "source IS NOT NULL")}))
            AS denominator
        FROM ({_in_period("referral", "referral_date", "source IS NOT NULL")}) GROUP BY part""",
    "HP10": _count(_AUTHORISED),
    "HP11": _share(_TIMED, "days <= 45"),
    "HP11R": """
        WITH first AS (SELECT a.*, r.referral_date FROM record_assessment a
            JOIN record_referral r USING (referral_id)
            WHERE a.start_date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record_assessment b
                WHERE b.referral_id = a.referral_id AND (b.start_date < a.start_date
                OR (b.start_date = a.start_date AND b.assessment_id < a.assessment_id))))
        SELECT count(*) FILTER (WHERE wd(referral_date, authorised_date) <= 45) AS numerator,
            count(*) AS denominator
        FROM first WHERE authorised_date BETWEEN $start AND $end
        AND authorised_date >= referral_date""",
    "HP12": """
        SELECT count(*) FILTER (WHERE coalesce(wd(start_date, $end) > 45,
                start_date < (SELECT min(day) FROM record_calendar))) AS numerator,
            count(*) AS denominator
        FROM record_assessment a LEFT JOIN record_referral r USING (referral_id)
        WHERE start_date <= $end AND (authorised_date IS NULL OR authorised_date > $end)
        AND (r.close_date IS NULL OR r.close_date > $end)""",
    "HP13": f"SELECT median(days) AS numerator, count(*) AS denominator FROM ({_TIMED})",
    "HP14": f"""
        SELECT count(*) FILTER (WHERE child_seen) AS numerator, count(*) AS denominator
        FROM ({_AUTHORISED}) done WHERE NOT unborn_on(done.person_id, done.authorised_date)""",
    "HP15": _share(_AUTHORISED, "nfa"),
    "HP16": f"""
        WITH counted AS (SELECT * FROM ({_WITH_FACTOR}) f WHERE factor <> '21'
            OR NOT EXISTS (SELECT 1 FROM record_assessment_factor g
                WHERE g.assessment_id = f.assessment_id AND g.factor <> '21'))
        SELECT factor AS part, count(DISTINCT assessment_id) AS numerator,
            (SELECT count(DISTINCT assessment_id) FROM counted) AS denominator
        FROM counted GROUP BY factor""",
    "HP17": f"""
        SELECT count(DISTINCT assessment_id) FILTER (WHERE factor IN
            ('10A', '11A', '12A', '13A', '24A')) AS numerator,
            count(DISTINCT assessment_id) AS denominator FROM ({_WITH_FACTOR})""",
    "HP18": _count(_OPEN_NEED),
    "HP19-open": _lasted(_OPEN_NEED, "$end"),
    "HP19-closed": _lasted(
        """SELECT * FROM record_referral WHERE close_date BETWEEN $start AND $end
        AND referral_date IS NOT NULL AND nfa IS NOT TRUE
        AND coalesce(close_reason, '') NOT IN ('RC8', 'RC9')""",
        "close_date",
    ),
    "HP20": _share(
        _visited(
            "CIN",
            f"""SELECT * FROM record_cin_plan WHERE open_on(start_date, end_date, $end)
                AND person_id NOT IN (SELECT person_id FROM ({_PLANS_NOW}))
                AND person_id NOT IN ({_CARED_FOR})""",
            42,
        ),
        "last_visit >= $end - 42",
    ),
    "HP21": _share(
        "SELECT * FROM record_cin_plan WHERE open_on(start_date, end_date, $end)",
        "start_date < $end - INTERVAL 12 MONTH",
    ),
    "HP22": _count(_ENQUIRED),
    "HP23": """
        WITH discussed AS (SELECT DISTINCT person_id, start_date FROM record_s47_enquiry
                WHERE start_date BETWEEN $start AND $end - 60),
            linked AS (SELECT s.person_id, s.start_date FROM record_s47_enquiry s
                JOIN record_initial_cp_conference i USING (s47_enquiry_id)
                WHERE i.transfer_in IS NOT TRUE AND i.conference_date IS NOT NULL)
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM linked
                WHERE linked.person_id = d.person_id AND linked.start_date = d.start_date)
            OR EXISTS (SELECT 1 FROM record_initial_cp_conference i
                WHERE i.person_id = d.person_id AND i.transfer_in IS NOT TRUE
                AND i.s47_enquiry_id IS NULL
                AND i.conference_date BETWEEN d.start_date AND d.start_date + 60)) AS numerator,
            count(*) AS denominator
        FROM discussed d""",
    "HP24": _share(_in_period("s47_enquiry", "end_date"), "icpc_not_required"),
    "HP25": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_s47_enquiry b
            WHERE b.person_id = s.person_id AND b.start_date < s.start_date
            AND b.start_date >= s.start_date - INTERVAL 12 MONTH)) AS numerator,
            count(*) AS denominator FROM ({_ENQUIRED}) s""",
    "HP26": _count(_CONFERRED),
    "HP27": f"""
        WITH clock AS (SELECT c.*, CASE WHEN c.transfer_in THEN r.referral_date
                ELSE s.start_date END AS began
            FROM ({_CONFERRED}) c LEFT JOIN record_s47_enquiry s USING (s47_enquiry_id)
            LEFT JOIN record_referral r ON r.referral_id = c.referral_id)
        SELECT count(*) FILTER (WHERE wd(began, conference_date) <= 15) AS numerator,
            count(*) AS denominator FROM clock WHERE began <= conference_date""",
    "HP28": _share(
        _in_period("initial_cp_conference", "conference_date", "transfer_in IS NOT TRUE"),
        "led_to_plan",
    ),
    "HP29": _count(_PLANS_NOW),
    "HP30-starting": _count(_STARTED),
    "HP30-ending": _count(_ENDED),
    "HP31": f"""
        SELECT count(*) FILTER (WHERE coalesce(previous_plans > 0,
            EXISTS (SELECT 1 FROM ({_OWN_PLANS}) b WHERE b.person_id = s.person_id
                AND b.cp_plan_id <> s.cp_plan_id AND b.start_date < s.start_date))) AS numerator,
            count(*) AS denominator FROM ({_STARTED}) s""",
    "HP32-24": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ({_OWN_PLANS}) b
            WHERE b.person_id = s.person_id AND b.cp_plan_id <> s.cp_plan_id
            AND b.end_date <= s.start_date
            AND b.end_date >= s.start_date - INTERVAL 24 MONTH)) AS numerator,
            count(*) AS denominator FROM ({_STARTED}) s""",
    "HP32-12": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ({_OWN_PLANS}) b
            WHERE b.person_id = s.person_id AND b.cp_plan_id <> s.cp_plan_id
            AND b.end_date <= s.start_date
            AND b.end_date >= s.start_date - INTERVAL 12 MONTH)) AS numerator,
            count(*) AS denominator FROM ({_STARTED}) s""",
    "HP33": _share(_PLANS_NOW, "$end - start_date + 1 > 729"),
    "HP34": _share(_ENDED_OF_BEGUN, "end_date - start_date + 1 > 729"),
    "HP35": _share(_ENDED_OF_BEGUN, "end_date <= start_date + INTERVAL 3 MONTH"),
    "HP36": f"""
        WITH plans AS (SELECT * FROM ({_PLANS_NOW}) WHERE start_date <= $end - 91),
            held AS (SELECT p.cp_plan_id, p.start_date AS began, v.review_date AS day,
                    lag(v.review_date) OVER (PARTITION BY p.cp_plan_id ORDER BY v.review_date)
                    AS earlier
                FROM plans p JOIN record_review v ON v.person_id = p.person_id
                    AND v.review_type = 'CP' AND v.review_date BETWEEN p.start_date AND $end),
            judged AS (SELECT cp_plan_id, bool_and(CASE WHEN earlier IS NULL
                    THEN day - began <= 91 ELSE day - earlier <= 183 END)
                    AND $end - max(day) <= 183 AS timely
                FROM held GROUP BY cp_plan_id)
        SELECT count(*) FILTER (WHERE timely) AS numerator, count(*) AS denominator
        FROM plans LEFT JOIN judged USING (cp_plan_id)""",
    "HP37": _share(_visited("CP", _PLANS_NOW, 28), "last_visit >= $end - 28"),
    "HP37-14": _share(_visited("CP", _PLANS_NOW, 14), "last_visit >= $end - 14"),
    "HP37-42": _share(_visited("CP", _PLANS_NOW, 42), "last_visit >= $end - 42"),
    "HP38": f"""
        WITH plans AS (SELECT p.* FROM ({_PLANS_NOW}) p JOIN record_person w USING (person_id)
                WHERE p.start_date <= $end - 28 AND w.birth_date <= $end - INTERVAL 24 MONTH),
            last AS (SELECT DISTINCT ON (p.cp_plan_id) p.cp_plan_id, v.seen_alone
                FROM plans p JOIN record_visit v ON v.person_id = p.person_id
                    AND v.visit_type = 'CP' AND v.visit_date BETWEEN p.start_date AND $end
                ORDER BY p.cp_plan_id, v.visit_date DESC, v.visit_id DESC)
        SELECT count(*) FILTER (WHERE seen_alone) AS numerator, count(*) AS denominator
        FROM last WHERE seen_alone IS NOT NULL""",
}
