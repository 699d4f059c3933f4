"""Rules on who a child is: the same in every list, and of the age that the date of birth gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true, unwritten, years_after
from lineofsight.engine.tables import Table
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import (
    age_on,
    aged,
    as_at,
    child_facts,
    is_open,
    months_before,
    rule,
    rule_of_lists,
    says,
)
from lineofsight.returns.annex_a.tables import (
    OF_CHILDREN,
    CareLeavers,
    ChildrenInCare,
    ChildrenInNeed,
    CPPlans,
)
from lineofsight.returns.rules import Failing, Severity

_OF_DISABILITY = tuple(table for table in OF_CHILDREN if "disability" in table.columns())

#: What says nothing of a child, and so contradicts nothing.
_NOT_KNOWN = {"gender": ("U",), "ethnicity": ("NOBT", "REFU"), "disability": ("U",)}

_TWO_RECORDS = "A child with two records on the system, or a list made from another system."


def _told_of_child(table: type[Table], columns: Sequence[str]) -> None:
    """Declare, for columns of a list, the least and greatest value that a child has there."""

    @child_facts(table)
    def extremes(r: AnnexA) -> Mapping[str, nw.Expr]:
        found = {}
        for name in columns:
            value = col(name)
            if unknown := _NOT_KNOWN.get(name):
                value = nw.when(~value.is_in(list(unknown))).then(value)
            found[f"{table.name}_least_{name}"] = value.min()
            found[f"{table.name}_most_{name}"] = value.max()
        return found


for _table in OF_CHILDREN:
    _told_of_child(
        _table,
        [
            name
            for name in ("birth_date", "gender", "ethnicity", "disability")
            if name in _table.columns()
        ],
    )


def _differs_among(tables: Sequence[type[Table]], name: str) -> nw.Expr:
    """The child's rows, over all lists, hold more than one value."""
    least = nw.min_horizontal(*(col(f"{table.name}_least_{name}") for table in tables))
    most = nw.max_horizontal(*(col(f"{table.name}_most_{name}") for table in tables))
    return least != most


@rule_of_lists(
    "AA001",
    "The child's date of birth is not the same in every row of the lists.",
    mend="Find out the right date, and correct it on the system that has the other.",
    at={table: ["birth_date"] for table in OF_CHILDREN},
    cause=_TWO_RECORDS,
)
def births_differ(r: AnnexA) -> Sequence[Failing]:
    """All rows of the child, for any of them may be wrong; a blank date contradicts none."""
    return [r.rows(t).filter(_differs_among(OF_CHILDREN, "birth_date")) for t in OF_CHILDREN]


@rule_of_lists(
    "AA002",
    "The child's gender is not the same in every row of the lists.",
    mend="Find out the right one, and correct it on the system that has the other.",
    at={table: ["gender"] for table in OF_CHILDREN},
    cause=_TWO_RECORDS,
)
def genders_differ(r: AnnexA) -> Sequence[Failing]:
    """All rows of the child; not stated contradicts none."""
    return [r.rows(t).filter(_differs_among(OF_CHILDREN, "gender")) for t in OF_CHILDREN]


@rule_of_lists(
    "AA003",
    "The child's ethnic origin is not the same in every row of the lists.",
    mend="Find out the right one, and correct it on the system that has the other.",
    at={table: ["ethnicity"] for table in OF_CHILDREN},
    cause=_TWO_RECORDS,
)
def ethnicities_differ(r: AnnexA) -> Sequence[Failing]:
    """All rows of the child; refused and not obtained contradict none."""
    return [r.rows(t).filter(_differs_among(OF_CHILDREN, "ethnicity")) for t in OF_CHILDREN]


@rule_of_lists(
    "AA004",
    "In some rows of the lists the child has a disability, in others none.",
    mend="Find out which is right. A list takes what is recorded now, not at the time.",
    at={table: ["disability"] for table in _OF_DISABILITY},
    severity=Severity.QUERY,
    cause="One list takes the child's record, another the latest assessment.",
)
def disabilities_differ(r: AnnexA) -> Sequence[Failing]:
    """All rows of the child; unknown contradicts none."""
    return [r.rows(t).filter(_differs_among(_OF_DISABILITY, "disability")) for t in _OF_DISABILITY]


@rule_of_lists(
    "AA005",
    "The age is not the one that the date of birth gives, in whole years on the day of the lists.",
    mend="Count birthdays, not days divided by 365; and make all lists on one day.",
    at={table: ["age", "birth_date"] for table in OF_CHILDREN},
    cause="Ages counted in days make a child a year older some days before the birthday; or the "
    "lists were made on different days.",
)
def age_is_wrong(r: AnnexA) -> Sequence[Failing]:
    """Somebody born on 29 February is a year older on 28 February of other years. A child not yet
    born may be 0."""
    return [r.rows(table).filter(_age_is_wrong(r)) for table in OF_CHILDREN]


def _age_is_wrong(r: AnnexA) -> nw.Expr:
    """An age is given that is not the one of the date of birth, 0 before the birth."""
    years = age_on(col("birth_date"), as_at(r))
    return col("age") != nw.when(years < 0).then(0).otherwise(years)


@rule_of_lists(
    "AA006",
    "The date of birth is more than nine months after the day of the lists.",
    mend="Correct the year. Of a child not yet born, give the day expected.",
    at={table: ["birth_date"] for table in OF_CHILDREN},
    cause="A year mistyped, or a date of a century later.",
)
def born_too_late(r: AnnexA) -> Sequence[Failing]:
    """A child is expected within nine months."""
    return [r.rows(table).filter(col("birth_date") > months_before(r, -9)) for table in OF_CHILDREN]


@rule_of_lists(
    "AA007",
    "Neither the date of birth nor the age is given.",
    mend="Give the date of birth; of a child not yet born, the day expected.",
    at={table: ["birth_date", "age"] for table in OF_CHILDREN},
    severity=Severity.QUERY,
    cause="A contact about somebody of whom little was known.",
)
def no_age_at_all(r: AnnexA) -> Sequence[Failing]:
    """Nothing at all is written in either."""
    return [r.rows(t).filter(unwritten("birth_date") & unwritten("age")) for t in OF_CHILDREN]


_OF_UNDER_18 = OF_CHILDREN[:6]


@rule_of_lists(
    "AA008",
    "The person is 18 or over on the day of the lists.",
    mend="Check the date of birth. Close the case of somebody who is an adult, unless help goes on "
    "after 18 by right.",
    at={table: ["birth_date"] for table in _OF_UNDER_18},
    severity=Severity.QUERY,
    cause="A case that was never closed, an adult's record in the children's system, or a care "
    "leaver counted as a child in need.",
)
def adult_among_children(r: AnnexA) -> Sequence[Failing]:
    """Lists 1 to 6. Who turned 18 within the six months of the lists was a child when it began;
    so only who was 18 six months before is told, but in list 6 whoever is."""
    was_adult = years_after(col("birth_date"), 18) <= months_before(r, 6)
    return [
        *(r.rows(table).filter(was_adult) for table in _OF_UNDER_18[:-1]),
        r.in_need.filter(aged(r, 18) & is_open("cin_closed")),
    ]


@rule_of_lists(
    "AA009",
    "The person is 18 or over, and the child protection plan or the period of care is still open.",
    mend="Give the date on which it ended, the 18th birthday at the latest; or correct the date of "
    "birth.",
    at={CPPlans: ["birth_date", "plan_end"], ChildrenInCare: ["birth_date", "care_end"]},
    cause="The end at 18 was not recorded, or the date of birth is wrong.",
)
def open_at_eighteen(r: AnnexA) -> Sequence[Failing]:
    """No plan and no care goes on beyond the 18th birthday."""
    adult = years_after(col("birth_date"), 18) < as_at(r)
    return (
        r.cp_plans.filter(adult & is_open("plan_end")),
        r.in_care.filter(adult & is_open("care_end")),
    )


@rule_of_lists(
    "AA010",
    "The ethnic origin of a child on a child protection plan or in care is not yet obtained.",
    mend="Ask the family, and record the answer; REFU if they do not want to say.",
    at={CPPlans: ["ethnicity"], ChildrenInCare: ["ethnicity"]},
    severity=Severity.QUERY,
    cause="Not asked when the case was opened, and not since.",
)
def ethnicity_not_obtained(r: AnnexA) -> Sequence[Failing]:
    """Plans and periods of care that are open."""
    unknown = says("ethnicity", "NOBT")
    return (
        r.cp_plans.filter(unknown & is_open("plan_end")),
        r.in_care.filter(unknown & is_open("care_end")),
    )


@rule(
    "AA011",
    "By one list the young person sought asylum unaccompanied, by the other not.",
    mend="Find out which is right, and correct the other: list 8 or list 9.",
    at={ChildrenInCare: ["uasc"], CareLeavers: ["was_uasc"]},
    cause="The mark is taken from different records for the two lists.",
)
def asylum_differs(r: AnnexA) -> Sequence[Failing]:
    """List 8 tells of the last twelve months only: who sought asylum before may be “no” there and
    “formerly” in list 9. So only a “yes” of list 8 is held against a “no” of list 9."""
    contradicted = is_true(col("care_uasc")) & is_true(col("leaver_not_uasc"))
    return (
        r.in_care.filter(contradicted & says("uasc", "Y")),
        r.care_leavers.filter(contradicted & says("was_uasc", "N")),
    )


@rule_of_lists(
    "AA012",
    "The gender of a child who is born is not stated.",
    mend="Record it. Only of a child not yet born may it be unknown.",
    at={table: ["gender"] for table in (ChildrenInNeed, CPPlans, ChildrenInCare, CareLeavers)},
    severity=Severity.QUERY,
    cause="The record was made before the birth and not completed since.",
)
def gender_not_stated(r: AnnexA) -> Sequence[Failing]:
    """Lists 6 to 9."""
    unknown = says("gender", "U") & is_true(col("birth_date") <= as_at(r))
    return [
        r.in_need.filter(unknown),
        r.cp_plans.filter(unknown),
        r.in_care.filter(unknown),
        r.care_leavers.filter(unknown),
    ]


@rule_of_lists(
    "AA013",
    "The age is given, but not the date of birth.",
    mend="Give the date of birth; where only the age is known, find it out.",
    at={table: ["birth_date", "age"] for table in OF_CHILDREN},
    severity=Severity.QUERY,
    cause="The date was lost on the way into the list, for the age was worked out from it.",
)
def age_without_birth(r: AnnexA) -> Sequence[Failing]:
    """Nothing at all is written as the date, something as the age."""
    return [r.rows(t).filter(unwritten("birth_date") & ~unwritten("age")) for t in OF_CHILDREN]
