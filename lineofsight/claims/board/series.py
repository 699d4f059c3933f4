"""One indicator over time: the figure that counts today, what it is compared with, and whether it
has gone one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lineofsight.claims.board.inputs import BoardInputs, Values
from lineofsight.indicators.compare import Beside, beside
from lineofsight.indicators.definition import Calendar, Form, Indicator, Timing
from lineofsight.indicators.differences import between, from_neighbours
from lineofsight.indicators.keeping import Kept, reliable
from lineofsight.indicators.periods import Period, PeriodKind
from lineofsight.indicators.relations import suppress_beside
from lineofsight.indicators.suppression import Shown, is_small
from lineofsight.indicators.values import Value
from lineofsight.published.limits import Band
from lineofsight.record.tables import CareLeaver, ClaOutcome
from lineofsight.reference.dates import months_before

#: A difference less likely than this by chance is told. A hundred indicators are looked at at
#: once, so that at the usual 5 in 100 five would be told though nothing had changed.
SURE = 0.01
#: A figure is not used where more than this share of its members have no answer.
MOST_UNANSWERED = 0.1
#: The same period a year before ends so many days from a year before at most.
NEAR_A_YEAR = 15
#: What stands on a day is compared with a day that lies so far back at least.
FAR_ENOUGH = timedelta(days=90)
#: Fewest values one after the other that have gone one way.
FEWEST_IN_RUN = 3


@dataclass(frozen=True)
class Run:
    """Values that have each gone the same way: the first of them, and whether up."""

    first: Value
    up: bool


@dataclass(frozen=True)
class Reading:
    """One indicator, read for the board.

    Attributes:
        one: the indicator.
        now: the figure that counts today; None where there is none.
        why_not: why the figure of the newest period cannot be used, in words; None where it is
            the one that is used.
        unanswered: the newest value where too many of its members have no answer; else None.
        before: what it has changed from by more than chance; None where it has not, or where that
            cannot be told.
        comparable: whether there is anything that it could have changed from.
        run: how long it has gone one way; None where it has not.
        beside: what is published that stands beside it.
        from_england: where it lies of the limits around England; None where there are none.
        unlike_neighbours: True where it differs from them by more than chance, False where it is
            like them; None where neither can be said.
        shown: what may be shown of each period to whom small numbers are hidden.
    """

    one: Indicator
    now: Value | None
    why_not: str | None
    unanswered: Value | None
    before: Value | None
    comparable: bool
    run: Run | None
    beside: Beside | None
    from_england: Band | None
    unlike_neighbours: bool | None
    shown: Mapping[Period, Shown]

    def hides(self, value: Value) -> bool:
        """Whether a value is hidden from readers who may not see small numbers."""
        found = self.shown.get(value.period)
        return found is None or found.suppressed


def is_told_yearly(one: Indicator) -> bool:
    """Whether what an indicator is made of is answered once a year, about the year to 31 March:
    then a figure of another day is made of other answers, and is compared with nothing."""
    if one.timing is Timing.SNAPSHOT:
        return ClaOutcome in one.uses
    return CareLeaver in one.uses


def read(one: Indicator, inputs: BoardInputs) -> Reading:
    """Read an indicator that is not of parts.

    Args:
        one: the indicator.
        inputs: what is known.

    Raises:
        ValueError: it is of parts.
    """
    if one.form is Form.MIX:
        raise ValueError(f"{one.code} is of parts: it has no one value.")
    kept = list(inputs.values.kept.get(one.code, ())) if inputs.values else []
    wanted = [each for each in kept if each.value.period.kind in _kinds(one)]
    newest = max(wanted, key=lambda each: each.value.period.end, default=None)
    points = _points(one, wanted, inputs.earlier)
    now = points[-1] if points else None
    before, comparable = _before(one, points, inputs) if now else (None, False)
    near = _beside(one, now, inputs) if now else None
    return Reading(
        one=one,
        now=now,
        why_not=_why_not(newest, now),
        unanswered=_unanswered(newest),
        before=before,
        comparable=comparable,
        run=_run(one, points),
        beside=near,
        from_england=near.band if near else None,
        unlike_neighbours=_unlike(one, now, near, inputs) if now and near else None,
        shown=_shown(one, inputs, points),
    )


def _kinds(one: Indicator) -> frozenset[PeriodKind]:
    if one.calendar is Calendar.SEPTEMBER:
        return frozenset({PeriodKind.CENSUS_YEAR})
    if is_told_yearly(one):
        return frozenset({PeriodKind.YEAR})
    return frozenset({PeriodKind.YEAR, PeriodKind.ROLLING})


def can_be_used(kept: Kept) -> bool:
    """Whether a value is reliable, is there, and has answers enough."""
    return kept.not_reliable is None and kept.value.value is not None and not _lacks(kept.value)


def _lacks(value: Value) -> bool:
    """Whether too many members have no answer."""
    return bool(value.denominator) and value.unknown > MOST_UNANSWERED * (value.denominator or 0)


def _unanswered(newest: Kept | None) -> Value | None:
    if newest is None or newest.not_reliable or not _lacks(newest.value):
        return None
    return newest.value


def _why_not(newest: Kept | None, now: Value | None) -> str | None:
    if newest is None or (now is not None and now.period == newest.value.period):
        return None
    if newest.not_reliable:
        return newest.not_reliable
    if newest.value.value is None:
        return "Nothing is recorded that could be counted."
    return "Too many answers are missing."


def _points(one: Indicator, kept: Sequence[Kept], earlier: Sequence[Values]) -> list[Value]:
    """The values that can be used, oldest first: those of the latest snapshot, and between them
    what earlier snapshots said as at their own day."""
    found: dict[date, Value] = {}
    for values in reversed(earlier):
        for each in values.kept.get(one.code, ()):
            own_day = each.value.period.end == values.as_at
            if own_day and each.value.period.kind in _kinds(one) and can_be_used(each):
                found[values.as_at] = each.value
    # What the latest snapshot says of a period is what is known of it.
    for each in sorted(kept, key=lambda each: each.value.period.kind is PeriodKind.YEAR):
        if can_be_used(each):
            found[each.value.period.end] = each.value
        else:
            found.pop(each.value.period.end, None)
    return [found[end] for end in sorted(found)]


def _before(
    one: Indicator, points: Sequence[Value], inputs: BoardInputs
) -> tuple[Value | None, bool]:
    """What the last value has changed from by more than chance, and whether there is anything it
    could have changed from: the same a year before or, where that is not kept, the latest that
    can be set beside it; then what the last snapshot said."""
    *past, now = points
    compared = [each for each in (_a_year_before(one, past, now), _last_said(past, inputs)) if each]
    tested = ((each, between(one, each, now)) for each in compared)
    changed = (each for each, p_value in tested if p_value is not None and p_value < SURE)
    return next(changed, None), bool(compared)


def _a_year_before(one: Indicator, past: Sequence[Value], now: Value) -> Value | None:
    wanted = months_before(now.period.end, 12)
    for each in past:
        if abs((each.period.end - wanted).days) <= NEAR_A_YEAR:
            return each
    if one.timing is Timing.SNAPSHOT:
        apart = [each for each in past if each.period.end <= now.period.end - FAR_ENOUGH]
    else:
        apart = [each for each in past if each.period.end < now.period.start]
    return apart[-1] if apart else None


def _last_said(past: Sequence[Value], inputs: BoardInputs) -> Value | None:
    if not inputs.earlier:
        return None
    return next((each for each in past if each.period.end == inputs.earlier[0].as_at), None)


def _run(one: Indicator, points: Sequence[Value]) -> Run | None:
    """The longest run up to the last value in which each, as shown, is above (or below) the one
    before it; where from its first to its last it has changed by more than chance."""
    heights = [round(each.value or 0.0, 1) for each in points]
    steps = [after - before for before, after in pairwise(heights)]
    if not steps or steps[-1] == 0:
        return None
    up = steps[-1] > 0
    length = 0
    for step in reversed(steps):
        if step == 0 or (step > 0) != up:
            break
        length += 1
    if length + 1 < FEWEST_IN_RUN:
        return None
    first = points[-1 - length]
    p_value = between(one, first, points[-1])
    return Run(first, up) if p_value is not None and p_value < SURE else None


def _beside(one: Indicator, now: Value, inputs: BoardInputs) -> Beside | None:
    council = inputs.council
    return beside(one, now, inputs.statistics, like=council.comparator, own=not council.invented)


def _unlike(one: Indicator, now: Value, near: Beside, inputs: BoardInputs) -> bool | None:
    p_value = from_neighbours(one, now, near, inputs.statistics)
    if p_value is None:
        return None
    if p_value < SURE:
        return True
    # What is neither sure nor likely by chance is not spoken of.
    return None if p_value < 5 * SURE else False


def _shown(one: Indicator, inputs: BoardInputs, points: Sequence[Value]) -> dict[Period, Shown]:
    """What may be shown, among all that the pages of the site show of the indicator and of those
    that tell of it, and what boards have told of them."""
    every = {each.period: each for each in points}
    for value in reliable(inputs.values.kept.get(one.code, ()) if inputs.values else ()):
        every[value.period] = value
    values = list(every.values())
    found = suppress_beside(
        one, lambda code: values if code == one.code else _ever_told(code, inputs)
    )
    return {value.period: may for value, may in zip(values, found, strict=True)}


def _ever_told(code: str, inputs: BoardInputs) -> list[Value]:
    """What the snapshots say of an indicator; of a period and part, the latest."""
    found = {
        (value.period, value.part): value
        for values in (*reversed(inputs.earlier), *([inputs.values] if inputs.values else []))
        for value in reliable(values.kept.get(code, ()))
    }
    return list(found.values())


def difference_is_small(earlier: Value, later: Value) -> bool:
    """Whether two values of one period, from two snapshots, tell of a few children by their
    difference."""
    if earlier.numerator is None or later.numerator is None:
        return True
    upper = abs(later.numerator - earlier.numerator)
    lower = abs((later.denominator or 0.0) - (earlier.denominator or 0.0))
    return is_small(upper) or is_small(lower)
