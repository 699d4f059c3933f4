"""What the queries of children in care, adoption and care leavers share.

Each query is written `with_care(select)`: the rows of care stand before it as named queries.
`$start` and `$end` are the first and last day of the period.
"""

from __future__ import annotations

#: Named queries, each from those before it.
_ROWS = {
    # Episodes; where one does not say its legal status or placement, those that stood on its first
    # day tell.
    "every": """SELECT e.* REPLACE (
            coalesce(e.legal_status, (SELECT arg_max(l.legal_status, l.start_date)
                FROM record_legal_status l WHERE l.person_id = e.person_id
                AND open_on(l.start_date, l.end_date, e.start_date))) AS legal_status,
            coalesce(e.place, b.place) AS place,
            CASE WHEN e.place IS NULL THEN coalesce(e.place_location, b.location)
                ELSE e.place_location END AS place_location,
            CASE WHEN e.place IS NULL THEN coalesce(e.place_distance, b.distance)
                ELSE e.place_distance END AS place_distance,
            CASE WHEN e.place IS NULL THEN coalesce(e.place_postcode, b.postcode)
                ELSE e.place_postcode END AS place_postcode),
            coalesce(e.care_period_id, e.cla_episode_id) AS period
        FROM record_cla_episode e LEFT JOIN LATERAL (
            SELECT placement_type AS place, location, distance, postcode FROM record_placement p
            WHERE p.person_id = e.person_id AND placement_type IS NOT NULL
            AND open_on(p.start_date, p.end_date, e.start_date)
            ORDER BY p.start_date DESC LIMIT 1) b ON true
        WHERE e.start_date IS NOT NULL""",
    # Those of short breaks, and all others.
    "breaks": "SELECT * FROM every WHERE legal_status IN ('V3', 'V4')",
    "ep": "SELECT * FROM every WHERE coalesce(legal_status, '') NOT IN ('V3', 'V4')",
    # Periods of care: the last episode says whether and why it ended, and the day of entering care
    # counts where no short break comes between.
    "care": """SELECT person_id, period,
            CASE WHEN EXISTS (SELECT 1 FROM breaks b WHERE b.person_id = ep.person_id
                    AND b.period = ep.period AND b.start_date < min(ep.start_date))
                THEN min(start_date)
                ELSE least(min(start_date), coalesce(min(entered_care_date), min(start_date)))
                END AS began,
            arg_max(struct_pack(d := end_date, r := end_reason, p := place, ls := legal_status),
                (start_date, coalesce(end_date, DATE '9999-12-31'))) AS last
        FROM ep GROUP BY person_id, period""",
    "spell": """SELECT person_id, period, began, last.d AS ended, last.r AS reason,
            last.p AS last_place FROM care""",
    # The episode that stands on the last day, one of each child looked after then.
    "now": """SELECT DISTINCT ON (e.person_id) e.*, s.began FROM ep e
        JOIN spell s USING (person_id, period)
        WHERE open_on(e.start_date, e.end_date, $end)
        ORDER BY e.person_id, e.start_date DESC, e.cla_episode_id DESC""",
    # Children whose care ended in the period, the last time.
    "ceased": """SELECT DISTINCT ON (person_id) * FROM spell
        WHERE ended BETWEEN $start AND $end AND coalesce(reason, '') <> 'X1'
        ORDER BY person_id, ended DESC, began DESC""",
    # In care on every day of the twelve months to the last, without short breaks.
    "all_year": """SELECT n.person_id, datesub('year', p.birth_date, CAST($end AS DATE)) AS age
        FROM now n JOIN record_person p USING (person_id)
        WHERE NOT EXISTS (SELECT 1 FROM record_calendar d
            WHERE d.day > month_end_back($end, 12) AND d.day <= $end
            AND NOT EXISTS (SELECT 1 FROM spell s WHERE s.person_id = n.person_id
                AND open_on(s.began, s.ended, d.day)))
        AND NOT EXISTS (SELECT 1 FROM breaks b WHERE b.person_id = n.person_id
            AND b.start_date <= $end
            AND (b.end_date IS NULL OR b.end_date > month_end_back($end, 12) + 1))""",
}

#: Macros of these queries: the day so many months before (the last of the month, where the day
#: is the last), and age.
MACROS = """
CREATE OR REPLACE TEMP MACRO month_end_back(d, n) AS (
    CASE WHEN CAST(d AS DATE) = last_day(CAST(d AS DATE))
    THEN last_day(CAST(CAST(d AS DATE) - to_months(n) AS DATE))
    ELSE CAST(CAST(d AS DATE) - to_months(n) AS DATE) END);
CREATE OR REPLACE TEMP MACRO later(d, n) AS CAST(CAST(d AS DATE) + to_months(n) AS DATE);
CREATE OR REPLACE TEMP MACRO age_of(p, d) AS (
    SELECT datesub('year', birth_date, CAST(d AS DATE)) FROM record_person WHERE person_id = p);
"""


def with_care(select: str, **more: str) -> str:
    """A query with the rows of care, and more named rows, before it."""
    named = ",\n".join(f"{name} AS ({rows})" for name, rows in {**_ROWS, **more}.items())
    return f"WITH {named}\n{select}"


def count_of(rows: str, **more: str) -> str:
    """How many rows there are."""
    return with_care(f"SELECT count(*) AS numerator, NULL AS denominator FROM {rows}", **more)


def share_of(rows: str, met: str, **more: str) -> str:
    """How many rows there are, and of how many the condition is true."""
    return with_care(
        f"SELECT count(*) FILTER (WHERE {met}) AS numerator, count(*) AS denominator FROM {rows}",
        **more,
    )


def mean_of(rows: str, amount: str, **more: str) -> str:
    """The mean of an amount, and of how many."""
    return with_care(
        f"SELECT avg({amount}) AS numerator, count({amount}) AS denominator FROM {rows}", **more
    )


def median_of(rows: str, amount: str, **more: str) -> str:
    """The median of an amount, and of how many."""
    return with_care(
        f"SELECT median({amount}) AS numerator, count({amount}) AS denominator FROM {rows}", **more
    )
