"""Rules on care leavers: what OC3 says of itself, and beside the child's other tables.

OC3 is about young people around a birthday from the 17th to the 21st who are no longer looked
after. IN_TOUCH says whether the council is in touch, ACTIV and ACCOM what they do and where they
live; both are 0 where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, differs, is_true, years_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import AD1, OC2, OC3, Episodes, Header

ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")
ADOPTION_ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
HEALTH_ITEMS = (
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)
_DATES = ("DATE_INT", "DATE_MATCH")
_WRONG_TABLE = "The child is in a group that leaves this table out, or is in the wrong one of two."


def any_given(items: tuple[str, ...]) -> nw.Expr:
    """Something is given in one of the columns, even a date that cannot be read."""
    return nw.any_horizontal(*(~as_written(item).is_null() for item in items), ignore_nulls=True)


def as_written(item: str) -> nw.Expr:
    """The column as text."""
    return col(f"{item}_text") if item in _DATES else col(item)


@child_facts(OC3)
def leaver(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`oc3_given`: the child has care leaver information."""
    return {"oc3_given": any_given(ITEMS).any()}


@child_facts(AD1)
def adoption_told(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`ad1_given`: something is told of the child's adoption."""
    return {"ad1_given": any_given(ADOPTION_ITEMS).any()}


@child_facts(OC2)
def health_told(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`oc2_given`: something is told of the child's health or offending."""
    return {"oc2_given": any_given(HEALTH_ITEMS).any()}


@rule(
    "134",
    "The child is a care leaver in OC3, so nothing can be said of an adoption in AD1.",
    mend="Take the child out of AD1, or out of OC3 where the child was adopted.",
    at={AD1: ADOPTION_ITEMS},
    needs=[AD1, OC3],
    cause=_WRONG_TABLE,
)
def leaver_in_ad1(r: SSDA903) -> Failing:
    return r.ad1.filter(any_given(ADOPTION_ITEMS) & is_true(col("oc3_given")))


@rule(
    "153",
    "Of IN_TOUCH, ACTIV and ACCOM some are given and some are not.",
    mend="Give all three, or none. ACTIV and ACCOM are 0 where the council is not in touch.",
    at={OC3: ITEMS},
    cause="0 was left out because it looks like nothing.",
)
def leaver_told_in_part(r: SSDA903) -> Failing:
    all_given = nw.all_horizontal(*(~col(item).is_null() for item in ITEMS), ignore_nulls=True)
    return r.oc3.filter(any_given(ITEMS) & ~all_given)


@rule(
    "187",
    "The child was looked after through the whole year, and yet is in AD1 as adopted or in OC3 "
    "as a care leaver.",
    mend="Take the child out of AD1 and OC3, or give the end of the last episode.",
    at={AD1: ADOPTION_ITEMS, OC3: ITEMS},
    needs=[AD1, OC3, Episodes],
    cause="The end of care was not recorded in Episodes.",
)
def looked_after_all_year_and_left(r: SSDA903) -> tuple[Failing, Failing]:
    all_year = is_true(col("looked_after_all_year"))
    return (
        r.ad1.filter(all_year & any_given(ADOPTION_ITEMS)),
        r.oc3.filter(all_year & any_given(ITEMS)),
    )


@rule(
    "215",
    "The child is told of both as a care leaver in OC3 and as looked after through the year "
    "in OC2.",
    mend="Take the child out of OC2 or out of OC3, as the episodes say.",
    at={OC3: ITEMS, OC2: HEALTH_ITEMS},
    cause=_WRONG_TABLE,
)
def leaver_in_oc2(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.oc3.filter(any_given(ITEMS) & is_true(col("oc2_given"))),
        r.oc2.filter(any_given(HEALTH_ITEMS) & is_true(col("oc3_given"))),
    )


@rule(
    "344",
    "The young person died or went home to parents, so that ACTIV and ACCOM must both be 0.",
    mend="Give 0 in ACTIV and in ACCOM, or correct IN_TOUCH.",
    at={OC3: ITEMS},
    cause="The answers of an earlier year were carried over.",
)
def told_after_death_or_return(r: SSDA903) -> Failing:
    gone = col("IN_TOUCH").is_in(["DIED", "RHOM"])
    return r.oc3.filter(gone & (differs(col("ACTIV"), _none()) | differs(col("ACCOM"), _none())))


@rule(
    "345",
    "The council is in touch with the young person, and yet ACTIV or ACCOM says 0.",
    mend="Say what the young person does and where they live; where it is not known, IN_TOUCH "
    "is NO. Someone not working or studying has a code of its own in ACTIV.",
    at={OC3: ITEMS},
    cause="0 was taken to mean not in work or education.",
)
def in_touch_but_nothing_told(r: SSDA903) -> Failing:
    in_touch = col("IN_TOUCH") == "YES"
    return r.oc3.filter(in_touch & (is_true(col("ACTIV") == "0") | is_true(col("ACCOM") == "0")))


def _none() -> nw.Expr:
    """The code for nothing to tell."""
    return nw.lit("0")


@rule(
    "347",
    "The young person was not yet 18 when the year began, and lives in a foyer.",
    mend="Correct ACCOM or the date of birth: foyers take young people from 18.",
    at={OC3: ["DOB", "ACCOM"]},
    since=2024,
    cause="Supported accommodation or lodgings were coded as a foyer.",
)
def minor_in_foyer(r: SSDA903) -> Failing:
    """Age on the year's first day. Foyers are T1 and T2."""
    return r.oc3.filter(
        col("ACCOM").str.starts_with("T") & (years_after(col("DOB"), 18) > day(r.start))
    )


@rule(
    "391",
    "At no time in the year was the young person 17, 18, 19, 20 or 21.",
    mend="Correct the date of birth, or take the young person out of OC3.",
    at={OC3: ["DOB", *ITEMS]},
    cause="A date of birth typed wrongly; or a list of care leavers of all ages was used.",
)
def leaver_of_another_age(r: SSDA903) -> Failing:
    """Too young: under 17 at the year's end. Too old: 22 or more on its first day, which is 23 or
    more on the day after its last."""
    too_young = years_after(col("DOB"), 17) > day(r.end)
    too_old = years_after(col("DOB"), 23) <= day(r.end + timedelta(days=1))
    return r.oc3.filter(any_given(ITEMS) & (too_young | too_old))


@rule(
    "3001",
    "The young person turned 17 in the year, and is said to live with former foster carers, "
    "which is possible from 18 only.",
    mend="Correct ACCOM; who is 17 and with foster carers is still looked after.",
    at={OC3: ["ACCOM"]},
    needs=[Header, OC3],
    cause="An arrangement after 18 (staying put) was recorded for someone of 17, or the date of "
    "birth is wrong.",
)
def with_former_carers_at_seventeen(r: SSDA903) -> Failing:
    birthday = years_after(col("child_DOB"), 17)
    return r.oc3.filter(
        col("ACCOM").is_in(["Z1", "Z2"]) & (birthday >= day(r.start)) & (birthday <= day(r.end))
    )
