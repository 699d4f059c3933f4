"""Mistakes in a child's CIN census beside those that every invented census has: dates typed the
other way round or not at all, codes in small letters."""

from __future__ import annotations

from datetime import date

from lineofsight.synthetic.cin.mistakes.kinds import Case, give, moved, take, value
from lineofsight.synthetic.kinds import Kinds

KINDS = Kinds[Case]()
kind = KINDS.kind


def _exchanged(day: str) -> str:
    """A day with day and month the other way round; blank where that is no other day."""
    if not day:
        return ""
    found = date.fromisoformat(day)
    if found.day > 12 or found.day == found.month:
        return ""
    return found.replace(month=found.day, day=found.month).isoformat()


@kind("day and month of birth are exchanged")
def birth_exchanged(case: Case) -> bool:
    born = _exchanged(value(case.who, "PersonBirthDate"))
    referred = min((value(e, "CINreferralDate") for e in case.episodes()), default="")
    if born and born < referred:
        give(case.who, "PersonBirthDate", born)
        return True
    return False


@kind("the date of birth is blank", "8525Q")
def birth_blank(case: Case) -> bool:
    known = bool(value(case.who, "PersonBirthDate"))
    take(case.who, "PersonBirthDate")
    return known


@kind("the day of birth does not exist")
def birth_no_day(case: Case) -> bool:
    born = value(case.who, "PersonBirthDate")
    if born:
        give(case.who, "PersonBirthDate", f"{born[:4]}-02-31")
    return bool(born)


@kind("the ethnic origin is in small letters", "4220")
def ethnicity_small(case: Case) -> bool:
    origin = case.child.find("ChildCharacteristics/Ethnicity")
    if origin is None or not origin.text:
        return False
    origin.text = origin.text.lower()
    return True


@kind("the source of the referral is in small letters", "8866")
def source_small(case: Case) -> bool:
    for episode in case.episodes("ReferralSource"):
        code = value(episode, "ReferralSource")
        if code != code.lower():
            give(episode, "ReferralSource", code.lower())
            return True
    return False


@kind("the first category of abuse is blank", "8905")
def category_blank(case: Case) -> bool:
    for plan in case.child.findall("CINdetails/ChildProtectionPlans[InitialCategoryOfAbuse]"):
        take(plan, "InitialCategoryOfAbuse")
        return True
    return False


@kind("the review is before the child protection plan", "8841")
def review_before_plan(case: Case) -> bool:
    for plan in case.child.findall("CINdetails/ChildProtectionPlans[CPPstartDate]"):
        for review in plan.findall("Reviews/CPPreviewDate"):
            review.text = moved(value(plan, "CPPstartDate"), -14)
            return True
    return False


@kind("the closure is dated the other way round")
def closure_exchanged(case: Case) -> bool:
    for episode in case.episodes("CINclosureDate"):
        closed = _exchanged(value(episode, "CINclosureDate"))
        if closed:
            give(episode, "CINclosureDate", closed)
            return True
    return False
