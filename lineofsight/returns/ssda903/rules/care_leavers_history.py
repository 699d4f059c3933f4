"""Rules on care leavers beside their episodes of this year and last.

A return holds the episodes of its own year, so that with last year's two years are seen. Rules
1001 and 1002 ask about all of a young person's care; they are queries, and leave alone whom
nothing is seen of but whom last year's OC3 already had.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, day_number, differs, is_true, years_after
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import short_break
from lineofsight.returns.ssda903.rules.care_leavers import ITEMS, any_given
from lineofsight.returns.ssda903.shared import child_facts, rule
from lineofsight.returns.ssda903.tables import (
    AD1,
    OC2,
    OC3,
    UASC,
    Episodes,
    Header,
    Missing,
    PlacedAdoption,
    PrevPerm,
    Reviews,
)

#: A relevant child was looked after for thirteen weeks from the 14th birthday on.
DAYS_FROM_FOURTEEN = 13 * 7
_ADOPTED = ("E11", "E12")
_OUT_OF_OC3 = "Take the young person out of OC3, or correct the episodes."
_TWO_YEARS = (
    "The care was before last year's return, which is not seen here: then nothing is wrong. "
    "Or the identifier changed."
)


@child_facts(Episodes)
def ends_of_care(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`leavers_died`: an episode ended with death; `leavers_open`: one has no end;
    `leavers_last_DEC`: when the last ended."""
    return {
        "leavers_died": (col("REC") == "E2").any(),
        "leavers_open": col("DEC_text").is_null().any(),
        "leavers_last_DEC": col("DEC").max(),
    }


@child_facts(last(Episodes))
def ends_of_care_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`last_leavers_died`: an episode of last year's return ended with death."""
    return {"last_leavers_died": (col("REC") == "E2").any()}


@child_facts(last(OC3))
def leaver_last_year(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether last year's OC3 has the young person, and as having died."""
    return {
        "last_leavers_in_oc3": col("_row").count() > 0,
        "last_leavers_told_died": (col("IN_TOUCH") == "DIED").any(),
    }


@rule(
    "348",
    "Last year's OC3 says that the young person died; this year's does not.",
    mend="Correct IN_TOUCH this year, or tell the Department that last year's was wrong.",
    at={OC3: ["IN_TOUCH"]},
    needs=[OC3, last(OC3)],
    since=2026,
    cause="DIED was entered for the wrong young person, or the record was not closed.",
)
def died_last_year(r: SSDA903) -> Failing:
    return r.oc3.filter(
        is_true(col("last_leavers_told_died")) & differs(col("IN_TOUCH"), nw.lit("DIED"))
    )


@rule(
    "1000",
    "An episode ended because the child died in care, so there is nothing to tell in OC3.",
    mend=_OUT_OF_OC3,
    at={OC3: ITEMS},
    needs=[Episodes, OC3],
    cause="The list of care leavers was not compared with deaths in care.",
)
def leaver_died_in_care(r: SSDA903) -> Failing:
    """Looks at last year's episodes too, where they are given."""
    return r.oc3.filter(is_true(col("leavers_died")) | is_true(col("last_leavers_died")))


@rule(
    "1001",
    "The episodes of this year and last do not show that the young person was looked after for "
    "13 weeks from the 14th birthday and at some time from the 16th, or show an adoption.",
    mend="Check the young person's earlier care. " + _OUT_OF_OC3,
    at={OC3: ITEMS},
    needs=[Episodes, last(Episodes), Header, OC3],
    severity=Severity.QUERY,
    cause=_TWO_YEARS,
)
def leaver_not_relevant(r: SSDA903) -> Failing:
    """A relevant or former relevant child under the Children Act 1989, section 23A and 23C.

    Differs from what its peers do in three ways: an episode in both years' returns counts once,
    and with the end that either gives; whose date of birth is not known is not judged by it; of
    whom no episode is seen is left alone where last year's OC3 had them.
    """
    told = r.declared(OC3).filter(~col("CHILD").is_null()).select("_row", "CHILD")
    judged = told.join(_care_from_fourteen(r), on="CHILD", how="left").join(
        r.declared(last(OC3)).select("CHILD").unique().with_columns(known=nw.lit(True)),
        on="CHILD",
        how="left",
    )
    unseen = col("days").is_null() & col("known").is_null()
    relevant = (col("days") >= DAYS_FROM_FOURTEEN) & col("from_sixteen") & ~col("adopted")
    return r.oc3.failing(judged.filter(unseen | (col("born") & ~relevant)))


def _care_from_fourteen(r: SSDA903) -> nw.LazyFrame[Any]:
    """For each child with episodes in either year, short breaks left out: `days` of care from
    the 14th birthday, whether any `from_sixteen`, whether `adopted`, and whether `born` (the
    date of birth is known)."""
    columns = ["CHILD", "DECOM", "DEC", "REC", "LS"]
    both = nw.concat([r.declared(t).select(columns) for t in (Episodes, last(Episodes))])
    once = (
        both.filter(~short_break() & ~col("CHILD").is_null() & ~col("DECOM").is_null())
        .group_by("CHILD", "DECOM")
        .agg(col("DEC").min(), adopted=is_true(col("REC").is_in(_ADOPTED)).any())
    )
    births = r.declared(Header).group_by("CHILD").agg(col("DOB").min())
    fourteen, sixteen = (years_after(col("DOB"), age) for age in (14, 16))
    next_start = col("DECOM").shift(-1).over("CHILD", order_by="DECOM")
    spans = (
        once.with_columns(until=nw.min_horizontal(col("DEC"), next_start, day(r.end)))
        .join(births, on="CHILD", how="left")
        .with_columns(since=nw.max_horizontal(col("DECOM"), fourteen))
    )
    length = day_number(col("until")) - day_number(col("since"))
    return (
        spans.with_columns(
            length=nw.when(col("until") > col("since")).then(length).otherwise(0),
            from_sixteen=is_true(col("until") >= sixteen),
            born=~col("DOB").is_null(),
        )
        .group_by("CHILD")
        .agg(
            days=col("length").sum(),
            from_sixteen=col("from_sixteen").any(),
            adopted=col("adopted").any(),
            born=col("born").any(),
        )
    )


@rule(
    "1002",
    "Neither this year's nor last year's episodes have the young person, and yet OC3 does.",
    mend="Check that the young person was looked after before. " + _OUT_OF_OC3,
    at={OC3: ITEMS},
    needs=[Episodes, last(Episodes), OC3],
    severity=Severity.QUERY,
    cause=_TWO_YEARS,
)
def leaver_never_in_care(r: SSDA903) -> Failing:
    """Whom last year's OC3 had is left alone: the care was before last year."""
    seen = (
        is_true(col(name)) for name in ("in_episodes", "in_last_episodes", "last_leavers_in_oc3")
    )
    return r.oc3.filter(~nw.any_horizontal(*seen, ignore_nulls=True))


def aged_17_or_18(r: SSDA903) -> nw.Expr:
    """The young person had the 17th or the 18th birthday in the year."""
    return (years_after(col("DOB"), 17) <= day(r.end)) & (years_after(col("DOB"), 19) > day(r.end))


def birthday(r: SSDA903) -> nw.Expr:
    """That birthday."""
    eighteenth = years_after(col("DOB"), 18)
    return nw.when(eighteenth <= day(r.end)).then(eighteenth).otherwise(years_after(col("DOB"), 17))


@rule(
    "1007",
    "The young person was still looked after on the 17th or 18th birthday, so there is nothing "
    "to tell in OC3 this year.",
    mend=_OUT_OF_OC3,
    at={OC3: ITEMS},
    needs=[Episodes, OC3],
    cause="OC3 was filled for everybody of that age, not only for those who had left.",
)
def looked_after_on_birthday(r: SSDA903) -> Failing:
    """An episode that ends on the birthday does not count, nor does a short break."""
    told = r.declared(OC3).filter(any_given(ITEMS) & aged_17_or_18(r))
    episodes = r.declared(Episodes).filter(~short_break()).select("CHILD", "DECOM", "DEC")
    beside = told.select("_row", "CHILD", birthday=birthday(r)).join(episodes, on="CHILD")
    goes_on = col("DEC").is_null() | (col("DEC") > col("birthday"))
    return r.oc3.failing(beside.filter((col("DECOM") <= col("birthday")) & goes_on))


@rule(
    "1010",
    "Last year's return left the child looked after, this year's has no episode of the child, "
    "and yet OC3 tells of a care leaver.",
    mend="Give the episode that was open, with its end.",
    at={OC3: ITEMS},
    needs=[Episodes, last(Episodes), OC3],
    cause="The end of care was recorded only after the episodes were drawn, or the identifier "
    "changed.",
)
def left_without_an_end(r: SSDA903) -> Failing:
    return r.oc3.filter(is_true(col("last_open")) & ~is_true(col("in_episodes")))


@rule(
    "1011",
    "The child's last episode ended with care passing to another authority (E3): that authority "
    "tells of the care leaver.",
    mend="Take the young person out of OC3, or correct the reason that the episode ceased.",
    at={OC3: ITEMS},
    needs=[Episodes, OC3],
    cause="OC3 was filled for everybody whose care ended.",
)
def care_passed_to_another(r: SSDA903) -> Failing:
    return r.oc3.filter(any_given(ITEMS) & (col("latest_REC") == "E3"))


@rule(
    "1012",
    "The child has no episode this year, so that only OC3 may have the child.",
    mend="Give the child's episodes, or take the child out of this table.",
    at={table: ["CHILD"] for table in (AD1, PlacedAdoption, PrevPerm, Missing, Reviews, OC2)},
    needs=[Episodes],
    cause="Rows of last year, or a child whose identifier is written in two ways.",
)
def told_of_without_episodes(r: SSDA903) -> tuple[Failing, ...]:
    """For every child without an episode, whether in OC3 or nowhere else."""
    without = ~is_true(col("in_episodes")) & ~col("CHILD").is_null()
    tables = (r.ad1, r.placed_adoption, r.prev_perm, r.missing, r.reviews, r.oc2)
    return tuple(table.filter(without) for table in tables)


@rule(
    "1014",
    "The child is told of as a care leaver who was not looked after in the year, and yet is in "
    "UASC.",
    mend="Take the young person out of UASC, or give the episodes of this year.",
    at={UASC: ["DUC"], OC3: ITEMS},
    needs=[Episodes, OC3, UASC],
    cause="UASC was filled for everybody who ever was an unaccompanied child.",
)
def leaver_in_uasc(r: SSDA903) -> tuple[Failing, Failing]:
    out_of_care = ~is_true(col("cared_for_in_year"))
    return (
        r.uasc.filter(out_of_care & is_true(col("oc3_given"))),
        r.oc3.filter(out_of_care & any_given(ITEMS) & is_true(col("in_uasc"))),
    )


@rule(
    "1016",
    "The young person ceased to be looked after on or after this year's 17th or 18th birthday, "
    "so there is nothing to tell in OC3 this year.",
    mend=_OUT_OF_OC3,
    at={OC3: ITEMS},
    needs=[Episodes, OC3],
    since=2024,
    cause="OC3 was filled for everybody who left care in the year.",
)
def left_after_birthday(r: SSDA903) -> Failing:
    """Who is still looked after is for rule 1007."""
    left = ~is_true(col("leavers_open")) & (col("leavers_last_DEC") >= birthday(r))
    return r.oc3.filter(any_given(ITEMS) & aged_17_or_18(r) & left)
