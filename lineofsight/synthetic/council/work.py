"""Invented teams, the social workers who come and go in their posts, and who has which child."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    FIRST_LINE_MANAGER,
    MIDDLE_MANAGER,
    SENIOR_MANAGER,
    SENIOR_PRACTITIONER,
    WITHOUT_CASES,
)
from lineofsight.synthetic.council.life import Allocation, Team, Worker
from lineofsight.synthetic.council.rates import PEOPLE, Rates

#: The kinds of teams, with the share of the open cases that each has.
KINDS = {
    "assessment": ("Assessment", 0.13),
    "safeguarding": ("Safeguarding", 0.62),
    "care": ("Children in care", 0.25),
}
_POSTS_IN_TEAM = 8
_ETHNIC = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC BAFR BCRB APKN AIND OOTH".split()
#: Years of a post before the first day of the council, so that nobody starts on that day alone.
_BEFORE = 4
#: Hours of the council's own workers, as shares of full time.
_HOURS = (1.0, 1.0, 1.0, 1.0, 0.8, 0.6, 0.8)
_FTE = sum(_HOURS) / len(_HOURS)
#: Days that a worker sent by an agency stays, at least and at most; that anybody stays at least.
_AGENCY_STAYS = (120, 420)
_STAYS = 60
#: Roles of those who hold no cases, in turn.
_NO_CASES = (
    *(FIRST_LINE_MANAGER, WITHOUT_CASES, WITHOUT_CASES, FIRST_LINE_MANAGER, SENIOR_PRACTITIONER),
    *(MIDDLE_MANAGER, WITHOUT_CASES, FIRST_LINE_MANAGER, WITHOUT_CASES, SENIOR_MANAGER),
)


@dataclass
class Posts:
    """The posts of a council: each held by one worker after another, without a gap.

    Attributes:
        by_kind: the posts of teams of a kind; each the workers who held it, in order.
        others: posts whose holders have no cases.
        moves: how often in a year a child changes worker though nobody left.
    """

    teams: list[Team] = field(default_factory=list)
    by_kind: dict[str, list[list[Worker]]] = field(default_factory=dict)
    others: list[list[Worker]] = field(default_factory=list)
    moves: float = 0.1

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Every worker."""
        holding = (post for posts in self.by_kind.values() for post in posts)
        return tuple(worker for post in (*holding, *self.others) for worker in post)

    def hold(self, kind: str, number: int, start: date, end: date) -> Iterator[Allocation]:
        """Who has a child from a day to another in a team of a kind: the workers in one post, one
        after the other."""
        posts = self.by_kind[kind]
        for worker in posts[number % len(posts)]:
            if worker.end is not None and worker.end <= start:
                continue
            if worker.start >= end:
                break
            since = max(start, worker.start)
            until = min(end, worker.end or end)
            yield Allocation(worker.worker, worker.team, since, until, "LEFTRL")


@dataclass(frozen=True)
class _Staff:
    """How many there are, and how often they go.

    Attributes:
        agency: of those who hold cases, the share that agencies send.
        sent: how often an agency sends the next holder of a post.
        case_holders: of the council's own who hold cases, the share of that role.
        stays: mean days that the council's own stay.
        without: posts without cases.
    """

    agency: float
    sent: float
    case_holders: float
    stays: float
    without: int

    @staticmethod
    def of(rates: Rates, holding: float, people: int) -> _Staff:
        """Those of a council with so many under 18, of whom so many full-time hold cases."""
        in_post = rates["lw_inpost_fte"] * people / rates[PEOPLE]
        from_agency = min(rates.share("lw_agency_pct"), 0.8)
        agency = min(from_agency / (1 - from_agency) * in_post / holding, 0.8)
        own = holding * (1 - agency)
        in_post = max(in_post, own)
        stays = max(365.25 / max(rates.share("lw_turnover_pct"), 0.02), 4 * _STAYS)
        sent = agency / (sum(_AGENCY_STAYS) / 2)
        return _Staff(
            agency=agency,
            sent=sent / (sent + (1 - agency) / stays) if sent else 0.0,
            case_holders=min(rates.share("lw_caseholder_pct") * in_post / own, 1.0),
            stays=stays,
            without=round((in_post - own) / _FTE),
        )

    @property
    def leaving(self) -> float:
        """How often in a year a holder of cases goes."""
        return 365.25 * (self.agency / (sum(_AGENCY_STAYS) / 2) + (1 - self.agency) / self.stays)


def make_posts(
    rng: random.Random, rates: Rates, open_cases: float, people: int, first: date, last: date
) -> Posts:
    """So many posts that each full-time worker has the published caseload, and so many others that
    the published number is in post, for the people under 18 there are.

    Args:
        rng: the source of all chance.
        rates: the published figures.
        open_cases: children with an open case on a day.
        people: under 18 in the area.
        first, last: the days from and up to which the council is known.
    """
    holding = max(open_cases / rates["lw_caseload"], 1.0)
    staff = _Staff.of(rates, holding, people)
    made = Posts(moves=max(_changes(rates) - staff.leaving, 0.02))
    fte = staff.agency + (1 - staff.agency) * _FTE
    hired = _Hired(rng, staff, first - timedelta(days=366 * _BEFORE), last)
    for kind, (name, share) in KINDS.items():
        made.by_kind[kind] = []
        for post in range(max(round(holding * share / fte), 2)):
            number = post // _POSTS_IN_TEAM + 1
            team = f"{kind[:1].upper()}{number}"
            if post % _POSTS_IN_TEAM == 0:
                made.teams.append(Team(team, f"{name} team {number}", kind))
            made.by_kind[kind].append(list(hired.holders(team)))
    for post in range(staff.without):
        team = made.teams[post % len(made.teams)].team
        made.others.append(list(hired.holders(team, _NO_CASES[post % len(_NO_CASES)])))
    return made


def _changes(rates: Rates) -> float:
    """How often in a year a child in care changes worker, so that the published share has three or
    more: two changes, or one for those who came into care in the year, who changed team too."""
    new = min(rates["cic_start_rate"] / rates["cic_rate"] * 0.75, 0.6)
    wanted = rates.share("cic_3sw_pct")
    low, high = 0.01, 6.0
    for _ in range(30):
        often = (low + high) / 2
        none = math.exp(-often)
        half = math.exp(-often / 2)
        found = ((1 - new) * (1 - none * (1 + often)) + new * (1 - half)) * 1.4
        low, high = (often, high) if found < wanted else (low, often)
    return low


@dataclass
class _Hired:
    """Everybody hired, one after the other."""

    rng: random.Random
    staff: _Staff
    first: date
    last: date
    count: int = 0

    def holders(self, team: str, role: str | None = None) -> Iterator[Worker]:
        """The workers who held a post; of a role without cases, or of one with cases. None of
        them leaves more than a year after the last day."""
        on = self.first
        rng, staff = self.rng, self.staff
        while on <= self.last:
            sent = staff.agency if on == self.first else staff.sent
            agency = role is None and rng.random() < sent
            if agency:
                stays = rng.uniform(*_AGENCY_STAYS)
            else:
                stays = rng.expovariate(1 / (staff.stays - _STAYS)) + _STAYS
            end = on + timedelta(days=int(min(stays, 15_000)))
            senior = not agency and rng.random() >= staff.case_holders
            goes = end <= self.last + timedelta(days=400)
            self.count += 1
            yield Worker(
                worker=f"SW{90_000 + self.count}",
                team=team,
                role=role or (SENIOR_PRACTITIONER if senior else CASE_HOLDER),
                start=on,
                end=end if goes else None,
                fte=1.0 if agency else rng.choice(_HOURS),
                agency=agency,
                sex=rng.choice("FFFFM"),
                ethnicity=rng.choice(_ETHNIC),
                born=on - timedelta(days=rng.randint(24 * 365, 58 * 365)),
            )
            if not goes:
                return
            on = end


def allocate(
    rng: random.Random, posts: Posts, stages: Sequence[tuple[str, date, date]]
) -> list[Allocation]:
    """The workers of a child, one after the other without a gap.

    Args:
        rng: the child's own source of chance.
        posts: the council's.
        stages: the kind of team, from a day to another, one after the other.
    """
    found: list[Allocation] = []
    for kind, start, end in stages:
        since = start
        while since < end:
            post = rng.randrange(1_000_000)
            moves = since + timedelta(days=int(rng.expovariate(posts.moves / 365)) + 15)
            until = min(moves, end)
            for one in posts.hold(kind, post, since, until):
                if found and found[-1].worker == one.worker and found[-1].end == one.start:
                    found[-1].end = one.end
                else:
                    found.append(one)
            since = until
    for index, one in enumerate(found):
        one.reason = (
            "MANAGE" if index == 0 else rng.choice(["LEFTRL", "ORGRST", "TSPROC", "CHCHAN"])
        )
    return found
