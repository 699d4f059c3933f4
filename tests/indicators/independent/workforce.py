"""Workforce, worked out again: plain SQL from each definition alone, as in `help`."""

from __future__ import annotations

#: A role that stands on 30 September; what ended on the day stands no longer.
_IN_POST = """
    SELECT *, coalesce(fte_on_census_date, fte) AS hours FROM record_worker_year
    WHERE census_date = $end
    AND (start_date IS NULL OR start_date <= $end) AND (end_date IS NULL OR end_date > $end)"""
_STAFF = f"SELECT * FROM ({_IN_POST}) WHERE agency IS NOT TRUE"

#: Children whose case is open on the last day, and since when: the first day of the first of the
#: need, the plans and the periods of care that stand then.
_CASES = """
    SELECT person_id, min(since) AS opened FROM (
        SELECT person_id, referral_date AS since FROM record_referral
        WHERE referral_date <= $end AND (close_date IS NULL OR close_date > $end)
        AND nfa IS NOT TRUE AND coalesce(close_reason, '') NOT IN ('RC8', 'RC9')
        UNION ALL
        SELECT person_id, start_date FROM record_cp_plan WHERE other_la IS NOT TRUE
        AND start_date <= $end AND (end_date IS NULL OR end_date > $end)
        UNION ALL
        SELECT now.person_id, (SELECT least(start_date, entered_care_date)
            FROM record_cla_episode every
            WHERE every.care_period_id = now.care_period_id AND start_date IS NOT NULL
            ORDER BY start_date, cla_episode_id LIMIT 1)
        FROM record_cla_episode now
        WHERE now.start_date <= $end AND (now.end_date IS NULL OR now.end_date > $end)
        AND coalesce(now.legal_status, '') NOT IN ('V3', 'V4'))
    GROUP BY person_id"""

_ALLOCATED = """
    SELECT DISTINCT worker_id, person_id FROM record_involvement
    WHERE is_allocated AND worker_id IS NOT NULL
    AND start_date <= $end AND (end_date IS NULL OR end_date > $end)"""
_CASELOADS = f"""
    SELECT worker_id, count(*) AS children FROM ({_ALLOCATED}) GROUP BY worker_id"""

#: For each child whose case has been open for 12 months, how often another worker took over.
_CHANGES = f"""
    SELECT c.person_id, (SELECT count(*) FROM (
            SELECT start_date, worker_id, lag(worker_id) OVER (ORDER BY start_date, involvement_id)
                AS earlier
            FROM record_involvement i WHERE i.person_id = c.person_id AND is_allocated
            AND worker_id IS NOT NULL AND start_date <= $end
            AND (end_date IS NULL OR end_date - start_date >= 14))
        WHERE earlier <> worker_id AND start_date > $end - INTERVAL 12 MONTH) AS changes
    FROM ({_CASES}) c WHERE opened <= $end - INTERVAL 12 MONTH"""

QUERIES: dict[str, str] = {
    "LW01": f"""
        SELECT sum(cases) AS numerator, sum(hours) AS denominator
        FROM ({_IN_POST}) WHERE cases > 0 AND hours > 0""",
    "LW02": f"""
        SELECT (SELECT sum(coalesce(fte, fte_on_census_date)) FROM record_worker_year w
                WHERE census_date = $end
                AND agency IS NOT TRUE AND end_date BETWEEN $start AND $end
                AND NOT EXISTS (SELECT 1 FROM record_worker_year n
                    WHERE n.worker_id = w.worker_id AND n.census_date = w.census_date
                    AND n.worker_year_id <> w.worker_year_id AND n.agency IS NOT TRUE
                    AND (n.start_date >= w.end_date OR ((n.start_date IS NULL
                        OR n.start_date <= $end)
                        AND (n.end_date IS NULL OR n.end_date > $end))))) AS numerator,
            (SELECT sum(hours) FROM ({_STAFF})) AS denominator""",
    "LW03": f"""
        SELECT vacant AS numerator, vacant + filled AS denominator
        FROM (SELECT sum(vacancies_fte) AS vacant FROM record_workforce_year
                WHERE census_date = $end),
            (SELECT sum(hours) AS filled FROM ({_STAFF}))""",
    "LW04": f"""
        SELECT sum(hours) FILTER (WHERE agency) AS numerator,
            sum(hours) AS denominator FROM ({_IN_POST})""",
    "LW05": f"""
        SELECT sum(days_lost) AS numerator, sum(253 * hours) AS denominator
        FROM ({_STAFF}) WHERE days_lost IS NOT NULL AND hours > 0""",
    "LW06": f"""
        SELECT count(*) FILTER (WHERE person_id NOT IN (
                SELECT person_id FROM ({_ALLOCATED}))) AS numerator,
            count(*) AS denominator
        FROM ({_CASES}) WHERE coalesce(wd(opened, $end) > 2, true)""",
    "LW07": f"""
        SELECT sum(children) AS numerator, sum(coalesce(w.fte, 1)) AS denominator
        FROM ({_CASELOADS}) LEFT JOIN record_professional w USING (worker_id)""",
    "LW07-over": f"""
        SELECT count(*) FILTER (WHERE children > 20) AS numerator, count(*) AS denominator
        FROM ({_CASELOADS})""",
    "LW08": f"SELECT avg(changes) AS numerator, count(*) AS denominator FROM ({_CHANGES})",
    "LW08-twice": f"""
        SELECT count(*) FILTER (WHERE changes >= 2) AS numerator, count(*) AS denominator
        FROM ({_CHANGES})""",
}
