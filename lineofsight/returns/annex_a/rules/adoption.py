"""Rules on children for whom adoption is the plan: list 10."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import facts_by, rule
from lineofsight.returns.annex_a.tables import Adopters, Adoption, ChildrenInCare
from lineofsight.returns.rules import Failing, Severity

_BOTH = "Check both dates."
_SWAPPED = "The dates of two children of a family mixed up, or a day and month swapped."


@facts_by(Adopters, "_family")
def family_of_adopters(r: AnnexA) -> Mapping[str, nw.Expr]:
    """Adopters of the family, and how many children they say were placed with them."""
    return {
        "family_adopters": col("_row").count(),
        "family_children_told": col("children_placed").max(),
    }


@facts_by(Adoption, "_family")
def family_of_children(r: AnnexA) -> Mapping[str, nw.Expr]:
    """Children of the list who were placed with the family."""
    return {"family_children_placed": col("placed").count()}


def _in_order(first: str, second: str) -> nw.Expr:
    """The second date is before the first: the two are out of order."""
    return col(second) < col(first)


@rule(
    "AA170",
    "It was decided that the child should be placed for adoption before the child came into care.",
    mend=_BOTH,
    at={Adoption: ["entered_care", "adoption_decision"]},
    cause="The start of a later period of care, or a day and month swapped.",
)
def decided_before_care(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("entered_care", "adoption_decision"))


@rule(
    "AA171",
    "The placement order was made before it was decided that the child should be placed for "
    "adoption.",
    mend=_BOTH,
    at={Adoption: ["adoption_decision", "placement_order"]},
    cause=_SWAPPED,
)
def order_before_decision(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("adoption_decision", "placement_order"))


@rule(
    "AA172",
    "The child was matched with adopters before it was decided that the child should be placed for "
    "adoption.",
    mend=_BOTH,
    at={Adoption: ["adoption_decision", "matched"]},
    cause=_SWAPPED,
)
def matched_before_decision(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("adoption_decision", "matched"))


@rule(
    "AA173",
    "The child was placed for adoption before being matched with the adopters.",
    mend=_BOTH,
    at={Adoption: ["matched", "placed"]},
    cause="The day on which the child came to them as foster carers, before the match.",
)
def placed_before_matched(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("matched", "placed"))


@rule(
    "AA174",
    "The adoption order was made before the child was placed for adoption.",
    mend=_BOTH,
    at={Adoption: ["placed", "adopted"]},
    cause=_SWAPPED,
)
def adopted_before_placed(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("placed", "adopted"))


@rule(
    "AA175",
    "Adoption was given up before it was decided on.",
    mend=_BOTH,
    at={Adoption: ["adoption_decision", "decision_reversed"]},
    cause="The end of an earlier plan of adoption.",
)
def reversed_before_decision(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("adoption_decision", "decision_reversed"))


@rule(
    "AA176",
    "When adoption was given up is given without the reason, or the reason without the date.",
    mend="Give both, or neither.",
    at={Adoption: ["decision_reversed", "reversal_reason"]},
    cause="The reason was not recorded, or adoption became the plan again.",
)
def reversal_half_told(r: AnnexA) -> Failing:
    """A date that was written but cannot be read counts as given."""
    without_reason = given("decision_reversed") & blank("reversal_reason")
    without_date = unwritten("decision_reversed") & given("reversal_reason")
    return r.adoption.filter(without_reason | without_date)


@rule(
    "AA177",
    "The child was adopted, and adoption was given up as well.",
    mend="Leave one of the two dates.",
    at={Adoption: ["adopted", "decision_reversed"]},
    cause="The end of an earlier plan of adoption, in a row of the later one.",
)
def adopted_and_reversed(r: AnnexA) -> Failing:
    """Both dates are given."""
    return r.adoption.filter(given("adopted") & given("decision_reversed"))


@rule(
    "AA178",
    "The child waits for adoption, but list 8 has no open period of care.",
    mend="Give the adoption order or the end of the plan; or add the period of care to list 8.",
    at={Adoption: ["adopted", "decision_reversed"]},
    needs=[Adoption, ChildrenInCare],
    cause="The order was not recorded, or adoption was given up when the child went home.",
)
def waits_but_not_in_care(r: AnnexA) -> Failing:
    """Neither adopted nor given up."""
    waits = unwritten("adopted") & unwritten("decision_reversed")
    return r.adoption.filter(waits & ~in_list("care_open"))


@rule(
    "AA179",
    "The child was adopted, but list 8 has an open period of care.",
    mend="Give the end of care in list 8: the day of the adoption order.",
    at={Adoption: ["adopted"]},
    needs=[Adoption, ChildrenInCare],
    cause="The end of care was not recorded, to keep the adopted child's new record apart.",
)
def adopted_but_in_care(r: AnnexA) -> Failing:
    """An order ends care."""
    return r.adoption.filter(given("adopted") & in_list("care_open"))


@rule(
    "AA180",
    "The date on which the child came into care is not the one of list 8.",
    mend="Give the start of the period of care in which adoption was decided on.",
    at={Adoption: ["entered_care"]},
    needs=[Adoption, ChildrenInCare],
    severity=Severity.QUERY,
    cause="The start of an earlier period, or of the latest episode.",
)
def care_began_otherwise(r: AnnexA) -> Failing:
    """Where list 8 has one period of the child: it may have begun on that day."""
    one = is_true(col("care_count") == 1)
    return r.adoption.filter(one & (col("entered_care") != col("care_first_start")))


@rule(
    "AA181",
    "The child was placed for adoption, but no match with adopters is given.",
    mend="Give the date of the match.",
    at={Adoption: ["matched", "placed"]},
    cause="The match was approved elsewhere, as by a regional adoption agency.",
)
def placed_without_match(r: AnnexA) -> Failing:
    """Nothing at all is written as the date of the match."""
    return r.adoption.filter(given("placed") & unwritten("matched"))


@rule(
    "AA182",
    "The child was placed for fostering with a view to adoption before coming into care.",
    mend=_BOTH,
    at={Adoption: ["entered_care", "fostered_for_adoption"]},
    cause=_SWAPPED,
)
def fostered_before_care(r: AnnexA) -> Failing:
    """Both may be on one day."""
    return r.adoption.filter(_in_order("entered_care", "fostered_for_adoption"))


@rule(
    "AA183",
    "The child is matched with a family that is not in the list of adopters.",
    mend="Add the adopters to list 11 with the same family identifier, if they are the council's "
    "own.",
    at={Adoption: ["family_id", "matched"]},
    needs=[Adoption, Adopters],
    severity=Severity.QUERY,
    cause="Adopters of another agency, or another identifier of the family.",
)
def family_not_listed(r: AnnexA) -> Failing:
    """A family is given, and no adopter has it."""
    listed = is_true(col("family_adopters") > 0)
    return r.adoption.filter(given("matched") & given("family_id") & ~listed)


@rule(
    "AA184",
    "The child was matched with adopters, but no family is given.",
    mend="Give the identifier of the family, as it is in the list of adopters.",
    at={Adoption: ["family_id", "matched"]},
    severity=Severity.QUERY,
    cause="Adopters of another agency, of whom the council has no number.",
)
def match_without_family(r: AnnexA) -> Failing:
    """Nothing is written as the family."""
    return r.adoption.filter(given("matched") & blank("family_id"))


@rule(
    "AA185",
    "The child waits for adoption by this row, and was adopted by another row of the list.",
    mend="Leave one row of the child: with the order, or without.",
    at={Adoption: ["adopted", "adoption_decision"]},
    cause="The earlier decision stayed in the list when the child was adopted.",
)
def waits_though_adopted(r: AnnexA) -> Failing:
    """Another row of the child has an order."""
    waits = unwritten("adopted") & unwritten("decision_reversed")
    return r.adoption.filter(waits & in_list("adoption_orders"))
