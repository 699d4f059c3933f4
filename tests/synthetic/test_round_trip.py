"""A report made from a spec, read back, says what the spec says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.inspections.tables import Body
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_spec import Advice, Layout, Part, ReportSpec, Section, Words
from lineofsight.synthetic.reports import AREAS, histories, invent_report
from tests.synthetic.invented import (
    check_cover,
    check_earlier,
    check_findings,
    check_recommendations,
    read_back,
    reports,
)

HISTORIES = [(f"{council.authority} {spec.start}", spec) for council, spec in histories(seed=1)]


@pytest.mark.parametrize(
    "spec", [spec for _, spec in HISTORIES], ids=[name for name, _ in HISTORIES]
)
def test_reports_of_the_demonstration_are_read_back_whole(spec: ReportSpec) -> None:
    parsed = read_back(spec)
    check_cover(spec, parsed)
    check_recommendations(spec, parsed)
    check_findings(spec, parsed)
    check_earlier(spec, parsed)


@pytest.mark.parametrize("family", list(AREAS), ids=lambda family: family.value)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_report_is_read_back(family: Family, data: st.DataObject) -> None:
    spec = data.draw(reports(family))
    parsed = read_back(spec)
    check_cover(spec, parsed)
    check_recommendations(spec, parsed)
    check_findings(spec, parsed)
    check_earlier(spec, parsed)


def ilacs(*paragraphs: Words, layout: Layout | None = None) -> ReportSpec:
    """A report of 2018 with these findings on protection."""
    area = Area.HELP_AND_PROTECTION
    return ReportSpec(
        family=Family.ILACS_2018,
        authority="Mereshire",
        council="Mereshire County Council",
        start=date(2018, 6, 4),
        end=date(2018, 6, 8),
        published=None,
        lead="A. Inspector",
        grades=dict.fromkeys(AREAS[Family.ILACS_2018], Grade.REQUIRES_IMPROVEMENT),
        introduction=(Words("Services have changed little since the last inspection."),),
        advice=(Advice(Words("The speed of decisions.")),),
        sections=(Section(area, Grade.REQUIRES_IMPROVEMENT, paragraphs),),
        layout=layout or Layout(),
    )


LONG = " ".join(
    f"Sentence {place} says that well-known multi-agency work goes on." for place in range(1, 90)
)

PARAGRAPHS = [
    (
        "a number at the start is part of the words",
        (Words("307 families were helped."), Words("2. is how one plan began its list.")),
    ),
    ("a paragraph that is longer than a page stays whole", (Words(LONG), Words("Short."))),
    (
        "bullets under bullets keep their depth",
        (
            Words(
                "Plans lack:",
                (Part("dates", ("for the child", "for the parents")), Part("names"), Part("aims")),
            ),
            Words("Nothing else was found."),
        ),
    ),
    (
        "numbers run on past nine without a break",
        tuple(Words(f"Paragraph on subject {place}.") for place in "abcdefghijklmnopq"),
    ),
]


@pytest.mark.parametrize("tight", [False, True], ids=["spaced", "tight"])
@pytest.mark.parametrize(
    "paragraphs", [rows for _, rows in PARAGRAPHS], ids=[why for why, _ in PARAGRAPHS]
)
def test_awkward_paragraphs(paragraphs: tuple[Words, ...], tight: bool) -> None:
    spec = ilacs(*paragraphs, layout=Layout(tight_numbers=tight))
    check_findings(spec, read_back(spec))


@pytest.mark.parametrize("width", [110.0, 150.0, 190.0, 260.0])
@pytest.mark.parametrize("family", [Family.ILACS_2018, Family.ILACS_2023, Family.ILACS_2026])
def test_grades_are_read_beside_labels_that_wrap_anywhere(family: Family, width: float) -> None:
    grades = dict(zip(AREAS[family], list(Grade), strict=False))
    grades = {
        area: Grade.NOT_JUDGED if grade is Grade.ADEQUATE else grade
        for area, grade in grades.items()
    }
    spec = invent_report(family, "Mereshire", "Mereshire Council", date(2024, 1, 29), grades)
    spec = ReportSpec(**{**vars(spec), "sections": (), "layout": Layout(label_width=width)})
    check_cover(spec, read_back(spec))


LETTERS = [
    (Family.MONITORING_VISIT, "help and protection"),
    (Family.FOCUSED_VISIT, "the front door"),
    (Family.JTAI, "children at risk of exploitation"),
]


@pytest.mark.parametrize(("family", "subject"), LETTERS, ids=[f.value for f, _ in LETTERS])
def test_letters_are_recognised_and_claim_no_judgement(family: Family, subject: str) -> None:
    said = Words("Workers know their children well, and plans say what must change.")
    spec = ReportSpec(
        family=family,
        authority="Mereshire",
        council="Mereshire County Council",
        start=date(2024, 5, 8),
        end=date(2024, 5, 9),
        published=date(2024, 6, 14),
        lead="A. Inspector",
        grades={},
        introduction=(said,),
        subject=subject,
        team=("A. Inspector", "B. Inspector"),
    )
    parsed = read_back(spec)
    assert parsed.report.family == family
    assert parsed.judgements == []
    assert (parsed.report.inspection_start, parsed.report.inspection_end) == (spec.start, spec.end)
    assert said.text in [row.text for row in parsed.findings]


def test_a_board_and_its_council_are_kept_apart() -> None:
    spec = next(spec for _, spec in HISTORIES if spec.family is Family.SIF_2013)
    parsed = read_back(spec)
    told = {Body(row.body) for row in parsed.recommendations}
    assert told == {Body.LOCAL_AUTHORITY, Body.LSCB}
