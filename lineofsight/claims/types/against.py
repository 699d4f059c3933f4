"""Claims of an official statistic beside others: England, the region, neighbours, the type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineofsight.claims.among import ENGLAND, Among, AmongKind
from lineofsight.claims.arguments import known_measure, lower
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.figures import (
    STABLE,
    Movement,
    moved,
    of_value,
    pair_of,
    shown,
    working,
)
from lineofsight.claims.seen import of_count
from lineofsight.claims.types.measures import (
    moved_words,
    no_direction,
    pair_numbers,
    value_of,
)
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
)
from lineofsight.published import areas
from lineofsight.published.change import change
from lineofsight.published.compare import average, everywhere
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.tables import Polarity
from lineofsight.published.values import Value
from lineofsight.reference import authorities, neighbours


class Beside(StrEnum):
    """On which side of a comparator a value lies."""

    ABOVE = "above"
    BELOW = "below"
    SAME = "same"
    BETTER = "better"
    WORSE = "worse"

    @property
    def label(self) -> str:
        """The side before the comparator."""
        return {
            "same": "the same as",
            "better": "better than",
            "worse": "worse than",
        }.get(self.value, self.value)


@dataclass(frozen=True)
class _Figure:
    """A comparator's figure. `published` is its value where one is published, so that the
    difference can be tested; an average over authorities cannot be."""

    label: str
    number: float
    published: Value | None = None


#: Comparators that a claim is usually made against, in the order shown.
_STANDARD = (
    ENGLAND,
    Among(AmongKind.REGION),
    *(Among(AmongKind.NEIGHBOURS, (str(model),)) for model in neighbours.MODELS),
    Among(AmongKind.TYPE),
)


def _figures(base: EvidenceBase, own: Value, against: Among) -> list[_Figure]:
    """A comparator's figures: one published value, or the mean and median of a group."""
    if against.kind in (AmongKind.ENGLAND, AmongKind.REGION):
        region = areas.region_key(authorities.get(own.area).region)
        key = areas.ENGLAND if against.kind is AmongKind.ENGLAND else region
        value = base.statistics.value(own.measure_id, key, own.period)
        if value is None or value.value is None:
            return []
        return [_Figure(areas.area_of(key).name, value.value, value)]
    group = against.resolve(own.area, own.period_end)
    found = average(base.statistics, own.measure_id, own.period, group)
    if found.mean is None or found.median is None:
        return []
    counted = f"of {len(found.counted)} of {against.label}"
    return [
        _Figure(f"the mean {counted}", found.mean),
        _Figure(f"the median {counted}", found.median),
    ]


def _side(figure: float, other: float, beside: Beside, about: Measure) -> Outcome:
    """Whether a figure lies on a side of another, both rounded as they are published."""
    one, two = round(figure, about.decimals), round(other, about.decimals)
    if beside in (Beside.BETTER, Beside.WORSE):
        high = (about.polarity == Polarity.HIGH) is (beside is Beside.BETTER)
        beside = Beside.ABOVE if high else Beside.BELOW
    met = {
        Beside.ABOVE: one > two,
        Beside.BELOW: one < two,
        Beside.SAME: one == two,
    }[beside]
    return Outcome.HOLDS if met else Outcome.DOES_NOT_HOLD


def _sureness(own: Value, figures: list[_Figure], outcome: Outcome) -> Sureness:
    if outcome is Outcome.CANNOT_BE_KNOWN:
        return Sureness.OPEN
    published = figures[0].published
    if published is None:
        return Sureness.UNTESTED
    settles = change(published, own).settles
    if settles is None:
        return Sureness.UNTESTED
    return Sureness.TESTED if settles else Sureness.COULD_BE_CHANCE


def _least(outcomes: list[Outcome]) -> Outcome:
    """The outcome of several claims made together."""
    for worse in (Outcome.DOES_NOT_HOLD, Outcome.CANNOT_BE_KNOWN):
        if worse in outcomes:
            return worse
    return Outcome.HOLDS


def _both(outcomes: list[Outcome]) -> Outcome:
    return outcomes[0] if len(set(outcomes)) == 1 else Outcome.CANNOT_BE_KNOWN


@claim_type(
    title="A measure beside a comparator",
    subject=Subject.MEASURES,
    pattern="in {authority}, {measure} was {side} that of {against}[ in {period}]",
)
def measure_against(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    side: Beside,
    against: Among = ENGLAND,
    period: int | None = None,
) -> Verdict:
    """Holds when the published value lies on that side of the comparator's, both rounded as they
    are published. Beside England or a region the difference is tested; neighbours and types are
    tried by mean and by median, and when these differ it cannot be known. Better and worse need a
    measure with a better direction.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        side: on which side of the comparator it lies.
        against: the comparator; England when not given.
        period: the year in which the period ends; the latest when not given.
    """
    about = known_measure(measure)
    own = value_of(base, about, authority, period)
    if isinstance(own, Verdict):
        return own
    if about.polarity is None and side in (Beside.BETTER, Beside.WORSE):
        return no_direction(base, about, authority)
    figures = _figures(base, own, against)
    figure = own.value or 0.0
    name, when = areas.area_of(authority).name, period_label(about, own.period)
    if not figures:
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            f"No value of {lower(about.title)} is published for {against.label} in {when}.",
            Sureness.OPEN,
            working(about, against.label, base.day),
            evidence=(of_value(own, base.day),),
        )
    outcome = _both([_side(figure, each.number, side, about) for each in figures])
    sureness = _sureness(own, figures, outcome)
    told = " and ".join(f"{shown(about, each.number)} for {each.label}" for each in figures)
    chance = ""
    if sureness is Sureness.COULD_BE_CHANCE:
        chance = ", a difference that could be chance"
    published = [each.published for each in figures if each.published is not None]
    step = change(published[0], own).why if published else "Averages are not tested."
    return Verdict(
        outcome,
        f"{about.title} in {name} was {shown(about, figure)} in {when}, beside {told}{chance}.",
        sureness,
        working(about, f"{name} and {against.label}", base.day, step),
        (
            Number(name, figure, about.unit),
            *(Number(e.label, round(e.number, about.decimals), about.unit) for e in figures),
        ),
        (of_value(own, base.day), *(of_value(each, base.day) for each in published)),
    ).with_changes(*_other_comparators(base, own, side, against, about))


def _other_comparators(
    base: EvidenceBase, own: Value, side: Beside, against: Among, about: Measure
) -> list[Change]:
    changes = []
    for other in _STANDARD:
        if other == against:
            continue
        for each in _figures(base, own, other):
            how = f"Beside {each.label} ({shown(about, each.number)})"
            outcome = _side(own.value or 0.0, each.number, side, about)
            changes.append(Change(Turn.COMPARATOR, how, outcome))
    return changes


@claim_type(
    title="A measure's movement beside others'",
    subject=Subject.MEASURES,
    pattern="in {authority}, {measure} {movement} while that of {against} {others}"
    "[ from {start}][ to {end}]",
)
def measure_moved_against(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    movement: Movement,
    others: Movement,
    against: Among = ENGLAND,
    start: int | None = None,
    end: int | None = None,
) -> Verdict:
    """Holds when the authority's value moved as claimed and so did that of England or of its
    region between the same periods; both are tested. How many authorities moved so is counted
    beside it, since "much of the country" may mean either.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        movement: how the authority's value moved.
        others: how the comparator's value moved.
        against: `england` or `region`; England when not given.
        start: the earlier period; the one before the later when not given.
        end: the later period; the latest when not given.
    """
    about = known_measure(measure)
    region = areas.region_key(authorities.get(authority).region)
    key = region if against.kind is AmongKind.REGION else areas.ENGLAND
    pair = pair_of(base, about, authority, start, end)
    if isinstance(pair, Verdict):
        return pair
    theirs = pair_of(base, about, key, pair.before.period, pair.after.period)
    if isinstance(theirs, Verdict):
        return theirs
    own_result, their_result = moved(pair, movement, about), moved(theirs, others, about)
    if own_result is None or their_result is None:
        return no_direction(base, about, authority)
    outcome = _least([own_result.outcome, their_result.outcome])
    deciding = [e.sureness for e in (own_result, their_result) if e.outcome is outcome]
    # Both must hold; one that does not is enough, so the surer of two decides.
    pick = max if outcome is Outcome.HOLDS else min
    sureness = pick(deciding, key=list(Sureness).index)
    name, place = areas.area_of(authority).name, areas.area_of(key).name
    movers, counted = _how_many(base, about, pair.before.period, pair.after.period, others)
    verdict = Verdict(
        outcome,
        f"{about.title} in {name} was {pair.words}"
        f"{moved_words(own_result.sureness, pair)}; in {place} {theirs.words}"
        f"{moved_words(their_result.sureness, theirs)}. It {others.label} in {len(movers)} of "
        f"{counted} authorities.",
        sureness,
        working(about, f"{name} and {place}", base.day, pair.change.why, theirs.change.why),
        (
            *pair_numbers(pair, about),
            *pair_numbers(theirs, about),
            Number(f"authorities where it {others.label}", len(movers)),
            Number("authorities with both values", counted),
        ),
        (
            of_value(pair.before, base.day),
            of_value(pair.after, base.day),
            of_value(theirs.before, base.day),
            of_value(theirs.after, base.day),
            of_count(
                f"{about.title} {others.label} in {len(movers)} of {counted} authorities",
                movers,
                base.day,
                link=f"/measures/{about.id}/",
            ),
        ),
    )
    most = Outcome.HOLDS if 2 * len(movers) > counted else Outcome.DOES_NOT_HOLD
    joined = _least([own_result.outcome, most])
    return verdict.with_changes(
        Change(
            Turn.DEFINITION,
            f"Taking the others as most authorities ({len(movers)} of {counted})",
            joined,
        ),
        *_both_bases(base, about, authority, key, movement, others, pair.after.period, outcome),
    )


def _how_many(
    base: EvidenceBase, about: Measure, start: int, end: int, movement: Movement
) -> tuple[list[str], int]:
    """The authorities whose value moved so, of how many with both values."""
    before, after = (base.statistics.values(about.id, period) for period in (start, end))
    members = everywhere(base.statistics, about.id, end).codes
    movers, counted = [], 0
    for code in members:
        one, two = before.get(code), after.get(code)
        if one is None or two is None or one.value is None or two.value is None:
            continue
        counted += 1
        went = _went(one.value, two.value, movement, about)
        if went:
            movers.append(code)
    return movers, counted


def _went(before: float, after: float, movement: Movement, about: Measure) -> bool:
    difference = round(after - before, about.decimals)
    if movement is Movement.STABLE:
        return abs(difference) <= STABLE * abs(before)
    if movement in (Movement.IMPROVED, Movement.WORSENED):
        up = (about.polarity == Polarity.HIGH) is (movement is Movement.IMPROVED)
        movement = Movement.ROSE if up else Movement.FELL
    return difference > 0 if movement is Movement.ROSE else difference < 0


def _both_bases(
    base: EvidenceBase,
    about: Measure,
    authority: str,
    key: str,
    movement: Movement,
    others: Movement,
    end: int,
    outcome: Outcome,
) -> list[Change]:
    """The outcome from other base years, where both values are published."""
    changes = []
    for value in base.statistics.series(about.id, authority):
        if value.value is None or value.period >= end:
            continue
        own = pair_of(base, about, authority, value.period, end)
        theirs = pair_of(base, about, key, value.period, end)
        if isinstance(own, Verdict) or isinstance(theirs, Verdict):
            continue
        results = moved(own, movement, about), moved(theirs, others, about)
        turned = _least([each.outcome for each in results if each is not None])
        if turned is not outcome:
            how = f"From {period_label(about, value.period)}"
            changes.append(Change(Turn.BASE_YEAR, how, turned))
    return changes
