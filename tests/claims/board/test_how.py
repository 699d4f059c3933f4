"""How do we know it? The data behind figures, figures in doubt, claims and audits: what was there,
the sentence, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.board.building import board
from lineofsight.claims.board.claims_and_audits import area_of_claim, quarter_start
from lineofsight.claims.board.inputs import (
    Audit,
    BoardCouncil,
    BoardInputs,
    ConflictCount,
    IssueCount,
)
from lineofsight.claims.board.statements import Question, Reason, Statement
from lineofsight.claims.saved import Checked, SavedClaim, State
from lineofsight.claims.verdict import Outcome, Sureness
from lineofsight.indicators.periods import year_to
from lineofsight.record.tables import Load
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.grades import Grade
from tests.claims.board.made import (
    LATEST,
    TODAY,
    inputs,
    kept,
    load,
    statistics,
    values,
    words_of,
    years,
)

MARCH = date(2026, 3, 31)


def how(found: BoardInputs, area: Area = Area.HELP_AND_PROTECTION) -> list[Statement]:
    """The statements of an area's second cell."""
    return list(board(found).cell(area, Question.HOW).every)


def of(reason: Reason, found: list[Statement]) -> list[str]:
    """The sentences that are there for one reason."""
    return words_of([each for each in found if each.reason is reason])


DATA: list[tuple[str, list[Load], date, Reason, str]] = [
    (
        "two weeks old: it stands",
        [load("cin", "Section47", MARCH)],
        TODAY,
        Reason.STANDING,
        "The figures rest on the CIN census to 31 March 2026.",
    ),
    (
        "more than a month old: that comes first",
        [load("cin", "Section47", MARCH)],
        date(2026, 5, 31),
        Reason.STALE,
        "The newest data is 61 days old. The figures rest on the CIN census to 31 March 2026.",
    ),
    (
        "two returns of two days",
        [load("cin", "Section47", date(2025, 3, 31)), load("annex_a", "Section47", MARCH)],
        TODAY,
        Reason.STANDING,
        "The figures rest on Annex A to 31 March 2026; and on the CIN census to 31 March 2025.",
    ),
    (
        "a return that was due four months after its year ended",
        [load("cin", "Section47", date(2025, 3, 31)), load("annex_a", "Section47", MARCH)],
        date(2026, 8, 1),
        Reason.STALE,
        "The CIN census to 31 March 2026 was due by 31 July 2026 and is not loaded. The newest is "
        "that to 31 March 2025.",
    ),
    (
        "rows that were refused",
        [load("cin", "Section47", MARCH, refused=12)],
        TODAY,
        Reason.DOUBTFUL,
        "12 rows of the CIN census were refused, so the figures are made without them.",
    ),
]


@pytest.mark.parametrize(
    ("why", "loads", "today", "reason", "words"), DATA, ids=lambda v: str(v)[:30]
)
def test_data_in_words(
    why: str, loads: list[Load], today: date, reason: Reason, words: str
) -> None:
    """How old the data is, by return."""
    assert words in of(reason, how(inputs(loads=loads, today=today))), why


def test_data_of_another_area_is_not_spoken_of() -> None:
    """The workforce census says nothing of children in care."""
    found = inputs(loads=[load("workforce", "Worker", MARCH)])
    assert not how(found, Area.IN_CARE)


def issue(severity: str, number: int) -> IssueCount:
    """Issues at the date of referrals."""
    return IssueCount("cin", "2026", "CINdetails", frozenset({"CINreferralDate"}), severity, number)


ISSUES = [
    (
        "errors and queries",
        [issue("error", 1), issue("query", 20)],
        "The newest 100 rows behind these figures have 1 error and 20 queries to mend, all in the "
        "CIN census.",
    ),
    (
        "queries alone",
        [issue("query", 1)],
        "The newest 100 rows behind these figures have 1 query to mend, all in the CIN census.",
    ),
]


@pytest.mark.parametrize(("why", "issues", "words"), ISSUES)
def test_issues_in_words(why: str, issues: list[IssueCount], words: str) -> None:
    """Only those at a column that an indicator of the area reads."""
    elsewhere = IssueCount("cin", "2026", "Nowhere", frozenset({"Nothing"}), "error", 99)
    found = inputs(loads=[load("cin", "CINdetails", MARCH)], issues=[*issues, elsewhere])
    assert words in words_of(how(found)), why


def test_where_sources_differ() -> None:
    """By what the rows are about."""
    found = inputs(
        conflicts=[ConflictCount("s47_enquiry", 9), ConflictCount("referral", 2)],
    )
    assert words_of(how(found)) == [
        "Sources differ in 11 places, mostly about section 47 enquiries. Both values are kept, and "
        "one is used."
    ]


def test_missing_answers_are_said_with_the_figure_that_stands_in() -> None:
    """One in three do not say: the figure before is used, and the reader is told."""
    found = inputs(*years("CC06", (75, 300), last=2025), kept("CC06", LATEST, 40, 300, unknown=100))
    assert (
        "‘Placed over 20 miles from home and outside the area’ on 31 March 2026 is not used: 33% "
        "have no answer. The figure used is that of 31 March 2025."
    ) in of(Reason.DOUBTFUL, how(found, Area.IN_CARE))


def test_percentages_that_rest_on_few() -> None:
    """How many, and by how much one case moves them."""
    found = inputs(kept("CL07", LATEST, 12, 20), kept("CL08", LATEST, 190, 200))
    assert (
        "1 of 2 percentages rests on fewer than 30 cases: ‘Pathway plan reviewed within 6 "
        "months’. One case moves such a figure by 3 points or more."
    ) in words_of(how(found, Area.CARE_LEAVERS))


def test_figures_that_were_different_in_the_last_snapshot() -> None:
    """Of a year that both tell of: more was loaded since, or something was mended."""
    last = values([kept("HP12", year_to(2025), 20, 200)], date(2025, 12, 31), "2026-01-01-bbbb")
    found = inputs(kept("HP12", year_to(2025), 40, 200), earlier=(last,))
    (said,) = [each for each in how(found) if each.reason is Reason.CHANGED]
    assert said.words == (
        "1 of 1 figures of whole years is not what it was in the last snapshot, as at 31 December "
        "2025. The largest change: ‘Open assessments past 45 working days’ on 31 March "
        "2025 is now 20%, up from 10%."
    )
    assert [each.key.split("/")[-1] for each in said.evidence] == [
        "2026-04-01-aaaa",
        "2026-01-01-bbbb",
    ]


def test_what_was_published_says_otherwise() -> None:
    """Of a real council, whose own figure is published for the year."""
    own = BoardCouncil("865", "Wiltshire", "865", invented=False)
    published = statistics().value("hp_rereferral_pct", "865", 2025)
    assert published is not None
    assert published.value == 18.7
    found = inputs(kept("HP06", year_to(2025), 250, 1000), council=own)
    assert of(Reason.CONTRADICTED, how(found)) == [
        "The record gives 25% for ‘Re-referrals within 12 months’ in 2024-25, and the published "
        "figure is 19%."
    ]
    near = inputs(kept("HP06", year_to(2025), 190, 1000), council=own)
    assert not of(Reason.CONTRADICTED, how(near)), "they are a rounding apart"
    invented = inputs(kept("HP06", year_to(2025), 250, 1000))
    assert not of(Reason.CONTRADICTED, how(invented)), "nothing published is its own"


def claim(state: State, **words: Any) -> Checked:
    """A saved claim against today's evidence."""
    made = Claim.of("grade_at", authority="865", grade=Grade.OUTSTANDING, strand=Strand.IN_CARE)
    saved = SavedClaim(
        id="wiltshire-aaaa",
        type_name="grade_at",
        words=made.words() | words,
        owner="Priya",
        note="",
        saved=datetime(2026, 1, 1, tzinfo=UTC),
        as_at=None,
        sentence=made.sentence(),
        outcome=Outcome.DOES_NOT_HOLD,
        sureness=Sureness.SETTLED,
        told="",
        evidence=(),
    )
    verdict = made.check(EvidenceBase.load()) if state is not State.UNREADABLE else None
    return Checked(saved, state, verdict, "This version does not know it.")


def test_a_claim_that_newer_evidence_contradicts_comes_before_all() -> None:
    """The claim, and what the evidence says now."""
    stale = claim(State.STALE)
    found = how(inputs(claims=[stale]), Area.IN_CARE)
    assert found[0].reason is Reason.CONTRADICTED
    assert stale.verdict is not None
    assert found[0].words == (
        f"“{stale.saved.sentence.rstrip('.')}” no longer holds. {stale.verdict.sentence}"
    )
    assert found[0].subject.key == "wiltshire-aaaa"
    assert len(found[0].evidence) > 1, "the claim, and what contradicts it"


def test_claims_that_hold_are_counted_and_unreadable_ones_told() -> None:
    """So that a reader knows that they were looked at."""
    found = how(inputs(claims=[claim(State.STANDS), claim(State.UNREADABLE)]), Area.IN_CARE)
    assert "1 saved claim about this area still holds." in words_of(found)
    assert any("can no longer be checked" in each for each in of(Reason.DOUBTFUL, found))


AREAS_OF_CLAIMS = [
    ("by the area that it names", {"strand": "care_leavers"}, Area.CARE_LEAVERS),
    ("by the measure that it names", {"strand": "overall", "measure": "cic_rate"}, Area.IN_CARE),
    ("the leaders', who make it, where it names neither", {"strand": "overall"}, Area.LEADERS),
]


@pytest.mark.parametrize(("why", "words", "area"), AREAS_OF_CLAIMS)
def test_the_area_of_a_claim(why: str, words: dict[str, str], area: Area) -> None:
    """Where a claim stands on the board."""
    assert area_of_claim(claim(State.STANDS, **words)) is area, why


AUDITS = [
    (
        "this quarter",
        [
            Audit("1", Area.IN_CARE, date(2026, 4, 2), 12),
            Audit("2", Area.IN_CARE, date(2026, 4, 9), 3),
        ],
        Reason.STANDING,
        "15 cases were audited this quarter, last on 9 April 2026.",
    ),
    (
        "before it",
        [Audit("1", Area.IN_CARE, date(2026, 3, 31), 12)],
        Reason.MISSING,
        "No audit was done this quarter. The last was on 31 March 2026.",
    ),
    (
        "of another area alone",
        [Audit("1", Area.LEADERS, date(2026, 4, 2), 12)],
        Reason.MISSING,
        "No audit of this area has been recorded.",
    ),
    ("none at all", [], Reason.MISSING, "No audit of this area has been recorded."),
]


@pytest.mark.parametrize(("why", "audits", "reason", "words"), AUDITS, ids=lambda v: str(v)[:30])
def test_audits_in_words(why: str, audits: list[Audit], reason: Reason, words: str) -> None:
    """Of this quarter, or how long ago."""
    assert of(reason, how(inputs(audits=audits), Area.IN_CARE)) == [words], why


def test_that_no_audits_are_kept_is_another_thing_than_that_there_are_none() -> None:
    """It is said as not known, and never as none."""
    cell = board(inputs()).cell(Area.IN_CARE, Question.HOW)
    assert cell.unknown == (
        "No audits are recorded in Line of Sight, so it is not known what auditors found.",
    )
    assert not board(inputs(audits=[])).cell(Area.IN_CARE, Question.HOW).unknown


def test_quarters_are_of_the_calendar() -> None:
    """Of four months."""
    assert quarter_start(date(2026, 3, 31)) == date(2026, 1, 1)
    assert quarter_start(date(2026, 4, 1)) == date(2026, 4, 1)
    assert quarter_start(date(2026, 12, 31)) == date(2026, 10, 1)
