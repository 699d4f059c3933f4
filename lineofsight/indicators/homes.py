"""Homes of children in care: how long a child has lived with the same carers."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import is_true, same
from lineofsight.indicators.definition import Frame
from lineofsight.indicators.record import CHILD, Record
from lineofsight.indicators.standing import care_episodes

#: Temporary moves: the child comes back to the carer.
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
#: Moves that keep the carer, by the reason of the new episode.
SAME_CARER = ("T", "U")
#: Adoption by the foster carers whom the child lives with.
ADOPTED_BY_CARER = ("A3", "A5")
#: Placements with those who are to adopt.
FOR_ADOPTION = ("A3", "A4", "A5", "A6")


def homes(r: Record) -> Frame:
    """Spells with one carer: `home_start`, `home_end` (None while it lasts), `_home`, their order
    in the period of care, and `_adopting`, 1 where it was for adoption from its first day.

    Episodes of one period of care are put together while only the legal status changes or the
    carer stays: RNE L, T and U, adoption by the carers, and where the RNE is not told, the same
    placement. A temporary move is part of the spell before it, and so is what comes after it, if
    it is the same placement."""
    keys = [*CHILD, "care_period_id"]
    window = {"order_by": ["start_date", "cla_episode_id"]}
    every = (
        care_episodes(r)
        .filter(~col("start_date").is_null())
        .with_columns(_temporary=is_true(col("place").is_in(TEMPORARY)))
        .with_columns(_back=is_true(col("_temporary").shift(1).over(*keys, **window)))
    )
    placement = ("place", "place_postcode", "urn")
    before = {
        f"_{name}": col(name).shift(1).over(*keys, **window)
        for name in ("cla_episode_id", *placement)
    }
    lasting = every.filter(~col("_temporary")).with_columns(**before)
    unmoved = same(col("place"), col("_place"))
    for name in placement[1:]:
        unmoved = unmoved & same(col(name), col(f"_{name}"))
    stays = (
        is_true(col("start_reason").is_in((*SAME_CARER, "L")))
        | is_true(col("place").is_in(ADOPTED_BY_CARER))
        | ((col("start_reason").is_null() | col("_back")) & unmoved)
    )
    first = col("_cla_episode_id").is_null()
    kept = [*keys, "cla_episode_id", "start_date", "end_date", "place"]
    spells = nw.concat(
        [
            lasting.select(*kept, _new=nw.when(first | ~stays).then(1).otherwise(0), _lasts=lit(1)),
            every.filter(col("_temporary")).select(*kept, _new=lit(0), _lasts=lit(0)),
        ]
    ).with_columns(_home=col("_new").cum_sum().over(*keys, **window))
    adopting = nw.when(is_true(col("place").is_in(FOR_ADOPTION)) | (col("_lasts") == 0))
    return (
        spells.with_columns(
            _open=nw.when(col("end_date").is_null()).then(1).otherwise(0),
            _adopting=adopting.then(1).otherwise(0),
        )
        .group_by(*keys, "_home")
        .agg(
            home_start=col("start_date").min(),
            _until=col("end_date").max(),
            _open=col("_open").max(),
            _adopting=col("_adopting").min(),
            _lasts=col("_lasts").max(),
        )
        # A temporary move with which the period begins is no home.
        .filter(col("_lasts") == 1)
        .with_columns(home_end=nw.when(col("_open") == 0).then(col("_until")))
        .drop("_until", "_open", "_lasts")
    )
