"""Invented teams, the social workers who come and go in their posts, and who has which child."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lineofsight.returns.workforce.shared import CASE_HOLDER
from lineofsight.synthetic.council.life import Allocation, Team, Worker
from lineofsight.synthetic.council.rates import Rates

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


@dataclass
class Posts:
    """The posts of a council: each held by one worker after another, without a gap.

    Attributes:
        by_kind: the posts of teams of a kind; each the workers who held it, in order.
    """

    teams: list[Team] = field(default_factory=list)
    by_kind: dict[str, list[list[Worker]]] = field(default_factory=dict)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Every worker."""
        return tuple(worker for posts in self.by_kind.values() for post in posts for worker in post)

    def hold(self, kind: str, number: int, start: date, end: date | None) -> Iterator[Allocation]:
        """Who has a child from a day to another in a team of a kind: the workers in one post, one
        after the other."""
        posts = self.by_kind[kind]
        for worker in posts[number % len(posts)]:
            if worker.end is not None and worker.end <= start:
                continue
            if end is not None and worker.start >= end:
                break
            since = max(start, worker.start)
            until = worker.end if end is None else min(end, worker.end or end)
            yield Allocation(worker.worker, worker.team, since, until, "LEFTRL")


def make_posts(
    rng: random.Random, rates: Rates, open_cases: float, first: date, last: date
) -> Posts:
    """So many posts that each full-time worker has the published caseload.

    Args:
        rng: the source of all chance.
        rates: the published figures.
        open_cases: children with an open case on a day.
        first, last: the days from and up to which the council is known.
    """
    made = Posts()
    fte = 0.93
    count = 0
    for kind, (name, share) in KINDS.items():
        posts = max(round(open_cases * share / rates["lw_caseload"] / fte), 2)
        made.by_kind[kind] = []
        for post in range(posts):
            team = f"{kind[:1].upper()}{post // _POSTS_IN_TEAM + 1}"
            if post % _POSTS_IN_TEAM == 0:
                number = post // _POSTS_IN_TEAM + 1
                made.teams.append(Team(team, f"{name} team {number}", kind))
            held = list(_holders(rng, rates, team, first, last, count))
            count += len(held)
            made.by_kind[kind].append(held)
    return made


def _holders(
    rng: random.Random, rates: Rates, team: str, first: date, last: date, count: int
) -> Iterator[Worker]:
    """The workers who held a post, one after the other: they leave as often as is published, and
    more of them than turnover says where agencies send them."""
    on = first - timedelta(days=366 * _BEFORE)
    mean = 365.25 / max(rates.share("lw_turnover_pct") * 1.12, 0.03)
    while on <= last:
        agency = rng.random() < rates.share("lw_agency_pct") * 7
        stays = rng.uniform(120, 420) if agency else min(rng.expovariate(1 / mean) + 60, 9000)
        end = on + timedelta(days=int(stays))
        count += 1
        yield Worker(
            worker=f"SW{90_000 + count}",
            team=team,
            role=CASE_HOLDER,
            start=on,
            end=end if end <= last + timedelta(days=400) else None,
            fte=rng.choice([1.0, 1.0, 1.0, 1.0, 0.8, 0.6, 0.8]) if not agency else 1.0,
            agency=agency,
            sex=rng.choice("FFFFM"),
            ethnicity=rng.choice(_ETHNIC),
            born=on - timedelta(days=rng.randint(24 * 365, 58 * 365)),
        )
        if end > last + timedelta(days=400):
            return
        on = end


def allocate(
    rng: random.Random, posts: Posts, stages: Sequence[tuple[str, date, date | None]], rates: Rates
) -> list[Allocation]:
    """The workers of a child, one after the other without a gap.

    Args:
        rng: the child's own source of chance.
        posts: the council's.
        stages: the kind of team, from a day to another, one after the other.
        rates: the published figures.
    """
    found: list[Allocation] = []
    more = rates.share("cic_3sw_pct")
    for number, (kind, start, end) in enumerate(stages):
        if end is not None and end <= start:
            continue
        post = rng.randrange(1_000_000)
        since = start
        # Some children change worker though nobody left.
        while True:
            moves = since + timedelta(days=int(rng.expovariate(more * 1.5 / 365)) + 30)
            until = end if end is not None and moves >= end else moves
            held = list(posts.hold(kind, post, since, until))
            for one in held:
                if found and found[-1].worker == one.worker and found[-1].end == one.start:
                    found[-1].end = one.end
                else:
                    found.append(one)
            if until is end or until is None or (held and held[-1].end is None):
                break
            since, post = until, rng.randrange(1_000_000)
        if number and found:
            continue
    for index, one in enumerate(found):
        one.reason = (
            "MANAGE" if index == 0 else rng.choice(["LEFTRL", "ORGRST", "TSPROC", "CHCHAN"])
        )
    return found
