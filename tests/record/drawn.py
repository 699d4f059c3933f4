# ruff: noqa: E501 - tables drawn as text are wide
"""A small record drawn as text: children of an invented council, one of them with a long journey.

`Mereshire` (code 999) does not exist, and neither does anybody in it. The record stands at 30
September 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.engine.snapshots import Snapshot, write_snapshot
from lineofsight.record.tables import TABLES
from tests.indicators.examples import drawn_record

#: The child with the long journey, and the others by what stands for them today.
LONG, IN_NEED, LEAVER, ADOPTED, UNBORN, CLOSED = "1001", "1002", "1003", "1004", "1005", "A/6 b"
AS_AT = date(2026, 9, 30)
INVENTED = "999"

CHILDREN = {
    "load": """
        load_id | source   | version | file            | part     | table       | period_start | period_end | rows | refused | history_from
        1       | cin      | 2026    | cin-2026.xml    | Children | children    | 2025-04-01   | 2026-03-31 | 40   | 0       |
        2       | ssda903  | 2026    | episodes.csv    |          | Episodes    | 2025-04-01   | 2026-03-31 | 12   | 0       |
        3       | annex_a  | 2026-09 | annex-a.xlsx    | List 7   | cp_plans    |              | 2026-09-30 | 3    | 1       |
        4       | ssd      | 1.4.5   | ssd_cp_visits   |          | cp_visits   |              | 2026-09-30 | 9    | 0       | 2020-10-01
    """,
    "person": """
        person_id | sex | ethnicity | birth_date | expected_birth_date | line
        1001      | F   | MWBC      | 2014-03-12 |                     | 14
        1002      | M   | WBRI      | 2019-11-02 |                     | 31
        1003      | M   | BAFR      | 2007-01-20 |                     | 52
        1004      | F   | REFU      | 2024-08-05 |                     | 77
        1005      | U   |           |            | 2026-12-01          | 90
        A/6 b     | M   | WBRI      | 2010-06-30 |                     | 95
    """,
    "disability": """
        person_id | disability
        1001      | LD
        1001      | AUT
        1002      | NONE
    """,
    "contact": """
        contact_id | person_id | contact_date | source | outcome
        c1         | 1001      | 2021-01-18   | 3B     | Passed to early help
        c2         | 1001      | 2021-09-06   | 6      | Became a referral
        c3         | A/6 b     | 2024-02-02   | 2A     |
    """,
    "early_help_episode": """
        early_help_episode_id | person_id | start_date | end_date   | organisation        | end_reason
        eh1                   | 1001      | 2021-02-01 | 2021-07-30 | Meadow family hub   | Aims met
    """,
    "referral": """
        referral_id | person_id | referral_date | primary_need | source | nfa | close_date | close_reason | line
        r1          | 1001      | 2021-09-06    | N4           | 6      | no  | 2022-01-14 | RC8          | 16
        r2          | 1001      | 2023-03-01    | N1           | 2A     | no  |            |              | 22
        r3          | 1002      | 2026-05-11    | N2           | 1A     | no  |            |              | 33
        r4          | 1004      | 2024-08-06    | N1           | 3F     | no  | 2025-11-20 | RC1          | 79
        r5          | A/6 b     | 2024-02-05    | N0           | 10     | yes | 2024-02-05 |              | 97
        r6          | 1003      | 2022-02-01    | N8           | 5C     | no  | 2025-01-20 | RC7          | 55
        r7          | 1005      | 2026-09-10    | N1           | 3D     | no  |            |              | 91
    """,
    "assessment": """
        assessment_id | person_id | referral_id | start_date | authorised_date | nfa | line
        a1            | 1001      | r1          | 2021-09-08 | 2021-11-10      | yes | 17
        a2            | 1001      | r2          | 2023-03-02 | 2023-04-21      | no  | 23
        a3            | 1001      | r2          | 2024-05-07 | 2024-06-28      | no  | 24
        a4            | 1002      | r3          | 2026-05-12 | 2026-07-03      | no  | 34
        a5            | 1005      | r7          | 2026-09-14 |                 |     | 92
    """,
    "assessment_factor": """
        assessment_id | factor | person_id
        a2            | 3B     | 1001
        a2            | 16A    | 1001
        a2            | 4B     | 1001
    """,
    "s47_enquiry": """
        s47_enquiry_id | person_id | referral_id | start_date | end_date   | nfa | icpc_not_required | line
        s1             | 1001      | r2          | 2023-04-03 | 2023-04-19 | no  | no                | 25
        s2             | 1001      | r2          | 2024-05-02 | 2024-05-20 | no  | yes               | 26
    """,
    "initial_cp_conference": """
        initial_cp_conference_id | person_id | s47_enquiry_id | conference_date | led_to_plan | cp_plan_id
        i1                       | 1001      | s1             | 2023-04-24      | yes         | p1
    """,
    "cin_plan": """
        cin_plan_id | person_id | referral_id | start_date | end_date
        n1          | 1001      | r2          | 2024-03-08 | 2024-06-10
        n2          | 1002      | r3          | 2026-07-06 |
    """,
    "cp_plan": """
        cp_plan_id | person_id | start_date | end_date   | initial_category | latest_category | previous_plans | line
        p1         | 1001      | 2023-04-24 | 2024-03-08 | NEG              | EMO             | 0              | 27
    """,
    "cla_episode": """
        cla_episode_id | person_id | care_period_id | start_date | start_reason | end_date   | end_reason | category_of_need | legal_status | place | load_id | line
        e1             | 1001      | k1             | 2024-06-10 | S            | 2024-08-22 | X1         | N1               | V2           | U4    | 2       | 3
        e2             | 1001      | k1             | 2024-08-22 | L            | 2025-02-14 | X1         | N1               | C1           | U4    | 2       | 4
        e3             | 1001      | k1             | 2025-02-14 | P            | 2025-04-30 | X1         | N1               | C1           | K2    | 2       | 5
        e4             | 1001      | k1             | 2025-04-30 | B            |            |            | N1               | C2           | U1    | 2       | 6
        e5             | 1004      | k2             | 2024-08-12 | S            | 2025-11-20 | E12        | N1               | E1           | A3    | 2       | 8
        e6             | 1003      | k3             | 2022-02-01 | S            | 2025-01-20 | E5         | N8               | V2           | H5    | 2       | 9
        e7             | 1002      | k4             | 2026-08-01 | S            | 2026-08-08 | X1         | N2               | V4           | U6    | 2       | 11
    """,
    "placement": """
        placement_id | person_id | care_period_id | start_date | end_date   | placement_type | provider | location | distance | change_reason | load_id | line
        l1           | 1001      | k1             | 2024-06-10 | 2025-02-14 | U4             | PR1      | IN       | 4.2      | CREQB         | 2       | 3
        l2           | 1001      | k1             | 2025-02-14 | 2025-04-30 | K2             | PR4      | OUT      | 61       | CARPL         | 2       | 5
        l3           | 1001      | k1             | 2025-04-30 |            | U1             | PR1      | IN       | 2.8      |               | 2       | 6
        l4           | 1004      | k2             | 2024-08-12 | 2025-03-03 | U5             | PR1      | IN       | 6        |               | 2       | 8
        l5           | 1004      | k2             | 2025-03-03 | 2025-11-20 | A3             | PR1      | IN       | 6        |               | 2       | 8
        l6           | 1003      | k3             | 2022-02-01 | 2025-01-20 | H5             | PR4      | IN       | 1        |               | 2       | 9
    """,
    "legal_status": """
        legal_status_id | person_id | legal_status | start_date | end_date   | load_id | line
        g1              | 1001      | V2           | 2024-06-10 | 2024-08-22 | 2       | 3
        g2              | 1001      | C1           | 2024-08-22 | 2025-04-30 | 2       | 4
        g3              | 1001      | C2           | 2025-04-30 |            | 2       | 6
        g4              | 1004      | C1           | 2024-08-12 | 2025-03-03 | 2       | 8
        g5              | 1004      | E1           | 2025-03-03 | 2025-11-20 | 2       | 8
        g6              | 1003      | V2           | 2022-02-01 | 2025-01-20 | 2       | 9
    """,
    "missing": """
        missing_id | person_id | start_date | end_date   | missing_type | interview_offered | interview_accepted | interview_date
        m1         | 1001      | 2025-03-04 | 2025-03-06 | M            | yes               | yes                | 2025-03-08
        m2         | 1001      | 2025-03-29 | 2025-03-30 | A            | yes               | no                 |
        m3         | 1001      | 2025-04-12 | 2025-04-12 | M            | no                |                    |
    """,
    "permanence": """
        permanence_id | person_id | care_period_id | decision_date | placement_order_date | matched_date | placed_for_adoption_date | adopted_by_carer | order_date | order_type
        q1            | 1004      | k2             | 2024-12-02    | 2025-02-20           | 2025-02-27   | 2025-03-03               | yes              | 2025-11-20 | Adoption
    """,
    "care_leaver": """
        care_leaver_id | person_id | as_at      | eligibility     | in_touch | accommodation | activity
        v1             | 1003      | 2025-01-20 | FORMER_RELEVANT | YES      | U1            | F2
        v2             | 1003      | 2026-01-20 | FORMER_RELEVANT | YES      | U1            | F5
    """,
    "review": """
        review_id | person_id | review_type | due_date   | review_date | participation | continues
        w1        | 1001      | CP          | 2023-07-20 | 2023-07-18  | PN1           | yes
        w2        | 1001      | CP          | 2024-01-15 | 2024-01-15  | PN5           | yes
        w3        | 1001      | CLA         | 2024-07-08 | 2024-07-05  | PN1           |
        w4        | 1001      | CLA         | 2024-10-01 | 2024-10-02  | PN3           |
        w5        | 1001      | CLA         | 2025-04-02 | 2025-04-01  | PN7           |
    """,
    "visit": """
        visit_id | person_id | visit_type | visit_date | seen | seen_alone | worker_id | load_id
        b1       | 1001      | CP         | 2023-05-02 | yes  | yes        | W1        | 4
        b2       | 1001      | CP         | 2023-05-15 | yes  | no         | W1        | 4
        b3       | 1001      | CP         | 2023-05-30 | no   |            | W1        | 4
        b4       | 1001      | CP         | 2023-06-12 | yes  | yes        | W1        | 4
        b5       | 1001      | CP         | 2023-08-25 | yes  | yes        | W2        | 4
        b6       | 1001      | CLA        | 2024-06-17 | yes  | yes        | W2        | 4
        b7       | 1001      | CLA        | 2024-07-20 | yes  | yes        | W2        | 4
        b8       | 1001      | CLA        | 2026-08-11 | yes  | yes        | W3        | 4
        b9       | 1002      | CIN        | 2026-09-01 | yes  | no         | W2        | 4
    """,
    "cla_outcome": """
        cla_outcome_id | person_id | outcome_type      | outcome_date | year_end   | value | status
        h1             | 1001      | HEALTH_ASSESSMENT | 2024-07-03   |            |       |
        h2             | 1001      | SDQ               | 2025-01-15   |            | 17    |
        h3             | 1001      | IMMUNISATIONS     |              | 2026-03-31 | 1     |
    """,
    "team": """
        team_id | team_name            | parent_id
        T1      | Safeguarding east    |
        T2      | Children in care     |
        T3      | Leaving care         |
    """,
    "professional": """
        worker_id | job_title     | fte | agency | org_role | start_date | end_date   | team_id
        W1        | Social worker | 1   | no     | 5        | 2020-01-06 | 2024-03-28 | T1
        W2        | Social worker | 0.8 | yes    | 5        | 2023-02-01 |            | T1
        W3        | Social worker | 1   | no     | 5        | 2019-05-01 |            | T2
        W4        | Adviser       |     | no     | 4        | 2018-05-01 |            | T3
    """,
    "involvement": """
        involvement_id | person_id | worker_id | role | team_id | start_date | end_date   | change_reason | is_allocated
        o1             | 1001      | W1        | CW   | T1      | 2023-03-01 | 2023-08-14 | FCONTA        | yes
        o2             | 1001      | W2        | CW   | T1      | 2023-08-14 | 2024-09-02 | LEFTRL        | yes
        o3             | 1001      | W3        | CW   | T2      | 2024-09-02 |            | TSPROC        | yes
        o4             | 1002      | W2        | CW   | T1      | 2026-05-12 |            | FCONTA        | yes
        o5             | 1005      | W2        | CW   | T1      | 2026-09-11 |            | FCONTA        | yes
        o6             | 1003      | W4        | PA   | T3      | 2024-12-01 |            |               | no
    """,
    "row_source": """
        table_name  | row_key | person_id | load_id | line
        cp_plan     | p1      | 1001      | 1       | 27
        cp_plan     | p1      | 1001      | 3       | 9
        referral    | r1      | 1001      | 1       | 16
        referral    | r2      | 1001      | 1       | 22
        cla_episode | e4      | 1001      | 2       | 6
        person      | 1002    | 1002      | 1       | 31
    """,
    "conflict": """
        table_name | row_key | person_id | column_name | taken      | taken_load_id | taken_line | other      | other_load_id | other_line | kind
        cp_plan    | p1      | 1001      | end_date    | 2024-03-08 | 1             | 27         | 2024-03-11 | 3             | 9          | sources
    """,
    "issue": """
        source  | rule | severity | message                                         | mend                                              | source_table | source_columns | load_id | line | person_id
        ssda903 | 142  | error    | An episode before the child's last one is open. | Give the day and reason on which it ceased.       | Episodes     | DEC, REC       | 2       | 6    | 1001
        cin     | 8670 | query    | An assessment took more than 45 working days.   | Look up when it was authorised.                   | Assessments  |                | 1       | 24   | 1001
        annex_a | READ | error    | A date could not be read.                       | Write dates as day, month and year: 31/03/2026.   | cp_plans     | end_date       | 3       | 9    | 1001
        cin     | 4180 | error    | The child has no sex.                           | Give it.                                          | Children     | sex            | 1       | 90   | 1005
    """,
}  # fmt: skip


@contextmanager
def children_record(
    *, la_code: str = INVENTED, like: str | None = "865"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The record of these children, of an invented council unless another code is given."""
    with drawn_record(CHILDREN, as_at=AS_AT) as connection:
        for table in TABLES:
            if "la_code" in table.columns():
                connection.execute(f"UPDATE record_{table.name} SET la_code = ?", [la_code])
        connection.execute('UPDATE record_council SET "like" = ?', [like])
        yield connection


def children_snapshot(
    folder: Path, *, la_code: str = INVENTED, like: str | None = "865"
) -> Snapshot:
    """A snapshot of that record among a workspace's snapshots."""
    with children_record(la_code=la_code, like=like) as connection:
        tables = {
            ("record", table.name): connection.sql(
                f"SELECT * FROM record_{table.name}"
            ).to_arrow_table()
            for table in TABLES
        }
    return write_snapshot(folder, kind="record", tables=tables, sources=[])
