"""Mistakes of the kinds that councils make, put into invented lists on purpose."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from lineofsight.returns.annex_a.write import age_on
from lineofsight.synthetic.annex_a.people import Lists, Row, days_after


@dataclass(frozen=True)
class Mistake:
    """One mistake: the list and person where it is, what was done, and the rule that finds it."""

    table: str
    person: str
    what: str
    rule: str


class _Pick:
    """Picks rows for mistakes, of people that no other mistake has."""

    def __init__(self, lists: Lists, spoilt: Collection[str]) -> None:
        self.lists, self._spoilt = lists, spoilt

    def row(self, table: str, fits: Callable[[Row], bool] = lambda _: True) -> Row:
        """A row of a list."""
        rows = [
            row
            for row in self.lists.rows[table]
            if person_of(row) not in self._spoilt and fits(row)
        ]
        return self.lists.chance.choice(rows)

    def has_row(self, table: str, person: str) -> bool:
        """Whether somebody is in a list."""
        return any(person_of(row) == person for row in self.lists.rows[table])

    def remove(self, table: str, person: str) -> None:
        """Take somebody out of a list."""
        self.lists.rows[table] = [r for r in self.lists.rows[table] if person_of(r) != person]


def person_of(row: Row) -> str:
    """Who a row is of."""
    return str(row.get("child_id") or row.get("adopter_id"))


def _day(row: Row, column: str) -> date:
    value = row[column]
    if not isinstance(value, date):
        raise TypeError(f"{column} holds no date.")
    return value


def _age_by_days(pick: _Pick) -> Mistake:
    row = pick.row("EarlyHelp")
    row["age"] = age_on(_day(row, "birth_date"), pick.lists.as_at) + 1
    return Mistake("EarlyHelp", person_of(row), "the age is a year too high", "AA005")


def _two_births(pick: _Pick) -> Mistake:
    row = pick.row("CPPlans", lambda r: r.get("plan_end") is None)
    row["birth_date"] = days_after(_day(row, "birth_date"), 9)
    return Mistake(
        "CPPlans", person_of(row), "the date of birth is another than in list 6", "AA001"
    )


def _plan_without_case(pick: _Pick) -> Mistake:
    row = pick.row("CPPlans", lambda r: r.get("plan_end") is None)
    pick.remove("ChildrenInNeed", person_of(row))
    return Mistake("CPPlans", person_of(row), "the child is not in list 6", "AA080")


def _unknown_code(pick: _Pick) -> Mistake:
    row = pick.row("Contacts", lambda r: not pick.has_row("Referrals", person_of(r)))
    row["contact_source"] = "Carrier pigeon"
    return Mistake("Contacts", person_of(row), "the source is none of the list", "AA0107")


def _end_without_reason(pick: _Pick) -> Mistake:
    row = pick.row("ChildrenInCare", lambda r: r.get("care_end_reason") == "E4A")
    row["care_end_reason"] = None
    return Mistake("ChildrenInCare", person_of(row), "care ended and not why", "AA112")


def _plan_not_listed(pick: _Pick) -> Mistake:
    row = pick.row("Section47", lambda r: r["conference_led_to_plan"] == "Y")
    pick.remove("CPPlans", person_of(row))
    return Mistake("Section47", person_of(row), "the plan is not in list 7", "AA061")


def _referred_twice(pick: _Pick) -> Mistake:
    row = pick.row("Referrals", lambda r: r["no_further_action"] == "Y")
    pick.lists.rows["Referrals"].append(dict(row))
    return Mistake("Referrals", person_of(row), "the referral stands twice", "AA020")


def _authorised_early(pick: _Pick) -> Mistake:
    row = pick.row("Assessments", lambda r: r["assessment_authorised"] is not None)
    row["assessment_authorised"] = days_after(_day(row, "assessment_start"), -2)
    return Mistake("Assessments", person_of(row), "authorised before it began", "AA046")


def _nobody_holds_it(pick: _Pick) -> Mistake:
    row = pick.row("ChildrenInNeed", lambda r: r["case_status"] == "CIN")
    row["worker"] = None
    return Mistake("ChildrenInNeed", person_of(row), "an open case has no worker", "AA077")


def _old_contact(pick: _Pick) -> Mistake:
    row = pick.row("Contacts", lambda r: not pick.has_row("Referrals", person_of(r)))
    row["contact_date"] = days_after(pick.lists.as_at, -240)
    return Mistake("Contacts", person_of(row), "the contact is eight months old", "AA030")


def _planned_visit(pick: _Pick) -> Mistake:
    row = pick.row("ChildrenInCare", lambda r: r.get("care_end") is None)
    row["last_care_visit"] = days_after(pick.lists.as_at, 400)
    return Mistake("ChildrenInCare", person_of(row), "the last visit is next year", "AA040")


def _missing_not_followed(pick: _Pick) -> Mistake:
    row = pick.row("ChildrenInCare", lambda r: r["missing_in_year"] == 0)
    row["missing_in_year"] = 3
    return Mistake("ChildrenInCare", person_of(row), "missing, and no interview", "AA124")


def _category_not_changed(pick: _Pick) -> Mistake:
    row = pick.row("CareLeavers", lambda r: r["eligibility"] == "FORMER")
    row["eligibility"] = "RELEVANT"
    return Mistake("CareLeavers", person_of(row), "18 or over, and still relevant", "AA150")


def _placed_before_match(pick: _Pick) -> Mistake:
    row = pick.row("Adoption", lambda r: r.get("matched") is not None)
    row["matched"] = days_after(_day(row, "placed"), 3)
    return Mistake("Adoption", person_of(row), "placed before the match", "AA173")


def _stage_backwards(pick: _Pick) -> Mistake:
    row = pick.row("Adopters")
    row["stage_1_end"] = days_after(_day(row, "stage_1_start"), -5)
    return Mistake("Adopters", person_of(row), "stage 1 ended before it began", "AA191")


#: Every kind of mistake, in the order in which they are put in.
KINDS: tuple[Callable[[_Pick], Mistake], ...] = (
    _age_by_days,
    _two_births,
    _plan_without_case,
    _unknown_code,
    _end_without_reason,
    _plan_not_listed,
    _referred_twice,
    _authorised_early,
    _nobody_holds_it,
    _old_contact,
    _planned_visit,
    _missing_not_followed,
    _category_not_changed,
    _placed_before_match,
    _stage_backwards,
)


def make_mistakes(lists: Lists) -> list[Mistake]:
    """Put one mistake of each kind into the lists, and tell them: each with another person, so
    that none hides another."""
    found: list[Mistake] = []
    for kind in KINDS:
        found.append(kind(_Pick(lists, {mistake.person for mistake in found})))
    return found
