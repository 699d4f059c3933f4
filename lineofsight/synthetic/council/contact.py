"""Contacts about an invented child, early help, and visits to the child."""

from __future__ import annotations

import random
from datetime import date, timedelta

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import Contact, EarlyHelp, Life, Visit

#: Contacts that lead to nothing, for each that becomes a referral.
_OTHER_CONTACTS = 1.7
#: Days between two visits, by kind: as they mostly are.
_BETWEEN = {"CIN": 27, "CP": 13, "CLA": 33}


def add_contacts(rng: random.Random, life: Life) -> None:
    """The contacts that became referrals and others, and early help to some."""
    for index, episode in enumerate(life.need.episodes):
        on = episode.referred - timedelta(days=rng.choice([0, 0, 0, 1, 2]))
        life.contacts.append(Contact(on, episode.source, index))
        while rng.random() < _OTHER_CONTACTS / (1 + _OTHER_CONTACTS):
            other = on + timedelta(days=rng.randint(-400, 400))
            if other > life.need.born:
                life.contacts.append(Contact(other, rng.choice(["2A", "6", "3A", "1A", "8"])))
    first = life.need.episodes[0].referred
    if rng.random() < 0.22:
        start = first + timedelta(days=rng.randint(-420, 420))
        end = start + timedelta(days=rng.randint(40, 200))
        if start > life.need.born:
            life.early_help.append(EarlyHelp(start, end, rng.choice(["Council", "School"])))


def visit(rng: random.Random, life: Life, first: date, last: date) -> None:
    """Visits under plans and in care, some of them late, from shortly before the council's first
    day until its last."""
    spans: list[tuple[str, date, date]] = []
    for episode in life.need.episodes:
        spans += [("CIN", one.start, one.end) for one in episode.need_plans]
        spans += [("CP", one.start, one.end) for one in episode.protection_plans]
    spans += [("CLA", one.start, one.end or last) for one in life.care]
    since = first - timedelta(days=60)
    for kind, start, end in spans:
        on = max(start, since) + timedelta(days=rng.randint(1, 6))
        while on < min(end, last + timedelta(days=1)):
            if on >= life.need.born:
                alone = rng.random() < 0.82 and birthday(life.need.born, 2) <= on
                seen = rng.random() < 0.96
                life.visits.append(Visit(on, kind, seen, seen and alone, _worker_on(life, on)))
            gap = rng.randint(_BETWEEN[kind] - 6, _BETWEEN[kind] + 7)
            on += timedelta(days=gap * 3 if rng.random() < 0.05 else gap)


def _worker_on(life: Life, on: date) -> str:
    for one in life.allocations:
        if one.start <= on and (one.end is None or one.end > on):
            return one.worker
    return ""
