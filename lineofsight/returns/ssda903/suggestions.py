"""Corrections of SSDA903 that are certain, for rules to suggest."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, is_true, unwritten
from lineofsight.returns.corrections import day_text
from lineofsight.returns.ssda903.frames import SSDA903

#: Reasons for an episode that follows directly on the one before; S begins a new time in care.
FOLLOWS = ("B", "L", "P", "T", "U")
#: The reason that an episode ceased where another follows directly.
NEXT_FOLLOWS = "X1"


def end_where_next_begins(r: SSDA903) -> Mapping[str, nw.Expr]:
    """DEC and REC of an episode on which the next follows directly: that day, and X1. Nothing is
    certain where one of the two says otherwise."""
    follows = is_true(col("next_RNE").is_in(FOLLOWS)) & ~col("next_DECOM").is_null()
    open_or_x1 = blank("REC") | (col("REC") == NEXT_FOLLOWS)
    open_or_then = unwritten("DEC") | (col("DEC") == col("next_DECOM"))
    return {
        "DEC": nw.when(follows & unwritten("DEC") & open_or_x1).then(day_text(col("next_DECOM"))),
        "REC": nw.when(follows & blank("REC") & open_or_then).then(nw.lit(NEXT_FOLLOWS)),
    }


def birth_as_in_header(r: SSDA903) -> Mapping[str, nw.Expr]:
    """A date of birth that differs from Header's, where Header's is sure: last year's Header has
    it too, or the two differ only by day and month in each other's place."""
    header = col("child_DOB")
    same_last_year = is_true(col("last_DOB") == header)
    swapped = is_true(col("DOB_text") == header.dt.to_string("%m/%d/%Y"))
    return {"DOB": nw.when(same_last_year | swapped).then(day_text(header))}
