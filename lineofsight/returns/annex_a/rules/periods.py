"""Rules on the time that each list is of, and on dates that had not come when it was made.

Lists 1 to 5 are of the six months up to the day of the lists; 6 to 8 of what is open on it or
ended in those six months; 10 and 11 of twelve months (decision 0111).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import as_at, months_before, rule, rule_of_lists
from lineofsight.returns.annex_a.tables import (
    TABLES,
    Adopters,
    Adoption,
    Assessments,
    ChildrenInCare,
    ChildrenInNeed,
    Contacts,
    CPPlans,
    EarlyHelp,
    Referrals,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity

#: Months that the lists of events and cases reach back, and those of adoption.
MONTHS, MONTHS_OF_ADOPTION = 6, 12

_LEAVE_OUT = "Leave the row out: the list is of "
_SIX = f"{_LEAVE_OUT}the six months up to the day on which the lists are made."
_OPEN_OR_SIX = f"{_LEAVE_OUT}what is open, or ended in the last six months."
_OLD_REPORT = "A report run for a longer time, or the year of a date mistyped."


def before_the_time(r: AnnexA, column: str, months: int = MONTHS) -> nw.Expr:
    """A date is earlier than the time that the list is of."""
    return col(column) < months_before(r, months)


@rule(
    "AA030",
    "The contact was made more than six months before the day of the lists.",
    mend=_SIX,
    at={Contacts: ["contact_date"]},
    cause=_OLD_REPORT,
)
def contact_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.contacts.filter(before_the_time(r, "contact_date"))


@rule(
    "AA031",
    "The early help assessment was completed more than six months before the day of the lists.",
    mend=_SIX,
    at={EarlyHelp: ["early_help_start", "early_help_end"]},
    cause=_OLD_REPORT,
)
def early_help_too_old(r: AnnexA) -> Failing:
    """One that goes on, or was completed within the time, may have begun before it."""
    return r.early_help.filter(before_the_time(r, "early_help_end"))


@rule(
    "AA032",
    "The referral was made more than six months before the day of the lists.",
    mend=_SIX,
    at={Referrals: ["referral_date"]},
    cause=_OLD_REPORT,
)
def referral_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.referrals.filter(before_the_time(r, "referral_date"))


@rule(
    "AA033",
    "The assessment was authorised more than six months before the day of the lists.",
    mend=_OPEN_OR_SIX,
    at={Assessments: ["assessment_authorised"]},
    cause=_OLD_REPORT,
)
def assessment_too_old(r: AnnexA) -> Failing:
    """It may have begun before the time."""
    return r.assessments.filter(before_the_time(r, "assessment_authorised"))


@rule(
    "AA034",
    "The enquiry began more than six months before the day of the lists.",
    mend=_SIX,
    at={Section47: ["strategy_discussion"]},
    cause=_OLD_REPORT,
)
def enquiry_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.section_47.filter(before_the_time(r, "strategy_discussion"))


@rule(
    "AA035",
    "The case was closed more than six months before the day of the lists.",
    mend=_OPEN_OR_SIX,
    at={ChildrenInNeed: ["cin_closed"]},
    cause=_OLD_REPORT,
)
def case_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.in_need.filter(before_the_time(r, "cin_closed"))


@rule(
    "AA036",
    "The child protection plan ended more than six months before the day of the lists.",
    mend=_OPEN_OR_SIX,
    at={CPPlans: ["plan_end"]},
    cause=_OLD_REPORT,
)
def plan_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.cp_plans.filter(before_the_time(r, "plan_end"))


@rule(
    "AA037",
    "The period of care ended more than six months before the day of the lists.",
    mend=_OPEN_OR_SIX,
    at={ChildrenInCare: ["care_end"]},
    cause=_OLD_REPORT,
)
def care_too_old(r: AnnexA) -> Failing:
    """The day six months before is within the time."""
    return r.in_care.filter(before_the_time(r, "care_end"))


@rule(
    "AA038",
    "The child was adopted, or adoption given up, more than twelve months before the day of the "
    "lists.",
    mend=f"{_LEAVE_OUT}the twelve months up to the day on which the lists are made.",
    at={Adoption: ["adopted", "decision_reversed"]},
    severity=Severity.QUERY,
    cause=_OLD_REPORT,
)
def adoption_too_old(r: AnnexA) -> Failing:
    """The list is of twelve months."""
    old = [before_the_time(r, c, MONTHS_OF_ADOPTION) for c in ("adopted", "decision_reversed")]
    return r.adoption.filter(nw.any_horizontal(*old, ignore_nulls=True))


@rule(
    "AA039",
    "The adopter adopted, or left the process, more than twelve months before the day of the "
    "lists.",
    mend=f"{_LEAVE_OUT}the twelve months up to the day on which the lists are made.",
    at={Adopters: ["adoption_order", "left_process"]},
    severity=Severity.QUERY,
    cause=_OLD_REPORT,
)
def adopter_too_old(r: AnnexA) -> Failing:
    """The list is of twelve months."""
    old = [before_the_time(r, c, MONTHS_OF_ADOPTION) for c in ("adoption_order", "left_process")]
    return r.adopters.filter(nw.any_horizontal(*old, ignore_nulls=True))


def _dates(table: type[Table]) -> list[str]:
    """The dates of a list that had come when it was made: all but that of birth."""
    return [
        name
        for name, column in table.columns().items()
        if column.type is date and name != "birth_date"
    ]


@rule_of_lists(
    "AA040",
    "A date is later than the day of the lists.",
    mend="Correct the date. The lists tell what has happened, not what is planned.",
    at={table: _dates(table) for table in TABLES},
    cause="A year mistyped, day and month swapped, or a planned visit, review or closure taken for "
    "one that was.",
)
def date_has_not_come(r: AnnexA) -> Sequence[Failing]:
    """Any date but that of birth. Where many are later, the lists were made on different days."""
    return [
        r.rows(table).filter(
            nw.any_horizontal(*(col(name) > as_at(r) for name in _dates(table)), ignore_nulls=True)
        )
        for table in TABLES
    ]
