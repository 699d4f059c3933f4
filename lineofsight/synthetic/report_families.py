"""The pages of each family of reports, in the order in which Ofsted prints them.

Headings and labels are those by which the layouts are known; every sentence is our own.
"""

from __future__ import annotations

from collections.abc import Callable

from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade
from lineofsight.synthetic import report_sif
from lineofsight.synthetic.report_dates import day, period_full, period_short, visit_days
from lineofsight.synthetic.report_layout import (
    NEW_SQUARE,
    SMALL_SQUARE,
    Writer,
    grade_words,
)
from lineofsight.synthetic.report_spec import ReportSpec, Section, Words

_LEADERS = "The impact of leaders on social work practice with children and families"
_PROTECTION = "The experiences and progress of children who need help and protection"

ILACS_LABELS = {
    Area.LEADERS: _LEADERS,
    Area.HELP_AND_PROTECTION: _PROTECTION,
    Area.IN_CARE: "The experiences and progress of children in care",
    Area.CARE_LEAVERS: "The experiences and progress of care leavers",
    Area.IN_CARE_AND_CARE_LEAVERS: (
        "The experiences and progress of children in care and care leavers"
    ),
    Area.OVERALL: "Overall effectiveness",
}

LOOKED_AFTER_LABELS = {
    Area.LOOKED_AFTER_OVERALL: "Overall effectiveness",
    Area.LOOKED_AFTER_CAPACITY: "Capacity to improve",
    Area.LOOKED_AFTER_OUTCOMES: "Outcomes for looked after children and young people",
    Area.LOOKED_AFTER_PROVISION: "Quality of provision",
    Area.LOOKED_AFTER_LEADERSHIP: "Leadership and management",
}


def _ilacs_heading(section: Section, spec: ReportSpec) -> str:
    """`…protection: good`, `…protection: Good` or `…protection is good`, as the years have it."""
    grade = grade_words(section.grade, spec)
    label = ILACS_LABELS[section.area]
    if spec.layout.wording == 0:
        return f"{label}: {grade.lower()}"
    if spec.layout.wording == 1:
        return f"{label}: {grade}"
    verb = "" if section.grade is Grade.REQUIRES_IMPROVEMENT else "is "
    return f"{label} {verb}{grade.lower()}"


def ilacs(spec: ReportSpec, writer: Writer) -> None:
    """The three layouts of inspections of local authority children's services."""
    writer.mark = NEW_SQUARE
    first = spec.family is Family.ILACS_2018
    if first:
        writer.add("title", text=spec.council, size=26)
        writer.heading("Inspection of children’s social care services", 16)
        writer.heading(f"Inspection dates: {period_full(spec.start, spec.end)}", 12)
        if spec.lead:
            writer.heading(f"Lead inspector: {spec.lead}", 12)
            writer.heading("Her Majesty’s Inspector", 12, above=2)
    else:
        writer.add(
            "title",
            text=f"Inspection of {spec.council} local authority children’s services",
            size=26,
        )
        writer.labelled("Inspection dates:", period_short(spec.start, spec.end))
        if spec.lead:
            writer.labelled("Lead inspector:", f"{spec.lead}, His Majesty’s Inspector")
    writer.add(
        "ilacs-grades",
        size=11 if first else 12,
        align="bottom" if first else "top",
        width=spec.layout.label_width,
        rows=[
            {"label": ILACS_LABELS[area], "grade": grade_words(grade, spec)}
            for area, grade in spec.grades.items()
        ],
    )
    writer.introduction()
    if spec.advice:
        heading = "What needs to improve" + ("?" if spec.layout.question_mark else "")
        points_to_outcomes = any(one.outcome for one in spec.advice)
        note = "The points name the outcomes of the national framework that they lead to."
        writer.heading(heading, note=note if points_to_outcomes else None)
        writer.bulleted_advice(spec.advice, heading)
    for section in spec.sections:
        writer.heading(_ilacs_heading(section, spec))
        writer.section(section)


_TIMESCALES = ("Immediately", "Within three months", "Within six months")
_LEVELS = {Grade.OUTSTANDING: 1, Grade.GOOD: 2, Grade.ADEQUATE: 3, Grade.INADEQUATE: 4}
_LONG_LABELS = LOOKED_AFTER_LABELS | {
    Area.LOOKED_AFTER_OVERALL: (
        "Overall effectiveness of services for looked after children and young people"
    )
}


def looked_after(spec: ReportSpec, writer: Writer) -> None:
    """Inspections of services for looked after children, 2013."""
    writer.mark = SMALL_SQUARE
    writer.add("title", text="Inspection of looked after children services", size=26)
    writer.heading(spec.council, 18, bold=False)
    writer.add("space", height=240)
    writer.heading(f"Inspection dates: {period_short(spec.start, spec.end, dash=True)}", 10)
    if spec.lead:
        writer.heading(f"Reporting inspector {spec.lead} HMI", 10)
    writer.heading("Age group: All", 10)
    if spec.published:
        writer.heading(f"Published: {day(spec.published)}", 10)
    writer.page()
    writer.paragraph("This page says who may copy the report.", size=10)
    writer.page()
    titles = ["About this inspection", "Service information"]
    titles += [_LONG_LABELS[section.area] for section in spec.sections]
    titles.append("Record of main findings")
    writer.heading("Contents", 12)
    writer.add(
        "contents",
        rows=[
            {"text": title, "target": f"t{place}", "indent": 0, "size": 12}
            for place, title in enumerate(titles)
        ],
    )
    writer.page()
    writer.heading("About this inspection", 18, target="t0")
    writer.number += 1
    writer.add(
        "number",
        number="1",
        tight=False,
        text="Inspectors talked with children and carers, read records and sat in on meetings.",
    )
    writer.page()
    writer.heading("Service information", 18, target="t1")
    for words in spec.introduction:
        writer.found(words, paragraph=writer.numbered(words))
    writer.page()
    for place, section in enumerate(spec.sections):
        level = _LEVELS[section.grade]
        writer.heading(_LONG_LABELS[section.area], 18, target=f"t{place + 2}")
        writer.heading(f"Grade {level} ({section.grade.value})", above=8)
        writer.section(section)
        if section.area is Area.LOOKED_AFTER_CAPACITY or len(spec.sections) == 1:
            _timed_advice(spec, writer, section)
    writer.page()
    writer.heading("Record of main findings", 18, target=f"t{len(titles) - 1}")
    writer.heading("Services for looked after children")
    writer.add(
        "plain-grades",
        width=spec.layout.label_width,
        rows=[
            {"label": LOOKED_AFTER_LABELS[area], "grade": grade.label}
            for area, grade in spec.grades.items()
        ],
    )


def _timed_advice(spec: ReportSpec, writer: Writer, section: Section) -> None:
    heading = "Areas for improvement"
    writer.heading(heading)
    announced = Words(
        f"To do better for looked after children in {spec.authority}, the local authority should "
        "act as follows."
    )
    writer.found(announced, section, paragraph=writer.numbered(announced))
    for timescale in _TIMESCALES:
        timed = [one for one in spec.advice if one.timescale == timescale]
        if timed:
            writer.heading(f"{timescale}:", 12)
            writer.start = 28.4
            writer.bulleted_advice(timed, heading)
            writer.start = 0


def letter(spec: ReportSpec, writer: Writer) -> None:
    """Letters after a monitoring visit or a focused visit."""
    focused = spec.family is Family.FOCUSED_VISIT
    visit = "Focused visit" if focused else "Monitoring visit"
    writer.mark = NEW_SQUARE
    if spec.published:
        writer.paragraph(day(spec.published))
    writer.paragraph("Director of Children’s Services")
    writer.paragraph(spec.council)
    writer.paragraph("Dear Director")
    writer.heading(f"{visit} to {spec.authority} children’s services", 12)
    writer.paragraph(
        f"This letter summarises the findings of the {visit.lower()} to {spec.authority} on "
        f"{visit_days(spec.start, spec.end)}. The inspectors were "
        f"{' and '.join(spec.team) or spec.lead}, His Majesty’s Inspectors. They looked at "
        f"{spec.subject}."
    )
    writer.heading("Headline findings", 12)
    writer.introduction()
    if spec.advice:
        heading = "What needs to improve in this area of social work practice?"
        writer.heading(heading, 12)
        for one in spec.advice:
            writer.bullet(one.words.text)
    writer.paragraph("Yours sincerely")
    writer.paragraph(f"{spec.lead}\nHis Majesty’s Inspector")


def jtai(spec: ReportSpec, writer: Writer) -> None:
    """Joint targeted area inspections: four inspectorates, no grade."""
    writer.mark = NEW_SQUARE
    writer.add("title", text=f"Joint targeted area inspection of {spec.authority}", size=26)
    writer.labelled("Inspection dates:", period_short(spec.start, spec.end))
    if spec.lead:
        writer.labelled("Lead inspector:", f"{spec.lead}, His Majesty’s Inspector")
    writer.heading("Context and findings")
    writer.introduction()
    if spec.advice:
        writer.heading("What needs to improve?")
        for one in spec.advice:
            writer.bullet(one.words.text)


_FAMILIES: dict[Family, Callable[[ReportSpec, Writer], None]] = {
    Family.ILACS_2018: ilacs,
    Family.ILACS_2023: ilacs,
    Family.ILACS_2026: ilacs,
    Family.LOOKED_AFTER: looked_after,
    Family.SIF_2013: report_sif.first_layout,
    Family.SIF_2015: report_sif.second_layout,
    Family.SIF_REINSPECTION: report_sif.second_layout,
    Family.LSCB_REVIEW: report_sif.board_review,
    Family.MONITORING_VISIT: letter,
    Family.FOCUSED_VISIT: letter,
    Family.JTAI: jtai,
}

#: The families of which reports can be made.
FAMILIES = tuple(_FAMILIES)


def lay_out(spec: ReportSpec) -> Writer:
    """The blocks of a report, and what a reader should find in it.

    Raises:
        ValueError: no report of that family can be made.
    """
    if spec.family not in _FAMILIES:
        raise ValueError(f"No report of the family {spec.family.value} can be made.")
    writer = Writer(spec)
    _FAMILIES[spec.family](spec, writer)
    writer.disclaimer()
    return writer


def furniture(spec: ReportSpec) -> dict[str, object]:
    """What stands on every page: page number, footer of two lines, or header."""
    if spec.family is Family.LOOKED_AFTER:
        footer = (spec.council, "Inspection of looked after children services")
        return {"furniture": "header", "footer": footer, "left": 85.1, "hang": 28.3}
    if spec.family in (Family.ILACS_2018, Family.MONITORING_VISIT, Family.FOCUSED_VISIT):
        return {"furniture": "number", "two_sided": False, "left": 72.0, "hang": 21.4}
    if spec.family in (Family.ILACS_2023, Family.ILACS_2026, Family.JTAI):
        title = f"Inspection of {spec.council} local authority children’s services"
        footer = (title, period_short(spec.start, spec.end))
        return {"furniture": "footer", "footer": footer, "left": 70.9, "hang": 28.4}
    return {"furniture": "number", "two_sided": True, "left": 70.9, "hang": 28.4}
