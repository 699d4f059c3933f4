"""Rules on deprivation of liberty orders, in the return from 2026-27."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true
from lineofsight.returns.rules import Failing, Severity, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.rules.care import outside_care
from lineofsight.returns.ssda903.shared import adds, child_facts, rule
from lineofsight.returns.ssda903.tables import DoLo, Episodes, Header

SINCE = 2027
#: Placements in which nobody can be deprived of liberty by such an order: secure children's
#: homes and young offender institutions (other law holds children there), with parents, and
#: supported accommodation.
CANNOT = ("K1", "R5", "P1", "K3")
#: Placements where such an order is unusual: with foster carers, prospective adopters, family
#: centres, and with an employer.
UNUSUAL = ("A3", "A4", "A5", "A6", "P3", "R3", "U1", "U2", "U3", "U4", "U5", "U6")
_FAR = date(9999, 12, 31)
_IN_ORDER = ("DOLO_START", "_row")


@adds(DoLo)
def open_until(r: SSDA903) -> Mapping[str, nw.Expr]:
    """The latest end of this order and those that started before it, far off where one has no
    end; and whether the order is the child's first whose start is known."""
    end = nw.coalesce(col("DOLO_END"), day(_FAR))
    known = nw.when(given("DOLO_START")).then(end)
    before = col("DOLO_START").shift(1).over("_child", order_by=_IN_ORDER)
    return {
        "dolo_open_until": known.cum_max().over("_child", order_by=_IN_ORDER),
        "dolo_first": given("DOLO_START") & before.is_null(),
    }


@adds(DoLo, stage=2)
def open_before(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Until when an order of the child that started earlier lasts."""
    until = col("dolo_open_until").shift(1).over("_child", order_by=_IN_ORDER)
    return {"dolo_earlier_until": until}


@child_facts(DoLo)
def of_orders(r: SSDA903) -> Mapping[str, nw.Expr]:
    """Whether the child has an order this year."""
    return {"in_dolo": col("_row").count() > 0}


@child_facts(last(DoLo))
def of_last_orders(r: SSDA903) -> Mapping[str, nw.Expr]:
    """When the order began that last year's return leaves without an end."""
    return {"dolo_last_open_START": nw.when(blank("DOLO_END")).then(col("DOLO_START")).min()}


@rule(
    "702",
    "The order ended before it started.",
    mend="Correct the date the order started or the date it ended.",
    at={DoLo: ["DOLO_START", "DOLO_END"]},
    since=SINCE,
    cause="Two dates changed round, or a year mistyped.",
)
def order_ended_before_it_started(r: SSDA903) -> Failing:
    return r.dolo.filter(col("DOLO_END") < col("DOLO_START"))


@rule(
    "703",
    "The order started after the last day of the collection year.",
    mend="Correct the start, or leave the order for next year's return.",
    at={DoLo: ["DOLO_START"]},
    since=SINCE,
    cause="An extract that runs past 31 March, or a year mistyped.",
)
def order_starts_after_the_year(r: SSDA903) -> Failing:
    return r.dolo.filter(col("DOLO_START") > day(r.end))


@rule(
    "704",
    "The order ended outside the collection year.",
    mend="Correct the end. Leave out an order that was over before 1 April; leave the end blank "
    "where it came after 31 March.",
    at={DoLo: ["DOLO_END"]},
    since=SINCE,
    cause="Orders of other years in the extract, or the date until which an order may last given "
    "as its end.",
)
def order_ends_outside_the_year(r: SSDA903) -> Failing:
    return r.dolo.filter((col("DOLO_END") < day(r.start)) | (col("DOLO_END") > day(r.end)))


@rule(
    "705",
    "The order started while an earlier order of the child was still in force.",
    mend="End the earlier order by the day this one started, or take out the order given twice.",
    at={DoLo: ["DOLO_START", "DOLO_END"]},
    since=SINCE,
    cause="A renewed order entered without ending the one it replaced.",
)
def order_starts_in_another(r: SSDA903) -> Failing:
    return r.dolo.filter(col("dolo_earlier_until") > col("DOLO_START"))


@rule(
    "706",
    "An order still in force in last year's return is not the child's first order this year.",
    mend="Carry the order on with the same start, and give its end where it has ended; or correct "
    "last year's return.",
    at={DoLo: ["DOLO_START"], Header: ["CHILD"]},
    needs=[DoLo, last(DoLo)],
    since=SINCE,
    cause="The order ended in the year and was left out, or its start was changed.",
)
def order_of_last_year_is_not_there(r: SSDA903) -> tuple[Failing, Failing]:
    """A child who has no order at all this year is found by the row in Header."""
    was_open = given("dolo_last_open_START")
    another = col("dolo_first") & (col("DOLO_START") != col("dolo_last_open_START"))
    return (
        r.dolo.filter(is_true(another)),
        r.header.filter(was_open & ~is_true(col("in_dolo"))),
    )


@rule(
    "707",
    "The order goes on though the child is no longer looked after.",
    mend="Give the date the order ended, by the day care ended; or correct the end of care.",
    at={DoLo: ["DOLO_START", "DOLO_END"]},
    needs=[DoLo, Episodes],
    since=SINCE,
    cause="The order was not ended when the child left care.",
)
def order_goes_on_after_care(r: SSDA903) -> Failing:
    """An order without an end in a period of care that has one, or an order that ended on a day
    no episode covers."""
    return r.dolo.failing(outside_care(r, DoLo, "DOLO_START", "DOLO_END"))


@rule(
    "708",
    "The order started on or before the day the child was born.",
    mend="Correct the date the order started, or the date of birth.",
    at={DoLo: ["DOLO_START", "DOB"]},
    since=SINCE,
    cause="A date of birth entered as the start, or a year mistyped.",
)
def order_starts_before_birth(r: SSDA903) -> Failing:
    return r.dolo.filter(col("DOLO_START") <= col("DOB"))


@rule(
    "709",
    "The child was in a placement that is unusual for a child under such an order.",
    mend="Check the placement and the dates of the order; keep them where they are right.",
    at={DoLo: ["DOLO_START", "DOLO_END"], Episodes: ["PLACE"]},
    needs=[DoLo, Episodes],
    severity=Severity.QUERY,
    since=SINCE,
    cause="The order or the placement was not ended when the child moved.",
)
def order_in_unusual_placement(r: SSDA903) -> tuple[Failing, Failing]:
    return _in_placements(r, UNUSUAL)


@rule(
    "710",
    "The child was in a placement in which such an order cannot be in force: a secure children's "
    "home, a young offender institution, with parents, or supported accommodation.",
    mend="Correct the placement, or the dates of the order.",
    at={DoLo: ["DOLO_START", "DOLO_END"], Episodes: ["PLACE"]},
    needs=[DoLo, Episodes],
    since=SINCE,
    cause="The order was not ended when the child moved, or a secure order entered as this one.",
)
def order_in_impossible_placement(r: SSDA903) -> tuple[Failing, Failing]:
    return _in_placements(r, CANNOT)


def _in_placements(r: SSDA903, codes: Collection[str]) -> tuple[Failing, Failing]:
    """Orders in force while the child was in one of the placements, and these episodes. The day
    on which one ends and the other starts does not count."""
    episodes = (
        r.declared(Episodes)
        .filter(col("PLACE").is_in(list(codes)), given("DECOM"))
        .select("CHILD", "DECOM", "DEC", _episode=col("_row"))
    )
    begins_in_time = (
        (col("DOLO_START") >= col("DECOM")) | blank("DOLO_END") | (col("DOLO_END") > col("DECOM"))
    )
    together = (
        r.declared(DoLo)
        .filter(given("DOLO_START"))
        .select("_row", "CHILD", "DOLO_START", "DOLO_END")
        .join(episodes, on="CHILD")
        .filter(begins_in_time, blank("DEC") | (col("DOLO_START") < col("DEC")))
    )
    return (
        r.dolo.failing(together.select("_row")),
        r.episodes.failing(together.select(_row=col("_episode"))),
    )
