"""What an invented child's life comes to on a day: facts that lists and extracts of that day share.

Where a life says how things were around a birthday only, what followed it is worked out from that
alone: the same on whichever day it is asked, and in every return.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.reference.dates import months_before
from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.leaving import LEFT
from lineofsight.synthetic.council.life import Allocation, CarePeriod, Leaver, Life

HEALTH_ASSESSMENT, DENTAL_CHECK = "Health assessment", "Dental check"
#: Days in care after which the second review agrees a plan for permanence.
_PLANNED_AFTER = 100
#: Ends of care after which nothing is owed: adopted, died, in another council's care.
_NOTHING_OWED = ("E11", "E12", "E2", "E3")
#: Of first health assessments one in so many is late, and of assessments the child is not seen.
_LATE, _NOT_SEEN = 7, 20
#: Care leavers are told of until this birthday.
_TOLD_UNTIL = 22


def held_by(life: Life, on: date) -> Allocation | None:
    """Who has the child on a day, if anybody."""
    for one in life.allocations:
        if one.start <= on and (one.end is None or one.end > on):
            return one
    return None


def seen_in_assessment(life: Life, place: int, ended: date) -> bool:
    """Whether the child was seen in an assessment, which is so many after the referral's first. An
    unborn child is not."""
    return life.need.born <= ended and (life.number + place) % _NOT_SEEN != 0


def health_checks(life: Life, period: CarePeriod) -> Iterator[tuple[str, date]]:
    """What checks there are of a child in care, each with its day: the first assessment, which is
    due within 20 working days, and those of each year."""
    late = life.number % _LATE == 0
    first = period.start + timedelta(days=34 if late else 10 + life.number % 16)
    if period.end is None or period.end > first:
        yield HEALTH_ASSESSMENT, first
    for health in period.health.values():
        for on in health.assessments:
            yield HEALTH_ASSESSMENT, on
        if health.dental:
            yield DENTAL_CHECK, health.dental


def care_plans(period: CarePeriod) -> list[tuple[date, str]]:
    """The plans for permanence, each with its first day: adoption from the decision on until it is
    reversed, going home before it."""
    first = period.start + timedelta(days=_PLANNED_AFTER)
    adoption = period.adoption
    if adoption is None:
        return [(first, period.permanence_plan or "OTHER")]
    plans = {first: "HOME", max(adoption.decided, first): "ADOPTION"}
    if adoption.reversed_on is not None:
        plans[max(adoption.reversed_on, first)] = "FOSTERING"
    return sorted(plans.items())


def care_plan(period: CarePeriod, on: date) -> str:
    """The plan for permanence on a day; blank before there is one."""
    return next((plan for start, plan in reversed(care_plans(period)) if start <= on), "")


@dataclass(frozen=True)
class Leaving:
    """How things stand with a young person who leaves care or has left it. `accommodation` and
    `activity` are blank where they are not known, or the young person is in care still."""

    eligibility: str
    adviser: str
    in_touch: str
    contact: date | None
    reviewed: date | None
    accommodation: str = ""
    activity: str = ""

    @property
    def suitable(self) -> bool | None:
        """Whether it is suitable where the young person lives; None where it is not known."""
        return self.accommodation.endswith("1") if self.accommodation[1:] else None


def leaving_on(life: Life, on: date) -> Leaving | None:
    """How things stand on a day with a young person of 16 or over who was in care for three months
    from 14 on; None for all others, and from the 22nd birthday on."""
    born = life.need.born
    if not birthday(born, 16) <= on < birthday(born, _TOLD_UNTIL):
        return None
    period = next((one for one in reversed(life.care) if one.start <= on), None)
    if period is None:
        return None
    over = period.end if period.end is not None and period.end <= on else None
    if months_before(over or on, 3) < max(period.start, birthday(born, 14)):
        return None
    if over is None:
        return _still_in_care(life, on)
    reason = period.episodes[-1].end_reason
    if over < birthday(born, 16) or reason in _NOTHING_OWED:
        return None
    if reason not in LEFT:
        return Leaving("QUALIFYING", _adviser(life), "RHOM", None, None)
    told = [one for one in life.leaving if one.birthday <= on] or life.leaving[:1]
    last = told[-1] if told else _just_left(life, period, over)
    known = last.in_touch == "YES"
    return Leaving(
        eligibility="RELEVANT" if on < birthday(born, 18) else last.eligibility,
        adviser=last.adviser,
        in_touch=last.in_touch,
        contact=_every(_contacts(life), last.contact, on) if known else None,
        reviewed=_every(_reviews(life), last.pathway_plan, on) if known else None,
        accommodation=last.accommodation if known else "",
        activity=last.activity if known else "",
    )


def _still_in_care(life: Life, on: date) -> Leaving:
    since = birthday(life.need.born, 16)
    return Leaving(
        eligibility="ELIGIBLE",
        adviser=_adviser(life),
        in_touch="YES",
        contact=_every(_contacts(life), since, on),
        reviewed=_every(_reviews(life), since, on),
    )


def _just_left(life: Life, period: CarePeriod, over: date) -> Leaver:
    """The position before the first birthday of which one is told."""
    stays = period.episodes[-1].end_reason == "E17"
    return Leaver(
        birthday=over,
        in_touch="YES",
        activity=("F2", "F4", "F5", "G5")[life.number % 4],
        accommodation="Z1" if stays else "U1",
        contact=over,
        pathway_plan=over,
        adviser=_adviser(life),
        eligibility="FORMER_RELEVANT",
    )


def _adviser(life: Life) -> str:
    return f"PA{life.number % 14 + 1:02}"


def _contacts(life: Life) -> int:
    """Days between two contacts: eight weeks at most, but for a few."""
    return 75 if life.number % 11 == 0 else 21 + life.number % 30


def _reviews(life: Life) -> int:
    """Days between two reviews of the pathway plan: half a year, seldom more."""
    return 110 + life.number % 80


def _every(days: int, known: date | None, on: date) -> date | None:
    """The latest, on a day, of what happens every so many days, of which one day is known."""
    return None if known is None else on - timedelta(days=(on - known).days % days)
