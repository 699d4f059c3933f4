"""Rules on times when a child was missing, or away from placement without authorisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    blank,
    day,
    given,
    is_true,
    unwritten,
    years_after,
)
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import outside_care
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, Header, Missing

_TIMES = ("MIS_START", "MIS_END")
_ORDER = {"order_by": ["MIS_START", "_row"]}
_TYPED = "A year typed wrongly, or the day and the month exchanged."
_NOT_CLOSED = "The child's return was recorded as an event, and the time missing was not closed."
_TYPE_LEFT_OUT = "The type is kept in another field of the case system."


@adds(Missing)
def running_times(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Of each time missing: how many up to it have no end, and the latest end up to it."""
    open_here = nw.when(given("MIS_START") & unwritten("MIS_END")).then(1).otherwise(0)
    return {
        "missing_open": open_here,
        "missing_open_by_now": open_here.cum_sum().over("_child", **_ORDER),
        "missing_ended_by_now": col("MIS_END").cum_max().over("_child", **_ORDER),
    }


@adds(Missing, stage=2)
def earlier_times(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The latest end of the times before."""
    return {"missing_ended_before": col("missing_ended_by_now").shift(1).over("_child", **_ORDER)}


@child_facts(Missing)
def missing_at_eighteen(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The child's 18th birthday, where a time missing ended on it."""
    birthday = years_after(nw.coalesce(col("DOB"), col("child_DOB")), 18)
    return {"missing_until_18": nw.when(col("MIS_END") == birthday).then(birthday).max()}


@rule(
    "564",
    "The child was missing or away, but the day it began is not given.",
    mend="Give MIS_START.",
    at={Missing: ["MISSING", "MIS_START"]},
    cause="The report was recorded, and not the time.",
)
def missing_without_start(r: SSDA903) -> Failing:
    return r.missing.filter(given("MISSING") & unwritten("MIS_START"))


@rule(
    "565",
    "The day on which the child went is given, but not whether missing or away.",
    mend="Give MISSING: M, or A for away without authorisation.",
    at={Missing: ["MISSING", "MIS_START"]},
    cause=_TYPE_LEFT_OUT,
)
def start_without_type(r: SSDA903) -> Failing:
    return r.missing.filter(blank("MISSING") & ~unwritten("MIS_START"))


@rule(
    "566",
    "The day on which the child was back is given, but not whether missing or away.",
    mend="Give MISSING: M, or A for away without authorisation.",
    at={Missing: ["MISSING", "MIS_END"]},
    cause=_TYPE_LEFT_OUT,
)
def end_without_type(r: SSDA903) -> Failing:
    return r.missing.filter(blank("MISSING") & ~unwritten("MIS_END"))


@rule(
    "567",
    "The time missing ended before it began.",
    mend="Correct MIS_START or MIS_END.",
    at={Missing: _TIMES},
    cause=_TYPED,
)
def ended_before_start(r: SSDA903) -> Failing:
    return r.missing.filter(col("MIS_END") < col("MIS_START"))


@rule(
    "570",
    "The child went missing after the end of the collection year.",
    mend="Correct MIS_START, or leave the row for next year's return.",
    at={Missing: ["MIS_START"]},
    cause="The list was drawn after 31 March without an end date.",
)
def began_after_year(r: SSDA903) -> Failing:
    return r.missing.filter(col("MIS_START") > day(r.end))


@rule(
    "571",
    "The time missing ended before the collection year, or after it.",
    mend="Correct MIS_END; leave out what ended before the year, and leave MIS_END blank where the "
    "child was still missing on 31 March.",
    at={Missing: ["MIS_END"]},
    cause="Rows of last year were sent again, or the list was drawn after 31 March.",
)
def ended_outside_year(r: SSDA903) -> Failing:
    return r.missing.filter((col("MIS_END") < day(r.start)) | (col("MIS_END") > day(r.end)))


@rule(
    "574",
    "The child went missing while an earlier time missing had not ended.",
    mend="End the earlier time before this one begins, or make one of the two.",
    at={Missing: _TIMES},
    cause="One time missing was reported twice, or the child's return was not recorded.",
)
def missing_while_missing(r: SSDA903) -> Failing:
    """The later of the two is marked. One may begin on the day on which another ended."""
    still_open = (col("missing_open_by_now") - col("missing_open")) > 0
    overlapping = is_true(col("missing_ended_before") > col("MIS_START"))
    return r.missing.filter(given("MIS_START") & (still_open | overlapping))


def episodes_beside(r: SSDA903, times: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Times missing (`_row`, `CHILD`, `on`) beside each of the child's episodes that covers the
    day `on`; an end that is blank or cannot be read is none."""
    episodes = r.declared(Episodes).select("CHILD", "DECOM", "DEC")
    covers = (col("DECOM") <= col("on")) & (col("DEC").is_null() | (col("DEC") >= col("on")))
    return times.join(episodes, on="CHILD").filter(covers)


@rule(
    "575",
    "The placement from which the child went missing has ended, and the time missing has not.",
    mend="Give MIS_END: at the latest the day on which the placement ended.",
    at={Missing: ["MIS_END"]},
    needs=[Episodes, Missing],
    cause=_NOT_CLOSED,
)
def placement_ended_while_missing(r: SSDA903) -> Failing:
    """A placement that ended on the very day does not count: the child may have gone from the
    next one."""
    times = r.declared(Missing).filter(unwritten("MIS_END"))
    beside = episodes_beside(r, times.select("_row", "CHILD", on=col("MIS_START")))
    return r.missing.failing(beside.filter(col("DEC") > col("on")))


@rule(
    "576",
    "Last year's return left the child missing, and no time missing of this year begins on the "
    "same day.",
    mend="Give the time missing again, with the start of last year's return and its end.",
    at={Missing: ["CHILD", "MIS_START"], Header: ["CHILD"]},
    needs=[Missing, last(Missing)],
    cause="Only times that began in the year were drawn.",
)
def missing_last_year_not_now(r: SSDA903) -> tuple[Failing, Failing]:
    """The child's first row in Missing is marked; where there is none, the row in Header."""
    left_open = (
        r.declared(last(Missing))
        .filter(given("CHILD") & given("MIS_START") & unwritten("MIS_END"))
        .select("CHILD", "MIS_START")
        .unique()
    )
    now = r.declared(Missing).select("_row", "CHILD", "_child", "MIS_START")
    dropped = left_open.join(now, on=["CHILD", "MIS_START"], how="anti").select("CHILD").unique()
    first = now.with_columns(place=col("_row").cum_count().over("_child", **_ORDER))
    unnamed = r.declared(Header).join(now, on="CHILD", how="anti")
    return (
        r.missing.failing(first.filter(col("place") == 1).join(dropped, on="CHILD")),
        r.header.failing(unnamed.join(dropped, on="CHILD")),
    )


@rule(
    "577",
    "The child's care ended, and the time missing did not end with it.",
    mend="Give MIS_END: at the latest the day on which care ended.",
    at={Missing: ["MIS_END"]},
    needs=[Episodes, Missing],
    cause=_NOT_CLOSED,
)
def missing_beyond_care(r: SSDA903) -> Failing:
    """Fails where the child is not looked after on the day on which the time missing ended; and
    without an end, where the period of care in which it began is over."""
    return r.missing.failing(outside_care(r, Missing, *_TIMES))


def began_outside_care(r: SSDA903) -> nw.LazyFrame[Any]:
    """Times missing that began when none of the child's episodes was running, of children who
    have episodes."""
    with_episodes = r.declared(Episodes).select("CHILD").unique()
    times = (
        r.declared(Missing)
        .filter(given("MIS_START"))
        .select("_row", "CHILD", on=col("MIS_START"))
        .join(with_episodes, on="CHILD")
    )
    covered = episodes_beside(r, times).select("_row").unique()
    return times.join(covered, on="_row", how="anti")


@rule(
    "578",
    "The child was not looked after on the day of going missing: care had ended, or was between "
    "two periods or yet to begin.",
    mend="Correct MIS_START or the end of the episode; leave out what was outside care.",
    at={Missing: ["MIS_START"]},
    needs=[Episodes, Missing],
    cause="The child was reported missing after care had ended.",
)
def missing_after_care(r: SSDA903) -> Failing:
    """Judged with 581: both fail for a day outside every episode."""
    return r.missing.failing(began_outside_care(r))


@rule(
    "581",
    "The child was not looked after on the day of going missing: care had yet to begin, or was "
    "between two periods or over.",
    mend="Correct MIS_START or the start of the episode; leave out what was outside care.",
    at={Missing: ["MIS_START"]},
    needs=[Episodes, Missing],
    cause="The child was reported missing before care began.",
)
def missing_before_care(r: SSDA903) -> Failing:
    """Judged with 578: both fail for a day outside every episode."""
    return r.missing.failing(began_outside_care(r))


@rule(
    "580",
    "The child was missing until the 18th birthday, when care ended; the reason given is not E8.",
    mend="Give E8, or correct MIS_END where the child had come back before.",
    at={Episodes: ["REC"]},
    needs=[Episodes, Missing],
    severity=Severity.QUERY,
    cause="The reason for a planned end at 18 was given.",
)
def missing_when_care_ended(r: SSDA903) -> Failing:
    """At 18 care ends whether the child is back or not, so that an end of both on the birthday
    shows a child who was still missing. Earlier it may be a child who was found and went home."""
    return r.episodes.filter((col("DEC") == col("missing_until_18")) & (col("REC") != "E8"))


@rule(
    "586",
    "The child went missing before being born.",
    mend="Correct MIS_START, or DOB here and in Header.",
    at={Missing: ["DOB", "MIS_START"]},
    cause=_TYPED,
)
def missing_before_birth(r: SSDA903) -> Failing:
    return r.missing.filter(col("MIS_START") < col("DOB"))
