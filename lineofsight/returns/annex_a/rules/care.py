"""Rules on children in care: the period of care, the legal status, and the other lists they must
be in. List 8."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    blank,
    given,
    is_true,
    months_after,
    unwritten,
    years_after,
)
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import adds, aged, is_open, months_before, rule, says
from lineofsight.returns.annex_a.tables import Adoption, CareLeavers, ChildrenInCare
from lineofsight.returns.rules import Failing, Severity

_SWAPPED = "The dates of two periods mixed up, or a day and month swapped."
_OTHER_RECORD = "The child stands under another record, as an adopted child often does."


@adds(ChildrenInCare)
def earlier_period(r: AnnexA) -> Mapping[str, nw.Expr]:
    """The end of the child's earlier period of care in the list."""
    order = {"order_by": ["care_start", "_row"]}
    return {"earlier_care_end": col("care_end").shift(1).over("_child", **order)}


@rule(
    "AA110",
    "The period of care ended before it began.",
    mend="Check both dates.",
    at={ChildrenInCare: ["care_start", "care_end"]},
    cause=_SWAPPED,
)
def care_ends_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.in_care.filter(col("care_end") < col("care_start"))


@rule(
    "AA111",
    "Why care ended is given, but not when.",
    mend="Give the date, or leave the reason blank while care goes on.",
    at={ChildrenInCare: ["care_end", "care_end_reason"]},
    cause="The reason that the last episode ended, which was not the last of the care.",
)
def reason_without_end(r: AnnexA) -> Failing:
    """Nothing at all is written as the date."""
    return r.in_care.filter(unwritten("care_end") & given("care_end_reason"))


@rule(
    "AA112",
    "The period of care ended, but not why.",
    mend="Give the reason.",
    at={ChildrenInCare: ["care_end", "care_end_reason"]},
    cause="The reason was not recorded, or a local one was not translated.",
)
def end_without_reason(r: AnnexA) -> Failing:
    """Nothing is written as the reason."""
    return r.in_care.filter(given("care_end") & blank("care_end_reason"))


@rule(
    "AA113",
    "The legal status began before the period of care.",
    mend="Give the day on which the child came into care under it, at the earliest that of the "
    "care.",
    at={ChildrenInCare: ["care_start", "legal_status_start"]},
    cause="An order made before the child came back into care, or the wrong period of care.",
)
def status_before_care(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.in_care.filter(col("legal_status_start") < col("care_start"))


@rule(
    "AA114",
    "The latest placement began before the period of care.",
    mend="Check both dates.",
    at={ChildrenInCare: ["care_start", "placement_start"]},
    cause="The placement was private, or under another period of care.",
)
def placement_before_care(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.in_care.filter(col("placement_start") < col("care_start"))


@rule(
    "AA115",
    "The legal status or the latest placement began after the period of care ended.",
    mend="Check the dates, and whether care ended at all.",
    at={ChildrenInCare: ["care_end", "legal_status_start", "placement_start"]},
    cause="Care began again, and the row holds the end of the earlier period.",
)
def begins_after_care(r: AnnexA) -> Failing:
    """A new one on the last day is within the care."""
    later = [col(name) > col("care_end") for name in ("legal_status_start", "placement_start")]
    return r.in_care.filter(nw.any_horizontal(*later, ignore_nulls=True))


@rule(
    "AA127",
    "It is given as a second period of care within twelve months, but began more than twelve "
    "months before the day of the lists.",
    mend="Say yes only where the child was in care before, within these twelve months.",
    at={ChildrenInCare: ["care_start", "second_period"]},
    cause="The mark was set when care began and stayed.",
)
def second_period_too_old(r: AnnexA) -> Failing:
    """A period before it would be older still."""
    old = col("care_start") < months_before(r, 12)
    return r.in_care.filter(old & says("second_period", "Y"))


@rule(
    "AA128",
    "It is not given as a second period of care, but an earlier one in the list ended within the "
    "last twelve months.",
    mend="Say yes: the child was in care before, within these twelve months.",
    at={ChildrenInCare: ["care_start", "second_period"]},
    cause="The two periods stand under different records, or the mark was not worked out.",
)
def second_period_not_told(r: AnnexA) -> Failing:
    """The period before it in the list, by its end."""
    recent = is_true(col("earlier_care_end") >= months_before(r, 12))
    return r.in_care.filter(recent & says("second_period", "N"))


@rule(
    "AA132",
    "The child is under a placement order, but is not in the list of adoption.",
    mend="Add the decision and the order to list 10, or correct the legal status.",
    at={ChildrenInCare: ["legal_status"]},
    needs=[ChildrenInCare, Adoption],
    severity=Severity.QUERY,
    cause="Adoption was given up, and the order not yet revoked.",
)
def placement_order_not_listed(r: AnnexA) -> Failing:
    """Care that goes on under E1."""
    under = says("legal_status", "E1") & is_open("care_end")
    return r.in_care.filter(under & ~in_list("adoption_count"))


@rule(
    "AA133",
    "The child is placed for adoption, but list 10 has no date of it.",
    mend="Give the date in list 10, or correct the type of placement.",
    at={ChildrenInCare: ["placement_type"]},
    needs=[ChildrenInCare, Adoption],
    cause=_OTHER_RECORD,
)
def placed_but_not_listed(r: AnnexA) -> Failing:
    """Care that goes on, in a placement for adoption."""
    placed = says("placement_type", "A3", "A4", "A5", "A6") & is_open("care_end")
    return r.in_care.filter(placed & ~in_list("adoption_placed"))


@rule(
    "AA134",
    "Adoption is the plan for the child, but the child is not in the list of adoption.",
    mend="Add the decision to list 10; or change the plan, if adoption was given up.",
    at={ChildrenInCare: ["permanence_plan"]},
    needs=[ChildrenInCare, Adoption],
    severity=Severity.QUERY,
    cause="The plan was made and the decision not yet taken.",
)
def plan_of_adoption_not_listed(r: AnnexA) -> Failing:
    """Care that goes on."""
    plan = says("permanence_plan", "ADOPTION") & is_open("care_end")
    return r.in_care.filter(plan & ~in_list("adoption_count"))


@rule(
    "AA135",
    "Care ended with adoption, but list 10 has no adoption order of the child.",
    mend="Give the date of the order in list 10, or correct the reason.",
    at={ChildrenInCare: ["care_end_reason"]},
    needs=[ChildrenInCare, Adoption],
    cause=_OTHER_RECORD,
)
def adopted_but_not_listed(r: AnnexA) -> Failing:
    """E11 and E12."""
    return r.in_care.filter(says("care_end_reason", "E11", "E12") & ~in_list("adoption_orders"))


@rule(
    "AA136",
    "The child seeks asylum unaccompanied, but the need is not absent parenting.",
    mend="Give N8, unless another need is the first; or correct the mark of asylum.",
    at={ChildrenInCare: ["uasc", "category_of_need"]},
    severity=Severity.QUERY,
    cause="The need was recorded before it was known that nobody came with the child.",
)
def asylum_of_other_need(r: AnnexA) -> Failing:
    """Any other need that is given."""
    other = given("category_of_need") & ~says("category_of_need", "N8")
    return r.in_care.filter(says("uasc", "Y") & other)


@rule(
    "AA137",
    "The legal status is one of the criminal law, but the child was under 10 when it began.",
    mend="Correct the legal status or the date of birth: a child under 10 cannot be held to have "
    "committed a crime.",
    at={ChildrenInCare: ["legal_status", "legal_status_start", "birth_date"]},
    cause="A date of birth typed wrongly, or the wrong status chosen.",
)
def criminal_status_under_ten(r: AnnexA) -> Failing:
    """J1, J2 and J3."""
    under = col("legal_status_start") < years_after(col("birth_date"), 10)
    return r.in_care.filter(says("legal_status", "J1", "J2", "J3") & under)


@rule(
    "AA138",
    "The child lives independently or in supported accommodation, but is under 16.",
    mend="Correct the type of placement or the date of birth; such a placement is for those of 16 "
    "and over.",
    at={ChildrenInCare: ["placement_type", "placement_start", "birth_date"]},
    severity=Severity.QUERY,
    cause="A placement without registration, or the wrong type chosen.",
)
def independent_under_sixteen(r: AnnexA) -> Failing:
    """H5, K3 and P2, by the age when the placement began."""
    under = col("placement_start") < years_after(col("birth_date"), 16)
    return r.in_care.filter(says("placement_type", "H5", "K3", "P2") & under)


@rule(
    "AA139",
    "The child is in care for short breaks only.",
    mend="Leave out children who have short breaks under a series of them (V3, V4), unless Ofsted "
    "asks for them.",
    at={ChildrenInCare: ["legal_status"]},
    severity=Severity.QUERY,
    cause="A report that does not tell short breaks from care.",
)
def short_breaks(r: AnnexA) -> Failing:
    """V3 and V4."""
    return r.in_care.filter(says("legal_status", "V3", "V4"))


@rule(
    "AA140",
    "The young person left care at 16 or over, or is in care at 16 or over for longer than 13 "
    "weeks, but is not in the list of care leavers.",
    mend="Add the young person to list 9, with the category of help that is owed.",
    at={ChildrenInCare: ["birth_date", "care_start", "care_end"]},
    needs=[ChildrenInCare, CareLeavers],
    severity=Severity.QUERY,
    cause="The personal adviser was not yet allocated, or list 9 has those over 18 only.",
)
def not_among_care_leavers(r: AnnexA) -> Failing:
    """Three months stand for the 13 weeks. Who was adopted, died or went to another council's care
    is owed no help."""
    ended = says("care_end_reason", "E11", "E12", "E2", "E3")
    long_enough = is_true(
        months_after(col("care_start"), 3) <= nw.coalesce(col("care_end"), months_before(r, 0))
    )
    old_enough = is_true(
        years_after(col("birth_date"), 16) <= nw.coalesce(col("care_end"), months_before(r, 0))
    )
    # Care of which the end is written but unreadable says nothing.
    told = is_open("care_end") | given("care_end")
    return r.in_care.filter(
        aged(r, 16) & old_enough & long_enough & told & ~ended & ~in_list("leavers_count")
    )
