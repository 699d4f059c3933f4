"""Mistakes in plans of children in need, in child protection plans, and in their reviews."""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from lineofsight.synthetic.cin.mistakes.kinds import (
    Case,
    give,
    is_open,
    moved,
    put_after,
    take,
    value,
)
from lineofsight.synthetic.kinds import Kinds

KINDS = Kinds[Case]()
kind = KINDS.kind

_NEED, _NEED_START, _NEED_END = "CINPlanDates", "CINPlanStartDate", "CINPlanEndDate"
_PROTECTION, _START, _END = "ChildProtectionPlans", "CPPstartDate", "CPPendDate"
_REVIEW = "CPPreviewDate"

type_of_found = tuple[Element, Element] | None


def _plan(case: Case, name: str, *holding: str, ended: bool | None = None) -> type_of_found:
    """A plan of a kind that holds these values, and its episode; `ended`: one that is, or not."""
    end = _NEED_END if name == _NEED else _END
    for episode in case.episodes("CINreferralDate"):
        for plan in episode.findall(name):
            held = all(plan.find(path) is not None for path in holding)
            if held and ended in (None, bool(value(plan, end))):
                return episode, plan
    return None


def _set(found: type_of_found, name: str, text: str) -> bool:
    if found:
        give(found[1], name, text)
    return found is not None


def _take(found: type_of_found, name: str) -> bool:
    if found:
        take(found[1], name)
    return found is not None


# Child protection plans.


@kind("the child protection plan was recorded some days after its conference", "2885")
def plan_recorded_late(case: Case) -> bool:
    found = _plan(case, _PROTECTION)
    start = value(found[1], _START) if found else ""
    in_year = case.census.start.isoformat() <= start <= moved(case.census.end.isoformat(), -5)
    return in_year and _set(found, _START, moved(start, 5))


@kind("the child protection plan has the start it had elsewhere", "1105")
def plan_from_elsewhere(case: Case) -> bool:
    found = _plan(case, _PROTECTION)
    return _set(found, _START, moved(value(found[0], "CINreferralDate"), -30) if found else "")


@kind("the child protection plan has no start", "8720")
def plan_undated(case: Case) -> bool:
    return _take(_plan(case, _PROTECTION), _START)


@kind("the number of earlier child protection plans was left blank", "8730")
def earlier_plans_left_out(case: Case) -> bool:
    return _take(_plan(case, _PROTECTION), "NumberOfPreviousCPP")


@kind("the first category of abuse is a local code", "8905")
def local_category(case: Case) -> bool:
    return _set(_plan(case, _PROTECTION), "InitialCategoryOfAbuse", "NEGLECT")


@kind("the latest category of abuse was left blank", "8910")
def category_left_out(case: Case) -> bool:
    return _take(_plan(case, _PROTECTION), "LatestCategoryOfAbuse")


@kind("a child protection plan made by mistake was ended at once", "8840")
def plan_of_one_day(case: Case) -> bool:
    found = _plan(case, _PROTECTION)
    return _set(found, _END, value(found[1], _START) if found else "")


@kind("the child protection plan ended before it began", "8925")
def plan_ends_first(case: Case) -> bool:
    found = _plan(case, _PROTECTION, ended=True)
    return _set(found, _END, moved(value(found[1], _START), -1) if found else "")


@kind("the file shows a child protection plan ended since the year", "8930")
def plan_ended_since(case: Case) -> bool:
    end = moved(case.census.end.isoformat(), 30)
    return _set(_plan(case, _PROTECTION, ended=False), _END, end)


@kind("a change of category was recorded as another plan", "8935", "8940")
def plan_for_a_category(case: Case) -> bool:
    if found := _plan(case, _PROTECTION, ended=False):
        put_after(*found, deepcopy(found[1]))
    return found is not None


@kind("the date of death is that of another person of the family", "8915", "8920")
def plan_after_death(case: Case) -> bool:
    found = _plan(case, _PROTECTION, ended=True)
    if found and value(case.who, "PersonBirthDate"):
        give(case.who, "PersonDeathDate", moved(value(found[1], _START), -1))
        return True
    return False


@kind("the conference was recorded as the first review", "8841")
def conference_as_review(case: Case) -> bool:
    found = _plan(case, _PROTECTION, "Reviews")
    if found:
        found[1].findall(f"Reviews/{_REVIEW}")[0].text = value(found[1], _START)
    return found is not None


@kind("a review is planned and has not been held", "8842Q")
def review_undated(case: Case) -> bool:
    found = _plan(case, _PROTECTION, "Reviews")
    if found:
        SubElement(found[1].findall("Reviews")[0], _REVIEW)
    return found is not None


# Plans of children in need.


@kind("the plan has no start", "4010")
def need_plan_undated(case: Case) -> bool:
    return _take(_plan(case, _NEED), _NEED_START)


@kind("the plan ended before it began", "4011")
def need_plan_ends_first(case: Case) -> bool:
    found = _plan(case, _NEED, ended=True)
    return _set(found, _NEED_END, moved(value(found[1], _NEED_START), -1) if found else "")


@kind("a plan made by mistake was ended at once", "4012Q")
def need_plan_of_one_day(case: Case) -> bool:
    found = _plan(case, _NEED, ended=True)
    return _set(found, _NEED_END, value(found[1], _NEED_START) if found else "")


@kind("the file shows a plan ended since the year", "4013")
def need_plan_ended_since(case: Case) -> bool:
    end = moved(case.census.end.isoformat(), 14)
    return _set(_plan(case, _NEED, ended=False), _NEED_END, end)


@kind("a reviewed plan was recorded as another", "4004", "4014")
def need_plan_again(case: Case) -> bool:
    if found := _plan(case, _NEED, ended=False):
        put_after(*found, deepcopy(found[1]))
    return found is not None


@kind("the plan is that of an earlier referral", "4015")
def need_plan_before_referral(case: Case) -> bool:
    found = _plan(case, _NEED)
    before = moved(value(found[0], "CINreferralDate"), -20) if found else ""
    return _set(found, _NEED_START, before)


@kind("the date of death is before the plan began", "4008", "4009Q")
def need_plan_after_death(case: Case) -> bool:
    found = _plan(case, _NEED, ended=True)
    if found and value(case.who, "PersonBirthDate"):
        give(case.who, "PersonDeathDate", moved(value(found[1], _NEED_START), -1))
        return True
    return False


# One beside the other.


def _add_need_plan(episode: Element, start: str, end: str = "") -> None:
    """Add a plan of a child in need to an episode, where the schema has it."""
    made = Element(_NEED)
    give(made, _NEED_START, start)
    if end:
        give(made, _NEED_END, end)
    after = [n for n, part in enumerate(episode) if part.tag in (_NEED, "Section47", "ReferralNFA")]
    episode.insert(after[0], made)


@kind("a plan was opened though the child protection plan goes on", "4001", "4016")
def both_open(case: Case) -> bool:
    found = _plan(case, _PROTECTION, ended=False)
    if found and is_open(found[0]) and found[0].find(_NEED) is None:
        start = moved(value(found[1], _START), 1)
        if start <= case.census.end.isoformat():
            _add_need_plan(found[0], start)
            return True
    return False


@kind("the child protection plan was reviewed after the other plan had begun", "4003", "4016")
def reviewed_after_change(case: Case) -> bool:
    for episode in case.episodes(_NEED, f"{_PROTECTION}/{_END}", f"{_PROTECTION}/Reviews"):
        ended = value(episode, f"{_PROTECTION}/{_END}")
        for plan in episode.findall(_NEED):
            if value(plan, _NEED_START) == ended:
                give(plan, _NEED_START, moved(ended, -10))
                return True
    return False


@kind("the plan was not closed when the conference made another", "4017")
def need_plan_left_open(case: Case) -> bool:
    found = _plan(case, _PROTECTION, _START)
    start = value(found[1], _START) if found else ""
    if found and moved(start, 20) <= case.census.end.isoformat():
        _add_need_plan(found[0], moved(start, -2), moved(start, 20))
        return True
    return False
