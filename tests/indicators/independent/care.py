"""Children in care, adoption and care leavers, worked out again: plain SQL from each definition.

As in `help`: `numerator` and `denominator`, or a row for each `part`; `$start` and `$end`.
"""

from __future__ import annotations

#: Periods of care without short breaks: one row for each child and period.
_PERIODS = """
    SELECT person_id, care_period_id, min(start_date) AS began,
        CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS ended,
        arg_max(end_reason, start_date) AS reason
    FROM record_cla_episode WHERE coalesce(legal_status, '') NOT IN ('V3', 'V4')
    GROUP BY person_id, care_period_id"""
#: The episode that stands on the last day, of children looked after then.
_NOW = """
    SELECT DISTINCT ON (person_id) * FROM record_cla_episode
    WHERE open_on(start_date, end_date, $end) AND coalesce(legal_status, '') NOT IN ('V3', 'V4')
    ORDER BY person_id, start_date DESC"""
_CEASED = f"""
    SELECT * FROM ({_PERIODS}) p WHERE ended BETWEEN $start AND $end
    AND coalesce(reason, '') <> 'X1'
    AND NOT EXISTS (SELECT 1 FROM ({_PERIODS}) l WHERE l.person_id = p.person_id
        AND l.ended BETWEEN $start AND $end AND l.ended > p.ended)"""
_BORN = "(SELECT birth_date FROM record_person b WHERE b.person_id = c.person_id)"


def _age(on: str) -> str:
    return f"datesub('year', {_BORN}, {on})"


#: Looked after all year: begun by the first day, still on after the last, without short breaks.
_ALL_YEAR = f"""
    SELECT c.person_id FROM ({_PERIODS}) c WHERE began <= $start
    AND (ended IS NULL OR ended > $end)
    AND NOT EXISTS (SELECT 1 FROM record_cla_episode v WHERE v.person_id = c.person_id
        AND v.legal_status IN ('V3', 'V4') AND v.start_date <= $end
        AND (v.end_date IS NULL OR v.end_date > $start))"""


def _answer(kind: str, cohort: str = _ALL_YEAR, met: str = "value = '1'") -> str:
    return f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_cla_outcome o
            WHERE o.person_id = c.person_id AND outcome_type = '{kind}' AND year_end = $end
            AND {met})) AS numerator, count(*) AS denominator FROM ({cohort}) c"""


def _leavers(ages: str) -> str:
    """Care leavers whose birthday of one of these ages lies in the year."""
    return f"""
        SELECT * FROM record_care_leaver c WHERE as_at BETWEEN $start AND $end
        AND {_age("as_at")} IN ({ages}) AND coalesce(in_touch, '') NOT IN ('DIED', 'RHOM')"""


def _leaver_share(ages: str, met: str) -> str:
    return f"""
        SELECT count(*) FILTER (WHERE {met}) AS numerator, count(*) AS denominator
        FROM ({_leavers(ages)})"""


_EET = "activity IN ('F1', 'P1', 'F2', 'P2', 'F4', 'P4', 'F5', 'P5')"
_GROUPS = """CASE WHEN place IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6') THEN 'foster'
    WHEN place IN ('K1', 'K2') THEN 'residential'
    WHEN place IN ('K3', 'H5', 'P2') THEN 'supported'
    WHEN place = 'P1' THEN 'parents' WHEN place IN ('A3', 'A4', 'A5', 'A6') THEN 'adoption'
    ELSE 'other' END"""

QUERIES: dict[str, str] = {
    "CC01": f"SELECT count(*) AS numerator, NULL AS denominator FROM ({_NOW})",
    "CC02-starting": f"""
        SELECT count(*) AS numerator, NULL AS denominator FROM ({_PERIODS})
        WHERE began BETWEEN $start AND $end""",
    "CC02-ceasing": f"SELECT count(*) AS numerator, NULL AS denominator FROM ({_CEASED})",
    "CC03": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_immigration_status i
            WHERE i.person_id = c.person_id AND status = 'UASC'
            AND (start_date IS NULL OR start_date <= $end)
            AND (end_date IS NULL OR end_date > $end))) AS numerator, count(*) AS denominator
        FROM ({_NOW}) c""",
    "CC06": f"""
        SELECT count(*) FILTER (WHERE place_distance > 20 AND place_location = 'OUT') AS numerator,
            count(*) AS denominator FROM ({_NOW})""",
    "CC07": f"""
        SELECT {_GROUPS} AS part, count(*) AS numerator,
            (SELECT count(*) FROM ({_NOW})) AS denominator FROM ({_NOW}) GROUP BY part""",
    "CC13": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ({_PERIODS}) b
            WHERE b.person_id = c.person_id AND b.care_period_id <> c.care_period_id
            AND b.ended <= c.began AND b.ended >= c.began - INTERVAL 12 MONTH)) AS numerator,
            count(*) AS denominator
        FROM ({_PERIODS}) c WHERE began BETWEEN $start AND $end""",
    "CC14-guardianship": f"""
        SELECT count(*) FILTER (WHERE reason IN ('E45', 'E46', 'E47', 'E48', 'E43', 'E44'))
            AS numerator, count(*) AS denominator FROM ({_CEASED})""",
    "CC14-arrangements": f"""
        SELECT count(*) FILTER (WHERE reason = 'E41') AS numerator, count(*) AS denominator
        FROM ({_CEASED})""",
    "CC15-planned": f"""
        SELECT count(*) FILTER (WHERE reason = 'E4A') AS numerator, count(*) AS denominator
        FROM ({_CEASED})""",
    "CC18": _answer("HEALTH_ASSESSMENT"),
    "CC19": _answer("DENTAL_CHECK"),
    "CC20": _answer("IMMUNISATIONS"),
    "CC24": _answer(
        "CONVICTED", f"SELECT * FROM ({_ALL_YEAR}) c WHERE {_age('$end')} BETWEEN 10 AND 17"
    ),
    "CC25": _answer("SUBSTANCE_MISUSE"),
    "CC26": f"""
        SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM record_missing m
            WHERE m.person_id = c.person_id AND missing_type = 'M' AND start_date <= $end
            AND (end_date IS NULL OR end_date >= $start))) AS numerator,
            count(*) AS denominator
        FROM (SELECT DISTINCT person_id FROM ({_PERIODS})
            WHERE began <= $end AND (ended IS NULL OR ended >= $start)) c""",
    "AD05": f"""
        SELECT count(*) FILTER (WHERE reason IN ('E11', 'E12')) AS numerator,
            count(*) AS denominator FROM ({_CEASED})""",
    "CL01-17-18": _leaver_share("17, 18", "in_touch = 'YES'"),
    "CL01-19-21": _leaver_share("19, 20, 21", "in_touch = 'YES'"),
    "CL02-17-18": _leaver_share("17, 18", "suitable"),
    "CL02-19-21": _leaver_share("19, 20, 21", "suitable"),
    "CL03-17-18": _leaver_share("17, 18", _EET),
    "CL03-19-21": _leaver_share("19, 20, 21", _EET),
}
