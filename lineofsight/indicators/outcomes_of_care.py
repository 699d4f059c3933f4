"""Answers about children in care: yearly ones of the SSDA903, and dated events in their place."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.periods_of_care import in_last_year
from lineofsight.indicators.record import CHILD, END, Record
from lineofsight.record.tables import ClaOutcome


def told_of(r: Record) -> Frame:
    """Of which kinds of outcomes a council's record tells for a period, a row for each: `_by_year`,
    1 where there are yearly answers of its last day, and `_by_day`, 1 where there are dated events
    of the 12 months to it. What neither tells of has no figure."""
    outcomes = r.by_period(r.table(ClaOutcome))
    yearly = nw.when(col("year_end") == col(END)).then(1).otherwise(0)
    dated = nw.when(in_last_year(col("outcome_date"))).then(1).otherwise(0)
    return (
        outcomes.with_columns(_by_year=yearly, _by_day=dated)
        .group_by("la_code", PERIOD, "outcome_type")
        .agg(_by_year=col("_by_year").max(), _by_day=col("_by_day").max())
        .filter((col("_by_year") == 1) | (col("_by_day") == 1))
    )


def yearly_answers(r: Record) -> Frame:
    """The yearly answer of each child and kind of outcome where a period ends on its 31 March, in
    `_yearly`: 1 yes, 0 no."""
    said = nw.when(col("value") == "1").then(1).otherwise(nw.when(col("value") == "0").then(0))
    outcomes = r.by_period(r.table(ClaOutcome).filter(col("outcome_type") != "SDQ"))
    return (
        outcomes.filter(col("year_end") == col(END))
        .with_columns(_said=said)
        .group_by(*CHILD, PERIOD, "outcome_type")
        .agg(_yearly=col("_said").max())
    )


def dated_events(r: Record) -> Frame:
    """The last day by the end of each period on which each kind of outcome came about for a child,
    in `_last`, and of a state, as immunisations are, whether it was so when it was last noted, in
    `_state`: 1 yes, 0 no."""
    on = [*CHILD, PERIOD, "outcome_type"]
    outcomes = r.by_period(
        r.table(ClaOutcome).filter(~col("outcome_date").is_null(), col("outcome_type") != "SDQ")
    ).filter(col("outcome_date") <= col(END))
    happened = (
        outcomes.filter(~is_true(col("value") == "0"))
        .group_by(*on)
        .agg(_last=col("outcome_date").max())
    )
    place = (
        col("cla_outcome_id")
        .cum_count(reverse=True)
        .over(*on, order_by=["outcome_date", "cla_outcome_id"])
    )
    state = nw.when(col("value") == "1").then(1).otherwise(nw.when(col("value") == "0").then(0))
    noted = outcomes.with_columns(_place=place, _state=state).filter(col("_place") == 1)
    return noted.select(*on, "_state").join(happened, on=on, how="left")


def with_answers(r: Record, kind: str, cohort: Frame) -> Frame:
    """The children of a cohort for whose council the record tells of a kind of outcome, with
    `_by_year`, `_yearly`, `_last` and `_state`."""
    on = [*CHILD, PERIOD]

    def of_kind(frame: Frame) -> Frame:
        return frame.filter(col("outcome_type") == kind).drop("outcome_type")

    told = of_kind(r.shared("told_of", told_of)).drop("_by_day")
    return (
        cohort.join(told, on=["la_code", PERIOD], how="inner")
        .join(of_kind(r.shared("yearly_answers", yearly_answers)), on=on, how="left")
        .join(of_kind(r.shared("dated_events", dated_events)), on=on, how="left")
    )


def answer_met(lately: nw.Expr) -> nw.Expr:
    """Whether an answer is yes: the yearly one where it is given, else whether the event came about
    lately. None where the council answers by the year and did not for the child."""
    silent = nw.when(col("_by_year") == 0).then(lit(False))
    dated = nw.when(is_true(lately)).then(lit(True)).otherwise(silent)
    return nw.when(~col("_yearly").is_null()).then(col("_yearly") == 1).otherwise(dated)
