"""Rules on rows that stand in a list twice, and on cases of one child that are open together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import given, is_true
from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import adds, is_open, rule, rule_of_lists
from lineofsight.returns.annex_a.tables import (
    Adopters,
    Adoption,
    Assessments,
    CareLeavers,
    ChildrenInCare,
    ChildrenInNeed,
    Contacts,
    CPPlans,
    EarlyHelp,
    Referrals,
    Section47,
)
from lineofsight.returns.rules import Failing, Severity

#: What makes a row of each list the same event, or the same case, as another.
_EVENTS: Mapping[type[Table], tuple[str, ...]] = {
    Contacts: ("child_id", "contact_date", "contact_source"),
    EarlyHelp: ("child_id", "early_help_start"),
    Referrals: ("child_id", "referral_date"),
    Assessments: ("child_id", "assessment_start"),
    Section47: ("child_id", "strategy_discussion"),
}
_CASES: Mapping[type[Table], tuple[str, ...]] = {
    ChildrenInNeed: ("child_id", "cin_start"),
    CPPlans: ("child_id", "plan_start"),
    ChildrenInCare: ("child_id", "care_start"),
    Adoption: ("child_id", "adoption_decision"),
}
_PEOPLE: Mapping[type[Table], tuple[str, ...]] = {
    CareLeavers: ("child_id",),
    Adopters: ("adopter_id",),
}


def _counted(table: type[Table], key: Sequence[str]) -> None:
    """Declare how many rows of a list have the same key."""

    @adds(table)
    def rows_alike(r: AnnexA) -> Mapping[str, nw.Expr]:
        return {"rows_alike": col("_row").count().over(*key)}


for _table, _key in {**_EVENTS, **_CASES, **_PEOPLE}.items():
    _counted(_table, _key)


def _twice(key: Sequence[str]) -> nw.Expr:
    """Another row has the same key, of which nothing is blank."""
    whole = [given(column) for column in key]
    return nw.all_horizontal(*whole, ignore_nulls=True) & (col("rows_alike") > 1)


@rule_of_lists(
    "AA020",
    "The same event of the same child stands in the list more than once.",
    mend="Leave out what was recorded twice. Two that really were on one day may stay.",
    at=_EVENTS,
    severity=Severity.QUERY,
    cause="A report that gives a row for each worker, or for each of several outcomes.",
)
def event_twice(r: AnnexA) -> Sequence[Failing]:
    """Lists 1 to 5: the same child on the same day; a contact from the same source."""
    return [r.rows(table).filter(_twice(key)) for table, key in _EVENTS.items()]


@rule_of_lists(
    "AA021",
    "The same case of the same child stands in the list more than once.",
    mend="Leave one row for each case: each plan, each period of care, each decision.",
    at=_CASES,
    cause="A report that gives a row for each worker, placement or legal status.",
)
def case_twice(r: AnnexA) -> Sequence[Failing]:
    """Lists 6, 7, 8 and 10: the same child and the same first day."""
    return [r.rows(table).filter(_twice(key)) for table, key in _CASES.items()]


@rule_of_lists(
    "AA022",
    "The same person stands in the list more than once.",
    mend="Leave one row for each care leaver and for each adopter, with what is so now.",
    at=_PEOPLE,
    cause="A report that gives a row for each address, activity or application.",
)
def person_twice(r: AnnexA) -> Sequence[Failing]:
    """Lists 9 and 11."""
    return [r.rows(table).filter(_twice(key)) for table, key in _PEOPLE.items()]


@rule(
    "AA025",
    "The child has more than one open case in the list of children in need.",
    mend="Give the closure date of the cases that are over. A child has one open case.",
    at={ChildrenInNeed: ["cin_start", "cin_closed"]},
    cause="A new case was opened while the earlier one was not closed.",
)
def two_open_cases(r: AnnexA) -> Failing:
    """Open cases of a child of whom more than one is."""
    return r.in_need.filter(is_open("cin_closed") & is_true(col("need_open") > 1))


@rule(
    "AA026",
    "The child has more than one open child protection plan.",
    mend="Give the end of the plans that are over. A child has one plan at a time.",
    at={CPPlans: ["plan_start", "plan_end"]},
    cause="A new plan was recorded for a change of category, or for a move between teams.",
)
def two_open_plans(r: AnnexA) -> Failing:
    """Open plans of a child of whom more than one is."""
    return r.cp_plans.filter(is_open("plan_end") & is_true(col("plans_open") > 1))


@rule(
    "AA027",
    "The child has more than one open period of care.",
    mend="Give the end of the periods that are over.",
    at={ChildrenInCare: ["care_start", "care_end"]},
    cause="A report that gives a row for each placement, or a return home that was not recorded.",
)
def two_open_periods(r: AnnexA) -> Failing:
    """Open periods of a child of whom more than one is."""
    return r.in_care.filter(is_open("care_end") & is_true(col("care_open") > 1))
