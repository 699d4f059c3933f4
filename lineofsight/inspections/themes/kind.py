"""What a theme is."""

from __future__ import annotations

from dataclasses import dataclass

from lineofsight.reference.areas import Strand


@dataclass(frozen=True)
class Theme:
    """A subject that inspectors return to.

    `patterns` and `exclusions` are regular expressions over lower-case text (see
    `vocabulary`). `strand` is set when the theme belongs to one area of practice, so that
    a recommendation which names no area can be placed beside that area's grade.
    """

    code: str
    name: str
    doc: str
    patterns: tuple[str, ...]
    exclusions: tuple[str, ...] = ()
    strand: Strand | None = None
    often_in_passing: bool = False
