"""Periods of care: from the first episode to the last, without short breaks."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import differs, is_true
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, START, Record
from lineofsight.indicators.standing import SHORT_BREAKS, care_episodes
from lineofsight.record.tables import ClaEpisode


def periods_of_care(r: Record) -> Frame:
    """One row for each child and period of care: `began`, `ended` (None while it lasts), `reason`
    why it ended, `first_episode`, `last_episode`, and `before_ended`, the last day of the child's
    period before."""
    keys = [*CHILD, "care_period_id"]
    window = {"order_by": ["start_date", "cla_episode_id"]}
    numbered = care_episodes(r).with_columns(
        _first=col("cla_episode_id").cum_count().over(*keys, **window),
        _last=col("cla_episode_id").cum_count(reverse=True).over(*keys, **window),
    )
    first = numbered.filter(col("_first") == 1).select(
        *keys, began=col("start_date"), first_episode=col("cla_episode_id")
    )
    last = numbered.filter(col("_last") == 1).select(
        *keys,
        ended=col("end_date"),
        reason=col("end_reason"),
        last_episode=col("cla_episode_id"),
    )
    return first.join(last, on=keys, how="inner").with_columns(
        before_ended=col("ended").shift(1).over(*CHILD, order_by=["began", "care_period_id"])
    )


def ceased(r: Record) -> Frame:
    """Children whose care ended in a period, each once, with the last time."""
    frame = r.during(r.shared("periods_of_care", periods_of_care), "ended").filter(
        differs(col("reason"), nw.lit("X1"))
    )
    place = (
        col("last_episode")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["ended", "care_period_id"])
    )
    return frame.with_columns(_place=place).filter(col("_place") == 1)


def in_care_all_year(r: Record) -> Frame:
    """Children looked after for the whole of a period without a break: `_period`, `_start`,
    `_end`, the child and `cla_episode_id`, the episode that stands on the last day.

    As the Department counts them: in care on the first day and after the last, with no episode
    that began anew (S) in between and none of short breaks."""
    episodes = r.by_period(r.table(ClaEpisode).filter(~col("start_date").is_null()))
    touching = episodes.filter(
        col("start_date") <= col(END), col("end_date").is_null() | (col("end_date") > col(START))
    )
    breaks = is_true(col("legal_status").is_in(SHORT_BREAKS))
    anew = is_true(col("start_reason") == "S") & (col("start_date") > col(START))
    left = ~is_true(col("end_reason") == "X1") & is_true(col("end_date") <= col(END))
    spoilt = nw.when(breaks | anew | left).then(1).otherwise(0)
    whole = (
        touching.with_columns(_spoilt=spoilt)
        .group_by(*CHILD, PERIOD)
        .agg(_spoilt=col("_spoilt").max(), _began=col("start_date").min())
        .join(r.engine.table("record_period"), on=PERIOD, how="left")
        .filter(col("_spoilt") == 0, col("_began") <= col(START))
        .select(*CHILD, PERIOD)
    )
    place = (
        col("cla_episode_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["start_date", "cla_episode_id"])
    )
    now = (
        r.open_at_end(care_episodes(r))
        .with_columns(_place=place)
        .filter(col("_place") == 1)
        .select(*CHILD, PERIOD, START, END, "cla_episode_id")
    )
    return now.join(whole, on=[*CHILD, PERIOD], how="semi")
