"""Rules on who a child is: sex, date of birth, ethnic origin and pupil number."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    blank,
    day,
    days_after,
    differs,
    given,
    is_true,
    same,
    years_after,
)
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, Header

_BOTH_YEARS = (Header, last(Header))

#: Codes that say why there is no pupil number: not yet of school age; never in a maintained
#: school in England; educated outside England; newly looked after; sources that disagree.
NO_UPN = ("UN1", "UN2", "UN3", "UN4", "UN5")


def upper(column: str) -> nw.Expr:
    """A code without regard to case."""
    return col(column).str.to_uppercase()


def sex(column: str) -> nw.Expr:
    """A sex as M or F, also where it is written as until 2024: 1 and 2."""
    code = upper(column)
    return (
        nw.when(code == "1").then(nw.lit("M")).when(code == "2").then(nw.lit("F")).otherwise(code)
    )


@adds(Header, stage=1)
def pupil_number(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`upn_number`: the pupil number itself, blank where a code says why there is none."""
    return {"upn_number": nw.when(~upper("UPN").is_in(NO_UPN)).then(upper("UPN"))}


@adds(Header, stage=2)
def sharers_of_pupil_number(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The first and last of the children with the same pupil number: two where they differ."""
    return {
        "upn_first_child": col("_child").min().over("upn_number"),
        "upn_last_child": col("_child").max().over("upn_number"),
    }


@child_facts(Episodes)
def care_at_end(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`in_care_since`: since when a child looked after at the year's end has been so."""
    goes_on = blank("DEC") | (col("DEC") > day(r.end))
    at_end = is_true(col("DECOM") <= day(r.end)) & is_true(goes_on) & ~short_break()
    return {"in_care_since": nw.when(at_end).then(col("period_DECOM")).min()}


@rule(
    "202",
    "The child's sex is not what last year's return said.",
    mend="Check which is right. If last year's was wrong, say so when the return is sent.",
    at={Header: ["SEX"]},
    needs=_BOTH_YEARS,
    cause="A correction, or the identifier of another child.",
)
def sex_as_last_year(r: SSDA903) -> Failing:
    return r.header.filter(is_true(col("in_last_header")) & differs(sex("SEX"), sex("last_SEX")))


@rule(
    "203",
    "The child's date of birth is not what last year's return said.",
    mend="Check which is right. If last year's was wrong, say so when the return is sent.",
    at={Header: ["DOB"]},
    needs=_BOTH_YEARS,
    cause="A correction, day and month exchanged, or the identifier of another child.",
)
def birth_as_last_year(r: SSDA903) -> Failing:
    return r.header.filter(is_true(col("in_last_header")) & differs(col("DOB"), col("last_DOB")))


@rule(
    "204",
    "The child's ethnic origin is not what last year's return said.",
    mend="Check which is right. If last year's was wrong, say so when the return is sent.",
    at={Header: ["ETHNIC"]},
    needs=_BOTH_YEARS,
    cause="A correction, an origin that was not known before, or the identifier of another child.",
)
def ethnic_origin_as_last_year(r: SSDA903) -> Failing:
    other = differs(upper("ETHNIC"), upper("last_ETHNIC"))
    return r.header.filter(is_true(col("in_last_header")) & other)


@rule(
    "208",
    "The child's pupil number is not what last year's return said, and the change is none that "
    "happens by itself.",
    mend="Check which is right. A number may come in the place of a code from UN1 to UN5, and a "
    "child who was UN1 may become another of these.",
    at={Header: ["UPN"]},
    needs=_BOTH_YEARS,
    cause="A mistyped number, a temporary number from a school, or a number that was lost.",
)
def pupil_number_as_last_year(r: SSDA903) -> Failing:
    now, before = upper("UPN"), upper("last_UPN")
    had_none = before.is_null() | before.is_in(NO_UPN)
    came = given("upn_number") & had_none
    grew = is_true((before == "UN1") & now.is_in(NO_UPN[1:]))
    arrived = is_true(before.is_null() & (now == "UN4"))
    explained = same(now, before) | came | grew | arrived
    return r.header.filter(is_true(col("in_last_header")) & ~explained)


@rule(
    "209",
    "The child is of school age, but the pupil number is given as UN1: not yet of school age.",
    mend="Give the pupil number, or the code that says why there is none.",
    at={Header: ["UPN", "DOB"]},
    cause="UN1 was right when the child was younger.",
)
def of_school_age_without_number(r: SSDA903) -> Failing:
    # Whoever was five when the year began has since reached compulsory school age.
    return r.header.filter((upper("UPN") == "UN1") & (years_after(col("DOB"), 5) <= day(r.start)))


@rule(
    "210",
    "The pupil number is given as UN4, newly looked after, but at the end of the year the child "
    "had been looked after for more than a week.",
    mend="Give the pupil number, or the code that says why there is none.",
    at={Header: ["UPN"], Episodes: ["DECOM"]},
    needs=[Header, Episodes],
    cause="UN4 was recorded when the child came into care and was never replaced.",
)
def newly_looked_after_for_long(r: SSDA903) -> tuple[Failing, Failing]:
    long_since = days_after(col("in_care_since"), 7) < day(r.end)
    newly = col("child_UPN").str.to_uppercase() == "UN4"
    first = col("first_of_period") & (col("period_DECOM") == col("in_care_since"))
    return r.header.filter(newly & long_since), r.episodes.filter(newly & long_since & first)


@rule(
    "232",
    "The child's sex is given as not known.",
    mend="Give it if it is known; otherwise nothing is to be mended.",
    at={Header: ["SEX"]},
    severity=Severity.QUERY,
    since=2025,
    cause="A new or unfinished record.",
)
def sex_not_known(r: SSDA903) -> Failing:
    return r.header.filter(upper("SEX") == "U")


@rule(
    "301",
    "The child was born after the end of the collection year.",
    mend="Mend the date of birth, or leave the child for next year's return.",
    at={Header: ["DOB"]},
    cause="An expected date of birth, a mistyped year, or a child of next year.",
)
def born_after_the_year(r: SSDA903) -> Failing:
    return r.header.filter(col("DOB") > day(r.end))


@rule(
    "351",
    "The person was over 25 when the collection year began.",
    mend="Mend the date of birth, or remove the person from the return.",
    at={Header: ["DOB"]},
    cause="A mistyped year of birth, or the date of birth of a parent.",
)
def over_25(r: SSDA903) -> Failing:
    return r.header.filter(years_after(col("DOB"), 25) < day(r.start))


@rule(
    "442",
    "The child is looked after, but neither a pupil number nor the code for why there is none is "
    "given.",
    mend="Give the pupil number, or UN1 to UN5.",
    at={Header: ["UPN"]},
    needs=[Header, Episodes],
    cause="The number is known to the school and was not asked for.",
)
def no_pupil_number(r: SSDA903) -> Failing:
    return r.header.filter(blank("UPN") & is_true(col("cared_for_in_year")))


@rule(
    "444",
    "Another child in the return has the same pupil number.",
    mend="Find out whose number it is, and give the other child's own; if both are one child, "
    "keep one identifier.",
    at={Header: ["UPN"]},
    since=2026,
    cause="A sibling's number, or one child recorded twice under different identifiers.",
)
def pupil_number_of_two(r: SSDA903) -> Failing:
    shared = col("upn_first_child") != col("upn_last_child")
    return r.header.filter(given("upn_number") & shared)
