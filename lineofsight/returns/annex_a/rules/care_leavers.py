"""Rules on care leavers: what they are owed, whether the council is in touch, where they live.
List 9."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unwritten
from lineofsight.returns.annex_a.frames import AnnexA
from lineofsight.returns.annex_a.rules.children import in_list
from lineofsight.returns.annex_a.shared import (
    age_on,
    aged,
    as_at,
    days_before,
    months_before,
    rule,
    says,
)
from lineofsight.returns.annex_a.tables import CareLeavers, ChildrenInCare
from lineofsight.returns.rules import Failing, Severity

#: Days without contact after which a care leaver is told: eight weeks.
DAYS_WITHOUT_CONTACT = 56


@rule(
    "AA150",
    "The young person is not of the age that the category of help is for.",
    mend="Correct the category: eligible and relevant are 16 and 17, former relevant 18 to 25, "
    "qualifying 16 to 25. Or correct the date of birth.",
    at={CareLeavers: ["birth_date", "eligibility"]},
    cause="The category was not changed on the 18th birthday.",
)
def age_and_category(r: AnnexA) -> Failing:
    """By the age on the day of the lists; help may end at 25, not before the 26th birthday."""
    age = age_on(col("birth_date"), as_at(r))
    minor = says("eligibility", "ELIGIBLE", "RELEVANT") & is_true((age < 16) | (age > 17))
    former = says("eligibility", "FORMER") & is_true((age < 18) | (age > 25))
    qualifying = says("eligibility", "QUALIFYING") & is_true((age < 16) | (age > 25))
    return r.care_leavers.filter(minor | former | qualifying)


@rule(
    "AA151",
    "By the category the young person is still in care, but list 8 has no open period of care.",
    mend="Give the category of those who have left care, or add the period to list 8.",
    at={CareLeavers: ["eligibility"]},
    needs=[CareLeavers, ChildrenInCare],
    cause="Care ended and the category was not changed.",
)
def eligible_but_not_in_care(r: AnnexA) -> Failing:
    """An eligible child is 16 or 17 and in care."""
    return r.care_leavers.filter(says("eligibility", "ELIGIBLE") & ~in_list("care_open"))


@rule(
    "AA152",
    "By the category the young person has left care, but list 8 has an open period of care.",
    mend="Give the category of an eligible child, or the end of the period in list 8.",
    at={CareLeavers: ["eligibility"]},
    needs=[CareLeavers, ChildrenInCare],
    cause="The end of care at 18 was not recorded, or the young person came back into care.",
)
def left_but_in_care(r: AnnexA) -> Failing:
    """Relevant, former relevant and qualifying."""
    left = says("eligibility", "RELEVANT", "FORMER", "QUALIFYING")
    return r.care_leavers.filter(left & in_list("care_open"))


@rule(
    "AA153",
    "The council is in touch with the young person, but the date of the latest contact is not "
    "given.",
    mend="Give the date, or say that the council is not in touch.",
    at={CareLeavers: ["in_touch", "last_contact"]},
    cause="Contacts are kept in case notes and not counted.",
)
def in_touch_without_date(r: AnnexA) -> Failing:
    """Nothing at all is written."""
    return r.care_leavers.filter(says("in_touch", "YES") & unwritten("last_contact"))


@rule(
    "AA154",
    "The council is in touch with the young person, but the latest contact was more than eight "
    "weeks before the day of the lists.",
    mend="Record the latest contact; if there was none, ask whether the council is in touch.",
    at={CareLeavers: ["in_touch", "last_contact"]},
    severity=Severity.QUERY,
    cause="A contact that was not yet written up, or a visit that is overdue.",
)
def contact_long_ago(r: AnnexA) -> Failing:
    """A personal adviser is to visit at least every eight weeks."""
    long_ago = col("last_contact") < days_before(r, DAYS_WITHOUT_CONTACT)
    return r.care_leavers.filter(says("in_touch", "YES") & long_ago)


@rule(
    "AA155",
    "The pathway plan was not reviewed in the six months before the day of the lists.",
    mend="Record the latest review. If there was none, be ready to say why.",
    at={CareLeavers: ["eligibility", "pathway_plan_review"]},
    severity=Severity.QUERY,
    cause="A review that was not recorded, or that is overdue.",
)
def pathway_plan_not_reviewed(r: AnnexA) -> Failing:
    """Of those who have a right to a plan, with whom the council is in touch."""
    owed = says("eligibility", "ELIGIBLE", "RELEVANT", "FORMER") & says("in_touch", "YES")
    late = is_true(col("pathway_plan_review") < months_before(r, 6))
    return r.care_leavers.filter(owed & (late | unwritten("pathway_plan_review")))


@rule(
    "AA156",
    "The young person has no personal adviser.",
    mend="Give the personal adviser; a relevant or former relevant child has a right to one.",
    at={CareLeavers: ["eligibility", "personal_adviser"]},
    severity=Severity.QUERY,
    cause="The adviser is recorded as the worker.",
)
def no_personal_adviser(r: AnnexA) -> Failing:
    """Of those who have left care. A worker does not take the adviser's place."""
    left = says("eligibility", "RELEVANT", "FORMER")
    return r.care_leavers.filter(left & blank("personal_adviser"))


@rule(
    "AA157",
    "Where the young person lives is given without whether it is suitable, or the other way round.",
    mend="Give both, or neither where it is not known.",
    at={CareLeavers: ["accommodation", "accommodation_suitable"]},
    cause="Suitability is left blank where the council is not in touch.",
)
def accommodation_half_told(r: AnnexA) -> Failing:
    """Of whom it is not known where they live (R), gone abroad (G) or deported (H), nothing needs
    to be said of suitability."""
    elsewhere = says("accommodation", "R", "G", "H")
    half = blank("accommodation_suitable") & given("accommodation") & ~elsewhere
    other_half = blank("accommodation") & given("accommodation_suitable")
    return r.care_leavers.filter(half | other_half)


@rule(
    "AA158",
    "The council is in touch with the young person of 18 or over, but where they live or what they "
    "do is not given.",
    mend="Give the accommodation and the activity.",
    at={CareLeavers: ["in_touch", "accommodation", "activity"]},
    cause="They are recorded around the birthday only, for the yearly return.",
)
def in_touch_but_little_known(r: AnnexA) -> Failing:
    """Of a young person of whom the age is known."""
    little = blank("accommodation") | blank("activity")
    return r.care_leavers.filter(says("in_touch", "YES") & little & aged(r, 18))


@rule(
    "AA159",
    "The young person is homeless or in custody, and the accommodation is given as suitable.",
    mend="Give it as unsuitable: neither is ever suitable.",
    at={CareLeavers: ["accommodation", "accommodation_suitable"]},
    cause="Suitability is that of the place before.",
)
def never_suitable(r: AnnexA) -> Failing:
    """S and X."""
    never = says("accommodation", "S", "X")
    return r.care_leavers.filter(never & says("accommodation_suitable", "1"))
