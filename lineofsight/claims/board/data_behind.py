"""How do we know it? The data that an area's figures are made from: how old, how sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.claims.board.points import (
    CONFLICTS,
    DATA_OLD,
    DATA_VERY_OLD,
    ERRORS,
    MANY_ERRORS,
    QUERIES,
    REFUSED,
    RESTS_ON,
    RETURN_DUE,
    Points,
)
from lineofsight.claims.board.resting import of_data
from lineofsight.claims.board.statements import (
    Question,
    Reason,
    Statement,
    Subject,
    SubjectKind,
    Told,
    alike,
    state,
)
from lineofsight.claims.board.wording import in_line
from lineofsight.claims.evidence import Evidence
from lineofsight.indicators.issues import places_of
from lineofsight.indicators.registry import by_area
from lineofsight.indicators.reliable import WITHOUT_HISTORY
from lineofsight.record.history import fills
from lineofsight.record.tables import Load
from lineofsight.record.words import SOURCES, called, listed, written
from lineofsight.reference.areas import Area
from lineofsight.reference.dates import months_before

#: Data older than this is out of date, and than that very much so.
OLD, VERY_OLD = timedelta(days=31), timedelta(days=92)
#: A yearly return is there to be loaded so many months after the last day that it tells of.
READY_AFTER = 4
#: Returns that are made once a year.
YEARLY = frozenset({"ssda903", "cin", "workforce"})
#: Errors are many where there are more of them than this share of the rows.
MANY = 0.01
_NO: frozenset[str] = frozenset()
#: What the sources are called within a sentence.
_NAMES = {
    "annex_a": "Annex A",
    "cin": "the CIN census",
    "ssda903": "the SSDA903 return",
    "workforce": "the workforce census",
    "ssd": "the extract of the Standard Safeguarding Dataset",
}
#: Fewer than this are not counted out to those who may not see children's data.
_FEW = 5


@dataclass(frozen=True)
class Behind:
    """What of the data an area's figures are made from.

    Attributes:
        places: the columns of the returns, by source, table and column.
        loads: what was loaded of tables that tell of what happened, not of who somebody is.
        newest: the last day that each source tells of.
    """

    places: frozenset[tuple[str, str, str]]
    loads: tuple[Load, ...]
    newest: dict[str, date]

    @property
    def last(self) -> date | None:
        """The last day that anything tells of."""
        return max(self.newest.values(), default=None)


def behind(area: Area, inputs: BoardInputs) -> Behind:
    """The data behind an area's indicators."""
    places = frozenset(place for one in by_area(area) for place in places_of(one))
    used = {table.name for one in by_area(area) for table in one.uses} - WITHOUT_HISTORY
    loads = tuple(
        each for each in inputs.loads if used & fills().get((each.source, each.table), _NO)
    )
    newest: dict[str, date] = {}
    for each in loads:
        if each.period_end is not None:
            newest[each.source] = max(newest.get(each.source, each.period_end), each.period_end)
    return Behind(places, loads, newest)


def about_data(area: Area, found: Behind, inputs: BoardInputs) -> list[Statement]:
    """The statements on the data behind an area's figures, in no order."""
    if inputs.values is None:
        return []
    return [
        *_rests_on(area, found, inputs),
        *_due(area, found, inputs),
        *_refused(area, found, inputs),
        *_issues(area, found, inputs),
        *_conflicts(area, inputs),
    ]


def _said(
    area: Area,
    reason: Reason,
    told: Told,
    points: Sequence[Points],
    subject: Subject,
) -> Statement:
    """A statement that counts no children."""
    return state(area, Question.HOW, reason, alike(told), points, subject, about_children=False)


def _rests_on(area: Area, found: Behind, inputs: BoardInputs) -> list[Statement]:
    """What the figures rest on, and how old it is."""
    last = found.last
    if last is None:
        return []
    by_day: dict[date, list[str]] = {}
    for source, day in sorted(found.newest.items(), key=lambda item: item[1], reverse=True):
        by_day.setdefault(day, []).append(source)
    ordered = [source for of_day in by_day.values() for source in of_day]
    rests = [
        f"{in_line([_NAMES[source] for source in of_day])} to {written(day)}"
        for day, of_day in by_day.items()
    ]
    age = inputs.today - last
    words = f"The figures rest on {'; and on '.join(rests)}."
    points, reason = [RESTS_ON], Reason.STANDING
    if age > OLD:
        words = f"The newest data is {age.days} days old. {words}"
        points, reason = [RESTS_ON, DATA_OLD], Reason.STALE
    if age > VERY_OLD:
        points.append(DATA_VERY_OLD)
    evidence = tuple(_of_source(inputs, found, source) for source in ordered)
    return [
        _said(area, reason, Told(words, evidence), points, Subject(SubjectKind.DATA, area.value))
    ]


def _of_source(inputs: BoardInputs, found: Behind, source: str) -> Evidence:
    """The newest of a source that was loaded."""
    newest = found.newest[source]
    of_it = [one for one in found.loads if one.source == source and one.period_end == newest]
    rows = sum(one.rows for one in of_it)
    return of_data(
        inputs,
        f"{SOURCES[source]} to {written(newest)}: {rows:,} rows of {len(of_it)} "
        f"table{'s' if len(of_it) != 1 else ''}",
        source,
    )


def _due(area: Area, found: Behind, inputs: BoardInputs) -> list[Statement]:
    """Yearly returns of which a newer one was due."""
    said = []
    for source, day in found.newest.items():
        if source not in YEARLY:
            continue
        following = months_before(day, -12)
        due = months_before(following, -READY_AFTER)
        if inputs.today <= due:
            continue
        words = (
            f"{_capital(_NAMES[source])} to {written(following)} was due by {written(due)} and is "
            f"not loaded. The newest is that to {written(day)}."
        )
        told = Told(words, (_of_source(inputs, found, source),))
        said.append(
            _said(area, Reason.STALE, told, [RETURN_DUE], Subject(SubjectKind.DATA, source))
        )
    return said


def _refused(area: Area, found: Behind, inputs: BoardInputs) -> list[Statement]:
    """Rows that were refused when files were read."""
    by_source: Counter[str] = Counter()
    for each in found.loads:
        by_source[each.source] += each.refused
    said = []
    for source, number in by_source.items():
        if not number:
            continue

        def tell(shared: bool, source: str = source, number: int = number) -> Told:
            counted = _counted(number, "row", shared)
            what = f"{counted} of {_NAMES[source]} {_were(number)} refused"
            return Told(
                f"{_capital(what)}, so the figures are made without them.",
                (of_data(inputs, what, source),),
            )

        said.append(
            state(
                area,
                Question.HOW,
                Reason.DOUBTFUL,
                tell,
                [REFUSED],
                Subject(SubjectKind.DATA, source),
                about_children=False,
            )
        )
    return said


def _issues(area: Area, found: Behind, inputs: BoardInputs) -> list[Statement]:
    """Rules that fail in what the figures are made from."""
    errors: Counter[str] = Counter()
    queries: Counter[str] = Counter()
    for each in inputs.issues:
        if not any((each.source, each.table, column) in found.places for column in each.columns):
            continue
        (errors if each.severity == "error" else queries)[each.source] += each.number
    every = errors + queries
    if not every:
        return []
    most, _ = every.most_common(1)[0]
    rows = sum(one.rows for one in found.loads if one.period_end == found.newest.get(one.source))
    points = [ERRORS] if errors else [QUERIES]
    if rows and sum(errors.values()) > MANY * rows:
        points.append(MANY_ERRORS)

    def tell(shared: bool) -> Told:
        kinds = [
            _counted(sum(each.values()), name, shared)
            for each, name in ((errors, "error"), (queries, "query"))
            if each
        ]
        where = f", most of them in {_NAMES[most]}" if len(every) > 1 else ""
        if len(every) == 1:
            where = f", all in {_NAMES[most]}"
        return Told(
            f"The newest {rows:,} rows behind these figures have {listed(kinds)} to mend{where}.",
            tuple(
                of_data(
                    inputs,
                    f"{SOURCES[source]}: {_counted(errors[source], 'error', shared)}, "
                    f"{_counted(queries[source], 'query', shared)}",
                    source,
                )
                for source in every
            ),
        )

    return [
        state(
            area,
            Question.HOW,
            Reason.DOUBTFUL,
            tell,
            points,
            Subject(SubjectKind.ISSUES, area.value),
            about_children=False,
        )
    ]


def _conflicts(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Where two sources of one row differ."""
    used = {table.name for one in by_area(area) for table in one.uses} - WITHOUT_HISTORY
    if area is Area.LEADERS:
        # Who children and workers are is of no area, and the leaders answer for it.
        used |= WITHOUT_HISTORY
    found = [each for each in inputs.conflicts if each.table in used]
    number = sum(each.number for each in found)
    if not number:
        return []
    most = max(found, key=lambda each: each.number)

    def tell(shared: bool) -> Told:
        where = (
            f", mostly about {called(most.table)}"
            if len(found) > 1
            else f" about {called(most.table)}"
        )
        return Told(
            f"Sources differ in {_counted(number, 'place', shared)}{where}. "
            "Both values are kept, and one is used.",
            tuple(
                of_data(
                    inputs,
                    f"{_capital(called(each.table))}: sources differ in "
                    f"{_counted(each.number, 'place', shared)}",
                    each.table,
                )
                for each in found
            ),
        )

    return [
        state(
            area,
            Question.HOW,
            Reason.DOUBTFUL,
            tell,
            [CONFLICTS],
            Subject(SubjectKind.CONFLICTS, area.value),
            about_children=False,
        )
    ]


def _counted(number: int, name: str, shared: bool) -> str:
    """So many of something; a few where they are few and small numbers are not told."""
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    if shared and 0 < number <= _FEW:
        return f"a few {plural}"
    if number == 0:
        return f"no {plural}"
    return f"{number:,} {name if number == 1 else plural}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
