"""Children in care, worked out again: plain SQL from each definition (health and going missing are
in `health`)."""

from __future__ import annotations

from tests.indicators.independent.sharing import count_of, share_of, with_care

#: Codes of placement by the part they are in.
_PLACES = {
    "foster": ("U1", "U2", "U3", "U4", "U5", "U6"),
    "residential": ("K1", "K2"),
    "supported": ("K3", "H5", "P2"),
    "parents": ("P1",),
    "adoption": ("A3", "A4", "A5", "A6"),
}


def _in(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


_KIND = (
    "CASE WHEN place IS NULL THEN 'unknown' "
    + " ".join(f"WHEN place IN ({_in(codes)}) THEN '{part}'" for part, codes in _PLACES.items())
    + " ELSE 'other' END"
)
_STARTED = "(SELECT * FROM spell WHERE began BETWEEN $start AND $end) c"
_ADOPTERS = "coalesce(place, '') IN ('A3', 'A4', 'A5', 'A6')"

#: Episodes in order, without temporary moves; whether each is a home of its own. A move is none
#: with the same carer, where the foster carers adopt, where the status alone changed, and back
#: from a temporary move to the place before it.
HOMES = {
    "stays": """SELECT * FROM ep WHERE coalesce(place, '') NOT IN ('T0', 'T1', 'T2', 'T3', 'T4')
        AND (end_date IS NULL OR end_date > start_date)""",
    "moves": """SELECT *,
            CASE WHEN lag(cla_episode_id) OVER w IS NULL THEN true
                WHEN coalesce(start_reason, '') IN ('L', 'T', 'U') THEN false
                WHEN place IN ('A3', 'A5') THEN false
                WHEN EXISTS (SELECT 1 FROM ep t WHERE t.person_id = stays.person_id
                    AND t.period = stays.period AND t.place IN ('T0', 'T1', 'T2', 'T3', 'T4')
                    AND t.end_date = stays.start_date)
                    AND lag(place) OVER w IS NOT DISTINCT FROM place
                    AND lag(place_postcode) OVER w IS NOT DISTINCT FROM place_postcode
                    THEN false
                ELSE true END AS moved
        FROM stays WINDOW w AS (PARTITION BY person_id, period ORDER BY start_date, end_date)""",
    "numbered": """SELECT *, count(*) FILTER (WHERE moved) OVER (
            PARTITION BY person_id, period ORDER BY start_date, end_date) AS home
        FROM moves""",
    "homes": """SELECT person_id, period, home, min(start_date) AS since,
            CASE WHEN bool_or(end_date IS NULL) THEN NULL ELSE max(end_date) END AS until,
            arg_max(place, start_date) AS place
        FROM numbered GROUP BY person_id, period, home""",
}

#: Reviews of a child's time in care, numbered, with the day by which the next is due.
_REVIEWS = {
    "held": """SELECT DISTINCT r.person_id, n.began, r.review_date FROM record_review r
        JOIN now n USING (person_id)
        WHERE r.review_type = 'CLA' AND r.cancelled IS NOT TRUE
        AND r.review_date BETWEEN n.began AND $end""",
    "ordered": """SELECT *, row_number() OVER w AS place_in_row, lag(review_date) OVER w AS before
        FROM held WINDOW w AS (PARTITION BY person_id ORDER BY review_date)""",
    "judged": """SELECT *, CASE place_in_row WHEN 1 THEN wd(began, review_date) <= 20
            WHEN 2 THEN review_date <= later(before, 3)
            ELSE review_date <= later(before, 6) END AS in_time
        FROM ordered""",
    "summed": """SELECT n.person_id, wd(n.began, $end) AS days, n.place,
            coalesce(bool_and(j.in_time) FILTER (
                WHERE j.review_date > month_end_back($end, 12)), true) AS all_in_time,
            CASE WHEN count(j.review_date) = 0 THEN wd(n.began, $end) <= 20
                WHEN count(j.review_date) = 1 THEN later(max(j.review_date), 3) >= $end
                ELSE later(max(j.review_date), 6) >= $end END AS none_overdue
        FROM now n LEFT JOIN judged j USING (person_id)
        GROUP BY n.person_id, n.began, n.place""",
}

_HOME_NOW = """(SELECT n.person_id, p.place, p.since,
        (SELECT max(visit_date) FROM record_visit v WHERE v.person_id = n.person_id
            AND visit_type = 'CLA' AND visit_date <= $end) AS visited
    FROM now n LEFT JOIN LATERAL (SELECT placement_type AS place, b.start_date AS since
        FROM record_placement b WHERE b.person_id = n.person_id
        AND open_on(b.start_date, b.end_date, $end) ORDER BY b.start_date DESC LIMIT 1) p ON true
    WHERE CAST($end AS DATE) - p.since >= 7
    AND coalesce(p.place, '') NOT IN ('A3', 'A4', 'A5', 'A6'))"""
_IN_TIME = """CASE WHEN CAST($end AS DATE) - since <= 42 THEN visited >= since
    WHEN place IN ('U1', 'U4') AND since < later($end, -12)
        THEN CAST($end AS DATE) - visited <= 91
    ELSE CAST($end AS DATE) - visited <= 42 END"""

QUERIES: dict[str, str] = {
    "CC01": count_of("now"),
    "CC02-starting": count_of(_STARTED),
    "CC02-ceasing": count_of("ceased"),
    "CC03": share_of(
        "now n",
        """EXISTS (SELECT 1 FROM record_immigration_status i WHERE i.person_id = n.person_id
            AND status = 'UASC' AND (i.start_date IS NULL OR i.start_date <= $end)
            AND (i.end_date IS NULL OR i.end_date > $end))""",
    ),
    "CC04": share_of(
        "now n",
        """(SELECT count(*) FROM homes h WHERE h.person_id = n.person_id AND h.since <= $end
            AND (h.until IS NULL OR h.until > month_end_back($end, 12))) >= 3""",
        **HOMES,
    ),
    "CC05": share_of(
        """(SELECT n.person_id, (SELECT arg_max(struct_pack(since := since, place := place,
                before := (SELECT max(b.since) FROM homes b WHERE b.person_id = h.person_id
                    AND b.period = h.period AND b.home = h.home - 1)), since)
                FROM homes h WHERE h.person_id = n.person_id AND h.period = n.period
                AND h.since <= $end) AS h
            FROM now n WHERE age_of(n.person_id, $end) < 16
            AND n.began <= month_end_back($end, 30))""",
        """h.since <= month_end_back($end, 24)
            OR (h.place IN ('A4', 'A6') AND h.before <= month_end_back($end, 24))""",
        **HOMES,
    ),
    "CC06": share_of("now", "place_distance > 20 AND place_location = 'OUT'"),
    "CC07": with_care(
        f"""SELECT {_KIND} AS part, count(*) AS numerator,
            (SELECT count(*) FROM now) AS denominator FROM now GROUP BY part"""
    ),
    **{
        f"CC07-{part}": share_of("now", f"place IN ({_in(_PLACES[part])})")
        for part in ("foster", "residential", "supported", "parents")
    },
    "CC08": share_of(
        "now n",
        """(SELECT count(DISTINCT worker_id) FROM record_involvement i
            WHERE i.person_id = n.person_id AND is_allocated AND start_date <= $end
            AND (end_date IS NULL OR end_date > month_end_back($end, 12))) >= 3""",
    ),
    "CC09": share_of(
        f"(SELECT * FROM summed WHERE days >= 20 AND NOT {_ADOPTERS})",
        "all_in_time AND none_overdue",
        **_REVIEWS,
    ),
    "CC10": share_of(
        """(SELECT * FROM record_review r WHERE review_type = 'CLA' AND cancelled IS NOT TRUE
            AND review_date BETWEEN $start AND $end AND age_of(r.person_id, review_date) >= 4
            AND participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'))""",
        "participation IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6')",
    ),
    "CC11": share_of(_HOME_NOW, _IN_TIME),
    "CC12": share_of(
        """(SELECT n.person_id, (SELECT arg_max(struct_pack(a := seen_alone),
                (visit_date, coalesce(CAST(seen_alone AS INTEGER), -1)))
                FROM record_visit v WHERE v.person_id = n.person_id AND visit_type = 'CLA'
                AND visit_date <= $end) AS visit
            FROM now n WHERE age_of(n.person_id, $end) >= 2)
        WHERE visit IS NOT NULL""",
        "visit.a",
    ),
    "CC13": share_of(
        _STARTED,
        """EXISTS (SELECT 1 FROM spell b WHERE b.person_id = c.person_id
            AND b.period <> c.period AND b.ended <= c.began
            AND later(b.ended, 12) >= c.began)""",
    ),
    "CC14-guardianship": share_of("ceased", "reason IN ('E45', 'E46', 'E47', 'E48', 'E43', 'E44')"),
    "CC14-arrangements": share_of("ceased", "reason = 'E41'"),
    "CC15-planned": share_of("ceased", "reason = 'E4A'"),
    "CC15-unplanned": share_of("ceased", "reason = 'E4B'"),
    "CC16": share_of(
        "(SELECT * FROM now WHERE later(began, 4) <= $end) n",
        """EXISTS (SELECT 1 FROM record_care_plan c WHERE c.person_id = n.person_id
            AND permanence_option IS NOT NULL AND open_on(c.start_date, c.end_date, $end))""",
    ),
    "CC17": share_of(
        "now n",
        """EXISTS (SELECT 1 FROM record_dolo d WHERE d.person_id = n.person_id
            AND open_on(d.start_date, d.end_date, $end))""",
    ),
    "CC17-period": count_of(
        """(SELECT DISTINCT d.person_id FROM record_dolo d JOIN spell s USING (person_id)
            WHERE greatest(d.start_date, s.began, $start)
                <= least(coalesce(d.end_date, $end), coalesce(s.ended, $end), $end))"""
    ),
}
