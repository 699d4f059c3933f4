"""Transitions: who moved from one grade to another, and when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from lineofsight.inspections.transitions import Direction, Transition
from lineofsight.inspections.transitions import transitions as transitions_of
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask, filter_choices, filters
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.lists import Form, data

STRANDS = (
    Strand.OVERALL,
    Strand.LEADERS,
    Strand.HELP_AND_PROTECTION,
    Strand.IN_CARE,
    Strand.CARE_LEAVERS,
    Strand.ADOPTION,
    Strand.LSCB,
)
COLUMNS = (
    *COUNCIL,
    "area",
    "grade_before",
    "grade_after",
    "change",
    "published_before",
    "published_after",
    "framework_before",
    "framework_after",
    "report_id_before",
    "report_id_after",
    "one_grade_for_care",
)


def _pairs() -> dict[str, tuple[Framework, Framework]]:
    """Pairs of frameworks that can be asked for."""
    found = (Framework.SIF, Framework.ILACS)
    return {f"{a.value}-{b.value}": (a, b) for a in found for b in found if (a, b) != found[::-1]}


@access(Access.PUBLIC)
def transitions(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """The matrix of transitions in one area; a cell opens the list of who moved and when."""
    asked = ask(request)
    strand = Strand(asked.choice("area", {s.value: s.label for s in STRANDS}, Strand.OVERALL))
    pairs = _pairs()
    pair_choices = {key: f"From {a.label} to {b.label}" for key, (a, b) in pairs.items()}
    pair = asked.choice("frameworks", pair_choices)
    grades = {grade.value: grade.label for grade in Grade}
    before = asked.choice("before", grades, field="")
    after = asked.choice("after", grades, field="")
    direction = asked.choice("direction", {d.value: d.label for d in Direction}, field="")
    chosen = filters(asked)
    codes = None if chosen.is_all else chosen.group(asked.day.day).codes
    found = transitions_of(asked.corpus, strand, codes=codes)
    if pair:
        found = found.between_frameworks(*pairs[pair])
    shown = [
        item
        for item in found.items
        if before in ("", item.before.grade)
        and after in ("", item.after.grade)
        and direction in ("", item.direction)
    ]
    if form is not Form.PAGE:
        facts = {**asked.facts, "area": strand.value, "group": chosen.label}
        return data(form, f"transitions-{strand}", COLUMNS, map(as_row, shown), facts)
    return asked.page(
        "inspections/transitions.html",
        title=f"Transitions{_which(before, after, direction)}: {strand.label} in {chosen.label}",
        heading="Transitions between judgements",
        section="transitions",
        strand=strand,
        strands={s.value: s.label for s in STRANDS},
        pair=pair,
        pair_choices=pair_choices,
        filters=chosen,
        filter_choices=filter_choices(asked.corpus),
        found=found,
        matrix=found.matrix,
        before=Grade(before) if before else None,
        after=Grade(after) if after else None,
        direction=Direction(direction) if direction else None,
        counts=found.counts(),
        directions=Direction,
        listed=bool(before or after or direction),
        shown=shown,
        authority=authorities.get,
    )


def _which(before: str, after: str, direction: str) -> str:
    """Which moves are listed, in the words of a title; nothing when none are chosen."""
    words = [Grade(before).label.lower()] if before else []
    told = f" from {words[0]}" if words else ""
    told += f" to {Grade(after).label.lower()}" if after else ""
    return f"{told} that {Direction(direction).label.lower()}" if direction else told


def as_row(item: Transition) -> dict[str, object]:
    """A transition as a row of data."""
    before, after = item.before.inspection, item.after.inspection
    return {
        **council_cells(item.authority_code),
        "area": item.strand.value,
        "grade_before": item.before.grade.value,
        "grade_after": item.after.grade.value,
        "change": item.change,
        "published_before": before.known_from,
        "published_after": after.known_from,
        "framework_before": before.framework.value,
        "framework_after": after.framework.value,
        "report_id_before": before.report_id,
        "report_id_after": after.report_id,
        "one_grade_for_care": item.through_combined,
    }
