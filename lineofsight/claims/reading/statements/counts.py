"""Samples of cases: "looked at 60 cases, finding none …", "four out of 50 cases"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.claims.base import Claim
from lineofsight.claims.reading.grammar import NUMBER, number_of
from lineofsight.claims.reading.marks import Finding
from lineofsight.claims.reading.passages import Passage
from lineofsight.claims.reading.statements.said import Said
from lineofsight.claims.types.counts import CountMovement
from lineofsight.claims.verdict import Number, Outcome, Sureness, Verdict, Working

_CASES = r"(?:case files|cases|case records|files|children's cases|children's records|records)"
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|{NUMBER})"
_SAMPLE = re.compile(
    rf"\b(?:assessed|examined|looked at|sampled|reviewed|checked|scrutini[sz]ed|read|studied|"
    rf"inspected|tracked|"
    rf"considered|audited)\s+(?:in detail )?(?:more than |over |around |about |some |a "
    rf"(?:total|sample) of )?"
    rf"(?P<of>{_FIGURE})\s+(?:[\w-]+\s+){{0,3}}?{_CASES}(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"\b(?P<count>none|no|{_FIGURE})\s+(?:out\s+)?of\s+(?:the\s+|its\s+)?(?P<of>{_FIGURE})\s+(?:[\w-]+\s+){{0,2}}?"
    rf"{_CASES}",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?:finding|found|with|of which|and)\s+(?P<count>none|no|{_FIGURE})\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:last year|previously|the year before|last time|in (?:19|20)\d\d|at the (?:last|"
    r"previous) inspection|"
    r"earlier|compared with|down from|up from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Sample:
    start: int
    end: int
    count: int | None
    of: int


def counts(said: Said) -> Iterator[Finding]:
    """Every sample of cases that the sentence tells of: whether a report at hand tells of it, and
    where an earlier sample is given beside it, whether the two differ by more than chance."""
    own = _samples(said.text)
    before = _samples(said.earlier[-1]) if said.earlier else []
    after = _samples(said.later)
    for sample in own:
        if sample.of < 10:
            continue
        pair = None
        # "… four out of 50 last year": the sentence that looks back gives the earlier sample.
        if before and _EARLIER.search(said.text):
            pair = (sample, before[-1])
        elif after and _EARLIER.search(said.later):
            pair = (after[0], sample)
        yield _finding(said, sample, pair)


def _samples(text: str) -> list[_Sample]:
    found = []
    for match in _SAMPLE.finditer(text):
        of = _value(match["of"])
        told = _NONE.search(match["rest"])
        if of is not None:
            count = _value(told["count"]) if told else None
            end = match.end() if told else match.start("rest")
            found.append(_Sample(match.start(), end, count, of))
    for match in _OUT_OF.finditer(text):
        of = _value(match["of"])
        if of is not None and not any(s.start <= match.start() < s.end for s in found):
            found.append(_Sample(match.start(), match.end(), _value(match["count"]), of))
    return found


def _value(word: str) -> int | None:
    if word.lower() in ("none", "no"):
        return 0
    return number_of(word.replace(",", ""))


def _finding(said: Said, sample: _Sample, pair: tuple[_Sample, _Sample] | None) -> Finding:
    setting = said.setting
    told = _told(said, sample)
    reports = setting.library.reports
    held = f"the {len(reports)} reports at hand" if reports else "reports, of which none is at hand"
    test = _test(said, pair) if pair is not None else None
    words = f"The sample of {sample.of} cases is not told of in any of {held}."
    outcome, sureness = Outcome.CANNOT_BE_KNOWN, Sureness.OPEN
    if told is not None:
        words = f"The report tells of {sample.of} cases."
        outcome, sureness = Outcome.HOLDS, Sureness.SETTLED
    evidence = [told.evidence(_around(told, sample.of))] if told is not None else []
    if test is not None:
        words += f" By the figures as they are given: {test.sentence}"
        evidence.extend(test.evidence)
    verdict = Verdict(
        outcome,
        words,
        sureness,
        Working(
            counted=f"paragraphs that tell of {sample.of} cases",
            over=", ".join(report.report_id for report in reports) or "no reports",
            as_at=setting.base.day,
            steps=test.working.steps if test is not None else (),
        ),
        (Number("cases in the sample", sample.of), *(test.numbers if test is not None else ())),
        tuple(evidence),
        caveats=test.caveats if test is not None else (),
    )
    return said.finding(
        sample.start, sample.end, said.text[sample.start : sample.end].strip(), verdict
    )


def _told(said: Said, sample: _Sample) -> Passage | None:
    """The paragraph of the report that the text is about which tells of the sample with its
    figures; None when none does."""
    about = said.setting.about
    for passage in said.setting.library.of(about.report_id if about else None):
        for first, last in passage.sentences:
            words = passage.words.words[first:last]
            figures = {number_of(word) for word in words}
            cases = {"cases", "files", "records"} & set(words)
            if cases and sample.of in figures and (sample.count is None or sample.count in figures):
                return passage
    return None


def _around(passage: Passage, figure: int) -> str:
    for at, word in enumerate(passage.words.words):
        if word == str(figure):
            return passage.words.stretch(*passage.sentence_at(at))
    return passage.words.text


def _test(said: Said, pair: tuple[_Sample, _Sample]) -> Verdict | None:
    before, after = pair
    if before.count is None or after.count is None:
        return None
    if before.count > before.of or after.count > after.of:
        return None
    fell = after.count / after.of <= before.count / before.of
    return Claim.of(
        "count_against_count",
        before=before.count,
        before_of=before.of,
        after=after.count,
        after_of=after.of,
        movement=CountMovement.FELL if fell else CountMovement.ROSE,
    ).check(said.setting.base)
