"""Worked examples: care leavers."""

from __future__ import annotations

from datetime import date

from tests.indicators.examples import Example

#: Born so that they turn 17, 18, 19 and 21 on 1 October 2025; child 5 turns 22, children 7 to 9 19.
_BORN = """
    person_id | birth_date
    1         | 2008-10-01
    2         | 2007-10-01
    3         | 2006-10-01
    4         | 2004-10-01
    5         | 2003-10-01
    6         | 2008-10-01
    7         | 2006-10-01
    8         | 2006-10-01
    9         | 2006-10-01
"""


def _noted(positions: str) -> dict[str, str]:
    return {"person": _BORN, "care_leaver": positions}


EXAMPLES: tuple[Example, ...] = (
    Example(
        code="CL01-17-18",
        why="With child 1 the council is in touch, with child 2 it is not. Child 3 is 19, and "
        "child 6 went home.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch
            a1             | 1         | 2025-10-01 | YES
            a2             | 2         | 2025-10-01 | NO
            a3             | 3         | 2025-10-01 | YES
            a6             | 6         | 2025-10-01 | RHOM
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL01-17-18",
        why="The SSDA903 tells of the year, as the position on child 1's birthday shows: later "
        "notes do not count, nor does child 2, whom it leaves out.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | eligibility
            a1             | 1         | 2025-10-01 | YES      |
            a1b            | 1         | 2026-03-31 | NO       | RELEVANT
            a2             | 2         | 2026-03-31 | NO       | RELEVANT
            a6             | 6         | 2025-10-01 | NO       |
        """),
        members="""
            row_key | met
            a1      | yes
            a6      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL01-17-18",
        why="Of the 12 months to 31 August the SSDA903 tells of no more than half: the last note "
        "of each counts. Child 2 has turned 18, child 3 is 19. Child 6 is in care still.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | eligibility
            a1             | 1         | 2025-10-01 | YES      |
            a1b            | 1         | 2026-08-31 | NO       | RELEVANT
            a2             | 2         | 2026-03-31 | NO       | RELEVANT
            a2b            | 2         | 2026-08-31 | YES      | RELEVANT
            a3             | 3         | 2026-08-31 | YES      | RELEVANT
            a6             | 6         | 2026-08-31 | YES      | ELIGIBLE
        """),
        start=date(2025, 9, 1),
        end=date(2026, 8, 31),
        members="""
            row_key | met
            a1b     | no
            a2b     | yes
        """,
        value=50.0,
    ),
    Example(
        code="CL01-17-18",
        why="Where it is not said, a contact in the eight weeks before tells: child 1's was 56 days "
        "ago, child 2's 57. Of child 10 neither is recorded, which is told. Child 6 qualifies for "
        "advice alone. Child 10, born on 29 February, turned 18 on 28 February; child 12, born "
        "in the same way 22 years ago, is 22 that day.",
        tables={
            "person": _BORN
            + """
                10        | 2008-02-29
                12        | 2004-02-29
            """,
            "care_leaver": """
                care_leaver_id | person_id | as_at      | in_touch | latest_contact_date | eligibility
                a1             | 1         | 2026-03-31 |          | 2026-02-03          | RELEVANT
                a2             | 2         | 2026-03-31 |          | 2026-02-02          | RELEVANT
                a6             | 6         | 2026-03-31 | YES      | 2026-03-01          | QUALIFYING
                a10            | 10        | 2026-02-28 |          |                     | RELEVANT
                a12            | 12        | 2026-02-28 | YES      |                     | RELEVANT
            """,
        },
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a10     |
        """,
        value=100 / 3,
    ),
    Example(
        code="CL01-19-21",
        why="Child 3 refused contact, with child 4 there is. Child 5 is 22; child 7's was noted "
        "after the year; child 2 is 18.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch
            a2             | 2         | 2025-10-01 | YES
            a3             | 3         | 2025-10-01 | REFU
            a4             | 4         | 2025-10-01 | YES
            a5             | 5         | 2025-10-01 | YES
            a7             | 7         | 2026-10-01 | YES
        """),
        members="""
            row_key | met
            a3      | no
            a4      | yes
        """,
        value=50.0,
    ),
    Example(
        code="CL02-17-18",
        why="Child 1 lives where it is suitable. Child 2 is not in touch: nothing is known, which "
        "counts as not. Child 6 had gone abroad by its birthday.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | accommodation | suitable
            a1             | 1         | 2025-10-01 | YES      | B             | yes
            a2             | 2         | 2025-10-01 | NO       |               |
            a6             | 6         | 2025-10-01 | YES      | G             | no
            a6b            | 6         | 2025-12-01 | YES      | U             | yes
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL02-19-21",
        why="Child 3's place is suitable, child 4's is not; child 7 was deported, and where child 8 "
        "lives nobody knows. Child 9 is not in touch, which the return writes as 0.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | accommodation | suitable
            a3             | 3         | 2025-10-01 | YES      | U             | yes
            a4             | 4         | 2025-10-01 | YES      | Y             | no
            a7             | 7         | 2025-10-01 | YES      | H             |
            a8             | 8         | 2025-10-01 | YES      | R             | no
            a9             | 9         | 2025-10-01 | NO       | 0             |
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
            a9      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CL02-19-21",
        why="The council is in touch with child 3 and does not say whether its place is suitable, "
        "which is told. With child 4 it is not in touch.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | accommodation | suitable
            a3             | 3         | 2025-10-01 | YES      | U             |
            a4             | 4         | 2025-10-01 | REFU     |               |
        """),
        members="""
            row_key | met
            a3      |
            a4      | no
        """,
        value=0.0,
    ),
    Example(
        code="CL03-17-18",
        why="Child 1 trains full time, child 2 is ill; child 3 is 19.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a1             | 1         | 2025-10-01 | YES      | F5
            a2             | 2         | 2025-10-01 | YES      | G4
            a3             | 3         | 2025-10-01 | YES      | F2
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL03-19-21",
        why="Child 3 works part time; with child 4 the council is not in touch, which counts as "
        "not; child 7 died. With child 8 it is, and does not say, which is told. Child 9 trained "
        "under a code that was used before 2022 (F3).",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a3             | 3         | 2025-10-01 | YES      | P4
            a4             | 4         | 2025-10-01 | NO       |
            a7             | 7         | 2025-10-01 | DIED     |
            a8             | 8         | 2025-10-01 | YES      |
            a9             | 9         | 2025-10-01 | YES      | F3
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
            a8      |
            a9      | yes
        """,
        value=50.0,
    ),
    Example(
        code="CL04",
        why="Child 3 neither learns nor works; with child 4 the council is not in touch, which does "
        "not count.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a3             | 3         | 2025-10-01 | YES      | G5
            a4             | 4         | 2025-10-01 | NO       |
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL04-17-18",
        why="Child 1 is a parent (G6), child 2 in an apprenticeship; child 3 is 19.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a1             | 1         | 2025-10-01 | YES      | G6
            a2             | 2         | 2025-10-01 | YES      | F4
            a3             | 3         | 2025-10-01 | YES      | G5
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL05",
        why="Child 3 studies beyond A level part time, child 4 below it.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a3             | 3         | 2025-10-01 | YES      | P1
            a4             | 4         | 2025-10-01 | YES      | F2
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL06",
        why="Children 2 and 3 were in foster care when they turned 18; 2 stays put. Child 7 was in "
        "a home by then (K2), child 4 is 21, and child 8 left the day before. Child 9 is not in "
        "touch, which counts as not.",
        tables={
            **_noted("""
                care_leaver_id | person_id | as_at      | in_touch | accommodation
                a2             | 2         | 2025-10-01 | YES      | Z
                a3             | 3         | 2025-10-01 | YES      | U
                a4             | 4         | 2025-10-01 | YES      | Z
                a7             | 7         | 2025-10-01 | YES      | U
                a8             | 8         | 2025-10-01 | YES      | Z
                a9             | 9         | 2025-10-01 | NO       | 0
            """),
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | place
                e2             | 2         | c2             | 2020-01-01 | 2025-10-01 | E17        | U1
                e3             | 3         | c3             | 2020-01-01 | 2024-10-01 | E5         | U6
                e4             | 4         | c4             | 2020-01-01 | 2022-10-01 | E17        | U1
                e7             | 7         | c7             | 2020-01-01 | 2023-05-01 | X1         | U6
                e7b            | 7         | c7             | 2023-05-01 | 2024-10-01 | E5         | K2
                e8             | 8         | c8             | 2020-01-01 | 2024-09-30 | E4A        | U6
                e9             | 9         | c9             | 2020-01-01 | 2024-10-01 | E17        | U6
            """,
        },
        members="""
            row_key | met
            a2      | yes
            a3      | no
            a9      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CL07",
        why="Child 1's plan was reviewed less than six months before the note, child 2's a day more. "
        "Child 3 may have advice alone. Child 4 is 21. The note of child 7 is older than 12 months. "
        "Child 8's plan was never reviewed, child 9's in time when that was noted.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | eligibility     | pathway_plan_review_date
            a1             | 1         | 2026-03-31 | RELEVANT        | 2025-10-01
            a2             | 2         | 2026-03-31 | FORMER_RELEVANT | 2025-09-30
            a3             | 3         | 2026-03-31 | QUALIFYING      | 2026-03-01
            a4             | 4         | 2026-03-31 | FORMER_RELEVANT | 2026-03-01
            a7             | 7         | 2025-03-31 | FORMER_RELEVANT | 2025-03-01
            a8             | 8         | 2026-03-31 | FORMER_RELEVANT |
            a9             | 9         | 2025-09-30 | FORMER_RELEVANT | 2025-09-01
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
            a8      | no
            a9      | yes
        """,
        value=50.0,
    ),
    Example(
        code="CL08",
        why="Child 2 has no adviser; child 1 is eligible, in care still. The last note counts.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | eligibility     | personal_adviser
            a1             | 1         | 2026-03-31 | ELIGIBLE        |
            a2             | 2         | 2025-09-30 | RELEVANT        | Adviser 4
            a2b            | 2         | 2026-03-31 | RELEVANT        |
            a4             | 4         | 2026-03-31 | FORMER_RELEVANT | Adviser 4
        """),
        members="""
            row_key | met
            a2b     | no
            a4      | yes
        """,
        value=50.0,
    ),
)
