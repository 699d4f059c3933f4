"""What are our plans? What Ofsted recommended, for which area, and what is done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.board.advice import areas_of
from lineofsight.claims.board.building import board
from lineofsight.claims.board.inputs import Action, BoardInputs, Inspected
from lineofsight.claims.board.statements import Question, Reason, Statement
from lineofsight.inspections.shelf import ReportText
from lineofsight.inspections.tables import Finding, Recommendation, Report
from lineofsight.reference.areas import Area
from tests.claims.board.made import inputs

LATEST_REPORT = "wiltshire-2023-09-25"


def plans(found: BoardInputs, area: Area) -> list[Statement]:
    """The statements of an area's third cell, the heaviest first."""
    return list(board(found).cell(area, Question.PLANS).every)


def action(key: str, due: date | None, done: date | None = None, **more: Any) -> Action:
    """An action of help and protection."""
    return Action(key, f"Action {key}", Area.HELP_AND_PROTECTION, "Jo Ahmed", due, done, **more)


OVERDUE = [
    (
        "a day late",
        date(2026, 4, 14),
        "‘Action 1’ is 1 day overdue: Jo Ahmed was to do it by 14 April 2026.",
        60,
    ),
    (
        "more than a month late",
        date(2026, 3, 1),
        "‘Action 1’ is 45 days overdue: Jo Ahmed was to do it by 1 March 2026.",
        80,
    ),
]


@pytest.mark.parametrize(("why", "due", "words", "weight"), OVERDUE)
def test_an_overdue_action(why: str, due: date, words: str, weight: int) -> None:
    """What it is, whose, and by how much; the longer, the heavier."""
    first, *_ = plans(inputs(actions=[action("1", due)]), Area.HELP_AND_PROTECTION)
    assert (first.reason, first.words, first.weight) == (Reason.OVERDUE, words, weight), why


NOT_OVERDUE = [
    ("due today", action("1", date(2026, 4, 15))),
    ("done, if late", action("1", date(2026, 4, 1), date(2026, 4, 10))),
    ("of no day", action("1", None)),
]


@pytest.mark.parametrize(("why", "one"), NOT_OVERDUE)
def test_an_action_that_is_not_overdue(why: str, one: Action) -> None:
    """No reproach that is not due."""
    found = plans(inputs(actions=[one]), Area.HELP_AND_PROTECTION)
    assert not [each for each in found if each.reason is Reason.OVERDUE], why


def test_how_far_the_plan_is() -> None:
    """Done, overdue, next, and without a day."""
    found = plans(
        inputs(
            actions=[
                action("1", date(2026, 3, 1), date(2026, 2, 1)),
                action("2", date(2026, 4, 1)),
                action("3", date(2026, 6, 1)),
                action("4", None),
            ]
        ),
        Area.HELP_AND_PROTECTION,
    )
    assert found[-1].words == (
        "1 of 4 actions is done and 1 is overdue. The next is due on 1 June 2026. 1 has no day set."
    )


def test_that_no_plan_is_kept_is_said() -> None:
    """It is not known what is done, which is another thing than nothing."""
    unknown = board(inputs()).cell(Area.IN_CARE, Question.PLANS).unknown
    assert unknown[0] == (
        "No plan is recorded in Line of Sight, so it is not known what is being done, by whom or "
        "by when."
    )
    assert not plans(inputs(actions=[]), Area.IN_CARE)


@pytest.fixture
def reported(read: EvidenceBase) -> BoardInputs:
    """With Ofsted's reports on Wiltshire at hand."""
    return inputs(inspected=Inspected("865", read.corpus, read.shelf))


def test_a_recommendation_of_the_latest_inspection(reported: BoardInputs) -> None:
    """In the area of the paragraph that it points to, though its words are the leaders'; with the
    one before that may have asked the same."""
    (said,) = plans(reported, Area.HELP_AND_PROTECTION)
    assert said.words == (
        "Ofsted asked for improvement in September 2023: “The recording of supervision by "
        "managers.” It may have asked for the same in June 2019."
    )
    assert said.reason is Reason.REPEATED
    assert (said.subject.key, said.subject.at) == (LATEST_REPORT, "1")
    assert [each.what for each in said.evidence] == [
        "Recommendation 1 (paragraph 1), page 2",
        "Recommendation 2, page 2",
    ]


def test_an_area_in_which_nothing_was_asked_for(reported: BoardInputs) -> None:
    """That is known, and said."""
    (said,) = plans(reported, Area.CARE_LEAVERS)
    assert said.words == "Ofsted asked for no improvement in this area in September 2023."


ANSWERED: list[tuple[str, list[Action], Reason, str]] = [
    ("no action answers it", [], Reason.MISSING, " No action of the plan answers it."),
    (
        "one does",
        [action("1", date(2026, 6, 1), answers=(LATEST_REPORT, 1))],
        Reason.REPEATED,
        " One action answers it, and it is not done yet.",
    ),
    (
        "two do, and one is done",
        [
            action("1", date(2026, 6, 1), answers=(LATEST_REPORT, 1)),
            action("2", None, date(2026, 1, 1), answers=(LATEST_REPORT, 1)),
        ],
        Reason.REPEATED,
        " 2 actions answer it: 1 done.",
    ),
]


@pytest.mark.parametrize(("why", "actions", "reason", "words"), ANSWERED, ids=lambda v: str(v)[:25])
def test_what_answers_a_recommendation(
    reported: BoardInputs, why: str, actions: list[Action], reason: Reason, words: str
) -> None:
    """Where a plan is kept."""
    found = inputs(inspected=reported.inspected, actions=actions)
    (said,) = [
        each for each in plans(found, Area.HELP_AND_PROTECTION) if each.subject.key == LATEST_REPORT
    ]
    assert said.words.endswith(words), why
    assert said.reason is reason, why


def recommendation(text: str, paragraphs: tuple[int, ...] = ()) -> Recommendation:
    """A recommendation to the council."""
    return Recommendation(
        report_id="r",
        order=1,
        number=None,
        body="local_authority",
        kind="improvement",
        timescale=None,
        heading="What needs to improve",
        text=text,
        page=2,
        paragraph_references=paragraphs,
        outcome_reference=None,
    )


def finding(area: Area, paragraph: int, text: str) -> Finding:
    """A paragraph of a section."""
    return Finding(
        report_id="r",
        order=paragraph,
        body="local_authority",
        section=area.label,
        area=area,
        section_grade=None,
        paragraph=paragraph,
        text=text,
        page=3,
    )


FINDINGS = (
    finding(Area.HELP_AND_PROTECTION, 1, "Letters before proceedings are slow to be written."),
    finding(Area.LEADERS, 2, "Supervision is regular and gives workers room to think."),
)
PLACED = [
    (
        "by the paragraph that it points to, whatever it says",
        recommendation("The support for care leavers.", (2,)),
        (Area.LEADERS,),
    ),
    (
        "by the people that it names",
        recommendation("The help offered to older care-experienced young adults."),
        (Area.CARE_LEAVERS,),
    ),
    (
        "by its themes, of which there may be several",
        recommendation("The quality of child protection plans and of pathway plans."),
        (Area.HELP_AND_PROTECTION, Area.CARE_LEAVERS),
    ),
    (
        "by the paragraph that is most like it",
        recommendation("The speed with which letters before proceedings are written."),
        (Area.HELP_AND_PROTECTION,),
    ),
    (
        "by nothing: then it is the leaders', who answer for all",
        recommendation("The zeal of the brass band."),
        (Area.LEADERS,),
    ),
]


@pytest.mark.parametrize(("why", "one", "areas"), PLACED, ids=lambda v: str(v)[:30])
def test_the_area_of_a_recommendation(
    why: str, one: Recommendation, areas: tuple[Area, ...]
) -> None:
    """Ofsted does not say of which area a recommendation is: it is placed, in this order."""
    report = Report(
        report_id="r",
        authority_code=None,
        authority_printed="Mereshire",
        family="ilacs_2023",
        framework="ilacs",
        title="",
        inspection_start=None,
        inspection_end=None,
        periods=(),
        published=None,
        published_source=None,
        lead_inspector=None,
        team_size=None,
        urn=None,
        delivered_by=None,
        file="",
        sha256="",
        first_page=1,
        pages=1,
    )
    text = ReportText(report, (), (one,), FINDINGS, (), ())
    assert areas_of(text) == {1: areas}, why
