"""What a recommendation points to, what a letter says of itself, and titles told apart."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.inspections.parse.cover import Cover, read_cover, read_team
from lineofsight.inspections.parse.judgements import board_rows, ilacs_rows, sif_rows
from lineofsight.inspections.parse.layouts import Front, recognise
from lineofsight.inspections.parse.layouts.letters import complete
from lineofsight.inspections.parse.pdf import Line
from lineofsight.inspections.parse.report import outcome_reference, paragraph_references
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade


def lines(*texts: str, size: float = 12.0, bold: bool = False) -> list[Line]:
    """Lines one under another."""
    return [Line(text, 1, 72.0, 700.0 - 15 * i, size, bold) for i, text in enumerate(texts)]


OUTCOMES = [
    ("Life-story work. (outcome 4, national framework)", 4),
    ("Return interviews. (Outcome Three, National Framework)", 3),
    ("Family networks (National Framework outcome two).", 2),
    ("Pathway plans. (Outcome four: National Framework)", 4),
    ("Supervision. (enabler 2, national framework)", None),
    ("Work towards outcome 3 of the plan.", None),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_outcomes_of_the_national_framework(text: str, outcome: int | None) -> None:
    assert outcome_reference(text) == outcome


REFERENCES = [
    ("Improve plans (paragraph 23).", (23,)),
    ("Improve plans (paragraphs 21, 23 and 107).", (21, 23, 107)),
    ("Improve plans (Paragraphs 101 - 103, 105).", (101, 102, 103, 105)),
    ("Improve dates (paragraph 114), pathways (paragraphs 121, 114).", (114, 121)),
    ("Improve plans within 28 days.", ()),
]


@pytest.mark.parametrize(("text", "paragraphs"), REFERENCES)
def test_paragraphs_pointed_to(text: str, paragraphs: tuple[int, ...]) -> None:
    assert paragraph_references(text) == paragraphs


LEADERS = "The impact of leaders on social work practice with"
TABLES = [
    (
        "labels wrap and grades follow them",
        (
            "Judgement Grade",
            LEADERS,
            "children and families Requires improvement",
            "to be good",
            "The experiences and progress of children who need help",
            "and protection",
            "Good",
            "The experiences and progress of children in care",
            "Outstanding",
            "The experiences and progress of children care leavers",
            "Inadequate",
            "Overall effectiveness Requires improvement to be good",
            "Services have improved. The experiences and progress of children in care and care",
            "leavers are no longer outstanding.",
        ),
        {
            Area.LEADERS: Grade.REQUIRES_IMPROVEMENT,
            Area.HELP_AND_PROTECTION: Grade.GOOD,
            Area.IN_CARE: Grade.OUTSTANDING,
            Area.CARE_LEAVERS: Grade.INADEQUATE,
            Area.OVERALL: Grade.REQUIRES_IMPROVEMENT,
        },
    ),
    (
        "no overall row, though the words below speak of one",
        (
            "Judgement Grade",
            "The impact of leaders on practice with children and families",
            "Good",
            "The experiences and progress of children who need help and protection Good",
            "The experiences and progress of children in care Good",
            "The experiences and progress of care leavers Not judged",
            "Children do well. In 2022 the",
            "overall effectiveness of services was good.",
        ),
        {
            Area.LEADERS: Grade.GOOD,
            Area.HELP_AND_PROTECTION: Grade.GOOD,
            Area.IN_CARE: Grade.GOOD,
            Area.CARE_LEAVERS: Grade.NOT_JUDGED,
        },
    ),
    (
        "all labels first, then all grades",
        (
            "Judgement Grade",
            LEADERS,
            "children and families",
            "The experiences and progress of children who need help and protection",
            "The experiences and progress of children in care and care leavers",
            "Overall effectiveness",
            "Good",
            "Inadequate",
            "Outstanding",
            "Good",
        ),
        {
            Area.LEADERS: Grade.GOOD,
            Area.HELP_AND_PROTECTION: Grade.INADEQUATE,
            Area.IN_CARE_AND_CARE_LEAVERS: Grade.OUTSTANDING,
            Area.OVERALL: Grade.GOOD,
        },
    ),
]


@pytest.mark.parametrize(
    ("texts", "grades"),
    [(texts, grades) for _, texts, grades in TABLES],
    ids=[why for why, _, _ in TABLES],
)
def test_tables_of_ilacs(texts: tuple[str, ...], grades: dict[Area, Grade]) -> None:
    assert {row.area: row.grade for row in ilacs_rows(lines(*texts))} == grades


HEADLINES = [
    ("Children’s services in Mereshire require improvement to be good", "requires_improvement"),
    ("Children’s services are inadequate", "inadequate"),
    ("The overall judgement is that children’s services are good", "good"),
    ("The overall judgement is outstanding.", "outstanding"),
]


@pytest.mark.parametrize(("headline", "grade"), HEADLINES)
def test_headlines_of_sif(headline: str, grade: str) -> None:
    """The sentence on what leadership requires is no row, and a row may have another number."""
    rows = sif_rows(
        lines(
            "Inspection of services for children in need of help and protection",
            headline,
            "Leadership, management and governance require improvement as plans are new.",
            "1. Children who need help and protection Good",
            "2. Children looked after and achieving",
            "permanence",
            "Good",
            "2.1 Adoption performance Not judged",
            "2.2 Experiences and progress of care leavers Requires",
            "improvement",
            "1. Leadership, management and governance Outstanding",
        )
    )
    assert {row.area.value: row.grade.value for row in rows} == {
        "overall_effectiveness": grade,
        "help_and_protection": "good",
        "in_care_and_care_leavers": "good",
        "adoption": "not_judged",
        "care_leavers": "requires_improvement",
        "leaders": "outstanding",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Local Safeguarding Children Board is inadequate",
        "The overall judgement is that the LSCB is inadequate.",
        "The effectiveness of the Mereshire Safeguarding Children Board (MSCB) is inadequate",
    ],
)
def test_a_board_reviewed_alone(sentence: str) -> None:
    (row,) = board_rows(lines("Mereshire", "Inspection date: 6 July 2015", sentence))
    assert (row.area, row.grade) == (Area.LSCB, Grade.INADEQUATE)


TITLES = [
    ("Inspection of looked after children services", Family.LOOKED_AFTER),
    (
        "Re-inspection of services for children in need of help and protection, children looked "
        "after and care leavers",
        Family.SIF_REINSPECTION,
    ),
    (
        "Inspection of services for children who need help and protection, looked-after children "
        "and care leavers and Review of the effectiveness of the safeguarding children board",
        Family.SIF_2015,
    ),
    (
        "Review of the effectiveness of the Local Safeguarding Children Board",
        Family.LSCB_REVIEW,
    ),
    ("Review of Mereshire Safeguarding Children Board", Family.LSCB_REVIEW),
    ("Monitoring visit to Mereshire children’s services", Family.MONITORING_VISIT),
    ("Focused visit to Mereshire children’s services", Family.FOCUSED_VISIT),
    ("Joint targeted area inspection of Mereshire", Family.JTAI),
    (
        "Inspection of local authority arrangements for the protection of children",
        Family.SAFEGUARDING,
    ),
    (
        "Inspection of safeguarding and looked after children services",
        Family.SAFEGUARDING,
    ),
    ("Inspection of Mereshire Primary School", None),
    ("Monitoring visit to Mereshire College", None),
]


@pytest.mark.parametrize(("title", "family"), TITLES)
def test_families_told_by_title(title: str, family: Family | None) -> None:
    page = lines(title, size=26)
    found = recognise(Front(page, title.lower(), [page]))
    assert (found.family if found else None) == family


LETTER = (
    "14 June 2024",
    "Dear Director",
    "Focused visit to Mereshire children’s services",
    "This letter tells of the visit to Mereshire on 8 and",
    "9 May 2024.",
    "Yours sincerely",
    "Jo Bloggs, His Majesty’s Inspector",
)


def test_a_letter_gives_its_dates_and_its_signatory() -> None:
    page = lines(*LETTER)
    page[2].bold = True
    cover = complete(read_cover(page), [page])
    assert cover == Cover(
        authority="Mereshire",
        title="Focused visit to Mereshire children’s services",
        periods=[(date(2024, 5, 8), date(2024, 5, 9))],
        published=date(2024, 6, 14),
        lead_inspector="Jo Bloggs",
    )


COVERS = [
    (
        ("Inspection of Mereshire local authority", "children’s services"),
        "Mereshire",
        "Inspection of Mereshire local authority children’s services",
    ),
    (
        ("Inspection of the Isles of Mere", "children’s services"),
        "Isles of Mere",
        "Inspection of the Isles of Mere children’s services",
    ),
    (
        ("Inspection of Mereshire Children’s Trust",),
        "Mereshire Children’s Trust",
        "Inspection of Mereshire Children’s Trust",
    ),
]


@pytest.mark.parametrize(("texts", "name", "title"), COVERS)
def test_names_in_titles(texts: tuple[str, ...], name: str, title: str) -> None:
    page = lines(*texts, size=26) + lines("Inspection dates: 8 to 12 May 2024")
    cover = read_cover(page)
    assert (cover.authority, cover.title) == (name, title)
    assert cover.periods == [(date(2024, 5, 8), date(2024, 5, 12))]


def test_a_name_stands_above_its_title() -> None:
    page = lines("Mereshire County Council", size=26)
    page += lines("Inspection of children’s social care services", size=16, bold=True)
    page += lines("Inspection dates: 8 October to", "2 November 2018", "Lead inspector: Jo Bloggs")
    cover = read_cover(page)
    assert cover == Cover(
        authority="Mereshire County Council",
        title="Inspection of children’s social care services",
        periods=[(date(2018, 10, 8), date(2018, 11, 2))],
        published=None,
        lead_inspector="Jo Bloggs",
    )


def test_the_team_is_counted_without_those_who_do_not_inspect() -> None:
    lead, roles = read_team(
        [
            "Lead inspector: Jo Bloggs HMI",
            "Team inspectors: Al Smith, Bo Jones,",
            "Cy Brown",
            "Senior data analyst: Di Green",
            "Quality assurance manager: Ed White",
        ]
    )
    assert lead == "Jo Bloggs"
    assert roles == [
        ("Lead inspector", "Jo Bloggs HMI"),
        ("Team inspectors", "Al Smith, Bo Jones, Cy Brown"),
    ]
