"""Tables of grades as they wrap, run into one another and carry footnotes' numbers."""

from __future__ import annotations

import pytest

from lineofsight.inspections.parse.judgements import (
    ilacs_rows,
    looked_after_rows,
    record_of_findings,
    sif_rows,
)
from lineofsight.inspections.parse.pdf import Line


def lines(*texts: str) -> list[Line]:
    """Lines one under another."""
    return [Line(text, 1, 72.0, 700.0 - 15 * i, 12.0, False) for i, text in enumerate(texts)]


LEADERS = "The impact of leaders on practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care and care leavers"

ILACS = [
    (
        "grades beside the first line of labels that run on",
        (
            "The impact of leaders on social work Good",
            "practice with children and families",
            "The experiences and progress of children Outstanding",
            "who need help and protection",
            "The experiences and progress of children in Inadequate",
            "care and care leavers",
            "Overall effectiveness Good",
            "Services are good and care leavers thrive.",
        ),
        ["good", "outstanding", "inadequate", "good"],
    ),
    (
        "a grade that runs on beside its label",
        (
            f"{LEADERS} Good",
            f"{HELP} Good",
            "The experiences and progress of children in care and care Requires improvement",
            "leavers to be good",
            "Overall effectiveness Good",
        ),
        ["good", "good", "requires_improvement", "good"],
    ),
    (
        "footnotes' numbers glued to grades, a grade in three lines",
        (
            LEADERS,
            "Good1",
            f"{HELP} Not judged²",
            f"{CARE} Good 3",
            "Overall effectiveness",
            "Requires",
            "improvement",
            "to be good4",
        ),
        ["good", "not_judged", "good", "requires_improvement"],
    ),
    (
        "numbered labels in other words",
        (
            "1. The impact of leadership on practice Good",
            "2. The experiences of children in need of help and/or protection Inadequate",
            "3.The experiences and progress of children in care and care-experienced young people",
            "Good",
            "Overall effectiveness Good",
        ),
        ["good", "inadequate", "good", "good"],
    ),
    (
        "other ways to give no grade",
        (
            f"{LEADERS} No judgement",
            f"{HELP} Insufficient evidence to judge",
            f"{CARE} Not applicable",
            "Overall effectiveness Good",
        ),
        ["not_judged", "not_judged", "not_judged", "good"],
    ),
]


@pytest.mark.parametrize(
    ("texts", "grades"),
    [(texts, grades) for _, texts, grades in ILACS],
    ids=[why.replace(" ", "_") for why, _, _ in ILACS],
)
def test_rows_of_ilacs(texts: tuple[str, ...], grades: list[str]) -> None:
    rows = ilacs_rows(lines("Judgement Grade", *texts))
    assert [row.area.value for row in rows] == [
        "leaders",
        "help_and_protection",
        "in_care_and_care_leavers",
        "overall_effectiveness",
    ]
    assert [row.grade.value for row in rows] == grades


def test_rows_of_2026_in_any_order() -> None:
    rows = ilacs_rows(
        lines(
            "The experiences and progress of care leavers",
            "Good",
            "The experiences and progress of children in care Outstanding",
            f"{HELP} Good",
            f"{LEADERS} Inadequate",
            "Children do well.",
        )
    )
    assert {row.area.value: row.grade.value for row in rows} == {
        "care_leavers": "good",
        "in_care": "outstanding",
        "help_and_protection": "good",
        "leaders": "inadequate",
    }


def test_text_after_a_label_that_runs_on_is_left_to_the_report() -> None:
    """The last line used is the last of the table, so that no word of the report is lost."""
    page = lines(
        "The impact of leaders on social work Good",
        "practice with children and families",
        f"{HELP} Good",
        "leaders and families say so.",
    )
    assert [row.line for row in ilacs_rows(page)] == [1, 2]


SIF = [
    (
        "labels that run on below their grades",
        (
            "1. Children who need help and Good",
            "protection",
            "2. Children looked after and achieving Good",
            "permanence",
            "2.1 Adoption performance Good",
            "2.2 Experiences and progress of care Good",
            "leavers",
            "3. Leadership, management and Good",
            "governance",
        ),
        "good",
    ),
    (
        "footnotes' numbers after labels and grades",
        (
            "1. Children who need help and protection Not judged1",
            "2. Children looked after and achieving permanence1 Not judged2",
            "2.1. Adoption performance 2 Not judged³",
            "2.2. Experiences and progress of care leavers² Not",
            "judged",
            "1. Leadership, management and governance Not judged",
        ),
        "not_judged",
    ),
    (
        "labels in other words",
        (
            "1. Children in need of help and protection Good",
            "2. Children looked-after and achieving permanence are Good",
            "2.1 Adoption performance Good",
            "2.2 The experiences of children care leavers: Good",
            "3. Leadership and management Good",
        ),
        "good",
    ),
]


@pytest.mark.parametrize(
    ("texts", "grade"),
    [(texts, grade) for _, texts, grade in SIF],
    ids=[why.replace(" ", "_") for why, _, _ in SIF],
)
def test_rows_of_sif(texts: tuple[str, ...], grade: str) -> None:
    rows = sif_rows(lines("Children’s services in Mereshire are inadequate", *texts))
    assert {row.area.value: row.grade.value for row in rows} == {
        "overall_effectiveness": "inadequate",
        "help_and_protection": grade,
        "in_care_and_care_leavers": grade,
        "adoption": grade,
        "care_leavers": grade,
        "leaders": grade,
    }
    assert max(row.line for row in rows) == len(texts)


def test_a_headline_spelt_with_one_letter_less() -> None:
    rows = sif_rows(
        lines(
            "The overall judgment is that children’s services require improvement",
            "The judgments on areas of the service are good reading:",
            "1. Children who need help and protection Good",
        )
    )
    assert [row.grade.value for row in rows] == ["requires_improvement", "good"]


def test_a_board_whose_name_lacks_its_last_word() -> None:
    rows = sif_rows(
        lines(
            "The overall judgement is that children’s services are good",
            "1. Children who need help and protection Good",
            "The effectiveness of Local Safeguarding Children is inadequate",
        )
    )
    assert [(row.area.value, row.grade.value) for row in rows][-1] == ("lscb", "inadequate")


RECORDS = [
    (
        "Overall effectiveness Adequate",
        "Capacity to improve Good",
        "Outcomes for looked after children and",
        "young people",
        "Adequate",
        "Quality of provision Adequate",
        "Leadership and management Good",
    ),
    (
        "Overall effectiveness Adequate Grade 3",
        "Capacity for improvement Good Grade 2",
        "Outcomes for looked-after children, young people and care leavers Adequate Grade 3",
        "Quality of service provision: Adequate",
        "Leadership and management of services for looked after children Good",
    ),
]


@pytest.mark.parametrize("texts", RECORDS)
def test_the_record_of_2013(texts: tuple[str, ...]) -> None:
    assert [row.grade.value for row in looked_after_rows(lines(*texts))] == [
        "adequate",
        "good",
        "adequate",
        "adequate",
        "good",
    ]


@pytest.mark.parametrize("heading", ["Record of main findings", "Record of the main findings:"])
def test_where_the_record_starts(heading: str) -> None:
    page = lines("72. Plans are clear.", heading, "Overall effectiveness Good")
    assert record_of_findings(page) == 1
