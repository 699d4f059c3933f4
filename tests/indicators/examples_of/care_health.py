"""Worked examples: the health of children in care, questionnaires, offending, going missing."""

from __future__ import annotations

from datetime import date

from tests.indicators.examples import Example

#: Four children in care through the whole year: of 10, 3, 16 and 7 years on its last day. The care
#: of child 5 began on the second day of the year, that of child 6 ended on its last.
_ALL_YEAR = {
    "person": """
        person_id | birth_date
        1         | 2015-06-01
        2         | 2022-06-01
        3         | 2009-06-01
        4         | 2018-06-01
        5         | 2015-06-01
        6         | 2015-06-01
    """,
    "cla_episode": """
        cla_episode_id | person_id | start_date | start_reason | end_date   | end_reason | legal_status
        e1             | 1         | 2024-06-01 | S            |            |            | C2
        e2             | 2         | 2025-04-01 | S            |            |            | C2
        e3             | 3         | 2024-06-01 | S            | 2025-08-01 | X1         | C1
        e3b            | 3         | 2025-08-01 | L            |            |            | C2
        e4             | 4         | 2024-06-01 | S            |            |            | C2
        e5             | 5         | 2025-04-02 | S            |            |            | C2
        e6             | 6         | 2024-06-01 | S            | 2026-03-31 | E4A        | C2
    """,
}


def _all_year(outcomes: str) -> dict[str, str]:
    return {**_ALL_YEAR, "cla_outcome": outcomes}


#: Three children in care all year, and how they were missing (M) or away (A).
_GONE = {
    "cla_episode": """
        cla_episode_id | person_id | care_period_id | start_date | legal_status
        e1             | 1         | c1             | 2024-06-01 | C2
        e2             | 2         | c2             | 2024-06-01 | C2
        e3             | 3         | c3             | 2024-06-01 | C2
    """,
    "missing": """
        missing_id | person_id | missing_type | start_date | end_date
        m1         | 1         | M            | 2025-02-01 | 2025-03-31
        m2         | 1         | M            | 2025-03-31 | 2025-04-02
        m3         | 1         | A            | 2025-06-01 | 2025-06-01
        m4         | 2         | M            | 2025-06-01 | 2025-06-01
        m5         | 2         | M            | 2026-03-21 |
        m6         | 3         | M            | 2026-04-01 | 2026-04-02
    """,
}

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="CC18",
        why="Child 1 has the yearly answer yes, and so has child 2. Child 3 has none, and was "
        "assessed on the last day. Of child 4 the answer is of another year: that it is missing is "
        "told. Child 5 came into care a day too late, child 6 left on the last day.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type      | outcome_date | year_end   | value
            o1             | 1         | HEALTH_ASSESSMENT |              | 2026-03-31 | 1
            o2             | 2         | HEALTH_ASSESSMENT |              | 2026-03-31 | 1
            o3             | 3         | HEALTH_ASSESSMENT | 2026-03-31   |            | 1
            o4             | 4         | HEALTH_ASSESSMENT |              | 2025-03-31 | 1
            o5             | 5         | HEALTH_ASSESSMENT |              | 2026-03-31 | 1
            o6             | 6         | HEALTH_ASSESSMENT |              | 2026-03-31 | 1
        """),
        members="""
            row_key | met
            e1      | yes
            e2      | yes
            e3b     | yes
            e4      |
        """,
        value=75.0,
    ),
    Example(
        code="CC18",
        why="The yearly answer no counts, though child 1 was assessed. Of the others there are "
        "dates alone: child 2, under 5, was last assessed just six months ago. Of children 3 and 4 "
        "nothing is said, which is told.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type      | outcome_date | year_end   | value
            o1             | 1         | HEALTH_ASSESSMENT |              | 2026-03-31 | 0
            o2             | 1         | HEALTH_ASSESSMENT | 2025-06-01   |            | 1
            o3             | 2         | HEALTH_ASSESSMENT | 2025-04-01   |            | 1
            o4             | 2         | HEALTH_ASSESSMENT | 2025-10-01   |            | 1
        """),
        members="""
            row_key | met
            e1      | no
            e2      | yes
            e3b     |
            e4      |
        """,
        value=25.0,
    ),
    Example(
        code="CC18",
        why="Six months later there are no yearly answers, and the dates of the 12 months to the "
        "last day count, however short the period: child 1 was assessed on their first day, child "
        "3 a day before it, child 2, under 5, more than six months ago, and child 4 refused. The "
        "yearly answer of March is not of these months. Child 5 has been in care all the time "
        "since; child 6 left.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type      | outcome_date | year_end   | value | status
            o1             | 1         | HEALTH_ASSESSMENT | 2025-10-01   |            | 1     |
            o2             | 2         | HEALTH_ASSESSMENT | 2026-03-31   |            | 1     |
            o3             | 3         | HEALTH_ASSESSMENT | 2025-09-30   |            | 1     |
            o4             | 4         | HEALTH_ASSESSMENT | 2026-06-01   |            | 0     | REFUSED
            o5             | 5         | HEALTH_ASSESSMENT |              | 2026-03-31 | 1     |
        """),
        start=date(2026, 4, 1),
        end=date(2026, 9, 30),
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3b     | no
            e4      | no
            e5      | no
        """,
        value=20.0,
    ),
    Example(
        code="CC18",
        why="Of these 12 months the record has no answers at all, and there is no figure: that no "
        "child was assessed is not known. A short break in the months (V4) would take child 1 out "
        "in any case.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-06-01
                2         | 2015-06-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | start_reason | end_date   | end_reason | legal_status
                e1             | 1         | 2024-06-01 | S            |            |            | C2
                e1b            | 1         | 2025-06-01 | S            | 2025-06-03 | E8         | V4
                e2             | 2         | 2024-06-01 | S            |            |            | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | outcome_date | year_end   | value
                o1             | 2         | HEALTH_ASSESSMENT |              | 2025-03-31 | 1
                o2             | 2         | DENTAL_CHECK      |              | 2026-03-31 | 1
            """,
        },
        members="row_key | met",
        value=None,
    ),
    Example(
        code="CC19",
        why="The teeth of children 1 and 2 were checked, 2 the day the year began; those of 3 the "
        "day before, and it has no yearly answer, which is told. Child 4's answer is no.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | outcome_date | year_end   | value
            o1             | 1         | DENTAL_CHECK |              | 2026-03-31 | 1
            o2             | 2         | DENTAL_CHECK | 2025-04-01   |            | 1
            o3             | 3         | DENTAL_CHECK | 2025-03-31   |            | 1
            o4             | 4         | DENTAL_CHECK |              | 2026-03-31 | 0
        """),
        members="""
            row_key | met
            e1      | yes
            e2      | yes
            e3b     |
            e4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC18",
        why="A list of children in care has the latest episode and last assessment of each. Children "
        "1 and 2 entered care before the 12 months and moved in them; child 3 entered care in "
        "them.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2015-06-01
                2         | 2015-06-01
                3         | 2015-06-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | start_reason | entered_care_date | legal_status
                e1             | 1         | 2025-06-01 |              | 2025-04-01        | C2
                e2             | 2         | 2025-06-01 |              | 2024-04-01        | C2
                e3             | 3         | 2025-06-01 |              | 2025-04-02        | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | outcome_date | value
                o1             | 1         | HEALTH_ASSESSMENT | 2025-12-01   | 1
                o3             | 3         | HEALTH_ASSESSMENT | 2025-12-01   | 1
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC19",
        why="Where there are dates alone, who has none in the 12 months has not been checked.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | outcome_date | value
            o1             | 1         | DENTAL_CHECK | 2026-03-31   | 1
            o3             | 3         | DENTAL_CHECK | 2025-03-31   | 1
            o4             | 4         | DENTAL_CHECK | 2025-12-01   | 0
        """),
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3b     | no
            e4      | no
        """,
        value=25.0,
    ),
    Example(
        code="CC20",
        why="Child 1 is up to date, child 2 is not, nothing is said of 3 and 4, which is told; 5 "
        "and 6 were not in care all year.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type  | year_end   | value
            o1             | 1         | IMMUNISATIONS | 2026-03-31 | 1
            o2             | 2         | IMMUNISATIONS | 2026-03-31 | 0
            o5             | 5         | IMMUNISATIONS | 2026-03-31 | 1
            o6             | 6         | IMMUNISATIONS | 2026-03-31 | 1
        """),
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3b     |
            e4      |
        """,
        value=25.0,
    ),
    Example(
        code="CC20",
        why="A state lasts until another is noted, and the last one counts: child 1 was not up to "
        "date first and is now, child 2 the other way round. What was noted of child 3 is older "
        "than 12 months and stands. What is noted after the last day is not known yet.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type  | outcome_date | value
            o1             | 1         | IMMUNISATIONS | 2025-06-01   | 0
            o2             | 1         | IMMUNISATIONS | 2026-01-01   | 1
            o3             | 2         | IMMUNISATIONS | 2025-06-01   | 1
            o4             | 2         | IMMUNISATIONS | 2026-01-01   | 0
            o5             | 3         | IMMUNISATIONS | 2024-06-01   | 1
            o6             | 4         | IMMUNISATIONS | 2026-04-01   | 1
        """),
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3b     | yes
            e4      |
        """,
        value=50.0,
    ),
    Example(
        code="CC21",
        why="Child 2 alone is under 5, and its checks are up to date.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type      | year_end   | value
            o1             | 1         | DEVELOPMENT_CHECK | 2026-03-31 | 1
            o2             | 2         | DEVELOPMENT_CHECK | 2026-03-31 | 1
        """),
        members="""
            row_key | met
            e2      | yes
        """,
        value=100.0,
    ),
    Example(
        code="CC21",
        why="Child 1 turns 5 the day after the year ends and is asked; child 2 is 5 on its last "
        "day. Child 1's checks are not up to date.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2021-04-01
                2         | 2021-03-31
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | start_reason | legal_status
                e1             | 1         | 2024-06-01 | S            | C2
                e2             | 2         | 2024-06-01 | S            | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | year_end   | value
                o1             | 1         | DEVELOPMENT_CHECK | 2026-03-31 | 0
                o2             | 2         | DEVELOPMENT_CHECK | 2026-03-31 | 1
            """,
        },
        members="""
            row_key | met
            e1      | no
        """,
        value=0.0,
    ),
    Example(
        code="CC21",
        why="A child born on 29 February turns 5 on 28 February: child 1 is 5 on the last day, "
        "child 2, born on 1 March, is not.",
        tables={
            "person": """
                person_id | birth_date
                1         | 2020-02-29
                2         | 2020-03-01
            """,
            "cla_episode": """
                cla_episode_id | person_id | start_date | start_reason | legal_status
                e1             | 1         | 2023-06-01 | S            | C2
                e2             | 2         | 2023-06-01 | S            | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | outcome_date | value
                o1             | 1         | DEVELOPMENT_CHECK | 2024-06-01   | 1
                o2             | 2         | DEVELOPMENT_CHECK | 2024-06-01   | 1
            """,
        },
        start=date(2024, 3, 1),
        end=date(2025, 2, 28),
        members="""
            row_key | met
            e2      | yes
        """,
        value=100.0,
    ),
    Example(
        code="CC22",
        why="20 working days after Monday 2 June are 30 June: child 1 in time, child 2 a day late. "
        "Child 3's care lasted 19 working days. Child 4's began too late in the year to tell. "
        "Child 5 refused. Child 6 had short breaks.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | legal_status
                e6             | 6         | c6             | 2025-06-02 |            | V4
                e1             | 1         | c1             | 2025-06-02 |            | C2
                e2             | 2         | c2             | 2025-06-02 |            | C2
                e3             | 3         | c3             | 2025-06-02 | 2025-06-27 | C2
                e4             | 4         | c4             | 2026-03-16 |            | C2
                e5             | 5         | c5             | 2025-06-02 | 2025-06-30 | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | outcome_date | value
                o1             | 1         | HEALTH_ASSESSMENT | 2025-06-30   | 1
                o2             | 2         | HEALTH_ASSESSMENT | 2025-07-01   | 1
                o3             | 3         | HEALTH_ASSESSMENT | 2025-06-03   | 1
                o5             | 5         | HEALTH_ASSESSMENT | 2025-06-03   | 0
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e5      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC22",
        why="The SSDA903 says yes or no of the year and gives no day: there is no figure.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | legal_status
                e1             | 1         | c1             | 2025-06-02 | C2
            """,
            "cla_outcome": """
                cla_outcome_id | person_id | outcome_type      | year_end   | value
                o1             | 1         | HEALTH_ASSESSMENT | 2026-03-31 | 1
            """,
        },
        members="row_key | met",
        value=None,
    ),
    Example(
        code="CC23-returned",
        why="Of the children of 4 to 16, child 1 has a score, 3 a reason, 4 a score of the year "
        "before. Child 2 is 3 years old.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | outcome_date | year_end   | value | status
            o1             | 1         | SDQ          |              | 2026-03-31 | 12    |
            o2             | 2         | SDQ          |              | 2026-03-31 | 12    |
            o3             | 3         | SDQ          |              | 2026-03-31 |       | SDQ2
            o4             | 4         | SDQ          | 2025-03-31   |            | 12    |
        """),
        members="""
            row_key | met
            e1      | yes
            e3b     | no
            e4      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC23-average",
        why="Scores of 10 and 17; the later of child 4's two counts.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | outcome_date | year_end   | value
            o1             | 1         | SDQ          |              | 2026-03-31 | 10
            o4             | 4         | SDQ          | 2025-06-01   |            | 30
            o5             | 4         | SDQ          | 2026-01-01   |            | 17
        """),
        members="""
            row_key | amount
            e1      | 10
            e4      | 17
        """,
        value=13.5,
    ),
    Example(
        code="CC23-concern",
        why="17 is a cause for concern, 16 is not.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | year_end   | value
            o1             | 1         | SDQ          | 2026-03-31 | 17
            o4             | 4         | SDQ          | 2026-03-31 | 16
        """),
        members="""
            row_key | met
            e1      | yes
            e4      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC24",
        why="Children 1, of 10, and 3, of 16, are old enough; child 3 was convicted.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type | outcome_date | year_end   | value
            o1             | 1         | CONVICTED    |              | 2026-03-31 | 0
            o3             | 3         | CONVICTED    | 2025-12-01   |            | 1
        """),
        members="""
            row_key | met
            e1      | no
            e3b     | yes
        """,
        value=50.0,
    ),
    Example(
        code="CC25",
        why="Child 3 is said to misuse substances, child 1 is said not to; that nothing is said of "
        "the others is told.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type     | year_end   | value
            o1             | 1         | SUBSTANCE_MISUSE | 2026-03-31 | 0
            o3             | 3         | SUBSTANCE_MISUSE | 2026-03-31 | 1
        """),
        members="""
            row_key | met
            e1      | no
            e2      |
            e3b     | yes
            e4      |
        """,
        value=25.0,
    ),
    Example(
        code="CC25-helped",
        why="Of the two who misuse substances, child 3 received help; child 1 was offered it.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type          | year_end   | value
            o1             | 1         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o2             | 1         | INTERVENTION_RECEIVED | 2026-03-31 | 0
            o3             | 1         | INTERVENTION_OFFERED  | 2026-03-31 | 1
            o4             | 3         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o5             | 3         | INTERVENTION_RECEIVED | 2026-03-31 | 1
        """),
        members="""
            row_key | met
            e1      | no
            e3b     | yes
        """,
        value=50.0,
    ),
    Example(
        code="CC25-offered",
        why="Three misuse substances. Child 3 received help and is not asked; of the others, child "
        "1 was offered it and child 4 was not. That nothing is said of child 2 is told.",
        tables=_all_year("""
            cla_outcome_id | person_id | outcome_type          | year_end   | value
            o1             | 1         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o2             | 1         | INTERVENTION_RECEIVED | 2026-03-31 | 0
            o3             | 1         | INTERVENTION_OFFERED  | 2026-03-31 | 1
            o4             | 2         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o5             | 3         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o6             | 3         | INTERVENTION_RECEIVED | 2026-03-31 | 1
            o7             | 4         | SUBSTANCE_MISUSE      | 2026-03-31 | 1
            o8             | 4         | INTERVENTION_RECEIVED | 2026-03-31 | 0
            o9             | 4         | INTERVENTION_OFFERED  | 2026-03-31 | 0
        """),
        members="""
            row_key | met
            e1      | yes
            e2      |
            e4      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC26",
        why="Child 1 was missing over the turn of the year. Child 2 was away without "
        "authorisation, child 3 missing before the year. Child 4 left care before it.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | legal_status
                e1             | 1         | c1             | 2024-06-01 |            | C2
                e2             | 2         | c2             | 2026-03-31 |            | C2
                e3             | 3         | c3             | 2024-06-01 | 2025-04-01 | C2
                e4             | 4         | c4             | 2024-06-01 | 2025-03-31 | C2
            """,
            "missing": """
                missing_id | person_id | missing_type | start_date | end_date
                m1         | 1         | M            | 2025-03-31 | 2025-04-01
                m2         | 2         | A            | 2026-03-31 |
                m3         | 3         | M            | 2025-03-01 | 2025-03-31
                m4         | 4         | M            | 2025-03-30 | 2025-04-02
            """,
        },
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC26",
        why="Child 1 was missing before it came into care, child 2 after it left; child 3 until the "
        "day it came into care. Child 4 had short breaks. One row for each child: the episode that "
        "stood last.",
        tables={
            "cla_episode": """
                cla_episode_id | person_id | care_period_id | start_date | end_date   | end_reason | legal_status
                e1             | 1         | c1             | 2025-09-01 |            |            | C2
                e2             | 2         | c2             | 2024-06-01 | 2025-06-01 | E4A        | C2
                e3             | 3         | c3             | 2025-09-01 | 2025-10-01 | X1         | C1
                e3b            | 3         | c3             | 2025-10-01 |            |            | C2
                e4             | 4         | c4             | 2025-09-01 |            |            | V4
            """,
            "missing": """
                missing_id | person_id | missing_type | start_date | end_date
                m1         | 1         | M            | 2025-05-01 | 2025-08-31
                m2         | 2         | M            | 2025-06-02 | 2025-06-03
                m3         | 3         | M            | 2025-08-31 | 2025-09-01
                m4         | 4         | M            | 2025-10-01 | 2025-10-02
            """,
        },
        members="""
            row_key | met
            e1      | no
            e2      | no
            e3b     | yes
        """,
        value=100 / 3,
    ),
    Example(
        code="CC26-away",
        why="Child 1 was away without authorisation (A), child 2 missing (M), child 3 neither.",
        tables=_GONE,
        members="""
            row_key | met
            e1      | yes
            e2      | no
            e3      | no
        """,
        value=100 / 3,
    ),
    Example(
        code="CC26-repeat",
        why="Children 1 and 2 went missing in the year; child 2 a second time. That child 1 was "
        "away too, and missing before the year, does not count.",
        tables=_GONE,
        members="""
            row_key | met
            e1      | no
            e2      | yes
        """,
        value=50.0,
    ),
    Example(
        code="CC26-incidents",
        why="Three incidents overlap the year: m2 of child 1, and m4 and m5 of child 2.",
        tables=_GONE,
        members="""
            row_key | met
            m2      | yes
            m4      | yes
            m5      | yes
        """,
        value=3.0,
    ),
    Example(
        code="CC26-longest",
        why="Child 1 was missing for 2 days, over the turn of the year; child 2 for none and, until "
        "the last day and beyond, for 10: the longest counts. Of two, the median is their mean.",
        tables=_GONE,
        members="""
            row_key | amount
            e1      | 2
            e2      | 10
        """,
        value=6.0,
    ),
    Example(
        code="CC27-offered",
        why="Of m3 it is not said; m4 is no missing; from m5 the child came back after the year.",
        tables={
            "missing": """
                missing_id | person_id | missing_type | start_date | end_date   | interview_offered
                m1         | 1         | M            | 2025-06-01 | 2025-06-02 | yes
                m2         | 1         | M            | 2025-07-01 | 2025-07-02 | no
                m3         | 2         | M            | 2025-06-01 | 2025-06-02 |
                m4         | 3         | A            | 2025-06-01 | 2025-06-02 | yes
                m5         | 4         | M            | 2026-03-31 | 2026-04-01 | yes
            """
        },
        members="""
            row_key | met
            m1      | yes
            m2      | no
        """,
        value=50.0,
    ),
    Example(
        code="CC27-accepted",
        why="m1 was accepted, m2 was not; m3 was not offered. Of m4 it is not said, which is told.",
        tables={
            "missing": """
                missing_id | person_id | missing_type | end_date   | interview_offered | interview_accepted
                m1         | 1         | M            | 2025-06-02 | yes               | yes
                m2         | 2         | M            | 2025-06-02 | yes               | no
                m3         | 3         | M            | 2025-06-02 | no                |
                m4         | 4         | M            | 2025-06-02 | yes               |
            """
        },
        members="""
            row_key | met
            m1      | yes
            m2      | no
            m4      |
        """,
        value=100 / 3,
    ),
    Example(
        code="CC28",
        why="m1 was held on the third day, m2 on the fourth; that the day of m3 is not known is "
        "told. m4 was held before the child came back, which cannot be. m5 was not accepted.",
        tables={
            "missing": """
                missing_id | person_id | missing_type | end_date   | interview_accepted | interview_date
                m1         | 1         | M            | 2025-06-02 | yes                | 2025-06-05
                m2         | 2         | M            | 2025-06-02 | yes                | 2025-06-06
                m3         | 3         | M            | 2025-06-02 | yes                |
                m4         | 4         | M            | 2025-06-02 | yes                | 2025-06-01
                m5         | 5         | M            | 2025-06-02 | no                 |
            """
        },
        members="""
            row_key | met
            m1      | yes
            m2      | no
            m3      |
            m4      | no
        """,
        value=25.0,
    ),
    Example(
        code="CC28",
        why="Where no day of an interview is recorded there is no figure.",
        tables={
            "missing": """
                missing_id | person_id | missing_type | end_date   | interview_accepted
                m1         | 1         | M            | 2025-06-02 | yes
            """
        },
        members="row_key | met",
        value=None,
    ),
)
