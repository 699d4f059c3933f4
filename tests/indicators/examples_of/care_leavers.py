"""Worked examples: care leavers."""

from __future__ import annotations

from tests.indicators.examples import Example

#: Born so that they turn 17, 18, 19 and 21 on 1 October 2025; child 5 turns 22.
_BORN = """
    person_id | birth_date
    1         | 2008-10-01
    2         | 2007-10-01
    3         | 2006-10-01
    4         | 2004-10-01
    5         | 2003-10-01
    6         | 2008-10-01
    7         | 2006-10-01
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
        why="The note on the birthday counts before a later one; of others the last. Child 6 is in "
        "care still.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | eligibility
            a1             | 1         | 2025-10-01 | YES      |
            a1b            | 1         | 2026-03-31 | NO       | RELEVANT
            a2             | 2         | 2025-12-31 | YES      | RELEVANT
            a2b            | 2         | 2026-03-31 | NO       | RELEVANT
            a6             | 6         | 2026-03-31 | YES      | ELIGIBLE
        """),
        members="""
            row_key | met
            a1      | yes
            a2b     | no
        """,
        value=50.0,
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
        "counts as not. Child 6 went abroad.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | accommodation | suitable
            a1             | 1         | 2025-10-01 | YES      | B             | yes
            a2             | 2         | 2025-10-01 | NO       |               |
            a6             | 6         | 2025-10-01 | YES      | G             | no
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
        why="Child 3's place is suitable, child 4's is not; child 7 was deported.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | accommodation | suitable
            a3             | 3         | 2025-10-01 | YES      | U             | yes
            a4             | 4         | 2025-10-01 | YES      | Y             | no
            a7             | 7         | 2025-10-01 | YES      | H             |
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
        """,
        value=50.0,
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
        why="Child 3 works part time, of child 4 nothing is known; child 7 died.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | in_touch | activity
            a3             | 3         | 2025-10-01 | YES      | P4
            a4             | 4         | 2025-10-01 | NO       |
            a7             | 7         | 2025-10-01 | DIED     |
        """),
        members="""
            row_key | met
            a3      | yes
            a4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL04",
        why="Child 3 neither learns nor works; of child 4 nothing is known, which does not count.",
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
        "a home (K2), child 4 is 21.",
        tables={
            **_noted("""
                care_leaver_id | person_id | as_at      | in_touch | accommodation
                a2             | 2         | 2025-10-01 | YES      | Z
                a3             | 3         | 2025-10-01 | YES      | U
                a4             | 4         | 2025-10-01 | YES      | Z
                a7             | 7         | 2025-10-01 | YES      | U
            """),
            "cla_episode": """
                cla_episode_id | person_id | start_date | end_date   | place
                e2             | 2         | 2020-01-01 | 2025-10-01 | U1
                e3             | 3         | 2020-01-01 | 2024-10-01 | U6
                e4             | 4         | 2020-01-01 | 2022-10-01 | U1
                e7             | 7         | 2020-01-01 | 2024-10-01 | K2
            """,
        },
        members="""
            row_key | met
            a2      | yes
            a3      | no
        """,
        value=50.0,
    ),
    Example(
        code="CL07",
        why="Child 1's plan was reviewed less than six months ago, child 2's a day more. Child 3 may "
        "have advice alone. Child 4 is 21. The note of child 7 is older than 12 months.",
        tables=_noted("""
            care_leaver_id | person_id | as_at      | eligibility     | pathway_plan_review_date
            a1             | 1         | 2026-03-31 | RELEVANT        | 2025-10-01
            a2             | 2         | 2026-03-31 | FORMER_RELEVANT | 2025-09-30
            a3             | 3         | 2026-03-31 | QUALIFYING      | 2026-03-01
            a4             | 4         | 2026-03-31 | FORMER_RELEVANT | 2026-03-01
            a7             | 7         | 2025-03-31 | FORMER_RELEVANT | 2025-03-01
        """),
        members="""
            row_key | met
            a1      | yes
            a2      | no
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
