"""Which indicators tell of one another, and what of each may then be shown without small numbers.

`suppression` sees one indicator at a time. Where two count the same children, a number that one
hides could be told from the other: 50 care leavers are in touch and 47 of them learn or work, so 3
do neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.periods import Period
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.suppression import (
    Shown,
    is_small,
    needs_hiding,
    suppress_alone,
    suppress_parts,
)
from lineofsight.indicators.values import Value

#: What is one part of an indicator of parts, given by itself: shown where that part is.
SAME = {
    f"CC07-{part}": ("CC07", part) for part in ("foster", "residential", "supported", "parents")
}
#: Whose numerator lies within that of another of the same children: hidden where what is between
#: the two is small.
WITHIN = {
    "HP11R": "HP11",
    "HP32-24": "HP31",
    "HP32-12": "HP32-24",
    "CL02-17-18": "CL01-17-18",
    "CL02-19-21": "CL01-19-21",
    "CL03-17-18": "CL01-17-18",
    "CL03-19-21": "CL01-19-21",
    "CL04-17-18": "CL01-17-18",
    "CL04": "CL01-19-21",
    "CL05": "CL03-19-21",
}
#: Whose denominator tells numbers of others: hidden where one of those is.
NEEDS = {
    "CC23-average": ("CC23-returned",),
    "CC23-concern": ("CC23-returned",),
    "CC25-helped": ("CC25",),
    "CC25-offered": ("CC25", "CC25-helped"),
    "CC26-longest": ("CC26",),
    "CC26-repeat": ("CC26",),
    "CC27-accepted": ("CC27-offered",),
    "AD01-year": ("AD05",),
    "AD08": ("AD05",),
}
#: Shares of the same children, of whom each child is in one at most: hidden, the smallest first,
#: until nobody or more than a few are in what is not shown.
APART = (("CC14-guardianship", "CC14-arrangements", "CC15-planned", "CC15-unplanned", "AD05"),)

#: The values of an indicator that are shown somewhere, by its code.
ValuesOf = Callable[[str], Sequence[Value]]


def has_relations(one: Indicator) -> bool:
    """Whether others tell of an indicator: a split of it is not shown without small numbers, since
    theirs by the same groups would have to be looked at, too."""
    families = [code for family in APART for code in family]
    return one.code in {*SAME, *WITHIN, *NEEDS, *families}


def suppress_beside(one: Indicator, values_of: ValuesOf) -> list[Shown]:
    """What may be shown of an indicator without parts over periods, by itself and beside others.

    Args:
        one: the indicator.
        values_of: gives what is shown of it and of others to those who may see small numbers.
    """
    hidden = hidden_periods(one.code, values_of)
    return [
        Shown(None if value.period in hidden else value, None, None, value.period in hidden)
        for value in _whole(one.code, values_of)
    ]


def hidden_periods(code: str, values_of: ValuesOf) -> frozenset[Period]:
    """The periods of which an indicator without parts is not shown."""
    one, values = indicator(code), _whole(code, values_of)
    alone = suppress_alone(one, values)
    hidden = {value.period for value, may in zip(values, alone, strict=True) if may.suppressed}
    for value in values:
        if _is_hidden_part(value, values_of) or _is_told_by_wider(value, values_of):
            hidden.add(value.period)
    for other in NEEDS.get(code, ()):
        hidden |= hidden_periods(other, values_of)
    for family in APART:
        if code in family:
            hidden |= set(_hidden_of_family(family, code, values_of))
    return frozenset(hidden)


def _whole(code: str, values_of: ValuesOf) -> list[Value]:
    return [value for value in values_of(code) if value.part is None]


def _of_period(code: str, period: Period, values_of: ValuesOf) -> Value | None:
    return next((each for each in _whole(code, values_of) if each.period == period), None)


def _is_hidden_part(value: Value, values_of: ValuesOf) -> bool:
    """Whether an indicator of parts hides this value, which is one of its parts."""
    if value.code not in SAME:
        return False
    mix, part = SAME[value.code]
    parts = [each for each in values_of(mix) if each.period == value.period]
    shown = suppress_parts(indicator(mix), parts) if parts else []
    return any(each.part == part and each.suppressed for each in shown)


def _is_told_by_wider(value: Value, values_of: ValuesOf) -> bool:
    """Whether few children are between this value and one of those that it lies within."""
    wider = WITHIN.get(value.code)
    while wider is not None:
        other = _of_period(wider, value.period, values_of)
        if other is not None and _is_small_difference(other, value):
            return True
        wider = WITHIN.get(wider)
    return False


def _is_small_difference(wider: Value, narrower: Value) -> bool:
    upper = (wider.numerator or 0.0) - (narrower.numerator or 0.0)
    lower = (wider.denominator or 0.0) - (narrower.denominator or 0.0)
    if lower == 0:
        return is_small(upper)
    return is_small(upper) or is_small(lower) or is_small(lower - upper)


def _hidden_of_family(family: Sequence[str], code: str, values_of: ValuesOf) -> Iterator[Period]:
    """The periods in which a share is hidden for the sake of what is in none of its family."""
    for value in _whole(code, values_of):
        found = [_of_period(each, value.period, values_of) for each in family]
        shown = [
            each
            for each in found
            if each is not None and not needs_hiding(indicator(each.code), each)
        ]
        rest = (value.denominator or 0.0) - sum(each.numerator or 0.0 for each in shown)
        while is_small(rest) and shown:
            least = min(shown, key=lambda each: (each.numerator or 0.0, each.code))
            shown.remove(least)
            rest += least.numerator or 0.0
        if value not in shown:
            yield value.period
