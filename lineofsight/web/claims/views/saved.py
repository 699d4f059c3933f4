"""Types of claim and what each can check; claims that someone keeps, stale ones first."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.claims.base import ClaimType, Subject, claim_types
from lineofsight.claims.evidence import Evidence
from lineofsight.claims.saved import (
    Checked,
    SavedClaimError,
    State,
    check_all,
    check_saved,
    load,
)
from lineofsight.web.access import Access, access
from lineofsight.web.accounts.current import person_of
from lineofsight.web.claims.reach import within_reach
from lineofsight.web.claims.showing import evidence_address, footnoted
from lineofsight.web.claims.store import evidence_on, workspace
from lineofsight.web.inspections.ask import ask
from lineofsight.web.lists import Form, data

#: What each column of the list of saved claims holds. The reference of pages repeats it.
MEANINGS = {
    "claim": "the saved claim's name in addresses",
    "sentence": "the claim as a sentence",
    "owner": "who keeps it and is told when it goes stale",
    "note": "where it is used",
    "saved": "day on which it was saved",
    "speaks_of": "day that it speaks of; empty when it should hold on every later day",
    "outcome_when_saved": "`holds`, `does_not_hold` or `cannot_be_known` when it was saved",
    "outcome_now": "the same by the evidence at hand",
    "state": "`stands`, `newer` (stands on newer evidence), `stale` or `unreadable`",
    "why": "why, in words",
}
#: What each column of a claim's evidence holds.
EVIDENCE_MEANINGS = {
    "kind": "sort of evidence: `judgement`, `paragraph`, `count`, `measure` or `stated`",
    "what": "what was seen",
    "where": "its source",
    "known_from": "day from which it is known",
    "again": "command that shows it again",
    "link": "page of the site that shows it",
    "key": "what it is in the data",
}
COLUMNS = tuple(MEANINGS)
EVIDENCE_COLUMNS = tuple(EVIDENCE_MEANINGS)


#: Names of blanks that say little by themselves, as the page shows them.
BLANKS = {"strand": "area", "on": "date", "of": "number", "among": "group", "authority": "council"}


def blank_name(name: str) -> str:
    """The name of a claim's blank, in words."""
    return BLANKS.get(name, name.replace("_", " "))


def sentence_of(kind: ClaimType) -> str:
    """A claim type's sentence: its blanks as words in [brackets], what may fall away in (round
    ones)."""

    def optional(found: re.Match[str]) -> str:
        condition, part = found[1], found[2]
        if condition and "|" in part:
            return " or ".join(part.split("|"))
        return f" ({part.strip()})"

    text = re.sub(r"\[(?:([\w=]+)\?:)?([^\[\]]*)\]", optional, kind.pattern)
    text = re.sub(r"\{(\w+)\}", lambda found: f"[{blank_name(found[1])}]", text)
    return f"{text[:1].upper()}{text[1:]}."


@access(Access.SIGNED_IN)
def listing(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Saved claims against today's evidence, and every type of claim."""
    asked = ask(request)
    day = asked.day.day if asked.day.given else None
    every, problems = check_all(workspace(), evidence_on(day))
    checked = within_reach(person_of(request), every)
    if form is not Form.PAGE:
        return data(form, "claims", COLUMNS, map(_row, checked), asked.facts)
    types = claim_types()
    return asked.page(
        "claims/claims.html",
        title="Claims and their evidence",
        section="claims",
        checked=checked,
        stale=[each for each in checked if each.state is State.STALE],
        problems=problems,
        subjects=[
            (subject, [kind for kind in types if kind.subject is subject]) for subject in Subject
        ],
        sentence_of=sentence_of,
        blank_name=blank_name,
    )


def _row(each: Checked) -> dict[str, Any]:
    kept = each.saved
    return {
        "claim": kept.id,
        "sentence": kept.sentence,
        "owner": kept.owner,
        "note": kept.note,
        "saved": kept.saved.date(),
        "speaks_of": kept.as_at,
        "outcome_when_saved": kept.outcome.value,
        "outcome_now": each.verdict.outcome.value if each.verdict else None,
        "state": each.state.value,
        "why": each.why,
    }


@access(Access.SIGNED_IN)
def one(request: HttpRequest, claim_id: str, form: Form = Form.PAGE) -> HttpResponse:
    """A saved claim: its verdict, working and evidence."""
    asked = ask(request)
    try:
        kept = load(workspace(), claim_id)
    except SavedClaimError as error:
        raise Http404 from error
    day = asked.day.day if asked.day.given else None
    checked = check_saved(kept, evidence_on(day))
    if not within_reach(person_of(request), [checked]):
        raise Http404
    evidence = checked.verdict.evidence if checked.verdict else kept.evidence
    if form is not Form.PAGE:
        facts = {**asked.facts, **_row(checked)}
        rows = [_evidence_row(each) for each in evidence]
        return data(form, claim_id, EVIDENCE_COLUMNS, rows, facts)
    when = kept.as_at or day
    return asked.page(
        "claims/claim.html",
        title=kept.sentence.removesuffix("."),
        trail=[("Claims", "claims")],
        section="claims",
        checked=checked,
        kept=kept,
        verdict=checked.verdict,
        evidence=evidence,
        evidence_address=lambda each: evidence_address(each, when),
        copy=footnoted(kept.sentence, evidence, request, when) if evidence else "",
    )


def _evidence_row(each: Evidence) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "what": each.what,
        "where": each.where,
        "known_from": each.as_at,
        "again": each.again,
        "link": each.link,
        "key": each.key,
    }
