"""How do we know it? Figures that are in doubt, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.claims.board.points import (
    FEW,
    PUBLISHED_OTHERWISE,
    PUBLISHED_TO,
    REVISED,
    UNANSWERED,
)
from lineofsight.claims.board.resting import of_value_of
from lineofsight.claims.board.series import Reading, can_be_used, difference_is_small
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
from lineofsight.claims.board.wording import figure, in_line, places_among, since, spoken_of
from lineofsight.claims.figures import of_value
from lineofsight.indicators.compare import beside, is_provisional
from lineofsight.indicators.definition import Form, Indicator
from lineofsight.indicators.keeping import over_periods
from lineofsight.indicators.periods import PeriodKind
from lineofsight.indicators.registry import by_area
from lineofsight.indicators.suppression import needs_hiding
from lineofsight.indicators.values import Value
from lineofsight.record.words import written
from lineofsight.reference.areas import Area

#: Figures that rest on fewer than this are told: one more or less moves them by 3 points or more.
FEWEST = 30
#: The record and what was published differ where their figures are further apart than this share
#: of the published one, and than this much.
APART_SHARE, APART = 0.05, 1.0
#: A figure was revised where it moved by more than this share, and than this much.
REVISED_SHARE, REVISED_BY = 0.02, 0.5


def about_figures(area: Area, readings: Sequence[Reading], inputs: BoardInputs) -> list[Statement]:
    """The statements on figures that are in doubt, in no order."""
    return [
        *(said for each in readings if (said := _unanswered(each, inputs)) is not None),
        *_rest_on_few(area, readings, inputs),
        *_revised(area, inputs),
        *_published_otherwise(area, inputs),
        *_published_to(area, readings, inputs),
    ]


def _unanswered(reading: Reading, inputs: BoardInputs) -> Statement | None:
    """A figure that is not used because answers are missing."""
    lacking, values, one = reading.unanswered, inputs.values, reading.one
    if lacking is None or values is None or not lacking.denominator:
        return None
    share = 100 * lacking.unknown / lacking.denominator
    counted = replace(lacking, numerator=float(lacking.unknown), value=share)

    def tell(shared: bool) -> Told | None:
        if shared and (one.form is not Form.PERCENT or needs_hiding(one, counted)):
            return None
        words = f"‘{one.name}’ {since(one, lacking)} is not used: {share:.0f}% have no answer"
        if reading.now is not None:
            words += f". The figure used is that {_of(one, reading.now)}"
        evidence = of_value_of(one, replace(lacking, value=None), values, inputs)
        return Told(f"{words}.", (replace(evidence, what=f"{one.name}: {share:.0f}% unanswered"),))

    return state(
        one.area,
        Question.HOW,
        Reason.DOUBTFUL,
        tell,
        [UNANSWERED],
        Subject(SubjectKind.INDICATOR, one.slug, lacking.period.key),
        about_children=True,
        tone=Tone.WORSE,
        when=spoken_of(one, lacking),
    )


def _of(one: Indicator, value: Value) -> str:
    """`of 31 March 2026`, `of 2025-26`."""
    return f"of {spoken_of(one, value)}"


def _rest_on_few(area: Area, readings: Sequence[Reading], inputs: BoardInputs) -> list[Statement]:
    """Percentages that rest on few cases."""
    values = inputs.values
    shares = [
        (each.one, each.now)
        for each in readings
        if each.one.form is Form.PERCENT and each.now is not None and each.now.denominator
    ]
    few = [(one, now) for one, now in shares if (now.denominator or 0.0) < FEWEST]
    if not few or values is None:
        return []
    examples = in_line([f"‘{one.name}’" for one, _ in few[:2]])
    verb = "rests" if len(few) == 1 else "rest"
    named = f": {examples}" if len(few) <= 2 else f", among them {examples}"
    counted = f"All {len(few)}" if len(few) == len(shares) > 1 else f"{len(few)} of {len(shares)}"
    words = (
        f"{counted} percentages {verb} on fewer than {FEWEST} cases{named}. One "
        f"case moves such a figure by {round(100 / FEWEST)} points or more."
    )

    def tell(shared: bool) -> Told:
        seen = () if shared else tuple(of_value_of(one, now, values, inputs) for one, now in few)
        return Told(words, seen)

    return [
        state(
            area,
            Question.HOW,
            Reason.DOUBTFUL,
            tell,
            [FEW],
            Subject(SubjectKind.INDICATOR, few[0][0].slug),
            about_children=True,
        )
    ]


@dataclass(frozen=True)
class _Revision:
    one: Indicator
    before: Value
    after: Value

    @property
    def moved(self) -> float:
        """By which share it moved."""
        was = self.before.value or 0.0
        return abs((self.after.value or 0.0) - was) / max(abs(was), 1.0)


def _revised(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Figures of whole years that were different in the last snapshot."""
    values = inputs.values
    if values is None or not inputs.earlier:
        return []
    last = inputs.earlier[0]
    found: list[_Revision] = []
    compared = 0
    for one in by_area(area):
        before = {
            each.value.period: each.value
            for each in last.kept.get(one.code, ())
            if each.value.part is None and can_be_used(each)
        }
        for each in values.kept.get(one.code, ()):
            was = before.get(each.value.period)
            whole = each.value.period.kind in (PeriodKind.YEAR, PeriodKind.CENSUS_YEAR)
            if was is None or not whole or each.value.part is not None or not can_be_used(each):
                continue
            compared += 1
            if _is_revised(was, each.value):
                found.append(_Revision(one, was, each.value))
    if not found:
        return []
    largest = max(found, key=lambda each: (each.moved, each.one.code, each.after.period.key))

    def tell(shared: bool) -> Told | None:
        words = (
            f"{len(found)} of {compared} figures of whole years "
            f"{'is not what it was' if len(found) == 1 else 'are not what they were'} in the last "
            f"snapshot, as at {written(last.as_at)}"
        )
        if shared and _hides(largest, inputs):
            return Told(f"{words}.", ())
        one = largest.one
        was, now = largest.before.value or 0.0, largest.after.value or 0.0
        places = places_among(one, [was, now])
        way = "up" if now > was else "down"
        words += (
            f". The largest change: ‘{one.name}’ {since(one, largest.after)} is now "
            f"{figure(one, now, places)}, {way} from {figure(one, was, places, unit=False)}"
        )
        return Told(
            f"{words}.",
            (
                of_value_of(one, largest.after, values, inputs),
                of_value_of(one, largest.before, last, _without_earlier(inputs)),
            ),
        )

    return [
        state(
            area,
            Question.HOW,
            Reason.CHANGED,
            tell,
            [REVISED],
            Subject(SubjectKind.SNAPSHOTS, area.value),
            about_children=True,
        )
    ]


def _without_earlier(inputs: BoardInputs) -> BoardInputs:
    """The inputs as if nothing earlier were known, so that a value is of the snapshot it is in."""
    return replace(inputs, earlier=())


def _is_revised(before: Value, after: Value) -> bool:
    was, now = before.value or 0.0, after.value or 0.0
    return abs(now - was) > max(REVISED_SHARE * abs(was), REVISED_BY)


def _hides(revision: _Revision, inputs: BoardInputs) -> bool:
    """Whether a revision may not be told to those who may not see small numbers."""
    one, period = revision.one, revision.after.period
    if inputs.values is None or difference_is_small(revision.before, revision.after):
        return True
    return any(
        may is None or may.suppressed
        for kept in (inputs.values.kept, inputs.earlier[0].kept)
        for may in [over_periods(one, kept, shared=True).get(period)]
    )


def _published_otherwise(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Figures of the record that differ from what was published of the council for the year."""
    values, council = inputs.values, inputs.council
    if values is None or council.invented:
        return []
    said = []
    for one in by_area(area):
        kept = [
            each
            for each in values.kept.get(one.code, ())
            if each.value.part is None
            and each.value.period.kind in (PeriodKind.YEAR, PeriodKind.CENSUS_YEAR)
            and can_be_used(each)
        ]
        for each in sorted(kept, key=lambda one: one.value.period.end, reverse=True):
            near = beside(one, each.value, inputs.statistics, like=council.comparator, own=True)
            if near is None or not near.same_period or near.own is None or near.own.value is None:
                continue
            statement = _otherwise(one, each.value, near.own.value, near.own.period, inputs)
            said += [statement] if statement else []
            break
    return said


def _published_to(area: Area, readings: Sequence[Reading], inputs: BoardInputs) -> list[Statement]:
    """How many figures can be set beside published ones, and how many are the council's own
    until the Department publishes them."""
    figures = [each for each in readings if each.now is not None]
    beside_it = [each for each in figures if each.beside is not None]
    if not beside_it:
        return []
    provisional = sum(
        is_provisional(each.one, each.now.period, inputs.statistics)
        for each in beside_it
        if each.now is not None
    )
    words = (
        f"{len(beside_it)} of {len(figures)} figures can be set beside published ones of England "
        "and the neighbours"
    )
    if provisional:
        which = "All of them are" if provisional == len(beside_it) else f"{provisional} of them are"
        words += f". {which} provisional until the Department publishes their period"
    latest = {each.beside.measure.id: each for each in beside_it if each.beside is not None}
    seen = [
        of_value(england, None)
        for each in latest.values()
        if each.beside is not None and (england := each.beside.england) is not None
    ]
    return [
        state(
            area,
            Question.HOW,
            Reason.STANDING,
            alike(Told(f"{words}.", tuple(seen))),
            [PUBLISHED_TO],
            Subject(SubjectKind.DATA, f"published-{area.value}"),
            about_children=False,
        )
    ]


def _otherwise(
    one: Indicator, value: Value, published: float, period: int, inputs: BoardInputs
) -> Statement | None:
    own, values = value.value or 0.0, inputs.values
    if values is None or one.published is None:
        return None
    if abs(own - published) <= max(APART_SHARE * abs(published), APART):
        return None
    found = inputs.statistics.value(one.published, inputs.council.comparator, period)

    def tell(shared: bool) -> Told | None:
        may = over_periods(one, values.kept, shared).get(value.period)
        if may is None or may.suppressed:
            return None
        places = places_among(one, [own, published])
        words = (
            f"The record gives {figure(one, own, places)} for ‘{one.name}’ {since(one, value)}, "
            f"and the published figure is {figure(one, published, places, unit=False)}."
        )
        evidence = [of_value_of(one, value, values, inputs)]
        return Told(words, (*evidence, *([of_value(found, None)] if found else [])))

    return state(
        one.area,
        Question.HOW,
        Reason.CONTRADICTED,
        tell,
        [PUBLISHED_OTHERWISE],
        Subject(SubjectKind.INDICATOR, one.slug, value.period.key),
        about_children=True,
        when=spoken_of(one, value),
    )
