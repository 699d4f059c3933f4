"""An invented council: its children's lives, its teams and workers, its people under 18."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from lineofsight.reference import authorities
from lineofsight.synthetic.cin.children import Child, Episode, birthday
from lineofsight.synthetic.cin.journeys import pupil_number, some_disabilities
from lineofsight.synthetic.council.care import Carer, CareShares, home_postcode, leave
from lineofsight.synthetic.council.life import (
    CarePeriod,
    Contact,
    EarlyHelp,
    Life,
    Team,
    Visit,
    Worker,
)
from lineofsight.synthetic.council.need import AGAIN, Maker, Shares
from lineofsight.synthetic.council.rates import Rates, rates_of
from lineofsight.synthetic.council.work import Posts, allocate, make_posts

#: An invented name, and a code that no council has.
NAME, LA_CODE = "Mereshire", "999"
#: The council plays Wiltshire's part on the map of postcodes.
GSS_CODE = "E06000054"
#: Whose pupil numbers children have.
_UPN = "865"
#: Children by whom it is found how often children are referred.
_PILOT = 700
_ETHNIC = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BCRB APKN ABAN OOTH NOBT".split()
#: Invented names, that nobody would take for somebody's.
_FORENAMES = (
    "Alder Bramble Clover Damson Fennel Hazel Juniper Larch Maple Nettle Rowan Sorrel".split()
)
_SURNAMES = "Barrowfold Copsewell Dovemere Fernhollow Greyheron Larkmeadow Otterbrook".split()
_LATEST = 420
#: Contacts that lead to nothing, for each that becomes a referral.
_OTHER_CONTACTS = 1.7


@dataclass(frozen=True)
class Settings:
    """What council is made.

    Attributes:
        like: the real council whose published figures it has: its name or DfE code.
        children: how many children it has known.
        years: how many collection years it is known for, the last of them `last_year`.
        seed: the same seed makes the same council.
        last_year: the last collection year (2025-26 is 2026).
        names: whether children have names, which are plainly invented.
    """

    like: str
    children: int
    years: int = 6
    seed: int = 7
    last_year: int = 2026
    names: bool = False

    @property
    def first_day(self) -> date:
        """The first day it is known for."""
        return date(self.last_year - self.years, 4, 1)

    @property
    def as_at(self) -> date:
        """The last day it is known for: half a year into the year in hand."""
        return date(self.last_year, 9, 30)


class UnknownCouncilError(LookupError):
    """There is no council of the name or code given."""


def find_council(like: str) -> str:
    """The DfE code of a council by its name or code.

    Raises:
        UnknownCouncilError: there is none.
    """
    wanted = like.strip()
    for known in authorities.all_authorities():
        if wanted.upper() in (known.code, *known.gss_codes):
            return known.code
    found = authorities.find(wanted)
    if found is None:
        raise UnknownCouncilError(f"No council with children's services is called {like!r}.")
    return found.code


@dataclass
class Council:
    """An invented council.

    Attributes:
        settings: what it was made by.
        rates: the published figures it has.
    """

    settings: Settings
    rates: Rates
    shares: Shares
    care_shares: CareShares
    posts: Posts = field(default_factory=Posts)
    people: int = 0

    name: str = NAME
    la_code: str = LA_CODE
    gss_code: str = GSS_CODE

    @property
    def like(self) -> str:
        """DfE code of the council that it is like."""
        return self.rates.code

    @property
    def teams(self) -> tuple[Team, ...]:
        """Its teams."""
        return tuple(self.posts.teams)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Everybody who has worked for it."""
        return self.posts.workers

    def population(self, mid_year: int) -> int:  # noqa: ARG002 - the same in every year
        """People under 18 in the area."""
        return self.people

    def lives(self) -> Iterator[Life]:
        """The life of each child, one after the other: by seed and number alone."""
        for number in range(1, self.settings.children + 1):
            yield self.life(number)

    def life(self, number: int) -> Life:
        """The life of one child."""
        return _Inventor(self, number).life()

    @cached_property
    def kinds(self) -> tuple[list[str], list[float]]:
        """The kinds of first journeys, with how many children there are of each that touch the
        days of the council: those that began in them, and those that had begun."""
        days = (self.settings.as_at - self.settings.first_day).days
        maker = Maker(random.Random(0), self.rates, self.shares)
        names, weights = [], []
        for method, share, before in maker.kinds():
            names.append(method.__name__)
            weights.append(share * (days + before))
        care = self.care_shares
        for name, share, before in (
            ("adopted", care.adopted, 1200),
            ("guardian", care.guardian, 1100),
            ("home", care.home, 420),
            ("alone", care.alone, 1100),
            ("grown", care.rest, 6500),
        ):
            names.append(name)
            weights.append(self.shares.care * share * (days + before))
        return names, weights


#: Ages up to which children are adopted, and go to guardians.
_ADOPTED_UNDER, _GUARDIAN_UNDER = 5, 13
#: The age up to which a child protection plan begins, so that none goes on beyond 18.
_PLANNED_UNDER = 14
#: How long before the council's first day a kind of care may have begun, in days.
_CARE_BEFORE = {"adopted": 1200, "guardian": 1100, "home": 420, "alone": 1100, "grown": 6500}


def make_council(settings: Settings) -> Council:
    """An invented council like a real one.

    Raises:
        UnknownCouncilError: there is no council like that.
        ValueError: there is no child, or no year.
    """
    if settings.children < 1 or settings.years < 1:
        raise ValueError("A council has one child and one year at least.")
    rates = rates_of(find_council(settings.like))
    made = Council(settings, rates, Shares.of(rates), CareShares.of(rates))
    made.posts = make_posts(
        random.Random(f"{settings.seed} posts"), rates, 50, settings.first_day, settings.as_at
    )
    # How often these children are referred, and how many cases are open, is found by trying.
    pilot = Council(
        Settings(settings.like, _PILOT, settings.years, settings.seed, settings.last_year),
        rates,
        made.shares,
        made.care_shares,
        made.posts,
    )
    first, last = settings.first_day, settings.as_at
    referred, standing = 0, 0
    days = [date(settings.last_year - back, 3, 31) for back in range(settings.years)]
    for life in pilot.lives():
        for episode in life.need.episodes:
            referred += first <= episode.referred <= last
            standing += sum(
                episode.acted_on
                and episode.referred <= day
                and (episode.closed is None or episode.closed > day)
                for day in days
            )
    years = (last - first).days / 365.25
    scale = settings.children / _PILOT
    made.people = round(referred / years * scale / rates["hp_referral_rate"] * 10_000)
    cases = standing / len(days) * scale
    made.posts = make_posts(random.Random(f"{settings.seed} posts"), rates, cases, first, last)
    return made


class _Inventor:
    """Invents one child's life."""

    def __init__(self, council: Council, number: int) -> None:
        self.council, self.number = council, number
        self.rng = random.Random(f"{council.settings.seed} {number}")
        self.maker = Maker(self.rng, council.rates, council.shares)

    @property
    def settings(self) -> Settings:
        return self.council.settings

    def life(self) -> Life:
        names, weights = self.council.kinds
        (kind,) = self.rng.choices(names, weights)
        while True:
            life = self._care_life(kind) if kind in _CARE_BEFORE else self._need_life(kind)
            if self._touches(life):
                break
        self._add_referrals(life)
        self._work(life)
        return life

    def _touches(self, life: Life) -> bool:
        """Whether anything of it lies in the council's days."""
        first = self.settings.first_day
        need = any(
            (one.closed or one.referred) >= first or one.referred >= first
            for one in life.need.episodes
        )
        return need or any(one.birthday >= first for one in life.leaving)

    def _start(self, before: int) -> date:
        first = self.settings.first_day - timedelta(days=before)
        return first + timedelta(days=self.rng.randint(0, (self.settings.as_at - first).days))

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
        if self.settings.names:
            life.forename, life.surname = rng.choice(_FORENAMES), rng.choice(_SURNAMES)
        return life

    def _need_life(self, kind: str) -> Life:
        method: Callable[[Child, date], Episode] = getattr(self.maker, kind)
        before = next(d for m, _, d in self.maker.kinds() if m.__name__ == kind)
        on = self._start(before)
        unborn = kind == "protected" and self.rng.random() < 0.1
        if unborn:
            born = on + timedelta(days=self.rng.randint(25, 170))
        else:
            oldest = _PLANNED_UNDER if kind == "protected" else 16.7
            born = on - timedelta(days=self.rng.randint(2, int(oldest * 365)))
        life = self._someone(born)
        episode = method(life.need, on)
        if unborn:
            episode.source = self.rng.choice(["3A", "3D", "3E"])
        self._end_at_18(life.need, episode)
        if kind == "protected" and self.rng.random() < self._into_care():
            self._enter_care(life, episode)
        return life

    def _into_care(self) -> float:
        """The chance that a child on a plan comes into care: three of ten who do were on one."""
        rates = self.council.rates
        return min(rates["cic_start_rate"] * 0.3 * AGAIN / rates["hp_cpp_start_rate"], 0.6)

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

    def _kind_of_care(self, years: float) -> str:
        """How care goes for a child who was on a plan: not alone; by age, adopted or with a
        guardian."""
        shares = self.council.care_shares
        kinds = {
            "adopted": shares.adopted if years < _ADOPTED_UNDER else 0.0,
            "guardian": shares.guardian if years < _GUARDIAN_UNDER else 0.0,
            "home": shares.home,
            "grown": shares.rest + shares.alone,
        }
        (kind,) = self.rng.choices(list(kinds), list(kinds.values()))
        return kind

    def _enter_care(self, life: Life, episode: Episode) -> None:
        """Into care on the day on which the child protection plan ends."""
        plan = episode.protection_plans[-1]
        on = max(plan.end, episode.assessments[-1].end) + timedelta(days=1)
        if life.need.born > on or birthday(life.need.born, 17) <= on:
            return
        episode.need_plans = [one for one in episode.need_plans if one.end <= on]
        years = (on - life.need.born).days / 365.25
        self._care(life, episode, on, self._kind_of_care(years))

    def _care_life(self, kind: str) -> Life:
        """Into care from an assessment, or alone from abroad."""
        rng = self.rng
        on = self._start(_CARE_BEFORE[kind])
        entered = on if kind == "alone" else on + timedelta(days=rng.randint(0, 75))
        life = self._someone(entered - timedelta(days=self._age(kind)), uasc=kind == "alone")
        if life.need.born > on - timedelta(days=2):
            on = entered = life.need.born + timedelta(days=2)
        episode = self.maker.refer(life.need, on)
        if kind == "alone":
            episode.source, episode.need = "6", "N8"
        ended = self.maker.assessed(episode, on)
        entered = max(entered, on)
        self._care(life, episode, entered, kind)
        if episode.closed is not None and episode.closed < ended:
            episode.closed = ended
        return life

    def _age(self, kind: str) -> int:
        """Days of age on coming into care."""
        rng, grown = self.rng, self.council.care_shares.grown
        if kind == "adopted":
            return rng.randint(3, 900)
        if kind == "guardian":
            return rng.randint(10, 9 * 365)
        if kind == "home":
            return rng.randint(60, 16 * 365)
        if kind == "alone":
            return int(18 * 365.25) - rng.randint(280, 780)
        stays = rng.betavariate(1.1, max(1.1 * (17.5 / grown - 1), 0.25)) * 17.5
        return int((18 - max(stays, 0.25)) * 365.25)

    def _care(self, life: Life, episode: Episode, on: date, kind: str) -> None:
        council = self.council
        carer = Carer(
            self.rng, council.rates, council.care_shares, life.need.born, self.settings.as_at
        )
        if birthday(life.need.born, 17) <= on and kind != "grown":
            kind = "grown"
        period = carer.journey(on, kind)
        period.referral = life.need.episodes.index(episode)
        life.care.append(period)
        end = period.end or birthday(life.need.born, 18)
        episode.closed = end
        episode.reason = {
            "E12": "RC1",
            "E45": "RC7",
            "E46": "RC7",
            "E47": "RC7",
        }.get(period.episodes[-1].end_reason, "RC7")
        life.leaving = leave(self.rng, council.rates, life.need.born, period, self.settings.as_at)

    def _add_referrals(self, life: Life) -> None:
        """Further referrals: within a year of a short journey as often as is published, and of
        some later on. Who was adopted is somebody else from then on."""
        maker, last = self.maker, self.settings.as_at
        kinds = maker.kinds()
        while True:
            before = life.need.episodes[-1]
            if any(period.adoption and period.adoption.adopted for period in life.care):
                return
            over = before.closed or before.referred
            taken = (over - before.referred).days
            if taken < 300 and self.rng.random() < self.council.shares.again:
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
            made = kind(life.need, on)
            self._end_at_18(life.need, made)

    def _work(self, life: Life) -> None:
        """Contacts, early help, visits, and who worked with the child."""
        rng = self.rng
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
        stages = list(_stages(life))
        life.allocations = allocate(rng, self.council.posts, stages, self.council.rates)
        self._visit(life)

    def _visit(self, life: Life) -> None:
        rng, last = self.rng, self.settings.as_at
        spans: list[tuple[str, date, date, int]] = []
        for episode in life.need.episodes:
            spans += [("CIN", one.start, one.end, 27) for one in episode.need_plans]
            spans += [("CP", one.start, one.end, 13) for one in episode.protection_plans]
        spans += [("CLA", one.start, one.end or last, 33) for one in life.care]
        since = self.settings.first_day - timedelta(days=60)
        for kind, start, end, usual in spans:
            on = max(start, since) + timedelta(days=rng.randint(1, 6))
            while on < min(end, last + timedelta(days=1)):
                if on >= life.need.born:
                    alone = rng.random() < 0.82 and birthday(life.need.born, 2) <= on
                    worker = _worker_on(life, on)
                    life.visits.append(Visit(on, kind, rng.random() < 0.96, alone, worker))
                gap = rng.randint(usual - 6, usual + 7)
                on += timedelta(days=gap * 3 if rng.random() < 0.05 else gap)


def _worker_on(life: Life, on: date) -> str:
    for one in life.allocations:
        if one.start <= on and (one.end is None or one.end > on):
            return one.worker
    return ""


def _stages(life: Life) -> Iterator[tuple[str, date, date | None]]:
    """Which kind of team has a child, from when to when: one after the other."""
    cares: list[CarePeriod] = life.care
    for index, episode in enumerate(life.need.episodes):
        if not episode.acted_on or episode.closed is None:
            continue
        assessed = episode.assessments[0].end if episode.assessments else episode.referred
        care = next((one for one in cares if one.referral == index), None)
        until = episode.closed
        if care is not None:
            assessed = min(assessed, care.start)
            yield "assessment", episode.referred, assessed
            yield "safeguarding", assessed, care.start
            yield "care", care.start, care.end or until
            continue
        yield "assessment", episode.referred, min(assessed, until)
        yield "safeguarding", assessed, until
