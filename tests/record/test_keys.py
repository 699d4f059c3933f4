"""Keys and rows are the same whatever the order of files and of the rows in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lineofsight.record.merging import made
from lineofsight.record.tables import RECORD, ClaEpisode, Referral
from tests.record.sources import Given, Rows, annex_a, cin, contents, record_of, ssda903, workforce

#: A failing example is told as it was found: to make it smaller would take minutes.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
#: Each takes a second or more; `.ci/nightly` makes more of them.
EXAMPLES = int(os.environ.get("LINEOFSIGHT_RECORD_EXAMPLES", "4"))
CHILDREN = st.sampled_from(["A1", "B2", "C3"])
#: Few days, so that things happen twice on one day and again in the next year's return.
DAYS = st.integers(0, 5).map(lambda n: (date(2025, 2, 1) + timedelta(days=31 * n)).isoformat())
BLANK_OR_DAY = st.one_of(st.none(), DAYS)


def some(**cells: st.SearchStrategy[str | None]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to five rows of a table."""
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=5)


def of(*codes: str | None) -> st.SearchStrategy[str | None]:
    """One of some codes."""
    return st.sampled_from(codes)


PEOPLE = some(LAchildID=CHILDREN, Sex=of("F", "M", "U", None), PersonBirthDate=BLANK_OR_DAY)
NEED = some(
    LAchildID=CHILDREN,
    CINdetailsID=of("1", "2", "3"),
    CINreferralDate=DAYS,
    ReferralSource=of("1A", "6", None),
    ReferralNFA=of("0", "1"),
    CINclosureDate=BLANK_OR_DAY,
    DateOfInitialCPC=BLANK_OR_DAY,
).map(lambda rows: list({(r["LAchildID"], r["CINdetailsID"]): r for r in rows}.values()))
PLANS = some(
    LAchildID=CHILDREN,
    CINdetailsID=of("1", "2"),
    CPPID=of("1"),
    CPPstartDate=DAYS,
    CPPendDate=BLANK_OR_DAY,
    InitialCategoryOfAbuse=of("NEG", "EMO"),
)
EPISODES = some(
    CHILD=CHILDREN,
    DECOM=DAYS,
    RNE=of("S", "L", "P", "B", None),
    LS=of("V2", "C2", "E1"),
    PLACE=of("U1", "A6"),
    DEC=BLANK_OR_DAY,
    REC=of("X1", "E4A", None),
    HOME_POST=of("AB1 0AA", "AB1 0AB", None),
)
PLACED = some(CHILD=CHILDREN, DATE_PLACED=DAYS, DATE_PLACED_CEASED=BLANK_OR_DAY)
LISTED = some(child_id=CHILDREN, gender=of("F", "M"), cin_start=DAYS, team=of("North", None))
CONTACTS = some(child_id=CHILDREN, contact_date=DAYS, contact_source=of("6", "1A", None))
WORKERS = some(
    SWENo=of("SW1", None), OrgRole=of("4", "5"), RoleStartDate=DAYS, Cases30=of("3", "9")
)

RETURNS = st.tuples(
    st.builds(
        lambda p, n, c: cin(2025, ChildIdentifiers=p, CINdetails=n, ChildProtectionPlans=c),
        PEOPLE,
        NEED,
        PLANS,
    ),
    st.builds(
        lambda p, n, c: cin(2026, ChildIdentifiers=p, CINdetails=n, ChildProtectionPlans=c),
        PEOPLE,
        NEED,
        PLANS,
    ),
    st.builds(lambda e, p: ssda903(2026, Episodes=e, PlacedAdoption=p), EPISODES, PLACED),
    st.builds(
        lambda n, c: annex_a(date(2026, 3, 31), ChildrenInNeed=n, Contacts=c), LISTED, CONTACTS
    ),
    st.builds(lambda w: workforce(2025, CSWWWorker=w), WORKERS),
).map(list)


@st.composite
def twice(draw: st.DrawFn) -> tuple[list[Given], list[Given]]:
    """Returns, and the same with files and rows in another order."""
    returns = draw(RETURNS)
    turned = []
    for one in draw(st.permutations(returns)):
        tables: Mapping[str, Rows] = {
            name: draw(st.permutations(list(rows)))
            for name, rows in one.tables.items()
            if not isinstance(rows, str)
        }
        turned.append(replace(one, tables=tables))
    return returns, turned


def all_of(*returns: Given) -> dict[str, list[tuple[Any, ...]]]:
    """All that a record says, but where it stands."""
    with record_of(*returns) as record:
        said = {table.name: contents(record, table) for table in RECORD}
        said["conflict"] = record.conflicts(
            "table_name", "row_key", "column_name", "taken", "other", "kind"
        )
        return said


@settings(max_examples=EXAMPLES, phases=QUICK)
@given(twice())
def test_the_order_of_files_and_rows_changes_nothing(pair: tuple[list[Given], list[Given]]) -> None:
    """Neither keys, nor what is taken, nor what is told to differ."""
    returns, turned = pair
    assert all_of(*returns) == all_of(*turned)


@settings(max_examples=EXAMPLES, phases=QUICK)
@given(RETURNS)
def test_every_key_stands_once_and_has_a_source(returns: list[Given]) -> None:
    """And what refers to a row of the record finds it."""
    with record_of(*returns) as record:
        for table in RECORD:
            keys = [name for name, facts in table.columns().items() if facts.key]
            rows = record.rows(table, *keys)
            assert len(set(rows)) == len(rows), table.name
            for column, other in table.refers.items():
                [(lost,)] = record.ask(
                    f"SELECT count(*) FROM {made(table)} t WHERE {column} IS NOT NULL "
                    f"AND {column} NOT IN (SELECT {other}_id FROM {made(other)})"
                )
                assert lost == 0, (table.name, column)
            if len(keys) == 1:
                [(without,)] = record.ask(
                    f"SELECT count(*) FROM {made(table)} WHERE CAST({keys[0]} AS VARCHAR) NOT IN "
                    f"(SELECT row_key FROM made_row_source WHERE table_name = '{table.name}')"
                )
                assert without == 0, table.name


CARE = """
    CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
    A1    | 2025-05-01 | S   | V2 | U1    | 2025-06-01 | X1
    A1    | 2025-06-01 | L   | C1 | U1    |            |
"""


def test_a_row_before_others_leaves_their_keys_as_they_are() -> None:
    """A row's place in its file is no part of its key."""
    head, *rows = CARE.strip().splitlines()
    with (
        record_of(ssda903(2026, Episodes=CARE)) as one,
        record_of(
            ssda903(
                2026,
                Episodes="\n".join([head, "B2 | 2025-05-05 | S | V2 | U1 | |", *rows]),
            )
        ) as other,
    ):
        keys = one.rows(ClaEpisode, "cla_episode_id", "care_period_id", "placement_id")
        assert set(keys) < set(
            other.rows(ClaEpisode, "cla_episode_id", "care_period_id", "placement_id")
        )


def test_one_referral_has_one_key_in_every_return() -> None:
    """In the censuses of two years, in the dataset and in Annex A."""
    need = """
        LAchildID | CINdetailsID | CINreferralDate | ReferralSource
        A1        | {}           | 2025-02-05      | 1A
    """
    with (
        record_of(cin(2025, CINdetails=need.format(1))) as first,
        record_of(cin(2026, CINdetails=need.format(7))) as second,
        record_of(
            annex_a(
                date(2025, 3, 31),
                Referrals="""
                    child_id | referral_date | referral_source
                    A1       | 2025-02-05    | 1A
                """,
            )
        ) as listed,
    ):
        keys = first.rows(Referral, "referral_id")
        assert len(keys) == 1
        assert second.rows(Referral, "referral_id") == keys
        assert listed.rows(Referral, "referral_id") == keys
