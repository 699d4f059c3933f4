"""Two identifiers of one child."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lineofsight.record.linking import BadDecisionError, read_decisions
from lineofsight.record.tables import (
    Assessment,
    ClaEpisode,
    LinkedIdentifier,
    Person,
    PersonLink,
    Referral,
)
from tests.record.sources import Given, cin, record_of, ssda903


def decided(kept: str, other: str) -> PersonLink:
    """A decision."""
    return PersonLink(
        kept_id=kept,
        other_id=other,
        reason="The system gave the child a second number.",
        decided_by="Data team",
        decided_at=date(2026, 4, 1),
        applied=False,
        refused=None,
    )


def census(year: int, child: str, closed: str = "") -> Given:
    """One referral with one assessment."""
    return cin(
        year,
        ChildIdentifiers=f"LAchildID | Sex\n{child} | F",
        CINdetails=f"""
            LAchildID | CINdetailsID | CINreferralDate | CINclosureDate
            {child}   | 1            | 2024-05-01      | {closed}
        """,
        Assessments=f"""
            LAchildID | CINdetailsID | AssessmentID | AssessmentActualStartDate
            {child}   | 1            | 1            | 2024-05-02
        """,
    )


def test_nothing_is_linked_without_a_decision() -> None:
    """However alike two children are."""
    with record_of(census(2025, "OLD"), census(2026, "NEW")) as record:
        assert record.rows(Person, "person_id") == [("NEW",), ("OLD",)]


def test_what_two_years_told_under_two_identifiers_is_one_childs_and_told_once() -> None:
    """The referral has one row, its assessment finds it, and the other number is kept."""
    with record_of(
        census(2025, "OLD"),
        census(2026, "NEW", closed="2025-06-01"),
        decisions=[decided("NEW", "OLD")],
    ) as record:
        assert [(link.applied, link.refused) for link in record.links] == [(True, None)]
        assert record.rows(Person, "person_id") == [("NEW",)]
        [(key, *rest)] = record.rows(Referral, "referral_id", "person_id", "close_date")
        assert rest == ["NEW", date(2025, 6, 1)]
        assert record.rows(Assessment, "person_id", "referral_id") == [("NEW", key)]
        assert record.rows(LinkedIdentifier, "person_id", "identifier_type", "identifier") == [
            ("NEW", "linked", "OLD")
        ]
        assert len(record.sources(Referral)) == 2


def test_the_key_is_that_of_the_child_who_is_kept() -> None:
    """As if all files had had that number."""
    with record_of(census(2025, "NEW")) as alone:
        keys = alone.rows(Referral, "referral_id")
    with record_of(
        census(2025, "OLD"),
        cin(2026, ChildIdentifiers="LAchildID | Sex\nNEW | F"),
        decisions=[decided("NEW", "OLD")],
    ) as record:
        assert record.rows(Referral, "referral_id") == keys


@pytest.mark.parametrize(("kept", "other"), [("A1", "B2"), ("B2", "A1")])
@pytest.mark.parametrize("reason", ["E11", "E12"])
def test_never_across_an_adoption(kept: str, other: str, reason: str) -> None:
    """Neither way: who the child is now is not led to from who the child was."""
    care = ssda903(
        2026,
        Header="CHILD | SEX\nA1 | F\nB2 | F",
        Episodes=f"""
            CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
            A1    | 2025-05-01 | S   | E1 | A6    | 2025-12-01 | {reason}
        """,
    )
    with record_of(care, decisions=[decided(kept, other)]) as record:
        [link] = record.links
        assert not link.applied
        assert "adoption" in (link.refused or "")
        assert record.rows(Person, "person_id") == [("A1",), ("B2",)]
        assert record.rows(ClaEpisode, "person_id") == [("A1",)]
        assert record.rows(LinkedIdentifier, "person_id") == []


def test_decisions_that_cannot_be_followed_say_why() -> None:
    """Nobody of that number, the same number, one that is linked already, and a chain."""
    people = cin(2026, ChildIdentifiers="LAchildID | Sex\nA1 | F\nB2 | F\nC3 | F")
    decisions = [
        decided("A1", "ZZ"),
        decided("A1", "A1"),
        decided("A1", "B2"),
        decided("C3", "B2"),
        decided("C3", "A1"),
        decided("B2", "C3"),
    ]
    with record_of(people, decisions=decisions) as record:
        assert [link.applied for link in record.links] == [False, False, True] + [False] * 3
        reasons = [link.refused for link in record.links if link.refused]
        assert len(set(reasons)) == 5
        assert record.rows(Person, "person_id") == [("A1",), ("C3",)]


HEAD = "kept_id,other_id,reason,decided_by,decided_at\n"


def test_decisions_are_read_from_a_file(tmp_path: Path) -> None:
    """None where there is no file."""
    path = tmp_path / "person_links.csv"
    assert read_decisions(path) == []
    path.write_text(HEAD + "A1,B2,Moved over,Data team,2026-04-01\n", encoding="utf-8")
    [one] = read_decisions(path)
    assert (one.kept_id, one.other_id, one.decided_at) == ("A1", "B2", date(2026, 4, 1))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kept_id,other_id\nA1,B2\n", "decided_at"),
        (HEAD + "A1,B2,,Data team,2026-04-01\n", "reason is blank"),
        (HEAD + "A1,B2,Moved over,Data team,1 April\n", "decided_at is no date"),
    ],
)
def test_a_decision_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, text: str, told: str
) -> None:
    """The file and the line are named."""
    path = tmp_path / "person_links.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadDecisionError, match=told):
        read_decisions(path)
