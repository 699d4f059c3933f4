"""Rules on unaccompanied asylum-seeking children, and who is one.

An XML return says so in Header; in CSV files Header has no such column and every child in the
UASC table is one (`is_uasc`, `was_uasc`).
"""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, given, is_true, unreadable, years_after
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.codes import LISTS
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import UASC, Header

_BOTH_YEARS = (UASC, last(UASC))


@adds(Header)
def of_the_table(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether this return says in Header who is an asylum-seeking child: any row does."""
    return {"header_gives_UASC": given("UASC").any()}


@child_facts(UASC)
def of_uasc(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The child's row of the UASC table; of several rows the latest end."""
    return {
        "uasc_DUC": col("DUC").max(),
        "uasc_DUC_written": given("DUC_text").any(),
        "uasc_DOB": col("DOB").min(),
    }


@child_facts(last(UASC))
def of_last_uasc(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The same of last year's UASC table."""
    return {
        "last_uasc_DUC": col("DUC").max(),
        "last_uasc_DUC_written": given("DUC_text").any(),
        "last_uasc_DOB": col("DOB").min(),
    }


def is_uasc() -> nw.Expr:
    """The child is an unaccompanied asylum-seeking child in this year's return: what Header
    says, or where it says nothing, that the child is in the UASC table. Never null."""
    return nw.coalesce(col("child_UASC") == "1", col("in_uasc"), nw.lit(False))


def was_uasc() -> nw.Expr:
    """The same of last year's return."""
    return nw.coalesce(col("last_UASC") == "1", col("in_last_uasc"), nw.lit(False))


def _eighteenth() -> nw.Expr:
    """The child's 18th birthday."""
    born = nw.coalesce(col("child_DOB"), col("uasc_DOB"), col("last_uasc_DOB"))
    return years_after(born, 18)


def _both(r: SSDA903, where: nw.Expr) -> tuple[Failing, Failing]:
    """The rows of Header and UASC of the children for whom a condition holds."""
    return r.header.filter(where), r.uasc.filter(where)


@rule(
    "104",
    "The date on which asylum-seeking status ceased is not a date, or is before this year.",
    mend="Give a date from 1 April of the collection year on. If the status ceased before that, "
    "leave the child out of the UASC table and give UASC as 0.",
    at={UASC: ["DUC"]},
    cause="A child of last year's UASC table was carried over, or the date was mistyped.",
)
def ceased_is_a_date_of_the_year(r: SSDA903) -> Failing:
    return r.uasc.filter(unreadable("DUC") | is_true(col("DUC") < day(r.start)))


@rule(
    "105",
    "Whether the child is an unaccompanied asylum-seeking child is not given as 0 or 1.",
    mend="Give 1 for a child who was one at any time in the year, and 0 for every other child.",
    at={Header: ["UASC"]},
    cause="The XML was written with an empty element for children who are not asylum seekers.",
)
def status_is_given(r: SSDA903) -> Failing:
    known = col("UASC").is_in(list(LISTS["YES_NO"].in_year(r.year)))
    return r.header.filter(col("header_gives_UASC") & ~is_true(known))


@rule(
    "205A",
    "The child was an unaccompanied asylum-seeking child last year and is not one this year, "
    "but last year's return does not say that the status had ceased by then.",
    mend="If the status went on into this year, give the child as UASC with the date on which it "
    "ceased. If it had ceased last year, have last year's return corrected.",
    at={Header: ["CHILD", "UASC"], UASC: ["CHILD"]},
    needs=_BOTH_YEARS,
    cause="A child was left out of this year's UASC table when the status ceased; the table is to "
    "hold everyone who had it at any time in the year.",
)
def no_longer_without_an_end(r: SSDA903) -> tuple[Failing, Failing]:
    # A child who left care as an asylum seeker may come back as a care leaver without an end.
    never_ended = ~is_true(col("last_uasc_DUC_written")) & is_true(col("cared_for_in_year"))
    unsupported = is_true(col("last_uasc_DUC") >= day(r.start)) | never_ended
    return _both(r, was_uasc() & ~is_uasc() & unsupported)


@rule(
    "205B",
    "The child was and is an unaccompanied asylum-seeking child, but the dates on which the "
    "status ceased do not allow that.",
    mend="A status that goes on has no end, or the 18th birthday for one. Give this year's end "
    "if it ceased in the year; if last year's date was wrong, have it corrected.",
    at={Header: ["UASC"], UASC: ["DUC"]},
    needs=_BOTH_YEARS,
    cause="A date in the future other than the 18th birthday, or a status that had ceased "
    "last year and was carried over.",
)
def goes_on_despite_an_end(r: SSDA903) -> tuple[Failing, Failing]:
    in_year = col("uasc_DUC").is_between(day(r.start), day(r.end))
    ended_this = is_true(col("uasc_DUC") != _eighteenth()) & ~is_true(in_year)
    ended_last = is_true(col("last_uasc_DUC") != _eighteenth())
    return _both(r, is_uasc() & was_uasc() & (ended_this | ended_last))


@rule(
    "205C",
    "The child is not an unaccompanied asylum-seeking child, this year or last, but a date on "
    "which that status ceased is given.",
    mend="Give UASC as 1 if the child was one, or remove the date.",
    at={Header: ["UASC"], UASC: ["DUC"]},
    needs=_BOTH_YEARS,
    cause="UASC was left at 0 when the date was recorded.",
)
def an_end_without_the_status(r: SSDA903) -> tuple[Failing, Failing]:
    dated = is_true(col("uasc_DUC_written")) | is_true(col("last_uasc_DUC_written"))
    return _both(r, ~is_uasc() & ~was_uasc() & dated)


@rule(
    "205D",
    "The child is an unaccompanied asylum-seeking child this year, and was in last year's return "
    "without being one.",
    mend="Check in which year the status is wrong: a child has it from entering the country.",
    at={Header: ["CHILD", "UASC"]},
    needs=(Header, last(Header), *_BOTH_YEARS),
    severity=Severity.QUERY,
    cause="The status was recorded late, or for the wrong child.",
)
def newly_an_asylum_seeker(r: SSDA903) -> Failing:
    return r.header.filter(is_uasc() & ~was_uasc() & is_true(col("in_last_header")))


@rule(
    "231",
    "An unaccompanied asylum-seeking child is under 11 at the end of the year; most are older.",
    mend="Check the date of birth. If it is right, explain it when the return is sent.",
    at={Header: ["DOB", "UASC"]},
    severity=Severity.QUERY,
    since=2025,
    cause="A mistyped year of birth, or a younger child in a family recorded as unaccompanied.",
)
def a_young_asylum_seeker(r: SSDA903) -> Failing:
    status = nw.coalesce(col("UASC") == "1", is_uasc())
    return r.header.filter(status & (years_after(col("DOB"), 11) > day(r.end)))


@rule(
    "303",
    "A date on which asylum-seeking status ceased is given, but Header does not give the child "
    "as an unaccompanied asylum-seeking child.",
    mend="Give UASC as 1, or remove the date.",
    at={Header: ["UASC"], UASC: ["DUC"]},
    needs=[Header, UASC],
    cause="UASC was set to 0 on the day the status ceased; it is 1 for the whole of that year.",
)
def an_end_and_no_status(r: SSDA903) -> tuple[Failing, Failing]:
    not_one = col("header_gives_UASC") & ~is_true(col("UASC") == "1")
    return (
        r.header.filter(not_one & is_true(col("uasc_DUC_written"))),
        r.uasc.filter(given("DUC_text") & (col("child_UASC") != "1")),
    )


@rule(
    "304",
    "The date on which asylum-seeking status ceased is after the child's 18th birthday.",
    mend="Give the 18th birthday at the latest: the status ceases then.",
    at={UASC: ["DOB", "DUC"]},
    cause="The decision on the asylum claim came later and its date was given, or the date of "
    "birth was corrected after an age assessment and the end was not.",
)
def ceased_by_the_eighteenth_birthday(r: SSDA903) -> Failing:
    born = nw.coalesce(col("DOB"), col("child_DOB"))
    return r.uasc.filter(col("DUC") > years_after(born, 18))
