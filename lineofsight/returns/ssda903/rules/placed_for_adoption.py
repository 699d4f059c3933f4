"""Rules on decisions that a child should be placed for adoption, and on their reversal.

DATE_PLACED is the day of the decision. DATE_PLACED_CEASED and REASON_PLACED_CEASED say when and
why it was reversed; a decision without them stands. A child can have several, one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.adoptions import for_adoption
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, Header, PlacedAdoption

_ITEMS = ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
_REVERSAL = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
_TYPED = "A year typed wrongly, or the day and the month exchanged."
_ORDER = {"order_by": ["DATE_PLACED", "_row"]}


def reversal_given() -> nw.Expr:
    """A date or a reason of a reversal is given."""
    return ~unwritten("DATE_PLACED_CEASED") | given("REASON_PLACED_CEASED")


def reversal_in_part() -> nw.Expr:
    """Of the date and the reason of a reversal only one is given."""
    return unwritten("DATE_PLACED_CEASED") != blank("REASON_PLACED_CEASED")


def ended_care() -> nw.Expr:
    """The episode has a reason for which care ended."""
    return is_true(col("REC") != "X1")


@child_facts(PlacedAdoption)
def decisions(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Of the child's decisions: the first and the latest, the first and latest reversal, whether
    any is dated, any stands, any was reversed."""
    return {
        "placed_first": col("DATE_PLACED").min(),
        "placed_latest": col("DATE_PLACED").max(),
        "placed_first_reversal": col("DATE_PLACED_CEASED").min(),
        "placed_latest_reversal": col("DATE_PLACED_CEASED").max(),
        "placed_dated": (~unwritten("DATE_PLACED")).any(),
        "placed_standing": unwritten("DATE_PLACED_CEASED").any(),
        "placed_reversed": (~unwritten("DATE_PLACED_CEASED")).any(),
    }


@child_facts(Episodes)
def care_of_placed(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the child's care began and ended, for comparison with decisions. Short breaks are
    left out of the beginning."""
    cared_for, began = ~short_break(), is_true(col("RNE") == "S")
    return {
        "placed_care_begins": nw.when(cared_for).then(col("DECOM")).min(),
        "placed_care_starts": nw.when(began).then(col("DECOM")).min(),
        "placed_care_ends": nw.when(ended_care()).then(col("DEC")).max(),
        "placed_last_DEC": col("DEC").max(),
        "placed_still_in_care": (given("DECOM") & unwritten("DEC")).any(),
    }


@adds(PlacedAdoption)
def running_decisions(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Of each decision: how many up to it stand, the latest reversal up to it, the next one."""
    stands = nw.when(given("DATE_PLACED") & unwritten("DATE_PLACED_CEASED")).then(1).otherwise(0)
    return {
        "placed_stands": stands,
        "placed_stand_by_now": stands.cum_sum().over("_child", **_ORDER),
        "placed_ceased_by_now": col("DATE_PLACED_CEASED").cum_max().over("_child", **_ORDER),
        "placed_next": col("DATE_PLACED").shift(-1).over("_child", **_ORDER),
    }


@adds(PlacedAdoption, stage=2)
def earlier_decisions(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The latest reversal of the decisions before."""
    return {"placed_ceased_before": col("placed_ceased_by_now").shift(1).over("_child", **_ORDER)}


def after_care(r: SSDA903, column: str) -> nw.Expr:
    """A day is after the end of the collection year, or after the child left care for good."""
    left = given("placed_care_ends") & ~is_true(col("placed_still_in_care"))
    return is_true(col(column) > day(r.end)) | (
        left & is_true(col(column) > col("placed_last_DEC"))
    )


@rule(
    "117",
    "A decision on placing the child for adoption, or its reversal, is later than the end of the "
    "year or than the end of the child's care.",
    mend="Correct the date of the decision or of the reversal, or the end of the episode.",
    at={PlacedAdoption: ["DATE_PLACED", "DATE_PLACED_CEASED"], Episodes: ["DECOM", "DEC", "REC"]},
    cause=_TYPED,
)
def decided_after_care(r: SSDA903) -> tuple[Failing, Failing]:
    """Of the episodes the one is marked that ended care last."""
    last_end = ended_care() & (col("DEC") == col("placed_care_ends"))
    late = after_care(r, "placed_latest") | after_care(r, "placed_latest_reversal")
    return (
        r.placed_adoption.filter(
            after_care(r, "DATE_PLACED") | after_care(r, "DATE_PLACED_CEASED")
        ),
        r.episodes.filter(last_end & late),
    )


@rule(
    "118",
    "The decision to place the child for adoption was reversed before the collection year, or "
    "before the child was looked after.",
    mend="Correct DATE_PLACED_CEASED; a reversal of an earlier year is not reported again.",
    at={PlacedAdoption: ["DATE_PLACED_CEASED"], Episodes: ["DECOM", "LS"]},
    cause="Last year's row was sent again, or a year typed wrongly.",
)
def reversed_before_year_or_care(r: SSDA903) -> tuple[Failing, Failing]:
    """Short breaks are no care here. Of the episodes the first is marked."""

    def too_early(column: str) -> nw.Expr:
        early = (col(column) < day(r.start), col(column) < col("placed_care_begins"))
        return nw.any_horizontal(*early, ignore_nulls=True)

    first = ~short_break() & (col("DECOM") == col("placed_care_begins"))
    return (
        r.placed_adoption.filter(too_early("DATE_PLACED_CEASED")),
        r.episodes.filter(first & too_early("placed_first_reversal")),
    )


@rule(
    "119",
    "A decision to place for adoption was reversed, but only the date or only the reason is given.",
    mend="Give both, or neither where the decision stands.",
    at={PlacedAdoption: _REVERSAL},
    cause="The reason is recorded in another place than the date.",
)
def reversed_in_part(r: SSDA903) -> Failing:
    return r.placed_adoption.filter(reversal_in_part())


@rule(
    "184",
    "The decision to place the child for adoption was made before the child was born.",
    mend="Correct the date of the decision, or the date of birth in Header.",
    at={PlacedAdoption: ["DATE_PLACED"]},
    needs=[Header, PlacedAdoption],
    cause=_TYPED,
)
def decided_before_birth(r: SSDA903) -> Failing:
    return r.placed_adoption.filter(col("DATE_PLACED") < col("child_DOB"))


@rule(
    "522",
    "The decision to place the child for adoption is later than its reversal.",
    mend="Correct DATE_PLACED or DATE_PLACED_CEASED.",
    at={PlacedAdoption: ["DATE_PLACED", "DATE_PLACED_CEASED"]},
    cause="The two dates were exchanged, or a newer decision was written over an older one.",
)
def reversed_before_decision(r: SSDA903) -> Failing:
    return r.placed_adoption.filter(col("DATE_PLACED") > col("DATE_PLACED_CEASED"))


@rule(
    "551",
    "The child is placed for adoption, but no decision to do so is given.",
    mend="Give the child in the table of those placed for adoption, with DATE_PLACED; or correct "
    "the placement type.",
    at={Episodes: ["PLACE"]},
    needs=[Episodes, PlacedAdoption],
    cause="The decision is recorded in the adoption file only.",
)
def placed_without_decision(r: SSDA903) -> Failing:
    """Any text in DATE_PLACED counts; that it is no date is for rule 115."""
    return r.episodes.filter(for_adoption() & ~is_true(col("placed_dated")))


@rule(
    "552",
    "The child was placed for adoption before the first decision to do so.",
    mend="Correct the date of the decision, or the start or type of the placement.",
    at={PlacedAdoption: ["DATE_PLACED"], Episodes: ["DECOM", "PLACE"]},
    cause="A date of a later panel was given, or a foster placement was recoded from its start.",
)
def placed_before_decision(r: SSDA903) -> tuple[Failing, Failing]:
    first = col("DATE_PLACED") == col("placed_first")
    return (
        r.placed_adoption.filter(first & (col("DATE_PLACED") > col("adoption_placed"))),
        r.episodes.filter(for_adoption() & (col("DECOM") < col("placed_first"))),
    )


@rule(
    "563",
    "A decision to place for adoption was reversed, but the decision itself has no date.",
    mend="Give DATE_PLACED, or clear the reversal.",
    at={PlacedAdoption: _ITEMS},
    cause="The decision was reported in an earlier year, and left out this year.",
)
def reversal_without_decision(r: SSDA903) -> Failing:
    return r.placed_adoption.filter(unwritten("DATE_PLACED") & reversal_given())


@rule(
    "579",
    "A decision to place the child for adoption was made while an earlier one still stood.",
    mend="Give the reversal of the earlier decision, or correct the dates so that they do not "
    "overlap.",
    at={PlacedAdoption: ["DATE_PLACED", "DATE_PLACED_CEASED"]},
    cause="A decision confirmed anew was recorded as a second one.",
)
def decision_while_another_stood(r: SSDA903) -> Failing:
    """The later of the two is marked. On the day of the reversal a new one can be made."""
    standing = (col("placed_stand_by_now") - col("placed_stands")) > 0
    overlapping = is_true(col("placed_ceased_before") > col("DATE_PLACED"))
    return r.placed_adoption.filter(given("DATE_PLACED") & (standing | overlapping))


@rule(
    "583",
    "A later decision to place the child for adoption is given, and this one was never reversed.",
    mend="Check that both are needed; if so give the date on which the earlier was reversed, which "
    "may be in an earlier year.",
    at={PlacedAdoption: ["DATE_PLACED", "DATE_PLACED_CEASED"]},
    severity=Severity.QUERY,
    cause="A decision confirmed anew was recorded as a second one.",
)
def earlier_decision_stands(r: SSDA903) -> Failing:
    """The earlier of the two is marked."""
    return r.placed_adoption.filter((col("placed_stands") == 1) & given("placed_next"))


@rule(
    "1003",
    "The decision to place the child for adoption was made before the child was looked after.",
    mend="Correct the date of the decision, or the start of care.",
    at={PlacedAdoption: ["DATE_PLACED"], Episodes: ["DECOM", "RNE"]},
    cause="The plan was made before care began, and its date given; or a year typed wrongly.",
)
def decided_before_care(r: SSDA903) -> tuple[Failing, Failing]:
    """Care begins with the first episode with RNE S in this return; without one it began before
    the year, and the rule does not judge."""
    first = (col("RNE") == "S") & (col("DECOM") == col("placed_care_starts"))
    return (
        r.placed_adoption.filter(col("DATE_PLACED") < col("placed_care_starts")),
        r.episodes.filter(first & (col("placed_first") < col("DECOM"))),
    )
