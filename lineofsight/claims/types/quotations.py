"""Claims of what a report says: a quotation, or a number of cases that it mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineofsight.claims.base import EvidenceBase, Subject, claim_type
from lineofsight.claims.reading.passages import Library, Passage, library
from lineofsight.claims.reading.quotes import Found, Likeness, find_quotation
from lineofsight.claims.seen import inspection_name
from lineofsight.claims.types.grades import inspections_of
from lineofsight.claims.verdict import (
    Change,
    Number,
    Outcome,
    Sureness,
    Turn,
    Verdict,
    Working,
)
from lineofsight.inspections.tables import Report
from lineofsight.reference import authorities


def _chosen(base: EvidenceBase, authority: str, year: int | None) -> Library:
    """The reports in question, newest first: of the inspections of a year, or all."""
    whole = library(base, authority)
    wanted = None
    if year is not None:
        meant = inspections_of(base.corpus, authority, year, any_framework=True)
        wanted = {each.report_id for each in meant}
    reports = tuple(r for r in whole.reports[::-1] if wanted is None or r.report_id in wanted)
    return Library(reports, tuple(p for r in reports for p in whole.of(r.report_id)))


def _not_at_hand(
    base: EvidenceBase, authority: str, year: int | None, reports: Sequence[Report]
) -> list[str]:
    """Published inspections in question whose text is not at hand, in words."""
    held = {each.report_id for each in reports}
    if year is None:
        known = base.corpus.of(authority)
    else:
        known = inspections_of(base.corpus, authority, year, any_framework=True)
    return [inspection_name(each) for each in known if each.report_id not in held]


def _working(base: EvidenceBase, authority: str, reports: Sequence[Report], what: str) -> Working:
    return Working(
        counted=what,
        over=f"{len(reports)} reports on {authorities.get(authority).name} whose text is at hand",
        as_at=base.day,
        steps=tuple(each.report_id for each in reports),
    )


def _absent(
    base: EvidenceBase, authority: str, year: int | None, told: str, reports: Sequence[Report]
) -> Verdict:
    """The verdict on words that no report at hand has."""
    missing = _not_at_hand(base, authority, year, reports)
    number = Number("reports looked through", len(reports))
    working = _working(base, authority, reports, "paragraphs of what was found and recommended")
    if missing or not reports:
        named = f"Not at hand: {'; '.join(missing)}." if missing else "No report was read."
        looked = f" in the {len(reports)} reports at hand" if reports else ": none is at hand"
        return Verdict(
            Outcome.CANNOT_BE_KNOWN,
            f"{told}{looked}.",
            Sureness.OPEN,
            working,
            (number,),
            caveats=(named,),
        ).with_changes(
            Change(Turn.MISSING, "If a report that is not at hand says so", Outcome.HOLDS)
        )
    return Verdict(
        Outcome.DOES_NOT_HOLD,
        f"{told} in any of the {len(reports)} reports, all of which are at hand.",
        Sureness.AS_FAR_AS_KNOWN,
        working,
        (number,),
        caveats=(
            "Letters after visits, press statements and what was said aloud are not searched.",
        ),
    )


@claim_type(
    title="A quotation from a report",
    subject=Subject.QUOTATIONS,
    pattern="Ofsted's report on {authority}[ of its inspection in {year}] says “{words}”",
)
def quotation(
    base: EvidenceBase, *, authority: str, words: str, year: int | None = None
) -> Verdict:
    """Holds when a report on the authority has the words side by side; capitals, punctuation and
    cuts marked by dots do not count, nor do words of grammar, which are shown. It does not hold
    when the words were altered or left out a limit that turns their sense; the difference is shown.

    Args:
        authority: the authority.
        words: the words quoted.
        year: year of the inspection; any report published by the day when not given.
    """
    held = _chosen(base, authority, year)
    found = find_quotation(words, held.passages)
    if found is None:
        return _absent(base, authority, year, "The words are not found", held.reports)
    close = found.likeness in (Likeness.VERBATIM, Likeness.NEARLY) and not found.turned
    name = authorities.get(authority).name
    passage = found.passage
    start = "Inspectors" if close else "The words were altered: inspectors"
    return (
        Verdict(
            Outcome.HOLDS if close else Outcome.DOES_NOT_HOLD,
            f"{start} wrote of {name} “{found.stretch}” ({passage.where}).",
            Sureness.SETTLED,
            _working(base, authority, held.reports, "paragraphs with the words"),
            (
                Number("likeness", found.likeness.label),
                Number("page", passage.page),
                Number("differences", len(found.differences)),
            ),
            (passage.evidence(found.stretch),),
        )
        .with_caveats(*_told_differences(found))
        .with_changes(*_looser(found, close))
    )


def _told_differences(found: Found) -> list[str]:
    told = [f"The quotation {each.sentence()}." for each in found.differences]
    if found.limits:
        told.append(f"The report has “{found.limits}” before these words.")
    return told


def _looser(found: Found, close: bool) -> list[Change]:
    """Under a looser or a stricter reading of what a quotation is."""
    if close and found.likeness is Likeness.NEARLY:
        return [Change(Turn.DEFINITION, "Word for word alone", Outcome.DOES_NOT_HOLD)]
    if not close and not found.turned:
        return [Change(Turn.DEFINITION, "As a paraphrase without quotation marks", Outcome.HOLDS)]
    return []


@claim_type(
    title="A number that a report mentions",
    subject=Subject.QUOTATIONS,
    pattern="Ofsted's report on {authority}[ of its inspection in {year}] tells of {figure} {noun}",
)
def figure_in_reports(
    base: EvidenceBase, *, authority: str, figure: int, noun: str, year: int | None = None
) -> Verdict:
    """Holds when a paragraph of a report on the authority has the figure, in digits, with the noun
    at most four words after it.

    Args:
        authority: the authority.
        figure: the number.
        noun: what is counted, as in `cases`.
        year: year of the inspection; any report published by the day when not given.
    """
    held = _chosen(base, authority, year)
    for passage in held.passages:
        stretch = _mention(passage, figure, noun)
        if stretch is not None:
            return Verdict(
                Outcome.HOLDS,
                f"A report tells of {stretch} ({passage.where}).",
                Sureness.SETTLED,
                _working(base, authority, held.reports, f"paragraphs with {figure} {noun}"),
                (Number("page", passage.page),),
                (passage.evidence(stretch),),
            )
    return _absent(base, authority, year, f"{figure:,} {noun} are not mentioned", held.reports)


def _mention(passage: Passage, figure: int, noun: str) -> str | None:
    """The words from the figure to the noun, or None."""
    digits = f"{figure:,}".replace(",", ",?")
    stem = re.escape(noun.strip().rstrip("s"))
    match = re.search(
        rf"(?<![\d.,]){digits}(?![\d%])(?:\s+[\w’'-]+){{0,4}}\s+{stem}\w*",
        passage.words.text,
        re.IGNORECASE,
    )
    return " ".join(match.group().split()) if match else None
