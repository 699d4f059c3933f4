"""Rules on reviews."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, is_true, unwritten, years_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.codes import LISTS
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Reviews

#: How a review is recorded whose child was under four; the other codes are for older children.
UNDER_FOUR = "PN0"


def _fourth_birthday() -> nw.Expr:
    """From the review's own date of birth or, where it gives none, Header's."""
    return years_after(nw.coalesce(col("DOB"), col("child_DOB")), 4)


@rule(
    "167",
    "The way in which the child took part in the review is not given, or not by a code of the "
    "list for this collection year.",
    mend="Give a code from PN0 (a child under four) to PN7, written exactly so.",
    at={Reviews: ["REVIEW_CODE"]},
    cause="The meeting was recorded and the child's part in it was not, or a local code was kept.",
)
def part_taken_is_a_code(r: SSDA903) -> Failing:
    known = is_true(col("REVIEW_CODE").is_in(list(LISTS["REVIEW_CODE"].in_year(r.year))))
    nothing = blank("REVIEW_CODE") & unwritten("REVIEW")
    return r.reviews.filter(~known & ~nothing)


@rule(
    "440",
    "The review is recorded as that of a child under four, but the child was four or older.",
    mend="Give how the child took part, PN1 to PN7, or mend the date of birth or of the review.",
    at={Reviews: ["DOB", "REVIEW", "REVIEW_CODE"]},
    cause="PN0 went on being recorded after the fourth birthday.",
)
def too_old_for_the_code(r: SSDA903) -> Failing:
    return r.reviews.filter(
        (col("REVIEW_CODE") == UNDER_FOUR) & (_fourth_birthday() <= col("REVIEW"))
    )


@rule(
    "441",
    "The review is recorded as that of a child of four or older, but the child was under four.",
    mend="Give PN0, or mend the date of birth or of the review.",
    at={Reviews: ["DOB", "REVIEW", "REVIEW_CODE"]},
    cause="A young child was present and the code of an older one was recorded, or a date of "
    "birth was mistyped.",
)
def too_young_for_the_code(r: SSDA903) -> Failing:
    older = [code for code in LISTS["REVIEW_CODE"].in_year(r.year) if code != UNDER_FOUR]
    return r.reviews.filter(col("REVIEW_CODE").is_in(older) & (_fourth_birthday() > col("REVIEW")))
