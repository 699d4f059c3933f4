"""The trend of an indicator: own years beside the published figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.indicators.definition import Indicator
from lineofsight.indicators.keeping import Kept
from lineofsight.indicators.periods import Period
from lineofsight.indicators.words import number, unit_heading
from lineofsight.published.limits import Limits
from lineofsight.web.published.drawing import (
    NARROW,
    WIDE,
    Band,
    Name,
    Text,
    empty,
    line,
    put_names,
    scale,
    sheet,
    upright,
)

#: Colour and dashes of each line; the name stands at its end, so colour is never alone.
STYLES = {
    "own": ("#123c4a", ""),
    "England": ("#a13d00", "7 4"),
    "Neighbours": ("#6b2c91", "8 3 2 3"),
}


@dataclass(frozen=True)
class Year:
    """One year of a trend: the own value where it is reliable and may be shown, and what is
    published of it. `hidden`: whether it may not."""

    kept: Kept
    provisional: bool
    england: float | None = None
    neighbours: float | None = None
    limits: Limits | None = None
    p_words: str = ""
    band: str = ""
    hidden: bool = False

    @property
    def period(self) -> Period:
        """The year."""
        return self.kept.value.period

    @property
    def own(self) -> float | None:
        """The own value, where it can be relied on and may be shown."""
        return None if self.kept.not_reliable or self.hidden else self.kept.value.value


def trend_lines(years: Sequence[Year]) -> dict[str, list[tuple[int, float | None]]]:
    """The points of each line that has any number."""
    lines = {
        "own": [(each.period.end.year, each.own) for each in years],
        "England": [(each.period.end.year, each.england) for each in years],
        "Neighbours": [(each.period.end.year, each.neighbours) for each in years],
    }
    return {name: points for name, points in lines.items() if any(v is not None for _, v in points)}


def trend_summary(one: Indicator, years: Sequence[Year], council: str) -> str:
    """What the trend shows, in words."""
    lines = trend_lines(years)
    if not lines:
        if any(year.hidden for year in years):
            return f"No year of {one.name} counts enough children to be shown."
        return f"No year of {one.name} can be relied on."
    parts = [f"{one.name}, {years[0].period.label} to {years[-1].period.label}."]
    for name, points in lines.items():
        known = [(year, value) for year, value in points if value is not None]
        (first, before), (last, after) = known[0], known[-1]
        called = council if name == "own" else name
        parts.append(
            f"{called}: {number(one, before)} ({first}), then {number(one, after)} ({last})."
        )
    return " ".join(parts)


def trend_svg(
    one: Indicator, years: Sequence[Year], council: str, source: str, *, narrow: bool = False
) -> str:
    """The trend as SVG."""
    lines = trend_lines(years)
    summary = trend_summary(one, years, council)
    if not lines:
        return empty(one.name, summary)
    banded = [(each.period.end.year, each.limits) for each in years]
    limits = [(year, each) for year, each in banded if each is not None]
    beneath = [f"{unit_heading(one)}. Years by the one they end in."]
    if limits:
        beneath.append(
            "Shaded: what is usual for a council of its size. 95 in 100 would lie in the darker "
            "band, 998 in 1,000 in the paler, if all were like England."
        )
    on = NARROW if narrow else WIDE
    picture = sheet(one.name, beneath, source, summary, on)
    every = [value for points in lines.values() for _, value in points if value is not None]
    for _, each in limits:
        every += [each.low998, each.high998]
    low, high = min(every), max(every)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    y = upright(picture, max(low - room, 0.0) if low >= 0 else low - room, high + room)
    first, last = years[0].period.end.year, years[-1].period.end.year
    x = scale(first, last, picture.left + 14, picture.right - 10)
    for year in range(first, last + 1):
        picture.texts.append(Text(x(year), picture.bottom + 17, str(year), anchor="middle"))
    for least, most, colour in (("low998", "high998", "#eef3f5"), ("low95", "high95", "#d5e2e6")):
        upper = [f"{x(year)},{y(getattr(each, most))}" for year, each in limits]
        lower = [f"{x(year)},{y(getattr(each, least))}" for year, each in reversed(limits)]
        if len(limits) > 1:
            picture.bands.append(Band(" ".join(upper + lower), colour))
    ends = []
    for name, points in lines.items():
        colour, dashes = STYLES[name]
        placed = [(x(year), None if value is None else y(value)) for year, value in points]
        picture.lines.append(line(placed, colour, 3.5 if name == "own" else 2, dashes))
        shown = [value for _, value in points if value is not None][-1]
        called = council if name == "own" else name
        words = f"{called} {number(one, shown, unit=False)}"
        ends.append(Name(words, y(shown), colour, bold=name == "own"))
    picture.lines.reverse()
    put_names(picture, ends, on.names - 12)
    return picture.svg()
