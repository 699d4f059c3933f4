"""Rules on short breaks (respite): legal status V3 by single break, V4 by agreement."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, day_number, days_after, is_true
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.episode_dates import lasts_until
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes

#: Longest single break, and most days of breaks in twelve months: the Care Planning, Placement
#: and Case Review (England) Regulations 2010, regulation 48.
LONGEST_BREAK, MOST_DAYS = 17, 75
SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


def days_in_year(r: SSDA903) -> nw.Expr:
    """The days that an episode lasted within the collection year."""
    begins = nw.max_horizontal(col("DECOM"), day(r.start))
    ends = nw.min_horizontal(lasts_until(r), day(r.end))
    in_year = ~col("DECOM").is_null() & ~lasts_until(r).is_null() & (begins < ends)
    return nw.when(in_year).then(day_number(ends) - day_number(begins)).otherwise(0)


@child_facts(Episodes)
def breaks_in_episodes(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The days of a child's single short breaks in the year, and which kinds of record it has."""
    single = is_true(col("LS") == "V3")
    return {
        "respite_days": nw.when(single).then(days_in_year(r)).otherwise(0).sum(),
        "respite_by_break": single.any(),
        "respite_by_agreement": is_true(col("LS") == "V4").any(),
    }


@rule(
    "365",
    "The short break (V3) lasted more than 17 days.",
    mend="Correct the dates, or LS: a longer stay is not a short break, and the child is looked "
    "after under section 20 (V2).",
    at={Episodes: ["LS", "DECOM", "DEC"]},
    cause="The end of the break was not recorded, or several breaks were entered as one.",
)
def break_too_long(r: SSDA903) -> Failing:
    too_long = lasts_until(r) > days_after(col("DECOM"), LONGEST_BREAK)
    return r.episodes.filter((col("LS") == "V3") & too_long)


@rule(
    "366",
    "The episode is a single short break (V3), but does not start one: RNE is not S.",
    mend="Give RNE as S. Each break is in one placement: a change of placement ends it.",
    at={Episodes: ["RNE"]},
    cause="A break in two places was recorded as one with a move.",
)
def break_with_a_move(r: SSDA903) -> Failing:
    return r.episodes.filter((col("LS") == "V3") & ~is_true(col("RNE") == "S"))


@rule(
    "367",
    "The child's short breaks (V3) come to more than 75 days in the collection year.",
    mend="Correct the dates or LS; a child with more than 75 days is looked after under section "
    "20 (V2).",
    at={Episodes: ["LS", "DECOM", "DEC"]},
    cause="The end of a break was not recorded, or more breaks were given than the plan allows.",
)
def breaks_too_many(r: SSDA903) -> Failing:
    return r.episodes.filter((col("LS") == "V3") & (col("respite_days") > MOST_DAYS))


@rule(
    "382",
    "The child is on a short break (V3 or V4), and in a temporary placement.",
    mend="Correct PLACE to the kind of place of the break, or LS.",
    at={Episodes: ["LS", "PLACE"]},
    cause="A short break was taken for a temporary placement.",
)
def break_in_temporary_placement(r: SSDA903) -> Failing:
    return r.episodes.filter(col("LS").is_in(SHORT_BREAKS) & col("PLACE").is_in(TEMPORARY))


@rule(
    "384",
    "The child is on a short break (V3 or V4), and in a long-term foster placement (U1 or U4).",
    mend="Correct PLACE to U3 or U6, or LS.",
    at={Episodes: ["PLACE", "LS"]},
    cause="The carers foster other children long term.",
)
def break_in_long_term_fostering(r: SSDA903) -> Failing:
    return r.episodes.filter(col("LS").is_in(SHORT_BREAKS) & col("PLACE").is_in(["U1", "U4"]))


@rule(
    "426",
    "The child's short breaks are recorded both one by one (V3) and as an agreement (V4).",
    mend="Record the child's breaks in one of the two ways through the whole year.",
    at={Episodes: ["LS"]},
    cause="The way of recording was changed during the year.",
)
def breaks_recorded_in_two_ways(r: SSDA903) -> Failing:
    both = col("respite_by_break") & col("respite_by_agreement")
    return r.episodes.filter(col("LS").is_in(SHORT_BREAKS) & both)
