"""Inventing one child's life: a first journey, what followed it, and who worked with the child.

Lives are drawn as time brings them: a journey may begin on any day, long before the council's first
day too, and is kept where anything of it lies in the days for which the council is known. So the
council is as full on its first day as on its last.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from lineofsight.synthetic.cin.children import Child, Episode, birthday
from lineofsight.synthetic.cin.journeys import pupil_number, some_disabilities
from lineofsight.synthetic.council.care import Carer, CareShares, home_postcode
from lineofsight.synthetic.council.contact import add_contacts, visit
from lineofsight.synthetic.council.in_care import live_through
from lineofsight.synthetic.council.leaving import leave
from lineofsight.synthetic.council.life import Life
from lineofsight.synthetic.council.need import Maker, Shares
from lineofsight.synthetic.council.rates import Rates
from lineofsight.synthetic.council.work import Posts, allocate

#: Whose pupil numbers children have.
_UPN = "865"
_ETHNIC = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BCRB APKN ABAN OOTH NOBT".split()
#: Invented names, that nobody would take for somebody's.
_FORENAMES = (
    "Alder Bramble Clover Damson Fennel Hazel Juniper Larch Maple Nettle Rowan Sorrel".split()
)
_SURNAMES = "Barrowfold Copsewell Dovemere Fernhollow Greyheron Larkmeadow Otterbrook".split()
#: The age up to which a child protection plan begins, so that none goes on beyond 18.
_PLANNED_UNDER = 13
#: Ages up to which children are adopted, and go to guardians; and how much more often younger
#: children do than all who come into care.
_ADOPTED_UNDER, _GUARDIAN_UNDER = 5, 13
_ADOPTED_MORE, _GUARDIAN_MORE = 3.6, 1.2
#: Of those who come into care, who were referred before and helped, or not.
_KNOWN_BEFORE = 0.5
#: Days for which a child is remembered: who is referred again may have come first so long ago.
_REMEMBERED = 2500
#: The kind of journey that leads from a child protection plan into care, and how long before the
#: council's first day one may have begun.
_FROM_PLAN, _FROM_PLAN_BEFORE = "from_plan", 7700
#: Kinds of care, with how long before the council's first day one may have begun, in days.
CARE_BEFORE = {"adopted": 1200, "guardian": 1100, "home": 420, "alone": 2300, "grown": 7700}


@dataclass(frozen=True)
class Grounds:
    """What lives are invented from.

    Attributes:
        first, last: the days from and up to which the council is known.
    """

    seed: int
    first: date
    last: date
    names: bool
    rates: Rates
    shares: Shares
    care: CareShares
    posts: Posts

    @cached_property
    def kinds(self) -> tuple[list[str], list[float]]:
        """The kinds of first journeys, with how many there are of each in the days of which one
        may be drawn."""
        days = (self.last - self.first).days + _REMEMBERED
        maker = Maker(random.Random(0), self.rates, self.shares)
        into_care = self.shares.plan_to_care
        names = [_FROM_PLAN]
        weights = [self.shares.protected * into_care * (days + _FROM_PLAN_BEFORE)]
        for method, share, before in maker.kinds():
            others = 1 - into_care if method == maker.protected else 1
            names.append(method.__name__)
            weights.append(share * others * (days + before))
        shares = self.care.by_kind
        for name, before in CARE_BEFORE.items():
            names.append(name)
            weights.append(self.shares.care * shares[name] * (days + before))
        return names, weights


class Inventor:
    """Invents one child's life."""

    def __init__(self, grounds: Grounds, number: int) -> None:
        self.grounds, self.number = grounds, number
        self.rng = random.Random(f"{grounds.seed} {number}")
        self.maker = Maker(self.rng, grounds.rates, grounds.shares)

    def journey(self) -> Life:
        """The life without who worked with the child: need, care and what came after it."""
        names, weights = self.grounds.kinds
        while True:
            (kind,) = self.rng.choices(names, weights)
            life = self._care_life(kind) if kind in CARE_BEFORE else self._need_life(kind)
            self._add_referrals(life)
            if self._touches(life):
                return life

    def life(self) -> Life:
        """The whole life."""
        life = self.journey()
        grounds = self.grounds
        for period in life.care:
            live_through(self.rng, grounds.rates, life.need.born, period, grounds.last)
        add_contacts(self.rng, life)
        life.allocations = allocate(self.rng, grounds.posts, list(_stages(life)))
        visit(self.rng, life, grounds.first, grounds.last)
        return life

    def _touches(self, life: Life) -> bool:
        """Whether anything of it lies in the council's days."""
        first, last = self.grounds.first, self.grounds.last
        need = any(
            one.referred <= last
            and ((one.closed or one.referred) >= first or one.referred >= first)
            for one in life.need.episodes
        )
        return need or any(first <= one.birthday <= last for one in life.leaving)

    def _start(self, before: int) -> date:
        first = self.grounds.first - timedelta(days=before + _REMEMBERED)
        return first + timedelta(days=self.rng.randint(0, (self.grounds.last - first).days))

    def _someone(self, born: date, *, uasc: bool = False) -> Life:
        rng, number = self.rng, self.number
        disabled = not uasc and rng.random() < 0.13
        child = Child(
            number=number,
            sex="M" if uasc else rng.choice("MF"),
            born=born,
            ethnicity="OOTH" if uasc else rng.choice(_ETHNIC),
            disabilities=some_disabilities(number) if disabled else ["NONE"],
            upn=pupil_number(number, _UPN),
            former_upn="",
            no_upn="UN5" if uasc else "",
        )
        life = Life(number, child, uasc=uasc, home_postcode=home_postcode(rng))
        if self.grounds.names:
            # By chance of their own: the child is the same without a name.
            named = random.Random(f"{self.grounds.seed} {number} name")
            life.forename, life.surname = named.choice(_FORENAMES), named.choice(_SURNAMES)
        return life

    # Need.

    def _need_life(self, kind: str) -> Life:
        into_care, planned = kind == _FROM_PLAN, kind in (_FROM_PLAN, "protected")
        method: Callable[[Child, date], Episode] = (
            self.maker.protected if into_care else getattr(self.maker, kind)
        )
        before = next(d for m, _, d in self.maker.kinds() if m == method)
        on = self._start(_FROM_PLAN_BEFORE if into_care else before)
        unborn = planned and self.rng.random() < 0.1
        if unborn:
            born = on + timedelta(days=self.rng.randint(25, 170))
        else:
            oldest = _PLANNED_UNDER if planned else 16.7
            born = on - timedelta(days=self.rng.randint(2, int(oldest * 365)))
        life = self._someone(born)
        if into_care:
            self._known_before(life, on)
        made = self._episode(life, method, on)
        if unborn:
            made.source = self.rng.choice(["3A", "3D", "3E"])
        if into_care:
            self._from_plan(life, made)
        return life

    def _known_before(self, life: Life, on: date) -> None:
        """Of some who come into care, an earlier referral that was over before."""
        first = on - timedelta(days=self.rng.randint(120, 1500))
        if first <= life.need.born or self.rng.random() >= _KNOWN_BEFORE:
            return
        maker = self.maker
        method = self.rng.choice((maker.nothing_more, maker.not_in_need, maker.helped))
        made = method(life.need, first)
        if (made.closed or first) > on - timedelta(days=10):
            life.need.episodes.remove(made)

    def _episode(self, life: Life, method: Callable[[Child, date], Episode], on: date) -> Episode:
        made = method(life.need, on)
        self._end_at_18(life.need, made)
        return made

    def _end_at_18(self, child: Child, episode: Episode) -> None:
        """Nothing of need goes on beyond the day before the 18th birthday."""
        limit = birthday(child.born, 18) - timedelta(days=1)
        if episode.closed is not None and episode.closed > limit:
            latest = max(
                [one.end for one in episode.assessments]
                + [one.end for one in episode.protection_plans]
                + [one.start for one in episode.need_plans]
                + [episode.referred]
            )
            end = max(limit, latest)
            for plan in episode.need_plans:
                plan.end = min(plan.end, end)
            episode.closed = end

    def _add_referrals(self, life: Life) -> None:
        """Further referrals: within a year of a short journey as often as is published, and of
        some later on. Who was adopted is somebody else from then on."""
        maker, last = self.maker, self.grounds.last
        kinds = maker.kinds()
        while True:
            before = life.need.episodes[-1]
            if any(period.adoption and period.adoption.adopted for period in life.care):
                return
            over = before.closed or before.referred
            taken = (over - before.referred).days
            if taken < 300 and self.rng.random() < self.grounds.shares.again:
                on = over + timedelta(days=self.rng.randint(12, max(350 - taken, 20)))
            elif self.rng.random() < 0.2:
                on = over + timedelta(days=self.rng.randint(370, 1500))
            else:
                return
            if on > last or birthday(life.need.born, 17) <= on or life.need.born > on:
                return
            (kind,) = self.rng.choices(
                [method for method, _, _ in kinds], [share for _, share, _ in kinds]
            )
            if kind == maker.protected and birthday(life.need.born, _PLANNED_UNDER) <= on:
                kind = maker.helped
            self._episode(life, kind, on)

    # Care.

    def _care_life(self, kind: str) -> Life:
        """Into care from a first assessment, or alone from abroad."""
        on = self._start(CARE_BEFORE[kind])
        life = self._someone(on - timedelta(days=self._age(kind)), uasc=kind == "alone")
        if kind != "alone":
            self._known_before(life, on)
        self._from_assessment(life, on, kind)
        return life

    def _age(self, kind: str) -> int:
        """Days of age on coming into care for the first time."""
        rng = self.rng
        if kind == "adopted":
            return rng.randint(3, 900)
        if kind == "guardian":
            return rng.randint(10, 9 * 365)
        if kind == "home":
            return rng.randint(60, 16 * 365)
        if kind == "alone":
            return int(18 * 365.25) - rng.randint(280, 780)
        return int(18 * 365.25) - self.grounds.care.stay(rng)

    def _from_assessment(self, life: Life, on: date, kind: str) -> None:
        entered = on if kind == "alone" else on + timedelta(days=self.rng.randint(0, 75))
        if birthday(life.need.born, 18) <= entered + timedelta(days=30):
            entered = on
        episode = self.maker.refer(life.need, on)
        if kind == "alone":
            episode.source, episode.need = "6", "N8"
        ended = self.maker.assessed(episode, on)
        self._care(life, episode, entered, kind)
        if episode.closed is not None and episode.closed < ended:
            episode.closed = ended

    def _from_plan(self, life: Life, episode: Episode) -> None:
        """Into care on the day after which the child protection plan ends."""
        plan = episode.protection_plans[-1]
        on = max(plan.end, episode.assessments[-1].end) + timedelta(days=1)
        if life.need.born > on or birthday(life.need.born, 17) <= on:
            return
        episode.need_plans = [one for one in episode.need_plans if one.end <= on]
        self._care(life, episode, on, self._kind_of_care(life.need.born, on))

    def _kind_of_care(self, born: date, on: date) -> str:
        """How care goes for a child who was known before: not alone; by age, adopted or with a
        guardian."""
        shares, years = self.grounds.care, (on - born).days / 365.25
        kinds = {
            "adopted": shares.adopted * _ADOPTED_MORE if years < _ADOPTED_UNDER else 0.0,
            "guardian": shares.guardian * _GUARDIAN_MORE if years < _GUARDIAN_UNDER else 0.0,
            "home": shares.home,
            "grown": shares.rest + shares.alone,
        }
        (kind,) = self.rng.choices(list(kinds), list(kinds.values()))
        if kind == "grown":
            left = (birthday(born, 18) - on).days
            return "grown" if shares.stay(self.rng) > left - 130 else "other"
        return kind

    def _care(self, life: Life, episode: Episode, on: date, kind: str) -> None:
        grounds = self.grounds
        carer = Carer(self.rng, grounds.rates, grounds.care, life.need.born, grounds.last)
        if birthday(life.need.born, 17) <= on and kind != "alone":
            kind = "grown"
        period = carer.journey(on, kind)
        period.referral = life.need.episodes.index(episode)
        life.care.append(period)
        episode.closed = period.end or birthday(life.need.born, 18)
        episode.reason = "RC1" if period.episodes[-1].end_reason == "E12" else "RC7"
        life.leaving = leave(self.rng, grounds.rates, life.need.born, period, grounds.last)


def _stages(life: Life) -> Iterator[tuple[str, date, date]]:
    """Which kind of team has a child, from when to when: one after the other."""
    for index, episode in enumerate(life.need.episodes):
        if not episode.acted_on or episode.closed is None:
            continue
        assessed = episode.assessments[0].end if episode.assessments else episode.referred
        until = episode.closed
        care = next((one for one in life.care if one.referral == index), None)
        if care is None:
            yield "assessment", episode.referred, min(assessed, until)
            yield "safeguarding", assessed, until
        elif episode.protection_plans:
            yield "assessment", episode.referred, min(assessed, care.start)
            yield "safeguarding", assessed, care.start
            yield "care", care.start, care.end or until
        else:
            yield "assessment", episode.referred, care.start
            yield "care", care.start, care.end or until
