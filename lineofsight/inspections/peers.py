"""An authority beside others: its region, its type, its statistical neighbours, or a few chosen
ones, area by area.

Authorities are set beside each other by area and by the lowest area (our own rule), because
inspections since April 2026 have no overall grade.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.inspections.corpus import (
    MAIN_STRANDS,
    CombinedCare,
    Corpus,
    Inspection,
    Lowest,
    Mark,
    Standing,
)
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.areas import Strand
from lineofsight.reference.authorities import VERY_SMALL, Authority
from lineofsight.reference.groups import (
    Group,
    GroupKind,
    chosen_group,
    group_of,
    neighbour_group,
)

#: Others that a user may choose to compare with.
MOST_CHOSEN = 5

COMPARED = (Strand.OVERALL, *MAIN_STRANDS)


@dataclass(frozen=True)
class PeerRow:
    """One authority in a comparison.

    Attributes:
        authority: the authority.
        latest: its latest full inspection, or None when none is known.
        standings: where it stands overall and in each main strand.
        lowest: its lowest main area (our rule).
        rank: place by lowest area, 1 for the best; equal places share a number. None without a
            grade, and for the authorities too small to rank.
        is_subject: whether it is the authority that the comparison is about.
    """

    authority: Authority
    latest: Inspection | None
    standings: Mapping[Strand, Standing]
    lowest: Lowest
    rank: int | None
    is_subject: bool


@dataclass(frozen=True)
class Comparison:
    """An authority beside a group.

    Attributes:
        subject: DfE code of the authority.
        group: whom it is compared with.
        day: as at when; None for all that is known.
        rows: the subject first, then the others in the group's order.
        good_or_better: for each strand (good or better, graded) among the others; the subject is
            not counted.
        ranked: number of rows that have a rank.
    """

    subject: str
    group: Group
    day: date | None
    rows: tuple[PeerRow, ...]
    good_or_better: Mapping[Strand, tuple[int, int]]
    ranked: int

    @property
    def not_known(self) -> tuple[str, ...]:
        """DfE codes of the compared authorities of which no inspection is known."""
        return tuple(row.authority.code for row in self.rows if row.latest is None)


def peer_sets(code: str, on: date | None = None) -> tuple[Group, ...]:
    """The groups that an authority can be compared with: region, Ofsted region where it differs,
    type of council, and statistical neighbours under each model that has any, newest first.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    found = [group_of(GroupKind.REGION, code, on)]
    wider = group_of(GroupKind.OFSTED_REGION, code, on)
    if wider.codes != found[0].codes:
        found.append(wider)
    found.append(group_of(GroupKind.TYPE, code, on))
    for model in neighbours.MODELS:
        near = neighbour_group(code, model, on)
        if near.codes:
            found.append(near)
    return tuple(found)


def compare(
    corpus: Corpus,
    code: str,
    group: Group,
    *,
    combined: CombinedCare = CombinedCare.COUNTS_FOR_BOTH,
) -> Comparison:
    """Set an authority beside a group, as the corpus knows them.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    subject = authorities.get(code).code
    others = [other for other in group.codes if other != subject]
    codes = [subject, *others]
    lowest = {each: corpus.lowest(each) for each in codes}
    ranks = _ranks(list(lowest.values()))
    rows = tuple(
        PeerRow(
            authority=authorities.get(each),
            latest=corpus.latest_inspection(each),
            standings={
                strand: corpus.standing(each, strand, combined=combined) for strand in COMPARED
            },
            lowest=lowest[each],
            rank=ranks.get(each),
            is_subject=each == subject,
        )
        for each in codes
    )
    return Comparison(
        subject=subject,
        group=group,
        day=corpus.day,
        rows=rows,
        good_or_better={strand: _good_or_better(rows[1:], strand) for strand in COMPARED},
        ranked=len(ranks),
    )


def compare_with(corpus: Corpus, code: str, others: Sequence[str]) -> Comparison:
    """Set an authority beside up to five that a user chose.

    Raises:
        UnknownAuthorityError: a code is not known.
        ValueError: more than five are chosen.
    """
    group = chosen_group((other for other in others if other != code), on=corpus.day)
    if len(group.codes) > MOST_CHOSEN:
        raise ValueError(
            f"Choose up to {MOST_CHOSEN} authorities to compare with; {len(group.codes)} are named."
        )
    return compare(corpus, code, group)


def _ranks(lowest: Sequence[Lowest]) -> dict[str, int]:
    """Places by lowest area, best first; equal levels share the best of their places."""
    levels = {
        each.authority_code: each.mark.level
        for each in lowest
        if each.mark.level is not None and each.authority_code not in VERY_SMALL
    }
    return {
        code: 1 + sum(other > level for other in levels.values()) for code, level in levels.items()
    }


def _good_or_better(rows: Sequence[PeerRow], strand: Strand) -> tuple[int, int]:
    marks = [row.standings[strand].mark for row in rows]
    graded = [mark for mark in marks if mark.level is not None]
    return sum(mark in (Mark.GOOD, Mark.OUTSTANDING) for mark in graded), len(graded)
