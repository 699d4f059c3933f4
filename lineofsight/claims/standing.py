"""How a group stands on the day of the evidence."""

from __future__ import annotations

from lineofsight.inspections.corpus import Corpus, Mark
from lineofsight.inspections.shares import Question, Shares
from lineofsight.reference.areas import Strand
from lineofsight.reference.groups import Group


def shares_of(corpus: Corpus, what: Question, group: Group) -> Shares:
    """As `inspections.shares.shares` for the corpus's own day, without preparing other days.

    Args:
        corpus: the national history as at the day.
        what: a strand, or `LOWEST_AREA`.
        group: whom to count.
    """
    found: dict[Mark, list[str]] = {mark: [] for mark in Mark}
    for code in group.codes:
        if isinstance(what, Strand):
            mark = corpus.standing(code, what).mark
        else:
            mark = corpus.lowest(code).mark
        found[mark].append(code)
    return Shares(group, what, corpus.day, {mark: tuple(codes) for mark, codes in found.items()})
