"""Invented children of lists 6 and 8 to 11: in care, leaving it, adopted, and their adopters."""

from __future__ import annotations

from datetime import date

from lineofsight.synthetic.annex_a.people import (
    NEEDS,
    OTHER,
    OWN,
    Cell,
    Lists,
    Person,
    Row,
    days_after,
)


def _case(lists: Lists, person: Person, on: date, **cells: Cell) -> None:
    """The case of a child in care, in list 6."""
    case: Row = {
        "cin_start": days_after(on, -60),
        "primary_need": lists.chance.choice(NEEDS),
        "last_seen": lists.ago(2, 12),
        "case_status": "CLA",
    }
    lists.add("ChildrenInNeed", person.child() | lists.held_by() | case | cells)


def _in_care(lists: Lists, person: Person, on: date, **cells: Cell) -> None:
    """A period of care since a day, in one placement since it began."""
    outside = lists.chance.random() < 0.25
    agency = lists.chance.random() < 0.4
    missing = lists.chance.choice([0, 0, 0, 0, 2])
    row: Row = {
        "uasc": "N",
        "care_start": on,
        "category_of_need": lists.chance.choice(NEEDS),
        "second_period": "N",
        "legal_status_start": on,
        "legal_status": lists.chance.choice(["V2", "C2", "C2"]),
        "last_care_review": lists.ago(5, 90),
        "last_care_visit": lists.ago(1, 30),
        "permanence_plan": lists.chance.choice(["FOSTERING", "HOME", "SGO", "OTHER"]),
        "last_iro_visit": lists.ago(5, 90),
        "last_health_assessment": lists.ago(5, 90),
        "last_dental_check": lists.ago(5, 90),
        "placements_in_year": 1,
        "placement_start": on,
        "placement_type": lists.chance.choice(["U1", "U4", "U6"]),
        "placement_provider": "PR4" if agency else "PR1",
        "placement_postcode": f"ZZ{lists.chance.randint(1, 9)} {lists.chance.randint(1, 9)}ZZ",
        "urn": f"SC9{lists.chance.randint(10_000, 99_999)}" if agency else None,
        "placement_location": "OUT" if outside else "IN",
        "placement_authority": OTHER if outside else OWN,
        "missing_in_year": missing,
        "absent_in_year": 0,
        "interview_offered": "Y" if missing else None,
        "interview_accepted": lists.chance.choice("YN") if missing else None,
    }
    lists.add("ChildrenInCare", person.child() | lists.held_by() | row | cells)


def child_in_care(lists: Lists) -> None:
    """In care for some time, with foster carers."""
    person, on = lists.somebody(3, 14), lists.ago(110, 900)
    _in_care(lists, person, on)
    _case(lists, person, on)


def in_childrens_home(lists: Lists) -> None:
    """Moved to a children's home within the year."""
    person, on = lists.somebody(10, 14), lists.ago(500, 1500)
    _in_care(
        lists,
        person,
        on,
        legal_status="C2",
        placement_start=lists.ago(30, 200),
        placement_type="K2",
        placement_provider="PR4",
        urn=f"SC9{lists.chance.randint(10_000, 99_999)}",
        placements_in_year=2,
    )
    _case(lists, person, on)


def went_home(lists: Lists) -> None:
    """Care ended some weeks ago, and a plan of a child in need took its place."""
    person, on = lists.somebody(3, 14), lists.ago(300, 900)
    _in_care(lists, person, on, care_end=lists.ago(0, 1), care_end_reason="E4A", legal_status="V2")
    _case(lists, person, on, case_status="CIN")


def _leaver(lists: Lists, person: Person, eligibility: str, **cells: Cell) -> None:
    row: Row = {
        "was_uasc": "N",
        "personal_adviser": f"Adviser {lists.chance.randint(1, 9)}",
        "eligibility": eligibility,
        "pathway_plan_review": lists.ago(5, 150),
        "in_touch": "YES",
        "last_contact": lists.ago(1, 45),
    }
    lists.add("CareLeavers", person.child() | lists.held_by() | row | cells)


def about_to_leave(lists: Lists) -> None:
    """Sixteen or seventeen and in care."""
    person, on = lists.somebody(16, 17), lists.ago(400, 1500)
    _in_care(lists, person, on)
    _case(lists, person, on)
    _leaver(lists, person, "ELIGIBLE")


def seeks_asylum(lists: Lists) -> None:
    """Came alone, within the year, and is in care."""
    person, on = lists.somebody(16, 17), lists.ago(120, 330)
    _in_care(lists, person, on, uasc="Y", category_of_need="N8", legal_status="V2")
    _case(lists, person, on, primary_need="N8")
    _leaver(lists, person, "ELIGIBLE", was_uasc="Y")


def care_leaver(lists: Lists) -> None:
    """Left care at eighteen, some years ago."""
    touch = lists.chance.choice(["YES", "YES", "YES", "YES", "REFU"])
    known = touch == "YES"
    _leaver(
        lists,
        lists.somebody(18, 24),
        "FORMER",
        in_touch=touch,
        last_contact=lists.ago(1, 45) if known else lists.ago(200, 300),
        pathway_plan_review=lists.ago(5, 150) if known else None,
        accommodation=lists.chance.choice("UUZEDB") if known else None,
        accommodation_suitable="1" if known else None,
        activity=lists.chance.choice(["F1", "F2", "F4", "F5", "G5"]) if known else None,
    )


def _family(lists: Lists, matched: date, placed: date, order: date | None) -> str:
    """One adopter or two, approved before the match; gives the family."""
    family = f"F{lists.identifier()}"
    enquiry = days_after(matched, -lists.chance.randint(400, 500))
    first = days_after(enquiry, 20)
    second = days_after(first, 55)
    for _ in range(lists.chance.choice([1, 2])):
        lists.add(
            "Adopters",
            lists.somebody(28, 48).adopter(),
            family_id=family,
            fosters_for_adoption="N",
            enquiry=enquiry,
            stage_1_start=first,
            stage_1_end=days_after(first, 50),
            stage_2_start=second,
            stage_2_end=days_after(second, 110),
            applied=second,
            approved=days_after(second, 115),
            matched_with_child=matched,
            child_placed=placed,
            children_placed=1,
            adoption_order=order,
        )
    return family


def placed_for_adoption(lists: Lists) -> None:
    """Placed with adopters, and the order not yet made."""
    person, placed = lists.somebody(1, 4), lists.ago(60, 200)
    _adoption(lists, person, placed, None)


def adopted(lists: Lists) -> None:
    """Adopted within the last six months."""
    person, placed = lists.somebody(2, 4), lists.ago(260, 400)
    _adoption(lists, person, placed, lists.ago(1, 20))


def _adoption(lists: Lists, person: Person, placed: date, order: date | None) -> None:
    entered = max(person.born, days_after(placed, -lists.chance.randint(300, 320)))
    matched = days_after(placed, -20)
    decided = days_after(entered, (matched - entered).days // 3)
    court = days_after(entered, (matched - entered).days * 2 // 3)
    lists.add(
        "Adoption",
        person.child(),
        family_id=_family(lists, matched, placed, order),
        entered_care=entered,
        adoption_decision=decided,
        placement_order=court,
        matched=matched,
        placed=placed,
        adopted=order,
    )
    _in_care(
        lists,
        person,
        entered,
        legal_status="E1",
        legal_status_start=court,
        permanence_plan="ADOPTION",
        placement_type="A6",
        placement_provider="PR1",
        urn=None,
        placement_start=placed,
        placements_in_year=2,
        care_end=order,
        care_end_reason=None if order is None else "E12",
    )
    if order is None:
        _case(lists, person, entered)
    else:
        closed: Row = {"cin_closed": order, "closure_reason": "RC1", "case_status": "CLOSED"}
        _case(lists, person, entered, **closed)


def waits_for_family(lists: Lists) -> None:
    """A placement order was made, and no family is found yet."""
    person, entered = lists.somebody(2, 4), lists.ago(300, 500)
    court = days_after(entered, 200)
    lists.add(
        "Adoption",
        person.child(),
        entered_care=entered,
        adoption_decision=days_after(entered, 150),
        placement_order=court,
    )
    _in_care(
        lists,
        person,
        entered,
        legal_status="E1",
        legal_status_start=court,
        permanence_plan="ADOPTION",
    )
    _case(lists, person, entered)


def on_the_way(lists: Lists) -> None:
    """An adopter in stage 2, or one who left."""
    first = lists.ago(120, 150)
    left = lists.chance.random() < 0.4
    second = None if left else days_after(first, 55)
    lists.add(
        "Adopters",
        lists.somebody(28, 48).adopter(),
        family_id=f"F{lists.identifier()}",
        fosters_for_adoption="N",
        enquiry=days_after(first, -20),
        stage_1_start=first,
        stage_1_end=days_after(first, 50),
        stage_2_start=second,
        applied=second,
        left_process=days_after(first, 60) if left else None,
        leaving_reason="1" if left else None,
    )


#: How often each kind of child, or adopter, is in a hundred.
KINDS = (
    (child_in_care, 8),
    (in_childrens_home, 3),
    (went_home, 2),
    (about_to_leave, 4),
    (seeks_asylum, 2),
    (care_leaver, 6),
    (placed_for_adoption, 2),
    (adopted, 2),
    (waits_for_family, 1),
    (on_the_way, 2),
)
