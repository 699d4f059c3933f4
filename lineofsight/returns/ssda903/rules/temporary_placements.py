"""Rules on temporary placements (T0 to T4): short absences from a placement that goes on."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import days_after, is_true, months_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.rules.respite import TEMPORARY
from lineofsight.returns.ssda903.shared import adds, rule
from lineofsight.returns.ssda903.tables import Episodes

_ORDER = {"order_by": ["DECOM", "_row"]}
_NOT_ENDED = "The return to the normal placement was not recorded."


def is_temporary(column: str) -> nw.Expr:
    """A column of placement types has a temporary one; false where it is blank."""
    return is_true(col(column).is_in(TEMPORARY))


@adds(Episodes)
def temporary_kinds(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether the episode is in a normal placement; whether it starts a placement while the
    foster carers are on holiday (a change of legal status alone goes on with the same one)."""
    return {
        "temporary_normal": ~is_temporary("PLACE"),
        "temporary_holiday": is_true(col("PLACE") == "T3") & ~is_true(col("RNE") == "L"),
    }


@adds(Episodes, stage=2)
def temporary_numbers(r: SSDA903) -> Mapping[str, nw.Expr]:
    """How many normal placements the child had by then; the starts of the child's holiday
    placements one and two before and after this one."""
    normal = nw.when(col("temporary_normal")).then(1).otherwise(0)
    columns = {"temporary_after": normal.cum_sum().over("_child", **_ORDER)}
    for name, places in {"two_before": 2, "before": 1, "after": -1, "two_after": -2}.items():
        columns[f"temporary_holiday_{name}"] = (
            col("DECOM").shift(places).over("_child", "temporary_holiday", **_ORDER)
        )
    return columns


@adds(Episodes, stage=3)
def temporary_absences(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The normal placement that the child was in or away from: its type and postcode."""
    at_normal = nw.when(col("temporary_normal"))
    postcode = col("PL_POST").str.to_uppercase().str.replace_all(" ", "", literal=True)
    return {
        "temporary_from_PLACE": at_normal.then(col("PLACE"))
        .max()
        .over("_child", "temporary_after"),
        "temporary_from_PL_POST": at_normal.then(postcode).max().over("_child", "temporary_after"),
        "temporary_PL_POST": postcode,
    }


@adds(Episodes, stage=4)
def temporary_returns(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The normal placement that the child was in or away from in the episode before."""
    return {
        f"temporary_previous_{name}": col(f"temporary_from_{name}")
        .shift(1)
        .over("_child", **_ORDER)
        for name in ("PLACE", "PL_POST")
    }


def temporary_for_more_than(days: int, place: str, r: SSDA903) -> nw.Expr:
    """An episode in a kind of temporary placement lasted for more than the days; an open one
    lasts until the end of the collection year."""
    return (col("PLACE") == place) & (lasts_until(r) > days_after(col("DECOM"), days))


def back_from_temporary() -> nw.Expr:
    """The child comes from a temporary placement into a normal one, in the same period of care,
    and it is known where the child was before."""
    return (
        col("temporary_normal")
        & is_temporary("previous_PLACE")
        & ~col("temporary_previous_PLACE").is_null()
        & ~is_true(col("RNE") == "S")
    )


def elsewhere_than_before() -> nw.Expr:
    """Not back in the same kind of placement, or not recorded as a move between carers."""
    return ~is_true(col("PLACE") == col("temporary_previous_PLACE")) | ~is_true(col("RNE") == "P")


@rule(
    "375",
    "The child was in hospital as a temporary placement (T1) for more than six weeks.",
    mend="Correct the dates, or record the stay as a placement of its own (R2).",
    at={Episodes: ["DECOM", "PLACE", "DEC"]},
    cause=_NOT_ENDED,
)
def hospital_too_long(r: SSDA903) -> Failing:
    return r.episodes.filter(temporary_for_more_than(42, "T1", r))


@rule(
    "376",
    "The child was elsewhere while the foster carers were on holiday (T3) for more than three "
    "weeks.",
    mend="Correct the dates, or record the stay as a placement of its own.",
    at={Episodes: ["DECOM", "PLACE", "DEC"]},
    cause=_NOT_ENDED,
)
def carers_holiday_too_long(r: SSDA903) -> Failing:
    return r.episodes.filter(temporary_for_more_than(21, "T3", r))


@rule(
    "377",
    "The child was elsewhere while the foster carers were on holiday (T3) more than twice in "
    "twelve months.",
    mend="Correct PLACE: from the third on, a stay is a placement of its own.",
    at={Episodes: ["PLACE"]},
    cause="Regular stays with other carers were recorded as holidays.",
)
def carers_holidays_too_many(r: SSDA903) -> Failing:
    def within_a_year(first: str, third: str) -> nw.Expr:
        return is_true(col(third) < months_after(col(first), 12))

    return r.episodes.filter(
        col("temporary_holiday")
        & (
            within_a_year("temporary_holiday_two_before", "DECOM")
            | within_a_year("temporary_holiday_before", "temporary_holiday_after")
            | within_a_year("DECOM", "temporary_holiday_two_after")
        )
    )


@rule(
    "379",
    "The child was in a temporary placement for another reason (T4) for more than seven days.",
    mend="Correct the dates, or record the stay as a placement of its own.",
    at={Episodes: ["DECOM", "PLACE", "DEC"]},
    cause=_NOT_ENDED,
)
def temporary_too_long(r: SSDA903) -> Failing:
    return r.episodes.filter(temporary_for_more_than(7, "T4", r))


@rule(
    "380",
    "The period of care starts with a temporary placement.",
    mend="Give the placement that the child first had; a temporary one is an absence from it.",
    at={Episodes: ["PLACE", "RNE"]},
    cause="A first placement that was not meant to last was recorded as temporary.",
)
def starts_in_temporary_placement(r: SSDA903) -> Failing:
    return r.episodes.filter((col("RNE") == "S") & is_temporary("PLACE"))


@rule(
    "381",
    "The period of care ends with a temporary placement.",
    mend="Record the return to the normal placement before the end of care; or correct REC: X1 "
    "where care goes on.",
    at={Episodes: ["PLACE", "REC"]},
    cause=_NOT_ENDED,
)
def ends_in_temporary_placement(r: SSDA903) -> Failing:
    return r.episodes.filter((col("REC") != "X1") & is_temporary("PLACE"))


@rule(
    "383",
    "After a temporary placement the child did not go back to the placement of before.",
    mend="Record the return with the same PLACE and RNE P; if the child did not go back, the stay "
    "was not temporary.",
    at={Episodes: ["PLACE", "RNE"]},
    until=2025,
    cause="A temporary stay became a placement, or the return has the wrong code.",
)
def not_back_to_the_placement(r: SSDA903) -> Failing:
    return r.episodes.filter(back_from_temporary() & elsewhere_than_before())


@rule(
    "383",
    "After a temporary placement the child did not go back to the placement of before.",
    mend="Record the return with the same PLACE and PL_POST, and RNE P; if the child did not go "
    "back, the stay was not temporary.",
    at={Episodes: ["PLACE", "RNE", "PL_POST"]},
    since=2026,
    cause="A temporary stay became a placement, or the return has the wrong code or postcode.",
)
def not_back_to_the_same_place(r: SSDA903) -> Failing:
    other_postcode = is_true(col("temporary_PL_POST") != col("temporary_previous_PL_POST"))
    return r.episodes.filter(back_from_temporary() & (elsewhere_than_before() | other_postcode))
