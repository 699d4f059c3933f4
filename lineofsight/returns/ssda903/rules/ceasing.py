"""Rules on why an episode ceased: the child's age, the placement it ended, and what follows."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true, years_after
from lineofsight.returns.rules import Failing, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.adoption_placements import ADOPTED, FOR_ADOPTION
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, Header

#: A special guardianship order was made: to former foster carers, and to others.
GUARDIANSHIP_BY_CARERS = ("E45", "E46")
GUARDIANSHIP = (*GUARDIANSHIP_BY_CARERS, "E47", "E48")
#: Foster placements.
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
#: The child died, was found to be 18 or over, or stayed with the carers at 18.
NOTHING_FOLLOWS = ("E2", "E15", "E17")


def ceased_under(age: int, *reasons: str) -> nw.Expr:
    """The episode ceased for one of the reasons before the child had the birthday."""
    return col("REC").is_in(reasons) & (col("DEC") < years_after(col("child_DOB"), age))


def ceased_at(age: int, *reasons: str) -> nw.Expr:
    """The episode ceased for one of the reasons on the child's birthday or later."""
    return col("REC").is_in(reasons) & (col("DEC") >= years_after(col("child_DOB"), age))


def start_of_adopted() -> nw.Expr:
    """When the child's first episode started that ended in adoption."""
    return nw.when(col("REC").is_in(ADOPTED)).then(col("DECOM")).min()


@child_facts(Episodes)
def ceasing_in_episodes(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The child's latest start, when an adoption ended care, and guardianship at 18."""
    return {
        "ceasing_latest_DECOM": col("DECOM").max(),
        "ceasing_adopted_DECOM": start_of_adopted(),
        "ceasing_guardianship_at_18": is_true(ceased_at(18, *GUARDIANSHIP)).any(),
    }


@child_facts(last(Episodes))
def ceasing_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the episode started that ended in adoption in last year's return."""
    return {"ceasing_last_adopted_DECOM": start_of_adopted()}


@rule(
    "199",
    "The episode starts after one that ended with the child's adoption, in this return or last "
    "year's.",
    mend="If the child came back to care after an adoption, give the child a new CHILD number, "
    "with no link to the old; if there was no adoption, correct REC of the earlier episode.",
    at={Episodes: ["CHILD", "DECOM"]},
    cause="An adopted child came back under the old number, or REC is wrong on an earlier episode.",
)
def looked_after_after_adoption(r: SSDA903) -> Failing:
    return r.episodes.filter(
        is_true(col("DECOM") > col("ceasing_adopted_DECOM"))
        | is_true(col("DECOM") > col("ceasing_last_adopted_DECOM"))
    )


@rule(
    "386",
    "The episode ceased because the child was adopted, but the child was 18 or over.",
    mend="Correct DOB, DEC or REC.",
    at={Episodes: ["REC", "DEC"]},
    needs=[Episodes, Header],
    cause="A date of birth typed wrongly, or care that ended at 18 recorded as adoption.",
)
def adopted_as_an_adult(r: SSDA903) -> Failing:
    return r.episodes.filter(ceased_at(18, "E11", "E12"))


@rule(
    "387",
    "The child left care to live independently (E5 or E6), but was under 14.",
    mend="Correct DOB, DEC or REC.",
    at={Episodes: ["REC", "DEC"]},
    needs=[Episodes, Header],
    cause="A date of birth typed wrongly, or the wrong reason: E4A, E4B and E13 are returns home.",
)
def independent_on_leaving_under_fourteen(r: SSDA903) -> Failing:
    return r.episodes.filter(ceased_under(14, "E5", "E6"))


@rule(
    "389",
    "The child was transferred to adult social care (E7), but was under 16.",
    mend="Correct DOB, DEC or REC.",
    at={Episodes: ["REC", "DEC"]},
    needs=[Episodes, Header],
    cause="A date of birth typed wrongly, or a move between teams recorded as leaving care.",
)
def adult_care_under_sixteen(r: SSDA903) -> Failing:
    return r.episodes.filter(ceased_under(16, "E7"))


@rule(
    "390",
    "The episode ceased because the child was adopted, but was not a placement for adoption.",
    mend="Record the placement for adoption (A3 to A6) as an episode of its own before the "
    "adoption; or correct PLACE or REC.",
    at={Episodes: ["PLACE", "REC"]},
    cause="The child was adopted by the foster carers and no move to A3 or A5 was recorded.",
)
def adopted_from_another_placement(r: SSDA903) -> Failing:
    return r.episodes.filter(
        col("REC").is_in(["E11", "E12"]) & ~is_true(col("PLACE").is_in(FOR_ADOPTION))
    )


@rule(
    "407",
    "The episode ceased with a special guardianship order, but the child was 18 or over.",
    mend="Correct DOB, DEC or REC: an order is made for a child under 18.",
    at={Episodes: ["DEC", "REC"], Header: ["DOB"]},
    cause="A date of birth typed wrongly, or the end recorded long after the order was made.",
)
def guardianship_of_an_adult(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(ceased_at(18, *GUARDIANSHIP)),
        r.header.filter(col("ceasing_guardianship_at_18")),
    )


@rule(
    "437",
    "Death, or being 18 or over, ended this episode, and yet the child has later ones.",
    mend="Correct REC, or take out the later episodes if they are not this child's.",
    at={Episodes: ["REC"]},
    cause="Episodes of two children under one number, or a reason picked in error.",
)
def episodes_after_the_last(r: SSDA903) -> Failing:
    return r.episodes.filter(
        col("REC").is_in(NOTHING_FOLLOWS) & (col("DECOM") < col("ceasing_latest_DECOM"))
    )


@rule(
    "460",
    "The child stayed with the carers on coming of age (E17), but was under 18.",
    mend="Correct DOB, DEC or REC: the episode ceases on the 18th birthday.",
    at={Episodes: ["DEC", "REC"]},
    needs=[Episodes, Header],
    cause="DEC was set to the day before the birthday, or a date of birth typed wrongly.",
)
def staying_put_under_eighteen(r: SSDA903) -> Failing:
    return r.episodes.filter(ceased_under(18, "E17"))


@rule(
    "516",
    "Former foster carers became special guardians (E45 or E46), but the episode was not a "
    "foster placement.",
    mend="Correct PLACE (U1 to U6); if the guardians were not the foster carers, REC is E47 or "
    "E48.",
    at={Episodes: ["REC", "PLACE"]},
    cause="The guardians were friends or relatives who did not foster the child.",
)
def guardians_did_not_foster(r: SSDA903) -> Failing:
    return r.episodes.filter(
        col("REC").is_in(GUARDIANSHIP_BY_CARERS) & ~is_true(col("PLACE").is_in(FOSTERED))
    )
