"""A handful of invented reports, small enough to read, for tests of search and likeness."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.inspections.search import build_index
from lineofsight.inspections.tables import Body, Finding, Judgement, Kind, Recommendation, Report
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade

#: report_id, DfE code, name, family, published
REPORTS = (
    ("wiltshire-2019-06-24", "865", "Wiltshire", Family.ILACS_2018, date(2019, 8, 5)),
    ("wiltshire-2023-09-18", "865", "Wiltshire", Family.ILACS_2023, date(2023, 11, 6)),
    ("kent-2017-03-06", "886", "Kent", Family.SIF_2015, date(2017, 6, 9)),
    ("leeds-2022-02-21", "383", "Leeds", Family.ILACS_2018, date(2022, 5, 3)),
    ("elsewhere-2015-01-12", None, "Elsewhere", Family.SIF_2013, None),
)

_FOUR = (Area.OVERALL, Area.LEADERS, Area.HELP_AND_PROTECTION, Area.IN_CARE_AND_CARE_LEAVERS)
_FIVE = (*_FOUR[:3], Area.IN_CARE, Area.CARE_LEAVERS)
_O, _G, _RI, _I = (
    Grade.OUTSTANDING,
    Grade.GOOD,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.INADEQUATE,
)
JUDGEMENTS: dict[str, dict[Area, Grade]] = {
    "wiltshire-2019-06-24": dict(zip(_FOUR, (_G, _G, _G, _RI), strict=True)),
    "wiltshire-2023-09-18": dict(zip(_FIVE, (_O, _O, _G, _O, _G), strict=True)),
    "kent-2017-03-06": dict(zip((*_FOUR, Area.LSCB), (_I, _RI, _I, _G, _RI), strict=True)),
    "leeds-2022-02-21": dict(zip(_FOUR, (_O, _O, _O, _G), strict=True)),
}

#: report, order, area, paragraph, text
FINDINGS = (
    ("wiltshire-2019-06-24", 1, None, None, "Services have grown stronger since the last visit."),
    (
        "wiltshire-2019-06-24",
        2,
        Area.HELP_AND_PROTECTION,
        1,
        "Early help is well organised. Families say that workers listen to them.",
    ),
    (
        "wiltshire-2019-06-24",
        3,
        Area.HELP_AND_PROTECTION,
        2,
        "Strategy discussions take place on time. Help for parents comes early in most cases.",
    ),
    (
        "wiltshire-2023-09-18",
        1,
        Area.CARE_LEAVERS,
        1,
        "Care leavers know their health histories and live in suitable accommodation.",
    ),
    (
        "kent-2017-03-06",
        1,
        Area.HELP_AND_PROTECTION,
        12,
        "Supervision of social workers is rare. Early help is hard to find.",
    ),
    (
        "leeds-2022-02-21",
        1,
        Area.LEADERS,
        30,
        "Leaders know the city’s children well; café visits.",
    ),
    ("elsewhere-2015-01-12", 1, Area.LEADERS, 3, "Supervising managers sign each plan."),
)

#: report, order, body, text, paragraphs pointed to
RECOMMENDATIONS: tuple[tuple[str, int, Body, str, tuple[int, ...]], ...] = (
    (
        "wiltshire-2019-06-24",
        1,
        Body.LOCAL_AUTHORITY,
        "The quality and timeliness of pathway plans for care leavers.",
        (),
    ),
    (
        "wiltshire-2023-09-18",
        1,
        Body.LOCAL_AUTHORITY,
        "Timeliness of pathway plans, and how far care leavers help to write them.",
        (),
    ),
    (
        "kent-2017-03-06",
        1,
        Body.LOCAL_AUTHORITY,
        "Make sure that social workers have regular, reflective supervision.",
        (12,),
    ),
    (
        "kent-2017-03-06",
        2,
        Body.LSCB,
        "The board should evaluate the effectiveness of early help across the county.",
        (),
    ),
    (
        "leeds-2022-02-21",
        1,
        Body.LOCAL_AUTHORITY,
        "The quality of pathway plans, so that care leavers find them useful.",
        (),
    ),
    (
        "elsewhere-2015-01-12",
        1,
        Body.LOCAL_AUTHORITY,
        "Ensure that supervision of social workers is regular and reflective.",
        (),
    ),
)


def rows() -> tuple[list[Report], list[Judgement], list[Recommendation], list[Finding]]:
    """The rows of the four tables."""
    reports = [_report(*facts) for facts in REPORTS]
    judgements = [
        Judgement(
            report_id=report_id,
            area=area,
            grade=grade,
            label_printed=area.label,
            grade_printed=grade.label,
            page=1,
            order=order,
        )
        for report_id, judged in JUDGEMENTS.items()
        for order, (area, grade) in enumerate(judged.items(), 1)
    ]
    recommendations = [
        Recommendation(
            report_id=report_id,
            order=order,
            number=str(order),
            body=body,
            kind=Kind.LSCB if body is Body.LSCB else Kind.IMPROVEMENT,
            timescale=None,
            heading="What needs to improve",
            text=text,
            page=2,
            paragraph_references=pointed,
            outcome_reference=None,
        )
        for report_id, order, body, text, pointed in RECOMMENDATIONS
    ]
    findings = [
        Finding(
            report_id=report_id,
            order=order,
            body=Body.LOCAL_AUTHORITY,
            section=area.label if area else "Main findings",
            area=area,
            section_grade=None,
            paragraph=paragraph,
            text=text,
            page=3,
        )
        for report_id, order, area, paragraph, text in FINDINGS
    ]
    return reports, judgements, recommendations, findings


def _report(
    report_id: str, code: str | None, name: str, family: Family, published: date | None
) -> Report:
    facts: dict[str, Any] = {
        "report_id": report_id,
        "authority_code": code,
        "authority_printed": name,
        "family": family,
        "framework": family.framework,
        "title": "Inspection of children’s services",
        "inspection_start": date.fromisoformat(report_id[-10:]),
        "inspection_end": None,
        "periods": (),
        "published": published,
        "published_source": None,
        "lead_inspector": None,
        "team_size": None,
        "urn": None,
        "delivered_by": None,
        "file": f"{report_id}.pdf",
        "sha256": "0" * 64,
        "first_page": 1,
        "pages": 5,
    }
    return Report(**facts)


def write(folder: Path) -> Path:
    """The search index of the invented reports, written to `folder`; its path."""
    path = folder / "search.sqlite"
    build_index(path, *rows())
    return path
