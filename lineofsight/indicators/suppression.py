"""Small numbers: what is not shown to those who may not see a child's record.

A figure is not shown where it counts 1 to 5 children, or leaves out 1 to 5; nor where it could be
worked out from those beside it. Nothing at all is shown as nothing: nobody is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight.indicators.definition import Form, Indicator
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

    Where some groups are hidden, what is hidden is never a single group nor so few children that
    they could be told from the total: the smallest of the others is hidden too, and where there
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
    while hidden and not hide_total and not _is_safe([sized[index] for index in hidden]):
        others = [index for index, size in sized.items() if index not in hidden and size > 0]
        if not others:
            hide_total = True
            break
        hidden.add(min(others, key=lambda index: (sized[index], index)))
    shown = [_shown(value, index in hidden) for index, value in enumerate(groups)]
    return _shown(total, hide_total), shown


def suppress_alone(indicator: Indicator, values: Iterable[Value]) -> list[Shown]:
    """What may be shown of values that are not parts of one another: of one indicator over
    periods."""
    return [_shown(value, needs_hiding(indicator, value)) for value in values]


def _size(indicator: Indicator, value: Value) -> float:
    """How many children a group counts: by which what is hidden could be told."""
    number = value.numerator if indicator.form in (_COUNTS | {Form.MIX}) else value.denominator
    return number or 0.0


def _is_safe(sizes: Sequence[float]) -> bool:
    """Whether what is hidden cannot be told from its sum: two groups or more that have somebody,
    and more than a few children together."""
    there = [size for size in sizes if size > 0]
    return len(there) > 1 and sum(there) > SMALL


def _shown(value: Value, hide: bool) -> Shown:
    return Shown(None if hide else value, value.group, value.part, hide)
