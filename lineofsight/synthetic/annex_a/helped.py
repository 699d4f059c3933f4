"""Invented children of lists 1 to 7: from a contact to a child protection plan."""

from __future__ import annotations

from datetime import date

from lineofsight.reference.working_days import working_days_after
from lineofsight.synthetic.annex_a.people import (
    ABUSE,
    NEEDS,
    SOURCES,
    Cell,
    Lists,
    Person,
    days_after,
)


def _contacted(lists: Lists, person: Person, on: date, source: str) -> None:
    lists.add("Contacts", person.child(disability=False), contact_date=on, contact_source=source)


def _referred(lists: Lists, person: Person, on: date, *, acted_on: bool) -> None:
    source = lists.chance.choice(SOURCES)
    _contacted(lists, person, on, source)
    lists.add(
        "Referrals",
        person.child(disability=False) | lists.held_by(),
        referral_date=on,
        referral_source=source,
        no_further_action="N" if acted_on else "Y",
        referrals_in_year=1,
    )


def _assessed(
    lists: Lists, person: Person, on: date, *, days: int | None, needs_support: bool = False
) -> None:
    """An assessment of so many working days; None: it goes on."""
    lists.add(
        "Assessments",
        person.child() | lists.held_by(),
        assessment_start=on,
        seen="Y",
        assessment_authorised=None if days is None else working_days_after(on, days),
        support_needed=None if days is None else "Y" if needs_support else "N",
    )


def _in_need(lists: Lists, person: Person, on: date, status: str, **cells: Cell) -> None:
    lists.add(
        "ChildrenInNeed",
        person.child() | lists.held_by(),
        cin_start=on,
        primary_need=lists.chance.choice(NEEDS),
        last_seen=lists.ago(2, 12),
        case_status=status,
        **cells,
    )


def contact_only(lists: Lists) -> None:
    """Somebody rang, and nothing followed."""
    _contacted(lists, lists.somebody(0, 16), lists.ago(1, 175), lists.chance.choice(SOURCES))


def contact_today(lists: Lists) -> None:
    """Somebody rang on the day of the lists."""
    _contacted(lists, lists.somebody(0, 16), lists.as_at, "6")


def early_help(lists: Lists) -> None:
    """An early help assessment, completed or going on."""
    on = lists.ago(60, 170)
    goes_on = lists.chance.random() < 0.3
    lists.add(
        "EarlyHelp",
        lists.somebody(1, 16).child(disability=False),
        early_help_start=on,
        early_help_end=None if goes_on else days_after(on, lists.chance.randint(10, 50)),
        organisation=lists.chance.choice(["Family hub", "Primary school", "Health visiting"]),
    )


def no_further_action(lists: Lists) -> None:
    """A referral on which nothing was done."""
    _referred(lists, lists.somebody(0, 16), lists.ago(5, 175), acted_on=False)


def not_in_need(lists: Lists) -> None:
    """Referred, assessed, and not in need."""
    person, on = lists.somebody(0, 16), lists.ago(90, 175)
    _referred(lists, person, on, acted_on=True)
    _assessed(lists, person, days_after(on, 1), days=lists.chance.randint(10, 44))


def being_assessed(lists: Lists) -> None:
    """Referred lately, and the assessment goes on."""
    person, on = lists.somebody(0, 16), lists.ago(14, 40)
    _referred(lists, person, on, acted_on=True)
    _assessed(lists, person, days_after(on, 1), days=None)
    _in_need(lists, person, on, "ASMT")


def child_in_need(lists: Lists) -> None:
    """Referred, assessed, perhaps enquired into, and on a plan of a child in need."""
    person, on = lists.somebody(0, 16), lists.ago(90, 175)
    _referred(lists, person, on, acted_on=True)
    _assessed(
        lists, person, days_after(on, 1), days=lists.chance.randint(10, 44), needs_support=True
    )
    _in_need(lists, person, on, "CIN")
    if lists.chance.random() < 0.4:
        _enquired(lists, person, days_after(on, 3), conference=None)


def closed_case(lists: Lists) -> None:
    """In need until some weeks ago."""
    _in_need(
        lists,
        lists.somebody(1, 16),
        lists.ago(300, 700),
        "CLOSED",
        cin_closed=lists.ago(0, 1),
        closure_reason="RC7",
    )


def _enquired(lists: Lists, person: Person, on: date, *, conference: date | None) -> None:
    lists.add(
        "Section47",
        person.child() | lists.held_by(),
        strategy_discussion=on,
        conference_unnecessary="Y" if conference is None else "N",
        conference_date=conference,
        conference_led_to_plan=None if conference is None else "Y",
        section_47_in_year=1,
        conferences_in_year=0 if conference is None else 1,
    )


def _planned(lists: Lists, person: Person, on: date, **cells: Cell) -> None:
    abuse = lists.chance.choice(ABUSE)
    lists.add(
        "CPPlans",
        person.child() | lists.held_by(),
        plan_start=on,
        initial_abuse=abuse,
        latest_abuse=abuse,
        seen_alone="Y",
        emergency_protection="N",
        **cells,
    )


def newly_on_plan(lists: Lists) -> None:
    """Referred, enquired into, and on a child protection plan since the conference."""
    person, on = lists.somebody(0, 15), lists.ago(95, 170)
    _referred(lists, person, on, acted_on=True)
    _assessed(
        lists, person, days_after(on, 1), days=lists.chance.randint(20, 44), needs_support=True
    )
    conference = working_days_after(days_after(on, 2), lists.chance.randint(9, 15))
    _enquired(lists, person, days_after(on, 2), conference=conference)
    _planned(
        lists,
        person,
        conference,
        last_visit=lists.ago(1, 25),
        last_review=min(days_after(conference, 85), lists.ago(1, 3)),
        previous_plans=0,
    )
    _in_need(lists, person, on, "CPP")


def on_plan(lists: Lists) -> None:
    """On a child protection plan for a year or so."""
    person, on = lists.somebody(0, 15), lists.ago(250, 600)
    _planned(
        lists,
        person,
        on,
        last_visit=lists.ago(1, 25),
        last_review=lists.ago(5, 160),
        previous_plans=lists.chance.choice([0, 0, 0, 1]),
    )
    _in_need(lists, person, days_after(on, -30), "CPP")


def plan_ended(lists: Lists) -> None:
    """The plan ended in the last six months, and a plan of a child in need took its place."""
    person, on, end = lists.somebody(1, 15), lists.ago(400, 700), lists.ago(20, 150)
    _planned(
        lists,
        person,
        on,
        last_visit=days_after(end, -10),
        last_review=end,
        plan_end=end,
        previous_plans=0,
    )
    _in_need(lists, person, days_after(on, -30), "CIN")


#: How often each kind of child is in a hundred.
KINDS = (
    (contact_only, 12),
    (early_help, 8),
    (no_further_action, 8),
    (not_in_need, 8),
    (being_assessed, 6),
    (child_in_need, 10),
    (closed_case, 4),
    (newly_on_plan, 8),
    (on_plan, 6),
    (plan_ended, 4),
)
