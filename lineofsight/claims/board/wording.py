"""A reading of an indicator in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from lineofsight.claims.board.series import Reading
from lineofsight.indicators.compare import Beside
from lineofsight.indicators.definition import Form, Indicator, Polarity, Timing
from lineofsight.indicators.phrases import phrase
from lineofsight.indicators.values import Value
from lineofsight.indicators.words import number
from lineofsight.published.limits import Band
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.tables import Calendar
from lineofsight.record.words import written

#: A number from here on is told without decimals, where that keeps it apart from the others.
WHOLE_FROM = 10
_PER_CENT = frozenset({Form.PERCENT, Form.RATIO_PERCENT})
#: Units of which there may be one.
_ONE = {"days": "day", "working days": "working day", "cases": "case", "children": "child"}

_BETTER = {Polarity.HIGH: "Higher is better.", Polarity.LOW: "Lower is better."}
_HIGH = frozenset({Band.HIGH, Band.VERY_HIGH})
_UNUSUAL = {
    Band.HIGH: "unusually high for a council of its size",
    Band.LOW: "unusually low for a council of its size",
    Band.VERY_HIGH: "very unusually high for a council of its size",
    Band.VERY_LOW: "very unusually low for a council of its size",
}


#: How many decimals a number has within one sentence.
Places = Callable[[float], int]


def places_among(one: Indicator, numbers: Sequence[float]) -> Places:
    """How many decimals each of the numbers of one sentence has: none where it is 10 or more, or
    whole; one where it is smaller, where whole numbers would make two of them the same, or make
    a figure nought or all."""
    apart = len({round(each) for each in numbers}) == len({round(each, 1) for each in numbers})
    ends = (0, 100) if one.form in _PER_CENT else (0,)

    def places(found: float) -> int:
        if found == round(found):
            return 0
        return 0 if apart and found >= WHOLE_FROM and round(found) not in ends else 1

    return places


def figure(one: Indicator, found: float, places: Places, *, unit: bool = True) -> str:
    """A number with its unit, as a sentence has it: `26%`, `262 for every 10,000 children`,
    `1 day`."""
    text = number(one, found, unit=False, places=places(found))
    if not unit or one.form in _PER_CENT or one.form is Form.COUNT:
        return text
    if one.form is Form.RATE:
        return f"{text} for every 10,000 children"
    named = _ONE.get(one.unit, one.unit) if text == "1" else one.unit
    return f"{text} {named}".strip()


def in_which(about: Measure, period: int) -> str:
    """A published period within a sentence: `in 2024-25`, `on 31 March 2025`."""
    label = period_label(about, period)
    if label.startswith("year"):
        return f"in the {label}"
    if label.startswith("mid-"):
        return f"in {label}"
    return f"on {label}" if about.on_a_day and Calendar(about.calendar) in _DAYS else f"in {label}"


_DAYS = frozenset({Calendar.MARCH, Calendar.SEPTEMBER})


def since(one: Indicator, value: Value) -> str:
    """The period of a value with its preposition: `in 2024-25`, `on 31 March 2026`."""
    period = value.period
    if one.timing is Timing.SNAPSHOT:
        return f"on {written(period.end)}"
    label = period.label
    return f"in {label}" if label[0].isdigit() and "-" in label else f"in the {_lower(label)}"


def spoken_of(one: Indicator, value: Value) -> str:
    """The period of a value by itself: `2025-26`, `12 months to …`, `31 March 2026`."""
    return written(value.period.end) if one.timing is Timing.SNAPSHOT else value.period.label


def in_line(parts: Sequence[str]) -> str:
    """Parts of a list, whose own commas are within quotation marks: `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def sentence(reading: Reading, *, shared: bool = False) -> str | None:
    """What a reading says, in one sentence: the figure, where it lies of the neighbours and of
    the limits around England where that is sure, and how it has moved.

    Args:
        reading: of an indicator that has a figure today.
        shared: for readers who may not see small numbers.

    Returns:
        The sentence; None where there is no figure, or one that it would tell is hidden: that
        it rose would say something of a figure before, too.
    """
    one, now, before, run = reading.one, reading.now, reading.before, reading.run
    if now is None or now.value is None:
        return None
    used = [now, *([before] if before else []), *([run.first] if run else [])]
    if shared and any(reading.hides(each) for each in used):
        return None
    near = reading.beside
    told = [run.first] if run else [before] if before else []
    numbers = [now.value, *(each.value for each in told if each.value is not None)]
    places = places_among(one, [*numbers, *_compared_numbers(reading, near)])
    clauses = [*_beside(reading, near, places)]
    moved = _moved(one, now, before, places) if before else ""
    if run is not None:
        way = "rising" if run.up else "falling"
        began = _figure_at(one, run.first, places)
        moved = f"{way} since {_month(run.first.period.end)} (then {began})"
    if moved:
        clauses.append(moved)
    said = phrase(one, figure(one, now.value, places))
    text = f"{said}, {in_line(clauses)}" if clauses else said
    better = _BETTER.get(one.polarity)
    return f"{text}. {better}" if better and clauses else f"{text}."


def _figure_at(one: Indicator, value: Value, places: Places) -> str:
    return figure(one, value.value or 0.0, places, unit=False)


def _compared_numbers(reading: Reading, near: Beside | None) -> list[float]:
    found: list[float] = []
    if near is None:
        return found
    if reading.unlike_neighbours is not None and near.neighbours.mean is not None:
        found.append(near.neighbours.mean)
    if _is_unusual(reading) and near.england is not None and near.england.value is not None:
        found.append(near.england.value)
    return found


def _is_unusual(reading: Reading) -> bool:
    return reading.from_england not in (None, Band.WITHIN)


def _beside(reading: Reading, near: Beside | None, places: Places) -> list[str]:
    """Where the figure lies of the neighbours, and of the limits around England."""
    one, now = reading.one, reading.now
    if near is None or now is None or now.value is None:
        return []
    when = in_which(near.measure, near.period)
    clauses = []
    mean = near.neighbours.mean
    if reading.unlike_neighbours is not None and mean is not None:
        side = "like" if not reading.unlike_neighbours else "above" if now.value > mean else "below"
        number_ = figure(one, mean, places, unit=False)
        clauses.append(f"{side} statistical neighbours ({number_} {when})")
    if _is_unusual(reading) and reading.from_england is not None:
        england = near.england.value if near.england else None
        beside = ""
        if england is not None:
            told = figure(one, england, places, unit=False)
            beside = f" (England {told})" if clauses else f" (England {told} {when})"
        clauses.append(f"{_UNUSUAL[reading.from_england]}{beside}")
    return clauses


def _moved(one: Indicator, now: Value, before: Value, places: Places) -> str:
    way = "up" if (now.value or 0.0) > (before.value or 0.0) else "down"
    return f"{way} from {_figure_at(one, before, places)} {since(one, before)}"


def is_high(reading: Reading) -> bool:
    """Whether the figure is above what it is set beside."""
    if _is_unusual(reading):
        return reading.from_england in _HIGH
    near, now = reading.beside, reading.now
    mean = near.neighbours.mean if near else None
    return bool(now and now.value is not None and mean is not None and now.value > mean)
