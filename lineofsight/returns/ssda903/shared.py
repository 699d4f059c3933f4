"""Shared columns that many rules of SSDA903 need: who the child is, the episodes around one."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.returns.rules import Rules, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.tables import Episodes, Header

#: All rules and shared columns of the return.
RULES = Rules()
rule, adds, child_facts = RULES.rule, RULES.adds, RULES.child_facts

_OF_HEADER = ("SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "UASC")
_OF_NEIGHBOURS = (
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "HOME_POST",
    "PL_POST",
    "URN",
    "PL_LA",
    "PL_LOCATION",
    "PL_DISTANCE",
)


@child_facts(Header)
def of_header(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Header's columns beside every row of the child, as in `child_DOB`; `in_header` is true
    for a child in Header and null for another. Of two rows the values sort first."""
    return {"in_header": col("_row").count() > 0} | {
        f"child_{name}": col(name).min() for name in _OF_HEADER
    }


@child_facts(last(Header))
def of_last_header(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The same of last year's Header, as in `last_DOB` and `in_last_header`."""
    return {"in_last_header": col("_row").count() > 0} | {
        f"last_{name}": col(name).min() for name in _OF_HEADER
    }


def neighbours(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The episode before and after of the same child, by DECOM and then place in the file, as in
    `next_DECOM`, `previous_REC`; `has_next` and `has_previous`; `episode` counts from 1."""
    order = {"order_by": ["DECOM", "_row"]}
    columns = {
        "episode": col("_row").cum_count().over("_child", **order),
        "has_previous": ~col("_row").shift(1).over("_child", **order).is_null(),
        "has_next": ~col("_row").shift(-1).over("_child", **order).is_null(),
    }
    for name in _OF_NEIGHBOURS:
        columns[f"previous_{name}"] = col(name).shift(1).over("_child", **order)
        columns[f"next_{name}"] = col(name).shift(-1).over("_child", **order)
    return columns


adds(Episodes)(neighbours)
adds(last(Episodes))(neighbours)
