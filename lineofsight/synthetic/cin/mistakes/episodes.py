"""Mistakes in referrals and closures, and in assessments with their factors."""

from __future__ import annotations

from copy import deepcopy
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
from lineofsight.synthetic.cin.modules import add, put
from lineofsight.synthetic.kinds import Kinds

#: The source of a referral is asked for from here on.
_SOURCE_ASKED_FROM = "2013-04-01"

KINDS = Kinds[Case]()
kind = KINDS.kind

_START, _END = "AssessmentActualStartDate", "AssessmentAuthorisationDate"
_FACTORS, _FACTOR = "FactorsIdentifiedAtAssessment", "AssessmentFactors"


def _set_in_one(case: Case, name: str, text: str, *holding: str) -> bool:
    """Give a value to the first episode that holds these; whether there was one."""
    for episode in case.episodes(*holding):
        give(episode, name, text)
        return True
    return False


def _take_from_one(case: Case, name: str) -> bool:
    for episode in case.episodes(name):
        take(episode, name)
        return True
    return False


# Referrals.


@kind("the referral has no date", "8600")
def referral_undated(case: Case) -> bool:
    return _take_from_one(case, "CINreferralDate")


@kind("the source of the referral is a local code", "8866")
def local_source(case: Case) -> bool:
    for episode in case.episodes("CINreferralDate"):
        if value(episode, "CINreferralDate") >= _SOURCE_ASKED_FROM:
            give(episode, "ReferralSource", "POLICE")
            return True
    return False


@kind("the primary need was not recorded", "8610")
def need_left_out(case: Case) -> bool:
    return _take_from_one(case, "PrimaryNeedCode")


@kind("the primary need is a local code", "8650")
def local_need(case: Case) -> bool:
    return _set_in_one(case, "PrimaryNeedCode", "N1A", "PrimaryNeedCode")


@kind("whether there was further action is said by Y or N", "8568")
def local_flag(case: Case) -> bool:
    return _set_in_one(case, "ReferralNFA", "N")


@kind("a referral without further action is of an earlier year", "8569Q")
def old_referral(case: Case) -> bool:
    for episode in case.child.findall("CINdetails"):
        if value(episode, "ReferralNFA") == "1":
            give(episode, "CINreferralDate", moved(case.census.start.isoformat(), -40))
            return True
    return False


@kind("further action was denied on referral, and an assessment followed", "8831")
def flag_before_assessment(case: Case) -> bool:
    return _set_in_one(case, "ReferralNFA", "1", "Assessments")


@kind("further action was denied on referral, and a child protection plan followed", "8832")
def flag_before_protection(case: Case) -> bool:
    return _set_in_one(case, "ReferralNFA", "1", "ChildProtectionPlans")


@kind("further action was denied on referral, and a plan followed", "4000")
def flag_before_plan(case: Case) -> bool:
    return _set_in_one(case, "ReferralNFA", "1", "CINPlanDates")


# Closures.


@kind("the reason for closure was not recorded", "8805")
def reason_left_out(case: Case) -> bool:
    return _take_from_one(case, "ReasonForClosure")


@kind("the date of closure was not recorded", "8810")
def closure_left_out(case: Case) -> bool:
    return _take_from_one(case, "CINclosureDate")


@kind("the reason for closure is a local code", "8640")
def local_reason(case: Case) -> bool:
    return _set_in_one(case, "ReasonForClosure", "7", "ReasonForClosure")


@kind("the file shows a closure since the year", "8620")
def closed_since(case: Case) -> bool:
    for episode in case.episodes():
        if is_open(episode):
            give(episode, "CINclosureDate", moved(case.census.end.isoformat(), 20))
            give(episode, "ReasonForClosure", "RC7")
            return True
    return False


@kind("the closure is of the episode before: it is before the referral", "8630")
def closed_before_referral(case: Case) -> bool:
    for episode in case.episodes("CINclosureDate"):
        referred = value(episode, "CINreferralDate")
        if referred > moved(case.census.start.isoformat(), 10):
            give(episode, "CINclosureDate", moved(referred, -10))
            return True
    return False


@kind("the reason is that of a case closed after assessment, and more was done", "2990")
def closed_after_assessment_and_more(case: Case) -> bool:
    return _set_in_one(case, "ReasonForClosure", "RC8", "ReasonForClosure", "CINPlanDates")


@kind("a case closed after assessment has none", "8825Q")
def assessment_left_out(case: Case) -> bool:
    for episode in case.episodes("ReasonForClosure"):
        if value(episode, "ReasonForClosure") in ("RC8", "RC9"):
            take(episode, "Assessments")
            return True
    return False


@kind("the assessment was signed off after the closure", "8565")
def signed_off_after_closure(case: Case) -> bool:
    for episode in case.episodes("CINclosureDate", f"Assessments/{_END}"):
        before = moved(value(episode, f"Assessments/{_END}"), -1)
        if before > max(value(episode, "CINreferralDate"), case.census.start.isoformat()):
            give(episode, "CINclosureDate", before)
            return True
    return False


@kind("an earlier case was not closed when the next began", "8815", "8816", "8820")
def earlier_case_left_open(case: Case) -> bool:
    found = case.episodes()
    if len(found) > 1 and is_open(found[-1]):
        take(found[0], "CINclosureDate")
        take(found[0], "ReasonForClosure")
        return True
    return False


# Assessments.


@kind("an assessment in a closed case is not completed", "8867")
def assessment_left_open(case: Case) -> bool:
    for episode in case.episodes("CINclosureDate"):
        for assessment in episode.findall("Assessments"):
            take(assessment, _END)
            take(assessment, _FACTORS)
            return True
    return False


@kind("the assessment began before the referral was recorded", "1103")
def assessed_before_referral(case: Case) -> bool:
    for episode in case.episodes("CINreferralDate", "Assessments"):
        referred = value(episode, "CINreferralDate")
        give(episode.findall("Assessments")[0], _START, moved(referred, -6))
        return True
    return False


@kind("the dates of the assessment are exchanged", "8608")
def assessment_dates_exchanged(case: Case) -> bool:
    for assessment in case.child.findall("CINdetails/Assessments"):
        start, end = value(assessment, _START), value(assessment, _END)
        if start < end and start >= case.census.start.isoformat():
            give(assessment, _START, end)
            give(assessment, _END, start)
            return True
    return False


def _open_assessment(case: Case) -> tuple[Element, Element] | None:
    """An open assessment of the child, and its episode."""
    for episode in case.episodes():
        for assessment in episode.findall("Assessments"):
            if not value(assessment, _END):
                return episode, assessment
    return None


@kind("the file shows an assessment completed since the year", "8696")
def completed_since(case: Case) -> bool:
    if found := _open_assessment(case):
        give(found[1], _END, moved(case.census.end.isoformat(), 12))
        return True
    return False


@kind("an assessment of long ago was never completed", "8736", "8670Q")
def given_up(case: Case) -> bool:
    if found := _open_assessment(case):
        give(found[1], _START, moved(case.census.start.isoformat(), -30))
        return True
    return False


@kind("an assessment was begun anew, and the first not closed", "8896", "8863Q")
def assessment_begun_anew(case: Case) -> bool:
    if found := _open_assessment(case):
        put_after(*found, deepcopy(found[1]))
        return True
    return False


@kind("factors are recorded before the assessment is completed", "8614")
def factors_early(case: Case) -> bool:
    if found := _open_assessment(case):
        put(add(found[1], _FACTORS), _FACTOR, "4B")
        return True
    return False


def _factors(case: Case) -> Element | None:
    """The factors of a completed assessment that found some."""
    for factors in case.child.findall(f"CINdetails/Assessments/{_FACTORS}"):
        if value(factors, _FACTOR) != "21":
            return factors
    return None


def _add_factor(case: Case, code: str) -> bool:
    if (factors := _factors(case)) is not None:
        put(factors, _FACTOR, code)
        return True
    return False


@kind("no factors and some are both given", "8869")
def no_factors_and_some(case: Case) -> bool:
    return _add_factor(case, "21")


@kind("a factor is given twice", "8898")
def same_factor_twice(case: Case) -> bool:
    factors = _factors(case)
    return factors is not None and _add_factor(case, value(factors, _FACTOR))


@kind("physical abuse is given without saying by whom", "8945Q", since=2025)
def physical_abuse_old_code(case: Case) -> bool:
    return _add_factor(case, "18A")


@kind("sexual abuse is given without saying by whom", "8950Q", since=2025)
def sexual_abuse_old_code(case: Case) -> bool:
    return _add_factor(case, "19A")


@kind("the page of factors was skipped", "8897Q")
def factors_left_out(case: Case) -> bool:
    for assessment in case.child.findall(f"CINdetails/Assessments[{_FACTORS}]"):
        take(assessment, _FACTORS)
        return True
    return False


@kind("no factors were found, and the case was closed for another reason", "8873Q")
def no_factors_and_helped(case: Case) -> bool:
    for episode in case.episodes("ReasonForClosure", f"Assessments/{_FACTORS}"):
        helped = value(episode, "ReasonForClosure") not in ("RC8", "RC9")
        if helped and len(episode.findall("Assessments")) == 1:
            for factors in episode.findall(f"Assessments/{_FACTORS}"):
                take(factors, _FACTOR)
                put(factors, _FACTOR, "21")
            return True
    return False
