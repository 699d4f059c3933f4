"""Positions of care leavers: what was noted of them, on which birthday or day."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true, months_after, years_after
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, START, Record
from lineofsight.record.tables import CareLeaver, Person

YOUNGER, OLDER = (17, 18), (19, 20, 21)
#: Positions that are out of every measure: died, gone home.
OUT = ("DIED", "RHOM")
#: Who is in care still, or was not in care long enough to be among the Department's care leavers.
NOT_LEAVERS = ("ELIGIBLE", "QUALIFYING")


def positions(r: Record) -> Frame:
    """The position of each care leaver in each period, with `_age`, the age on the day it was
    noted.

    Of a year to 31 March that the SSDA903 tells of, positions around a birthday, as it gives them,
    and no others: whoever it leaves out was none of the Department's care leavers. Else the last
    position noted in the period. Without those who are in care still, were not in care long
    enough, died or went home."""
    born = r.table(Person).select(*CHILD, "birth_date")
    beside = (
        r.by_period(r.table(CareLeaver).filter(~col("as_at").is_null()))
        .join(born, on=list(CHILD), how="left")
        .filter(col("as_at") >= col(START), col("as_at") <= col(END), ~col("birth_date").is_null())
    )
    age: nw.Expr = nw.lit(None, nw.Int64)
    birthday = nw.lit(0)
    for years in (*YOUNGER, *OLDER):
        turned = years_after(col("birth_date"), years)
        age = nw.when(turned <= col("as_at")).then(nw.lit(years)).otherwise(age)
        birthday = nw.when(turned == col("as_at")).then(nw.lit(1)).otherwise(birthday)
    too_old = years_after(col("birth_date"), OLDER[-1] + 1) <= col("as_at")
    noted = beside.with_columns(_age=age, _on_birthday=birthday)
    # The SSDA903 does not say who is entitled to what: other sources do.
    by_year = (
        noted.filter(
            col("_on_birthday") == 1,
            col("eligibility").is_null(),
            col(END).dt.month() == 3,
            col(END).dt.day() == 31,
        )
        .select("la_code", PERIOD)
        .unique()
        .with_columns(_by_year=nw.lit(1))
    )
    told = noted.join(by_year, on=["la_code", PERIOD], how="left").filter(
        col("_by_year").is_null() | (col("_on_birthday") == 1)
    )
    place = (
        col("care_leaver_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["as_at", "care_leaver_id"])
    )
    return (
        told.with_columns(_place=place)
        .filter(
            col("_place") == 1,
            ~col("_age").is_null(),
            ~too_old,
            ~is_true(col("eligibility").is_in(NOT_LEAVERS)),
            ~is_true(col("in_touch").is_in(OUT)),
        )
        .drop("_place", "_on_birthday", "_by_year")
    )


def latest_positions(r: Record) -> Frame:
    """The last position of each care leaver that says who is entitled to what, noted in the 12
    months to the last day of each period."""
    noted = r.by_period(
        r.table(CareLeaver).filter(~col("as_at").is_null(), ~col("eligibility").is_null())
    ).filter(col("as_at") <= col(END), months_after(col("as_at"), 12) > col(END))
    place = (
        col("care_leaver_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["as_at", "care_leaver_id"])
    )
    return noted.with_columns(_place=place).filter(col("_place") == 1)
