"""Rules on the census as a whole: they mark its Header."""

from __future__ import annotations

from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, differs, given, how_many, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.rules.disabilities import NO_DISABILITY, no_code
from lineofsight.returns.cin.rules.identity import GENDER_NOT_KNOWN, SEX_NOT_KNOWN
from lineofsight.returns.cin.shared import rule
from lineofsight.returns.cin.tables import (
    ChildIdentifiers,
    ChildProtectionPlans,
    CINdetails,
    Disabilities,
    Header,
    Section47,
)
from lineofsight.returns.rules import At, Failing, Severity

#: At most so many of a hundred children may be without a sex, and at least so many of the codes of
#: disabilities are in use wherever disabilities are recorded with care.
WITHOUT_SEX, CODES_IN_USE = 2, 8

#: The column of the Header that stands for the whole census.
_WHOLE: At = {Header: ["ReferenceDate"]}


def whole_census(r: CIN, failing: nw.LazyFrame[Any]) -> Failing:
    """The Header fails where a frame about the whole census has a row."""
    return r.header.failing(r.declared(Header).join(failing, how="cross"))


@rule(
    "100",
    "The reference date is not 31 March of the census year.",
    mend="Give the census year's last day as the reference date, and the year in which it ends as "
    "the year.",
    at={Header: ["ReferenceDate", "Year"]},
    cause="The export was set to another year, or to the day on which it was made.",
)
def reference_date(r: CIN) -> Failing:
    other_year = given("Year") & (col("Year") != str(r.end.year))
    return r.header.filter(differs(col("ReferenceDate"), day(r.end)) | is_true(other_year))


@rule(
    "2883",
    "More child protection plans began in the census year than initial child protection "
    "conferences were held in it.",
    mend="Give each initial conference, with its section 47 enquiry or, if there was none, with "
    "its episode. A plan begins at a conference.",
    at=_WHOLE,
    needs=[Header, ChildProtectionPlans, Section47, CINdetails],
    cause="Conferences that are not recorded, or plans that came with children from other "
    "councils without their conference.",
)
def more_plans_than_conferences(r: CIN) -> Failing:
    def in_year(column: str) -> nw.Expr:
        return (col(column) >= day(r.start)) & (col(column) <= day(r.end))

    plans, enquiries, episodes = (
        r.declared(table).select(**{name: how_many(in_year(column))})
        for table, name, column in (
            (ChildProtectionPlans, "plans", "CPPstartDate"),
            (Section47, "after_enquiries", "DateOfInitialCPC"),
            (CINdetails, "without_enquiry", "DateOfInitialCPC"),
        )
    )
    counted = plans.join(enquiries, how="cross").join(episodes, how="cross")
    more = col("plans") > col("after_enquiries") + col("without_enquiry")
    return whole_census(r, counted.filter(more))


def too_many_without(r: CIN, without: nw.Expr) -> Failing:
    """The Header, where more than `WITHOUT_SEX` in a hundred of the children who are born meet a
    condition."""
    counted = (
        r.declared(ChildIdentifiers)
        .filter(unwritten("ExpectedPersonBirthDate"))
        .select(children=col("_row").count(), without=how_many(without))
    )
    return whole_census(r, counted.filter(col("without") * 100 > col("children") * WITHOUT_SEX))


@rule(
    "2886Q",
    "More than 2 in 100 children who are born have no gender recorded.",
    mend="Give it wherever it is known.",
    at=_WHOLE,
    needs=[Header, ChildIdentifiers],
    severity=Severity.QUERY,
    until=2024,
    cause="New records that were not finished, or a code that the export does not know.",
)
def many_without_gender(r: CIN) -> Failing:
    return too_many_without(r, blank("GenderCurrent") | (col("GenderCurrent") == GENDER_NOT_KNOWN))


@rule(
    "2886Q",
    "More than 2 in 100 children who are born have no sex recorded.",
    mend="Give it wherever it is known.",
    at=_WHOLE,
    needs=[Header, ChildIdentifiers],
    severity=Severity.QUERY,
    since=2025,
    cause="New records that were not finished, or a code that the export does not know.",
)
def many_without_sex(r: CIN) -> Failing:
    return too_many_without(r, blank("Sex") | (col("Sex") == SEX_NOT_KNOWN))


@rule(
    "2887Q",
    "Fewer than 8 of the codes of disabilities are used in the whole census.",
    mend="Check that disabilities are recorded by their kind, and that the export gives each kind "
    "its code.",
    at=_WHOLE,
    needs=[Header, Disabilities],
    severity=Severity.QUERY,
    cause="Local kinds that all become one code, or disabilities that are not recorded. A small "
    "council may truly have fewer.",
)
def few_codes_of_disability(r: CIN) -> Failing:
    named = ~no_code(r.year) & (col("Disability") != NO_DISABILITY)
    used = r.declared(Disabilities).filter(named).select("Disability").unique()
    counted = used.select(used=col("Disability").count())
    return whole_census(r, counted.filter(col("used") < CODES_IN_USE))


@rule(
    "2888Q",
    "No child in the census has more than one disability.",
    mend="Give every disability of a child, each with its code.",
    at=_WHOLE,
    needs=[Header, Disabilities],
    severity=Severity.QUERY,
    cause="The system or the export keeps only a main disability.",
)
def one_disability_each(r: CIN) -> Failing:
    some = r.declared(Disabilities).filter(col("Disability") != NO_DISABILITY)
    each = some.select("_child", "Disability").unique()
    of_child = each.group_by("_child").agg(codes=col("Disability").count())
    most = of_child.select(most=col("codes").max())
    return whole_census(r, most.filter(col("most") == 1))
