"""Rules on the dates of one episode: in the right order, and within the collection year."""

from __future__ import annotations

from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import rule
from lineofsight.returns.ssda903.suggestions import end_where_next_begins
from lineofsight.returns.ssda903.tables import Episodes

#: The Children Act 1989 came into force; there are no episodes before.
CHILDREN_ACT_IN_FORCE = date(1991, 10, 14)


def lasts_until(r: SSDA903) -> nw.Expr:
    """The date the episode ceased; for one that is open the last day of the collection year, up
    to which it has lasted; null where a date is given that cannot be read."""
    return nw.when(unwritten("DEC")).then(day(r.end)).otherwise(col("DEC"))


@rule(
    "148",
    "The episode has a date that it ceased and no reason, or a reason and no date.",
    mend="Give both DEC and REC if the episode has ceased, and neither if it is open.",
    at={Episodes: ["DEC", "REC"]},
    cause="An end was recorded only in part, or a reason was left behind when an end was undone.",
    suggest=end_where_next_begins,
)
def end_in_part(r: SSDA903) -> Failing:
    return r.episodes.filter(unwritten("DEC") != blank("REC"))


@rule(
    "353",
    "The episode starts before 14 October 1991, when the Children Act 1989 came into force.",
    mend="Correct DECOM.",
    at={Episodes: ["DECOM"]},
    cause="A year typed wrongly, or a date of birth in place of the start.",
)
def before_the_children_act(r: SSDA903) -> Failing:
    return r.episodes.filter(col("DECOM") < day(CHILDREN_ACT_IN_FORCE))


@rule(
    "354",
    "The episode starts after the end of the collection year.",
    mend="Correct DECOM, or leave the episode to the return of the year in which it starts.",
    at={Episodes: ["DECOM"]},
    cause="The extract was taken after 31 March without a last day, or a year was typed wrongly.",
)
def starts_after_the_year(r: SSDA903) -> Failing:
    return r.episodes.filter(col("DECOM") > day(r.end))


@rule(
    "355",
    "The episode ceases on the day it starts.",
    mend="Correct DECOM or DEC; leave out an episode that did not last a night.",
    at={Episodes: ["DECOM", "DEC"]},
    severity=Severity.QUERY,
    cause="A record opened in error and closed at once, or two changes entered on one day.",
)
def lasts_less_than_a_day(r: SSDA903) -> Failing:
    return r.episodes.filter(col("DEC") == col("DECOM"))


@rule(
    "356",
    "The episode ceases before it starts.",
    mend="Correct DECOM or DEC.",
    at={Episodes: ["DECOM", "DEC"]},
    cause="The two dates were exchanged, or a year was typed wrongly.",
)
def ceases_before_it_starts(r: SSDA903) -> Failing:
    return r.episodes.filter(col("DEC") < col("DECOM"))


@rule(
    "385",
    "The episode ceases after the end of the collection year.",
    mend="Leave DEC and REC blank for an episode that is open on 31 March, or correct DEC.",
    at={Episodes: ["DEC"]},
    cause="The extract was taken after 31 March and has ends of the next collection year.",
)
def ceases_after_the_year(r: SSDA903) -> Failing:
    return r.episodes.filter(col("DEC") > day(r.end))
