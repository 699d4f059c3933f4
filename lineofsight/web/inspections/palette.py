"""Colours of the grades in pictures, the same as in the style sheet (`assets/_grades.scss`)."""

from __future__ import annotations

from lineofsight.inspections.corpus import Mark
from lineofsight.reference.grades import Grade

#: Background and text by grade.
COLOURS = {
    "outstanding": ("#08487a", "#ffffff"),
    "good": ("#9ccbe8", "#0b0c0c"),
    "requires_improvement": ("#fbc65b", "#0b0c0c"),
    "adequate": ("#fbc65b", "#0b0c0c"),
    "inadequate": ("#8a2f06", "#ffffff"),
    "not_judged": ("#e5e7e8", "#0b0c0c"),
    "none": ("#ffffff", "#484949"),
}


def colour_of(mark: Mark | Grade) -> str:
    """The name of a mark's or grade's colour; `none` for a mark that is no judgement."""
    return mark.value if mark.value in COLOURS else "none"
