"""An authority's history: every judgement in every strand, over all frameworks and over the
councils that came before it, with who ran the services when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.inspections.corpus import CombinedCare, Corpus, Inspection, Judged, Standing
from lineofsight.reference import arrangements, authorities
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.arrangements import Arrangement, ArrangementKind
from lineofsight.reference.authorities import Authority
from lineofsight.reference.grades import Grade


@dataclass(frozen=True)
class TimelinePoint:
    """One inspection's place in one strand of a timeline.

    Attributes:
        judged: the judgement that speaks for the strand.
        others: further areas of the strand that the same inspection judged, with their grades
            (capacity to improve beside overall effectiveness, in 2013).
        predecessor: the council inspected, where it was not this authority itself.
        change: levels gained (+) or lost (-) since the point before; None for the first, where
            either has no level, or where another council was inspected.
        arrangements: who ran the services during the inspection, where not the council alone.
    """

    judged: Judged
    others: tuple[tuple[Area, Grade], ...]
    predecessor: Authority | None
    change: int | None
    arrangements: tuple[Arrangement, ...]

    @property
    def inspection(self) -> Inspection:
        """The inspection."""
        return self.judged.inspection

    @property
    def recounted(self) -> bool:
        """Whether only a later report tells of it."""
        return self.inspection.source.value == "recounted"


@dataclass(frozen=True)
class Timeline:
    """An authority's history.

    Attributes:
        authority: the authority.
        day: as at when; None for all that is known.
        inspections: its inspections and its predecessors', oldest first.
        strands: points by strand, oldest first; strands never judged are left out.
        standings: where it stands today (or on `day`) in each main strand and overall.
        arrangements: who ran the services, and mergers and splits, its own and predecessors'.
        helps: arrangements in which this authority runs another's services.
        predecessors: the councils that it took over from.
        successors: the councils that followed it.
    """

    authority: Authority
    day: date | None
    inspections: tuple[Inspection, ...]
    strands: Mapping[Strand, tuple[TimelinePoint, ...]]
    standings: Mapping[Strand, Standing]
    arrangements: tuple[Arrangement, ...]
    helps: tuple[Arrangement, ...]
    predecessors: tuple[Authority, ...]
    successors: tuple[Authority, ...]


def timeline(
    corpus: Corpus,
    code: str,
    *,
    combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
    place: Authority | None = None,
) -> Timeline:
    """The history of an authority as the corpus knows it (take `corpus.as_at(day)` first).

    Args:
        corpus: the national history.
        code: DfE code of the authority.
        combined: whether one grade for children in care and care leavers stands in the
            strand of care leavers too.
        place: the place itself, where `code` is in no list of authorities (see `places`). Who
            ran its services is not known.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    authority = place or authorities.get(code)
    inspections = corpus.of(authority.code)
    strands: dict[Strand, tuple[TimelinePoint, ...]] = {}
    for strand in Strand:
        points = _points(authority, inspections, strand, combined, listed=place is None)
        if points:
            strands[strand] = points
    councils = list(dict.fromkeys([authority.code, *(i.authority_code for i in inspections)]))
    councils.extend(code for code in authority.predecessors if code not in councils)
    listed = [] if place else councils
    found = [a for each in listed for a in arrangements.of(each) if _public(a, corpus.day)]
    helps = () if place else arrangements.partners_of(code)
    return Timeline(
        authority=authority,
        day=corpus.day,
        inspections=inspections,
        strands=strands,
        standings={
            strand: corpus.standing(authority.code, strand, combined=combined)
            for strand in (
                Strand.OVERALL,
                Strand.LEADERS,
                Strand.HELP_AND_PROTECTION,
                Strand.IN_CARE,
                Strand.CARE_LEAVERS,
            )
        },
        arrangements=tuple(found),
        helps=tuple(a for a in helps if _public(a, corpus.day)),
        predecessors=tuple(authorities.get(each) for each in authority.predecessors),
        successors=tuple(authorities.get(each) for each in authority.successors),
    )


def _public(arrangement: Arrangement, day: date | None) -> bool:
    """Whether the arrangement had begun by the day (an end that lies ahead may show)."""
    start = arrangement.start or arrangement.end
    return day is None or start is None or start.first <= day


def _points(
    authority: Authority,
    inspections: tuple[Inspection, ...],
    strand: Strand,
    combined: CombinedCare,
    *,
    listed: bool,
) -> tuple[TimelinePoint, ...]:
    points: list[TimelinePoint] = []
    for inspection in inspections:
        judged = inspection.judged(strand, combined)
        if judged is None:
            continue
        others = tuple(
            (area, grade)
            for area, grade in inspection.judgements.items()
            if area.strand is strand and area is not judged.area
        )
        elsewhere = inspection.authority_code != authority.code
        points.append(
            TimelinePoint(
                judged=judged,
                others=others,
                predecessor=authorities.get(inspection.authority_code) if elsewhere else None,
                change=_change(points[-1].judged, judged) if points else None,
                arrangements=_in_force(inspection) if listed else (),
            )
        )
    return tuple(points)


def _change(before: Judged, after: Judged) -> int | None:
    same = before.inspection.authority_code == after.inspection.authority_code
    if not same or before.level is None or after.level is None:
        return None
    return after.level - before.level


def _in_force(inspection: Inspection) -> tuple[Arrangement, ...]:
    """Who ran the services at the time. Without a first day on site nothing is claimed."""
    if inspection.start is None:
        return ()
    running = (ArrangementKind.TRUST, ArrangementKind.PARTNER, ArrangementKind.SHARED)
    return tuple(
        a
        for a in arrangements.of(inspection.authority_code)
        if a.kind in running and a.held(inspection.start)
    )
