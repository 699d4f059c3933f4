"""More like this: who else was given a recommendation of this kind, and how they did next.

    similar = more_like_this(index, "wiltshire-2019-06-24", 3, history=corpus.of)

Likeness is of the words used (see `likeness`), so a result is a suggestion to read, never a
statement that two recommendations are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt

from lineofsight.inspections.search.index import area_of_strand
from lineofsight.inspections.search.likeness import Key, Likeness, read_likeness
from lineofsight.inspections.search.reader import IndexUnreadable, SearchIndex
from lineofsight.inspections.search.types import Hit, hit_of
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.grades import Grade

#: Less alike than this is another subject.
LEAST_LIKENESS = 0.12


class PastInspection(Protocol):
    """What is needed of an inspection in an authority's history."""

    @property
    def report_id(self) -> str: ...
    @property
    def published(self) -> date | None: ...
    @property
    def judgements(self) -> Mapping[Area, Grade]: ...


#: Gives an authority's inspections, by DfE code, oldest first: `Corpus.of`.
History = Callable[[str], Sequence[PastInspection]]


class UnknownRecommendationError(LookupError):
    """The index holds no such recommendation."""


@dataclass(frozen=True)
class NextGrade:
    """The grade that the authority's next inspection gave.

    `area` is the area judged next; it differs from the area then where a judgement was split or
    joined between frameworks (children in care and care leavers).
    """

    report_id: str
    published: date
    area: Area
    grade: Grade


@dataclass(frozen=True)
class SimilarRecommendation:
    """A recommendation of the same kind.

    `likeness` is 0 to 1. `hit` is the recommendation itself; `hit.grade` is the grade then of
    `hit.graded_area`. `next` is empty when there was no later inspection by the day asked
    about, or it did not judge the area.
    """

    likeness: float
    hit: Hit
    next: NextGrade | None


def more_like_this(
    index: SearchIndex,
    report_id: str,
    place: int,
    *,
    history: History | None = None,
    limit: int = 10,
    as_at: date | None = None,
    same_authority: bool = False,
) -> tuple[SimilarRecommendation, ...]:
    """The recommendations most like one, most alike first, at most one of each report.

    Args:
        index: the snapshot's search index; the files of `likeness` stand beside it.
        report_id, place: the recommendation (`Recommendation.report_id` and `.order`).
        history: gives an authority's inspections, oldest first, for the grade next time.
        limit: how many to give.
        as_at: only what was published by that day, and the next grade as known then.
        same_authority: whether the authority's own other reports count too.

    Raises:
        UnknownRecommendationError: the index has no such recommendation.
        IndexUnreadable: the files beside the index are missing.
    """
    likeness = _likeness(index)
    row = likeness.rows.get((report_id, place))
    if row is None:
        raise UnknownRecommendationError(
            f"There is no recommendation {place} in report {report_id}."
        )
    own = None if same_authority else _authority_of(index, report_id)
    return _nearest(index, likeness, likeness.to_row(row), report_id, own, history, limit, as_at)


def like_text(
    index: SearchIndex,
    text: str,
    *,
    history: History | None = None,
    limit: int = 10,
    as_at: date | None = None,
) -> tuple[SimilarRecommendation, ...]:
    """The recommendations most like any text, such as one from a council's own audit. Arguments
    and order as for `more_like_this`; empty when no word of it occurs in a recommendation."""
    likeness = _likeness(index)
    return _nearest(index, likeness, likeness.to_text(text), None, None, history, limit, as_at)


def _likeness(index: SearchIndex) -> Likeness:
    try:
        return read_likeness(index.path.parent)
    except FileNotFoundError as error:
        raise IndexUnreadable(
            f"{error.filename} is missing beside the search index. Read the reports again: "
            "lineofsight inspections read FOLDER"
        ) from error


def _authority_of(index: SearchIndex, report_id: str) -> str | None:
    row = index.connection.execute(
        "SELECT authority FROM item WHERE report_id = ? LIMIT 1", (report_id,)
    ).fetchone()
    return (row["authority"] or None) if row else None


def _nearest(
    index: SearchIndex,
    likeness: Likeness,
    scores: npt.NDArray[np.float64],
    own_report: str | None,
    own_authority: str | None,
    history: History | None,
    limit: int,
    as_at: date | None,
) -> tuple[SimilarRecommendation, ...]:
    found: list[SimilarRecommendation] = []
    seen = {own_report}
    for row in np.argsort(-scores, kind="stable"):
        if scores[row] < LEAST_LIKENESS or len(found) >= limit:
            break
        report_id, place = likeness.keys[row]
        if report_id in seen:
            continue
        hit = recommendation(index, (report_id, place))
        if own_authority is not None and hit.authority_code == own_authority:
            continue
        if as_at is not None and (hit.published is None or hit.published > as_at):
            continue
        seen.add(report_id)
        following = next_grade(hit, history, as_at) if history is not None else None
        found.append(SimilarRecommendation(round(float(scores[row]), 4), hit, following))
    return tuple(found)


def recommendation(index: SearchIndex, key: Key) -> Hit:
    """A recommendation by (report_id, order), as a hit without marked words.

    Raises:
        UnknownRecommendationError: the index has no such recommendation.
    """
    row = index.connection.execute(
        "SELECT * FROM item WHERE report_id = ? AND kind = 'recommendation' AND place = ?", key
    ).fetchone()
    if row is None:
        raise UnknownRecommendationError(f"There is no recommendation {key[1]} in report {key[0]}.")
    themes = index.connection.execute("SELECT theme FROM item_theme WHERE item = ?", (row["id"],))
    return hit_of(row, [each["theme"] for each in themes], row["text"])


def next_grade(hit: Hit, history: History, as_at: date | None = None) -> NextGrade | None:
    """The grade in a recommendation's area at the authority's next inspection.

    None when no later inspection was published by `as_at`, or it judged nothing that covers the
    area: inspections since April 2026 have no overall effectiveness, and none is made up.
    """
    area = hit.graded_area
    if area is None or hit.authority_code is None or hit.published is None:
        return None
    for inspection in history(hit.authority_code):
        published = inspection.published
        if published is None or published <= hit.published or inspection.report_id == hit.report_id:
            continue
        if as_at is not None and published > as_at:
            return None
        judged = inspection.judgements
        following = _following(area, hit, judged)
        if following is None:
            return None
        return NextGrade(inspection.report_id, published, following, judged[following])
    return None


def _following(area: Area, hit: Hit, judged: Mapping[Area, Grade]) -> Area | None:
    """The area, among those judged next, that continues a recommendation's area. What was said
    of care leavers under a judgement of all care continues in the care leavers' own."""
    if area in judged:
        return area
    strands = {theme.strand for theme in hit.themes}
    if area is Area.IN_CARE_AND_CARE_LEAVERS and strands == {Strand.CARE_LEAVERS}:
        return area_of_strand(Strand.CARE_LEAVERS, judged)
    return area_of_strand(area.strand, judged)
