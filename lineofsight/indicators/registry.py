"""Every indicator, found by its code."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from lineofsight.indicators.definition import Indicator, IndicatorsOf
from lineofsight.reference.areas import Area

#: The modules that declare indicators, in the order of the journey.
MODULES = (
    "front_door",
    "assessment",
    "need",
    "enquiries",
    "cp_plans",
    "cp_visits",
    "care",
    "stability",
    "care_health",
    "going_missing",
    "adoption",
    "care_leavers",
    "workforce",
    "allocation",
)

#: The areas in the order of the board.
AREAS = (Area.HELP_AND_PROTECTION, Area.IN_CARE, Area.CARE_LEAVERS, Area.LEADERS)


class UnknownIndicatorError(LookupError):
    """No indicator has the code asked for."""


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every indicator, in the order of the journey.

    Raises:
        ValueError: two have one code.
    """
    found: list[Indicator] = []
    for name in MODULES:
        module: IndicatorsOf = import_module(f"lineofsight.indicators.areas.{name}").FOUND
        found += module.found
    codes = [one.code for one in found]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"Declared twice: {', '.join(sorted(twice))}.")
    return tuple(found)


def indicator(code: str) -> Indicator:
    """The indicator with a code, in capitals or not.

    Raises:
        UnknownIndicatorError: there is none.
    """
    for one in indicators():
        if one.slug == code.lower():
            return one
    raise UnknownIndicatorError(f"No indicator has the code {code!r}.")


def by_area(area: Area) -> tuple[Indicator, ...]:
    """The indicators that inform an inspection area."""
    return tuple(one for one in indicators() if one.area is area)
