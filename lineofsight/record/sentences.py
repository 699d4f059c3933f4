"""What happened, in a sentence each: what the record says and no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lineofsight.record.journeys import Event
from lineofsight.record.words import LISTS, listed, meaning, within

_VISITS = {
    "CIN": "on a child in need plan",
    "CP": "on a child protection plan",
    "CLA": "in care",
}
_REVIEWS = {
    "CP": "Child protection review conference",
    "CLA": "Review of the child’s care",
    "PATHWAY": "Review of the pathway plan",
}
_HEALTH = {
    "HEALTH_ASSESSMENT": "Health assessment",
    "DENTAL_CHECK": "Dental check",
    "DEVELOPMENT_CHECK": "Development check",
    "IMMUNISATIONS": "Immunisations up to date",
    "SDQ": "Strengths and difficulties questionnaire",
    "CONVICTED": "Conviction, final warning or reprimand",
    "SUBSTANCE_MISUSE": "Substance misuse recorded",
    "INTERVENTION_RECEIVED": "Help with substance misuse received",
    "INTERVENTION_OFFERED": "Help with substance misuse offered",
}


@dataclass(frozen=True)
class Names:
    """Names of workers to tell, by identifier. One that is not there is told by its identifier."""

    workers: Mapping[str, str] = field(default_factory=dict)

    def worker(self, code: str | None) -> str:
        """A worker as told."""
        return self.workers.get(code or "", code or "A worker who is not named")


def _contact(event: Event) -> str:
    words = f"Contact{_by(event.code)}."
    return f"{words} What came of it: {event.detail}." if event.detail else words


def _by(source: str | None) -> str:
    """Who made a contact or referral, to go after it."""
    if source == "10":
        return "; by whom is not known"
    known = within("source", source)
    return f" by {known}" if known else ""


def _referral(event: Event) -> str:
    words = f"Referred{_by(event.code)}."
    if event.detail == "N9":
        words += " The record says: not a child in need."
    elif event.detail:
        words += f" The need was {within('need', event.detail)}."
    if event.flag:
        words += " No further action was taken."
    return words


def _closure(event: Event) -> str:
    why = within("closure", event.code)
    return f"The case was closed{f': {why}' if why else ''}."


def _assessment_end(event: Event) -> str:
    words = "The assessment was authorised."
    if event.flag:
        words += " It ended without support from social care."
    codes = [code for code in (event.detail or "").split(",") if code]
    if codes:
        order = list(LISTS["factor"].meanings)
        codes.sort(key=lambda code: order.index(code) if code in order else len(order))
        found = listed([within("factor", code) or code for code in codes])
        words += f" Factors found: {found}."
    return words


def _s47_end(event: Event) -> str:
    words = "The section 47 enquiry ended."
    if event.flag:
        return f"{words} No further action was taken."
    if event.code == "true":
        return f"{words} No initial conference was required."
    return words


def _conference(event: Event) -> str:
    words = "Initial child protection conference"
    if event.code == "true":
        words += " of a child who moved in with a plan"
    if event.flag is None:
        return f"{words}."
    return f"{words}. It led to {'a' if event.flag else 'no'} child protection plan."


def _cp_plan_start(event: Event) -> str:
    whose = (
        "A child protection plan of another council" if event.flag else "A child protection plan"
    )
    kind = within("abuse", event.code)
    return f"{whose} began{f' ({kind})' if kind else ''}."


def _cp_plan_end(event: Event) -> str:
    words = "The child protection plan ended."
    if event.code and event.detail and event.code != event.detail:
        words += f" Its latest category was {within('abuse', event.code)}."
    return words


def _care_start(event: Event) -> str:
    need = within("need", event.code)
    return f"Care began.{f' The category of need was {need}.' if need else ''}"


def _care_end(event: Event) -> str:
    why = within("care_end", event.code)
    return f"Care ended{f': {why}' if why else ''}."


def _legal_status(event: Event) -> str:
    known = within("legal_status", event.code)
    if known:
        return f"Legal status from this day: {known}."
    return f"Legal status from this day, as found: {event.detail or 'not known'}."


def _placement(event: Event) -> str:
    kind = within("placement", event.code)
    words = f"Placement began: {kind}" if kind else "A placement began"
    # What provides it in full is in the code list; here, who.
    provider = (within("provider", event.detail) or "").partition(",")[0]
    return f"{words}.{f' Provided by: {provider}.' if provider else ''}"


def _placement_end(event: Event) -> str:
    return f"The placement ended.{moved(event)}"


def moved(event: Event) -> str:
    """Why a placement ended for another, to go after a sentence; empty where it does not say."""
    why = within("placement_change", event.detail)
    return f" Why it changed: {why}." if why else ""


def _missing_start(event: Event) -> str:
    return "Away without authorisation." if event.code == "A" else "Went missing."


def _missing_end(event: Event) -> str:
    words = "Came back."
    if event.flag is False:
        return f"{words} No return interview was offered."
    if event.flag:
        taken = {"true": "It was accepted.", "false": "It was not accepted."}
        words += f" A return interview was offered. {taken.get(event.detail or '', '')}"
    return words.strip()


def _worker_start(event: Event, names: Names) -> str:
    who = names.worker(event.code)
    if _is_social_worker(event):
        return f"{who} became the child’s social worker."
    role = f" ({event.detail})" if event.detail else ""
    return f"{who}{role} began to work with the child."


def _worker_end(event: Event, names: Names) -> str:
    who = names.worker(event.code)
    if _is_social_worker(event):
        return f"{who} was the child’s social worker no longer."
    role = f" ({event.detail})" if event.detail else ""
    return f"{who}{role} no longer worked with the child."


def _worker_noted(event: Event, names: Names) -> str:
    who = names.worker(event.code)
    if _is_social_worker(event):
        return f"{who} is listed as the child’s social worker; since when is not said."
    role = f" ({event.detail})" if event.detail else ""
    return f"{who}{role} is listed as working with the child; since when is not said."


def _is_social_worker(event: Event) -> bool:
    return event.flag if event.flag is not None else event.detail in ("CW", None)


def _visit(event: Event) -> str:
    where = _VISITS.get(event.code or "", "")
    words = f"Visit{' ' + where if where else ''}."
    if event.flag is False:
        return f"{words} The child was not seen."
    if event.flag:
        alone = {"true": " alone", "false": ", not alone"}.get(event.detail or "", "")
        words += f" The child was seen{alone}."
    return words


def _review(event: Event) -> str:
    words = f"{_REVIEWS.get(event.code or '', 'Review')}."
    part = meaning("participation", event.detail)
    if part:
        words += f" {part}."
    if event.flag is not None and event.code == "CP":
        words += " The plan went on." if event.flag else " The plan was to end."
    return words


def _health(event: Event) -> str:
    words = _HEALTH.get(event.code or "", event.code or "Health")
    if event.code == "SDQ" and event.detail:
        reason = within("sdq_reason", event.detail)
        return f"{words}: {'score ' if event.detail.isdigit() else ''}{reason}."
    if event.detail == "REFUSED":
        return f"{words}: refused."
    return f"{words}."


def _permanence_order(event: Event) -> str:
    order = within("permanence", event.code)
    return f"Order made: {order}." if order else "An order of permanence was made."


def _adoption_placed(event: Event) -> str:
    if event.flag:
        return "Placed for adoption with the child’s foster carers."
    return "Placed for adoption."


def _adoption_reversed(event: Event) -> str:
    why = within("reversed", event.code)
    return f"The decision for adoption was reversed{f': {why}' if why else ''}."


def _leaving_care(event: Event) -> str:
    parts = [within("in_touch", event.code), within("accommodation", event.detail)]
    known = [part for part in parts if part]
    return f"Position as a care leaver: {'; '.join(known) or 'not known'}."


def _always(words: str) -> Callable[[Event], str]:
    return lambda _: words


def _of(words: str, otherwise: str) -> Callable[[Event], str]:
    """A sentence with the event's code in it, and one for an event without."""
    return lambda event: words.format(event.code) if event.code else otherwise


SENTENCES: dict[str, Callable[[Event], str]] = {
    "contact": _contact,
    "early_help_start": _of("Early help began, by {}.", "Early help began."),
    "early_help_end": _of("Early help ended: {}.", "Early help ended."),
    "referral": _referral,
    "closure": _closure,
    "assessment_start": _always("An assessment began."),
    "assessment_end": _assessment_end,
    "s47_start": _always("A section 47 enquiry began."),
    "s47_end": _s47_end,
    "conference": _conference,
    "cin_plan_start": _always("A child in need plan began."),
    "cin_plan_end": _always("The child in need plan ended."),
    "cp_plan_start": _cp_plan_start,
    "cp_plan_end": _cp_plan_end,
    "care_start": _care_start,
    "care_end": _care_end,
    "legal_status": _legal_status,
    "placement": _placement,
    "placement_end": _placement_end,
    "missing_start": _missing_start,
    "missing_end": _missing_end,
    "return_interview": _always("Return interview."),
    "visit": _visit,
    "review": _review,
    "health": _health,
    "adoption_decision": _always("It was decided that the child should be placed for adoption."),
    "placement_order": _always("A placement order was made."),
    "adoption_match": _always("Matched with adopters."),
    "adoption_placed": _adoption_placed,
    "permanence_order": _permanence_order,
    "adoption_reversed": _adoption_reversed,
    "leaving_care": _leaving_care,
    "liberty_start": _always("A deprivation of liberty order began."),
    "liberty_end": _always("A deprivation of liberty order ended."),
    "death": _always("Died."),
}

#: Those that name a worker.
NAMED: dict[str, Callable[[Event, Names], str]] = {
    "worker_start": _worker_start,
    "worker_noted": _worker_noted,
    "worker_end": _worker_end,
}


def sentence(event: Event, names: Names | None = None) -> str:
    """What an event says, in a sentence or two, without its date."""
    if event.kind in NAMED:
        return NAMED[event.kind](event, names or Names())
    return SENTENCES[event.kind](event)
