"""The pages of the single inspection framework (2013 to 2018), in both layouts, of re-inspections
and of a safeguarding children board's review alone."""

from __future__ import annotations

from lineofsight.inspections.tables import Body, Kind
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_dates import day, period_full
from lineofsight.synthetic.report_layout import (
    Writer,
    board_section,
    grade_words,
    is_graded,
    own_sections,
)
from lineofsight.synthetic.report_spec import Advice, Earlier, ReportSpec, Section

_SERVICES = (
    "services for children in need of help and protection, children looked after and care leavers"
)
_BOARD = "Local Safeguarding Children Board"

LABELS = {
    Area.HELP_AND_PROTECTION: ("1.", "Children who need help and protection"),
    Area.IN_CARE_AND_CARE_LEAVERS: ("2.", "Children looked after and achieving permanence"),
    Area.ADOPTION: ("2.1", "Adoption performance"),
    Area.CARE_LEAVERS: ("2.2", "Experiences and progress of care leavers"),
    Area.LEADERS: ("3.", "Leadership, management and governance"),
}
_SECTIONS = {
    Area.HELP_AND_PROTECTION: (
        "The experiences and progress of children who need help and protection"
    ),
    Area.IN_CARE_AND_CARE_LEAVERS: (
        "The experiences and progress of children looked after and achieving permanence"
    ),
    Area.LEADERS: "Leadership, management and governance",
    Area.ADOPTION: "adoption performance",
}
_PARTS = (Area.ADOPTION, Area.CARE_LEAVERS)


def _grades(spec: ReportSpec, writer: Writer) -> None:
    writer.add(
        "sif-grades",
        width=spec.layout.label_width,
        rows=[
            {
                "number": LABELS[area][0],
                "label": LABELS[area][1],
                "part": area in _PARTS,
                "grade": grade_words(grade, spec),
            }
            for area, grade in spec.grades.items()
            if area in LABELS
        ],
    )


def _cover_titles(spec: ReportSpec, writer: Writer) -> None:
    writer.add("title", text=spec.council, size=26)
    again = spec.family is Family.SIF_REINSPECTION
    writer.heading(f"{'Re-inspection' if again else 'Inspection'} of {_SERVICES}", above=8)
    if Area.LSCB in spec.grades:
        writer.heading("and", bold=False, above=8)
        writer.heading(
            f"Review of the effectiveness of the {_BOARD.lower()}",
            above=8,
            note="Two reports are bound together here: one on the council and one on its board.",
        )
    dates = period_full(spec.start, spec.end, " – ")
    writer.heading(f"Inspection date: {dates}", bold=not again, above=8)
    if spec.published:
        writer.heading(f"Report published: {day(spec.published)}", bold=not again, above=8)


def _team(spec: ReportSpec, writer: Writer, target: str) -> None:
    writer.page()
    writer.heading("Information about this inspection", 16, target=target)
    writer.paragraph(
        "Inspectors read records, watched practice, and talked with children, parents, carers and "
        "the people who work with them."
    )
    writer.heading("The inspection team", 12)
    if spec.lead:
        writer.paragraph(f"Lead inspector: {spec.lead}")
    if spec.team:
        writer.paragraph(f"Team inspectors: {', '.join(spec.team)}")


_RECOUNTED = {
    Area.CHILD_PROTECTION_OVERALL: "",
    Area.SAFEGUARDING_OVERALL: "safeguarding",
    Area.LOOKED_AFTER_OVERALL: "children looked after",
}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def earlier_sentence(earlier: Earlier) -> str:
    """How a report recounts an earlier inspection."""
    when = f"{_MONTHS[earlier.month - 1]} {earlier.year}"
    if earlier.framework is Framework.CHILD_PROTECTION:
        subject = "arrangements for the protection of children"
    elif earlier.framework is Framework.LOOKED_AFTER:
        subject = "services for looked after children"
    else:
        subject = "services for safeguarding and looked after children"
    grades = [grade for _, grade in earlier.grades]
    if len(earlier.grades) == 1:
        judged = grades[0].value
    else:
        judged = " and ".join(
            f"{grade.value} for {_RECOUNTED[area]}" for area, grade in earlier.grades
        )
    return (
        f"The previous inspection of the local authority’s {subject} was in {when}. The local "
        f"authority was judged to be {judged.replace('_', ' ')}."
    )


def _context(spec: ReportSpec, writer: Writer, *, earlier_first: bool) -> None:
    """What the report says of the area; earlier inspections come first from 2015."""

    def recount(heading: str) -> None:
        writer.heading(heading, 12)
        writer.bullet(
            "The local authority runs two children’s homes. Both were judged to be good at their "
            "latest inspection."
        )
        for earlier in spec.earlier:
            writer.bullet(earlier_sentence(earlier))

    if earlier_first:
        recount("Previous Ofsted inspections")
        writer.heading("Local leadership", 12)
        writer.bullet("The director of children’s services took up the post two years ago.")
    writer.heading("Children living in this area", 12)
    writer.bullet(f"About 61,000 children and young people under 18 live in {spec.authority}.")
    writer.bullet("The share of children who have free school meals:")
    writer.bullet("in primary schools is 14% (the national average is 17%)", level=1)
    writer.bullet("in secondary schools is 11% (the national average is 14%).", level=1)
    writer.heading("Child protection in this area", 12)
    writer.bullet("At the end of March, 214 children had a child protection plan.")
    if not earlier_first:
        recount("Other Ofsted inspections")


def _first_heading(section: Section, spec: ReportSpec) -> str:
    grade = section.grade
    if section.area in _PARTS:
        subject = (
            "adoption performance"
            if section.area is Area.ADOPTION
            else "the experiences and progress of care leavers"
        )
        judged = (
            grade.label.lower(),
            f"is that it {is_graded(grade)}",
            f"is that it is {grade.label.lower()}",
        )[spec.layout.wording]
        verb = "is " if spec.layout.wording == 0 else ""
        return f"The graded judgment for {subject} {verb}{judged}"
    return f"{_SECTIONS[section.area]} {is_graded(grade, plural=True)}"


def _of(spec: ReportSpec, body: Body, *kinds: Kind) -> list[Advice]:
    return [one for one in spec.advice if one.body is body and (not kinds or one.kind in kinds)]


def first_layout(spec: ReportSpec, writer: Writer) -> None:
    """The layout of 2014 to early 2015: one run of numbers from the key findings on."""
    overall = spec.grades[Area.OVERALL]
    board = board_section(spec)
    _cover_titles(spec, writer)
    judged = (
        f"is {overall.label.lower()}",
        f"is that children’s services {is_graded(overall, plural=True)}",
        f"is {overall.label.lower()}.",
    )[spec.layout.wording]
    writer.heading(f"The overall judgement {judged}", bold=False)
    writer.paragraph("The pages that follow give the reasons for this judgement.")
    _grades(spec, writer)
    if Area.LSCB in spec.grades:
        grade = is_graded(spec.grades[Area.LSCB])
        writer.heading(f"The effectiveness of the {_BOARD} (LSCB) {grade}", bold=False)
        writer.paragraph("Section 2 gives the reasons.")
    writer.page()
    titles = ["Section 1: the local authority", "Summary of key findings"]
    titles += ["Information about this inspection", "Information about this local authority area"]
    titles.append("Inspection judgements about the local authority")
    if board:
        titles.append(f"Section 2: The effectiveness of the {_BOARD.lower()}")
    writer.add("title", text="Contents", size=26)
    writer.add(
        "contents",
        rows=[
            {"text": title, "target": f"t{place}", "indent": 0, "size": 12}
            for place, title in enumerate(titles)
        ],
    )
    writer.page()
    writer.heading(titles[0], 16, target="t0")
    writer.heading(titles[1], target="t1")
    writer.heading(f"This local authority {is_graded(overall)} because", 12)
    for words in spec.introduction:
        writer.found(words, paragraph=writer.numbered(words))
    if _of(spec, Body.LOCAL_AUTHORITY):
        writer.heading("What does the local authority need to improve?", 12)
        for heading, kind in (
            ("Priority and immediate action", Kind.PRIORITY_ACTION),
            ("Areas for improvement", Kind.IMPROVEMENT),
        ):
            listed = _of(spec, Body.LOCAL_AUTHORITY, kind)
            if listed:
                writer.heading(heading, 12)
                writer.numbered_advice(listed, heading)
    _team(spec, writer, "t2")
    writer.page()
    writer.heading(titles[3], target="t3", note="The council was asked to check these figures.")
    _context(spec, writer, earlier_first=False)
    writer.page()
    writer.heading(titles[4], target="t4")
    for section in own_sections(spec):
        writer.heading(_first_heading(section, spec), 12)
        writer.section(section)
    writer.page()
    writer.heading("What the inspection judgements mean: the local authority", 16)
    writer.paragraph("A good local authority helps children well and knows that it does.")
    if board:
        writer.page()
        writer.heading(titles[5], 16, target="t5")
        writer.heading(f"The effectiveness of the {_BOARD} {is_graded(board.grade)}", 12)
        advice = _of(spec, Body.LSCB)
        if advice:
            writer.heading("Areas for improvement", 12)
            writer.numbered_advice(advice, "Areas for improvement")
        writer.heading(f"Key strengths and weaknesses of the {_BOARD}", 12)
        writer.section(board)
        writer.page()
        writer.heading("What the inspection judgments mean: the LSCB", 16)
        writer.paragraph("An LSCB requires improvement if what it does is not yet good enough.")


def _second_section(section: Section, spec: ReportSpec, writer: Writer, target: str) -> None:
    if section.area in _PARTS:
        subject = (
            "for adoption performance"
            if section.area is Area.ADOPTION
            else "about the experience and progress of care leavers"
        )
        writer.heading(f"The graded judgement {subject} is that it {is_graded(section.grade)}", 12)
        writer.section(section)
        return
    writer.page()
    writer.add(
        "graded-heading",
        label=_SECTIONS[section.area],
        grade=section.grade.label,
        width=spec.layout.label_width + 40,
        target=target,
    )
    if section.summary:
        writer.heading("Summary", 12)
        writer.summary(section)
    writer.heading("Inspection findings", 12)
    writer.section(section)


def second_layout(spec: ReportSpec, writer: Writer) -> None:
    """The layout of mid-2015 to 2018, and of re-inspections."""
    board = board_section(spec)
    sections = own_sections(spec)
    _cover_titles(spec, writer)
    overall = is_graded(spec.grades[Area.OVERALL], plural=True)
    if spec.grades[Area.OVERALL] is Grade.REQUIRES_IMPROVEMENT and spec.layout.full_grade:
        overall += " to be good"
    writer.heading(f"Children’s services in {spec.authority} {overall}")
    _grades(spec, writer)
    writer.page()
    titles = [("The local authority", 16, "t0")]
    titles += [
        (title, 14, f"t{place}")
        for place, title in enumerate(
            ("Information about this local authority area", "Executive summary", "Recommendations"),
            start=1,
        )
    ]
    titles += [
        (_SECTIONS[section.area], 14, f"s-{section.area.value}")
        for section in sections
        if section.area not in _PARTS
    ]
    if board:
        titles.append((f"The {_BOARD} (LSCB)", 16, "t5"))
    titles.append(("Information about this inspection", 16, "t6"))
    writer.add("title", text="Contents", size=26)
    writer.add(
        "contents",
        rows=[
            {"text": title, "target": target, "indent": 0 if size == 16 else 14.2, "size": size}
            for title, size, target in titles
        ],
    )
    writer.page()
    writer.heading("The local authority", 16, target="t0")
    writer.heading(
        "Information about this local authority area",
        target="t1",
        note="The council was asked to check these figures.",
    )
    _context(spec, writer, earlier_first=True)
    writer.page()
    writer.heading("Executive summary", target="t2")
    writer.introduction()
    own_advice = _of(spec, Body.LOCAL_AUTHORITY)
    if own_advice:
        writer.page()
        writer.heading("Recommendations", target="t3")
        writer.numbered_advice(own_advice, "Recommendations")
    writer.page()
    writer.heading("Summary for children and young people")
    writer.bullet("Inspectors talked with many of you, and this is what they took away.")
    for section in sections:
        _second_section(section, spec, writer, f"s-{section.area.value}")
    if board:
        _board_chapter(board, spec, writer)
    _team(spec, writer, "t6")


def _board_chapter(board: Section, spec: ReportSpec, writer: Writer) -> None:
    writer.page()
    writer.heading(f"The {_BOARD} (LSCB)", 16, target="t5")
    writer.heading(f"The {_BOARD} {is_graded(board.grade)}")
    writer.paragraph("A board is judged by what it does to keep children safe.")
    if board.summary:
        writer.heading("Executive summary")
        writer.summary(board)
    advice = _of(spec, Body.LSCB)
    if advice:
        writer.heading("Recommendations")
        writer.numbered_advice(advice, "Recommendations")
    writer.heading(f"Inspection findings – the {_BOARD}")
    writer.section(board)


def board_review(spec: ReportSpec, writer: Writer) -> None:
    """A review of a safeguarding children board that stands alone."""
    board = board_section(spec)
    if board is None:
        raise ValueError("The review of a board needs a section with Area.LSCB.")
    writer.add("title", text=spec.council, size=26)
    writer.heading(f"Review of the effectiveness of the {_BOARD.lower()}", above=8)
    writer.heading(f"Inspection date: {period_full(spec.start, spec.end, ' – ')}", above=8)
    if spec.published:
        writer.heading(f"Report published: {day(spec.published)}", above=8)
    writer.heading(f"The {_BOARD} {is_graded(board.grade)}")
    writer.paragraph("The pages that follow give the reasons for this judgement.")
    _board_chapter(board, spec, writer)
    _team(spec, writer, "t6")
