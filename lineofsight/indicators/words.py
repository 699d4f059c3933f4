"""Values of indicators in words."""

from __future__ import annotations

from lineofsight.indicators.compare import Beside
from lineofsight.indicators.definition import Form, Indicator, Polarity, Timing
from lineofsight.indicators.values import Value
from lineofsight.published.counts import SETTLES, p_in_words
from lineofsight.published.limits import Band

_PER_CENT = frozenset({Form.PERCENT, Form.MIX, Form.RATIO_PERCENT})

DIRECTIONS = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.CONTEXT: "Neither direction is better by itself",
}
#: The same in a column headed "Better".
BETTER = {Polarity.HIGH: "Higher", Polarity.LOW: "Lower", Polarity.CONTEXT: "–"}


def number(indicator: Indicator, found: float | None, *, unit: bool = True, places: int = 1) -> str:
    """A number as the indicator shows it: `21.4%`, `57.3 per 10,000`, `312`.

    Args:
        indicator: the indicator.
        found: the number.
        unit: whether its unit is said, where it is not per cent.
        places: decimals, of what is not a count.
    """
    if found is None:
        return "none"
    if indicator.form is Form.COUNT:
        return f"{found:,.0f}"
    text = f"{found + 0.0:,.{places}f}"
    if indicator.form in _PER_CENT:
        return f"{text}%"
    if indicator.form is Form.RATE:
        return f"{text} per 10,000" if unit else text
    return f"{text} {indicator.unit}" if unit and indicator.unit else text


def unit_heading(indicator: Indicator) -> str:
    """The unit as an axis or a heading names it."""
    if indicator.form in _PER_CENT:
        return "Per cent"
    if indicator.form is Form.RATE:
        return "Per 10,000 people under 18"
    if indicator.form is Form.COUNT:
        return "Number"
    words = indicator.unit or "Number"
    return f"{words[:1].upper()}{words[1:]}"


def counts(indicator: Indicator, value: Value) -> str:
    """What a value is made of: `312 of 1,460`, `57 children`, `mean of 41`."""
    upper, lower = value.numerator, value.denominator
    match indicator.form:
        case Form.PERCENT | Form.MIX:
            return f"{upper:,.0f} of {lower:,.0f}"
        case Form.RATE:
            return f"{upper:,.0f}"
        case Form.COUNT:
            return ""
        case Form.MEAN | Form.MEDIAN:
            return f"{indicator.form} of {lower:,.0f}"
        case _:
            return f"{upper:,.1f} over {lower:,.1f}"


def when(indicator: Indicator, value: Value) -> str:
    """The period of a value, or the day of a snapshot."""
    if indicator.timing is Timing.SNAPSHOT:
        end = value.period.end
        return f"On {end.day} {end:%B %Y}"
    return value.period.label


_BANDS = {
    Band.WITHIN: "not unusual",
    Band.HIGH: "unusually high",
    Band.LOW: "unusually low",
    Band.VERY_HIGH: "very unusually high",
    Band.VERY_LOW: "very unusually low",
}


def band(found: Beside | None) -> str:
    """How unusual a value is for a council of its size."""
    return _BANDS[found.band] if found and found.band else ""


def tested(found: Beside) -> str:
    """What the test against England says."""
    if found.p_value is None:
        return ""
    settled = "more than chance" if found.p_value < SETTLES else "could be chance"
    return f"{settled} ({p_in_words(found.p_value)}, {found.method})"


def side(own: float | None, other: float | None) -> str:
    """Where a value lies of another, as both are shown."""
    if own is None or other is None:
        return ""
    first, second = round(own, 1), round(other, 1)
    return "the same as" if first == second else "above" if first > second else "below"
