"""Rules on temporary placements (T0 to T4): short absences from a placement that goes on."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, days_after, is_true, months_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.rules.respite import TEMPORARY
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.tables import Episodes

_ORDER = {"order_by": ["DECOM", "_row"]}
#: No placement type or postcode was given for the normal placement.
_NOT_SAID = ""
_NOT_ENDED = "The return to the normal placement was not recorded."


def is_temporary(column: str) -> nw.Expr:
    """A column of placement types has a temporary one; false where it is blank."""
    return is_true(col(column).is_in(TEMPORARY))


def temporary_for_more_than(days: int, place: str, r: SSDA903) -> nw.Expr:
    """An episode in a kind of temporary placement lasted for more than the days; an open one
    lasts until the end of the collection year."""
    return (col("PLACE") == place) & (lasts_until(r) > days_after(col("DECOM"), days))


def not_back(r: SSDA903, *columns: str) -> Failing:
    """Episodes after one or more temporary ones, in the same period of care, that do not return
    to what the columns said of the child's last normal placement; or are not recorded as a move
    between carers (RNE P). Postcodes are compared without spaces and in capitals."""
    postcode = col("PL_POST").str.to_uppercase().str.replace_all(" ", "", literal=True)
    away = r.declared(Episodes).filter(is_temporary("PLACE")).select("_child").unique()
    normal = nw.when(~is_temporary("PLACE"))
    stayed = {
        f"stayed_{name}": normal.then(nw.coalesce(col(name), nw.lit(_NOT_SAID)))
        .fill_null(strategy="forward")
        .over("_child", **_ORDER)
        for name in columns
    }
    before = {
        f"before_{name}": col(f"stayed_{name}").shift(1).over("_child", **_ORDER)
        for name in columns
    }
    episodes = (
        r.declared(Episodes)
        .join(away, on="_child", how="semi")
        .with_columns(PL_POST=postcode)
        .with_columns(PLACE_before=col("PLACE").shift(1).over("_child", **_ORDER), **stayed)
        .with_columns(**before)
    )
    back = (
        ~is_temporary("PLACE")
        & is_temporary("PLACE_before")
        & is_true(col("before_PLACE") != _NOT_SAID)
        & ~is_true(col("RNE") == "S")
    )
    elsewhere = [
        is_true((col(f"before_{name}") != _NOT_SAID) & (col(name) != col(f"before_{name}")))
        for name in columns
    ]
    otherwise = nw.any_horizontal(
        blank("PLACE"), ~is_true(col("RNE") == "P"), *elsewhere, ignore_nulls=True
    )
    return r.episodes.failing(episodes.filter(back & otherwise))


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
    """A change of legal status alone (RNE L) goes on with the same stay."""
    stays = r.declared(Episodes).filter((col("PLACE") == "T3") & ~is_true(col("RNE") == "L"))
    starts = {"two_before": 2, "before": 1, "after": -1, "two_after": -2}
    beside = stays.with_columns(
        **{name: col("DECOM").shift(n).over("_child", **_ORDER) for name, n in starts.items()}
    )

    def within_a_year(first: str, third: str) -> nw.Expr:
        return is_true(col(third) < months_after(col(first), 12))

    return r.episodes.failing(
        beside.filter(
            within_a_year("two_before", "DECOM")
            | within_a_year("before", "after")
            | within_a_year("DECOM", "two_after")
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
    "The child's first placement on coming into care is recorded as temporary.",
    mend="Give the placement that the child first had; a temporary one is an absence from it.",
    at={Episodes: ["PLACE", "RNE"]},
    cause="A first placement that was not meant to last was recorded as temporary.",
)
def starts_in_temporary_placement(r: SSDA903) -> Failing:
    return r.episodes.filter((col("RNE") == "S") & is_temporary("PLACE"))


@rule(
    "381",
    "The child left care out of a temporary placement.",
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
    return not_back(r, "PLACE")


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
    return not_back(r, "PLACE", "PL_POST")
