"""Adoption, worked out again: plain SQL from each definition."""

from __future__ import annotations

from tests.indicators.independent.care import HOMES
from tests.indicators.independent.sharing import count_of, mean_of, median_of, share_of, with_care

_WITH_ADOPTERS = "('A3', 'A4', 'A5', 'A6')"

#: The first day of a period of care under a placement order, by the statuses or the episodes.
_ORDERED = """coalesce((SELECT min(l.start_date) FROM record_legal_status l
                WHERE l.person_id = {0}.person_id AND l.legal_status = 'E1'
                AND l.start_date >= {0}.began), (SELECT min(e.start_date) FROM ep e
                WHERE e.person_id = {0}.person_id AND e.period = {0}.period
                AND e.legal_status = 'E1'))"""

#: Children who were adopted, whenever, with the days of their way there.
_ADOPTED = {
    "adopted": f"""SELECT DISTINCT ON (s.person_id) s.*,
            (SELECT min(start_date) FROM ep e WHERE e.person_id = s.person_id
                AND e.period = s.period AND e.place IN {_WITH_ADOPTERS}) AS placed,
            {_ORDERED.format("s")} AS under_order
        FROM spell s WHERE reason IN ('E11', 'E12') AND ended <= $end
        ORDER BY s.person_id, ended DESC""",
    "way": """SELECT a.*, p.decision_date, p.matched_date, p.adopted_by_carer,
            p.placed_foster_carer_date, coalesce(p.placement_order_date, under_order) AS ordered,
            coalesce(placed, p.placed_for_adoption_date) AS moved_in
        FROM adopted a LEFT JOIN (SELECT DISTINCT ON (person_id) * FROM record_permanence
            WHERE reversed_date IS NULL ORDER BY person_id, decision_date DESC NULLS LAST) p
        USING (person_id)""",
}
_IN_THREE = "ended > month_end_back($end, 36)"
_IN_ONE = "ended > month_end_back($end, 12)"

#: Since when the child had lived with the carers who adopted.
_BY_CARERS = {
    **_ADOPTED,
    **HOMES,
    "settled": f"""SELECT w.*, CASE WHEN adopted_by_carer THEN coalesce(placed_foster_carer_date,
            (SELECT max(h.since) FROM homes h WHERE h.person_id = w.person_id
                AND h.period = w.period AND h.since <= w.moved_in), moved_in)
            ELSE moved_in END AS home_since
        FROM way w WHERE {_IN_THREE} AND moved_in IS NOT NULL""",
}

#: Children looked after on the last day with a decision that stands then.
_DECIDED = {
    "decided": f"""SELECT n.*,
            (SELECT min(start_date) FROM ep e WHERE e.person_id = n.person_id
                AND e.period = n.period AND e.place IN {_WITH_ADOPTERS}
                AND start_date <= $end) AS moved_in,
            coalesce((SELECT arg_max(placement_order_date, decision_date) FROM record_permanence p
                WHERE p.person_id = n.person_id
                AND open_on(p.decision_date, p.reversed_date, $end)),
                {_ORDERED.format("n")}) AS ordered
        FROM now n WHERE EXISTS (SELECT 1 FROM record_permanence p
            WHERE p.person_id = n.person_id AND open_on(decision_date, reversed_date, $end))""",
    "waiting": f"""SELECT * FROM decided WHERE ordered <= $end
        AND coalesce(place, '') NOT IN {_WITH_ADOPTERS}""",
}
#: Decisions that stood on a day of the period.
_STOOD = {
    "stood": """SELECT * FROM record_permanence p WHERE decision_date <= $end
        AND (reversed_date IS NULL OR reversed_date >= $start)
        AND (order_date IS NULL OR order_date >= $start)
        AND NOT EXISTS (SELECT 1 FROM spell s WHERE s.person_id = p.person_id
            AND reason IN ('E11', 'E12') AND ended < $start)"""
}

QUERIES: dict[str, str] = {
    "AD01": mean_of(f"way WHERE {_IN_THREE}", "moved_in - began", **_ADOPTED),
    "AD01-year": mean_of(f"way WHERE {_IN_ONE}", "moved_in - began", **_ADOPTED),
    "AD02": mean_of(
        f"way WHERE {_IN_THREE} AND moved_in IS NOT NULL",
        """CASE WHEN ordered IS NOT NULL AND matched_date IS NOT NULL
            THEN greatest(matched_date - ordered, 0) END""",
        **_ADOPTED,
    ),
    "AD03": mean_of("settled", "home_since - began", **_BY_CARERS),
    "AD04": share_of(
        f"""(SELECT began, moved_in FROM way WHERE {_IN_THREE} AND moved_in IS NOT NULL
            UNION ALL SELECT began, moved_in FROM decided)""",
        "coalesce(moved_in, $end) - began < 426",
        **_ADOPTED,
        **_DECIDED,
    ),
    "AD05": share_of("ceased", "reason IN ('E11', 'E12')"),
    "AD06": count_of("waiting", **_DECIDED),
    "AD06-wait": median_of("waiting", "CAST($end AS DATE) - ordered", **_DECIDED),
    "AD07": share_of("stood", "reversed_date BETWEEN $start AND $end", **_STOOD),
    "AD07-reasons": with_care(
        """SELECT coalesce(reversed_reason, 'unknown') AS part, count(*) AS numerator,
            sum(count(*)) OVER () AS denominator
        FROM stood WHERE reversed_date BETWEEN $start AND $end GROUP BY part""",
        **_STOOD,
    ),
    "AD08": mean_of(f"way WHERE {_IN_ONE}", "(matched_date - decision_date) / 30.4375", **_ADOPTED),
}
