"""What is read from inspection reports: six tables, declared once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lineofsight.engine.tables import Column, Table
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade


class Body(StrEnum):
    """Who a recommendation is for."""

    LOCAL_AUTHORITY = "local_authority"
    LSCB = "lscb"
    PARTNERS = "partners"


class Kind(StrEnum):
    """What sort of recommendation it is."""

    PRIORITY_ACTION = "priority_action"
    IMPROVEMENT = "improvement"
    LSCB = "lscb"


class Severity(StrEnum):
    """How much a problem matters."""

    REFUSED = "refused"
    WARNING = "warning"
    NOTE = "note"


class Report(Table, name="report"):
    """One inspection report. Two reports bound in one file are two rows."""

    report_id: str = Column(
        key=True,
        doc="Authority's address name and the first day on site, as in `wiltshire-2019-06-24`; "
        "`-lscb` follows for a board's review alone.",
    )
    authority_code: str | None = Column(
        doc="Department for Education's three-digit code of the authority inspected; empty when "
        "the printed name is not one we know."
    )
    authority_printed: str = Column(doc="The authority's name as the report prints it.")
    family: str = Column(codes=Family, doc="Layout of the report.")
    framework: str = Column(codes=Framework, doc="Framework that the inspection followed.")
    title: str = Column(doc="The report's title.")
    inspection_start: date | None = Column(doc="First day on site.")
    inspection_end: date | None = Column(doc="Last day on site.")
    periods: tuple[str, ...] = Column(
        doc="Each period on site as `start/end` (ISO dates), where there was more than one."
    )
    published: date | None = Column(
        doc="Date of publication: as printed, else as the file's name gives it."
    )
    published_source: str | None = Column(
        doc="Where the publication date comes from: `printed` or `file_name`."
    )
    lead_inspector: str | None = Column(doc="Lead inspector's name as printed, without rank.")
    team_size: int | None = Column(doc="Number of inspectors listed, where a team is printed.")
    urn: str | None = Column(
        doc="Ofsted's unique reference number of the authority: printed, or from the folder's name."
    )
    delivered_by: str | None = Column(
        doc="Trust or partner that runs the services, where the cover names one."
    )
    file: str = Column(doc="Path of the PDF as given to the reader.")
    sha256: str = Column(doc="SHA-256 of the PDF.")
    first_page: int = Column(doc="First page of this report in the PDF, counted from 1.")
    pages: int = Column(doc="Number of pages.")


class Judgement(Table, name="judgement"):
    """One grade for one area in one inspection, from the report's table of judgements."""

    report_id: str = Column(key=True, doc="The report.")
    area: str = Column(key=True, codes=Area, doc="What was judged.")
    grade: str = Column(codes=Grade, doc="The grade.")
    label_printed: str = Column(doc="The row's label as printed.")
    grade_printed: str = Column(doc="The grade as printed.")
    page: int = Column(doc="Page of the PDF.")
    order: int = Column(doc="Place in the table of judgements, from 1.")


class Recommendation(Table, name="recommendation"):
    """One recommendation, area for improvement or priority action."""

    report_id: str = Column(key=True, doc="The report.")
    order: int = Column(key=True, doc="Place in the report, from 1.")
    number: str | None = Column(doc="Number as printed, where it has one.")
    body: str = Column(codes=Body, doc="Who it is for.")
    kind: str = Column(codes=Kind, doc="What sort it is.")
    timescale: str | None = Column(
        doc="When it is to be done, as printed (2013: immediately, within three months …)."
    )
    heading: str = Column(doc="Heading under which it stands.")
    text: str = Column(
        doc="The words, line ends mended; parts follow on lines of their own, `• ` before each "
        "and `  – ` before a part of a part."
    )
    page: int = Column(doc="Page of the PDF on which it starts.")
    paragraph_references: tuple[int, ...] = Column(
        doc="Numbered paragraphs to which it points, as in (paragraph 23)."
    )
    outcome_reference: int | None = Column(
        doc="Outcome of the children's social care national framework to which it points."
    )


class Finding(Table, name="finding"):
    """One paragraph of what inspectors found, with or without a number."""

    report_id: str = Column(key=True, doc="The report.")
    order: int = Column(key=True, doc="Place in the report, from 1.")
    body: str = Column(codes=Body, doc="Local authority, or its safeguarding children board.")
    section: str = Column(doc="Heading of the section, without the grade it restates.")
    area: str | None = Column(codes=Area, doc="Judgement area of the section.")
    section_grade: str | None = Column(
        codes=Grade, doc="Grade that the section's heading restates."
    )
    paragraph: int | None = Column(doc="Paragraph's printed number.")
    text: str = Column(doc="The words, as for a recommendation.")
    page: int = Column(doc="Page of the PDF on which it starts.")


class EarlierJudgement(Table, name="earlier_judgement"):
    """A judgement of an earlier inspection, as a report of 2013 to 2017 recounts it."""

    report_id: str = Column(key=True, doc="The report that recounts it.")
    order: int = Column(key=True, doc="Place among those recounted, from 1.")
    framework: str | None = Column(codes=Framework, doc="Framework of the earlier inspection.")
    year: int | None = Column(doc="Year of the earlier inspection (or publication) as recounted.")
    month: int | None = Column(doc="Its month, 1 to 12.")
    area: str = Column(codes=Area, doc="What was judged.")
    grade: str = Column(codes=Grade, doc="The grade.")
    text: str = Column(doc="The sentence that says so.")
    page: int = Column(doc="Page of the PDF.")


class Problem(Table, name="problem"):
    """Something that a reader should know about a file: refused, doubtful, or unusual."""

    file: str = Column(doc="Path of the file as given.")
    sha256: str | None = Column(doc="SHA-256 of the file, where it could be read.")
    report_id: str | None = Column(doc="The report, where one was read.")
    code: str = Column(doc="Short name of the problem, as in `not_a_pdf`.")
    severity: str = Column(codes=Severity, doc="How much it matters.")
    page: int | None = Column(doc="Page, where the problem has one.")
    message: str = Column(doc="What is wrong and what to do about it.")


TABLES: tuple[type[Table], ...] = (
    Report,
    Judgement,
    Recommendation,
    Finding,
    EarlierJudgement,
    Problem,
)
