"""Claims of position by an official statistic: "in the top quarter", "the lowest in the region"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lineofsight.claims.among import Among, group_label, standard_comparators
from lineofsight.claims.arguments import known_measure, ordinal
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.comparators import overall
from lineofsight.claims.figures import of_value, shown, working
from lineofsight.claims.gaps import Decision, decide_without
from lineofsight.claims.seen import names, of_count
from lineofsight.claims.types.measures import no_direction, value_of
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
)
from lineofsight.published.areas import area_of
from lineofsight.published.compare import Ranking, rank
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.tables import Polarity
from lineofsight.published.values import Value
from lineofsight.reference.authorities import VERY_SMALL
from lineofsight.reference.groups import Group, GroupKind


class First(StrEnum):
    """Which end of an order is counted from."""

    BEST = "best"
    WORST = "worst"
    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True)
class _Ranked:
    """Where an authority came in a group, counted from one end.

    `ahead` come before it, `level` share its value with it, itself among them, joint returns once;
    `of` have a value and `unseen` have none.
    """

    group: Group
    ahead: int
    level: int
    of: int
    unseen: tuple[str, ...]

    def top_share(self, share: float) -> Decision:
        """Whether those at least as far are no more than a share of all."""
        whole = self.of + len(self.unseen)
        counted = self.ahead + self.level
        return decide_without(
            counted, self.of, len(self.unseen), lambda n: 100 * n <= share * whole
        )

    def at_place(self, position: int) -> Decision:
        """Whether the place is the one claimed; equals share the best of their places."""
        return decide_without(self.ahead, self.of, len(self.unseen), lambda n: n + 1 == position)


def _from_high(first: First, about: Measure) -> bool | None:
    """Whether the order begins with the highest value; None where the measure has no better end
    and one is asked for."""
    if first in (First.HIGHEST, First.LOWEST):
        return first is First.HIGHEST
    if about.polarity is None:
        return None
    return (about.polarity == Polarity.HIGH) is (first is First.BEST)


def _ranked(ranking: Ranking, code: str, high: bool) -> _Ranked | None:
    """The authority's place in a ranking counted from the high or the low end."""
    own = ranking.of(code)
    if own is None:
        return None
    descending = ranking.polarity is not Polarity.LOW
    beyond = [place.rank for place in ranking.places if place.rank > own.rank]
    through = min(beyond) - 1 if beyond else ranking.total
    level = through - own.rank + 1
    ahead = own.rank - 1 if high is descending else ranking.total - through
    unseen = tuple(code for code, _ in ranking.left_out if code not in VERY_SMALL)
    gone = set(ranking.group.gone)
    return _Ranked(
        ranking.group, ahead, level, ranking.total, tuple(c for c in unseen if c not in gone)
    )


def _groups(code: str, among: Among | None, day: date) -> list[Group | None]:
    """The groups to rank in; None for all England, which follows the publication's boundaries."""
    if among is not None:
        chosen = [among.resolve(code, day)]
    else:
        chosen = list(standard_comparators(code, day))
    found: list[Group | None] = []
    for group in chosen:
        if group.kind is GroupKind.ENGLAND:
            found.append(None)
        elif code in group.codes:
            found.append(group)
        else:
            found.append(replace(group, codes=(code, *group.codes)))
    return found


def _places(base: EvidenceBase, own: Value, among: Among | None, high: bool) -> list[_Ranked]:
    found = []
    for group in _groups(own.area, among, own.period_end):
        ranking = rank(base.statistics, own.measure_id, own.period, group)
        place = _ranked(ranking, own.area, high)
        if place is not None:
            found.append(place)
    return found


def _asked(
    base: EvidenceBase, about: Measure, code: str, period: int | None, first: First
) -> tuple[Value, bool] | Verdict:
    """The authority's value and the end to count from, or the verdict that says what is amiss."""
    own = value_of(base, about, code, period)
    if isinstance(own, Verdict):
        return own
    high = _from_high(first, about)
    return no_direction(base, about, code) if high is None else (own, high)


def _verdict(
    base: EvidenceBase,
    own: Value,
    about: Measure,
    first: First,
    places: list[_Ranked],
    decided: list[Decision],
    claimed: str,
) -> Verdict:
    """One verdict from those under each comparator."""
    name, when = area_of(own.area).name, period_label(about, own.period)
    if not places:
        sentence = f"{name} is left out of ranks: it is too small to compare."
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            sentence,
            Sureness.OPEN,
            working(about, name, base.day),
            evidence=(of_value(own, base.day),),
        )
    outcome, sureness = overall(decided)
    labels = [group_label(each.group) for each in places]
    shared = [f" (shared by {e.level})" if e.level > 1 else "" for e in places]
    told = "; ".join(
        f"{ordinal(e.ahead + 1)} of {e.of}{also} among {label}"
        for e, also, label in zip(places, shared, labels, strict=True)
    )
    start = {
        Outcome.HOLDS: f"{name} was {claimed}",
        Outcome.DOES_NOT_HOLD: f"{name} was not {claimed}",
        Outcome.CANNOT_BE_KNOWN: f"Whether {name} was {claimed} depends on whom it is compared "
        "with, or on values that are missing",
    }[outcome]
    missing = max(places, key=lambda each: each.of).unseen
    verdict = Verdict(
        outcome,
        f"{start}. With {shown(about, own.value or 0.0)} in {when} it came, from the "
        f"{first.value}, {told}.",
        sureness,
        working(
            about,
            ", ".join(labels),
            base.day,
            *(
                f"Among {label}: {e.ahead} ahead, {e.of} with a value, {len(e.unseen)} without"
                for e, label in zip(places, labels, strict=True)
            ),
        ),
        tuple(
            Number(f"place among {label}", f"{e.ahead + 1} of {e.of}")
            for e, label in zip(places, labels, strict=True)
        ),
        (
            of_value(own, base.day),
            *(
                of_count(
                    f"{about.title}, {when}: {ordinal(e.ahead + 1)} of {e.of}, from the "
                    f"{first.value}, among {label}",
                    (own.area,),
                    base.day,
                    link=f"/measures/{about.id}/",
                )
                for e, label in zip(places, labels, strict=True)
            ),
        ),
    )
    if missing and sureness is not Sureness.SETTLED:
        verdict = verdict.with_caveats(
            f"No value is published for {names(missing)}; they are weighed as if like the others."
        )
    return verdict.with_changes(
        *(
            Change(Turn.COMPARATOR, f"Among {label}", each.outcome)
            for label, each in zip(labels, decided, strict=True)
        )
    )


@claim_type(
    title="Top share by a measure",
    subject=Subject.POSITION,
    pattern="{authority} was in the {first} {share}% for {measure}[ in {period}]"
    "[ compared with {among}]",
)
def top_share_by_measure(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    share: float,
    first: First = First.BEST,
    period: int | None = None,
    among: Among | None = None,
) -> Verdict:
    """Holds when the authorities at least as good (or as high, as low), itself among them, were no
    more than that share of those with a value. City of London and Isles of Scilly are left out and
    joint returns count once. Without a group it is tried under every standard comparator, each
    shown. Best and worst need a measure with a better direction.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        share: the share, in percent.
        first: which end is counted from; the best when not given.
        period: the year in which the period ends; the latest when not given.
        among: the group; every standard comparator when not given.
    """
    about = known_measure(measure)
    asked = _asked(base, about, authority, period, first)
    if isinstance(asked, Verdict):
        return asked
    own, high = asked
    places = _places(base, own, among, high)
    decided = [each.top_share(share) for each in places]
    claimed = f"in the {first.value} {share:g}%"
    return _verdict(base, own, about, first, places, decided, claimed)


@claim_type(
    title="Place by a measure",
    subject=Subject.POSITION,
    pattern="{authority} was {position} from the {first} for {measure}[ in {period}]"
    "[ compared with {among}]",
)
def rank_by_measure(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    position: int,
    first: First = First.BEST,
    period: int | None = None,
    among: Among | None = None,
) -> Verdict:
    """Holds when so many less one came before it; equals share the best of their places. Without a
    group it is tried under every standard comparator, each shown. Best and worst need a measure
    with a better direction.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_cin_rate`.
        position: 1 for the first.
        first: which end is counted from; the best when not given.
        period: the year in which the period ends; the latest when not given.
        among: the group; every standard comparator when not given.
    """
    about = known_measure(measure)
    asked = _asked(base, about, authority, period, first)
    if isinstance(asked, Verdict):
        return asked
    own, high = asked
    places = _places(base, own, among, high)
    decided = [each.at_place(position) for each in places]
    claimed = f"{ordinal(position)} from the {first.value}"
    return _verdict(base, own, about, first, places, decided, claimed)
