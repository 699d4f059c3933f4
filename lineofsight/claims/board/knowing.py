"""What do we know? Figures that are unusual or have changed, and what Ofsted last said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.claims.board.points import (
    BETTER,
    CHANGED,
    JUDGED,
    JUDGED_INADEQUATE,
    JUDGED_LONG_AGO,
    JUDGED_LOWER,
    JUDGED_REQUIRES_IMPROVEMENT,
    RUN,
    UNLIKE_NEIGHBOURS,
    UNUSUAL,
    VERY_UNUSUAL,
    WORSE,
    Points,
)
from lineofsight.claims.board.resting import of_indicator, of_published
from lineofsight.claims.board.series import Reading
from lineofsight.claims.board.statements import (
    Question,
    Reason,
    Statement,
    Subject,
    SubjectKind,
    Told,
    Tone,
    alike,
    state,
)
from lineofsight.claims.board.wording import is_high, sentence, spoken_of
from lineofsight.claims.seen import of_judged
from lineofsight.indicators.definition import Indicator, Polarity
from lineofsight.inspections.inspection import Judged
from lineofsight.published.limits import Band
from lineofsight.record.tables.base import Kept as OfRecord
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade

#: A judgement older than this is out of date: good councils are inspected every three years.
LONG_AGO = timedelta(days=3 * 365)
_FAR = frozenset({Band.VERY_HIGH, Band.VERY_LOW})
#: The areas within a sentence.
NAMES = {
    Area.HELP_AND_PROTECTION: "help and protection",
    Area.IN_CARE: "services for children in care",
    Area.CARE_LEAVERS: "services for care leavers",
    Area.LEADERS: "the impact of leaders",
}


def what_we_know(area: Area, readings: Iterable[Reading], inputs: BoardInputs) -> list[Statement]:
    """The statements of an area's first cell, in no order."""
    found = [told for each in readings if (told := of_reading(each, inputs)) is not None]
    found += _judgement(area, inputs)
    return found


def of_reading(reading: Reading, inputs: BoardInputs) -> Statement | None:
    """A figure that is unusual or has changed; None where it is neither."""
    now, values = reading.now, inputs.values
    if now is None or values is None:
        return None
    points, unusual, moved = _weigh(reading)
    if not unusual and not moved:
        return None

    def tell(shared: bool) -> Told | None:
        words = sentence(reading, shared=shared)
        if words is None:
            return None
        return Told(words, (*of_indicator(reading, values, inputs), *of_published(reading)))

    worse = sum(each.number for each in points if each is WORSE)
    better = sum(each.number for each in points if each is BETTER)
    tone = Tone.WORSE if worse else Tone.BETTER if better else None
    return state(
        reading.one.area,
        Question.KNOW,
        Reason.UNUSUAL if unusual >= moved else Reason.CHANGED,
        tell,
        points,
        Subject(SubjectKind.INDICATOR, reading.one.slug, now.period.key),
        about_children=counts_children(reading.one),
        tone=tone,
        when=spoken_of(reading.one, now),
    )


def counts_children(one: Indicator) -> bool:
    """Whether what an indicator counts are children, not workers."""
    return issubclass(one.table, OfRecord) and one.table.person is not None


def _weigh(reading: Reading) -> tuple[list[Points], int, int]:
    """The points of a reading, how many of them are for being unusual, and how many for having
    changed."""
    unusual: list[Points] = []
    moved: list[Points] = []
    if reading.from_england not in (None, Band.WITHIN):
        unusual.append(UNUSUAL)
        if reading.from_england in _FAR:
            unusual.append(VERY_UNUSUAL)
    if reading.unlike_neighbours:
        unusual.append(UNLIKE_NEIGHBOURS)
    if reading.before is not None:
        moved.append(CHANGED)
    if reading.run is not None:
        moved += [RUN] if moved else [CHANGED, RUN]
    points = unusual + moved
    directions = _directions(reading, bool(unusual))
    if points and False in directions:
        points.append(WORSE)
    elif points and True in directions:
        points.append(BETTER)
    return points, _total(unusual), _total(moved)


def _total(points: Iterable[Points]) -> int:
    return sum(each.number for each in points)


def _directions(reading: Reading, unusual: bool) -> set[bool]:
    """Of each thing that is said, whether it is good (True) or not, where there is a good
    direction."""
    polarity, now = reading.one.polarity, reading.now
    if polarity is Polarity.CONTEXT or now is None:
        return set()
    wanted = polarity is Polarity.HIGH
    found = set()
    if unusual:
        found.add(is_high(reading) is wanted)
    if reading.run is not None:
        found.add(reading.run.up is wanted)
    elif reading.before is not None:
        found.add(((now.value or 0.0) > (reading.before.value or 0.0)) is wanted)
    return found


def _judgement(area: Area, inputs: BoardInputs) -> list[Statement]:
    """What Ofsted last said of an area, and what before that."""
    if inputs.inspected is None:
        return []
    corpus, code = inputs.inspected.corpus, inputs.inspected.code
    judged = corpus.latest(code, area.strand)
    if judged is None:
        return []
    earlier = _earlier(inputs, judged)
    words = f"Ofsted judged {_named(area, judged)} {_grade(judged.grade)} {_when(judged)}"
    points = [JUDGED]
    if judged.grade is Grade.INADEQUATE:
        points.append(JUDGED_INADEQUATE)
    elif judged.level == Grade.REQUIRES_IMPROVEMENT.level:
        points.append(JUDGED_REQUIRES_IMPROVEMENT)
    tone = None
    if earlier is not None and judged.level is not None and earlier.level is not None:
        if judged.level == earlier.level:
            words += f", as {_when(earlier)}"
        else:
            up = judged.level > earlier.level
            words += f", {'up' if up else 'down'} from {_grade(earlier.grade)} {_when(earlier)}"
            tone = Tone.BETTER if up else Tone.WORSE
            points += [] if up else [JUDGED_LOWER]
    age = inputs.today - judged.inspection.known_from
    reason = Reason.STANDING
    if age > LONG_AGO:
        points.append(JUDGED_LONG_AGO)
        reason = Reason.STALE
        words += f". That is {_years(judged.inspection.known_from, inputs.today)} ago"
    told = Told(f"{words}.", (of_judged(judged), *([of_judged(earlier)] if earlier else [])))
    return [
        state(
            area,
            Question.KNOW,
            reason,
            alike(told),
            points,
            Subject(SubjectKind.INSPECTION, judged.inspection.report_id),
            about_children=False,
            tone=tone,
        )
    ]


def _earlier(inputs: BoardInputs, judged: Judged) -> Judged | None:
    """The council's own judgement in the same strand before one."""
    if inputs.inspected is None:
        return None
    corpus, code = inputs.inspected.corpus, inputs.inspected.code
    before = [
        found
        for each in corpus.of(code, include_predecessors=False)
        if each.is_full and each.sort_date < judged.inspection.sort_date
        if (found := each.judged(judged.strand)) is not None
    ]
    return before[-1] if before else None


def _named(area: Area, judged: Judged) -> str:
    if judged.combined:
        return "services for children in care and care leavers together"
    return NAMES[area]


def _grade(grade: Grade) -> str:
    return grade.label.lower()


def _when(judged: Judged) -> str:
    start = judged.inspection.start
    return f"in {start:%B %Y}" if start else f"in {judged.inspection.when}"


def _years(then: date, today: date) -> str:
    """How long ago something was, in years and months."""
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' if years != 1 else ''}"] if years else []
    parts += [f"{rest} month{'s' if rest != 1 else ''}"] if rest else []
    return " and ".join(parts)
