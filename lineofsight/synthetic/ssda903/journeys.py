"""Invented journeys through care: who the child is, and each episode of care, in order of days.

Journeys are plain enough to be true to the guide in every detail that the rules look at: an
episode ends on the day the next begins, a change of placement has its reason, an adopted child
was placed for adoption first. They do not follow any real child, nor any council's figures.
"""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, field
from datetime import date, timedelta

#: Letters with which a unique pupil number may begin.
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_ETHNIC = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BCRB APKN ABAN OOTH".split()
_NEEDS = "N1 N1 N1 N1 N2 N3 N4 N5 N6 N8".split()
#: Districts of the council's own area, and of places around it; the postcodes do not exist.
OWN_AREA, ELSEWHERE = ("ZZ1", "ZZ2", "ZZ3"), ("ZY4", "ZY5", "ZX6")


@dataclass(frozen=True)
class Provider:
    """A foster home, children's home or adopter's home where children are placed."""

    place: str
    provider: str
    postcode: str
    urn: str


@dataclass
class Episode:
    """One row of Episodes; `dec` and `rec` are blank while it is open."""

    decom: date
    rne: str
    ls: str
    cin: str
    home: str
    at: Provider
    dec: date | None = None
    rec: str = ""
    change: str = ""


@dataclass
class Decision:
    """A decision that a child should be placed for adoption."""

    placed: date
    matched: date | None = None
    ceased: date | None = None


@dataclass
class Child:
    """A child and the journey."""

    child: str
    sex: str
    dob: date
    ethnic: str
    upn: str
    uasc: bool
    episodes: list[Episode] = field(default_factory=list)
    decision: Decision | None = None
    missing: list[tuple[date, date]] = field(default_factory=list)

    def began(self) -> date:
        """The first day in care."""
        return self.episodes[0].decom

    def ended(self) -> date | None:
        """The day care ended, or None."""
        return self.episodes[-1].dec


def postcode(rng: random.Random, own: bool) -> str:
    """A postcode that does not exist."""
    district = rng.choice(OWN_AREA if own else ELSEWHERE)
    return f"{district} {rng.randint(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}"


def birthday(dob: date, years: int) -> date:
    """The birthday so many years on; of 29 February, 28 February in other years."""
    try:
        return dob.replace(year=dob.year + years)
    except ValueError:
        return date(dob.year + years, 2, 28)


def make_children(rng: random.Random, count: int, *, first: date, last: date) -> list[Child]:
    """So many journeys that touch the days from `first` to `last`."""
    makers = [_stays] * 5 + [_goes_home] * 3 + [_is_adopted] * 2 + [_arrives_alone, _grows_up]
    return [rng.choice(makers)(rng, f"{number:06d}", first, last) for number in range(1, count + 1)]


def _someone(
    rng: random.Random,
    name: str,
    youngest: float,
    oldest: float,
    start: date,
    *,
    uasc: bool = False,
) -> Child:
    """A child of an age, in years, on the day care starts."""
    dob = start - timedelta(days=rng.randint(int(youngest * 365.25), int(oldest * 365.25)))
    upn = rng.choice(_UPN_LETTERS) + "".join(rng.choices(string.digits, k=12))
    return Child(
        child=name,
        sex=rng.choice("MF") if not uasc else "M",
        dob=dob,
        ethnic="OOTH" if uasc else rng.choice(_ETHNIC),
        upn=upn,
        uasc=uasc,
    )


def _provider(rng: random.Random, place: str) -> Provider:
    """A home for a placement: a children's home has its own number and stands where it stands;
    foster homes are many to the number of their agency, the council's own or another."""
    if place == "K2":
        number = rng.randint(0, 19)
        home = random.Random(f"home {number}")
        own = home.random() < 0.4
        return Provider(place, "PR1" if own else "PR4", postcode(home, own), f"20000{number:02}")
    own = rng.random() < 0.7
    by, urn = ("PR1", "SC999001") if own else ("PR4", "SC999002")
    return Provider(place, by, postcode(rng, own), urn)


def _begin(rng: random.Random, child: Child, start: date, status: str, place: str) -> None:
    need = "N8" if child.uasc else rng.choice(_NEEDS)
    home = "" if child.uasc else postcode(rng, own=True)
    child.episodes.append(Episode(start, "S", status, need, home, _provider(rng, place)))


def _go_on(
    rng: random.Random, child: Child, on: date, *, status: str = "", place: str = ""
) -> None:
    """A new legal status, a new placement, or both, from a day on."""
    before = child.episodes[-1]
    reason = {(True, False): "L", (False, True): "P", (True, True): "B"}[bool(status), bool(place)]
    before.dec, before.rec = on, "X1"
    if place:
        before.change = rng.choice(["CARPL", "CREQB", "CHILD", "PLACE"])
    child.episodes.append(
        Episode(
            on,
            reason,
            status or before.ls,
            before.cin,
            before.home,
            _provider(rng, place) if place else before.at,
        )
    )


def _end(child: Child, on: date, reason: str) -> None:
    child.episodes[-1].dec, child.episodes[-1].rec = on, reason


def _day(rng: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, (last - first).days))


def _stays(rng: random.Random, name: str, first: date, last: date) -> Child:
    """Interim order, full order, foster care for years, a move now and then; ends at 18."""
    start = _day(rng, first - timedelta(days=900), last - timedelta(days=60))
    child = _someone(rng, name, 1, 12, start)
    _begin(rng, child, start, "C1", rng.choice(["U6", "U3", "U6"]))
    on = start + timedelta(days=rng.randint(150, 250))
    moves = rng.randint(0, 3)
    status = True
    while on < last and moves >= 0:
        if status:
            _go_on(rng, child, on, status="C2")
            status = False
        else:
            _go_on(rng, child, on, place=rng.choice(["U4", "U1", "K2", "U6"]))
            moves -= 1
        on += timedelta(days=rng.randint(120, 500))
    settled = max(first, child.episodes[-1].decom)
    if rng.random() < 0.1 and settled < last - timedelta(days=10):
        gone = _day(rng, settled, last - timedelta(days=10))
        child.missing.append((gone, gone + timedelta(days=rng.randint(1, 5))))
    return child


def _goes_home(rng: random.Random, name: str, first: date, last: date) -> Child:
    """Some months by agreement with the parents, then home to them."""
    start = _day(rng, first - timedelta(days=100), last - timedelta(days=30))
    child = _someone(rng, name, 4, 15, start)
    _begin(rng, child, start, "V2", rng.choice(["U6", "K2", "U3"]))
    end = start + timedelta(days=rng.randint(40, 300))
    if end < last:
        _end(child, max(end, first), "E4A")
    return child


def _is_adopted(rng: random.Random, name: str, first: date, last: date) -> Child:
    """Interim order, placement order, placed with adopters, adopted."""
    start = _day(rng, first - timedelta(days=500), last - timedelta(days=60))
    child = _someone(rng, name, 0, 3, start)
    child.upn = "UN1"
    _begin(rng, child, start, "C1", "U6")
    on = start + timedelta(days=rng.randint(180, 240))
    if on >= last:
        return child
    child.decision = Decision(placed=on - timedelta(days=30))
    _go_on(rng, child, on, status="E1")
    on += timedelta(days=rng.randint(60, 150))
    if on >= last:
        return child
    child.decision.matched = on - timedelta(days=21)
    _go_on(rng, child, on, place="A6")
    on += timedelta(days=rng.randint(100, 240))
    if on < last:
        _end(child, on, "E12")
    return child


def _arrives_alone(rng: random.Random, name: str, first: date, last: date) -> Child:
    """An unaccompanied asylum-seeking child of sixteen or so; ends at 18."""
    start = _day(rng, first - timedelta(days=300), last - timedelta(days=30))
    child = _someone(rng, name, 15, 17, start, uasc=True)
    _begin(rng, child, start, "V2", "U6")
    if birthday(child.dob, 18) < last:
        _end(child, birthday(child.dob, 18), "E15")
    return child


def _grows_up(rng: random.Random, name: str, first: date, last: date) -> Child:
    """In care from early on until 18, when a care leaver's life begins."""
    start = _day(rng, first - timedelta(days=2500), first - timedelta(days=1200))
    child = _someone(rng, name, 9, 14, start)
    _begin(rng, child, start, "C1", "U6")
    _go_on(rng, child, start + timedelta(days=200), status="C2")
    if birthday(child.dob, 18) < last:
        _end(child, birthday(child.dob, 18), "E15")
    return child
