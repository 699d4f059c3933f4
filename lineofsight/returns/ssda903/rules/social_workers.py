"""Rules on the social workers responsible for a child, in the return from 2023-24.

Workers follow one another by the date they became responsible. A date that is partly unknown, or
cannot be read, says nothing about their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, months_after, unwritten
from lineofsight.returns.declared import does_not_fit
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, SWEpisodes

SINCE = 2024
#: Social workers have been collected from this day; who became responsible before need not have
#: a reason.
COLLECTED_SINCE = date(2023, 4, 1)
_NUMBER = r"^(?:SW|XX)"
_REASONS = SWEpisodes.columns()["SW_REASON"]


@adds(SWEpisodes)
def workers_around(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the worker before ceased to be responsible, and when the next became so."""
    order = {"order_by": ("SW_DECOM", "_row")}
    return {
        "sw_previous_DEC": col("SW_DEC").shift(1).over("_child", **order),
        "sw_next_DECOM": col("SW_DECOM").shift(-1).over("_child", **order),
    }


@child_facts(SWEpisodes)
def of_workers(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Since when workers are given, whether one is responsible at the year's end, and whether
    one is given with number, date and reason."""
    complete = given("SW_ID") & ~unwritten("SW_DECOM") & given("SW_REASON")
    begun = ~is_true(col("SW_DECOM") > day(r.end))
    return {
        "sw_first_DECOM": col("SW_DECOM").min(),
        "sw_complete": complete.any(),
        "sw_at_end": (begun & (blank("SW_DEC") | is_true(col("SW_DEC") > day(r.end)))).any(),
    }


def looked_after_on_the_last_day(r: SSDA903) -> nw.Expr:
    """The episode, no short break, covers the last day of the year."""
    begun = ~is_true(col("DECOM") > day(r.end))
    return begun & (blank("DEC") | is_true(col("DEC") > day(r.end))) & ~short_break()


@rule(
    "SW01STG1",
    "The child was looked after on 31 March, and no social worker is given with number, date and "
    "reason.",
    mend="Give the social workers who were responsible for the child in the year.",
    at={Episodes: ["DEC"]},
    needs=[Episodes, SWEpisodes],
    since=SINCE,
    until=2024,
    cause="Allocations of social workers were not in the extract.",
)
def no_worker_is_given(r: SSDA903) -> Failing:
    return r.episodes.filter(looked_after_on_the_last_day(r) & ~is_true(col("sw_complete")))


_INCOMPLETE = "Something that every social worker's row must have is not given."
_COMPLETE = "Give what is missing: the worker's number, the date, the reason for the change."
_LEFT_OUT = "The worker's registration was not recorded, or the allocation was entered in part."


@rule(
    "SW03STG1",
    _INCOMPLETE,
    mend=_COMPLETE,
    at={SWEpisodes: ["SW_ID", "SW_DECOM", "SW_REASON"]},
    since=SINCE,
    until=2024,
    cause=_LEFT_OUT,
)
def worker_is_not_complete(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(blank("SW_ID") | unwritten("SW_DECOM") | blank("SW_REASON"))


@rule(
    "SW01aSTG1",
    "The social worker's number or the date of becoming responsible is not given.",
    mend="Give the number and the date.",
    at={SWEpisodes: ["SW_ID", "SW_DECOM"]},
    since=2025,
    until=2025,
    cause=_LEFT_OUT,
)
def worker_has_no_number_or_date(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(blank("SW_ID") | unwritten("SW_DECOM"))


@rule(
    "SW01bSTG1",
    f"{_INCOMPLETE} A reason is needed only from 1 April 2023.",
    mend=_COMPLETE,
    at={SWEpisodes: ["SW_ID", "SW_DECOM", "SW_REASON"]},
    since=2025,
    until=2025,
    cause=_LEFT_OUT,
)
def worker_since_2023_is_not_complete(r: SSDA903) -> Failing:
    undated = unwritten("SW_DECOM")
    since_2023 = is_true(col("SW_DECOM") >= day(COLLECTED_SINCE))
    return r.sw_episodes.filter(undated | (since_2023 & (blank("SW_ID") | blank("SW_REASON"))))


_NUMBER_WRONG = "The social worker's number does not begin with SW or XX."
_NUMBER_MEND = "Give the number of the register of social workers, as in SW1234."
_NUMBER_CAUSE = "The council's own number of the worker, or digits without the letters."


@rule(
    "SW02STG1",
    _NUMBER_WRONG,
    mend=_NUMBER_MEND,
    at={SWEpisodes: ["SW_ID"]},
    since=SINCE,
    until=2025,
    cause=_NUMBER_CAUSE,
)
def number_does_not_begin_with_sw(r: SSDA903) -> Failing:
    """That a number is missing is told by other rules of these years."""
    return r.sw_episodes.filter(~col("SW_ID").str.contains(_NUMBER))


@rule(
    "SW02STG1",
    f"{_NUMBER_WRONG} It may not be blank.",
    mend=_NUMBER_MEND,
    at={SWEpisodes: ["SW_ID"]},
    since=2026,
    cause=_NUMBER_CAUSE,
)
def number_is_not_given_or_wrong(r: SSDA903) -> Failing:
    """From 2025-26 no other rule asks for the number."""
    return r.sw_episodes.filter(blank("SW_ID") | ~col("SW_ID").str.contains(_NUMBER))


@rule(
    "SW06STG2",
    "The social worker became responsible after the last day of the collection year.",
    mend="Correct the date, or leave the row for next year's return.",
    at={SWEpisodes: ["SW_DECOM"]},
    since=SINCE,
    cause="An extract that runs past 31 March, or a year mistyped.",
)
def worker_begins_after_the_year(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(col("SW_DECOM") > day(r.end))


_OUTSIDE_MEND = "Correct the end, or leave the row out. Leave the end blank if it was later."
_OUTSIDE_CAUSE = "Workers of earlier years in the extract, or an extract that runs past 31 March."


@rule(
    "SW07STG2",
    "The social worker's responsibility ended outside the collection year.",
    mend=_OUTSIDE_MEND,
    at={SWEpisodes: ["SW_DEC"]},
    since=SINCE,
    until=2024,
    cause=_OUTSIDE_CAUSE,
)
def worker_ends_outside_the_year(r: SSDA903) -> Failing:
    return r.sw_episodes.filter((col("SW_DEC") < day(r.start)) | (col("SW_DEC") > day(r.end)))


@rule(
    "SW07STG2",
    "The social worker's responsibility ended outside the collection year and the year before.",
    mend=_OUTSIDE_MEND,
    at={SWEpisodes: ["SW_DEC"]},
    since=2025,
    cause=_OUTSIDE_CAUSE,
)
def worker_ends_outside_two_years(r: SSDA903) -> Failing:
    """From 2024-25 workers of the full year before are reported too."""
    first = months_after(day(r.start), -12)
    return r.sw_episodes.filter((col("SW_DEC") < first) | (col("SW_DEC") > day(r.end)))


def still_open(r: SSDA903) -> Failing:
    """The rows without an end after which another worker became responsible."""
    return r.sw_episodes.filter(blank("SW_DEC") & given("SW_DECOM") & given("sw_next_DECOM"))


@rule(
    "SW08STG2",
    "Another social worker became responsible, but this one's responsibility has no end.",
    mend="Give the date it ended, by the day the next worker became responsible.",
    at={SWEpisodes: ["SW_DEC"]},
    since=SINCE,
    cause="The old allocation was not closed when the new one was made.",
)
def earlier_worker_has_no_end(r: SSDA903) -> Failing:
    return still_open(r)


@rule(
    "SW14STG2",
    "The social worker's responsibility has no end though it is not the child's latest.",
    mend="Give the date it ended.",
    at={SWEpisodes: ["SW_DEC"]},
    since=SINCE,
    until=2024,
    cause="The old allocation was not closed when the new one was made.",
)
def end_is_blank(r: SSDA903) -> Failing:
    """The latest worker may still be responsible: only for the others must an end be given."""
    return still_open(r)


@rule(
    "SW09STG2",
    "The social worker was responsible for less than a day.",
    mend="Take the row out, or correct its dates.",
    at={SWEpisodes: ["SW_DECOM", "SW_DEC"]},
    since=SINCE,
    cause="A mistaken allocation that was undone the same day.",
)
def worker_for_less_than_a_day(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(col("SW_DECOM") == col("SW_DEC"))


@rule(
    "SW10STG2",
    "The social worker became responsible before the one before had ceased to be.",
    mend="Correct the start of this row or the end of the one before: they may be the same day.",
    at={SWEpisodes: ["SW_DECOM"]},
    since=SINCE,
    cause="A handover recorded as two workers at once, or a second worker of the same child.",
)
def workers_overlap(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(col("SW_DECOM") < col("sw_previous_DEC"))


def ended_without_another(r: SSDA903) -> Failing:
    """The child's latest worker, where the responsibility ended before the year's last day."""
    return r.sw_episodes.filter(
        given("SW_DECOM") & (col("SW_DEC") < day(r.end)) & blank("sw_next_DECOM")
    )


_NONE_AFTER = "The social worker's responsibility ended before 31 March and nobody came after."
_NONE_AFTER_MEND = "Give the worker who came after. Where the child left care, explain."
_NONE_AFTER_CAUSE = "The latest allocation is not in the extract."


@rule(
    "SW11aSTG2",
    _NONE_AFTER,
    mend=_NONE_AFTER_MEND,
    at={SWEpisodes: ["SW_DEC"]},
    severity=Severity.QUERY,
    since=SINCE,
    until=2024,
    cause=_NONE_AFTER_CAUSE,
)
def worker_without_another_in_2024(r: SSDA903) -> Failing:
    return ended_without_another(r)


@rule(
    "SW11bSTG2",
    _NONE_AFTER,
    mend=_NONE_AFTER_MEND,
    at={SWEpisodes: ["SW_DEC"]},
    severity=Severity.QUERY,
    since=SINCE,
    cause=_NONE_AFTER_CAUSE,
)
def worker_without_another(r: SSDA903) -> Failing:
    return ended_without_another(r)


@rule(
    "SW12STG2",
    "The child was looked after on 31 March, and social workers are not given for all of the "
    "year since the child is in this return.",
    mend="Give every social worker from 1 April, or from the child's first day in care where that "
    "came later, also for times when the child was not looked after.",
    at={Episodes: ["DECOM"]},
    needs=[Episodes, SWEpisodes],
    since=SINCE,
    cause="Only the present worker is in the extract.",
)
def workers_do_not_cover_the_year(r: SSDA903) -> Failing:
    """The earliest date a worker is given for comes after both the year's first day and the
    child's first episode; or no worker has a date."""
    begins_late = (col("sw_first_DECOM") > day(r.start)) & (
        col("sw_first_DECOM") > col("earliest_DECOM")
    )
    covered = given("sw_first_DECOM") & ~is_true(begins_late)
    return r.episodes.filter(looked_after_on_the_last_day(r) & ~covered)


_REASON_MEND = "Give a code from the list of SW_REASON, written exactly as there."
_REASON_CAUSE = "A local reason that was not translated, or none recorded."


@rule(
    "SW13STG1",
    "The reason for the change of social worker is not given or is not a code of the list.",
    mend=_REASON_MEND,
    at={SWEpisodes: ["SW_REASON"]},
    since=SINCE,
    until=2024,
    cause=_REASON_CAUSE,
)
def reason_is_not_given_or_wrong(r: SSDA903) -> Failing:
    return r.sw_episodes.filter(blank("SW_REASON") | does_not_fit(_REASONS, r.year))


@rule(
    "SW13STG1",
    "The reason for the change of social worker is not a code of the list; or it is not given, "
    "though the worker became responsible on 1 April 2023 or later.",
    mend=_REASON_MEND,
    at={SWEpisodes: ["SW_REASON"]},
    since=2025,
    cause=_REASON_CAUSE,
)
def reason_is_wrong_or_missing_since_2023(r: SSDA903) -> Failing:
    asked_for = is_true(col("SW_DECOM") >= day(COLLECTED_SINCE))
    return r.sw_episodes.filter(
        (blank("SW_REASON") & asked_for) | is_true(does_not_fit(_REASONS, r.year))
    )


@rule(
    "SW17STG2",
    "No social worker is responsible for the child on 31 March.",
    mend="Give the worker who was responsible, without an end. Where the child left care, explain.",
    at={SWEpisodes: ["SW_DECOM", "SW_DEC"]},
    severity=Severity.QUERY,
    since=2026,
    cause="The latest allocation is not in the extract, or was closed in error.",
)
def nobody_is_responsible_at_the_end(r: SSDA903) -> Failing:
    """Told once for each child, at the latest worker."""
    latest = given("CHILD") & given("SW_DECOM") & blank("sw_next_DECOM")
    return r.sw_episodes.filter(latest & ~is_true(col("sw_at_end")))
