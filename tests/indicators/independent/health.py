"""Health of children in care, and going missing, worked out again: plain SQL from each
definition."""

from __future__ import annotations

from tests.indicators.independent.sharing import count_of, mean_of, median_of, share_of

#: Days of the twelve months to the last.
_IN_YEAR = "outcome_date > month_end_back($end, 12) AND outcome_date <= $end"
#: An event that came about: neither refused nor said not to have been.
_NOT_REFUSED = "coalesce(status, '') <> 'REFUSED' AND coalesce(value, '') <> '0'"
#: All the year's children, if there is an answer of the year or an event of it; else nobody.
_RECORDED = "answered OR dated"


def _cohort(
    kind: str, where: str = "true", dated: str = _IN_YEAR, of_event: str = _NOT_REFUSED
) -> dict[str, str]:
    """Rows of the children all year: whether the council answers by the year, the answer, and the
    last event."""
    of = f"FROM record_cla_outcome o WHERE outcome_type = '{kind}'"
    return {
        "told": f"""SELECT EXISTS (SELECT 1 {of} AND year_end = $end) AS answered,
            EXISTS (SELECT 1 {of} AND {dated}) AS dated""",
        "asked": f"""SELECT c.*, t.*,
                (SELECT max(value) {of} AND o.person_id = c.person_id AND year_end = $end)
                    AS answer,
                (SELECT arg_max(struct_pack(d := outcome_date, v := value), outcome_date)
                    {of} AND o.person_id = c.person_id AND {of_event} AND {dated}) AS event
            FROM all_year c, told t WHERE ({where}) AND ({_RECORDED})""",
    }


def _answer(
    kind: str,
    event: str,
    where: str = "true",
    dated: str = _IN_YEAR,
    of_event: str = _NOT_REFUSED,
) -> str:
    """Those whose yearly answer is yes, or without one, for whom the event came about."""
    return share_of(
        "asked",
        f"CASE WHEN answer IS NOT NULL THEN answer = '1' ELSE {event} END",
        **_cohort(kind, where, dated, of_event),
    )


_HAPPENED = "event IS NOT NULL"
_CHECKED = """event IS NOT NULL
    AND event.d > (CASE WHEN age < 5 THEN month_end_back($end, 6)
        ELSE month_end_back($end, 12) END)"""

#: Scores of the questionnaire.
_SDQ = {
    **_cohort("SDQ", "age BETWEEN 4 AND 16", of_event="value IS NOT NULL"),
    "scored": """SELECT *, try_cast(coalesce(answer, event.v) AS INTEGER) AS score FROM asked""",
}
_HELPED, _OFFERED = (
    f"""EXISTS (SELECT 1 FROM record_cla_outcome o WHERE outcome_type = 'INTERVENTION_{kind}'
        AND (year_end = $end OR ({_IN_YEAR})))"""
    for kind in ("RECEIVED", "OFFERED")
)


def _help(kind: str) -> str:
    """Whether help was received or offered: by the yearly answer, else by an event."""
    of = f"""FROM record_cla_outcome o WHERE o.person_id = a.person_id
        AND outcome_type = 'INTERVENTION_{kind}'"""
    return f"""coalesce((SELECT max(value) {of} AND year_end = $end),
        CASE WHEN EXISTS (SELECT 1 {of} AND {_NOT_REFUSED} AND {_IN_YEAR}) THEN '1' END)"""


_MISUSE = {
    **_cohort("SUBSTANCE_MISUSE"),
    "misusing": f"""SELECT a.person_id,
            {_help("RECEIVED")} AS received, {_help("OFFERED")} AS offered
        FROM asked a
        WHERE CASE WHEN answer IS NOT NULL THEN answer = '1' ELSE event IS NOT NULL END""",
}

#: Children looked after on any day of the period, and their incidents that overlap it.
_MISSING = {
    "cared": """SELECT DISTINCT person_id FROM spell
        WHERE began <= $end AND (ended IS NULL OR ended >= $start)""",
    "incidents": """SELECT m.* FROM record_missing m WHERE m.start_date <= $end
        AND (m.end_date IS NULL OR m.end_date >= $start)
        AND EXISTS (SELECT 1 FROM cared c WHERE c.person_id = m.person_id)
        AND EXISTS (SELECT 1 FROM spell s WHERE s.person_id = m.person_id
            AND m.start_date <= coalesce(s.ended, DATE '9999-12-31')
            AND coalesce(m.end_date, DATE '9999-12-31') >= s.began)""",
    "gone": """SELECT person_id, count(*) AS times,
            max(least(coalesce(end_date, $end), $end) - start_date) AS longest
        FROM incidents WHERE missing_type = 'M' GROUP BY person_id""",
}


def _missed(kind: str) -> str:
    return share_of(
        "cared c",
        f"""EXISTS (SELECT 1 FROM incidents i WHERE i.person_id = c.person_id
            AND missing_type = '{kind}')""",
        **_MISSING,
    )


_BACK = """SELECT * FROM record_missing
    WHERE missing_type = 'M' AND end_date BETWEEN $start AND $end"""

QUERIES: dict[str, str] = {
    "CC18": _answer("HEALTH_ASSESSMENT", _CHECKED),
    "CC19": _answer("DENTAL_CHECK", _HAPPENED),
    "CC20": _answer(
        "IMMUNISATIONS", "event.v = '1'", dated="outcome_date <= $end", of_event="true"
    ),
    "CC21": _answer("DEVELOPMENT_CHECK", _HAPPENED, "age < 5"),
    "CC22": share_of(
        """(SELECT * FROM spell WHERE began BETWEEN $start AND $end AND wd(began, $end) >= 20
            AND (ended IS NULL OR wd(began, ended) >= 20)
            AND EXISTS (SELECT 1 FROM record_cla_outcome
                WHERE outcome_type = 'HEALTH_ASSESSMENT'
                AND outcome_date > month_end_back($end, 12) AND outcome_date <= $end)) s""",
        f"""EXISTS (SELECT 1 FROM record_cla_outcome o WHERE o.person_id = s.person_id
            AND outcome_type = 'HEALTH_ASSESSMENT' AND {_NOT_REFUSED}
            AND outcome_date >= s.began AND wd(s.began, outcome_date) <= 20)""",
    ),
    "CC23-returned": share_of("scored", "score IS NOT NULL", **_SDQ),
    "CC23-average": mean_of("scored", "score", **_SDQ),
    "CC23-concern": share_of("scored WHERE score IS NOT NULL", "score >= 17", **_SDQ),
    "CC24": _answer("CONVICTED", _HAPPENED, "age BETWEEN 10 AND 17"),
    "CC25": _answer("SUBSTANCE_MISUSE", _HAPPENED),
    "CC25-helped": share_of(f"misusing WHERE {_HELPED}", "received = '1'", **_MISUSE),
    "CC25-offered": share_of(
        f"misusing WHERE coalesce(received, '') <> '1' AND {_OFFERED}", "offered = '1'", **_MISUSE
    ),
    "CC26": _missed("M"),
    "CC26-away": _missed("A"),
    "CC26-repeat": share_of("gone", "times >= 2", **_MISSING),
    "CC26-incidents": count_of("incidents WHERE missing_type = 'M'", **_MISSING),
    "CC26-longest": median_of("gone", "longest", **_MISSING),
    "CC27-offered": share_of(f"({_BACK}) WHERE interview_offered IS NOT NULL", "interview_offered"),
    "CC27-accepted": share_of(f"({_BACK}) WHERE interview_offered", "interview_accepted"),
    "CC28": share_of(
        "back WHERE interview_accepted AND (SELECT bool_or(interview_date IS NOT NULL) FROM back)",
        "interview_date - end_date BETWEEN 0 AND 3",
        back=_BACK,
    ),
}
