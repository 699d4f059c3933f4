"""The verdict on a quotation: whether the authority's reports have its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.claims.reading.grammar import GRADE_WORD, plain
from lineofsight.claims.reading.marks import Finding, FindingKind, Mark
from lineofsight.claims.reading.passages import Passage
from lineofsight.claims.reading.quotes import Found, Likeness, find_quotation
from lineofsight.claims.reading.rest import FRAME
from lineofsight.claims.reading.sentences import Sentence
from lineofsight.claims.reading.setting import Setting
from lineofsight.claims.reading.speech import Quotation, Voice
from lineofsight.claims.reading.words import content, stem, words_of
from lineofsight.claims.verdict import Outcome, Sureness, Verdict, Working

#: Fewer words than this occur in any report by chance: their surroundings must agree.
SHORT = 4
#: This many telling words beside a short quotation are its surroundings.
NEAR = 5
#: Words that nobody is named for, or a person says, count as the report's from this many on.
LONG_ENOUGH = {Voice.OFSTED: 2, Voice.UNNAMED: 4, Voice.OTHER: 8}
#: From this many words on, a quotation of a report at hand that is not in it is contradicted.
MUST_BE_THERE = 5


@dataclass(frozen=True)
class Piece:
    """The part of a quotation that stands in one sentence.

    Attributes:
        quotation: the quotation.
        sentence: the sentence.
        start: first character, in the whole text.
        end: character after the last.
        text: the words.
        before: the sentence before it.
        after: the sentence after it.
    """

    quotation: Quotation
    sentence: Sentence
    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def around(self) -> str:
        """The rest of the sentence."""
        return f"{self.before} {self.after}"

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(words_of(self.text).words)


def pieces(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[Piece]:
    """Each quotation cut where sentences end, in order."""
    found: list[Piece] = []
    for quotation in quotations:
        for sentence in sentences:
            start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
            if start < end and words_of(text[start:end]).words:
                before, after = text[sentence.start : start], text[end : sentence.end]
                found.append(Piece(quotation, sentence, start, end, text[start:end], before, after))
    return found


def worth_finding(piece: Piece) -> bool:
    """Whether a quotation is long enough to say which paragraph it is from, and no mere grade."""
    if GRADE_WORD.fullmatch(plain(piece.text).strip(" .,!?'\"")):
        return False
    words = words_of(piece.text).words
    return len(words) >= LONG_ENOUGH[piece.quotation.voice] and bool(content(words))


def look_up(piece: Piece, passages: Sequence[Passage]) -> Found | None:
    """Where the reports have a quotation; None where they do not, or where a few common words
    stand in surroundings that have nothing in common with the text's."""
    found = find_quotation(piece.text, passages, piece.around)
    if found is None:
        return None
    if piece.words < SHORT and not _shares_surroundings(piece, found):
        return None
    if piece.quotation.voice is not Voice.OFSTED and found.likeness is Likeness.ALTERED:
        return None
    return found


def _shares_surroundings(piece: Piece, found: Found) -> bool:
    """Whether half of the telling words just before (or, at the front, just after) a short
    quotation stand in the report's sentence too."""
    own = frozenset(map(stem, content(words_of(piece.text).words)))
    near = _telling(piece.before)[-NEAR:]
    if not near and piece.words < SHORT - 1:
        near = _telling(piece.after)[:NEAR]
    around = frozenset(map(stem, near)) - own
    if not around:
        return len(own) > 1
    first, last = found.passage.sentence_at(found.first)
    there = frozenset(map(stem, content(found.passage.words.words[first:last])))
    return 2 * len(around & there) >= len(around)


def _telling(text: str) -> list[str]:
    return [word for word in content(words_of(text).words) if word not in FRAME]


def judge(piece: Piece, found: Found | None, setting: Setting) -> Finding | None:
    """The finding on a quotation. None where it is not Ofsted's and no report has it: then it is a
    person's own words, of which nothing is said.

    Args:
        piece: the quotation.
        found: where it was found.
        setting: what the text speaks of.
    """
    quoted = " ".join(piece.text.split()).strip(" ,")
    if found is None:
        if piece.quotation.voice is not Voice.OFSTED:
            return None
        verdict, mark = _missing(piece, setting)
        return Finding(FindingKind.QUOTATION, piece.start, piece.end, quoted, mark, verdict)
    verdict, mark = _there(piece, found, setting)
    differences = tuple(each.sentence() for each in found.differences)
    return Finding(
        FindingKind.QUOTATION, piece.start, piece.end, quoted, mark, verdict, differences
    )


def _missing(piece: Piece, setting: Setting) -> tuple[Verdict, Mark]:
    about = setting.about
    reports = setting.library.reports
    held = about is not None and any(r.report_id == about.report_id for r in reports)
    certain = held and setting.sure and piece.words >= MUST_BE_THERE
    searched = ", ".join(report.report_id for report in reports)
    if not reports:
        words = f"No report on {setting.authority.name} is at hand."
    elif not held and about is not None:
        words = (
            f"Not found in the {len(reports)} reports at hand. The report of the inspection of "
            f"{about.when}, of which the text speaks, is not among them."
        )
    elif piece.words < MUST_BE_THERE:
        words = "Not found, and too short to be sure that no report says it."
    else:
        words = f"Not found in any of the {len(reports)} reports at hand."
    outcome = Outcome.DOES_NOT_HOLD if certain else Outcome.CANNOT_BE_KNOWN
    return (
        Verdict(
            outcome,
            words,
            Sureness.AS_FAR_AS_KNOWN if certain else Sureness.OPEN,
            Working(
                "paragraphs with the quotation's words", searched or "no reports", setting.base.day
            ),
            caveats=("Tables, footnotes and front pages of a report are not searched.",),
        ),
        Mark.CONTRADICTED if certain else Mark.NOT_CHECKABLE,
    )


def _there(piece: Piece, found: Found, setting: Setting) -> tuple[Verdict, Mark]:
    report = found.passage.report
    about = setting.about
    mark, outcome = Mark.SUPPORTED, Outcome.HOLDS
    notes: list[str] = []
    own = words_of(piece.around + " " + piece.text).words
    limited = bool(found.limits) and not any(w in own for w in words_of(found.limits).words)
    if found.likeness is Likeness.ALTERED:
        mark, outcome = Mark.PARTLY, Outcome.CANNOT_BE_KNOWN
        notes.append("in other words than the report's")
    if limited and not found.negated:
        mark, outcome = Mark.PARTLY, Outcome.CANNOT_BE_KNOWN
        notes.append(f"without the report's limit “{found.limits}”")
    elsewhere = about is not None and report.report_id != about.report_id
    if elsewhere and setting.sure and piece.quotation.voice is Voice.OFSTED:
        mark, outcome = Mark.PARTLY, Outcome.CANNOT_BE_KNOWN
        notes.append("from another report than the one of which the text speaks")
    if (limited and found.negated) or (found.likeness is Likeness.ALTERED and found.turned):
        mark, outcome = Mark.CONTRADICTED, Outcome.DOES_NOT_HOLD
        notes.append("and the difference turns the sense")
    start = f"{report.inspection_start:%B %Y}" if report.inspection_start else report.report_id
    place = f"page {found.passage.page}"
    if found.passage.paragraph:
        place += f", paragraph {found.passage.paragraph}"
    words = f"{found.likeness.label} in the report of {start}, {place}"
    if notes:
        words += f": {', '.join(notes)}"
    steps = tuple(f"The text {each.sentence()}." for each in found.differences)
    return (
        Verdict(
            outcome,
            f"{words}.",
            Sureness.SETTLED if outcome is not Outcome.CANNOT_BE_KNOWN else Sureness.OPEN,
            Working(
                "paragraphs with the quotation's words",
                f"{len(setting.library.reports)} reports at hand",
                setting.base.day,
                steps,
            ),
            evidence=(found.passage.evidence(found.stretch),),
        ),
        mark,
    )
