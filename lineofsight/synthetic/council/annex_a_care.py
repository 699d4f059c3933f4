"""Annex A's lists of children in care, care leavers, adoptions and adopters (8 to 11)."""

from __future__ import annotations

from datetime import date, timedelta

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.annex_a_lists import Lists, Row, yes
from lineofsight.synthetic.council.life import Adoption, CareEpisode, CarePeriod, Life
from lineofsight.synthetic.council.on_a_day import (
    DENTAL_CHECK,
    HEALTH_ASSESSMENT,
    care_plan,
    health_checks,
    held_by,
    leaving_on,
)
from lineofsight.synthetic.council.ssda903 import SUPPORTED_FROM

#: The council plays Wiltshire's part on the map; who lives outside is in Portsmouth's.
_OWN, _OTHER = "865", "851"


def add_care(lists: Lists, life: Life, period: CarePeriod) -> None:
    """Put a period of care, open or ended in the last six months, and an adoption."""
    if period.start > lists.as_at:
        return
    over = lists.known(period.end)
    if over is None or lists.lately(over):
        begun = [one for one in period.episodes if one.start <= lists.as_at]
        lists.put(
            "ChildrenInCare",
            lists.child(life),
            lists.held(life, begun[-1].start if over else lists.as_at),
            _care(lists, life, period, over),
            _placement(lists, begun),
            _missing(lists, period),
        )
    if period.adoption is not None:
        _add_adoption(lists, life, period, period.adoption)


def _care(lists: Lists, life: Life, period: CarePeriod, over: date | None) -> Row:
    """Since when, why, and what was done for the child."""
    until = over or lists.as_at
    reviewed = max((one.on for one in period.reviews if one.on <= lists.as_at), default=None)
    checks = [(kind, on) for kind, on in health_checks(life, period) if period.start <= on <= until]
    again = any(one.end and lists.year < one.end <= period.start for one in life.care)
    return {
        "uasc": yes(life.uasc and birthday(life.need.born, 18) > lists.since),
        "care_start": period.start,
        "category_of_need": period.category_of_need,
        "second_period": yes(again),
        "last_care_review": reviewed,
        "last_care_visit": lists.visited(life, ("CLA",), period.start, until),
        "permanence_plan": care_plan(period, lists.as_at) or None,
        "last_iro_visit": reviewed,
        "last_health_assessment": max(
            (on for kind, on in checks if kind == HEALTH_ASSESSMENT), default=None
        ),
        "last_dental_check": max((on for kind, on in checks if kind == DENTAL_CHECK), default=None),
        "care_end": over,
        "care_end_reason": period.episodes[-1].end_reason if over else None,
    }


def _placement(lists: Lists, begun: list[CareEpisode]) -> Row:
    """The legal status and the placement as they are, or were last."""
    now = begun[-1]
    status = next(
        one.start
        for place, one in enumerate(begun)
        if all(later.legal_status == now.legal_status for later in begun[place:])
    )
    collected = lists.as_at.year + (lists.as_at.month > 3)
    old = now.at.place == "K3" and collected < SUPPORTED_FROM
    return {
        "legal_status": now.legal_status,
        "legal_status_start": status,
        "placements_in_year": 1
        + sum(one.reason != "L" and one.start > lists.year for one in begun[1:]),
        "placement_start": max(one.start for one in begun if one.reason != "L"),
        "placement_type": "H5" if old else now.at.place,
        "placement_provider": now.at.provider,
        "placement_postcode": now.at.postcode,
        "urn": now.at.urn or None,
        "placement_location": "IN" if now.at.own_area else "OUT",
        "placement_authority": _OWN if now.at.own_area else _OTHER,
    }


def _missing(lists: Lists, period: CarePeriod) -> Row:
    """Times missing and away in the last twelve months, and the interview after the last."""
    gone = [one for one in period.missing if lists.year < one.start <= lists.as_at]
    back = [one for one in gone if one.end <= lists.as_at]
    # Who has not come back yet was not offered one.
    offered = back[-1].offered if back else False if gone else None
    return {
        "missing_in_year": sum(one.kind == "M" for one in gone),
        "absent_in_year": sum(one.kind == "A" for one in gone),
        "interview_offered": yes(offered),
        "interview_accepted": yes(back[-1].accepted) if offered else None,
    }


def add_leaving(lists: Lists, life: Life) -> None:
    """Put a young person who is leaving care or has left it."""
    now = leaving_on(life, lists.as_at)
    if now is None:
        return
    one = held_by(life, lists.as_at)
    lists.put(
        "CareLeavers",
        lists.child(life),
        team=one.team if one else "Leaving care",
        worker=one.worker if one else now.adviser,
        was_uasc=yes(life.uasc),
        personal_adviser=now.adviser,
        eligibility="FORMER" if now.eligibility == "FORMER_RELEVANT" else now.eligibility,
        pathway_plan_review=now.reviewed,
        in_touch=now.in_touch,
        last_contact=now.contact,
        accommodation=now.accommodation[:1] or None,
        accommodation_suitable=now.accommodation[1:] or None,
        activity=now.activity or None,
    )


def _add_adoption(lists: Lists, life: Life, period: CarePeriod, adoption: Adoption) -> None:
    """Of whom it is, or was in the last twelve months, decided that adoption is best."""
    adopted = lists.known(adoption.adopted)
    given_up = lists.known(adoption.reversed_on)
    last = adopted or given_up
    if adoption.decided > lists.as_at or (last is not None and last <= lists.year):
        return
    matched, placed = lists.known(adoption.matched), lists.known(adoption.placed)
    family = f"F{life.identifier}"
    lists.put(
        "Adoption",
        lists.child(life),
        family_id=family if matched else None,
        entered_care=period.start,
        adoption_decision=adoption.decided,
        placement_order=lists.known(adoption.placement_order),
        matched=matched,
        placed=placed,
        adopted=adopted,
        decision_reversed=given_up,
        reversal_reason=adoption.reversed_reason if given_up else None,
    )
    if matched is None:
        return
    # The adopters were approved before the match.
    enquiry = matched - timedelta(days=400 + life.number % 100)
    first = enquiry + timedelta(days=20)
    second = first + timedelta(days=55)
    for number in range(adoption.adopters):
        lists.put(
            "Adopters",
            adopter_id=f"AD{life.identifier}{number}",
            gender=adoption.adopters_sex[number],
            ethnicity="WBRI",
            disability="N",
            family_id=family,
            fosters_for_adoption="N",
            enquiry=enquiry,
            stage_1_start=first,
            stage_1_end=first + timedelta(days=50),
            stage_2_start=second,
            stage_2_end=second + timedelta(days=110),
            applied=second,
            approved=second + timedelta(days=115),
            matched_with_child=matched,
            child_placed=placed,
            children_placed=1 if placed else None,
            adoption_order=adopted,
        )
