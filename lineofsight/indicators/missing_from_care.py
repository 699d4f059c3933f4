"""How often and how long children in care were missing, or away without authorisation."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day_number, how_many
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, START, Record
from lineofsight.indicators.standing import care_episodes
from lineofsight.record.tables import Missing


def gone_missing(r: Record) -> Frame:
    """Children in care on a day of a period, a row for each in each period: the episode that stood
    last in it, how often they were missing from care in it (`_missing`) and away without
    authorisation (`_away`), and the days of the longest time missing (`_longest`)."""
    on = [*CHILD, PERIOD]
    episodes = r.by_period(care_episodes(r).filter(~col("start_date").is_null())).filter(
        col("start_date") <= col(END), col("end_date").is_null() | (col("end_date") >= col(START))
    )
    place = (
        col("cla_episode_id")
        .cum_count(reverse=True)
        .over(*on, order_by=["start_date", "cla_episode_id"])
    )
    children = (
        episodes.with_columns(_place=place)
        .filter(col("_place") == 1)
        .select(*on, START, END, "cla_episode_id")
    )
    times = r.by_period(r.shared("missing_from_care", missing_from_care)).filter(
        col("start_date") <= col(END), col("end_date").is_null() | (col("end_date") >= col(START))
    )
    until = nw.min_horizontal("end_date", END)  # the last day, while the child is missing
    days = day_number(until) - day_number(col("start_date"))
    counted = (
        times.with_columns(_days=nw.when(col("missing_type") == "M").then(days))
        .group_by(*on)
        .agg(
            _missing=how_many(col("missing_type") == "M"),
            _away=how_many(col("missing_type") == "A"),
            _longest=col("_days").max(),
        )
    )
    return children.join(counted, on=on, how="left")


def missing_from_care(r: Record) -> Frame:
    """Times that a child was missing, or away without authorisation, while in care."""
    periods = r.shared("periods_of_care", periods_of_care).select(*CHILD, "began", "ended")
    return (
        r.table(Missing)
        .filter(~col("start_date").is_null())
        .join(periods, on=list(CHILD), how="inner")
        .filter(
            col("end_date").is_null() | (col("end_date") >= col("began")),
            col("ended").is_null() | (col("start_date") <= col("ended")),
        )
        .select(*CHILD, "missing_id", "missing_type", "start_date", "end_date")
        .unique()
    )
