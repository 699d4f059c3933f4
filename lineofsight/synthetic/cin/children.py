"""An invented child, and everything that there is to know of it, before and after a census."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Assessment:
    """An assessment; `review` is the day on which it was looked at again inside the council."""

    start: date
    review: date
    end: date
    factors: list[str]


@dataclass
class Enquiry:
    """A section 47 enquiry: the day on which its conference was held or, if none was needed, on
    which that was decided."""

    start: date
    target: date
    conference: date | None
    decided: date


@dataclass
class NeedPlan:
    """A plan of a child in need."""

    start: date
    end: date


@dataclass
class ProtectionPlan:
    """A child protection plan."""

    start: date
    end: date
    category: str
    latest: str
    before: int
    reviews: list[date]


@dataclass
class Proceedings:
    """The time before care proceedings."""

    start: date
    letter: date
    meeting: date
    decision: date
    court: date | None


@dataclass
class Episode:
    """What came of one referral. `conference`: of a child who moved in and was on a plan."""

    referred: date
    source: str
    need: str
    closed: date | None = None
    reason: str = ""
    acted_on: bool = True
    conference: date | None = None
    assessments: list[Assessment] = field(default_factory=list)
    need_plans: list[NeedPlan] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    protection_plans: list[ProtectionPlan] = field(default_factory=list)
    proceedings: list[Proceedings] = field(default_factory=list)


@dataclass
class Child:
    """A child and the journey. `born` may be later than the census year: then it is expected."""

    number: int
    sex: str
    born: date
    ethnicity: str
    disabilities: list[str]
    upn: str
    former_upn: str
    no_upn: str
    died: date | None = None
    episodes: list[Episode] = field(default_factory=list)


def in_year(episode: Episode, start: date, end: date) -> bool:
    """Whether an episode is in a year's census. A referral that led nowhere is over at once."""
    last = episode.closed if episode.acted_on else episode.referred
    return episode.referred <= end and (last is None or last >= start)


def birthday(born: date, years: int) -> date:
    """The birthday so many years on; of 29 February, 28 February in other years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 2, 28)
