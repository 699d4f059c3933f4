"""The rule that a child protection plan begins at its initial conference."""

from __future__ import annotations

from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import rule, yes
from lineofsight.returns.cin.tables import ChildProtectionPlans, CINdetails, Section47
from lineofsight.returns.rules import Failing


@rule(
    "2885",
    "A child protection plan began in the census year on another day than its initial conference.",
    mend="Give the day of the conference as the plan's start. The conference stands with its "
    "section 47 enquiry or, if there was none that needed one, with the episode.",
    at={
        ChildProtectionPlans: ["CPPstartDate"],
        Section47: ["DateOfInitialCPC"],
        CINdetails: ["DateOfInitialCPC"],
    },
    cause="The plan was recorded some days after the conference, or the conference was not "
    "recorded. For a child who came from another council, the conference is the one held here.",
)
def plan_begins_at_conference(r: CIN) -> tuple[Failing, ...]:
    in_year = (col("CPPstartDate") >= day(r.start)) & (col("CPPstartDate") <= day(r.end))
    plans = (
        r.declared(ChildProtectionPlans).filter(in_year).select("_row", "_episode", "CPPstartDate")
    )
    enquiries = (
        r.declared(Section47)
        .filter(~yes("ICPCnotRequired"))
        .select("_row", "_episode", "DateOfInitialCPC")
    )
    # The episode's own conference counts where no enquiry needed one.
    details = (
        r.declared(CINdetails)
        .select("_row", "_episode", "DateOfInitialCPC")
        .join(enquiries.select("_episode").unique(), on="_episode", how="anti")
    )
    conference = ("_episode", "DateOfInitialCPC")
    held = nw.concat([enquiries.select(*conference), details.select(*conference)])
    of_plan, of_conference = ["_episode", "CPPstartDate"], list(conference)
    failing = plans.join(held, left_on=of_plan, right_on=of_conference, how="anti")
    concerned = failing.select("_episode").unique()

    def without_plan(conferences: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        return conferences.join(concerned, on="_episode", how="semi").join(
            plans, left_on=of_conference, right_on=of_plan, how="anti"
        )

    return (
        r.cp_plans.failing(failing),
        r.section_47.failing(without_plan(enquiries)),
        r.episodes.failing(without_plan(details)),
    )
