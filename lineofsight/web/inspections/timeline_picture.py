"""The timeline picture of an authority: bars over time, a row for each strand, for the template
to draw. A bar starts where inspectors went on site and lasts until the next judgement, or until
a full inspection that no longer judges the strand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.inspections.history import Timeline, TimelinePoint
from lineofsight.inspections.inspection import MAIN_STRANDS, Inspection
from lineofsight.reference.areas import Strand
from lineofsight.reference.arrangements import Arrangement, ArrangementKind
from lineofsight.web.inspections.links import page_of
from lineofsight.web.inspections.palette import colour_of
from lineofsight.web.inspections.words import part_of, standing_note

WIDTH = 940
LEFT = 178
TOP = 34
ROW = 36
BAR = 28
LEAST = 28
_LETTER = 8.0

_RUN = {
    ArrangementKind.TRUST: "Trust",
    ArrangementKind.PARTNER: "Partner",
    ArrangementKind.SHARED: "Shared",
}


class BarKind(StrEnum):
    """What a bar tells of. Each kind is drawn in its own way."""

    OWN = "own"
    PART = "part"
    RECOUNTED = "recounted"
    BEFORE = "before"
    NO_GRADE = "no_grade"

    @property
    def key(self) -> str:
        """What the way it is drawn means, for the words beneath the picture."""
        return _KEYS[self]


_KEYS = {
    BarKind.OWN: "",
    BarKind.PART: "Lower bars: a graded part of the judgement of children in care (SIF).",
    BarKind.RECOUNTED: "Dashed edge: a later report recounts the judgement.",
    BarKind.BEFORE: "Dotted edge and slanted letters: a council before this one was judged.",
    BarKind.NO_GRADE: "White with x: no overall grade is given.",
}


@dataclass(frozen=True)
class Bar:
    """One judgement (or arrangement): where, in what colour, what it says, where it leads, and
    what kind it is, which its edge or height shows."""

    x: float
    width: float
    colour: str
    text: str
    title: str
    page: tuple[str, str] | None
    kind: BarKind = BarKind.OWN


@dataclass(frozen=True)
class Line:
    """One row of the picture."""

    label: tuple[str, ...]
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Picture:
    """The picture: its size, its years (place, text) and its rows; its first and last year, its
    history in words, and how to read what is drawn in it."""

    width: int
    height: int
    years: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    first: int
    last: int
    description: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day from left to right."""
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + share * (WIDTH - LEFT - 2), 1)


def picture(timeline: Timeline, day: date) -> Picture | None:
    """The picture of a timeline up to a day; None when nothing is known."""
    if not timeline.inspections:
        return None
    first = min(inspection.sort_date for inspection in timeline.inspections)
    abolished = timeline.authority.valid_to
    scale = _Scale(date(first.year, 1, 1), min(day, abolished) if abolished else day)
    lines: list[Line] = []
    for strand, points in timeline.strands.items():
        bars = tuple(_bars(timeline, strand, points, scale))
        lines.append(Line(_wrap(strand.label), TOP + len(lines) * ROW, bars))
    running = running_arrangements(timeline)
    if running:
        bars = tuple(_arrangement(each, scale) for each in running if _shows(each, scale))
        lines.append(Line(("Who ran services",), TOP + len(lines) * ROW, bars))
    return Picture(
        width=WIDTH,
        height=TOP + len(lines) * ROW + 4,
        years=tuple(_years(scale)),
        lines=tuple(lines),
        first=scale.first.year,
        last=scale.last.year,
        description=_description(timeline),
        keys=_keys(timeline, lines),
    )


def _keys(timeline: Timeline, lines: list[Line]) -> tuple[str, ...]:
    """How to read what is drawn, no more than is there."""
    kinds = {bar.kind for line in lines for bar in line.bars}
    found = [kind.key for kind in BarKind if kind in kinds and kind.key]
    leavers = timeline.strands.get(Strand.CARE_LEAVERS, ())
    if any(point.judged.combined for point in leavers):
        found.append(
            "Until 2022 one grade covered children in care and care leavers; both rows show it."
        )
    return tuple(found)


def _wrap(label: str) -> tuple[str, ...]:
    """A row's name on one line or two."""
    words = {
        "Local safeguarding children board": ("Local safeguarding", "children board"),
    }
    return words.get(label, (label,))


def _years(scale: _Scale) -> Iterator[tuple[float, str]]:
    step = 1 if scale.last.year - scale.first.year <= 12 else 2
    for year in range(scale.first.year, scale.last.year + 1, step):
        place = scale.x(date(year, 1, 1))
        if place <= WIDTH - 40:
            yield place, str(year)


def _bars(
    timeline: Timeline, strand: Strand, points: tuple[TimelinePoint, ...], scale: _Scale
) -> Iterator[Bar]:
    for number, point in enumerate(points):
        inspection = point.inspection
        start = inspection.sort_date
        following = points[number + 1].inspection.sort_date if number + 1 < len(points) else None
        ends = [following or scale.last]
        unjudged = _next_full(timeline, inspection)
        if unjudged is not None and (following is None or unjudged.sort_date < following):
            ends.append(unjudged.sort_date)
        formed = timeline.authority.valid_from
        if point.predecessor is not None and formed is not None:
            ends.append(formed)
        x = min(scale.x(start), WIDTH - LEAST - 2)
        width = max(scale.x(min(ends)) - x - 2, LEAST)
        grade = point.judged.grade
        yield Bar(
            x=x,
            width=width,
            colour=colour_of(grade),
            text=_text(point, width),
            title=f"{strand.label}: {_title(point)}",
            page=page_of(inspection),
            kind=_kind(point),
        )
    yield from _without_overall(timeline, strand, scale)


def _kind(point: TimelinePoint) -> BarKind:
    if point.predecessor is not None:
        return BarKind.BEFORE
    if point.recounted:
        return BarKind.RECOUNTED
    part = part_of(point.inspection.framework, point.judged.area)
    return BarKind.PART if part else BarKind.OWN


def _next_full(timeline: Timeline, inspection: Inspection) -> Inspection | None:
    """The next full inspection of the same council."""
    for other in timeline.inspections:
        if (
            other.is_full
            and other.sort_date > inspection.sort_date
            and other.authority_code == inspection.authority_code
        ):
            return other
    return None


def _without_overall(timeline: Timeline, strand: Strand, scale: _Scale) -> Iterator[Bar]:
    """A bar that says so from the first inspection that gives no overall grade."""
    latest = [i for i in timeline.inspections if i.is_full]
    if strand is not Strand.OVERALL or not latest or latest[-1].overall is not None:
        return
    start = latest[-1]
    x = min(scale.x(start.sort_date), WIDTH - LEAST - 2)
    width = max(WIDTH - 2 - x, LEAST)
    yield Bar(
        x=x,
        width=width,
        colour="none",
        text=_fit(width, "No overall grade", "x"),
        title=f"No overall grade (x) is given since April 2026: inspection of {start.when}",
        page=page_of(start),
        kind=BarKind.NO_GRADE,
    )


def _title(point: TimelinePoint) -> str:
    inspection = point.inspection
    grade = point.judged.grade
    words = f"{grade.label.lower()} ({grade.letter}), {inspection.framework.label}, "
    words += inspection.when
    if point.predecessor is not None:
        words += f" ({point.predecessor.name})"
    if point.recounted:
        words += ", as a later report recounts"
    if point.judged.combined:
        words += ", one grade for children in care and care leavers"
    elif note := standing_note(inspection.framework, point.judged.area):
        words += f", {note}"
    return words


def _text(point: TimelinePoint, width: float) -> str:
    """The grade in words where there is room, else its letter; with the council's name where
    another council was inspected."""
    grade = point.judged.grade
    if point.predecessor is None:
        return _fit(width, grade.label, grade.letter)
    name = point.predecessor.name
    return _fit(width, f"{grade.label}, {name}", f"{grade.letter}, {name}", grade.letter)


def _fit(width: float, *texts: str) -> str:
    """The first text for which there is room, or the last."""
    return next((text for text in texts if len(text) * _LETTER + 14 <= width), texts[-1])


def _shows(arrangement: Arrangement, scale: _Scale) -> bool:
    return arrangement.end is None or arrangement.end.last > scale.first


def _arrangement(arrangement: Arrangement, scale: _Scale) -> Bar:
    start = arrangement.start.first if arrangement.start else scale.first
    end = arrangement.end.last if arrangement.end else scale.last
    x = min(scale.x(start), WIDTH - LEAST - 2)
    width = max(scale.x(end) - x - 2, LEAST)
    short = _RUN[arrangement.kind] if width > 7 * _LETTER + 6 else _RUN[arrangement.kind][0]
    return Bar(
        x=x,
        width=width,
        colour="arrangement",
        text=_fit(width, arrangement.body, short),
        title=f"{arrangement.kind.label}: {arrangement.body}, {period(arrangement)}",
        page=None,
    )


def running_arrangements(timeline: Timeline) -> list[Arrangement]:
    """Who ran the services, without mergers and splits."""
    return [each for each in timeline.arrangements if each.kind in _RUN]


def period(arrangement: Arrangement) -> str:
    """When an arrangement held, in words."""
    if arrangement.start and arrangement.end:
        return f"{arrangement.start.label} to {arrangement.end.label}"
    if arrangement.start:
        return f"since {arrangement.start.label}"
    return f"until {arrangement.end.label}" if arrangement.end else "dates not known"


def _description(timeline: Timeline) -> str:
    """The history in words: overall grades, or the main areas where there is none."""
    parts = []
    for strand in (Strand.OVERALL, *MAIN_STRANDS):
        points = timeline.strands.get(strand, ())
        told = ", ".join(f"{p.judged.grade.label.lower()} {p.inspection.year}" for p in points)
        if told:
            parts.append(f"{strand.label}: {told}.")
    return " ".join(parts)
