"""Claims of an official statistic: its level, and how it moved."""

from __future__ import annotations

from enum import StrEnum

from lineofsight.claims.arguments import day_in_words, known_measure, lower
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.figures import (
    Movement,
    Pair,
    moved,
    not_known,
    of_value,
    pair_of,
    shown,
    working,
)
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
)
from lineofsight.published.areas import area_of
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.values import Value


class Relation(StrEnum):
    """How a figure stands to the one claimed."""

    EQUAL = "equal"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"

    @property
    def label(self) -> str:
        """The relation before a figure."""
        return {"equal": "exactly", "at_least": "at least", "at_most": "at most"}.get(
            self.value, self.value
        )

    def met(self, figure: float, claimed: float, decimals: int = 9) -> bool:
        """Whether a figure stands so to the one claimed.

        Args:
            figure: what is known.
            claimed: what is claimed.
            decimals: decimal places to which the figure is published.
        """
        rounded = round(figure, decimals)
        match self:
            case Relation.EQUAL:
                # A claim is as exact as it is written: 304 is right of 303.7.
                places = _places(claimed)
                return round(rounded, min(places, decimals)) == round(claimed, decimals)
            case Relation.ABOUT:
                return abs(rounded - claimed) <= ABOUT * abs(claimed)
            case Relation.AT_LEAST:
                return rounded >= claimed
            case Relation.AT_MOST:
                return rounded <= claimed
            case Relation.ABOVE:
                return rounded > claimed
            case Relation.BELOW:
                return rounded < claimed


#: A figure within this share of the one claimed is about it.
ABOUT = 0.05


def _places(number: float) -> int:
    """Decimal places with which a number is written."""
    text = repr(float(number))
    return 0 if text.endswith(".0") else len(text.partition(".")[2])


def latest_period(base: EvidenceBase, about: Measure, key: str) -> int | None:
    """The last period with a value for an area; where there is none, the last of any area."""
    own = [v.period for v in base.statistics.series(about.id, key) if v.value is not None]
    return own[-1] if own else base.statistics.latest(about.id)


def value_of(base: EvidenceBase, about: Measure, key: str, period: int | None) -> Value | Verdict:
    """An area's value, or the verdict that says that it is not known.

    Args:
        base: the evidence.
        about: the measure.
        key: the area.
        period: the period; the area's latest when None.
    """
    period = latest_period(base, about, key) if period is None else period
    value = base.statistics.value(about.id, key, period) if period is not None else None
    if value is None or value.value is None:
        return not_known(base, about, key, period, value)
    return value


def first_known(base: EvidenceBase, value: Value) -> Value | None:
    """The value as it was first published, where that is known to have been another."""
    if not value.revised:
        return None
    then = base.whole_statistics.as_known(value.published)
    first = then.value(value.measure_id, value.area, value.period)
    return first if first is not None and first.value != value.value else None


@claim_type(
    title="Level of a measure",
    subject=Subject.MEASURES,
    pattern="in {authority}, {measure} was {relation} {value}[ in {period}]",
)
def measure_level(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    value: float,
    relation: Relation = Relation.EQUAL,
    period: int | None = None,
) -> Verdict:
    """Holds when the published value stands so to the one claimed: a claim is as exact as it is
    written, so 304 is right of 303.7; `about` is within 5%. A withheld value leaves it unknown.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        value: the figure claimed.
        relation: how the published value stands to it; exactly, when not given.
        period: the year in which the period ends; the latest when not given.
    """
    about = known_measure(measure)
    found = value_of(base, about, authority, period)
    if isinstance(found, Verdict):
        return found
    figure = found.value or 0.0
    holds = relation.met(figure, value, about.decimals)
    name = area_of(authority).name
    when = period_label(about, found.period)
    told = f"{about.title} in {name} was {shown(about, figure)} in {when}"
    if not holds:
        told += f", not {relation.label} {value:g}"
    changes = [
        Change(
            Turn.BASE_YEAR,
            f"In {period_label(about, other.period)} ({shown(about, other.value)})",
            _outcome(relation.met(other.value, value, about.decimals)),
        )
        for other in base.statistics.series(about.id, authority)
        if other.value is not None and other.period != found.period
    ]
    first = first_known(base, found)
    if first is not None and first.value is not None:
        changes.append(
            Change(
                Turn.DATE,
                f"As first published ({shown(about, first.value)})",
                _outcome(relation.met(first.value, value, about.decimals)),
            )
        )
    return (
        Verdict(
            _outcome(holds),
            f"{told}.",
            Sureness.SETTLED,
            working(about, name, base.day),
            (Number(when, figure, about.unit),),
            (of_value(found, base.day),),
        )
        .with_caveats(_joint(found), about.note or "")
        .with_changes(*changes)
    )


def _joint(value: Value) -> str:
    return "Two authorities made one return, so both have this value." if value.joint else ""


def _outcome(holds: bool) -> Outcome:
    return Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD


def no_direction(base: EvidenceBase, about: Measure, key: str) -> Verdict:
    """The verdict on better or worse where a measure has no better direction."""
    return Verdict(
        Outcome.CANNOT_BE_KNOWN,
        f"Neither more nor less of {lower(about.title)} is better by common consent, so it cannot "
        "be said to be better or worse.",
        Sureness.OPEN,
        working(about, area_of(key).name, base.day),
    )


def pair_numbers(pair: Pair, about: Measure) -> tuple[Number, ...]:
    """The figures of a change: the two values, the difference, its interval and p."""
    tested = pair.change
    numbers = [
        Number(period_label(about, pair.before.period), pair.before.value or 0.0, about.unit),
        Number(period_label(about, pair.after.period), pair.after.value or 0.0, about.unit),
        Number("change", round(tested.difference or 0.0, about.decimals), about.unit),
    ]
    if tested.interval is not None:
        low, high = (round(end, about.decimals + 1) for end in tested.interval)
        numbers.append(Number("95% interval of the change", f"{low:g} to {high:g}", about.unit))
    if tested.p_value is not None:
        numbers.append(p_number(tested.p_value))
    return tuple(numbers)


def p_number(p_value: float) -> Number:
    """A p value as a figure; a very small one by its bound."""
    return Number("p", "less than 0.001" if p_value < 0.001 else round(p_value, 3))


def moved_words(sureness: Sureness, pair: Pair) -> str:
    """How surely a value moved, in words after a comma; nothing where the test settles it."""
    if sureness is Sureness.COULD_BE_CHANCE and pair.change.p_value is not None:
        return f", which could be chance (p = {pair.change.p_value:.2f})"
    if sureness is Sureness.UNTESTED:
        return ", which cannot be tested"
    return ""


@claim_type(
    title="How a measure moved",
    subject=Subject.MEASURES,
    pattern="in {authority}, {measure} {movement}[ from {start}][ to {end}]",
)
def measure_moved(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    movement: Movement,
    start: int | None = None,
    end: int | None = None,
) -> Verdict:
    """Holds when the published value rose or fell between the two periods; a two-proportion or rate
    test says whether chance alone could have done it. `stable` holds when the whole 95% interval of
    the change lies within a tenth of the earlier value, and cannot be known when the interval
    crosses that. Better and worse need a measure with a better direction.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        movement: how it moved.
        start: the earlier period; the one before the later when not given.
        end: the later period; the latest when not given.
    """
    about = known_measure(measure)
    pair = pair_of(base, about, authority, start, end)
    if isinstance(pair, Verdict):
        return pair
    result = moved(pair, movement, about)
    if result is None:
        return no_direction(base, about, authority)
    name = area_of(authority).name
    verdict = Verdict(
        result.outcome,
        f"{about.title} in {name} was {pair.words}{moved_words(result.sureness, pair)}.",
        result.sureness,
        working(about, name, base.day, pair.change.why),
        pair_numbers(pair, about),
        (of_value(pair.before, base.day), of_value(pair.after, base.day)),
    )
    if movement is Movement.STABLE and result.outcome is Outcome.CANNOT_BE_KNOWN:
        verdict = verdict.with_caveats(
            "The counts are too small to tell a stable value from one that moved by a tenth."
        )
    return verdict.with_caveats(_joint(pair.after), about.note or "").with_changes(
        *other_bases(base, about, authority, pair, movement),
        *_as_known_first(base, about, pair, movement),
    )


def other_bases(
    base: EvidenceBase, about: Measure, key: str, pair: Pair, movement: Movement
) -> list[Change]:
    """The outcome from every other base year."""
    changes = []
    for value in base.statistics.series(about.id, key):
        if value.value is None or value.period >= pair.after.period:
            continue
        if value.period == pair.before.period:
            continue
        other = pair_of(base, about, key, value.period, pair.after.period)
        if isinstance(other, Verdict):
            continue
        result = moved(other, movement, about)
        if result is not None:
            how = f"From {period_label(about, value.period)} ({shown(about, value.value)})"
            changes.append(Change(Turn.BASE_YEAR, how, result.outcome))
    return changes


def _as_known_first(
    base: EvidenceBase, about: Measure, pair: Pair, movement: Movement
) -> list[Change]:
    """The outcome on the day when the later value was first published."""
    if base.day is not None or not (pair.before.revised or pair.after.revised):
        return []
    day = pair.after.published
    then = pair_of(base.as_at(day), about, pair.after.area, pair.before.period, pair.after.period)
    if isinstance(then, Verdict):
        return []
    result = moved(then, movement, about)
    if result is None:
        return []
    return [Change(Turn.DATE, f"As known on {day_in_words(day)} ({then.words})", result.outcome)]
