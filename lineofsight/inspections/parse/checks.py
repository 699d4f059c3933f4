"""What a careful reader would notice: gaps in numbering, grades that disagree, missing facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.inspections.parse.content import Content
from lineofsight.inspections.parse.cover import Cover
from lineofsight.inspections.parse.identity import Identity
from lineofsight.inspections.parse.judgements import Row
from lineofsight.inspections.tables import Severity
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade


@dataclass(frozen=True, slots=True)
class Noticed:
    """A problem before it is put in the table."""

    code: str
    severity: Severity
    message: str
    page: int | None = None


_EXPECTED: dict[Family, frozenset[Area]] = {
    Family.ILACS_2018: frozenset(
        {Area.LEADERS, Area.HELP_AND_PROTECTION, Area.IN_CARE_AND_CARE_LEAVERS, Area.OVERALL}
    ),
    Family.ILACS_2023: frozenset(
        {Area.LEADERS, Area.HELP_AND_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS, Area.OVERALL}
    ),
    Family.ILACS_2026: frozenset(
        {Area.LEADERS, Area.HELP_AND_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS}
    ),
    Family.LSCB_REVIEW: frozenset({Area.LSCB}),
    Family.LOOKED_AFTER: frozenset(
        {
            Area.LOOKED_AFTER_OVERALL,
            Area.LOOKED_AFTER_CAPACITY,
            Area.LOOKED_AFTER_OUTCOMES,
            Area.LOOKED_AFTER_PROVISION,
            Area.LOOKED_AFTER_LEADERSHIP,
        }
    ),
}
_SIF = frozenset(
    {
        Area.OVERALL,
        Area.HELP_AND_PROTECTION,
        Area.IN_CARE_AND_CARE_LEAVERS,
        Area.ADOPTION,
        Area.CARE_LEAVERS,
        Area.LEADERS,
    }
)
_EXPECTED |= {
    Family.SIF_2013: _SIF,
    Family.SIF_2015: _SIF,
    Family.SIF_REINSPECTION: _SIF,
}


def check(family: Family, cover: Cover, rows: list[Row], content: Content) -> list[Noticed]:
    """Everything about a report that a reader should be told."""
    return [
        *_missing_rows(family, cover, rows),
        *_headings(rows, content),
        *_gaps(content),
        *_cover(family, cover),
        *_empty(family, content),
    ]


def _missing_rows(family: Family, cover: Cover, rows: list[Row]) -> list[Noticed]:
    present = {row.area for row in rows}
    expected = _EXPECTED.get(family, frozenset())
    if "review of the effectiveness" in cover.title.lower():
        expected |= {Area.LSCB}
    missing = sorted(expected - present)
    return [
        Noticed(
            "judgement_missing",
            Severity.WARNING,
            f"No grade was found for {Area(area).label.lower()}. Look at the table of judgements.",
        )
        for area in missing
    ]


def _headings(rows: list[Row], content: Content) -> list[Noticed]:
    """Section headings that restate a grade other than the table's."""
    table = {row.area: row for row in rows}
    found = []
    for section, page in content.headings:
        row = table.get(section.area) if section.area else None
        if row is None or section.grade is None or _same(row.grade, section.grade):
            continue
        found.append(
            Noticed(
                "grade_disagrees",
                Severity.WARNING,
                f"The heading “{section.title}” says {section.grade.label.lower()}, the table of "
                f"judgements says {row.grade.label.lower()}. The table's grade is kept.",
                page,
            )
        )
    return found


def _same(one: Grade, other: Grade) -> bool:
    return one is other


def _gaps(content: Content) -> list[Noticed]:
    """Places where a paragraph's number does not follow the one before, or stands alone."""
    found = [
        Noticed(
            "paragraph_empty", Severity.NOTE, f"Paragraph {number} has a number and no words.", page
        )
        for number, page in content.empty
    ]
    before = 0
    for number, page in content.numbers:
        if number == before and before:
            found.append(
                Noticed(
                    "paragraph_repeated",
                    Severity.NOTE,
                    f"The report gives the number {number} to two paragraphs. Both are kept.",
                    page,
                )
            )
        elif number != before + 1 and not (number == 1 and before):
            found.append(
                Noticed(
                    "paragraph_gap",
                    Severity.WARNING,
                    f"Paragraph {number} follows paragraph {before}: look whether one is missing."
                    if before
                    else f"The first numbered paragraph is {number}: look whether one is missing.",
                    page,
                )
            )
        before = number
    return found


def _cover(family: Family, cover: Cover) -> list[Noticed]:
    found = []
    if not cover.periods:
        found.append(
            Noticed("no_dates", Severity.WARNING, "No inspection dates were found on the cover.", 1)
        )
    elif len(cover.periods) > 1:
        found.append(
            Noticed(
                "two_periods",
                Severity.NOTE,
                f"Inspectors were on site in {len(cover.periods)} periods; the first and last day "
                "of all are given.",
                1,
            )
        )
    if cover.lead_inspector is None and family.has_judgements:
        found.append(
            Noticed("no_lead_inspector", Severity.NOTE, "The report names no lead inspector.")
        )
    return found


def _empty(family: Family, content: Content) -> list[Noticed]:
    if content.recommendations or not family.has_judgements:
        return []
    return [
        Noticed(
            "no_recommendations",
            Severity.NOTE,
            "The report lists nothing to improve, or has no section for it.",
        )
    ]


def unreadable_pages(pages: list[int]) -> list[Noticed]:
    """Pages of which the PDF's own description is broken."""
    return [
        Noticed(
            "page_unreadable",
            Severity.WARNING,
            f"Page {page} cannot be read, so what stands on it is missing. Download the report "
            "again.",
            page,
        )
        for page in pages
    ]


def references(pointed: Iterable[tuple[tuple[int, ...], int]], content: Content) -> list[Noticed]:
    """Recommendations that point to a paragraph that the report does not have.

    Args:
        pointed: for each recommendation, the paragraphs to which it points, and its page.
        content: the report's numbered paragraphs.
    """
    printed = {number for number, _ in content.numbers}
    return [
        Noticed(
            "reference_unknown",
            Severity.NOTE,
            f"A recommendation points to paragraph {number}, and the report has none of that "
            "number.",
            page,
        )
        for numbers, page in pointed
        for number in numbers
        if number not in printed
    ]


def about_file(cover: Cover, identity: Identity, named: date | None) -> list[Noticed]:
    """Where the file's own name or folder had to help, or says otherwise."""
    found = []
    if identity.authority is None:
        found.append(
            Noticed(
                "authority_unknown",
                Severity.WARNING,
                f"“{cover.authority}” is not a council that we know, so the report is filed under "
                "its printed name.",
                1,
            )
        )
    elif identity.found_by != "printed":
        place = "its text" if identity.found_by == "text" else "the folder's name"
        found.append(
            Noticed(
                "authority_not_printed",
                Severity.NOTE,
                f"The cover names “{cover.authority}”; {identity.authority.name} was found by "
                f"{place}.",
                1,
            )
        )
    if cover.published and named and cover.published != named:
        found.append(
            Noticed(
                "published_differs",
                Severity.NOTE,
                f"The report says it was published on {cover.published.isoformat()}, the file's "
                f"name says {named.isoformat()}. The printed date is kept.",
                1,
            )
        )
    if cover.published is None and named is None:
        found.append(
            Noticed(
                "no_publication_date",
                Severity.NOTE,
                "Neither the report nor the file's name gives a date of publication.",
            )
        )
    return found
