"""Published values as claims use them: found, in words, as evidence, and how one moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.claims.arguments import day_in_words, lower
from lineofsight.claims.base import EvidenceBase
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.verdict import Outcome, Sureness, Verdict, Working
from lineofsight.published.areas import area_of
from lineofsight.published.change import Change as PublishedChange
from lineofsight.published.change import change
from lineofsight.published.measures import Measure, measure, period_label
from lineofsight.published.tables import Polarity
from lineofsight.published.values import Value
from lineofsight.reference import authorities

#: A change within this share of the earlier value, up or down, is called stable.
STABLE = 0.1


class Movement(StrEnum):
    """Which way a measure went."""

    ROSE = "rose"
    FELL = "fell"
    STABLE = "stable"
    IMPROVED = "improved"
    WORSENED = "worsened"

    @property
    def label(self) -> str:
        """The movement after a measure's name."""
        return {"stable": "remained stable"}.get(self.value, self.value)


def shown(about: Measure, number: float) -> str:
    """A number of a measure with its unit, rounded as published: `22.6%`, `238.9 per 10,000`."""
    plain = f"{number:,.{about.decimals}f}"
    return f"{plain}%" if about.unit == "%" else f"{plain} {about.unit}".strip()


def of_value(value: Value, day: date | None) -> Evidence:
    """A published value as evidence.

    Args:
        value: the value.
        day: the day as at which it was looked up; None for today's.
    """
    about = measure(value.measure_id)
    place = area_of(value.area)
    told = shown(about, value.value) if value.value is not None else _status(value)
    named = authorities.get(value.area).slug if place.is_authority else value.area
    dated = f" --as-at {day.isoformat()}" if day is not None else ""
    return Evidence(
        kind=EvidenceKind.MEASURE,
        what=f"{about.title}, {place.name}, {period_label(about, value.period)}: {told}",
        where=f"{about.publication}, published "
        f"{'about ' if value.estimated else ''}{day_in_words(value.published)}",
        as_at=value.published,
        again=f"lineofsight published show {about.id} {named}{dated}",
        link=f"/measures/{about.id}/",
        key=f"{about.id}/{value.area}/{value.period}",
    )


def _status(value: Value) -> str:
    return value.status.label if value.status is not None else "not published"


def working(about: Measure, over: str, day: date | None, *steps: str) -> Working:
    """The working of a claim on a measure: its definition is what was counted."""
    return Working(f"{about.title}: {about.definition}", over, day, steps)


def not_known(
    base: EvidenceBase, about: Measure, key: str, period: int | None, value: Value | None
) -> Verdict:
    """The verdict where a value is suppressed or not published."""
    place = area_of(key).name
    when = f" for {period_label(about, period)}" if period is not None else ""
    if value is None:
        day = f" by {day_in_words(base.day)}" if base.day else ""
        sentence = f"No value of {lower(about.title)} was published for {place}{when}{day}."
    else:
        sentence = f"{about.title} for {place}{when} is withheld: {_status(value)}."
    return Verdict(
        Outcome.CANNOT_BE_KNOWN,
        sentence,
        Sureness.OPEN,
        working(about, place, base.day),
        evidence=(of_value(value, base.day),) if value is not None else (),
        caveats=(f"{about.title} is held for {about.first_period} to {about.last_period}.",),
    )


@dataclass(frozen=True)
class Pair:
    """An area's values in two periods, and the test of the change between them."""

    before: Value
    after: Value
    change: PublishedChange

    @property
    def words(self) -> str:
        """The two values in words."""
        about = measure(self.before.measure_id)
        return (
            f"{shown(about, self.before.value or 0.0)} in {period_label(about, self.before.period)}"
            f" and {shown(about, self.after.value or 0.0)} in "
            f"{period_label(about, self.after.period)}"
        )


def pair_of(
    base: EvidenceBase, about: Measure, key: str, start: int | None, end: int | None
) -> Pair | Verdict:
    """An area's values in two periods, or the verdict that says which is not known.

    Args:
        base: the evidence.
        about: the measure.
        key: the area.
        start: the earlier period; the one before `end` when None.
        end: the later period; the latest with a value for the area when None.
    """
    series = [each for each in base.statistics.series(about.id, key) if each.value is not None]
    if end is None and series:
        end = series[-1].period
    if end is None:
        return not_known(base, about, key, None, None)
    after = base.statistics.value(about.id, key, end)
    if start is None:
        earlier = [each.period for each in series if each.period < end]
        start = earlier[-1] if earlier else end - 1
    before = base.statistics.value(about.id, key, start)
    if after is None or after.value is None:
        return not_known(base, about, key, end, after)
    if before is None or before.value is None:
        return not_known(base, about, key, start, before)
    return Pair(before, after, change(before, after))


@dataclass(frozen=True)
class Moved:
    """Whether a value moved as claimed, and how surely."""

    outcome: Outcome
    sureness: Sureness


def moved(pair: Pair, movement: Movement, about: Measure) -> Moved | None:
    """Whether a value moved as claimed; None when the measure has no better direction and the
    claim is of better or worse.

    It rose or fell if the published numbers did: a test says whether chance alone could have done
    it. It was stable if the whole 95% interval of the change lies within a tenth of the earlier
    value, and not if the whole of it lies outside.
    """
    if movement in (Movement.IMPROVED, Movement.WORSENED):
        if about.polarity is None:
            return None
        up = (about.polarity == Polarity.HIGH) is (movement is Movement.IMPROVED)
        movement = Movement.ROSE if up else Movement.FELL
    tested = pair.change
    difference = round(tested.difference or 0.0, about.decimals)
    if movement is Movement.STABLE:
        return _stable(pair, difference)
    went = difference > 0 if movement is Movement.ROSE else difference < 0
    if tested.settles is None:
        sureness = Sureness.UNTESTED
    else:
        sureness = Sureness.TESTED if tested.settles else Sureness.COULD_BE_CHANCE
    return Moved(Outcome.HOLDS if went else Outcome.DOES_NOT_HOLD, sureness)


def _stable(pair: Pair, difference: float) -> Moved:
    band = STABLE * abs(pair.before.value or 0.0)
    if pair.change.interval is None:
        within = abs(difference) <= band
        outcome = Outcome.HOLDS if within else Outcome.DOES_NOT_HOLD
        return Moved(outcome, Sureness.UNTESTED)
    low, high = pair.change.interval
    if -band <= low and high <= band:
        return Moved(Outcome.HOLDS, Sureness.TESTED)
    if low > band or high < -band:
        return Moved(Outcome.DOES_NOT_HOLD, Sureness.TESTED)
    if abs(difference) > band and pair.change.settles:
        return Moved(Outcome.DOES_NOT_HOLD, Sureness.TESTED)
    return Moved(Outcome.CANNOT_BE_KNOWN, Sureness.OPEN)
