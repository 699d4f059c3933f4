"""Mistakes in section 47 enquiries and initial conferences."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from xml.etree.ElementTree import Element

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

_START, _CONFERENCE, _TARGET = "S47ActualStartDate", "DateOfInitialCPC", "InitialCPCtarget"
_NOT_REQUIRED = "ICPCnotRequired"


def _conferred(case: Case) -> tuple[Element, Element] | None:
    """An enquiry with a conference, and its episode."""
    for episode in case.episodes(f"Section47/{_CONFERENCE}", "CINreferralDate"):
        for enquiry in episode.findall("Section47"):
            if value(enquiry, _CONFERENCE):
                return episode, enquiry
    return None


def _saturday_before(day: str) -> str:
    return moved(day, -date.fromisoformat(day).weekday() - 2)


@kind("the enquiry began before the referral was recorded", "2889")
def enquiry_before_referral(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _START, moved(value(found[0], "CINreferralDate"), -3))
        return True
    return False


@kind("the enquiry was recorded after its conference", "8615")
def enquiry_after_conference(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _START, moved(value(found[1], _CONFERENCE), 2))
        return True
    return False


@kind("the conference is that of an earlier referral", "1104")
def conference_before_referral(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _CONFERENCE, moved(value(found[0], "CINreferralDate"), -7))
        return True
    return False


@kind("the conference is dated on a Saturday", "8875")
def conference_on_a_saturday(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _CONFERENCE, _saturday_before(value(found[1], _CONFERENCE)))
        return True
    return False


@kind("the target for the conference counts days, not working days", "8870Q")
def target_on_a_saturday(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _TARGET, _saturday_before(value(found[1], _TARGET)))
        return True
    return False


@kind("the conference is recorded with the enquiry and with the episode", "2884")
def conference_twice(case: Case) -> bool:
    if found := _conferred(case):
        give(found[0], _CONFERENCE, value(found[1], _CONFERENCE))
        return True
    return False


@kind("the file shows a conference since the year", "8715")
def conference_since(case: Case) -> bool:
    if found := _conferred(case):
        give(found[1], _CONFERENCE, moved(case.census.end.isoformat(), 9))
        return True
    return False


@kind("the outcome of an enquiry of long ago was not recorded", "8740", "8675Q")
def outcome_left_out(case: Case) -> bool:
    if found := _conferred(case):
        take(found[1], _CONFERENCE)
        give(found[1], _START, moved(case.census.start.isoformat(), -20))
        return True
    return False


@kind("a case was closed without the outcome of its enquiry", "8868")
def outcome_left_out_at_closure(case: Case) -> bool:
    for episode in case.episodes("Section47", "CINclosureDate"):
        for enquiry in episode.findall("Section47"):
            take(enquiry, _CONFERENCE)
            give(enquiry, _NOT_REQUIRED, "0")
        return True
    return False


@kind("an enquiry was begun anew, and the first not ended", "8839", "8890")
def enquiry_begun_anew(case: Case) -> bool:
    found = _conferred(case)
    if found and is_open(found[0]):
        episode, enquiry = found
        take(enquiry, _CONFERENCE)
        put_after(episode, enquiry, deepcopy(enquiry))
        return True
    return False


@kind("the assessment stands with another referral than the enquiry", "2991Q")
def enquiry_without_assessment(case: Case) -> bool:
    if found := _conferred(case):
        take(found[0], "Assessments")
        return True
    return False
