"""The parts of a chart drawn as an SVG template: places on the sheet, ticks, text that fits."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.template.loader import render_to_string

#: A family that is always there: a missing one gives a picture without text.
FONT = "DejaVu Sans, Arial, sans-serif"
INK = "#0b0c0c"
QUIET = "#484949"
#: Width of a letter of the font as a share of its size, on average.
LETTER = 0.62
SMALL = 13


@dataclass(frozen=True)
class Text:
    """Words on the sheet."""

    x: float
    y: float
    words: str
    size: int = SMALL
    colour: str = INK
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True)
class Band:
    """A filled area: its outline as SVG points."""

    points: str
    colour: str


@dataclass(frozen=True)
class Bar:
    """An upright bar."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Line:
    """A line, broken where a value is missing: its runs as SVG points, and its dots."""

    runs: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    colour: str
    thick: float
    dashes: str = ""
    radius: float = 2.5


@dataclass
class Picture:
    """A chart: the sheet, the plot within it, and everything on them."""

    title: str
    summary: str
    width: float
    left: float
    right: float
    top: float
    bottom: float
    height: float
    font: str = FONT
    texts: list[Text] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    gridlines: list[float] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def svg(self) -> str:
        """The picture as SVG."""
        return render_to_string("published/chart.svg", {"p": self})


def wrapped(words: str, width: float, size: int = SMALL) -> list[str]:
    """Words on as many lines as a width needs."""
    return textwrap.wrap(words, max(int(width / (size * LETTER)), 8)) or [""]


@dataclass(frozen=True)
class Sheet:
    """The size of a chart: the sheet's width, the plot's height, room at the right for names."""

    width: float
    plot: float
    names: float


WIDE = Sheet(760, 300, 190)
NARROW = Sheet(390, 260, 118)


def sheet(title: str, beneath: Sequence[str], source: str, summary: str, on: Sheet) -> Picture:
    """An empty chart with its title, the lines beneath it, and its source at the foot."""
    size = 16 if on is WIDE else 15
    texts = []
    y = 4.0
    for words in wrapped(title, on.width, size + 1):
        y += size + 3
        texts.append(Text(0, y, words, size, bold=True))
    for each in beneath:
        for words in wrapped(each, on.width):
            y += SMALL + 4
            texts.append(Text(0, y, words, colour=QUIET))
    top = y + 20
    bottom = top + on.plot
    foot = bottom + 34
    for words in wrapped(source, on.width, 12):
        texts.append(Text(0, foot, words, 12, QUIET))
        foot += 16
    return Picture(
        title=title,
        summary=summary,
        width=on.width,
        left=0,
        right=on.width - on.names,
        top=top,
        bottom=bottom,
        height=foot,
        texts=texts,
    )


Scale = Callable[[float], float]


def scale(low: float, high: float, start: float, end: float) -> Scale:
    """Where a number lies between two places on the sheet."""
    span = (high - low) or 1.0
    return lambda value: round(start + (value - low) / span * (end - start), 1)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from `low` to `high`, about as many as asked for."""
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** math.floor(math.log10(span / about))
    step = min((each * power for each in (1, 2, 5, 10)), key=lambda s: abs(span / s - about))
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def upright(picture: Picture, low: float, high: float) -> Scale:
    """Put an upright axis from `low` to `high` at the left, and say where numbers lie."""
    marks = ticks(low, high)
    step = marks[1] - marks[0] if len(marks) > 1 else 1.0
    places = max(0, -math.floor(math.log10(step))) if step < 1 else 0
    words = [f"{mark:,.{places}f}" for mark in marks]
    picture.left = round(max(map(len, words)) * SMALL * LETTER + 8, 1)
    at = scale(low, high, picture.bottom, picture.top)
    for mark, label in zip(marks, words, strict=True):
        picture.gridlines.append(at(mark))
        picture.texts.append(Text(picture.left - 6, at(mark) + 4.5, label, anchor="end"))
    return at


def line(
    points: Sequence[tuple[float, float | None]], colour: str, thick: float, dashes: str
) -> Line:
    """A line through places on the sheet, broken where one is None."""
    runs: list[list[str]] = [[]]
    dots = []
    for x, y in points:
        if y is None:
            runs.append([])
            continue
        runs[-1].append(f"{x},{y}")
        dots.append((x, y))
    return Line(
        runs=tuple(" ".join(run) for run in runs if len(run) > 1),
        dots=tuple(dots),
        colour=colour,
        thick=thick,
        dashes=dashes,
        radius=4.5 if thick > 3 else 2.5,
    )


@dataclass(frozen=True)
class Name:
    """A name to be put beside the end of its line."""

    words: str
    y: float
    colour: str
    bold: bool


def put_names(picture: Picture, names: Sequence[Name], width: float) -> None:
    """Put names at the right, each near its line and none over another."""
    height = SMALL + 3
    blocks = [(name, wrapped(name.words, width)) for name in sorted(names, key=lambda n: n.y)]
    tops: list[float] = []
    free = picture.top - 10
    for name, lines in blocks:
        top = max(name.y - len(lines) * height / 2, free)
        tops.append(top)
        free = top + len(lines) * height + 3
    # What runs past the foot moves up, and moves up what it meets.
    limit = picture.bottom + 12
    for index in range(len(blocks) - 1, -1, -1):
        tops[index] = min(tops[index], limit - len(blocks[index][1]) * height)
        limit = tops[index] - 3
    for (name, lines), top in zip(blocks, tops, strict=True):
        for row, words in enumerate(lines):
            y = round(top + (row + 1) * height - 3, 1)
            picture.texts.append(
                Text(picture.right + 10, y, words, colour=name.colour, bold=name.bold)
            )


def empty(title: str, why: str) -> str:
    """A picture that says why there is nothing to draw."""
    picture = sheet(title, (), why, why, Sheet(WIDE.width, 0, 0))
    return picture.svg()


def answer(svg: str) -> HttpResponse:
    """The answer that carries a picture."""
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=60"
    return response
