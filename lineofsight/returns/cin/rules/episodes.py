"""Rules on a child's episodes of need together: one at a time, and the open one last."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, how_many, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.overlaps import overlapping
from lineofsight.returns.cin.shared import adds, child_facts, no, rule, yes
from lineofsight.returns.cin.tables import CINdetails
from lineofsight.returns.rules import Failing


def needs_closure() -> nw.Expr:
    """An episode that goes on: no closure date, and told to have led to further action."""
    return unwritten("CINclosureDate") & no("ReferralNFA")


def lasts() -> nw.Expr:
    """An episode that lasts some time. A referral that led nowhere and was never closed is over
    on the day it was made: it neither overlaps another nor comes after an open one."""
    return ~(yes("ReferralNFA") & unwritten("CINclosureDate"))


@child_facts(CINdetails)
def of_open_episodes(r: CIN) -> Mapping[str, nw.Expr]:
    """How many of the child's episodes go on."""
    return {"child_open_episodes": how_many(needs_closure())}


@adds(CINdetails)
def latest_referral(r: CIN) -> Mapping[str, nw.Expr]:
    """The referral of an episode that lasts, and whether the episode goes on."""
    return {
        "lasting_referral": nw.when(lasts()).then(col("CINreferralDate")),
        "goes_on": needs_closure(),
    }


@adds(CINdetails, stage=2)
def beside_latest(r: CIN) -> Mapping[str, nw.Expr]:
    """The latest of them of the child."""
    return {"latest_referral": col("lasting_referral").max().over("_child")}


@adds(CINdetails, stage=3)
def among_latest(r: CIN) -> Mapping[str, nw.Expr]:
    """How many open episodes began with it, and how many began before it."""
    at_latest = is_true(col("lasting_referral") == col("latest_referral"))
    before = is_true(col("lasting_referral") < col("latest_referral"))
    return {
        "open_at_latest": how_many(col("goes_on") & at_latest).over("_child"),
        "open_before_latest": how_many(col("goes_on") & before).over("_child"),
    }


@rule(
    "8815",
    "The child has more than one open episode of need.",
    mend="Close the episodes that are over. A child has one open episode at most.",
    at={CINdetails: ["ReferralNFA", "CINclosureDate"]},
    cause="A new referral was opened as a new case while the child's case was open, or the child "
    "has two records that were merged.",
)
def two_open_episodes(r: CIN) -> Failing:
    """Episodes without a closure date that led to further action."""
    return r.episodes.filter(needs_closure() & (col("child_open_episodes") > 1))


@rule(
    "8816",
    "An episode is open, though a later episode of the child has begun.",
    mend="Close the earlier episode, or correct the referral dates. Both episodes are shown.",
    at={CINdetails: ["CINreferralDate", "ReferralNFA"]},
    cause="The earlier case was never closed on the system.",
)
def open_before_the_latest(r: CIN) -> Failing:
    """Open episodes that another begins after, or as late as; and the latest one beside them."""
    latest = col("lasting_referral") == col("latest_referral")
    not_last = col("goes_on") & (
        (col("lasting_referral") < col("latest_referral")) | (latest & (col("open_at_latest") > 1))
    )
    return r.episodes.filter(not_last | (latest & (col("open_before_latest") > 0)))


_episode_overlaps = overlapping(
    CINdetails,
    "episode_time",
    by="_child",
    start=lambda _: nw.when(lasts()).then(col("CINreferralDate")),
    end=lambda r: (
        nw.when(unwritten("CINclosureDate")).then(day(r.end)).otherwise(col("CINclosureDate"))
    ),
)


@rule(
    "8820",
    "The episode overlaps another episode of the child.",
    mend="Correct the referral or closure dates: an episode ends before the next one starts.",
    at={CINdetails: ["CINreferralDate", "CINclosureDate"]},
    cause="A new referral was recorded before the earlier case was closed, or the earlier case is "
    "still open.",
)
def episodes_overlap(r: CIN) -> Failing:
    """Each from its referral to its closure or the end of the year, both days included."""
    return r.episodes.filter(_episode_overlaps)
