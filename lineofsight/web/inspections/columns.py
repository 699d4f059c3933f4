"""Columns that the lists have in common, and what each column of every list holds."""

from __future__ import annotations

from typing import Any

from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.web.inspections.words import full_name

#: Which council a row is about.
COUNCIL = ("authority_code", "ons_code", "authority")


def council_cells(authority: Authority | str | None, name: str | None = None) -> dict[str, Any]:
    """The cells of `COUNCIL`.

    Args:
        authority: the authority, or its DfE code; None for a place in no list.
        name: the name to give a place in no list.
    """
    if authority is None:
        return {"authority": name}
    found = authorities.get(authority) if isinstance(authority, str) else authority
    listed = bool(found.gss_code)
    return {
        "authority_code": found.code if listed else None,
        "ons_code": found.gss_code or None,
        "authority": full_name(found),
    }


#: What each column of the lists holds. The reference of pages repeats it; a test compares them.
MEANINGS: dict[str, str] = {
    "authority_code": "Department for Education's three-digit code; empty for a place in no list",
    "ons_code": "Office for National Statistics' code of the area today (E06…, E08…, E09…, E10…)",
    "authority": "the council's name",
    "region": "region of England",
    "type": "type of council",
    "report_id": "the report: address name and first day on site",
    "report_id_before": "the report of the judgement before",
    "report_id_after": "the report of the judgement after",
    "framework": "rules of the inspection: `sif`, `ilacs` …",
    "framework_before": "rules of the inspection before",
    "framework_after": "rules of the inspection after",
    "family": "layout of the report",
    "inspection_start": "first day on site",
    "inspection_end": "last day on site",
    "inspected": "the inspection's date as precisely as it is known, in words",
    "published": "day of publication",
    "published_before": "day from which the judgement before was known",
    "published_after": "day from which the judgement after was known",
    "source": "where the grade comes from: `report`, `ofsted_statistics` or `recounted`",
    "recounted_in": "later reports that recount the judgement",
    "area": "area judged, or asked about",
    "area_judged": "area whose judgement answers the question (one grade may answer two)",
    "areas": "areas that have the grade",
    "part_of": "area of whose judgement the grade is a part (SIF)",
    "grade": "the grade: `outstanding`, `good`, `requires_improvement`, `adequate`, `inadequate`",
    "graded_area": "area that `grade` is of: the overall one where a passage's area is not known",
    "grade_before": "the grade before",
    "grade_after": "the grade after",
    "change": "levels gained (+) or lost (-)",
    "one_grade_for_care": "whether one grade covered children in care and care leavers",
    "mark": "the grade, or why there is none: `no_overall_grade`, `not_judged`, `not_known`",
    "overall": "mark overall",
    "leaders": "grade or mark of leaders",
    "help_and_protection": "grade or mark of help and protection",
    "in_care": "grade or mark of children in care",
    "care_leavers": "grade or mark of care leavers",
    "lowest_area": "mark of the lowest of the four main areas: our rule, not Ofsted's",
    "group": "the councils that are counted",
    "date": "the day counted",
    "councils": "councils with the mark",
    "share_of_graded": "share of the councils with a grade, 0 to 1",
    "graded": "councils with a grade",
    "total": "councils in the group",
    "item": "`judgement`, `finding` or `recommendation`",
    "order": "place among the report's items of its kind, from 1",
    "number": "number as printed",
    "section": "heading under which it stands",
    "heading": "heading under which it stands",
    "kind": "kind of recommendation",
    "body": "whom it is for or about",
    "timescale": "when it was to be done, as printed",
    "text": "the words",
    "page": "page of the PDF",
    "first_paragraph": "first numbered paragraph of the area's section",
    "last_paragraph": "last numbered paragraph of the area's section",
    "themes": "codes of its themes",
    "may_be_followed_up_in": "the next report, where a passage of it may be about this",
    "may_be_followed_up_by": "that passage: a suggestion, never a fact",
    "may_be_followed_up_page": "its page",
    "may_be_followed_up_paragraph": "its paragraph's printed number",
    "likeness": "how alike the words are, 0 to 1",
    "next_report_id": "the council's next report",
    "next_published": "day of its publication",
    "next_area": "area judged next",
    "next_grade": "its grade",
}
