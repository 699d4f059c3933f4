"""An invented child's life with the council, whole: what was, is and will be.

Returns and extracts tell what was known of it on a day. The journey of need, from referral to
child protection plan, is that of the invented CIN census (`synthetic.cin.children`); care, work
with the child and all else are here. A life depends on the seed and the child's number alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lineofsight.synthetic.cin.children import Child as Need


@dataclass
class Contact:
    """A contact with the council about the child. `referral`: its place in `need.episodes`, of
    a contact that became a referral."""

    on: date
    source: str
    referral: int | None = None


@dataclass
class EarlyHelp:
    """Help before there is need of social care."""

    start: date
    end: date | None
    organisation: str


@dataclass
class Visit:
    """A visit. `kind`: CIN, CP or CLA."""

    on: date
    kind: str
    seen: bool
    alone: bool
    worker: str


@dataclass
class Allocation:
    """The time that one worker was the child's social worker. `reason` is the SSDA903's."""

    worker: str
    team: str
    start: date
    end: date | None
    reason: str


@dataclass(frozen=True)
class Place:
    """Where a child in care lives: the SSDA903's codes, an invented postcode, and how far it is
    from home in miles and whether in the council's own area."""

    place: str
    provider: str
    postcode: str
    urn: str
    own_area: bool
    miles: float


@dataclass
class CareEpisode:
    """One legal status in one placement. `end` and `end_reason` are blank while it lasts for
    ever; `change` says why another placement follows."""

    start: date
    reason: str
    legal_status: str
    at: Place
    end: date | None = None
    end_reason: str = ""
    change: str = ""


@dataclass
class Adoption:
    """A decision that a child should be placed for adoption and what came of it."""

    decided: date
    placement_order: date | None = None
    matched: date | None = None
    placed: date | None = None
    by_carer: bool = False
    reversed_on: date | None = None
    reversed_reason: str = ""
    adopted: date | None = None
    adopters: int = 2
    adopters_sex: str = "MF"
    adopters_status: str = "L11"
    family: str = ""


@dataclass
class CareReview:
    """A review of a child in care: when it was due and held, and how the child took part."""

    due: date
    on: date
    code: str


@dataclass
class Missing:
    """A time missing (M), or away without authorisation (A), and the return interview."""

    start: date
    end: date
    kind: str
    offered: bool
    accepted: bool
    interview: date | None = None


@dataclass
class Health:
    """What is answered of a child in care all year, of the year to a 31 March (the key in
    `CarePeriod.health`), with the days of what has one. None: not asked."""

    assessments: list[date] = field(default_factory=list)
    dental: date | None = None
    immunised: bool = True
    development: bool | None = None
    sdq: int | None = None
    sdq_on: date | None = None
    sdq_reason: str = ""
    convicted: bool | None = None
    misuse: bool = False
    received: bool = False
    offered: bool = False


@dataclass
class CarePeriod:
    """A period of care: from its first episode to its last."""

    category_of_need: str
    home_postcode: str
    episodes: list[CareEpisode]
    referral: int | None = None
    reviews: list[CareReview] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    health: dict[date, Health] = field(default_factory=dict)
    adoption: Adoption | None = None
    permanence_plan: str = ""
    previous_permanence: str = "Z1"

    @property
    def start(self) -> date:
        """The first day in care."""
        return self.episodes[0].start

    @property
    def end(self) -> date | None:
        """The day care ended, or None while it lasts for ever."""
        return self.episodes[-1].end


@dataclass
class Leaver:
    """A care leaver's position around one birthday: the SSDA903's codes; and the latest contact
    and review of the pathway plan before it."""

    birthday: date
    in_touch: str
    activity: str
    accommodation: str
    contact: date | None
    pathway_plan: date | None
    adviser: str
    eligibility: str


@dataclass
class Life:
    """A child's life with the council. `number` names the child in every return."""

    number: int
    need: Need
    uasc: bool = False
    mother: bool = False
    forename: str = ""
    surname: str = ""
    home_postcode: str = ""
    contacts: list[Contact] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    care: list[CarePeriod] = field(default_factory=list)
    leaving: list[Leaver] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """The child's identifier, the same in every return."""
        return f"{self.number:07}"


@dataclass(frozen=True)
class Worker:
    """A social worker: employed from `start` until `end`, in one team, with one role of the
    workforce census."""

    worker: str
    team: str
    role: str
    start: date
    end: date | None
    fte: float
    agency: bool
    sex: str
    ethnicity: str
    born: date


@dataclass(frozen=True)
class Team:
    """A team: `kind` is what it does (front_door, assessment, safeguarding, care, leaving_care,
    disability)."""

    team: str
    name: str
    kind: str
