"""What became of a recommendation: passages of the next inspection that may be about it.

Nothing in a report says which passage answers which earlier recommendation. So the passages are
found by likeness of words and by shared theme, and are *suggestions*: both texts are to be shown
with the score, for a person to judge. That nothing is found means only that no passage uses
like words; it never means that a recommendation was met or was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from lineofsight.inspections.corpus import Corpus, Inspection
from lineofsight.inspections.search.query import STOP_WORDS
from lineofsight.inspections.shelf import ReportText, Shelf
from lineofsight.inspections.tables import Body, Finding, Recommendation
from lineofsight.inspections.themes import themes_of
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade

#: To be shown wherever suggestions are.
SUGGESTION_NOTE = (
    "Suggestions, found by likeness of words and by theme. Ofsted does not say which passage "
    "answers which recommendation: read both texts before drawing a conclusion."
)

#: Passages below this score are not suggested.
LEAST_SCORE = 0.2
#: From this score on a passage is called a close match.
CLOSE_SCORE = 0.33
#: Passages that are looked at more closely for each recommendation.
_SHORTLIST = 12
_WEIGHTS = {"meaning": 0.65, "wording": 0.15, "theme": 0.2}
#: Letters of a word that are compared, so that supervise and supervision agree.
_STEM = 7
#: Words that nearly every recommendation holds.
_COMMON = STOP_WORDS | frozenset(
    "ensure improve improved improving improvement quality practice children child young people "
    "local authority services service social care work workers staff including further".split()
)
_WORD = re.compile(r"[a-z]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST_SENTENCE = 25


class PassageKind(StrEnum):
    """What sort of passage is suggested."""

    RECOMMENDATION = "recommendation"
    FINDING = "finding"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {"recommendation": "Recommended again?", "finding": "Found next time?"}[self.value]


@dataclass(frozen=True)
class Suggestion:
    """A passage of the next inspection that may be about a recommendation.

    Attributes:
        kind: recommendation or finding.
        report_id: the next inspection.
        order: the passage's `order` in its table.
        text: the passage, whole.
        excerpt: the sentence of it that is most alike.
        page: page of the PDF on which it starts.
        paragraph: printed number of a finding; None otherwise.
        area: judgement area of a finding's section, where known.
        section_grade: grade that the finding's section restates, where it does.
        score: likeness from 0 to 1: words, wording and theme together.
        themes: codes of the themes that both texts share.
    """

    kind: PassageKind
    report_id: str
    order: int
    text: str
    excerpt: str
    page: int
    paragraph: int | None
    area: Area | None
    section_grade: Grade | None
    score: float
    themes: tuple[str, ...]

    @property
    def close(self) -> bool:
        """Whether the match is close rather than only possible."""
        return self.score >= CLOSE_SCORE


@dataclass(frozen=True)
class FollowUp:
    """A recommendation with what the next inspection may say of it, best first.

    `suggestions` is empty when no passage is alike enough, which says nothing about whether the
    recommendation was met.
    """

    recommendation: Recommendation
    themes: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]


def next_inspection(corpus: Corpus, report_id: str) -> Inspection | None:
    """The authority's next full inspection after one, or None: there is none yet, or the
    inspection is not known. A successor council's inspection is not its predecessor's next."""
    inspection = corpus.get(report_id)
    if inspection is None:
        return None
    later = (
        i
        for i in corpus.of(inspection.authority_code, include_predecessors=False)
        if i.is_full and i.sort_date > inspection.sort_date
    )
    return next(later, None)


def follow_up_report(
    corpus: Corpus, shelf: Shelf, report_id: str, *, limit: int = 3
) -> tuple[FollowUp, ...] | None:
    """What became of each recommendation of a report.

    Args:
        corpus: the history, as at the day asked about.
        shelf: the reports' text.
        report_id: the report whose recommendations are followed.
        limit: most suggestions for each.

    Returns:
        One row for each recommendation, in the report's order; None when there is no next
        inspection, or the text of either report is not held.
    """
    following = next_inspection(corpus, report_id)
    if following is None:
        return None
    then, after = shelf.text(report_id), shelf.text(following.report_id)
    if then is None or after is None:
        return None
    return _remembered(_Texts(then), _Texts(after), limit)


class _Texts:
    """A report's text, known by its report_id and file, so that results can be remembered."""

    def __init__(self, text: ReportText) -> None:
        self.text = text
        self._key = (text.report.report_id, text.report.sha256, text.report.first_page)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Texts) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=256)
def _remembered(then: _Texts, after: _Texts, limit: int) -> tuple[FollowUp, ...]:
    return follow_up(
        then.text.recommendations, after.text.recommendations, after.text.findings, limit=limit
    )


@dataclass(frozen=True)
class _Passage:
    """A candidate, with its sentences."""

    row: Recommendation | Finding
    sentences: tuple[str, ...]


def follow_up(
    recommendations: Sequence[Recommendation],
    next_recommendations: Iterable[Recommendation],
    next_findings: Iterable[Finding],
    *,
    limit: int = 3,
) -> tuple[FollowUp, ...]:
    """Suggest, for each recommendation, the passages of the next inspection most like it.

    A recommendation to a safeguarding children board is matched only with passages about a
    board, others only with passages that are not. The score adds likeness of words (cosine of
    TF-IDF, by the best sentence or the whole passage), likeness of wording (rapidfuzz) and shared
    themes.

    Args:
        recommendations: those of the earlier inspection.
        next_recommendations: those of the next inspection.
        next_findings: its findings.
        limit: most suggestions for each recommendation.
    """
    rows: list[Recommendation | Finding] = [*next_recommendations, *next_findings]
    passages = [_Passage(row, _sentences(row.text)) for row in rows]
    if not recommendations or not passages:
        return tuple(FollowUp(r, _themes(r.text), ()) for r in recommendations)
    meaning, best = _likeness([r.text for r in recommendations], passages)
    of_board = np.array([p.row.body == Body.LSCB for p in passages])
    found = []
    for row, recommendation in enumerate(recommendations):
        allowed = of_board == (recommendation.body == Body.LSCB)
        scores = np.where(allowed, meaning[row], -1.0)
        shortlist = np.argsort(-scores, kind="stable")[:_SHORTLIST]
        suggestions = [
            _suggestion(recommendation, passages[at], float(scores[at]), int(best[row][at]))
            for at in shortlist
            if scores[at] > 0
        ]
        suggestions = [s for s in suggestions if s.score >= LEAST_SCORE]
        suggestions.sort(key=lambda s: (-s.score, s.kind, s.order))
        found.append(
            FollowUp(recommendation, _themes(recommendation.text), tuple(suggestions[:limit]))
        )
    return tuple(found)


def _sentences(text: str) -> tuple[str, ...]:
    """A passage's sentences; the whole passage when it has but one."""
    parts = [part.strip(" •–\t") for part in _SENTENCE_END.split(text)]
    return tuple(part for part in parts if len(part) >= _SHORTEST_SENTENCE) or (text,)


def _tokens(text: str) -> list[str]:
    """Stems of a text's telling words, then pairs of neighbours."""
    words = [w[:_STEM] for w in _WORD.findall(text.lower()) if w not in _COMMON]
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def _likeness(
    texts: Sequence[str], passages: Sequence[_Passage]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Cosine of each text with each passage, by the passage's best sentence or its whole,
    whichever is more, and which sentence is best."""
    units: list[str] = []
    bounds: list[tuple[int, int]] = []
    for passage in passages:
        start = len(units)
        units.extend(passage.sentences)
        bounds.append((start, len(units)))
    whole = [passage.row.text for passage in passages]
    best = np.zeros((len(texts), len(passages)), dtype=np.intp)
    score = np.zeros((len(texts), len(passages)))
    if not any(_tokens(text) for text in texts):
        return score, best
    vectorizer = TfidfVectorizer(analyzer=_tokens, sublinear_tf=True)
    vectors = vectorizer.fit_transform([*units, *whole, *texts])
    asked = vectors[len(units) + len(whole) :]
    cosines = (asked @ vectors[: len(units) + len(whole)].T).toarray()
    for at, (start, end) in enumerate(bounds):
        best[:, at] = cosines[:, start:end].argmax(axis=1)
        score[:, at] = np.maximum(cosines[:, start:end].max(axis=1), cosines[:, len(units) + at])
    return score, best


@lru_cache(maxsize=20_000)
def _themes(text: str) -> tuple[str, ...]:
    return tuple(theme.code for theme in themes_of(text))


def _suggestion(
    recommendation: Recommendation, passage: _Passage, meaning: float, sentence: int
) -> Suggestion:
    row = passage.row
    excerpt = passage.sentences[sentence]
    wording = fuzz.token_set_ratio(recommendation.text.lower(), excerpt.lower()) / 100
    asked = set(_themes(recommendation.text))
    shared = tuple(code for code in _themes(row.text) if code in asked)
    # A theme that the passage touches only elsewhere counts half.
    close = sum(code in _themes(excerpt) for code in shared)
    theme = (len(shared) + close) / (2 * len(asked)) if asked else 0.0
    score = (
        _WEIGHTS["meaning"] * min(meaning, 1.0)
        + _WEIGHTS["wording"] * wording
        + _WEIGHTS["theme"] * theme
    )
    finding = row if isinstance(row, Finding) else None
    return Suggestion(
        kind=PassageKind.FINDING if finding else PassageKind.RECOMMENDATION,
        report_id=row.report_id,
        order=row.order,
        text=row.text,
        excerpt=excerpt,
        page=row.page,
        paragraph=finding.paragraph if finding else None,
        area=Area(finding.area) if finding and finding.area else None,
        section_grade=Grade(finding.section_grade) if finding and finding.section_grade else None,
        score=round(score, 3),
        themes=shared,
    )
