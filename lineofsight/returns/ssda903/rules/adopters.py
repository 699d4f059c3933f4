"""Rules on what AD1 says of an adoption and of the adopters, by itself."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import given, is_true, unwritten
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care_leavers import ADOPTION_ITEMS, any_given, as_written
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import AD1

#: SEX_ADOPTR of one adopter, of two, and of two of the same sex.
ONE_ADOPTER, SAME_SEX = ("M1", "F1"), ("MM", "FF")
COUPLE = (*SAME_SEX, "MF")
_SEX_OR_STATUS = "Correct SEX_ADOPTR or LS_ADOPTR."
_ADOPTERS = ("LS_ADOPTR", "SEX_ADOPTR")
_TYPED = "One of the two was changed, or typed wrongly, and the other was not looked at again."


def all_told() -> nw.Expr:
    """Every item of the adoption is given."""
    return nw.all_horizontal(
        *(~as_written(item).is_null() for item in ADOPTION_ITEMS), ignore_nulls=True
    )


def status_but_not(status: str, sexes: tuple[str, ...]) -> nw.Expr:
    """The adopters have a legal status, and a sex that does not go with it."""
    return (col("LS_ADOPTR") == status) & ~col("SEX_ADOPTR").is_in(sexes)


@rule(
    "151",
    "Of the items on the child's adoption some are given and some are not.",
    mend="Give all six, or take the child out of AD1.",
    at={AD1: ADOPTION_ITEMS},
    cause="AD1 is filled from the adoption file, and some of it came later.",
)
def adoption_told_in_part(r: SSDA903) -> Failing:
    return r.ad1.filter(any_given(ADOPTION_ITEMS) & ~all_told())


@rule(
    "333",
    "The decision that the child should be placed for adoption is later than the match with the "
    "adopters, or not given.",
    mend="Give the date of the decision, which comes before the match or on the same day.",
    at={AD1: ["DATE_INT", "DATE_MATCH"]},
    cause="The two dates were exchanged, or a year typed wrongly.",
)
def matched_before_decision(r: SSDA903) -> Failing:
    """A decision that cannot be read is for rule 112."""
    later = is_true(col("DATE_INT") > col("DATE_MATCH"))
    return r.ad1.filter(given("DATE_MATCH") & (unwritten("DATE_INT") | later))


@rule(
    "511",
    "There are two adopters, but the sex given is that of one.",
    mend="Give MM, FF or MF, or correct the number of adopters.",
    at={AD1: ["NB_ADOPTR", "SEX_ADOPTR"]},
    cause=_TYPED,
)
def two_adopters_sex_of_one(r: SSDA903) -> Failing:
    return r.ad1.filter((col("NB_ADOPTR") == "2") & ~col("SEX_ADOPTR").is_in(COUPLE))


@rule(
    "514",
    "The adopter is single (L0), but the sex given is not that of one person.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def single_adopter_a_couple(r: SSDA903) -> Failing:
    return r.ad1.filter(status_but_not("L0", ONE_ADOPTER))


@rule(
    "517",
    "The adopters are an unmarried couple of different sexes (L3), but the sex given is not MF.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def different_sexes_not_said(r: SSDA903) -> Failing:
    return r.ad1.filter(status_but_not("L3", ("MF",)))


@rule(
    "518",
    "The adopters are an unmarried couple of the same sex (L4), but the sex given is not MM or FF.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def same_sex_not_said(r: SSDA903) -> Failing:
    return r.ad1.filter(status_but_not("L4", SAME_SEX))


@rule(
    "519",
    "The adopters are in a civil partnership (L2), but the sex given is not that of a couple.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def civil_partners_not_a_couple(r: SSDA903) -> Failing:
    return r.ad1.filter(status_but_not("L2", COUPLE))


@rule(
    "520",
    "The adopters are a married couple of different sexes (L11), but the sex given is MM or FF.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def married_of_different_sexes_are_of_the_same(r: SSDA903) -> Failing:
    return r.ad1.filter((col("LS_ADOPTR") == "L11") & col("SEX_ADOPTR").is_in(SAME_SEX))


@rule(
    "524",
    "The adopters are a married couple of the same sex (L12), but the sex given is not MM or FF.",
    mend=_SEX_OR_STATUS,
    at={AD1: _ADOPTERS},
    cause=_TYPED,
)
def married_of_the_same_sex_not_said(r: SSDA903) -> Failing:
    return r.ad1.filter(status_but_not("L12", SAME_SEX))
