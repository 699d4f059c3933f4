# ruff: noqa: E501 - tables drawn as text are wide
"""The Department's daily payload, as a dry run: who is in it, what is said, and what changed."""

from __future__ import annotations

import copy
import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.record.export import CannotExportError
from lineofsight.record.payload import DryRun, dry_run
from lineofsight.record.payload_folder import A_FILE, State, content_hash, with_purges
from lineofsight.record.payload_rows import window_start
from lineofsight.record.payload_spec import NEWEST, PURGE, SPECS, Block, Part, failing
from tests.indicators.examples import drawn_record

SPEC = SPECS[NEWEST]
AS_AT = date(2026, 9, 30)

#: A child of whom every item is said.
WHOLE = {
    "person": """
        person_id | legacy_id | upn           | upn_unknown | forename | surname | birth_date | expected_birth_date | sex | ethnicity
        1         | L-1       | A999200000001 |             | Bramble  | Fern    | 2010-05-06 |                     | F   | WBRI
    """,
    "linked_identifier": """
        person_id | identifier_type              | identifier
        1         | Former Unique Pupil Number   | B999200000009
    """,
    "disability": """
        person_id | disability
        1         | LD
        1         | AUT
    """,
    "address": """
        address_id | person_id | start_date | end_date   | postcode
        a1         | 1         | 2010-05-06 | 2025-01-01 | ZZ1 1AA
        a2         | 1         | 2025-01-01 |            | ZZ2 2BB
    """,
    "immigration_status": """
        immigration_status_id | person_id | status | start_date | end_date
        i1                    | 1         | UASC   | 2024-01-01 | 2026-05-06
    """,
    "cla_outcome": """
        cla_outcome_id | person_id | outcome_type | outcome_date | value
        q1             | 1         | SDQ          | 2025-06-01   | 14
        q0             | 1         | SDQ          | 2023-06-01   | 20
    """,
    "referral": """
        referral_id | person_id | referral_date | source | nfa | close_date | close_reason
        r0          | 1         | 2020-01-01    | 1A     | no  | 2020-06-01 | RC1
        r1          | 1         | 2025-02-01    | 6      | no  | 2026-09-01 | RC7
    """,
    "involvement": """
        involvement_id | person_id | worker_id | start_date | end_date   | is_allocated
        w1             | 1         | W1        | 2025-02-01 | 2026-09-01 | yes
        w2             | 1         | W2        | 2025-03-01 |            | no
    """,
    "professional": """
        worker_id | registration
        W1        | SW00001
    """,
    "assessment": """
        assessment_id | person_id | referral_id | start_date | authorised_date
        as1           | 1         | r1          | 2025-02-02 | 2025-03-01
    """,
    "assessment_factor": """
        assessment_id | factor | person_id
        as1           | 4B     | 1
        as1           | 1A     | 1
    """,
    "cin_plan": """
        cin_plan_id | person_id | referral_id | start_date | end_date
        n1          | 1         | r1          | 2025-03-02 | 2025-04-01
    """,
    "s47_enquiry": """
        s47_enquiry_id | person_id | referral_id | start_date | end_date
        s1             | 1         | r1          | 2025-04-02 | 2025-04-10
    """,
    "initial_cp_conference": """
        initial_cp_conference_id | person_id | s47_enquiry_id | conference_date
        c1                       | 1         | s1             | 2025-04-15
    """,
    "cp_plan": """
        cp_plan_id | person_id | referral_id | start_date | end_date
        p1         | 1         | r1          | 2025-04-15 | 2025-07-01
    """,
    "cla_episode": """
        cla_episode_id | person_id | care_period_id | placement_id | referral_id | start_date | start_reason | end_date   | end_reason
        e1             | 1         | k1             | pl1          | r1          | 2025-07-01 | S            | 2025-08-01 | X1
        e2             | 1         | k1             | pl1          | r1          | 2025-08-01 | L            | 2025-09-01 | X1
        e3             | 1         | k1             | pl2          | r1          | 2025-09-01 | P            | 2026-08-01 | E4A
    """,
    "placement": """
        placement_id | person_id | care_period_id | start_date | end_date   | placement_type | postcode | change_reason
        pl1          | 1         | k1             | 2025-07-01 | 2025-09-01 | U4             | ZZ3 3CC  | CHILD
        pl2          | 1         | k1             | 2025-09-01 | 2026-08-01 | K2             | ZZ4 4DD  |
    """,
    "permanence": """
        permanence_id | person_id | decision_date | matched_date | placed_for_adoption_date
        ad1           | 1         | 2025-10-01    | 2025-11-01   | 2025-12-01
    """,
    "care_leaver": """
        care_leaver_id | person_id | as_at      | latest_contact_date | activity | accommodation
        l1             | 1         | 2026-09-30 | 2026-09-15          | F2       | Z
    """,
}


def run(
    drawn: dict[str, str], folder: Path, *, previous: Path | None = None, **settings: Any
) -> tuple[DryRun, list[Block]]:
    """A dry run of a record drawn as text; give what it told, and the children as they stand."""
    with drawn_record(drawn, as_at=AS_AT) as connection:
        done = dry_run(connection, folder, previous=previous, **settings)
    return done, blocks(folder, "children")


def blocks(folder: Path, name: str) -> list[Block]:
    """The blocks of every file of a kind."""
    return [
        block
        for path in sorted(folder.glob(f"{name}-*.json"))
        for block in json.loads(path.read_text(encoding="utf-8"))
    ]


def listed(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a list."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_rows(*rows: str, table: str, drawn: dict[str, str] = WHOLE) -> dict[str, str]:
    """A record with further rows of a table."""
    return {**drawn, table: drawn[table].rstrip() + "\n" + "\n".join(rows)}


def changed(table: str, old: str, new: str) -> dict[str, str]:
    """A record in which something is said otherwise."""
    assert old in WHOLE[table]
    return {**WHOLE, table: WHOLE[table].replace(old, new)}


def test_all_items_are_said_of_a_child(tmp_path: Path) -> None:
    """The 55 items, each where the specification has it."""
    done, (child,) = run(WHOLE, tmp_path / "out")
    assert (done.failing, done.left_out) == (0, {})
    assert SPEC.count() == 55
    assert child == {
        "la_child_id": "1",
        "mis_child_id": "L-1",
        "child_details": {
            "unique_pupil_number": "A999200000001",
            "former_unique_pupil_number": "B999200000009",
            "first_name": "Bramble",
            "surname": "Fern",
            "date_of_birth": "2010-05-06",
            "sex": "F",
            "ethnicity": "WBRI",
            "disabilities": ["AUT", "LD"],
            "postcode": "ZZ2 2BB",
            "uasc_flag": True,
            "uasc_end_date": "2026-05-06",
            "purge": False,
        },
        "health_and_wellbeing": {
            "sdq_assessments": [{"date": "2025-06-01", "score": 14}],
            "purge": False,
        },
        "social_care_episodes": [
            {
                "social_care_episode_id": "r1",
                "referral_date": "2025-02-01",
                "referral_source": "6",
                "referral_no_further_action_flag": False,
                "closure_date": "2026-09-01",
                "closure_reason": "RC7",
                "care_worker_details": [
                    {
                        "worker_id": "SW00001",
                        "start_date": "2025-02-01",
                        "end_date": "2026-09-01",
                    }
                ],
                "child_and_family_assessments": [
                    {
                        "child_and_family_assessment_id": "as1",
                        "start_date": "2025-02-02",
                        "authorisation_date": "2025-03-01",
                        "factors": ["1A", "4B"],
                        "purge": False,
                    }
                ],
                "child_in_need_plans": [
                    {
                        "child_in_need_plan_id": "n1",
                        "start_date": "2025-03-02",
                        "end_date": "2025-04-01",
                        "purge": False,
                    }
                ],
                "section_47_assessments": [
                    {
                        "section_47_assessment_id": "s1",
                        "start_date": "2025-04-02",
                        "icpc_required_flag": True,
                        "icpc_date": "2025-04-15",
                        "end_date": "2025-04-10",
                        "purge": False,
                    }
                ],
                "child_protection_plans": [
                    {
                        "child_protection_plan_id": "p1",
                        "start_date": "2025-04-15",
                        "end_date": "2025-07-01",
                        "purge": False,
                    }
                ],
                "child_looked_after_placements": [
                    {
                        "child_looked_after_placement_id": "pl1",
                        "start_date": "2025-07-01",
                        "start_reason": "S",
                        "placement_type": "U4",
                        "postcode": "ZZ3 3CC",
                        "end_date": "2025-09-01",
                        "end_reason": "X1",
                        "change_reason": "CHILD",
                        "purge": False,
                    },
                    {
                        "child_looked_after_placement_id": "pl2",
                        "start_date": "2025-09-01",
                        "start_reason": "P",
                        "placement_type": "K2",
                        "postcode": "ZZ4 4DD",
                        "end_date": "2026-08-01",
                        "end_reason": "E4A",
                        "purge": False,
                    },
                ],
                "adoption": {
                    "initial_decision_date": "2025-10-01",
                    "matched_date": "2025-11-01",
                    "placed_date": "2025-12-01",
                    "purge": False,
                },
                "care_leavers": {
                    "contact_date": "2026-09-15",
                    "activity": "F2",
                    "accommodation": "Z",
                    "purge": False,
                },
                "purge": False,
            }
        ],
        "purge": False,
    }


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 9, 30), 24, date(2024, 4, 1)),
        (date(2026, 3, 31), 24, date(2023, 4, 1)),
        (date(2026, 4, 1), 24, date(2024, 4, 1)),
        (date(2024, 2, 29), 12, date(2022, 4, 1)),
    ],
)
def test_the_window_begins_on_a_1_april(day: date, months: int, first: date) -> None:
    """The last one that is at least so many months back."""
    assert window_start(day, months) == first


def test_who_is_in_it(tmp_path: Path) -> None:
    """Up to 25 or unborn, with something that was open in the window."""
    people = """
        person_id | birth_date | expected_birth_date
        a         | 2000-10-01 |
        b         | 2000-09-30 |
        c         |            | 2026-12-01
        d         | 2010-01-01 |
        e         | 2010-01-01 |
        f         | 2010-01-01 |
        g         | 2010-01-01 |
        h         | 2010-01-01 |
        i         | 2004-01-01 |
        j         | 2010-01-01 |
    """
    referrals = """
        referral_id | person_id | referral_date | nfa | close_date
        ra          | a         | 2026-01-01    | no  |
        rb          | b         | 2026-01-01    | no  |
        rc          | c         | 2026-01-01    | no  |
        rd          | d         | 2020-01-01    | no  | 2024-04-01
        re          | e         | 2020-01-01    | no  | 2024-03-31
        rf          | f         | 2020-01-01    | yes |
        rg          | g         | 2020-01-01    | no  | 2020-02-01
        rh          | h         | 2026-10-01    | no  |
        ri          | i         | 2020-01-01    | no  | 2022-01-01
        rj          | j         | 2020-01-01    | no  | 2022-01-01
    """
    drawn = {
        "person": people,
        "referral": referrals,
        "cp_plan": """
            cp_plan_id | person_id | start_date | end_date
            pg         | g         | 2024-01-01 | 2024-05-01
        """,
        "care_leaver": """
            care_leaver_id | person_id | as_at
            li             | i         | 2025-03-31
        """,
        "cla_episode": """
            cla_episode_id | person_id | placement_id | start_date
            ej             | j         | pj           | 2021-05-01
        """,
    }
    done, children = run(drawn, tmp_path / "out")
    # a is 25, b is 26; d closed on the window's first day, e the day before; f led to nothing long
    # ago; h is referred after the day.
    assert [child["la_child_id"] for child in children] == ["a", "c", "d", "g", "i", "j"]
    assert done.since == date(2024, 4, 1)
    # An older referral is in it where it holds something that is: that of g holds a plan.
    assert children[3]["social_care_episodes"][0]["social_care_episode_id"] == "rg"
    _, fewer = run(drawn, tmp_path / "fewer", months=12)
    assert [child["la_child_id"] for child in fewer] == ["a", "c", "j"]


def test_a_placement_keeps_its_own_reasons(tmp_path: Path) -> None:
    """Never the least over the period of care; one that goes on has no reason for ending."""
    drawn = changed("placement", "2026-08-01 | K2", "           | K2")
    drawn["cla_episode"] = drawn["cla_episode"].replace("2026-08-01 | E4A", "           |    ")
    _, (child,) = run(drawn, tmp_path / "out")
    first, second = child["social_care_episodes"][0]["child_looked_after_placements"]
    assert (first["start_reason"], first["end_reason"]) == ("S", "X1")
    assert second["start_reason"] == "P"
    assert "end_reason" not in second
    assert "end_date" not in second


def test_what_names_no_referral_stands_under_the_one_of_its_time(tmp_path: Path) -> None:
    """The one that was open; else the last before. A child without any has nowhere to put it."""
    drawn = with_rows("n2 | 1 | | 2024-06-01 | 2024-07-01", table="cin_plan")
    drawn = with_rows("n3 | 2 | | 2024-06-01 | 2024-07-01", table="cin_plan", drawn=drawn)
    drawn = with_rows("2 | | | UN1 | | | 2015-01-01 | | M | WBRI", table="person", drawn=drawn)
    done, (one, two) = run(drawn, tmp_path / "out")
    assert [
        (
            episode["social_care_episode_id"],
            [p["child_in_need_plan_id"] for p in episode["child_in_need_plans"]],
        )
        for episode in one["social_care_episodes"]
    ] == [("r0", ["n2"]), ("r1", ["n1"])]
    assert "social_care_episodes" not in two
    assert done.left_out == {"child_in_need_plans": 1}
    assert [
        (row["la_child_id"], row["item"]) for row in listed(tmp_path / "out", "failing.csv")
    ] == [("2", "social_care_episodes")]


def test_an_enquiry_says_whether_a_conference_was_needed(tmp_path: Path) -> None:
    """As it was decided; where that is not known, a conference that was held says so, and
    otherwise nothing is said."""
    drawn = {
        **WHOLE,
        "s47_enquiry": """
            s47_enquiry_id | person_id | start_date | icpc_not_required
            s1             | 1         | 2025-04-02 |
            s2             | 1         | 2025-05-02 | yes
            s3             | 1         | 2025-06-02 | no
            s4             | 1         | 2025-07-02 |
        """,
    }
    _, (child,) = run(drawn, tmp_path / "out")
    enquiries = child["social_care_episodes"][0]["section_47_assessments"]
    assert [one.get("icpc_required_flag") for one in enquiries] == [True, False, True, None]


def test_states_against_the_dry_run_before(tmp_path: Path) -> None:
    """New, updated, deleted or unchanged; what is unchanged is not among the changes."""
    more = with_rows(
        "2 | | | UN1 | | | 2015-01-01 | | M | WBRI",
        "3 | | | UN1 | | | 2015-01-01 | | M | WBRI",
        table="person",
    )
    more = with_rows(
        "r2 | 2 | 2025-02-01 | 6 | no | |",
        "r3 | 3 | 2025-02-01 | 6 | no | |",
        table="referral",
        drawn=more,
    )
    first, _ = run(more, tmp_path / "first")
    assert first.states == {
        State.NEW: 3, State.UPDATED: 0, State.DELETED: 0, State.UNCHANGED: 0,
    }  # fmt: skip
    later = {
        **more,
        "person": more["person"].replace("3 | | | UN1 |", "4 | | | UN1 |"),
        "referral": more["referral"].replace("r3 | 3", "r4 | 4").replace("RC7", "RC1"),
    }
    second, _ = run(later, tmp_path / "second", previous=tmp_path / "first")
    assert second.states == dict.fromkeys(State, 1)
    states = {row["la_child_id"]: row["state"] for row in listed(tmp_path / "second", "states.csv")}
    assert states == {"1": "Updated", "2": "Unchanged", "3": "Deleted", "4": "New"}
    changes = {block["la_child_id"]: block for block in blocks(tmp_path / "second", "changes")}
    assert set(changes) == {"1", "3", "4"}
    assert changes["3"] == {"la_child_id": "3", "purge": True}
    assert changes["1"]["social_care_episodes"][0]["closure_reason"] == "RC1"
    third, _ = run(later, tmp_path / "third", previous=tmp_path / "second")
    assert third.states[State.UNCHANGED] == 3
    assert third.states[State.DELETED] == 0
    assert blocks(tmp_path / "third", "changes") == []


@pytest.mark.parametrize(
    ("table", "row", "where", "gone"),
    [
        (
            "assessment",
            "as1",
            "child_and_family_assessments",
            {"child_and_family_assessment_id": "as1"},
        ),
        ("cin_plan", "n1", "child_in_need_plans", {"child_in_need_plan_id": "n1"}),
        ("s47_enquiry", "s1", "section_47_assessments", {"section_47_assessment_id": "s1"}),
        ("cp_plan", "p1", "child_protection_plans", {"child_protection_plan_id": "p1"}),
        (
            "placement",
            "pl2",
            "child_looked_after_placements",
            {"child_looked_after_placement_id": "pl2"},
        ),
        ("permanence", "ad1", "adoption", {}),
        ("care_leaver", "l1", "care_leavers", {}),
    ],
)
def test_what_is_gone_is_to_be_removed(
    table: str, row: str, where: str, gone: dict[str, str], tmp_path: Path
) -> None:
    """By its identifier; the child as it stands says nothing of it any more."""
    run(WHOLE, tmp_path / "first")
    lines = [line for line in WHOLE[table].splitlines() if not line.strip().startswith(f"{row} ")]
    without = {**WHOLE, table: "\n".join(lines)}
    done, (stands,) = run(without, tmp_path / "second", previous=tmp_path / "first")
    assert done.states[State.UPDATED] == 1
    (change,) = blocks(tmp_path / "second", "changes")
    held = change["social_care_episodes"][0][where]
    purged = [one for one in (held if isinstance(held, list) else [held]) if one[PURGE]]
    assert purged == [{**gone, PURGE: True}]
    assert failing(SPEC, change) == []
    left = stands["social_care_episodes"][0].get(where, [])
    assert not any(one[PURGE] for one in left)
    assert content_hash(stands) == listed(tmp_path / "second", "states.csv")[0]["sha256"]


def test_a_whole_episode_that_is_gone_is_removed(tmp_path: Path) -> None:
    """With everything in it; and lists that cannot say so of one are given empty."""
    now: Block = {"la_child_id": "1", "health_and_wellbeing": {PURGE: False}, PURGE: False}
    before = {
        **now,
        "health_and_wellbeing": {"sdq_assessments": [{"date": "2025-01-01"}], PURGE: False},
        "social_care_episodes": [
            {"social_care_episode_id": "r1", "referral_date": "2025-01-01", PURGE: False}
        ],
    }
    assert with_purges(SPEC.child, now, before) == {
        **now,
        "health_and_wellbeing": {"sdq_assessments": [], PURGE: False},
        "social_care_episodes": [{"social_care_episode_id": "r1", PURGE: True}],
    }


def places(
    part: Part, block: Block, path: tuple[str | int, ...] = ()
) -> list[tuple[str | int, ...]]:
    """Where every item of a block stands."""
    found = [(*path, name) for name in block if name in part.items]
    for name, inner in part.parts.items():
        held = block.get(name, [])
        for at, one in enumerate(held if inner.many else [held]):
            found += places(inner, one, (*path, name, at) if inner.many else (*path, name))
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Block:
    """The child of whom every item is said."""
    _, (child,) = run(WHOLE, tmp_path_factory.mktemp("whole") / "out")
    return child


def test_any_item_that_changes_changes_the_hash(whole: Block) -> None:
    """Each of the items, in each block; and whether it is there at all."""
    names = set()
    for path in places(SPEC.child, whole):
        other = copy.deepcopy(whole)
        block: Any = other
        for step in path[:-1]:
            block = block[step]
        block[path[-1]] = [block[path[-1]], "other"]
        assert content_hash(other) != content_hash(whole), path
        del block[path[-1]]
        assert content_hash(other) != content_hash(whole), path
        names.add(tuple(step for step in path if isinstance(step, str)))
    # All but those that exclude another item that is there.
    assert len(names) == SPEC.count() - 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), JSON), st.dictionaries(st.text(max_size=4), JSON))
def test_two_blocks_have_one_hash_only_where_they_say_the_same(one: Block, other: Block) -> None:
    """Whatever they hold; the order of names says nothing."""
    canonical = [json.dumps(block, sort_keys=True) for block in (one, other)]
    assert (content_hash(one) == content_hash(other)) == (canonical[0] == canonical[1])
    assert content_hash(dict(reversed(one.items()))) == content_hash(one)


@pytest.mark.parametrize(
    ("table", "old", "new", "path"),
    [
        ("person", "1         | L-1", "1         | L/1", "mis_child_id"),
        ("person", "A999200000001", "A99920000001 ", "child_details.unique_pupil_number"),
        ("person", "A999200000001", "             ", "child_details.unique_pupil_number"),
        ("person", "2010-05-06", "          ", "child_details.date_of_birth"),
        ("person", "| F   | WBRI", "| X   | WBRI", "child_details.sex"),
        ("person", "WBRI", "A1  ", "child_details.ethnicity"),
        ("disability", "LD", "DISA", "child_details.disabilities"),
        ("address", "ZZ2 2BB", "unknown", "child_details.postcode"),
        ("cla_outcome", "| 14", "| 41", "health_and_wellbeing.sdq_assessments[0].score"),
        ("cla_outcome", "| 14", "| x ", "health_and_wellbeing.sdq_assessments[0].score"),
        ("referral", "| 6      |", "| 99     |", "social_care_episodes[0].referral_source"),
        ("referral", "RC7", "RC0", "social_care_episodes[0].closure_reason"),
        (
            "professional",
            "SW00001",
            "SW00000000001",
            "social_care_episodes[0].care_worker_details[0].worker_id",
        ),
        (
            "assessment_factor",
            "4B",
            "99",
            "social_care_episodes[0].child_and_family_assessments[0].factors",
        ),
        (
            "cin_plan",
            "2025-04-01",
            "2025-03-01",
            "social_care_episodes[0].child_in_need_plans[0].end_date",
        ),
        (
            "cp_plan",
            "p1         ",
            "p 1",
            "social_care_episodes[0].child_protection_plans[0].child_protection_plan_id",
        ),
        (
            "placement",
            "U4 ",
            "Z11",
            "social_care_episodes[0].child_looked_after_placements[0].placement_type",
        ),
        (
            "placement",
            "CHILD",
            "CUSTODY",
            "social_care_episodes[0].child_looked_after_placements[0].change_reason",
        ),
        ("care_leaver", "F2 ", "F99", "social_care_episodes[0].care_leavers.activity"),
        ("care_leaver", "| Z", "| Q", "social_care_episodes[0].care_leavers.accommodation"),
    ],
)
def test_an_item_that_does_not_fit_is_named(
    table: str, old: str, new: str, path: str, tmp_path: Path
) -> None:
    """By where it stands, and never by what it holds."""
    done, _ = run(changed(table, old, new), tmp_path / "out")
    rows = listed(tmp_path / "out", "failing.csv")
    assert [row["item"] for row in rows] == [path]
    assert (done.failing, done.children_failing) == (1, 1)
    assert not new.strip() or new.strip() not in rows[0]["message"]


@pytest.mark.parametrize("letter", "BCDEGHKRSTUVWXYZ")
def test_every_kind_of_home_fits(letter: str, tmp_path: Path) -> None:
    """W, X, Y and Z too."""
    done, _ = run(changed("care_leaver", "| Z", f"| {letter}"), tmp_path / "out")
    assert done.failing == 0


def test_the_identifier_has_to_fit(whole: Block) -> None:
    """Letters, figures, - and _; at most 36 of them."""
    for identifier in ("a b", "é", "a/1", "x" * 37, ""):
        (found,) = failing(SPEC, {**whole, "la_child_id": identifier})
        assert found.path == "la_child_id"
    assert failing(SPEC, {**whole, "la_child_id": "A_b-9" + "x" * 31}) == []
    (found,) = failing(SPEC, {**whole, "shoe_size": 7})
    assert found.path == "shoe_size"


def test_files_hold_a_hundred_children_and_no_name_says_who(tmp_path: Path) -> None:
    """And only their owner may read them."""
    count = A_FILE * 2 + 1
    drawn = {
        "person": "person_id | birth_date | upn_unknown\n"
        + "\n".join(f"secret{n:04} | 2015-01-01 | UN1" for n in range(count)),
        "referral": "referral_id | person_id | referral_date\n"
        + "\n".join(f"r{n} | secret{n:04} | 2025-01-01" for n in range(count)),
    }
    run(drawn, tmp_path / "out")
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == [
        "changes-0001.json", "changes-0002.json", "changes-0003.json",
        "children-0001.json", "children-0002.json", "children-0003.json",
        "failing.csv", "manifest.json", "states.csv",
    ]  # fmt: skip
    sizes = [len(json.loads((tmp_path / "out" / name).read_text())) for name in files[3:6]]
    assert sizes == [100, 100, 1]
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    done, _ = run(drawn, tmp_path / "again", previous=tmp_path / "out")
    assert done.states[State.UNCHANGED] == count
    # A child of the last file is found again where it stands.
    fewer = {**drawn, "referral": drawn["referral"].rpartition("\n")[0]}
    run(fewer, tmp_path / "fewer", previous=tmp_path / "out")
    assert [one["la_child_id"] for one in blocks(tmp_path / "fewer", "changes")] == [
        f"secret{count - 1:04}"
    ]


def test_what_cannot_be_compared_with_is_refused(tmp_path: Path) -> None:
    """No dry run, one of another council, one that somebody changed; nothing is written then."""
    first = tmp_path / "first"
    run(WHOLE, first)
    other = tmp_path / "other"
    other.mkdir()
    (other / "manifest.json").write_text("{}")
    for wrong in (other, tmp_path / "not there"):
        with pytest.raises(CannotExportError, match="holds no dry run"):
            run(WHOLE, tmp_path / "out", previous=wrong)
    manifest = json.loads((first / "manifest.json").read_text())
    (first / "manifest.json").write_text(json.dumps({**manifest, "la_code": "902"}))
    with pytest.raises(CannotExportError, match="of another council"):
        run(WHOLE, tmp_path / "out", previous=first)
    (first / "manifest.json").write_text(json.dumps(manifest))
    text = (first / "children-0001.json").read_text()
    (first / "children-0001.json").write_text(text.replace("RC7", "RC8"))
    with pytest.raises(CannotExportError, match="not as it was written"):
        run(changed("referral", "RC7", "RC1"), tmp_path / "out", previous=first)
    with pytest.raises(CannotExportError, match=r"Known: 0\.8"):
        run(WHOLE, tmp_path / "out", version="9.9")
    with pytest.raises(CannotExportError, match="is not empty"):
        run(WHOLE, first)
    assert not (tmp_path / "out").exists()
