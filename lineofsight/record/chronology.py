"""The chronology of a child in words: what the record says happened, by year, with its gaps.

Visits that follow one another with nothing between are told together. A gap is a fact of the
record, told as such: nothing is said about why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from lineofsight.record.journeys import Event, Source, Span
from lineofsight.record.sentences import Names, moved, sentence
from lineofsight.record.words import written

#: Days without a visit that are told, by what lasts meanwhile.
GAPS = {"cp_plan": 42, "cin_plan": 42, "cla": 91}
_MEANWHILE = {
    "cp_plan": "while a child protection plan lasted",
    "cin_plan": "while a child in need plan lasted",
    "cla": "while the child was in care",
}
#: Days without anything at all that are told.
SILENCE = 365
#: Visits in a row that are told together.
TOGETHER = 3


@dataclass(frozen=True)
class Entry:
    """One entry: its day (and last day, where several are told together), what it says, its kind,
    and the rows it stands on; none for a gap."""

    on: date
    until: date | None
    sentence: str
    kind: str
    sources: tuple[Source, ...]

    @property
    def when(self) -> str:
        """The day or days, in words."""
        if self.until is None or self.until == self.on:
            return written(self.on)
        return f"{written(self.on)} to {written(self.until)}"

    @property
    def is_gap(self) -> bool:
        """Whether it tells that nothing is recorded."""
        return self.kind == "gap"


@dataclass(frozen=True)
class Whole:
    """Since when the record tells of all that happened, so that what is not there tells something.

    Attributes:
        all: since when of anything; None where it does not say: from the beginning.
        visits: since when of visits; None where never: no stretch without one is told.
    """

    all: date | None = None
    visits: date | None = None


@dataclass(frozen=True)
class Year:
    """The entries of one year, in order."""

    year: int
    entries: tuple[Entry, ...]


def chronology(
    events: Sequence[Event],
    spans: Sequence[Span],
    last: date,
    *,
    names: Names | None = None,
    whole: Whole | None = None,
) -> list[Year]:
    """What happened to a child up to a day, by year.

    Args:
        events: as `journeys.events_of` gives them, in order.
        spans: as `journeys.spans_of` gives them.
        last: the day that the record stands at.
        names: names of workers to tell.
        whole: since when the record is whole; without it no gap is told.
    """
    told = [event for event in events if event.on <= last]
    entries = list(_entries(told, names or Names()))
    if whole is not None:
        entries += _silences(told, spans, last, whole.all)
        if whole.visits is not None:
            entries += _unvisited(told, spans, last, whole.visits)
    # A gap is told before what ended it; the sort leaves the order of a day as it is.
    entries.sort(key=lambda entry: (entry.until or entry.on, not entry.is_gap))
    years = groupby(entries, key=lambda entry: (entry.until or entry.on).year)
    return [Year(year, tuple(found)) for year, found in years]


def _entries(events: Sequence[Event], names: Names) -> Iterator[Entry]:
    """Entries of events; runs of visits of one kind as one."""
    moves = _moves(events)
    for (kind, _), run in groupby(_worth_telling(events), key=_run):
        found = list(run)
        if kind == "visit" and len(found) >= TOGETHER:
            yield _visits(found)
            continue
        for event in found:
            words, sources = sentence(event, names), [event.source]
            if left := moves.get(id(event)):
                sources.append(left.source)
                words += moved(left)
            yield Entry(event.on, None, words, event.kind, tuple(sources))


def _worth_telling(events: Sequence[Event]) -> Iterator[Event]:
    """Events, without ends that the beginning of what follows on the day says already."""
    begun = {(event.kind, event.on) for event in events}
    follows = {"worker_end": "worker_start", "placement_end": "placement"}
    for event in events:
        if (follows.get(event.kind), event.on) not in begun:
            yield event


def _moves(events: Sequence[Event]) -> dict[int, Event]:
    """The placement that each placement follows on the day, by which event it is."""
    left = {event.on: event for event in events if event.kind == "placement_end"}
    return {id(e): left[e.on] for e in events if e.kind == "placement" and e.on in left}


def _run(event: Event) -> tuple[str, str | None]:
    """What makes events a run: visits of one kind."""
    return event.kind, event.code if event.kind == "visit" else None


def _visits(visits: Sequence[Event]) -> Entry:
    first = sentence(visits[0]).split(".")[0].removeprefix("Visit").strip()
    seen = sum(1 for visit in visits if visit.flag)
    alone = sum(1 for visit in visits if visit.flag and visit.detail == "true")
    words = f"{len(visits)} visits{' ' + first if first else ''}."
    if any(visit.flag is not None for visit in visits):
        every = seen == len(visits)
        words += f" The child was seen {'each time' if every else _times(seen)}"
        words += f" and alone {'each time' if every and alone == seen else _times(alone)}."
    sources = tuple(visit.source for visit in visits)
    return Entry(visits[0].on, visits[-1].on, words, "visit", sources)


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _gap(end: date, words: str) -> Entry:
    return Entry(end, None, words, "gap", ())


def _unvisited(
    events: Sequence[Event], spans: Sequence[Span], last: date, since: date
) -> Iterator[Entry]:
    """Stretches without a visit while a plan or care lasted, each told once."""
    visits = [event.on for event in events if event.kind == "visit"]
    found: dict[tuple[date, date], str] = {}
    for kind, most in GAPS.items():
        for span in spans:
            if span.kind != kind or span.start > last:
                continue
            start, end = max(span.start, since), min(span.end or last, last)
            inside = [day for day in visits if start <= day <= end]
            for before, after in pairwise([start, *inside, end]):
                if (after - before).days > most:
                    found.setdefault((before, after), kind)
    for (before, after), kind in found.items():
        days = (after - before).days
        words = (
            f"No visit is recorded for {days:,} days, from {written(before)} to {written(after)}, "
            f"{_MEANWHILE[kind]}."
        )
        yield _gap(after, words)


def _silences(
    events: Sequence[Event], spans: Sequence[Span], last: date, since: date | None
) -> Iterator[Entry]:
    """Long stretches in which nothing at all is recorded, though the record is whole."""
    days = sorted({max(event.on, since or event.on) for event in events})
    lasting = [span for span in spans if span.kind != "involved"]
    if days and any(span.stands_on(last) for span in lasting):
        days.append(last)
    for before, after in pairwise(days):
        if (after - before).days >= SILENCE:
            words = (
                f"Nothing is recorded for {(after - before).days:,} days, from {written(before)} "
                f"to {written(after)}."
            )
            yield _gap(after, words)
