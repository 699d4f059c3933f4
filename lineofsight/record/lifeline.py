"""The lifeline of a child: where everything stands in the picture. Geometry alone; a template
draws it.

A lane each for early help, need, section 47 enquiries and conferences, plans, care, missing and
workers; years and the child's age along the top. Bars that would lie over one another in a lane
go into rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lineofsight.record.journeys import Event, Span
from lineofsight.record.palette import ABUSE, LEGAL, PLACED, STYLES, Style, placed
from lineofsight.record.timescale import RIGHT, WIDTH, Scale, ages, beginning, years
from lineofsight.record.words import meaning, within, written

TOP = 44
ROW, BAR = 28, 24
#: A thin bar beneath a wide one: an assessment within need, a legal status beneath a placement.
THIN = 8
LEGAL_BAND = 15
GAP = 10
LEAST = 3.0
_LETTER, _SMALL_LETTER = 8.4, 6.6


@dataclass(frozen=True)
class Bar:
    """Something that lasts. `goes_on`: it is open on the last day, and an arrow says so."""

    x: float
    y: float
    width: float
    height: float
    style: str
    text: str
    title: str
    goes_on: bool = False
    small: bool = False


@dataclass(frozen=True)
class Mark:
    """Something that happened: a diamond, filled or hollow, with a title."""

    x: float
    y: float
    filled: bool
    title: str


@dataclass
class Lane:
    """One lane: its name on one line or two, where it lies, its bars and marks."""

    name: tuple[str, ...]
    y: float
    height: float = ROW
    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Lifeline:
    """The picture: its size, its lines of time (place, words), the ages (place, words), the lanes,
    the styles and marks that it uses with what they mean, and what it says in words."""

    width: float
    height: float
    years: tuple[tuple[float, str], ...]
    ages: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    keys: tuple[tuple[str, Style], ...]
    marks: tuple[tuple[bool, str], ...]
    first: date
    last: date
    last_x: float
    description: str


def lifeline(
    spans: Sequence[Span],
    events: Sequence[Event],
    born: date | None,
    last: date,
) -> Lifeline | None:
    """The picture of a child's journey up to a day; None where nothing had begun by then.

    Args:
        spans: what lasts, as `journeys.spans_of` gives it.
        events: what happened; conferences are marked.
        born: the child's date of birth, for the ages.
        last: the day that the record stands at.
    """
    begun = [span for span in spans if span.start <= last]
    conferences = [e for e in events if e.kind == "conference" and e.on <= last]
    if not begun and not conferences:
        return None
    first = min([span.start for span in begun] + [event.on for event in conferences])
    scale = Scale(beginning(first, last, born), last)
    kinds: dict[str, list[Span]] = {}
    for span in begun:
        kinds.setdefault(span.kind, []).append(span)
    lanes: list[Lane] = []
    y = float(TOP)
    for lane in _lanes(kinds, conferences, scale):
        _move(lane, y)
        lanes.append(lane)
        y += lane.height + GAP
    used = {bar.style for lane in lanes for bar in lane.bars}
    return Lifeline(
        width=WIDTH,
        height=y,
        years=tuple(years(scale)),
        ages=tuple(ages(scale, born)),
        lanes=tuple(lanes),
        keys=tuple((name, style) for name, style in STYLES.items() if name in used),
        marks=tuple(_mark_keys(conferences)),
        first=first,
        last=last,
        last_x=scale.x(last),
        description=_description(kinds, conferences, first, last),
    )


def _lanes(
    kinds: dict[str, list[Span]], conferences: Sequence[Event], scale: Scale
) -> Iterator[Lane]:
    yield _plain(("Early help",), kinds.get("early_help", ()), scale)
    yield _need(kinds, scale)
    yield _enquiries(kinds.get("s47_enquiry", ()), conferences, scale)
    yield _plain(("Child in", "need plan"), kinds.get("cin_plan", ()), scale)
    yield _plain(("Child protection", "plan"), kinds.get("cp_plan", ()), scale)
    yield _care(kinds, scale)
    yield _missing(kinds.get("missing", ()), scale)
    yield _workers(kinds, scale)


def _move(lane: Lane, y: float) -> None:
    """Put a lane, drawn at 0, where it belongs."""
    lane.y = y
    lane.bars = [
        Bar(**{**bar.__dict__, "y": round(bar.y + y, 1)}) for bar in lane.bars
    ]  # fmt: skip
    lane.marks = [Mark(m.x, round(m.y + y, 1), m.filled, m.title) for m in lane.marks]


def _rows(spans: Sequence[Span], scale: Scale) -> Iterator[tuple[Span, int]]:
    """Each span with the first row in which it lies over no other."""
    ends: list[float] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end or date.max)):
        start = scale.x(span.start)
        end = max(scale.x(span.end or scale.last), start + LEAST)
        # What begins on the day on which another ends stands beside it, not beneath it.
        row = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        else:
            ends[row] = end
        yield span, row


def _bar(
    span: Span,
    scale: Scale,
    style: str,
    texts: Sequence[str],
    title: str,
    *,
    y: float = 0,
    height: float = BAR,
    small: bool = False,
) -> Bar:
    x = min(scale.x(span.start), WIDTH - RIGHT - LEAST)
    goes_on = span.end is None or span.end > scale.last
    width = max(scale.x(span.end or scale.last) - x, LEAST)
    letter = _SMALL_LETTER if small else _LETTER
    text = next((text for text in texts if len(text) * letter + 10 <= width), "")
    return Bar(
        x, y, round(width, 1), height, style, text, f"{title}: {period(span)}", goes_on, small
    )


def period(span: Span) -> str:
    """From when to when, in words."""
    if span.end is None:
        return f"since {written(span.start)}"
    if span.end == span.start:
        return f"on {written(span.start)}"
    return f"{written(span.start)} to {written(span.end)}"


def _texts(span: Span) -> tuple[str, list[str]]:
    """What a bar is called in its title, and texts for it, the longest first."""
    if span.kind == "early_help":
        name = f"Early help by {span.code}" if span.code else "Early help"
        return name, [name, "Early help", "EH"]
    if span.kind == "cp_plan":
        now, then = meaning("abuse", span.code), meaning("abuse", span.detail)
        code = span.code or span.detail or ""
        short = [now or then or "", ABUSE.get(code, code), code]
        if now and then and now != then:
            both = f"{then}, now {within('abuse', span.code)}"
            return f"Child protection plan ({both})", [both, *short]
        known = now or then
        name = f"Child protection plan ({known})" if known else "Child protection plan"
        return name, short if known else ["Child protection plan", "Plan"]
    return STYLES[span.kind].words, [STYLES[span.kind].words, "Plan"]


def _plain(name: tuple[str, ...], spans: Sequence[Span], scale: Scale) -> Lane:
    lane = Lane(name, 0)
    for span, row in _rows(spans, scale):
        title, texts = _texts(span)
        lane.bars.append(_bar(span, scale, span.kind, texts, title, y=row * ROW))
        lane.height = max(lane.height, (row + 1) * ROW)
    return lane


def _need(kinds: dict[str, list[Span]], scale: Scale) -> Lane:
    """Time of need, with assessments as thin bars within it."""
    lane = Lane(("In need, and", "assessments"), 0)
    height = BAR + THIN + 2
    tops: list[tuple[Span, float]] = []
    for span, row in _rows(kinds.get("referral", ()), scale):
        need = meaning("need", span.code)
        name = f"In need: {need}" if need else "In need"
        y = float(row * (height + 4))
        tops.append((span, y))
        texts = [name, need or "", "In need", span.code or ""]
        lane.bars.append(_bar(span, scale, "referral", texts, name, y=y, height=height))
        lane.height = max(lane.height, y + height + 4)
    for span in kinds.get("assessment", ()):
        top = next((y for need, y in tops if need.start <= span.start <= (need.end or date.max)), 0)
        y = top + BAR - 1
        title = "Assessment"
        lane.bars.append(_bar(span, scale, "assessment", (), title, y=y, height=THIN))
        lane.height = max(lane.height, top + height + 4)
    return lane


def _enquiries(spans: Sequence[Span], conferences: Sequence[Event], scale: Scale) -> Lane:
    lane = Lane(("Section 47 and", "conferences"), 0)
    for span, row in _rows(spans, scale):
        bar = _bar(
            span, scale, "s47_enquiry", ["Section 47", "S47"], "Section 47 enquiry", y=row * ROW
        )
        lane.bars.append(bar)
        lane.height = max(lane.height, (row + 1) * ROW)
    for event in conferences:
        words = "Initial child protection conference"
        if event.flag is not None:
            words += ", which led to a plan" if event.flag else ", which led to no plan"
        mark = Mark(scale.x(event.on), BAR / 2, event.flag is not False, f"{words}: "
                    f"{written(event.on)}")  # fmt: skip
        lane.marks.append(mark)
    return lane


def _mark_keys(conferences: Sequence[Event]) -> Iterator[tuple[bool, str]]:
    if any(event.flag is not False for event in conferences):
        yield True, "Initial child protection conference"
    if any(event.flag is False for event in conferences):
        yield False, "Conference that led to no plan"


def _care(kinds: dict[str, list[Span]], scale: Scale) -> Lane:
    """Placements, and beneath them the legal status as a band."""
    lane = Lane(("In care, and", "legal status"), 0)
    spans = kinds.get("placement", ())
    # A period of care without any placement in the record still shows.
    spans = spans or kinds.get("cla", ())
    rows = 0
    for span, row in _rows(spans, scale):
        style = placed(span.code) if span.kind == "placement" else "elsewhere"
        name = "In care"
        texts = ["In care"]
        if span.kind == "placement":
            name = f"Placement: {meaning('placement', span.code) or 'type not known'}"
            texts = [*PLACED[style], span.code or ""]
        lane.bars.append(_bar(span, scale, style, texts, name, y=row * ROW))
        rows = max(rows, row + 1)
    top = rows * ROW - (ROW - BAR) + 2 if rows else 0
    for span, row in _rows(kinds.get("legal_status", ()), scale):
        name = f"Legal status: {meaning('legal_status', span.code) or 'not known'}"
        short = LEGAL.get(span.code or "", (span.code or "",))
        y = top + row * (LEGAL_BAND + 1)
        bar = _bar(span, scale, "legal", short, name, y=y, height=LEGAL_BAND, small=True)
        lane.bars.append(bar)
        lane.height = max(lane.height, y + LEGAL_BAND + 2)
    lane.height = max(lane.height, rows * ROW)
    return lane


def _missing(spans: Sequence[Span], scale: Scale) -> Lane:
    lane = Lane(("Missing",), 0)
    for span in spans:
        style = "away" if span.code == "A" else "missing"
        bar = _bar(span, scale, style, (), meaning("missing", span.code) or "Missing")
        # A day's absence has to be seen in a picture of years.
        lane.bars.append(replace(bar, width=max(bar.width, 5.0)))
    return lane


def _workers(kinds: dict[str, list[Span]], scale: Scale) -> Lane:
    """The child's workers, one after another in two shades, so that each change shows."""
    lane = Lane(("Workers",), 0)
    rows = 0
    for number, (span, row) in enumerate(_rows(kinds.get("worker", ()), scale)):
        style = "worker_next" if number % 2 else "worker"
        name = f"Social worker {span.code or 'not named'}"
        lane.bars.append(_bar(span, scale, style, [span.code or ""], name, y=row * ROW))
        rows = max(rows, row + 1)
    below = rows
    for span, row in _rows(kinds.get("involved", ()), scale):
        role = f" ({span.detail})" if span.detail else ""
        name = f"Involved: {span.code or 'not named'}{role}"
        texts = [f"{span.code or ''}{role}", span.code or ""]
        lane.bars.append(_bar(span, scale, "involved", texts, name, y=(below + row) * ROW))
        rows = max(rows, below + row + 1)
    lane.height = max(lane.height, rows * ROW)
    return lane


def _description(
    kinds: dict[str, list[Span]], conferences: Sequence[Event], first: date, last: date
) -> str:
    """What the picture shows, in words; the chronology says it in full."""
    told = []
    names = {
        "early_help": ("time of early help", "times of early help"),
        "referral": ("time of need", "times of need"),
        "assessment": ("assessment", "assessments"),
        "s47_enquiry": ("section 47 enquiry", "section 47 enquiries"),
        "cin_plan": ("child in need plan", "child in need plans"),
        "cp_plan": ("child protection plan", "child protection plans"),
        "cla": ("period of care", "periods of care"),
        "placement": ("placement", "placements"),
        "missing": ("time missing or away", "times missing or away"),
        "worker": ("social worker", "social workers"),
    }
    for kind, (one, many) in names.items():
        spans = kinds.get(kind, [])
        count = len({s.code for s in spans}) if kind == "worker" else len(spans)
        if count:
            told.append(f"{count} {one if count == 1 else many}")
    if conferences:
        count = len(conferences)
        told.append(f"{count} initial conference{'s' if count > 1 else ''}")
    words = f"From {written(first)} to {written(last)}: {', '.join(told) or 'nothing'}."
    return f"{words} The chronology beneath says each with its dates."
