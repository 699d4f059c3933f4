"""Inspection tomorrow: what was kept, the state of each thing that inspectors ask for, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.board import Asked, Readiness, inspection_tomorrow
from lineofsight.claims.board.asked_for import ANNEX_A_LISTS, DOCUMENTS
from lineofsight.claims.board.inputs import (
    Action,
    Audit,
    BoardInputs,
    Document,
    DocumentKind,
    Inspected,
    IssueCount,
)
from lineofsight.indicators.registry import AREAS
from lineofsight.record.tables import Load
from lineofsight.reference.areas import Area
from lineofsight.returns.annex_a.tables import LISTS
from tests.claims.board.made import LATEST, inputs, kept, load

YESTERDAY = date(2026, 4, 14)


def asked(key: str, found: BoardInputs) -> Asked:
    """One thing that is asked for."""
    (one,) = [each for each in inspection_tomorrow(found) if each.key == key]
    return one


def contacts(end: date = YESTERDAY, **given: Any) -> Load:
    """List 1."""
    return load("annex_a", "Contacts", end, **given)


def found_in(severity: str, number: int, version: date = YESTERDAY) -> IssueCount:
    """Issues in list 1."""
    return IssueCount(
        "annex_a", version.isoformat(), "Contacts", frozenset({"contact_date"}), severity, number
    )


LISTED: list[tuple[str, dict[str, Any], Readiness, str]] = [
    (
        "made yesterday and checked",
        {"loads": [contacts()], "checked": "latest"},
        Readiness.READY,
        "Made for 14 April 2026, and checked: no errors.",
    ),
    (
        "with queries, which are for a person to look at",
        {"loads": [contacts()], "checked": "latest", "issues": [found_in("query", 3)]},
        Readiness.READY,
        "Made for 14 April 2026, and checked: no errors. 3 queries to look at.",
    ),
    (
        "with an error",
        {"loads": [contacts()], "checked": "latest", "issues": [found_in("error", 1)]},
        Readiness.PARTLY,
        "1 error to mend.",
    ),
    (
        "with errors of an earlier Annex A alone",
        {
            "loads": [contacts()],
            "checked": "all",
            "issues": [found_in("error", 9, date(2025, 3, 31))],
        },
        Readiness.READY,
        "Made for 14 April 2026, and checked: no errors.",
    ),
    (
        "not checked: that nothing was found says nothing",
        {"loads": [contacts()], "checked": "none"},
        Readiness.PARTLY,
        "It was not checked.",
    ),
    (
        "of a snapshot that does not say whether it was checked",
        {"loads": [contacts()], "checked": None},
        Readiness.PARTLY,
        "It was not checked.",
    ),
    (
        "two months old",
        {"loads": [contacts(date(2026, 2, 15))], "checked": "latest"},
        Readiness.PARTLY,
        "It was made for 15 February 2026, 59 days ago: make it again.",
    ),
    (
        "older than the six months that it tells of",
        {"loads": [contacts(date(2025, 9, 30))], "checked": "latest"},
        Readiness.MISSING,
        "It was made for 30 September 2025, 197 days ago: it tells of none of the last six months.",
    ),
    (
        "with rows that were refused, and nothing else",
        {"loads": [contacts(rows=0, refused=2)], "checked": "latest"},
        Readiness.PARTLY,
        "2 rows were refused; it has no rows.",
    ),
    (
        "left out of the newest workbook",
        {"loads": [load("annex_a", "Referrals", YESTERDAY)], "checked": "latest"},
        Readiness.MISSING,
        "The Annex A of 14 April 2026 has no list 1.",
    ),
    ("never loaded", {}, Readiness.MISSING, "No Annex A was loaded."),
]


@pytest.mark.parametrize(("why", "given", "state", "words"), LISTED, ids=lambda v: str(v)[:30])
def test_a_list_of_annex_a(why: str, given: dict[str, Any], state: Readiness, words: str) -> None:
    """Ready only where there is evidence that it is."""
    one = asked("annex-a-1", inputs(**given))
    assert (one.state, one.why) == (state, words), why


def test_all_eleven_lists_are_asked_for() -> None:
    """Each with what it holds, and who is to give it."""
    found = [each for each in inspection_tomorrow(inputs()) if each.key.startswith("annex-a")]
    assert len(found) == len(LISTS) == len(ANNEX_A_LISTS) == 11
    assert all(each.by and each.doc for each in found)


def test_what_is_not_kept_here_is_not_known() -> None:
    """Nothing is ready because nobody said otherwise."""
    found = {each.key: each.state for each in inspection_tomorrow(inputs(values=None))}
    assert Readiness.READY not in found.values()
    assert found["self-evaluation"] is Readiness.NOT_KNOWN
    assert found["audits"] is Readiness.NOT_KNOWN
    assert found["performance"] is Readiness.MISSING
    assert len(found) == 11 + 3 + len(DOCUMENTS) == 11 + 3 + len(DocumentKind)


def test_performance_information() -> None:
    """Of this month; what has no figure is told."""
    one = asked("performance", inputs(kept("HP06", LATEST, 20, 100)))
    assert one.state is Readiness.PARTLY
    assert one.why == "1 of 118 indicators have a figure as at 31 March 2026, 15 days ago."


def audit(area: Area, day: date) -> Audit:
    """A round of ten cases."""
    return Audit(f"{area}-{day}", area, day, 10)


AUDITS: list[tuple[str, list[Audit], Readiness, str]] = [
    (
        "in every area",
        [audit(area, date(2026, 1, 10)) for area in AREAS],
        Readiness.READY,
        "40 cases were audited in six months, in all areas.",
    ),
    (
        "in some",
        [audit(Area.IN_CARE, date(2026, 1, 10)), audit(Area.LEADERS, date(2025, 10, 15))],
        Readiness.PARTLY,
        "20 cases were audited in six months, and none of: Help and protection and Care leavers.",
    ),
    (
        "too long ago",
        [audit(area, date(2025, 10, 14)) for area in AREAS],
        Readiness.MISSING,
        "No audit was recorded in the last six months.",
    ),
]


@pytest.mark.parametrize(("why", "audits", "state", "words"), AUDITS, ids=lambda v: str(v)[:15])
def test_audits(why: str, audits: list[Audit], state: Readiness, words: str) -> None:
    """Of the last six months."""
    one = asked("audits", inputs(audits=audits))
    assert (one.state, one.why) == (state, words), why


def document(day: date) -> list[Document]:
    """A self-evaluation of a day."""
    return [Document("d1", DocumentKind.SELF_EVALUATION, "Our self-evaluation", day, "Sam Lee")]


DOCUMENTED: list[tuple[str, list[Document], Readiness, str, str]] = [
    (
        "of this year",
        document(date(2025, 10, 1)),
        Readiness.READY,
        "‘Our self-evaluation’ is of 1 October 2025.",
        "Sam Lee",
    ),
    (
        "too old",
        document(date(2025, 1, 1)),
        Readiness.PARTLY,
        "‘Our self-evaluation’ is of 1 January 2025: older than 12 months.",
        "Sam Lee",
    ),
    ("none", [], Readiness.MISSING, "None is kept.", "Director of children’s services"),
]


@pytest.mark.parametrize(("why", "documents", "state", "words", "by"), DOCUMENTED)
def test_a_document(
    why: str, documents: list[Document], state: Readiness, words: str, by: str
) -> None:
    """There, and not too old; whoever keeps it is to give it."""
    one = asked("self-evaluation", inputs(documents=documents))
    assert (one.state, one.why, one.by) == (state, words, by), why


REPORT = "wiltshire-2023-09-25"
ANSWERS: list[tuple[str, list[Action] | None, Readiness, str]] = [
    (
        "no plan is kept here",
        None,
        Readiness.NOT_KNOWN,
        "It made 1 recommendation; no plan is recorded in Line of Sight.",
    ),
    (
        "no action answers it",
        [],
        Readiness.MISSING,
        "It made 1 recommendation; no action of the plan answers it.",
    ),
    (
        "an action that is on time",
        [Action("1", "Write it down", Area.LEADERS, "Jo", date(2026, 6, 1), None, (REPORT, 1))],
        Readiness.READY,
        "Actions answer 1 of 1 recommendation, and none is overdue.",
    ),
    (
        "an action that is late",
        [Action("1", "Write it down", Area.LEADERS, "Jo", date(2026, 3, 1), None, (REPORT, 1))],
        Readiness.PARTLY,
        "Actions answer 1 of 1 recommendation; 1 is overdue.",
    ),
]


@pytest.mark.parametrize(("why", "actions", "state", "words"), ANSWERS, ids=lambda v: str(v)[:25])
def test_progress_since_the_last_inspection(
    read: EvidenceBase, why: str, actions: list[Action] | None, state: Readiness, words: str
) -> None:
    """By the actions that name its recommendations."""
    found = inputs(inspected=Inspected("865", read.corpus, read.shelf), actions=actions)
    one = asked("recommendations", found)
    assert (one.state, one.why) == (state, words), why
    assert asked("recommendations", inputs()).state is Readiness.NOT_KNOWN
