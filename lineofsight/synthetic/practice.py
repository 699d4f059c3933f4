"""Sentences about practice, chosen by seed, that go with a grade."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from lineofsight.reference.areas import Area
from lineofsight.reference.files import read_data
from lineofsight.reference.grades import Grade


@dataclass(frozen=True)
class Theme:
    """A subject of practice: what is said of it when it is strong and when it is weak, and how it
    reads as a thing to improve (`aim`) or as an instruction (`order`)."""

    name: str
    strand: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    aim: str
    order: str


@cache
def themes() -> tuple[Theme, ...]:
    """Every theme, in the order declared."""
    listed = tomllib.loads(read_data("practice.toml", "lineofsight.synthetic"))["theme"]
    return tuple(
        Theme(
            name=theme["name"],
            strand=theme["strand"],
            strong=tuple(theme["strong"]),
            weak=tuple(theme["weak"]),
            aim=theme["aim"],
            order=theme["order"],
        )
        for theme in listed
    )


#: Which strands of themes an area's section is about.
STRANDS: dict[Area, tuple[str, ...]] = {
    Area.HELP_AND_PROTECTION: ("help_and_protection",),
    Area.IN_CARE: ("in_care",),
    Area.CARE_LEAVERS: ("care_leavers",),
    Area.IN_CARE_AND_CARE_LEAVERS: ("in_care", "care_leavers"),
    Area.ADOPTION: ("adoption",),
    Area.LEADERS: ("leaders",),
    Area.LSCB: ("lscb",),
    Area.LOOKED_AFTER_OVERALL: ("in_care",),
    Area.LOOKED_AFTER_CAPACITY: ("leaders",),
    Area.LOOKED_AFTER_OUTCOMES: ("in_care", "care_leavers"),
    Area.LOOKED_AFTER_PROVISION: ("in_care",),
    Area.LOOKED_AFTER_LEADERSHIP: ("leaders",),
}

_WEAK_SHARE = {
    Grade.OUTSTANDING: 0.0,
    Grade.GOOD: 0.25,
    Grade.REQUIRES_IMPROVEMENT: 0.6,
    Grade.ADEQUATE: 0.6,
    Grade.INADEQUATE: 0.9,
}


def themes_of(area: Area, judged: Collection[Area] = ()) -> tuple[Theme, ...]:
    """The themes that an area's section is about, in a report where `judged` are the areas."""
    strands = STRANDS[area]
    if area is Area.IN_CARE_AND_CARE_LEAVERS and Area.CARE_LEAVERS in judged:
        strands = STRANDS[Area.IN_CARE]
    return tuple(theme for theme in themes() if theme.strand in strands)


def split_themes(
    area: Area, grades: Mapping[Area, Grade], chance: random.Random
) -> tuple[list[Theme], list[Theme]]:
    """An area's themes as strong ones and weak ones, in shares that go with its grade."""
    grade = grades[area]
    listed = list(themes_of(area, grades))
    chance.shuffle(listed)
    weak = round(len(listed) * _WEAK_SHARE.get(grade, 0.5))
    if grade in (Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE, Grade.INADEQUATE):
        weak = max(weak, 1)
    return listed[weak:], listed[:weak]


def sentences(theme: Theme, place: str, chance: random.Random, *, strong: bool) -> list[str]:
    """A theme's sentences, in their order, with place and number filled in."""
    chosen = theme.strong if strong else theme.weak
    return [text.format(place=place, n=chance.randint(11, 97)) for text in chosen]
