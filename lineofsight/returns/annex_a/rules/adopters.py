"""Rules on adopters: list 11."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, months_after, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.shared import as_at, rule
from lineofsight.returns.annex_a.tables import Adopters, Adoption
from lineofsight.returns.rules import Failing, Severity

#: Months within which each stage of the way to approval is to be done.
MONTHS_OF_STAGE_1, MONTHS_OF_STAGE_2 = 2, 4

_BOTH = "Check both dates."
_SWAPPED = "The dates of an earlier application, or a day and month swapped."


def _before(first: str, second: str) -> nw.Expr:
    """The second date is before the first: the two are out of order."""
    return col(second) < col(first)


@rule(
    "AA190",
    "Stage 1 began before the adopter enquired.",
    mend=_BOTH,
    at={Adopters: ["enquiry", "stage_1_start"]},
    cause=_SWAPPED,
)
def stage_1_before_enquiry(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("enquiry", "stage_1_start"))


@rule(
    "AA191",
    "Stage 1 ended before it began.",
    mend=_BOTH,
    at={Adopters: ["stage_1_start", "stage_1_end"]},
    cause=_SWAPPED,
)
def stage_1_ends_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("stage_1_start", "stage_1_end"))


@rule(
    "AA192",
    "Stage 2 began before stage 1 ended.",
    mend=_BOTH,
    at={Adopters: ["stage_1_end", "stage_2_start"]},
    cause=_SWAPPED,
)
def stages_overlap(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("stage_1_end", "stage_2_start"))


@rule(
    "AA193",
    "Stage 2 ended before it began.",
    mend=_BOTH,
    at={Adopters: ["stage_2_start", "stage_2_end"]},
    cause=_SWAPPED,
)
def stage_2_ends_before_start(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("stage_2_start", "stage_2_end"))


@rule(
    "AA194",
    "The application was approved before it was submitted.",
    mend=_BOTH,
    at={Adopters: ["applied", "approved"]},
    cause=_SWAPPED,
)
def approved_before_applied(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("applied", "approved"))


@rule(
    "AA195",
    "The adopter was matched with a child before being approved.",
    mend=_BOTH,
    at={Adopters: ["approved", "matched_with_child"]},
    cause="A second adoption: the dates of the first approval, or a later one.",
)
def matched_before_approved(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("approved", "matched_with_child"))


@rule(
    "AA196",
    "A child was placed with the adopter before the match.",
    mend=_BOTH,
    at={Adopters: ["matched_with_child", "child_placed"]},
    cause="The day on which the child came to them as foster carers, before the match.",
)
def placed_before_matched(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("matched_with_child", "child_placed"))


@rule(
    "AA197",
    "The adoption order was made before a child was placed with the adopter.",
    mend=_BOTH,
    at={Adopters: ["child_placed", "adoption_order"]},
    cause=_SWAPPED,
)
def order_before_placed(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("child_placed", "adoption_order"))


@rule(
    "AA198",
    "The adopter left the process before the enquiry.",
    mend=_BOTH,
    at={Adopters: ["enquiry", "left_process"]},
    cause="The end of an earlier application.",
)
def left_before_enquiry(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adopters.filter(_before("enquiry", "left_process"))


@rule(
    "AA199",
    "When the adopter left the process is given without the reason, or the reason without the "
    "date.",
    mend="Give both, or neither.",
    at={Adopters: ["left_process", "leaving_reason"]},
    cause="The reason was not recorded, or the adopter came back.",
)
def leaving_half_told(r: AnnexA) -> Failing:
    """A date that was written but cannot be read counts as given."""
    without_reason = given("left_process") & blank("leaving_reason")
    without_date = unwritten("left_process") & given("leaving_reason")
    return r.adopters.filter(without_reason | without_date)


@rule(
    "AA200",
    "When a child was placed is given without how many, or how many without the date.",
    mend="Give both, or neither.",
    at={Adopters: ["child_placed", "children_placed"]},
    cause="The number is counted only when the order is made.",
)
def placement_half_told(r: AnnexA) -> Failing:
    """No child is as good as nothing given."""
    some = is_true(col("children_placed") > 0)
    without_date = unwritten("child_placed") & some
    without_number = given("child_placed") & (
        unwritten("children_placed") | is_true(col("children_placed") == 0)
    )
    return r.adopters.filter(without_date | without_number)


@rule(
    "AA201",
    "Stage 1 took, or has gone on for, more than two months.",
    mend="Check its dates, and be ready to say why it took so long.",
    at={Adopters: ["stage_1_start", "stage_1_end"]},
    severity=Severity.QUERY,
    cause="References and checks came late, or the adopter asked for time.",
)
def stage_1_long(r: AnnexA) -> Failing:
    """While it goes on, on the day of the lists; not of an adopter who left."""
    goes_on = nw.when(unwritten("stage_1_end") & unwritten("left_process")).then(as_at(r))
    end = nw.coalesce(col("stage_1_end"), goes_on)
    return r.adopters.filter(months_after(col("stage_1_start"), MONTHS_OF_STAGE_1) < end)


@rule(
    "AA202",
    "Stage 2 took, or has gone on for, more than four months.",
    mend="Check its dates, and be ready to say why it took so long.",
    at={Adopters: ["stage_2_start", "stage_2_end"]},
    severity=Severity.QUERY,
    cause="The panel was full, or the adopter asked for time.",
)
def stage_2_long(r: AnnexA) -> Failing:
    """While it goes on, on the day of the lists; not of an adopter who left."""
    goes_on = nw.when(unwritten("stage_2_end") & unwritten("left_process")).then(as_at(r))
    end = nw.coalesce(col("stage_2_end"), goes_on)
    return r.adopters.filter(months_after(col("stage_2_start"), MONTHS_OF_STAGE_2) < end)


@rule(
    "AA203",
    "More than two adopters have the same family identifier.",
    mend="Give each family its own.",
    at={Adopters: ["family_id"]},
    severity=Severity.QUERY,
    cause="The identifier of the agency, or of the panel, in its place.",
)
def more_than_two_adopters(r: AnnexA) -> Failing:
    """A family is one adopter or two."""
    return r.adopters.filter(given("family_id") & is_true(col("family_adopters") > 2))


@rule(
    "AA204",
    "More children were placed with the family by list 10 than by the number of children placed.",
    mend="Correct the number, or the family of the children.",
    at={Adopters: ["family_id", "children_placed"]},
    needs=[Adopters, Adoption],
    severity=Severity.QUERY,
    cause="Brothers and sisters were placed one after the other, and the number was not changed.",
)
def more_children_than_told(r: AnnexA) -> Failing:
    """A child of another council's may be placed too, so more by the number is let pass."""
    fewer = col("children_placed") < col("family_children_placed")
    return r.adopters.filter(given("family_id") & fewer)


@rule(
    "AA205",
    "A stage has an end but no beginning.",
    mend="Give the date on which it began.",
    at={Adopters: ["stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end"]},
    cause="The beginning was not recorded, as before the two stages were known.",
)
def stage_without_start(r: AnnexA) -> Failing:
    """Nothing at all is written as the beginning."""
    first = unwritten("stage_1_start") & given("stage_1_end")
    return r.adopters.filter(first | (unwritten("stage_2_start") & given("stage_2_end")))


@rule(
    "AA206",
    "A child is matched or placed, but the adopter is not approved.",
    mend="Give the date of approval.",
    at={Adopters: ["approved", "matched_with_child", "child_placed"]},
    cause="The approval by another agency was not recorded.",
)
def matched_without_approval(r: AnnexA) -> Failing:
    """Nothing at all is written as the approval."""
    matched = given("matched_with_child") | given("child_placed")
    return r.adopters.filter(matched & unwritten("approved"))
