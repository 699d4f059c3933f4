"""Rules on AD1 beside the child's episodes and the decisions to place for adoption."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, is_true
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.adopters import all_told
from lineofsight.returns.ssda903.rules.adoption_placements import FOR_ADOPTION
from lineofsight.returns.ssda903.rules.care_leavers import ADOPTION_ITEMS, any_given
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import AD1, Episodes, PlacedAdoption

#: Reasons that care ended: an adoption that nobody opposed, and one for which the court did
#: without a parent's consent.
ADOPTED = ("E11", "E12")
_DECIDED_LATE = "The date of a later panel, or of the order, was given; or a year typed wrongly."


def adopted() -> nw.Expr:
    """The episode ended with the child's adoption."""
    return is_true(col("REC").is_in(ADOPTED))


def for_adoption() -> nw.Expr:
    """The child is placed for adoption."""
    return is_true(col("PLACE").is_in(FOR_ADOPTION))


def adopted_in_year(r: SSDA903) -> nw.Expr:
    """The episode ended with the child's adoption in the collection year."""
    return adopted() & is_true(col("DEC") >= day(r.start)) & is_true(col("DEC") <= day(r.end))


@child_facts(Episodes)
def adoption_in_episodes(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the child was placed for adoption, when the placement that ended with adoption
    began, whether there was one in the year, and when care last began with RNE S."""
    began_care = is_true(col("RNE") == "S")
    return {
        "adoption_placed": nw.when(for_adoption()).then(col("DECOM")).min(),
        "adoption_last_placement": nw.when(adopted()).then(col("DECOM")).min(),
        "adoption_in_year": adopted_in_year(r).any(),
        "adoption_care_since": nw.when(began_care).then(col("DECOM")).max(),
    }


@child_facts(AD1)
def dates_of_adoption(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The dates of the child's row in AD1, and whether all of it is given."""
    return {
        "ad1_first_INT": col("DATE_INT").min(),
        "ad1_INT": col("DATE_INT").max(),
        "ad1_MATCH": col("DATE_MATCH").max(),
        "ad1_complete": all_told().any(),
    }


@rule(
    "331",
    "The child was matched with the adopters after the placement that ended in adoption began.",
    mend="Correct the date of the match, or the start of the placement.",
    at={AD1: ["DATE_MATCH"], Episodes: ["DECOM", "REC"]},
    cause="The date of the order was given for that of the match, or a year typed wrongly.",
)
def matched_after_placement(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.ad1.filter(col("DATE_MATCH") > col("adoption_last_placement")),
        r.episodes.filter(adopted() & (col("DECOM") < col("ad1_MATCH"))),
    )


@rule(
    "334",
    "The decision that the child should be placed for adoption is earlier than the start of the "
    "latest period of care.",
    mend="Correct the date of the decision, or the start of care.",
    at={Episodes: ["DECOM", "RNE"], AD1: ["DATE_INT"]},
    cause="The decision belongs to an earlier period of care, or a year is typed wrongly.",
)
def decided_before_latest_care(r: SSDA903) -> tuple[Failing, Failing]:
    first = (col("RNE") == "S") & (col("DECOM") == col("adoption_care_since"))
    return (
        r.episodes.filter(first & (col("ad1_first_INT") < col("DECOM"))),
        r.ad1.filter(col("DATE_INT") < col("adoption_care_since")),
    )


@rule(
    "521",
    "AD1 gives a decision that the child should be placed for adoption that is later than the "
    "placement for adoption.",
    mend="Correct the date of the decision, or the start or type of the placement.",
    at={Episodes: ["PLACE", "DECOM"], AD1: ["DATE_INT"]},
    cause=_DECIDED_LATE,
)
def placed_before_decision_of_ad1(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(for_adoption() & (col("DECOM") < col("ad1_INT"))),
        r.ad1.filter(col("DATE_INT") > col("adoption_placed")),
    )


@rule(
    "523",
    "AD1 and the table of children placed for adoption give different dates for the decision "
    "that the child should be placed for adoption.",
    mend="Give the same date in both: that of the decision which led to the adoption.",
    at={AD1: ["DATE_INT"], PlacedAdoption: ["DATE_PLACED"]},
    cause="One table has the panel's date and the other that of the agency's decision maker.",
)
def decisions_differ(r: SSDA903) -> tuple[Failing, Failing]:
    """Of several decisions the latest is meant: earlier ones did not lead to the adoption."""
    latest = col("DATE_PLACED") == col("placed_latest")
    return (
        r.ad1.filter(col("DATE_INT") != col("placed_latest")),
        r.placed_adoption.filter(latest & (col("DATE_PLACED") != col("ad1_INT"))),
    )


@rule(
    "525",
    "The child is in AD1 as adopted, but the decision to place for adoption was reversed.",
    mend="Take the child out of AD1; or clear DATE_PLACED_CEASED and its reason; or give the "
    "newer decision.",
    at={PlacedAdoption: ["DATE_PLACED_CEASED"], AD1: ADOPTION_ITEMS},
    cause="The order ends the placement for adoption, and its date was taken for a reversal.",
)
def adopted_though_reversed(r: SSDA903) -> tuple[Failing, Failing]:
    """A child with another decision, which stands, can be adopted."""
    none_stands = ~is_true(col("placed_standing"))
    reversed_here = ~col("DATE_PLACED_CEASED_text").is_null()
    return (
        r.placed_adoption.filter(reversed_here & none_stands & is_true(col("ad1_given"))),
        r.ad1.filter(any_given(ADOPTION_ITEMS) & is_true(col("placed_reversed") & none_stands)),
    )


@rule(
    "558",
    "The child was adopted, but a date is given on which the decision to place for adoption was "
    "reversed.",
    mend="Clear DATE_PLACED_CEASED and its reason, or correct the reason the episode ceased.",
    at={Episodes: ["REC"]},
    needs=[Episodes, PlacedAdoption],
    cause="The order ends the placement for adoption, and its date was taken for a reversal.",
)
def reversal_of_adopted_child(r: SSDA903) -> Failing:
    """A child with another decision, which stands, can be adopted."""
    none_stands = ~is_true(col("placed_standing"))
    return r.episodes.filter(adopted() & none_stands & is_true(col("placed_reversed")))


@rule(
    "582",
    "The child was adopted on the very day of the match with the adopters.",
    mend="Check both dates: a match is expected weeks or months before the order.",
    at={Episodes: ["DEC", "REC"]},
    needs=[AD1, Episodes],
    severity=Severity.QUERY,
    cause="The date of the order was given for both.",
)
def matched_on_day_of_adoption(r: SSDA903) -> Failing:
    return r.episodes.filter(adopted() & (col("DEC") == col("ad1_MATCH")))


@rule(
    "601",
    "An episode ended with the child's adoption in the year, but AD1 is not filled, or only in "
    "part.",
    mend="Give all items of AD1 for the child, or correct the reason the episode ceased.",
    at={Episodes: ["REC"], AD1: ADOPTION_ITEMS},
    cause="AD1 is filled from the adoption file, and was drawn before the order was recorded.",
)
def adopted_but_not_told(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.episodes.filter(adopted_in_year(r) & ~is_true(col("ad1_complete"))),
        r.ad1.filter(is_true(col("adoption_in_year")) & ~all_told()),
    )


@rule(
    "602",
    "AD1 tells of an adoption, but no episode of the child ended with one in the year.",
    mend="End the last episode with E11 or E12 and the date of the order, or take the child out "
    "of AD1.",
    at={AD1: ["CHILD"]},
    needs=[AD1, Episodes],
    cause="The order was made in another year, or the episode was not closed.",
)
def told_but_not_adopted(r: SSDA903) -> Failing:
    return r.ad1.filter(any_given(ADOPTION_ITEMS) & ~is_true(col("adoption_in_year")))
