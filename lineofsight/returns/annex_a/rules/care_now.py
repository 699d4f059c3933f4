"""Rules on what is done for a child in care: visits, reviews, health, placement, going missing.
List 8. Whether something is overdue is asked of care that goes on, on the day of the lists."""

from __future__ import annotations

from functools import cache

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.reference.authorities import all_authorities
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import (
    aged,
    days_before,
    is_open,
    months_before,
    rule,
    says,
)
from lineofsight.returns.annex_a.tables import ChildrenInCare
from lineofsight.returns.rules import AUTHORITY, Failing, Severity

_NOT_RECORDED = "It was not yet written up, or it is overdue."

#: Foster homes, and homes and schools that Ofsted registers and gives a number.
_FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
_REGISTERED = ("K1", "K2", "R3", "S1")


def _overdue(date_of: str, since: str, first: nw.Expr, again: nw.Expr) -> nw.Expr:
    """Care goes on, and something was last done before `again`; or nothing is written, and care
    began before `first`."""
    never = unwritten(date_of) & (col(since) < first)
    return (is_true(never) | is_true(col(date_of) < again)) & is_open("care_end")


@rule(
    "AA116",
    "The review of the child's care is overdue: the first is due within four weeks, the latest may "
    "be six months old.",
    mend="Record the latest review. If there was none, be ready to say why.",
    at={ChildrenInCare: ["care_start", "last_care_review"]},
    severity=Severity.QUERY,
    cause=_NOT_RECORDED,
)
def review_overdue(r: AnnexA) -> Failing:
    """28 days stand for the 20 working days to the first review."""
    first, again = days_before(r, 28), months_before(r, 6)
    return r.in_care.filter(_overdue("last_care_review", "care_start", first, again))


@rule(
    "AA117",
    "The social worker's visit is overdue: it is due every six weeks, in the second year of a "
    "placement every three months.",
    mend="Record the latest visit. If there was none, be ready to say why.",
    at={ChildrenInCare: ["placement_start", "last_care_visit"]},
    severity=Severity.QUERY,
    cause=_NOT_RECORDED,
)
def visit_overdue(r: AnnexA) -> Failing:
    """In a placement that began within the last year six weeks, else three months."""
    settled = is_true(col("placement_start") < months_before(r, 12))
    six_weeks, quarter = days_before(r, 42), months_before(r, 3)
    recent = _overdue("last_care_visit", "care_start", six_weeks, six_weeks)
    long_ago = _overdue("last_care_visit", "care_start", six_weeks, quarter)
    return r.in_care.filter((recent & ~settled) | (long_ago & settled))


@rule(
    "AA118",
    "The health assessment is overdue: the first is due within four weeks, then one every year, of "
    "a child under five every six months.",
    mend="Record the latest assessment. If there was none, be ready to say why.",
    at={ChildrenInCare: ["care_start", "last_health_assessment", "birth_date"]},
    severity=Severity.QUERY,
    cause=_NOT_RECORDED,
)
def health_assessment_overdue(r: AnnexA) -> Failing:
    """A child whose date of birth is not known is held to a year."""
    young = is_true(~aged(r, 5))
    first = days_before(r, 28)
    half_year = _overdue("last_health_assessment", "care_start", first, months_before(r, 6))
    year = _overdue("last_health_assessment", "care_start", first, months_before(r, 12))
    return r.in_care.filter((half_year & young) | year)


@rule(
    "AA119",
    "The child in care for a year had no dental check in it.",
    mend="Record the latest check. If there was none, be ready to say why.",
    at={ChildrenInCare: ["care_start", "last_dental_check"]},
    severity=Severity.QUERY,
    cause="No dentist could be found, or the check was not recorded.",
)
def dental_check_overdue(r: AnnexA) -> Failing:
    """A child of a year and over, in care for a year."""
    year = months_before(r, 12)
    overdue = _overdue("last_dental_check", "care_start", year, year)
    return r.in_care.filter(overdue & (col("care_start") < year) & ~is_true(~aged(r, 1)))


@rule(
    "AA120",
    "The independent reviewing officer has not visited or spoken to the child for six months.",
    mend="Record the latest visit or talk. If there was none, be ready to say why.",
    at={ChildrenInCare: ["care_start", "last_iro_visit"]},
    severity=Severity.QUERY,
    cause="Talks before a review are not recorded as such.",
)
def officer_not_seen(r: AnnexA) -> Failing:
    """As often as there is a review."""
    half_year = months_before(r, 6)
    return r.in_care.filter(_overdue("last_iro_visit", "care_start", half_year, half_year))


@rule(
    "AA121",
    "The child has been in care for four months, and there is no plan for permanence.",
    mend="Give the plan that the second review agreed.",
    at={ChildrenInCare: ["care_start", "permanence_plan"]},
    severity=Severity.QUERY,
    cause="The plan is in the review's minutes and not on the record.",
)
def no_plan_for_permanence(r: AnnexA) -> Failing:
    """The second review, which agrees it, is at four months. Care that goes on."""
    long_enough = col("care_start") < months_before(r, 4)
    return r.in_care.filter(long_enough & blank("permanence_plan") & is_open("care_end"))


@rule(
    "AA122",
    "The child was in care in the last twelve months and had no placement, by the number given.",
    mend="Count the placement that the child was in when the twelve months began, and each since.",
    at={ChildrenInCare: ["placements_in_year"]},
    cause="Moves were counted, not placements.",
)
def no_placement(r: AnnexA) -> Failing:
    """Every child in the list was in care in these months."""
    return r.in_care.filter(col("placements_in_year") == 0)


@rule(
    "AA123",
    "The child moved to the latest placement in the last twelve months, but by the number given "
    "had one placement only.",
    mend="Count the placement before the move as well.",
    at={ChildrenInCare: ["care_start", "placement_start", "placements_in_year"]},
    severity=Severity.QUERY,
    cause="Only placements that began in the twelve months were counted.",
)
def moved_but_one_placement(r: AnnexA) -> Failing:
    """Care began before the twelve months, the placement in them."""
    year = months_before(r, 12)
    moved = (col("care_start") < year) & (col("placement_start") > year)
    return r.in_care.filter(moved & (col("placements_in_year") == 1))


@rule(
    "AA124",
    "The child went missing, but whether a return interview was offered is not given.",
    mend="Say whether one was offered after the last time: yes or no.",
    at={ChildrenInCare: ["missing_in_year", "interview_offered"]},
    cause="The interview is recorded in another system.",
)
def interview_not_given(r: AnnexA) -> Failing:
    """Missing at least once in the twelve months."""
    return r.in_care.filter((col("missing_in_year") > 0) & blank("interview_offered"))


@rule(
    "AA125",
    "A return interview was offered or accepted, but by the number given the child was never "
    "missing.",
    mend="Correct the number; or leave the interview blank, if the child was not missing in the "
    "twelve months.",
    at={ChildrenInCare: ["missing_in_year", "interview_offered", "interview_accepted"]},
    severity=Severity.QUERY,
    cause="“No” or “yes” given for every child, missing or not.",
)
def interview_without_missing(r: AnnexA) -> Failing:
    """Yes or no in either column."""
    told = given("interview_offered") | given("interview_accepted")
    return r.in_care.filter((col("missing_in_year") == 0) & told)


@rule(
    "AA126",
    "The child accepted a return interview that was not offered.",
    mend="Check both: an interview that was accepted had been offered.",
    at={ChildrenInCare: ["interview_offered", "interview_accepted"]},
    cause="The two columns are of different times that the child was missing.",
)
def accepted_but_not_offered(r: AnnexA) -> Failing:
    """A yes beside a no."""
    return r.in_care.filter(says("interview_accepted", "Y") & says("interview_offered", "N"))


@rule(
    "AA129",
    "The child is placed with parents and somebody else provides it, or parents provide another "
    "kind of placement.",
    mend="Give PR0 with P1, and only with it.",
    at={ChildrenInCare: ["placement_type", "placement_provider"]},
    cause="The provider is that of the placement before.",
)
def parents_and_provider(r: AnnexA) -> Failing:
    """Temporary placements and others (Z1) may be at a parent's."""
    others = says("placement_type", *_FOSTERING, *_REGISTERED, "H5", "K3", "R1", "R2", "R5")
    with_parents = says("placement_type", "P1") & given("placement_provider")
    return r.in_care.filter(
        (with_parents & ~says("placement_provider", "PR0"))
        | (others & says("placement_provider", "PR0"))
    )


@rule(
    "AA130",
    "The home, school or agency is one that Ofsted registers, but its number is not given.",
    mend="Give the URN of the home, or of the agency that found the foster carers.",
    at={ChildrenInCare: ["placement_type", "placement_provider", "urn"]},
    severity=Severity.QUERY,
    cause="The number is kept with the provider's contract and not with the placement.",
)
def number_not_given(r: AnnexA) -> Failing:
    """Children's homes, and foster carers of an agency. Care that goes on."""
    agency = says("placement_type", *_FOSTERING) & says("placement_provider", "PR4", "PR5")
    registered = says("placement_type", *_REGISTERED) | agency
    return r.in_care.filter(registered & blank("urn") & is_open("care_end"))


@cache
def _own_code(gss_code: str | None) -> str:
    """The DfE code of the council, from its ONS code; empty where it is none that we know."""
    for authority in all_authorities():
        if gss_code in authority.gss_codes and authority.is_current:
            return authority.code
    return ""


@rule(
    "AA131",
    "The placement is given as inside the council's area and lies in another authority's, or as "
    "outside and lies in the council's own.",
    mend="Correct the location, or the authority of the placement.",
    at={ChildrenInCare: ["placement_location", "placement_authority"]},
    needs=[ChildrenInCare, AUTHORITY],
    cause="The child moved, and one of the two was not changed.",
)
def location_and_authority(r: AnnexA) -> Failing:
    """Authorities by their code; one that is not known is told by its own rule. Of a confidential
    placement nothing is said."""
    own = col("placement_authority") == _own_code(r.authority)
    known = ~says("placement_authority", "CON")
    return r.in_care.filter(
        ((says("placement_location", "IN") & ~own) | (says("placement_location", "OUT") & own))
        & known
        & col("placement_authority").str.contains(r"^(\d{3}|WAL|SCO|NIR|NUK)$")
    )
