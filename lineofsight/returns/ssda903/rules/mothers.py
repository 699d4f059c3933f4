"""Rules on girls who are mothers themselves."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    blank,
    day,
    differs,
    given,
    is_true,
    unwritten,
    years_after,
)
from lineofsight.returns.rules import Failing, last
from lineofsight.returns.ssda903.codes import LISTS
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import SHORT_BREAKS
from lineofsight.returns.ssda903.rules.identity import sex
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import OC3, Episodes, Header, Reviews

_BOTH_YEARS = (Header, last(Header))
_LEAVER = ("IN_TOUCH", "ACTIV", "ACCOM")


@child_facts(OC3)
def leaver(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether anything is said of the child as a care leaver."""
    return {"leaver_described": nw.any_horizontal(*map(given, _LEAVER), ignore_nulls=True).any()}


@child_facts(Reviews)
def reviewed(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether any review is given."""
    return {"review_given": _review_given().any()}


@child_facts(Episodes)
def leaving(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`left_in_year`: the child ceased to be looked after in the year, other than from a short
    break. `care_ended`: the end of the latest episode, where no episode is open."""
    open_still = unwritten("DEC").any()
    return {
        "left_in_year": _leaves(r).any(),
        "care_ended": nw.when(~open_still).then(col("DEC").max()),
    }


def _review_given() -> nw.Expr:
    return ~unwritten("REVIEW") | given("REVIEW_CODE")


def _leaves(r: SSDA903) -> nw.Expr:
    """The episode ended care in the year, and was no short break."""
    in_year = is_true(col("DEC").is_between(day(r.start), day(r.end)))
    is_break = is_true(col("LS").str.to_uppercase().is_in(SHORT_BREAKS))
    return in_year & is_true(col("REC") != "X1") & ~is_break


def _invalid(r: SSDA903, mother: str, of: str) -> nw.Expr:
    """What is said of motherhood is no answer, is said of a boy, or is not said of a girl who
    was looked after in the year."""
    no_answer = ~col(mother).is_in(list(LISTS["YES_NO"].in_year(r.year)))
    of_a_boy = (sex(of) == "M") & (col(mother) == "1")
    not_said = (sex(of) == "F") & blank(mother) & is_true(col("cared_for_in_year"))
    return nw.any_horizontal(no_answer, of_a_boy, not_said, ignore_nulls=True)


@rule(
    "165",
    "Whether the child is a mother is not given as 0 or 1, is missing for a girl who was looked "
    "after in the year, or is 1 for a boy.",
    mend="Give 0 or 1 for every girl looked after in the year other than in short breaks, and "
    "nothing for a boy.",
    at={Header: ["MOTHER", "SEX"], OC3: ["IN_TOUCH", "ACTIV", "ACCOM"]},
    needs=[Header, Episodes],
    cause="The question was not asked, or a boy who is a father was recorded as a mother.",
)
def mother_status_is_valid(r: SSDA903) -> tuple[Failing, Failing]:
    return (
        r.header.filter(_invalid(r, "MOTHER", "SEX")),
        r.oc3.filter(_invalid(r, "child_MOTHER", "child_SEX")),
    )


@rule(
    "174",
    "A date of birth of the mother's first child is given, but the mother is given as male.",
    mend="Mend the sex, or remove the date.",
    at={Header: ["SEX", "MC_DOB"]},
    cause="The child of a young father was recorded.",
)
def boy_with_a_mothers_child(r: SSDA903) -> Failing:
    return r.header.filter((sex("SEX") == "M") & ~unwritten("MC_DOB"))


@rule(
    "207",
    "The child was a mother in last year's return, and this year's does not say so.",
    mend="Give 1: who is a mother stays one. If last year's return was wrong, say so when this "
    "one is sent.",
    at={Header: ["MOTHER"]},
    needs=[Header, last(Header), Episodes],
    cause="The answer is asked each year and was lost, or the baby is no longer with the mother.",
)
def no_longer_a_mother(r: SSDA903) -> Failing:
    lost = (col("last_MOTHER") == "1") & ~is_true(col("MOTHER") == "1")
    return r.header.filter(is_true(col("in_episodes")) & lost)


@rule(
    "393",
    "The girl is looked after, but whether she is a mother is not given.",
    mend="Give 0 or 1.",
    at={Header: ["MOTHER"]},
    needs=[Header, Episodes],
    cause="The question was not asked, often because the child is young: then 0 is right.",
)
def mother_status_is_given(r: SSDA903) -> Failing:
    girl = sex("SEX") == "F"
    return r.header.filter(girl & blank("MOTHER") & is_true(col("cared_for_in_year")))


@rule(
    "399",
    "The child was in short breaks only (V3 or V4), but motherhood or reviews are given.",
    mend="Remove MOTHER and the reviews, which are not asked for such a child; or mend the legal "
    "status.",
    at={
        Header: ["MOTHER"],
        Reviews: ["REVIEW", "REVIEW_CODE"],
        Episodes: ["LS"],
    },
    needs=[Header, Episodes],
    cause="The reviews are those of a short-break plan, or a later legal status is missing.",
)
def short_breaks_need_no_more(r: SSDA903) -> tuple[Failing, ...]:
    only = is_true(col("only_short_breaks"))
    described = given("child_MOTHER") | is_true(col("review_given"))
    return (
        r.header.filter(only & given("MOTHER")),
        r.reviews.filter(only & _review_given()),
        r.episodes.filter(only & described),
    )


@rule(
    "607",
    "The girl ceased to be looked after in the year, but whether she is a mother is not given.",
    mend="Give 0 or 1, as it was when she left.",
    at={Header: ["MOTHER", "SEX"], Episodes: ["DEC", "REC", "LS"]},
    needs=[Header, Episodes],
    cause="The record was closed before the question was answered.",
)
def mother_status_at_leaving(r: SSDA903) -> tuple[Failing, Failing]:
    not_said = (sex("child_SEX") == "F") & blank("child_MOTHER")
    return (
        r.header.filter((sex("SEX") == "F") & blank("MOTHER") & is_true(col("left_in_year"))),
        r.episodes.filter(not_said & _leaves(r)),
    )


@rule(
    "611",
    "The child is given as a mother, but the date of birth of her first child is not.",
    mend="Give MC_DOB, or MOTHER as 0.",
    at={Header: ["MOTHER", "MC_DOB"]},
    cause="The baby has no record of its own.",
)
def mother_without_a_childs_birth(r: SSDA903) -> Failing:
    return r.header.filter((col("MOTHER") == "1") & unwritten("MC_DOB"))


@rule(
    "612",
    "The date of birth of a first child is given, but the girl is not given as a mother.",
    mend="Give MOTHER as 1, or remove MC_DOB.",
    at={Header: ["SEX", "MOTHER", "MC_DOB"]},
    cause="MOTHER was left at 0 or blank when the birth was recorded.",
)
def childs_birth_without_a_mother(r: SSDA903) -> Failing:
    denied = blank("MOTHER") | (col("MOTHER") == "0")
    return r.header.filter(~is_true(sex("SEX") == "M") & denied & ~unwritten("MC_DOB"))


@rule(
    "620",
    "The child is given as a mother, but was under 11 when the year began.",
    mend="Mend the date of birth, or MOTHER.",
    at={Header: ["DOB", "MOTHER"]},
    cause="The record of a baby holds the answer that belongs to its mother.",
)
def very_young_mother(r: SSDA903) -> Failing:
    return r.header.filter((col("MOTHER") == "1") & (years_after(col("DOB"), 11) > day(r.start)))


@rule(
    "621",
    "The mother's first child was born before her, or on the same day.",
    mend="Mend DOB or MC_DOB.",
    at={Header: ["DOB", "MC_DOB"]},
    cause="The dates were exchanged, or the mother's own date of birth was given for both.",
)
def child_born_before_the_mother(r: SSDA903) -> Failing:
    return r.header.filter(col("MC_DOB") <= col("DOB"))


@rule(
    "624",
    "The date of birth of the first child is not what last year's return said.",
    mend="Give last year's date: it is the first child's, not the latest's. If last year's was "
    "wrong, say so when the return is sent.",
    at={Header: ["MC_DOB"]},
    needs=_BOTH_YEARS,
    cause="A second child was born and its date was given.",
)
def first_childs_birth_as_last_year(r: SSDA903) -> Failing:
    return r.header.filter(given("last_MC_DOB") & differs(col("MC_DOB"), col("last_MC_DOB")))


@rule(
    "625",
    "The mother's first child was born after the end of the year, or after the mother ceased to "
    "be looked after.",
    mend="Remove the birth, and give MOTHER as it was at the end of the year or of care; or mend "
    "the date.",
    at={Header: ["MC_DOB"], Episodes: ["DEC"]},
    needs=[Header, Episodes],
    cause="The record is newer than the year it is used for.",
)
def first_child_born_later(r: SSDA903) -> tuple[Failing, Failing]:
    def late(born: str) -> nw.Expr:
        return is_true(col(born) > day(r.end)) | is_true(col(born) > col("care_ended"))

    return (
        r.header.filter(late("MC_DOB")),
        r.episodes.filter(late("child_MC_DOB") & (col("DEC") == col("care_ended"))),
    )


@rule(
    "626",
    "The first child was born before this year, but last year's return said that the child was "
    "no mother.",
    mend="Check the date of birth of the first child, and last year's answer.",
    at={Header: ["MOTHER", "MC_DOB"]},
    needs=_BOTH_YEARS,
    cause="The birth was recorded late, or the year was mistyped.",
)
def was_a_mother_last_year(r: SSDA903) -> Failing:
    now = (col("MOTHER") == "1") & (col("MC_DOB") < day(r.start))
    return r.header.filter(now & (col("last_MOTHER") == "0"))


@rule(
    "628",
    "Whether the child is a mother is given for a care leaver who was not looked after in the "
    "year.",
    mend="Remove MOTHER; or add the episodes of the year.",
    at={Header: ["MOTHER"]},
    needs=[Header, Episodes, OC3],
    cause="The answer of an earlier year was carried over.",
)
def leavers_are_not_asked(r: SSDA903) -> Failing:
    only_leaver = is_true(col("leaver_described")) & ~is_true(col("here_in_year"))
    return r.header.filter(given("MOTHER") & only_leaver)
