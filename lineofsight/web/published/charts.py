"""Charts of measures: the trend with its comparators and limits, and where all councils lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lineofsight.published.compare import Ranking
from lineofsight.published.limits import Limits
from lineofsight.published.measures import Measure, period_label
from lineofsight.published.values import Value
from lineofsight.web.published.drawing import (
    NARROW,
    WIDE,
    Band,
    Bar,
    Line,
    Name,
    Picture,
    Scale,
    Text,
    empty,
    line,
    put_names,
    scale,
    sheet,
    upright,
)
from lineofsight.web.published.series import Middle, Series
from lineofsight.web.published.words import shown, unit_heading

_OWN = "#123c4a"
#: Colour and dashes of each line; the name stands at its end, so colour is never alone.
_STYLES: dict[str, tuple[str, str]] = {
    "own": (_OWN, ""),
    "england": ("#a13d00", "7 4"),
    "neighbours": ("#6b2c91", "8 3 2 3"),
    "region": ("#3f6672", "2 3"),
}


@dataclass(frozen=True)
class Names:
    """What the lines of a chart are called."""

    own: str
    region: str
    neighbours: str

    def of(self, line: str) -> str:
        """The name of a line."""
        return "England" if line == "england" else str(getattr(self, line))


def source_words(measure: Measure, day: date) -> str:
    """Where a picture comes from, and as at when. The edition in brackets is left out: it is
    today's, and on an earlier day an earlier one was out."""
    publication = measure.publication.partition(" (")[0]
    return f"Source: {publication}, as published by {day.day} {day:%B %Y}"


Point = tuple[int, float | None]
Lines = dict[str, list[Point]]


def trend_lines(found: Series, middle: Middle) -> Lines:
    """The points of each line that has any number, by line."""

    def number(value: Value | None) -> float | None:
        return value.value if value is not None else None

    def points(of: Any) -> list[Point]:
        return [(row.period, of(row)) for row in found.rows]

    lines = {
        "own": points(lambda row: number(row.own)),
        "england": points(lambda row: number(row.england)),
        "neighbours": points(lambda row: row.middle(middle)),
        "region": points(lambda row: number(row.region)),
    }
    return {
        name: line for name, line in lines.items() if any(value is not None for _, value in line)
    }


def trend_summary(found: Series, names: Names, middle: Middle) -> str:
    """What the trend shows, in words, for those who cannot see it."""
    lines = trend_lines(found, middle)
    if not lines:
        return f"Nothing was published on {found.measure.title} by this day."
    first, last = found.rows[0], found.rows[-1]
    parts = [f"{found.measure.title}, {first.label} to {last.label}."]
    for name, points in lines.items():
        known = [(period, value) for period, value in points if value is not None]
        (start, before), (end, after) = known[0], known[-1]
        parts.append(
            f"{names.of(name)}: {shown(found.measure, before)} "
            f"({period_label(found.measure, start)}), then {shown(found.measure, after)} "
            f"({period_label(found.measure, end)})."
        )
    return " ".join(parts)


def trend_svg(
    found: Series, names: Names, middle: Middle, day: date, *, narrow: bool = False
) -> str:
    """The trend as SVG."""
    lines = trend_lines(found, middle)
    if not lines:
        return empty(found.measure.title, "Nothing was published by this day.")
    banded = [(row.period, row.unusual.limits) for row in found.rows if row.unusual]
    limits = [(period, each) for period, each in banded if each is not None]
    beneath = [unit_heading(found.measure)]
    if limits:
        beneath.append(
            "Shaded: what is usual for a council of its size. 95 in 100 would lie in the darker "
            "band, 998 in 1,000 in the paler, if all were like England."
        )
    on = NARROW if narrow else WIDE
    summary = trend_summary(found, names, middle)
    picture = sheet(found.measure.title, beneath, source_words(found.measure, day), summary, on)
    low, high = _range(lines, [each for _, each in limits])
    y = upright(picture, low, high)
    x = _years(picture, [row.period for row in found.rows])
    for least, most, colour in (("low998", "high998", "#eef3f5"), ("low95", "high95", "#d5e2e6")):
        upper = [f"{x(period)},{y(getattr(each, most))}" for period, each in limits]
        lower = [f"{x(period)},{y(getattr(each, least))}" for period, each in reversed(limits)]
        if len(limits) > 1:
            picture.bands.append(Band(" ".join(upper + lower), colour))
    ends = []
    for name, points in lines.items():
        colour, dashes = _STYLES[name]
        placed = [(x(period), None if value is None else y(value)) for period, value in points]
        picture.lines.append(line(placed, colour, 3.5 if name == "own" else 2, dashes))
        last = [value for _, value in points if value is not None][-1]
        words = f"{names.of(name)} {shown(found.measure, last, unit=False)}"
        ends.append(Name(words, y(last), colour, bold=name == "own"))
    # The chosen council is drawn last, over the others.
    picture.lines.reverse()
    put_names(picture, ends, on.names - 12)
    return picture.svg()


def _range(lines: Lines, limits: Sequence[Limits]) -> tuple[float, float]:
    """The lowest and highest number of a trend, with a little room on both sides."""
    every = [value for points in lines.values() for _, value in points if value is not None]
    for each in limits:
        every += [each.low998, each.high998]
    low, high = min(every), max(every)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return (max(low - room, 0.0) if low >= 0 else low - room, high + room)


def _years(picture: Picture, periods: Sequence[int]) -> Scale:
    """Put the years beneath the plot, as many as fit, and say where they lie."""
    first, last = periods[0], periods[-1]
    at = scale(first, last, picture.left + 14, picture.right - 10)
    if first == last:
        middle = (picture.left + picture.right) / 2
        picture.texts.append(Text(middle, picture.bottom + 17, str(first), anchor="middle"))
        return lambda _: middle
    room = max(int((picture.right - picture.left) / 44), 1)
    every = -(-(last - first + 1) // room)
    for year in range(last, first - 1, -every):
        picture.texts.append(Text(at(year), picture.bottom + 17, str(year), anchor="middle"))
    return at


def spread_summary(
    measure: Measure, ranking: Ranking, england: float | None, own: tuple[str, float] | None
) -> str:
    """Where all councils lie, in words."""
    values = sorted(place.value for place in ranking.places)
    if not values:
        return f"No council has a value of {measure.title} for this period."
    parts = [
        f"{measure.title}, {period_label(measure, ranking.period)}: {len(values)} councils from "
        f"{shown(measure, values[0])} to {shown(measure, values[-1])}."
    ]
    if england is not None:
        parts.append(f"England {shown(measure, england)}.")
    if own is not None:
        lower = sum(value < own[1] for value in values)
        parts.append(f"{own[0]} {shown(measure, own[1])}, with {lower} councils lower.")
    return " ".join(parts)


def spread_svg(
    measure: Measure,
    ranking: Ranking,
    england: float | None,
    own: tuple[str, str, float] | None,
    day: date,
    *,
    narrow: bool = False,
) -> str:
    """Every council as a bar from the lowest to the highest, one of them named.

    `own` is the code, name and value of the authority that was chosen.
    """
    title = f"{measure.title}, {period_label(measure, ranking.period)}: all councils"
    places = sorted(ranking.places, key=lambda place: place.value)
    if not places:
        return empty(title, "No council has a value for this period.")
    summary = spread_summary(measure, ranking, england, (own[1], own[2]) if own else None)
    beneath = [f"{unit_heading(measure)}. One bar for each council, lowest to highest"]
    on = NARROW if narrow else WIDE
    picture = sheet(title, beneath, source_words(measure, day), summary, on)
    picture.right = on.width - 4
    y = upright(picture, min(places[0].value, 0.0), max(places[-1].value, england or 0.0) * 1.12)
    x = scale(0, len(places), picture.left + 4, picture.right)
    wide = max(round(x(1) - x(0) - 0.6, 1), 0.8)
    code = own[0] if own else None
    for order, place in enumerate(places):
        colour = _OWN if place.code == code else "#8fb3bd"
        top, foot = sorted((y(place.value), y(0.0)))
        picture.bars.append(Bar(x(order), top, wide, round(max(foot - top, 0.8), 1), colour))
        if own is not None and place.code == code:
            _point_at(picture, x(order) + wide / 2, top, f"{own[1]} {_number(measure, own[2])}")
    if england is not None:
        colour, dashes = _STYLES["england"]
        ends = [(picture.left, y(england)), (picture.right, y(england))]
        points = " ".join(f"{a},{b}" for a, b in ends)
        picture.lines.append(Line((points,), (), colour, 2, dashes))
        words = f"England {_number(measure, england)}"
        picture.texts.append(Text(picture.left + 4, y(england) - 6, words, colour=colour))
    return picture.svg()


def _number(measure: Measure, number: float) -> str:
    return shown(measure, number, unit=False)


def _point_at(picture: Picture, x: float, top: float, words: str) -> None:
    """A name at the top of the plot, with a line down to its bar."""
    is_right = x > (picture.left + picture.right) / 2
    picture.lines.append(Line((f"{x},{picture.top - 4} {x},{top}",), (), _OWN, 1))
    side, anchor = (-6, "end") if is_right else (6, "start")
    picture.texts.append(
        Text(x + side, picture.top + 8, words, colour=_OWN, anchor=anchor, bold=True)
    )
