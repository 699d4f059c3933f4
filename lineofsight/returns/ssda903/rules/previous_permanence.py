"""Rules on an earlier permanent home: who must be in PrevPerm, and what is said there.

DATE_PERM is a date, or one of which parts are written as unknown (`ZZ/05/2021`, `ZZ/ZZ/2021`,
`ZZ/ZZ/ZZZZ`). Such a date is compared by the earliest day it can mean, so that a rule fails only
where no day would pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, unreadable, unwritten
from lineofsight.reference.authorities import all_authorities
from lineofsight.returns.rules import Failing, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import Episodes, PrevPerm

#: Wales, Scotland, Northern Ireland, outside the United Kingdom, and not known.
ELSEWHERE = ("WAL", "SCO", "NIR", "NUK", "999")
NEVER = "Z1"
_ITEMS = ("PREV_PERM", "LA_PERM", "DATE_PERM")
_COLLECTED_FROM = date(2016, 4, 1)
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01]|ZZ)", r"(?:0?[1-9]|1[0-2]|ZZ)"
_PARTLY_KNOWN = rf"^{_DAY}/{_MONTH}/(?:(?:19|20)\d\d|ZZZZ)$"
_YEAR_KNOWN = rf"^(?:ZZ/{_MONTH}|{_DAY}/ZZ)/(?:19|20)\d\d$"
_ASKED_LATE = "It is asked when care begins, and nobody had asked yet, or it was not recorded."


def any_item() -> nw.Expr:
    """Something is given on an earlier permanent home."""
    return given("PREV_PERM") | given("LA_PERM") | ~unwritten("DATE_PERM")


def neither_date_nor_partly_known() -> nw.Expr:
    """DATE_PERM is not a date, nor one with unknown parts written as ZZ."""
    partly = col("DATE_PERM_text").str.contains(_PARTLY_KNOWN)
    marked = col("DATE_PERM_text").str.contains("ZZ", literal=True)
    return unreadable("DATE_PERM") & ~(partly & marked)


def earliest_day() -> nw.Expr:
    """The date, or the earliest day that a partly known one can mean; null without a year."""
    text = col("DATE_PERM_text").str.replace_all("ZZ/", "01/", literal=True)
    for digit in "123456789":
        text = text.str.replace_all(f"/{digit}/", f"/0{digit}/", literal=True)
    known = nw.when(col("DATE_PERM_text").str.contains(_YEAR_KNOWN)).then(text.str.zfill(10))
    return nw.coalesce(col("DATE_PERM"), known.str.to_date(format="%d/%m/%Y"))


@adds(PrevPerm)
def day_of_order(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The earliest day on which the order can have been made."""
    return {"perm_earliest": earliest_day(), "perm_invalid": neither_date_nor_partly_known()}


@child_facts(PrevPerm)
def earlier_home(r: SSDA903) -> Mapping[str, nw.Expr]:
    """What PrevPerm says of the child: anything, all of it, when, and whether that is a date."""
    complete = (col("PREV_PERM") == NEVER) | (
        given("PREV_PERM") & given("LA_PERM") & ~unwritten("DATE_PERM")
    )
    return {
        "perm_given": any_item().any(),
        "perm_complete": is_true(complete).any(),
        "perm_latest": col("perm_earliest").max(),
        "perm_any_invalid": col("perm_invalid").any(),
    }


@child_facts(Episodes)
def beginnings_of_care(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the child's first episode begins; the latest with RNE S; and whether one from April
    2016 on can be the beginning of care."""
    since = col("DECOM") >= day(_COLLECTED_FROM)
    return {
        "perm_first_DECOM": col("DECOM").min(),
        "perm_last_start": nw.when(col("RNE") == "S").then(col("DECOM")).max(),
        "perm_started_since": (is_true(since) & (blank("RNE") | is_true(col("RNE") == "S"))).any(),
    }


@child_facts(last(Episodes))
def beginnings_of_care_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The same of last year's return."""
    return {
        "last_perm_first_DECOM": col("DECOM").min(),
        "last_perm_last_start": nw.when(col("RNE") == "S").then(col("DECOM")).max(),
    }


def care_began() -> nw.Expr:
    """When the child's latest period of care began, as far as the returns show: the latest start
    (RNE S) of this year or else of last year, or else the first episode of both."""
    first = nw.min_horizontal(col("perm_first_DECOM"), col("last_perm_first_DECOM"))
    return nw.coalesce(col("perm_last_start"), col("last_perm_last_start"), first)


@rule(
    "630",
    "The child began to be looked after in the year, but PrevPerm does not say whether there was "
    "an earlier permanent home, or says it in part only.",
    mend="Give PREV_PERM; for all but Z1 also LA_PERM and DATE_PERM, with ZZ for what is unknown.",
    at={Episodes: ["RNE"]},
    needs=[Episodes, PrevPerm],
    cause=_ASKED_LATE,
)
def earlier_home_not_told(r: SSDA903) -> Failing:
    started = (col("RNE") == "S") & (col("DECOM") >= day(r.start))
    return r.episodes.filter(started & ~is_true(col("perm_complete")))


@rule(
    "632",
    "The date of the earlier order is neither a date nor one with ZZ for the unknown parts, or it "
    "is not before the child began to be looked after.",
    mend="Give the date as DD/MM/YYYY, ZZ/MM/YYYY, ZZ/ZZ/YYYY or ZZ/ZZ/ZZZZ, before the start of "
    "care.",
    at={PrevPerm: ["DATE_PERM"], Episodes: ["DECOM"]},
    cause="Words or other signs for an unknown day; or the order that ended this period of care.",
)
def order_not_before_care(r: SSDA903) -> tuple[Failing, Failing]:
    """Last year's return, where given, shows the start of care that began before this year, which
    this year's episodes alone do not. Of the episodes the first is marked, or the one that
    begins the latest period of care."""
    began = nw.coalesce(col("perm_last_start"), col("perm_first_DECOM"))
    late = is_true(col("perm_latest") >= care_began()) | is_true(col("perm_any_invalid"))
    invalid_or_late = col("perm_invalid") | (col("perm_earliest") >= care_began())
    return (
        r.prev_perm.filter(nw.coalesce(invalid_or_late, col("perm_invalid"))),
        r.episodes.filter((col("DECOM") == began) & late),
    )


@rule(
    "633",
    "LA_PERM is not the number of an English authority, nor WAL, SCO, NIR, NUK or 999.",
    mend="Give the three digits of the authority that arranged the earlier permanent home, of that "
    "time or of today; 999 where it is not known.",
    at={PrevPerm: ["LA_PERM"]},
    cause="A name or a GSS code instead of the number.",
)
def not_an_authority(r: SSDA903) -> Failing:
    """Numbers of authorities that came to an end are valid: the order may be of their time."""
    codes = [authority.code for authority in all_authorities()]
    return r.prev_perm.filter(~col("LA_PERM").is_in([*codes, *ELSEWHERE]))


@rule(
    "634",
    "PrevPerm tells of an earlier permanent home, but the child's care began before 1 April 2016, "
    "and it is asked of those whose care began later.",
    mend="Take the child out of PrevPerm, or correct the start of care.",
    at={PrevPerm: _ITEMS, Episodes: ["DECOM"]},
    cause="PrevPerm was filled for every child looked after.",
)
def earlier_home_not_asked(r: SSDA903) -> tuple[Failing, Failing]:
    """Fails where the first episode is of before April 2016 and none since begins care (RNE S, or
    not given). Of the episodes the first is marked."""
    before = (col("perm_first_DECOM") < day(_COLLECTED_FROM)) & ~col("perm_started_since")
    first = col("DECOM") == col("perm_first_DECOM")
    return (
        r.prev_perm.filter(any_item() & is_true(before)),
        r.episodes.filter(first & is_true(before) & is_true(col("perm_given"))),
    )


@rule(
    "635",
    "There is no earlier permanent home (Z1), or none is given, and yet PrevPerm has the "
    "authority or the date of one.",
    mend="Give the kind of home in PREV_PERM, or clear LA_PERM and DATE_PERM.",
    at={PrevPerm: _ITEMS},
    cause="LA_PERM and DATE_PERM were filled with the child's present authority and order.",
)
def home_told_but_never(r: SSDA903) -> Failing:
    """With Z1 both must be there for the rule to fail, without a code either."""
    authority, order = given("LA_PERM"), ~unwritten("DATE_PERM")
    never = is_true(col("PREV_PERM") == NEVER)
    return r.prev_perm.filter(
        (blank("PREV_PERM") & (authority | order)) | (never & authority & order)
    )
