"""Periods of care: from the first episode to the last, without short breaks."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import days_after, differs, is_true, months_after
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, START, Record
from lineofsight.indicators.standing import SHORT_BREAKS, care_episodes, every_care_episode


def periods_of_care(r: Record) -> Frame:
    """One row for each child and period of care: `began`, `ended` (None while it lasts), `reason`
    why it ended, `first_episode`, `last_episode`, and `before_ended`, the last day of the child's
    period before.

    It began with the first episode, or on the day that this one gives for entering care, where
    that is before and no short break comes between: a source that has only the latest episodes
    tells by it when care began."""
    keys = [*CHILD, "care_period_id"]
    window = {"order_by": ["start_date", "cla_episode_id"]}
    placed = every_care_episode(r).with_columns(
        _ever=col("cla_episode_id").cum_count().over(*keys, **window)
    )
    numbered = placed.filter(~is_true(col("legal_status").is_in(SHORT_BREAKS))).with_columns(
        _first=col("cla_episode_id").cum_count().over(*keys, **window),
        _last=col("cla_episode_id").cum_count(reverse=True).over(*keys, **window),
    )
    entered = (col("entered_care_date") < col("start_date")) & (col("_ever") == 1)
    first = numbered.filter(col("_first") == 1).select(
        *keys,
        began=nw.when(is_true(entered)).then(col("entered_care_date")).otherwise(col("start_date")),
        first_episode=col("cla_episode_id"),
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


def in_last_year(day: nw.Expr) -> nw.Expr:
    """Whether a day lies in the 12 months to the last day of the period, whatever the period's
    length; None where there is no day."""
    return (months_after(day, 12) >= days_after(col(END), 1)) & (day <= col(END))


def in_care_all_year(r: Record) -> Frame:
    """Children looked after without a break for the 12 months to the last day of a period:
    `_period`, `_start`, `_end`, the child and `cla_episode_id`, the episode that stands on the
    last day.

    As the Department counts them: in care on the first day and after the last, with no episode
    that began anew (S) in between and none of short breaks. Where a source has only the latest
    episode, the day that it gives for entering care tells."""
    # The first day of the 12 months is as far before the day after the last.
    after = days_after(col(END), 1)
    episodes = r.by_period(every_care_episode(r).filter(~col("start_date").is_null()))
    touching = episodes.filter(
        col("start_date") <= col(END),
        col("end_date").is_null() | (months_after(col("end_date"), 12) > after),
    )
    breaks = is_true(col("legal_status").is_in(SHORT_BREAKS))
    anew = is_true(col("start_reason") == "S") & (months_after(col("start_date"), 12) > after)
    left = ~is_true(col("end_reason") == "X1") & is_true(col("end_date") <= col(END))
    spoilt = nw.when(breaks | anew | left).then(1).otherwise(0)
    whole = (
        touching.with_columns(
            _spoilt=spoilt, _entered=nw.min_horizontal("start_date", "entered_care_date")
        )
        .group_by(*CHILD, PERIOD)
        .agg(_spoilt=col("_spoilt").max(), _began=col("_entered").min())
        .join(r.engine.table("record_period"), on=PERIOD, how="left")
        .filter(col("_spoilt") == 0, months_after(col("_began"), 12) <= after)
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
