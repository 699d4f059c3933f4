"""A text checked sentence by sentence. What is pasted is read, answered and forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from lineofsight.claims.evidence import Evidence
from lineofsight.claims.reading import CheckedSentence, CheckedText, Finding, Mark, check_text
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.web.access import Access, access
from lineofsight.web.asat import EARLIEST, parse_day
from lineofsight.web.claims.showing import (
    Piece,
    Stretch,
    differing,
    each_once,
    evidence_address,
    footnoted,
    marked_pieces,
)
from lineofsight.web.claims.store import evidence_on
from lineofsight.web.inspections.ask import Ask, ask

#: About 3,000 words: any press release whole, a report to a committee in parts. A real text of this
#: length takes under a second.
MOST_CHARACTERS = 20_000


@dataclass(frozen=True)
class Asked:
    """The form as it was filled in, understood; `errors` are (message, id of the field)."""

    text: str
    council: Authority | None
    day: date | None
    day_text: str
    errors: tuple[tuple[str, str], ...]


def read_form(request: HttpRequest) -> Asked:
    """Understand the posted form."""
    # Browsers send line ends as two characters; the text is read and counted with one.
    text = request.POST.get("text", "").replace("\r\n", "\n")
    errors = []
    if not text.strip():
        errors.append(("Enter the text to check", "text"))
    elif len(text) > MOST_CHARACTERS:
        errors.append(
            (
                f"Text must be {MOST_CHARACTERS:,} characters or fewer. "
                f"It has {len(text):,}: check it in parts",
                "text",
            )
        )
    slug = request.POST.get("council", "").strip()
    council = None
    try:
        council = authorities.by_slug(slug) if slug else None
    except UnknownAuthorityError:
        errors.append(("Select a council from the list", "council"))
    else:
        if council is None:
            errors.append(("Select the council that the text is about", "council"))
    day_text = request.POST.get("as_at", "").strip()[:40]
    day = parse_day(day_text) if day_text else None
    if day_text and day is None:
        errors.append(("Date must be a real date, such as 7 January 2019 or 2019-01-07", "as_at"))
    elif day is not None and not EARLIEST <= day <= timezone.localdate():
        errors.append(("Date must be from 2009 to today", "as_at"))
    return Asked(text, council, day, day_text, tuple(errors))


@dataclass(frozen=True)
class ShownFinding:
    """A finding with what the page says of it."""

    finding: Finding
    number: int
    changes: tuple[Stretch, ...]


@dataclass(frozen=True)
class ShownSentence:
    """A sentence with its mark, its pieces, its findings and the text to copy."""

    checked: CheckedSentence
    pieces: tuple[Piece, ...]
    findings: tuple[ShownFinding, ...]
    copy: str
    begins_paragraph: bool

    @property
    def rows(self) -> int:
        """How many rows the text to copy needs, about."""
        return min(3 + sum(1 + len(line) // 60 for line in self.copy.split("\n")), 16)


def shown_sentences(
    text: str, checked: CheckedText, request: HttpRequest, day: date | None
) -> list[ShownSentence]:
    """Every sentence as the page shows it."""
    found = []
    paragraph = None
    for each in checked.sentences:
        sentence = each.sentence
        evidence: list[Evidence] = each_once(
            [seen for finding in each.findings for seen in finding.verdict.evidence]
        )
        spans = [(finding.start, finding.end) for finding in each.findings]
        found.append(
            ShownSentence(
                checked=each,
                pieces=tuple(marked_pieces(text, sentence.start, sentence.end, spans)),
                findings=tuple(
                    ShownFinding(finding, number, _changes(finding))
                    for number, finding in enumerate(each.findings, start=1)
                ),
                copy=footnoted(sentence.text, evidence, request, day) if evidence else "",
                begins_paragraph=sentence.paragraph != paragraph,
            )
        )
        paragraph = sentence.paragraph
    return found


def _changes(finding: Finding) -> tuple[Stretch, ...]:
    """A quotation with other words than the report, word by word."""
    if not finding.differences or not finding.verdict.evidence:
        return ()
    return tuple(differing(finding.said, finding.verdict.evidence[0].what))


def by_mark(checked: CheckedText) -> list[tuple[Mark, list[int]]]:
    """The numbers of the sentences with each mark, for marks that occur."""
    found: dict[Mark, list[int]] = {mark: [] for mark in Mark}
    for each in checked.sentences:
        found[each.mark].append(each.sentence.number)
    return [(mark, numbers) for mark, numbers in found.items() if numbers]


@access(Access.PUBLIC)
@sensitive_post_parameters("text")
def read(request: HttpRequest) -> HttpResponse:
    """The form, and below it the text that was posted, checked."""
    asked = ask(request)
    if request.method != "POST":
        given = asked.day.text if asked.day.given else ""
        council = asked.council("council")
        return _page(asked, Asked("", council, None, given, ()), {})
    form = read_form(request)
    if form.errors or form.council is None:
        asked.errors.extend(form.errors)
        return _page(asked, form, {})
    checked = check_text(form.text, form.council.code, evidence_on(form.day))
    return _page(
        asked,
        form,
        {
            "checked": checked,
            "about": authorities.get(checked.authority_code),
            "sentences": shown_sentences(form.text, checked, request, form.day),
            "by_mark": by_mark(checked),
            "evidence_address": lambda evidence: evidence_address(evidence, form.day),
        },
    )


def _page(asked: Ask, form: Asked, found: dict[str, Any]) -> HttpResponse:
    title = "Check a text"
    if found:
        title = f"Text about {found['about'].name}, checked"
    response = asked.page(
        "claims/read.html",
        title=title,
        section="claims",
        trail=[("Claims", "claims")],
        form=form,
        field_errors={field: message for message, field in reversed(form.errors)},
        councils={a.slug: a.name for a in authorities.all_authorities()},
        most=MOST_CHARACTERS,
        **found,
    )
    # What was pasted is nobody else's business: no cache keeps the answer.
    response["Cache-Control"] = "no-store"
    return response
