"""Claims of being the only one, or one of a few: "the only authority in both the West Midlands and
the North West to achieve outstanding"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lineofsight.claims.among import ENGLAND, Among, AmongKind
from lineofsight.claims.arguments import day_in_words
from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.gaps import Decision, Gap, gap_of, weighed
from lineofsight.claims.seen import names, of_count, of_judged
from lineofsight.claims.standing import shares_of
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.corpus import Corpus, Mark, mark_of
from lineofsight.inspections.shares import Shares, shares
from lineofsight.reference import authorities
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade
from lineofsight.reference.groups import Group


@dataclass(frozen=True)
class _Asked:
    """What a claim says: so many of a group, the authority among them, at a grade."""

    authority: str
    grade: Grade
    among: Among
    count: int
    strand: Strand
    at_least: bool

    @property
    def words(self) -> str:
        """The grade and area in a sentence."""
        better = " or better" if self.at_least else ""
        return f"{self.grade.label.lower()}{better} for {self.strand.label.lower()}"

    def met(self, mark: Mark) -> bool:
        """Whether an authority of the mark is counted."""
        wanted = mark_of(self.grade)
        if self.at_least:
            return mark.level is not None and mark.level >= (wanted.level or 0)
        return mark is wanted

    @property
    def name(self) -> str:
        """The authority's name."""
        return authorities.get(self.authority).name

    def group(self, day: date | None) -> Group:
        """The group of a day, with the authority itself among its own neighbours."""
        group = self.among.resolve(self.authority, day)
        if self.among.kind is AmongKind.NEIGHBOURS:
            return replace(group, codes=(self.authority, *group.codes))
        return group


@dataclass(frozen=True)
class _Count:
    """Who of a group had the grade on a day, and what is missing."""

    found: Shares
    codes: tuple[str, ...]
    gap: Gap

    def decide(self, asked: _Asked) -> Decision:
        """The outcome: the authority is among those at the grade, and they are so many."""
        if asked.authority in self.gap.not_known:
            return Decision(Outcome.CANNOT_BE_KNOWN, Sureness.OPEN, 0.5)
        if asked.authority not in self.codes:
            listed = asked.authority in self.found.group.codes
            sure = Sureness.AS_FAR_AS_KNOWN if self.gap.newer and listed else Sureness.SETTLED
            return Decision(Outcome.DOES_NOT_HOLD, sure, 0.0)
        return self.gap.decide(lambda count: count == asked.count)


def _count(corpus: Corpus, asked: _Asked, group: Group) -> _Count:
    found = shares_of(corpus, asked.strand, group)
    codes = tuple(c for mark, members in found.codes.items() if asked.met(mark) for c in members)
    return _Count(found, codes, gap_of(corpus, found, asked.met))


@claim_type(
    title="The only one, or one of N, with a grade",
    subject=Subject.ONLY,
    pattern="{authority} was [count=1?:the only one|one of {count}] in {among} standing at {grade}"
    "[at_least?: or better] for {strand}",
)
def one_of(
    base: EvidenceBase,
    *,
    authority: str,
    grade: Grade,
    among: Among,
    count: int = 1,
    strand: Strand = Strand.OVERALL,
    at_least: bool = False,
) -> Verdict:
    """Holds when, on the day of the evidence, the authority stood at the grade and so many of the
    group did, itself among them: 1 for the only one. Authorities of which no inspection is known
    are named and weighed; when they could well change it, it cannot be known.

    Args:
        authority: the authority.
        grade: the grade claimed.
        among: the group.
        count: how many had the grade; 1, the only one, when not given.
        strand: the area; overall effectiveness when not given.
        at_least: whether better grades count too.
    """
    asked = _Asked(authority, grade, among, count, strand, at_least)
    corpus = base.corpus
    counted = _count(corpus, asked, asked.group(corpus.day))
    decided = counted.decide(asked)
    verdict = Verdict(
        decided.outcome,
        _sentence(asked, counted),
        decided.sureness,
        Working(
            counted=f"authorities standing at {asked.words}",
            over=f"{among.label}: {counted.found.total} authorities",
            as_at=corpus.day,
            steps=(
                f"At the grade: {names(counted.codes)}",
                f"With a grade: {counted.found.graded}",
                *_without(counted.found),
            ),
        ),
        (
            Number("authorities at the grade", len(counted.codes)),
            Number("authorities with a grade", counted.found.graded),
            Number("authorities in the group", counted.found.total),
            Number("authorities not known", len(counted.gap.not_known)),
        ),
        _evidence(base, asked, counted),
    )
    verdict = weighed(verdict, decided, counted.gap)
    return verdict.with_changes(
        *_other_days(base, asked, decided.outcome), *_other_definitions(corpus, asked)
    )


def _sentence(asked: _Asked, counted: _Count) -> str:
    day = f" on {day_in_words(counted.found.on)}" if counted.found.on else ""
    where, known = asked.among.label, len(counted.codes)
    if asked.authority not in counted.found.group.codes:
        return f"{asked.name} is not in {where}."
    if asked.authority in counted.gap.not_known:
        return f"No inspection of {asked.name} that judged {asked.strand.label.lower()} is known."
    if asked.authority not in counted.codes:
        were = "authority in it was" if known == 1 else "authorities in it were"
        return (
            f"{asked.name} did not stand at {asked.words}{day}; of {where} {known} {were} known to."
        )
    of = f"of {counted.found.graded} with a grade"
    if known == 1:
        return (
            f"{asked.name} was the only authority in {where} known to stand at {asked.words}{day}, "
            f"{of}."
        )
    listed = f": {names(counted.codes)}" if known <= _MOST_NAMED else ""
    return (
        f"{asked.name} was one of {known} authorities in {where} known to stand at "
        f"{asked.words}{day}, {of}{listed}."
    )


#: Up to so many authorities are named in a sentence and each shown as evidence.
_MOST_NAMED = 8


def _without(found: Shares) -> tuple[str, ...]:
    apart = (
        (Mark.NOT_KNOWN, "No inspection known"),
        (Mark.NO_OVERALL_GRADE, "No overall grade"),
        (Mark.NOT_JUDGED, "Not judged"),
    )
    return tuple(
        f"{words}: {names(found.codes[mark])}" for mark, words in apart if found.codes[mark]
    )


def _evidence(base: EvidenceBase, asked: _Asked, counted: _Count) -> tuple[Evidence, ...]:
    shown = [asked.authority]
    if len(counted.codes) <= _MOST_NAMED:
        shown += [code for code in counted.codes if code != asked.authority]
    judged = (base.corpus.latest(code, asked.strand) for code in shown)
    what = f"{len(counted.codes)} of {counted.found.graded} graded authorities in "
    what += f"{asked.among.label} stood at {asked.words}"
    return (
        *(of_judged(each) for each in judged if each is not None),
        of_count(what, counted.codes, base.day, link="/england/"),
    )


def _other_days(base: EvidenceBase, asked: _Asked, outcome: Outcome) -> list[Change]:
    """The first later day on which the outcome was another."""
    if base.day is None:
        return []
    whole = base.as_at(None).corpus
    before = set(_count(base.corpus, asked, asked.group(base.day)).codes)
    members = {*asked.group(base.day).codes, *asked.group(None).codes}
    days = sorted(
        {
            i.known_from
            for i in whole.inspections
            if i.authority_code in members and i.known_from > base.day and i.is_full
        }
    )
    for day in days:
        group = asked.group(day)
        found = shares(whole, asked.strand, group, day)
        codes = {code for mark, of in found.codes.items() if asked.met(mark) for code in of}
        if codes == before:
            continue
        turned = _count(whole.as_at(day), asked, group).decide(asked).outcome
        if turned not in (outcome, Outcome.CANNOT_BE_KNOWN):
            gained = codes - before
            who = f", when {names(gained)} had it too" if gained else ""
            return [Change(Turn.DATE, f"As known from {day_in_words(day)}{who}", turned)]
    return []


def _other_definitions(corpus: Corpus, asked: _Asked) -> list[Change]:
    """The outcome over England, and when better grades count."""
    changes = []
    if asked.among.kind is not AmongKind.ENGLAND:
        wider = replace(asked, among=ENGLAND)
        counted = _count(corpus, wider, wider.group(corpus.day))
        how = f"Counting all England, where {len(counted.codes)} are known to stand at the grade"
        changes.append(Change(Turn.COMPARATOR, how, counted.decide(wider).outcome))
    if not asked.at_least and asked.grade is not Grade.OUTSTANDING:
        looser = replace(asked, at_least=True)
        counted = _count(corpus, looser, looser.group(corpus.day))
        how = f"Counting better grades too, which {len(counted.codes)} are known to have"
        changes.append(Change(Turn.DEFINITION, how, counted.decide(looser).outcome))
    return changes
