"""Rules on children's disabilities."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import given, is_true, unwritten
from lineofsight.returns.cin.codes import LISTS
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import adds, child_facts, rule
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails, Disabilities
from lineofsight.returns.rules import Failing

#: The code of a child without a disability.
NO_DISABILITY = "NONE"


def no_code(year: int) -> nw.Expr:
    """What is given as a disability is no code of the list, or nothing is given. Never null."""
    return ~is_true(col("Disability").is_in(list(LISTS["DISABILITY"].in_year(year))))


@child_facts(Disabilities)
def disabilities_of_child(r: CIN) -> Mapping[str, nw.Expr]:
    """Of a child with a row of disabilities, whether one of them is no code, whether one says that
    there is none, and whether one names a disability."""
    none = is_true(col("Disability") == NO_DISABILITY)
    return {
        "disabilities_no_code": no_code(r.year).any(),
        "disabilities_none": none.any(),
        "disabilities_some": (given("Disability") & ~none).any(),
    }


@child_facts(ChildIdentifiers)
def birth(r: CIN) -> Mapping[str, nw.Expr]:
    """`disabilities_born`: something is given as the child's date of birth."""
    return {"disabilities_born": (~unwritten("PersonBirthDate")).any()}


@adds(Disabilities)
def same_code(r: CIN) -> Mapping[str, nw.Expr]:
    """`disabilities_first`, `disabilities_last`: of the child's rows with this code, the first and
    the last."""
    return {
        "disabilities_first": col("_row").min().over("_child", "Disability"),
        "disabilities_last": col("_row").max().over("_child", "Disability"),
    }


@rule(
    "8540",
    "The child's disability is not given, or is no code of the list.",
    mend="Give a code for each disability, or NONE. Only a child who is not born yet, or whose "
    "every referral led to no further action, may be without.",
    at={Disabilities: ["Disability"], ChildIdentifiers: ["PersonBirthDate"]},
    needs=[Disabilities, ChildIdentifiers, CINdetails],
    cause="Nobody asked, or a local code that was not translated.",
)
def no_disability_given(r: CIN) -> tuple[Failing, Failing]:
    acted_on = is_true(col("child_further_action"))
    without = col("disabilities_no_code").is_null() | col("disabilities_no_code")
    return (
        r.disabilities.filter(acted_on & is_true(col("disabilities_born")) & no_code(r.year)),
        r.identifiers.filter(acted_on & ~unwritten("PersonBirthDate") & without),
    )


@rule(
    "8790",
    "The child has a disability and, in another row, none.",
    mend="Remove NONE, or the disabilities.",
    at={Disabilities: ["Disability"]},
    cause="NONE was recorded first and stayed when a disability was.",
)
def none_and_some(r: CIN) -> Failing:
    both = is_true(col("disabilities_none") & col("disabilities_some"))
    return r.disabilities.filter(given("Disability") & both)


@rule(
    "8794",
    "The child has the same disability twice.",
    mend="Give each disability once.",
    at={Disabilities: ["Disability"]},
    cause="Two local kinds of disability became the same code, or it was recorded again.",
)
def same_disability_twice(r: CIN) -> Failing:
    return r.disabilities.filter(
        given("Disability") & (col("disabilities_first") != col("disabilities_last"))
    )
