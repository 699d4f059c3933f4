"""Rules on the Strengths and Difficulties Questionnaire (SDQ), asked of children from four to
sixteen who were looked after all year: a score, or the reason why there is none."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, unwritten
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.health import all_year, birthday
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import OC2, Episodes

#: The reason that is only for children under four, or of seventeen.
WRONG_AGE = "SDQ1"

_NEEDS = (OC2, Episodes)


def _four_to_sixteen(r: SSDA903) -> nw.Expr:
    """Four or over on the year's first day, and under seventeen on its last."""
    return (birthday(4) <= day(r.start)) & (birthday(17) > day(r.end))


def _turns(r: SSDA903, age: int) -> nw.Expr:
    """The child reaches an age in the year, after its first day."""
    return (birthday(age) > day(r.start)) & (birthday(age) <= day(r.end))


def _neither() -> nw.Expr:
    """Neither a score nor a reason is given."""
    return unwritten("SDQ_SCORE") & blank("SDQ_REASON")


def _either() -> nw.Expr:
    return ~_neither()


@rule(
    "157",
    "The child is from four to sixteen through the whole year, so its age is no reason for there "
    "being no score (SDQ1).",
    mend="Give the score, or the reason that applies; or mend the date of birth.",
    at={OC2: ["SDQ_REASON", "DOB"]},
    needs=_NEEDS,
    cause="SDQ1 was right when the child was younger, or stands for any reason at all.",
)
def age_is_no_reason(r: SSDA903) -> Failing:
    by_age = unwritten("SDQ_SCORE") & (col("SDQ_REASON") == WRONG_AGE)
    return r.oc2.filter(all_year() & _four_to_sixteen(r) & by_age)


@rule(
    "185",
    "The child was not looked after all year, but a score is given.",
    mend="Leave SDQ_SCORE blank; or mend the episodes, if the child was looked after all year.",
    at={OC2: ["SDQ_SCORE"]},
    needs=_NEEDS,
    cause="OC2 was filled for everyone in care on the last day, or an episode has a wrong date.",
)
def score_not_asked(r: SSDA903) -> Failing:
    return r.oc2.filter(~all_year() & ~unwritten("SDQ_SCORE"))


@rule(
    "186",
    "The child was looked after all year and is from four to sixteen, but there is neither a score "
    "nor a reason for its absence.",
    mend="Give the score or, if there is none, the reason.",
    at={OC2: ["SDQ_SCORE"]},
    needs=_NEEDS,
    cause="The questionnaire was sent out and its result was not recorded.",
)
def score_is_missing(r: SSDA903) -> Failing:
    return r.oc2.filter(all_year() & _four_to_sixteen(r) & _neither())


@rule(
    "188",
    "The child is under four at the end of the year, but a score or a reason for its absence is "
    "given.",
    mend="Leave both blank, or mend the date of birth.",
    at={OC2: ["SDQ_SCORE", "SDQ_REASON"]},
    cause="SDQ1 was given for every young child; it is not needed before the fourth birthday.",
)
def too_young_for_a_score(r: SSDA903) -> Failing:
    return r.oc2.filter((birthday(4) > day(r.end)) & _either())


@rule(
    "189",
    "The young person was seventeen or over when the year began, but a score or a reason for its "
    "absence is given.",
    mend="Leave both blank, or mend the date of birth.",
    at={OC2: ["DOB", "SDQ_SCORE", "SDQ_REASON"]},
    cause="Last year's answer was carried over.",
)
def too_old_for_a_score(r: SSDA903) -> Failing:
    return r.oc2.filter((birthday(17) <= day(r.start)) & _either())


@rule(
    "197a",
    "A score is given, and also a reason why there is none.",
    mend="Leave SDQ_REASON blank if the score is right, or SDQ_SCORE if there is none.",
    at={OC2: ["SDQ_SCORE", "SDQ_REASON"]},
    cause="The score came later and the reason stayed, or no score was written as 0.",
)
def score_and_reason(r: SSDA903) -> Failing:
    return r.oc2.filter(~unwritten("SDQ_SCORE") & given("SDQ_REASON"))


@rule(
    "197B",
    "The child was looked after all year and turned four or seventeen in it, but there is neither "
    "a score nor a reason for its absence.",
    mend="Give the score or, if there is none, the reason: SDQ1 where it is the age.",
    at={OC2: ["SDQ_REASON", "DOB"]},
    needs=_NEEDS,
    cause="The child was of the age for only a part of the year and was left out.",
)
def score_or_reason_at_four_or_seventeen(r: SSDA903) -> Failing:
    return r.oc2.filter(all_year() & (_turns(r, 4) | _turns(r, 17)) & _neither())


@rule(
    "198",
    "The child was not looked after all year, but a reason for the absence of a score is given.",
    mend="Leave SDQ_REASON blank; or mend the episodes, if the child was looked after all year.",
    at={OC2: ["SDQ_REASON"]},
    needs=_NEEDS,
    cause="OC2 was filled for everyone in care on the last day, or an episode has a wrong date.",
)
def reason_not_asked(r: SSDA903) -> Failing:
    return r.oc2.filter(~all_year() & given("SDQ_REASON"))
