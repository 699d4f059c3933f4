"""Claims of a target met by an official statistic."""

from __future__ import annotations

from scipy.stats import binomtest

from lineofsight.claims.arguments import known_measure
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.figures import of_value, shown, working
from lineofsight.claims.types.measures import Relation, value_of
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
from lineofsight.published.tables import Form
from lineofsight.published.values import Value


@claim_type(
    title="A target met by a measure",
    subject=Subject.TARGETS,
    pattern="in {authority}, {measure} met the target of {relation} {target}[ in {period}]",
)
def target_met(
    base: EvidenceBase,
    *,
    authority: str,
    measure: str,
    target: float,
    relation: Relation = Relation.AT_LEAST,
    period: int | None = None,
) -> Verdict:
    """Holds when the published value, rounded as it is published, is at least (at most, above,
    below) the target. Where a percentage's counts are known and its 95% interval crosses the
    target, the verdict says that another year of the same quality could have missed or met it.

    Args:
        authority: the authority.
        measure: the measure's id, as in `hp_assess_45d_pct`.
        target: the target, in the measure's unit.
        relation: on which side of the target the value must be; at least it, when not given.
        period: the year in which the period ends; the latest when not given.
    """
    about = known_measure(measure)
    found = value_of(base, about, authority, period)
    if isinstance(found, Verdict):
        return found
    figure = found.value or 0.0
    met = relation.met(figure, target, about.decimals)
    name, when = area_of(authority).name, period_label(about, found.period)
    interval = _interval(about, found)
    numbers = [
        Number(when, figure, about.unit),
        Number("target", target, about.unit),
        Number("distance", round(figure - target, about.decimals), about.unit),
    ]
    caveat = ""
    if interval is not None:
        low, high = (round(end, 1) for end in interval)
        numbers.append(Number("95% interval", f"{low:g} to {high:g}", about.unit))
        if low < target < high:
            caveat = (
                f"The 95% interval ({low:g} to {high:g}) holds the target, so chance alone could "
                "have put the value on its other side."
            )
    verdict = Verdict(
        _outcome(met),
        f"{about.title} in {name} was {shown(about, figure)} in {when}, "
        f"{'which meets' if met else 'which misses'} the target of {relation.label} "
        f"{shown(about, target)}.",
        Sureness.SETTLED,
        working(about, name, base.day),
        tuple(numbers),
        (of_value(found, base.day),),
    )
    return verdict.with_caveats(caveat).with_changes(
        *(
            Change(
                Turn.BASE_YEAR,
                f"In {period_label(about, other.period)} ({shown(about, other.value)})",
                _outcome(relation.met(other.value, target, about.decimals)),
            )
            for other in base.statistics.series(about.id, authority)
            if other.value is not None and other.period != found.period
        )
    )


def _interval(about: Measure, value: Value) -> tuple[float, float] | None:
    """Wilson's 95% interval of a percentage; None without counts of whole cases."""
    if about.form != Form.PROPORTION or about.scale is None:
        return None
    if value.numerator is None or not value.denominator or value.joint:
        return None
    counted, of = round(value.numerator), round(value.denominator)
    if not 0 <= counted <= of:
        return None
    found = binomtest(counted, of).proportion_ci(method="wilson")
    return about.scale * found.low, about.scale * found.high


def _outcome(met: bool) -> Outcome:
    return Outcome.HOLDS if met else Outcome.DOES_NOT_HOLD
