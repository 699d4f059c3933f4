"""Small numbers: what is not shown to those who may not see a child's record.

A figure is not shown where it counts 1 to 5 children, or leaves out 1 to 5; nor where it could be
worked out from those beside it. Nothing at all is shown as nothing: nobody is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lineofsight.indicators.definition import Form, Indicator, Timing
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.values import Value

#: The largest number that is small.
SMALL = 5

_SHARES = frozenset({Form.PERCENT, Form.MIX})
_COUNTS = frozenset({Form.COUNT, Form.RATE})


@dataclass(frozen=True)
class Shown:
    """A value as it may be shown: `value` is there, or `suppressed` says that it is not."""

    value: Value | None
    group: str | None
    part: str | None
    suppressed: bool = False


def is_small(number: float | None) -> bool:
    """Whether a count is one of a few children."""
    return number is not None and 0 < number <= SMALL


def needs_hiding(indicator: Indicator, value: Value) -> bool:
    """Whether a value by itself tells of a few children."""
    upper, lower = value.numerator, value.denominator
    if indicator.form in _COUNTS:
        return is_small(upper)
    if indicator.form in _SHARES:
        rest = None if upper is None or lower is None else lower - upper
        return is_small(upper) or is_small(lower) or is_small(rest)
    return is_small(lower)


def suppress(
    indicator: Indicator, total: Value, groups: Sequence[Value]
) -> tuple[Shown, list[Shown]]:
    """What may be shown of a value and of the groups or parts that it is made up of.

    Where some groups are hidden, what is hidden is never a single group nor, put together, a
    number that would be hidden itself: the smallest of the others is hidden too, and where there
    is none, the total.

    Args:
        indicator: the indicator.
        total: its value for everybody.
        groups: its values for groups that together are everybody, or for its parts.
    """
    hidden = {index for index, value in enumerate(groups) if needs_hiding(indicator, value)}
    hide_total = needs_hiding(indicator, total)
    if hide_total:
        hidden = set(range(len(groups)))
    sized = {index: _size(indicator, value) for index, value in enumerate(groups)}
    while hidden and not hide_total and not _is_safe(indicator, [groups[each] for each in hidden]):
        others = [index for index, size in sized.items() if index not in hidden and size > 0]
        if not others:
            hide_total = True
            break
        hidden.add(min(others, key=lambda index: (sized[index], index)))
    shown = [as_shown(value, index in hidden) for index, value in enumerate(groups)]
    return as_shown(total, hide_total), shown


def suppress_parts(
    indicator: Indicator, values: Sequence[Value], every: Sequence[Value] = ()
) -> list[Shown]:
    """What may be shown of the parts of an indicator in one period: none of them where what is
    left of a longer period would tell of a few children.

    Args:
        indicator: of parts.
        values: its value for each part.
        every: its values in every period that is shown.
    """
    if indicator.timing is Timing.EVENTS:
        rests = (rest_of(indicator, longer, value) for value in values for longer in every)
        if any(needs_hiding(indicator, rest) for rest in rests if rest is not None):
            return [as_shown(value, hide=True) for value in values]
    first = values[0]
    whole = replace(
        first,
        part=None,
        numerator=first.denominator,
        value=100.0 if first.denominator else None,
    )
    return suppress(indicator, whole, values)[1]


def suppress_groups(
    indicator: Indicator, total: Value | None, groups: Sequence[Value]
) -> list[Shown]:
    """What may be shown of the groups of a split, by name: an order by size would tell between
    which sizes a hidden one lies.

    Args:
        indicator: the indicator.
        total: the value of everybody where it may be shown; None where it may not, or where the
            indicator is of parts.
        groups: its values for groups that together are everybody.
    """
    ordered = sorted(groups, key=lambda value: (value.part or "", value.group or ""))
    if indicator.form is Form.MIX:
        return suppress_groups_of_parts(indicator, ordered)
    if total is None:
        return [as_shown(value, hide=True) for value in ordered]
    return suppress(indicator, total, ordered)[1]


def suppress_groups_of_parts(indicator: Indicator, values: Sequence[Value]) -> list[Shown]:
    """What may be shown of an indicator of parts that is split into groups.

    A number stands in a row with the other parts of its group and in a column with the other
    groups, so a group is shown whole or not at all: then only sums over what is hidden can be
    told, and none of those is small.

    Args:
        indicator: of parts.
        values: its value for each part of each group.
    """
    groups: dict[str | None, list[Value]] = {}
    for value in values:
        groups.setdefault(value.group, []).append(value)
    sized = {group: max(each.denominator or 0.0 for each in of) for group, of in groups.items()}
    hidden = {
        group for group, of in groups.items() if any(needs_hiding(indicator, one) for one in of)
    }
    while hidden and not _are_safe([groups[group] for group in hidden]):
        others = [group for group, size in sized.items() if group not in hidden and size > 0]
        if not others:
            hidden = set(groups)
            break
        hidden.add(min(others, key=lambda group: (sized[group], group or "")))
    return [as_shown(value, value.group in hidden) for value in values]


def suppress_alone(indicator: Indicator, values: Iterable[Value]) -> list[Shown]:
    """What may be shown of values of one indicator over periods.

    Where one period is the beginning or the end of another, the rest of the longer can be told
    from both; and so can what is left when that rest is taken from a third. The shorter is hidden
    where it would tell of a few children.
    """
    every = list(values)
    hidden = {index for index, value in enumerate(every) if needs_hiding(indicator, value)}
    if indicator.timing is Timing.EVENTS and indicator.form in _COUNTS | _SHARES:
        for index, value in enumerate(every):
            if index not in hidden:
                seen = [one for place, one in enumerate(every) if place not in hidden]
                rests = [rest for longer in seen if (rest := rest_of(indicator, longer, value))]
                rests += [
                    again
                    for rest in rests
                    for longer in seen
                    if (again := rest_of(indicator, longer, rest))
                ]
                if any(needs_hiding(indicator, rest) for rest in rests):
                    hidden.add(index)
    return [as_shown(value, index in hidden) for index, value in enumerate(every)]


def rest_of(indicator: Indicator, longer: Value, shorter: Value) -> Value | None:
    """What is left of a period's value where another is its beginning or its end."""
    whole, part = longer.period, shorter.period
    if longer.part != shorter.part or longer.numerator is None or shorter.numerator is None:
        return None
    if whole.start == part.start and whole.end > part.end:
        rest = Period(PeriodKind.OWN, part.end + timedelta(days=1), whole.end)
    elif whole.end == part.end and whole.start < part.start:
        rest = Period(PeriodKind.OWN, whole.start, part.start - timedelta(days=1))
    else:
        return None
    lower = None
    if indicator.form in _SHARES:
        lower = (longer.denominator or 0.0) - (shorter.denominator or 0.0)
    return replace(
        longer, period=rest, numerator=longer.numerator - shorter.numerator, denominator=lower
    )


def _size(indicator: Indicator, value: Value) -> float:
    """How many children a group counts: by which what is hidden could be told."""
    number = value.numerator if indicator.form in (_COUNTS | {Form.MIX}) else value.denominator
    return number or 0.0


def _is_safe(indicator: Indicator, hidden: Sequence[Value]) -> bool:
    """Whether what is hidden cannot be told from its sum: two groups or more that have somebody,
    and a sum that could be shown."""
    sizes = [size for value in hidden if (size := _size(indicator, value)) > 0]
    if len(sizes) < 2 or is_small(sum(sizes)):
        return False
    if indicator.form is not Form.PERCENT:
        return True
    upper = sum(value.numerator or 0.0 for value in hidden)
    lower = sum(value.denominator or 0.0 for value in hidden)
    return not (is_small(upper) or is_small(lower - upper))


def _are_safe(hidden: Sequence[Sequence[Value]]) -> bool:
    """The same of groups that are hidden with all their parts."""
    if sum(any(value.denominator for value in group) for group in hidden) < 2:
        return False
    sums: dict[str | None, float] = {}
    for group in hidden:
        for value in group:
            sums[value.part] = sums.get(value.part, 0.0) + (value.numerator or 0.0)
    return not any(is_small(number) for number in sums.values())


def as_shown(value: Value, hide: bool) -> Shown:
    """A value, or that it is not shown."""
    return Shown(None if hide else value, value.group, value.part, hide)
