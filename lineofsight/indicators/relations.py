"""Which indicators tell of one another, and what of each may then be shown without small numbers.

`suppression` sees one indicator at a time. Where two count the same children, a number that one
hides could be told from the other: 50 care leavers are in touch and 47 of them learn or work, so 3
do neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from lineofsight.indicators.definition import Indicator, Timing
from lineofsight.indicators.periods import Period
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.suppression import (
    Shown,
    as_shown,
    is_small,
    needs_hiding,
    rest_of,
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
    "CC28": ("CC27-accepted",),
    "AD01-year": ("AD05",),
    "AD08": ("AD05",),
}
#: Incidents, and the children who had them: hidden where few are more than one child's first.
BEYOND = {"CC26-incidents": "CC26"}
#: Shares of the same children, of whom each child is in one at most: hidden, the smallest first,
#: until nobody or more than a few are in what is not shown of all of them; or, where another
#: indicator is named, of its numerator.
APART: tuple[tuple[str | None, tuple[str, ...]], ...] = (
    (None, ("CC14-guardianship", "CC14-arrangements", "CC15-planned", "CC15-unplanned", "AD05")),
    (None, ("CL03-17-18", "CL04-17-18")),
    (None, ("CL03-19-21", "CL04")),
    ("CL01-17-18", ("CL03-17-18", "CL04-17-18")),
    ("CL01-19-21", ("CL03-19-21", "CL04")),
)

#: The values of an indicator that are shown somewhere, by its code.
ValuesOf = Callable[[str], Sequence[Value]]


def has_relations(one: Indicator) -> bool:
    """Whether others tell of an indicator: a split of it is not shown without small numbers, since
    theirs by the same groups would have to be looked at, too."""
    families = [code for _, family in APART for code in family]
    return one.code in {*SAME, *WITHIN, *NEEDS, *BEYOND, *families}


def suppress_beside(one: Indicator, values_of: ValuesOf) -> list[Shown]:
    """What may be shown of an indicator without parts over periods, by itself and beside others.

    Args:
        one: the indicator.
        values_of: gives what is shown of it and of others to those who may see small numbers.
    """
    # Asked for several times, of the indicator and of its relatives.
    values_of = cache(values_of)
    hidden = hidden_periods(one.code, values_of)
    return [as_shown(value, value.period in hidden) for value in _whole(one.code, values_of)]


def hidden_periods(code: str, values_of: ValuesOf) -> frozenset[Period]:
    """The periods of which an indicator without parts is not shown."""
    one, values = indicator(code), _whole(code, values_of)
    alone = suppress_alone(one, values)
    hidden = {value.period for value, may in zip(values, alone, strict=True) if may.suppressed}
    for value in values:
        if _is_hidden_part(value, values_of):
            hidden.add(value.period)
    for needed in NEEDS.get(code, ()):
        hidden |= hidden_periods(needed, values_of)
    for told, period in _at_once_and_between(code, values_of):
        if _is_told(code, told):
            hidden.add(period)
    return frozenset(hidden)


#: Values of indicators in one period, by code.
AtOnce = Mapping[str, Value]


def _at_once_and_between(code: str, values_of: ValuesOf) -> Iterator[tuple[AtOnce, Period]]:
    """The values of an indicator and of those that tell of it in each period; and in what is left
    of a longer period beside a shorter one. With each, the period that would be hidden."""
    others = _relatives(code)
    if len(others) == 1:
        return
    every: dict[Period, dict[str, Value]] = {}
    for other in others:
        for value in _whole(other, values_of):
            every.setdefault(value.period, {})[other] = value
    for period, values in every.items():
        if code not in values:
            continue
        yield values, period
        for longer in every.values():
            rests = {
                other: rest
                for other in values.keys() & longer.keys()
                if indicator(other).timing is Timing.EVENTS
                and (rest := rest_of(indicator(other), longer[other], values[other]))
            }
            if code in rests:
                yield rests, period


def _wider(code: str) -> Iterator[str]:
    """The indicators that one lies within, nearest first."""
    while code in WITHIN:
        code = WITHIN[code]
        yield code


def _relatives(code: str) -> set[str]:
    """The indicator, and those that its numbers may be set against."""
    found = {code}
    if code in BEYOND:
        found.add(BEYOND[code])
    found.update(_wider(code))
    for whole, family in APART:
        if code in family:
            found.update(family, [whole] if whole else [])
    return found


def _is_told(code: str, values: AtOnce) -> bool:
    """Whether few children could be told from an indicator and its relatives."""
    own = values[code]
    wider = (values[each] for each in _wider(code) if each in values)
    if any(_is_small_difference(each, own) for each in wider):
        return True
    if code in BEYOND and BEYOND[code] in values:
        others = values[BEYOND[code]].numerator or 0.0
        if is_small((own.numerator or 0.0) - others):
            return True
    return any(
        code in _hidden_of_family(whole, family, values)
        for whole, family in APART
        if code in family
    )


def _whole(code: str, values_of: ValuesOf) -> list[Value]:
    return [value for value in values_of(code) if value.part is None]


def _is_hidden_part(value: Value, values_of: ValuesOf) -> bool:
    """Whether an indicator of parts hides this value, which is one of its parts."""
    if value.code not in SAME:
        return False
    mix, part = SAME[value.code]
    parts = [each for each in values_of(mix) if each.period == value.period]
    shown = suppress_parts(indicator(mix), parts) if parts else []
    return any(each.part == part and each.suppressed for each in shown)


def _is_small_difference(wider: Value, narrower: Value) -> bool:
    upper = (wider.numerator or 0.0) - (narrower.numerator or 0.0)
    lower = (wider.denominator or 0.0) - (narrower.denominator or 0.0)
    if lower == 0:
        return is_small(upper)
    return is_small(upper) or is_small(lower) or is_small(lower - upper)


def _hidden_of_family(whole: str | None, family: Sequence[str], values: AtOnce) -> set[str]:
    """The shares that are hidden for the sake of those who are in none that is shown."""
    if whole is not None and whole not in values:
        return set()
    found = {code: values[code] for code in family if code in values}
    shown = [value for code, value in found.items() if not needs_hiding(indicator(code), value)]
    first = next(iter(found.values()))
    everybody = first.denominator if whole is None else values[whole].numerator
    rest = (everybody or 0.0) - sum(each.numerator or 0.0 for each in shown)
    while is_small(rest) and shown:
        least = min(shown, key=lambda each: (each.numerator or 0.0, each.code))
        shown.remove(least)
        rest += least.numerator or 0.0
    return found.keys() - {each.code for each in shown}
