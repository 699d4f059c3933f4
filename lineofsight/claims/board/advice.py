"""What the latest inspection recommended: for which area, and whether the one before did too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.indicators.registry import AREAS
from lineofsight.inspections.followup import FollowUp, PassageKind, follow_up, follow_up_report
from lineofsight.inspections.inspection import Inspection
from lineofsight.inspections.shelf import ReportText
from lineofsight.inspections.tables import Body, Finding, Recommendation
from lineofsight.inspections.themes import themes_of
from lineofsight.reference.areas import Area

#: Words of a recommendation that name an area themselves.
_NAMED = (
    (Area.CARE_LEAVERS, re.compile(r"\bcare[- ](?:leavers?|experienced)\b", re.IGNORECASE)),
    (
        Area.IN_CARE,
        re.compile(
            r"\bchildren(?: and young people)? (?:in care|looked after)\b"
            r"|\blooked[- ]after children\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True)
class Before:
    """A recommendation of the inspection before that is closely like one of the latest."""

    inspection: Inspection
    recommendation: Recommendation
    score: float


@dataclass(frozen=True)
class Advice:
    """What the latest inspection recommended.

    Attributes:
        inspection: the latest full inspection.
        recommendations: its recommendations to the council.
        placed: the areas of each, by its place in the report.
        before: what the inspection before may have recommended alike, likewise.
    """

    inspection: Inspection
    recommendations: tuple[Recommendation, ...]
    placed: Mapping[int, tuple[Area, ...]]
    before: Mapping[int, Before]


def advice(inputs: BoardInputs) -> Advice | None:
    """What the latest inspection recommended; None where its text is not at hand."""
    found = latest_text(inputs)
    if found is None:
        return None
    inspection, text = found
    placed = areas_of(text)
    own = tuple(one for one in text.recommendations if one.order in placed)
    return Advice(inspection, own, placed, _made_before(inputs, inspection))


def latest_text(inputs: BoardInputs) -> tuple[Inspection, ReportText] | None:
    """The latest full inspection, with its text; None where the text is not at hand."""
    if inputs.inspected is None or inputs.inspected.shelf is None:
        return None
    latest = inputs.inspected.corpus.latest_inspection(inputs.inspected.code)
    if latest is None:
        return None
    text = inputs.inspected.shelf.text(latest.report_id)
    return (latest, text) if text is not None else None


def areas_of(text: ReportText) -> Mapping[int, tuple[Area, ...]]:
    """The areas of the board that each recommendation of a report to the council belongs to, by
    its place in the report.

    By the section of the paragraphs that it points to; else by the areas that its words and
    themes name; else by the paragraph of the report that is most like it. What none of them
    places is the leaders', who answer for all.
    """
    own = [one for one in text.recommendations if one.body == Body.LOCAL_AUTHORITY]
    by_paragraph = {one.paragraph: one for one in text.findings if one.paragraph is not None}
    near = {each.recommendation.order: each for each in follow_up(own, (), text.findings)}
    return {one.order: _areas(one, by_paragraph, near[one.order]) for one in own}


def _areas(
    one: Recommendation, by_paragraph: Mapping[int, Finding], near: FollowUp
) -> tuple[Area, ...]:
    pointed = [
        Area(found.area)
        for number in one.paragraph_references
        if (found := by_paragraph.get(number)) is not None and found.area
    ]
    named = [area for area, words in _NAMED if words.search(one.text)]
    themes = [theme.strand for theme in themes_of(one.text) if theme.strand is not None]
    named += [area for area in AREAS if area.strand in themes]
    like = [each.area for each in near.suggestions if each.area is not None][:1]
    for areas in (pointed, named, like):
        strands = {area.strand for area in areas}
        placed = tuple(area for area in AREAS if area.strand in strands)
        if placed:
            return placed
    return (Area.LEADERS,)


def _made_before(inputs: BoardInputs, inspection: Inspection) -> dict[int, Before]:
    """The recommendations of the inspection before that are closely like one of an inspection's,
    by its place."""
    if inputs.inspected is None or inputs.inspected.shelf is None:
        return {}
    corpus, code, shelf = inputs.inspected.corpus, inputs.inspected.code, inputs.inspected.shelf
    before = [
        each
        for each in corpus.of(code, include_predecessors=False)
        if each.is_full and each.sort_date < inspection.sort_date
    ]
    if not before:
        return {}
    followed = follow_up_report(corpus, shelf, before[-1].report_id) or ()
    found: dict[int, Before] = {}
    for each in followed:
        for passage in each.suggestions:
            if passage.kind is PassageKind.RECOMMENDATION and passage.close:
                held = found.get(passage.order)
                if held is None or held.score < passage.score:
                    found[passage.order] = Before(before[-1], each.recommendation, passage.score)
    return found
