"""Facts from several sources made one: the same inspection found, the better source kept.

A report outranks Ofsted's table of outcomes, and both outrank what a later report recounts.
Where two differ, the better one stands and the difference is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.reference.frameworks import Framework

#: Two inspections of one authority that start this close together are the same one.
_SAME_START = timedelta(days=45)
#: Two dates of publication this close together belong to the same inspection.
_SAME_PUBLICATION = timedelta(days=14)
#: Months between a date as recounted and the inspection's start or publication.
_SAME_MONTHS = 4


@dataclass(frozen=True)
class Conflict:
    """Two sources that differ on one fact. `what` is an area's code, `start` or `published`;
    `kept` and `other` are the values, dates in ISO form."""

    report_id: str
    what: str
    kept: str
    kept_source: Source
    other: str
    other_source: Source


@dataclass(frozen=True)
class Facts:
    """Inspections in order of date, and where their sources differed. `undated` counts recounted
    judgements that were left out because no year is given for them."""

    inspections: tuple[Inspection, ...]
    conflicts: tuple[Conflict, ...] = ()
    undated: int = 0


def same_inspection(one: Inspection, other: Inspection) -> bool:
    """Whether two rows are about one inspection: the same authority and framework, and dates
    that agree as far as both are known."""
    if one.authority_code != other.authority_code or one.framework is not other.framework:
        return False
    if one.framework is Framework.FOSTERING_ADOPTION and not {*one.judgements} & {
        *other.judgements
    }:
        return False
    recounted = Source.RECOUNTED in (one.source, other.source)
    if not recounted and one.is_full != other.is_full:
        return False
    if one.start is not None and other.start is not None:
        if abs(one.start - other.start) <= _SAME_START:
            return True
        return (
            one.published is not None
            and other.published is not None
            and abs(one.published - other.published) <= _SAME_PUBLICATION
        )
    return any(_agrees(one, day) for day in _dates(other)) or any(
        _agrees(other, day) for day in _dates(one)
    )


def _dates(inspection: Inspection) -> list[tuple[int, int | None]]:
    """Each (year, month) that a later report may mean when it recounts the inspection."""
    days = [day for day in (inspection.start, inspection.published) if day is not None]
    return [(day.year, day.month) for day in days] or [(inspection.year, inspection.month)]


def _agrees(inspection: Inspection, when: tuple[int, int | None]) -> bool:
    year, month = when
    for own_year, own_month in _dates(inspection):
        if month is None or own_month is None:
            if own_year == year:
                return True
        elif abs((own_year - year) * 12 + own_month - month) <= _SAME_MONTHS:
            return True
    return False


def merge(*ranked: Facts) -> Facts:
    """One set of facts from several, the best first. Wherever it stands, what a later report
    recounts comes after every report and table: one report read alone must not put its
    recounting in the place of the report that it recounts.

    An inspection in more than one keeps the grades and dates of the best; later ones add only
    who recounts it and the kind of visit, and a `Conflict` for each value that differs. A later
    report that recounts an area which the kept inspection did not judge adds nothing.
    """
    kept: dict[str, list[Inspection]] = {}
    conflicts: list[Conflict] = []
    for facts in ranked:
        conflicts.extend(facts.conflicts)
    every = [inspection for facts in ranked for inspection in facts.inspections]
    for inspection in sorted(every, key=lambda each: each.source is Source.RECOUNTED):
        own = kept.setdefault(inspection.authority_code, [])
        place = _place(own, inspection)
        if place is None:
            own.append(inspection)
        else:
            conflicts.extend(differences(own[place], inspection))
            own[place] = _joined(own[place], inspection)
    found = [inspection for own in kept.values() for inspection in own]
    ids = {inspection.report_id for inspection in found}
    return Facts(
        inspections=in_order(found),
        conflicts=tuple(
            sorted(
                {c for c in conflicts if c.report_id in ids},
                key=lambda c: (c.report_id, c.what, c.other_source, c.other),
            )
        ),
        undated=sum(facts.undated for facts in ranked),
    )


def in_order(inspections: Iterable[Inspection]) -> tuple[Inspection, ...]:
    """Inspections by date, then authority."""
    return tuple(sorted(inspections, key=lambda i: (i.sort_date, i.authority_code, i.report_id)))


def _place(own: Sequence[Inspection], inspection: Inspection) -> int | None:
    """Where the same inspection already stands: the one nearest in time, if more than one fits
    (a year recounted alone may fit two)."""
    fits = [place for place, other in enumerate(own) if same_inspection(other, inspection)]
    if not fits:
        return None
    return min(fits, key=lambda place: abs(own[place].sort_date - inspection.sort_date))


def _joined(kept: Inspection, other: Inspection) -> Inspection:
    recounted_in = tuple(sorted({*kept.recounted_in, *other.recounted_in}))
    judgements = dict(kept.judgements)
    if kept.source is other.source is Source.RECOUNTED:
        judgements = {**other.judgements, **judgements}
    return replace(
        kept,
        judgements=judgements,
        visit=kept.visit or other.visit,
        month=kept.month or (other.month if other.year == kept.year else None),
        recounted_in=recounted_in,
    )


def differences(kept: Inspection, other: Inspection) -> list[Conflict]:
    """Where two rows about one inspection differ: dates, and grades of areas that both give.

    Grades on one level of the scale (adequate, requires improvement) do not differ, nor do an
    area that only one of them gives when one is a recounting.
    """
    found: list[tuple[str, str, str]] = []
    dates: tuple[tuple[str, date | None, date | None], ...] = (
        ("start", kept.start, other.start),
        ("published", kept.published, other.published),
    )
    for what, one, two in dates:
        if one is not None and two is not None and one != two:
            found.append((what, one.isoformat(), two.isoformat()))
    recounted = Source.RECOUNTED in (kept.source, other.source)
    for area in sorted({*kept.judgements, *other.judgements}):
        mine, theirs = kept.judgements.get(area), other.judgements.get(area)
        if mine is None or theirs is None:
            if not recounted:
                found.append((area.value, mine or "", theirs or ""))
        elif mine.level != theirs.level:
            found.append((area.value, mine.value, theirs.value))
    return [
        Conflict(kept.report_id, what, one_value, kept.source, other_value, other.source)
        for what, one_value, other_value in found
    ]
