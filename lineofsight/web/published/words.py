"""Numbers and what they mean, in words: units, changes with their test, what is unusual."""

from __future__ import annotations

from datetime import date

from lineofsight.published.change import Change
from lineofsight.published.counts import p_in_words
from lineofsight.published.limits import Band, Unusual
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.tables import Polarity, Status
from lineofsight.published.values import Value
from lineofsight.web.published.series import Latest

_MONEY = {"£": "", "£ a week": " a week"}


def shown(measure: Measure, number: float | None, *, unit: bool = True) -> str:
    """A number as the measure shows it: `25.3%`, `286.0 per 10,000`, `£1,204 a week`; without
    the unit where the heading of a column says it (per cent and pounds keep their sign)."""
    if number is None:
        return ""
    # Adding nothing takes the sign from a zero that was rounded from below.
    rounded = round(number, measure.decimals) + 0.0
    text = f"{rounded:,.{measure.decimals}f}"
    if measure.unit.startswith("%"):
        return f"{text}%{measure.unit[1:]}" if unit else f"{text}%"
    if measure.unit in _MONEY:
        sign = "−" if rounded < 0 else ""
        return f"{sign}£{text.removeprefix('-')}{_MONEY[measure.unit] if unit else ''}"
    return f"{text} {measure.unit}" if unit else text


def value_or_why(measure: Measure, value: Value | None, *, unit: bool = False) -> str:
    """A value as it is shown, or why there is none."""
    if value is None:
        return "not published"
    if value.value is None:
        return value.status.label if value.status else "not published"
    return shown(measure, value.value, unit=unit)


def unit_words(measure: Measure) -> str:
    """The unit as it stands in a sentence: `per cent`, `pounds a week`."""
    return {"%": "per cent", "% of sessions": "per cent of sessions"}.get(
        measure.unit, measure.unit.replace("£", "pounds")
    )


def unit_heading(measure: Measure) -> str:
    """The unit as an axis or a heading names it."""
    words = unit_words(measure)
    return f"{words[:1].upper()}{words[1:]}"


def direction_words(measure: Measure) -> str:
    """Which direction is better."""
    if measure.polarity == Polarity.HIGH:
        return "Higher is better"
    if measure.polarity == Polarity.LOW:
        return "Lower is better"
    return "Neither direction is better"


def change_words(measure: Measure, change: Change | None, *, why: bool = True) -> str:
    """A change with its test: `Fell from 25.0% (2023-24) to 21.0%; more than chance (p = 0.01)`.

    `why` says whether the reason stands with a change that cannot be tested."""
    if change is None:
        return "No earlier value to compare with"
    before, after = change.before, change.after
    if before.value is None or after.value is None or change.direction is None:
        gone, when = (before, "before") if before.value is None else (after, "now")
        return f"Cannot be said: the value {when} is {value_or_why(measure, gone)}"
    since = period_label(measure, before.period)
    # Two values that are shown alike have not changed as far as a reader can see.
    first, last = shown(measure, before.value), shown(measure, after.value)
    if first == last:
        told = f"Stayed at {last} since {since}"
    else:
        went = "Rose" if after.value > before.value else "Fell"
        told = f"{went} from {shown(measure, before.value, unit=False)} ({since}) to {last}"
    return f"{told}; {settled_words(change, why=why)}"


def settled_words(change: Change, *, why: bool = True) -> str:
    """What the test of a change says."""
    if change.settles is None or change.p_value is None:
        return f"cannot be tested: {_lower(change.why)}" if why else "cannot be tested"
    if change.settles:
        return f"more than chance ({p_in_words(change.p_value)})"
    return f"could be chance ({p_in_words(change.p_value)})"


def _lower(sentence: str) -> str:
    text = sentence.strip().rstrip(".")
    return text[:1].lower() + text[1:]


_BANDS = {
    Band.WITHIN: "Not unusual",
    Band.HIGH: "Unusually high",
    Band.LOW: "Unusually low",
    Band.VERY_HIGH: "Very unusually high",
    Band.VERY_LOW: "Very unusually low",
}


def unusual_words(found: Unusual | None) -> str:
    """How unusual a value is for an authority of its size, in words."""
    if found is None:
        return ""
    if found.band is None:
        return "Cannot be said"
    return _BANDS[found.band]


def is_unusual(found: Unusual | None) -> bool:
    """Whether a value lies outside the limits."""
    return found is not None and found.band not in (None, Band.WITHIN)


def side_words(measure: Measure, own: float | None, other: float | None) -> str:
    """Where a value lies of another, as both are shown: `above`, `below`, `the same as`."""
    if own is None or other is None:
        return ""
    first, second = round(own, measure.decimals), round(other, measure.decimals)
    return "the same as" if first == second else "above" if first > second else "below"


def stated(own: Latest, name: str) -> str:
    """An authority's latest value as a sentence that can stand by itself, with England's and
    the change with its test."""
    measure, standing = own.measure, own.standing
    if standing is None or own.value is None:
        return ""
    told = f"{measure.title}: {name} {shown(measure, own.value.value)} ({own.period})"
    if standing.england is not None and standing.england.value is not None:
        told += f", England {shown(measure, standing.england.value)}"
    changed = change_words(measure, own.change, why=False)
    return f"{told}. {changed}." if own.change is not None else f"{told}."


#: Every reason for a missing value, for the explanation of codes.
REASONS = {
    Status.SUPPRESSED: "The number is so small that it could point to a child. It is not zero.",
    Status.UNAVAILABLE: "The council gave no figure, or gave one that could not be used.",
    Status.NOT_APPLICABLE: "The question does not arise, as when there was nobody to count.",
    Status.ROUNDS_TO_ZERO: "There were some, but so few that the number rounds to zero.",
    Status.UNRELIABLE: "A figure was given that the Department holds too unreliable to print.",
    Status.LOW: "The number is low and is not given exactly. It is not zero.",
}


def next_update_words(day: date | None, today: date) -> str:
    """When new values are due."""
    if day is None:
        return "Not announced"
    due = f"{day:%B %Y}"
    return f"{due} (due: newer values may be out)" if day < today else due
