"""Rules that hold the tables together: every child is in Header, once, with one date of birth.

They are made from tables, because they say the same of many tables.
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import differs, is_true
from lineofsight.engine.tables import Table
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, rule
from lineofsight.returns.ssda903.suggestions import birth_as_in_header
from lineofsight.returns.ssda903.tables import (
    AD1,
    OC2,
    OC3,
    UASC,
    Episodes,
    Header,
    Missing,
    PlacedAdoption,
    PrevPerm,
    Reviews,
)

#: The tables whose children must be in Header.
IN_HEADER: Mapping[str, type[Table]] = {
    "INT01": AD1,
    "INT02": PlacedAdoption,
    "INT03": Episodes,
    "INT04": Missing,
    "INT05": OC2,
    "INT06": OC3,
    "INT07": PrevPerm,
    "INT08": Reviews,
    "INT09": UASC,
}

#: The columns that must say what Header says.
AS_IN_HEADER: Mapping[str, tuple[type[Table], str]] = {
    "INT11": (AD1, "DOB"),
    "INT12": (PlacedAdoption, "DOB"),
    "INT13": (Missing, "DOB"),
    "INT14": (OC2, "DOB"),
    "INT15": (OC3, "DOB"),
    "INT16": (PrevPerm, "DOB"),
    "INT17": (Reviews, "DOB"),
    "INT18": (UASC, "DOB"),
    "INT21": (UASC, "SEX"),
}

#: The tables that have one row for each child.
ONCE: Mapping[str, type[Table]] = {
    "INT31": AD1,
    "INT32": Header,
    "INT33": OC2,
    "INT34": OC3,
    "INT35": PrevPerm,
    "INT36": UASC,
}


def child_is_in_header(code: str, table: type[Table]) -> None:
    """Register the rule that every child of a table is in Header."""

    @rule(
        code,
        f"This child of {table.name} is not in Header.",
        mend="Add the child to Header, mend the identifier so that it is the one used there, or "
        "remove the row.",
        at={table: ["CHILD"]},
        needs=[Header, table],
        cause="Tables were taken from the system on different days or with different filters, or "
        "identifiers lost their leading zeros in a spreadsheet.",
    )
    def judge(r: SSDA903) -> Failing:
        return r.rows(table).filter(~is_true(col("in_header")))


def column_is_as_in_header(code: str, table: type[Table], column: str) -> None:
    """Register the rule that a column of a table says what Header says; a blank does not."""

    @rule(
        code,
        f"{column} in {table.name} is not the {column} of the child in Header.",
        mend=f"Find out which {column} is right and give it in both tables.",
        at={table: [column]},
        needs=[Header, table],
        cause=f"The {column} was corrected in one part of the system and not in the other, or "
        "the identifier is another child's.",
        suggest=birth_as_in_header if column == "DOB" else None,
    )
    def judge(r: SSDA903) -> Failing:
        other = differs(col(column), col(f"child_{column}"))
        return r.rows(table).filter(is_true(col("in_header")) & other)


def child_is_there_once(code: str, table: type[Table]) -> None:
    """Register the rule that a table has one row for each child. Rows without a child's
    identifier are not counted together."""

    @adds(table)
    def rows_counted(r: SSDA903) -> Mapping[str, nw.Expr]:
        return {"rows_of_child": col("_row").count().over("_child")}

    @rule(
        code,
        f"{table.name} has more than one row for this child.",
        mend="Keep the row that is right and remove the others.",
        at={table: ["CHILD"]},
        cause="The child has two records in the system that were given one identifier, or files "
        "of two teams overlap.",
    )
    def judge(r: SSDA903) -> Failing:
        return r.rows(table).filter(col("rows_of_child") > 1)


for _code, _table in IN_HEADER.items():
    child_is_in_header(_code, _table)
for _code, (_table, _column) in AS_IN_HEADER.items():
    column_is_as_in_header(_code, _table, _column)
for _code, _table in ONCE.items():
    child_is_there_once(_code, _table)


@rule(
    "EPI",
    "The child is in Header, but has no episode and is not among the care leavers of OC3.",
    mend="Add the child's episodes or OC3 row, or remove the child from Header.",
    at={Header: ["CHILD"]},
    needs=[Header, Episodes],
    severity=Severity.QUERY,
    cause="Header was taken from the system with a wider filter than Episodes.",
)
def child_without_episodes(r: SSDA903) -> Failing:
    return r.header.filter(~is_true(col("in_episodes")) & ~is_true(col("in_oc3")))
