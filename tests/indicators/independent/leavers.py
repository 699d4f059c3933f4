"""Care leavers, worked out again: plain SQL from each definition."""

from __future__ import annotations

from tests.indicators.independent.sharing import share_of

#: Positions in the period: around the birthday, of a year to 31 March that the SSDA903 tells of,
#: else the last one noted. A row of the SSDA903 is of a birthday and does not give eligibility.
_ROWS = {
    "noted": """SELECT c.*, p.birth_date, age_of(c.person_id, as_at) AS age,
            later(birth_date, 12 * datesub('year', birth_date, as_at)) = as_at AS on_birthday
        FROM record_care_leaver c JOIN record_person p USING (person_id)""",
    "told": """SELECT month(CAST($end AS DATE)) = 3 AND day(CAST($end AS DATE)) = 31
            AND EXISTS (SELECT 1 FROM noted WHERE on_birthday AND eligibility IS NULL
                AND as_at BETWEEN $start AND $end)
            AS by_year""",
    "positions": """SELECT DISTINCT ON (person_id) noted.* FROM noted, told
        WHERE as_at BETWEEN $start AND $end AND (NOT by_year OR on_birthday)
        ORDER BY person_id, as_at DESC""",
    "left_care": """SELECT * FROM positions
        WHERE coalesce(in_touch, '') NOT IN ('DIED', 'RHOM')
        AND coalesce(eligibility, '') NOT IN ('ELIGIBLE', 'QUALIFYING')""",
    "last_noted": """SELECT DISTINCT ON (person_id) *,
            datesub('year', birth_date, CAST($end AS DATE)) AS age_now
        FROM noted WHERE as_at > month_end_back($end, 12) AND as_at <= $end
        AND eligibility IS NOT NULL
        ORDER BY person_id, as_at DESC""",
}
_YOUNG, _OLDER = "age IN (17, 18)", "age IN (19, 20, 21)"
_TOUCH = """CASE WHEN in_touch IS NOT NULL THEN in_touch = 'YES'
    ELSE as_at - latest_contact_date BETWEEN 0 AND 56 END"""
_WORKING = "activity IN ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5')"
_NEITHER = "activity IN ('G4', 'G5', 'G6')"
_HOUSED = "coalesce(accommodation, '') NOT IN ('G', 'H', 'R')"
_STAYING = """age IN (18, 19, 20) AND EXISTS (SELECT 1 FROM (
        SELECT arg_max(struct_pack(e := ended, p := last_place), began) AS last FROM spell s
        WHERE s.person_id = left_care.person_id)
    WHERE last.p IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
    AND datesub('year', birth_date, last.e) = 18)"""


def _share(who: str, met: str) -> str:
    return share_of(f"left_care WHERE {who}", met, **_ROWS)


QUERIES: dict[str, str] = {
    "CL01-17-18": _share(_YOUNG, _TOUCH),
    "CL01-19-21": _share(_OLDER, _TOUCH),
    "CL02-17-18": _share(f"{_YOUNG} AND {_HOUSED}", "suitable"),
    "CL02-19-21": _share(f"{_OLDER} AND {_HOUSED}", "suitable"),
    "CL03-17-18": _share(_YOUNG, _WORKING),
    "CL03-19-21": _share(_OLDER, _WORKING),
    "CL04": _share(_OLDER, _NEITHER),
    "CL04-17-18": _share(_YOUNG, _NEITHER),
    "CL05": _share(_OLDER, "activity IN ('F1', 'P1')"),
    "CL06": _share(_STAYING, "accommodation = 'Z'"),
    "CL07": share_of(
        """last_noted WHERE age_now < 21
        AND eligibility IN ('ELIGIBLE', 'RELEVANT', 'FORMER_RELEVANT')""",
        """pathway_plan_review_date > month_end_back(as_at, 6)
        AND pathway_plan_review_date <= as_at""",
        **_ROWS,
    ),
    "CL08": share_of(
        "last_noted WHERE eligibility IN ('RELEVANT', 'FORMER_RELEVANT')",
        "personal_adviser IS NOT NULL",
        **_ROWS,
    ),
}
