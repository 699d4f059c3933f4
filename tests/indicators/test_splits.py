"""Splits: each member is in one group, and the groups together are everybody."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.indicators.periods import year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.run import open_periods, split_values
from lineofsight.indicators.splits import Split
from tests.indicators.examples import drawn_record

RECORD = {
    "person": """
        person_id | sex | ethnicity | birth_date | expected_birth_date
        1         | M   | WBRI      | 2016-04-01 |
        2         | F   | BCRB      | 2008-03-31 |
        3         |     | NOBT      | 2025-06-01 |
        4         | U   | MWBC      |            | 2026-05-01
        5         | F   | CHNE      | 2008-02-29 |
    """,
    "disability": """
        person_id | disability
        1         | NONE
        2         | MOB
        2         | LD
    """,
    "address": """
        address_id | person_id | postcode | start_date | end_date
        a1         | 1         | ZZ1 1AA  | 2020-01-01 | 2025-09-01
        a2         | 1         | ZZ22BB   | 2025-09-01 |
        a3         | 2         | zz3 3cc  |            |
        a4         | 2         | ZZ4 4DD  | 2026-04-01 |
    """,
    "involvement": """
        involvement_id | person_id | team_id | start_date | end_date   | is_allocated
        i1             | 1         | T1      | 2025-01-01 | 2026-01-01 | yes
        i2             | 1         | T2      | 2026-01-01 |            | yes
        i3             | 1         | T9      | 2026-02-01 |            | no
        i4             | 2         | T1      | 2025-01-01 | 2026-03-31 | yes
    """,
    "referral": """
        referral_id | person_id | referral_date | team_id
        r1          | 1         | 2025-05-01    |
        r2          | 2         | 2025-05-01    |
        r3          | 3         | 2025-07-01    | T7
        r4          | 4         | 2026-01-01    |
        r5          | 5         | 2026-03-01    |
    """,
}


@pytest.mark.parametrize(
    ("split", "groups"),
    [
        (Split.SEX, {"Boys": 1, "Girls": 2, "not recorded": 2}),
        (Split.ETHNICITY, {"White": 1, "Black": 1, "Mixed": 1, "Asian": 1, "not recorded": 1}),
        # Child 2 turns 18 on the last day; of the one born on a 29 February it was 28 February.
        (Split.AGE, {"5 to 9": 1, "Under 1": 1, "Unborn": 1, "18 and over": 2}),
        (Split.DISABILITY, {"No disability": 1, "Disabled": 1, "not recorded": 3}),
        # An address that begins after the period is not the child's yet.
        (Split.AREA, {"ZZ2": 1, "ZZ3": 1, "not recorded": 3}),
        # The team of the referral goes before the worker's. What ends on the day stands no longer;
        # only an allocated worker's team counts.
        (Split.TEAM, {"T7": 1, "T2": 1, "not recorded": 3}),
    ],
)
def test_members_are_split(split: Split, groups: dict[str, int]) -> None:
    """Each referral is in one group; who has nothing recorded is told, not left out."""
    with drawn_record(RECORD) as connection, open_periods(connection, [year_to(2026)]) as opened:
        values = split_values(indicator("HP05"), opened, split)
    assert {v.group: v.numerator for v in values} == groups
    assert sum(groups.values()) == 5


def test_a_rate_of_a_group_has_no_number() -> None:
    """How many people under 18 are in a group of the area is not known: the count is shown."""
    with drawn_record(RECORD) as connection, open_periods(connection, [year_to(2026)]) as opened:
        values = split_values(indicator("HP05"), opened, Split.SEX)
    assert {v.value for v in values} == {None}
    assert {v.period.end for v in values} == {date(2026, 3, 31)}


def test_the_team_of_the_row_goes_before_the_workers() -> None:
    """A child whose worker is in one team, and whose plan is held by another: the plan's. Where
    the row names none, the worker's; of a worker, the worker's own."""
    tables = {
        "cin_plan": """
            cin_plan_id | person_id | start_date | team_id
            p1          | 1         | 2025-01-01 | T5
            p2          | 2         | 2025-01-01 |
        """,
        "involvement": """
            involvement_id | person_id | worker_id | team_id | start_date | is_allocated
            i1             | 1         | w1        | T1      | 2025-01-01 | yes
            i2             | 2         | w1        | T1      | 2025-01-01 | yes
        """,
        "professional": """
            worker_id | team_id
            w1        | T3
        """,
    }
    with drawn_record(tables) as connection, open_periods(connection, [year_to(2026)]) as opened:
        plans = split_values(indicator("HP21"), opened, Split.TEAM)
        workers = split_values(indicator("LW07"), opened, Split.TEAM)
    assert {v.group: v.denominator for v in plans} == {"T5": 1, "T1": 1}
    assert {v.group: v.numerator for v in workers} == {"T3": 2}
