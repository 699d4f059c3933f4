"""Rules on a child's age when an episode starts, or while it lasts.

A birthday is a day of the calendar: a child born on 29 February is a year older on 28 February
of other years.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true, years_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, Header

#: Legal statuses of the criminal law: remand, detention under PACE, sentence.
CRIMINAL_STATUSES = ("J1", "J2", "J3")
_DATE_OF_BIRTH = "Correct DOB, the start of the episode, or "
_WRONG_DATE_OF_BIRTH = "A date of birth typed wrongly: then many rules fail for the same child."


def younger_than(age: int) -> nw.Expr:
    """The child has not had the birthday when the episode starts."""
    return col("DECOM") < years_after(col("child_DOB"), age)


def placed_younger_than(place: str, age: int) -> nw.Expr:
    """An episode in a kind of placement starts before the child has the age for it."""
    return (col("PLACE") == place) & younger_than(age)


def custody_under_ten() -> nw.Expr:
    """The placement changed on going to custody, before the child's tenth birthday."""
    return (col("REASON_PLACE_CHANGE") == "CUSTOD") & younger_than(10)


def criminal_status_under_ten() -> nw.Expr:
    """A legal status of the criminal law, before the child's tenth birthday."""
    return col("LS").is_in(CRIMINAL_STATUSES) & younger_than(10)


@child_facts(Episodes)
def ages_in_episodes(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the child's first episode starts, and what rules of Header ask of its episodes."""
    return {
        "ages_first_DECOM": col("DECOM").min(),
        "ages_custody_under_ten": is_true(custody_under_ten()).any(),
        "ages_criminal_under_ten": is_true(criminal_status_under_ten()).any(),
    }


@rule(
    "234",
    "The placement changed because the child went to custody, but the child was under 10.",
    mend=_DATE_OF_BIRTH + "REASON_PLACE_CHANGE.",
    at={Episodes: ["REASON_PLACE_CHANGE", "DECOM"], Header: ["DOB"]},
    since=2026,
    cause=_WRONG_DATE_OF_BIRTH,
)
def custody_below_criminal_responsibility(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(custody_under_ten()),
        r.header.filter(col("ages_custody_under_ten")),
    )


@rule(
    "302",
    "Care is recorded from before the child's birth.",
    mend="Correct DOB, or the start of the episode.",
    at={Episodes: ["DECOM"], Header: ["DOB"]},
    cause=_WRONG_DATE_OF_BIRTH,
)
def looked_after_before_birth(r: SSDA903) -> tuple[Failing, Failing]:
    before_birth = col("ages_first_DECOM") < col("child_DOB")
    return (
        r.episodes.filter(before_birth & (col("DECOM") == col("ages_first_DECOM"))),
        r.header.filter(before_birth),
    )


@rule(
    "352",
    "The child was 18 or over on starting to be looked after.",
    mend="Correct DOB or DECOM; somebody of 18 cannot start to be looked after.",
    at={Episodes: ["DECOM", "RNE"]},
    needs=[Episodes, Header],
    cause=_WRONG_DATE_OF_BIRTH,
)
def starts_as_an_adult(r: SSDA903) -> Failing:
    return r.episodes.filter(
        (col("RNE") == "S") & (col("DECOM") >= years_after(col("child_DOB"), 18))
    )


@rule(
    "358",
    "The legal status is one of the criminal law (J1, J2 or J3), but the child was under 10.",
    mend=_DATE_OF_BIRTH + "LS: a child under 10 cannot be held responsible for a crime.",
    at={Episodes: ["DECOM", "LS"], Header: ["DOB"]},
    cause=_WRONG_DATE_OF_BIRTH,
)
def criminal_status_below_responsibility(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(criminal_status_under_ten()),
        r.header.filter(col("ages_criminal_under_ten")),
    )


@rule(
    "359",
    "The child was looked after beyond the 18th birthday, but not accommodated under section 20 "
    "in a children's home (V2 with K2).",
    mend="End the episode on the 18th birthday at the latest; or correct DOB, LS or PLACE. Only "
    "section 20(5) of the Children Act 1989 lets a council accommodate somebody over 18.",
    at={Episodes: ["DEC", "LS", "PLACE"]},
    needs=[Episodes, Header],
    cause="The end at 18 was not recorded: often the young person stays put with former carers.",
)
def looked_after_past_eighteen(r: SSDA903) -> Failing:
    allowed = is_true(col("LS") == "V2") & is_true(col("PLACE") == "K2")
    return r.episodes.filter((lasts_until(r) > years_after(col("child_DOB"), 18)) & ~allowed)


@rule(
    "370",
    "The child lives independently (P2), but was under 15 when the placement started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    until=2023,
    cause=_WRONG_DATE_OF_BIRTH,
)
def independent_under_fifteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("P2", 15))


@rule(
    "370",
    "The child lives independently (P2), but was under 16 when the placement started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    since=2024,
    until=2024,
    cause=_WRONG_DATE_OF_BIRTH,
)
def independent_under_sixteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("P2", 16))


@rule(
    "371",
    "The child lives in semi-independent accommodation (H5), but was under 14 when the placement "
    "started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    until=2023,
    cause=_WRONG_DATE_OF_BIRTH,
)
def semi_independent_under_fourteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("H5", 14))


@rule(
    "371",
    "The child lives in semi-independent accommodation (H5), but was under 16 when the placement "
    "started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    since=2024,
    until=2024,
    cause=_WRONG_DATE_OF_BIRTH,
)
def semi_independent_under_sixteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("H5", 16))


@rule(
    "371",
    "The child lives in supported accommodation (K3), but was under 16 when the placement started.",
    mend=_DATE_OF_BIRTH + "PLACE: supported accommodation is for young people of 16 and over.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    since=2025,
    cause=_WRONG_DATE_OF_BIRTH,
)
def supported_under_sixteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("K3", 16))


@rule(
    "372",
    "The child is in a young offender institution or prison (R5), but was under 10 when the "
    "placement started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    cause=_WRONG_DATE_OF_BIRTH,
)
def prison_under_ten(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("R5", 10))


@rule(
    "373",
    "The child is placed in a residential school (S1), but was under 4 when the placement started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    cause=_WRONG_DATE_OF_BIRTH,
)
def residential_school_under_four(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("S1", 4))


@rule(
    "374",
    "The child is in residential employment (P3), but was under 14 when the placement started.",
    mend=_DATE_OF_BIRTH + "PLACE.",
    at={Episodes: ["DECOM", "PLACE"]},
    needs=[Episodes, Header],
    cause=_WRONG_DATE_OF_BIRTH,
)
def residential_employment_under_fourteen(r: SSDA903) -> Failing:
    return r.episodes.filter(placed_younger_than("P3", 14))
