"""An invented council: its children's lives, its teams and workers, its people under 18."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lineofsight.reference import authorities
from lineofsight.synthetic.council.care import CareShares
from lineofsight.synthetic.council.life import Life, Team, Worker
from lineofsight.synthetic.council.lives import Grounds, Inventor
from lineofsight.synthetic.council.need import Shares
from lineofsight.synthetic.council.rates import Rates, rates_of
from lineofsight.synthetic.council.work import Posts, make_posts

#: An invented name, and a code that no council has.
NAME, LA_CODE = "Mereshire", "999"
#: The council plays Wiltshire's part on the map of postcodes.
GSS_CODE = "E06000054"
#: Children by whom it is found how often children are referred, at most.
_PILOT = 2_000


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


@dataclass(frozen=True)
class Council:
    """An invented council.

    Attributes:
        settings: what it was made by.
        rates: the published figures it has.
        grounds: what its children's lives are invented from.
        people: people under 18 in the area.
    """

    settings: Settings
    rates: Rates
    grounds: Grounds
    people: int

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
        return tuple(self.grounds.posts.teams)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Everybody who has worked for it."""
        return self.grounds.posts.workers

    def population(self, mid_year: int) -> int:  # noqa: ARG002 - the same in every year
        """People under 18 in the area."""
        return self.people

    def lives(self) -> Iterator[Life]:
        """The life of each child, one after the other: by seed and number alone."""
        for number in range(1, self.settings.children + 1):
            yield self.life(number)

    def life(self, number: int) -> Life:
        """The life of one child."""
        return Inventor(self.grounds, number).life()


def make_council(settings: Settings) -> Council:
    """An invented council like a real one.

    Raises:
        UnknownCouncilError: there is no council like that.
        ValueError: there is no child, or no year.
    """
    if settings.children < 1 or settings.years < 1:
        raise ValueError("A council has one child and one year at least.")
    rates = rates_of(find_council(settings.like))
    bare = Grounds(
        seed=settings.seed,
        first=settings.first_day,
        last=settings.as_at,
        names=settings.names,
        rates=rates,
        shares=Shares.of(rates),
        care=CareShares.of(rates),
        posts=Posts(),
    )
    # How often these children are referred, and how many cases are open, is found by trying.
    tried = min(settings.children, _PILOT)
    referred, standing = _count(bare, tried, settings)
    years = ((settings.as_at - settings.first_day).days + 1) / 365.25
    scale = settings.children / tried
    people = max(round(referred / years * scale / rates["hp_referral_rate"] * 10_000), 1)
    posts = make_posts(
        random.Random(f"{settings.seed} posts"),
        rates,
        standing * scale,
        people,
        settings.first_day,
        settings.as_at,
    )
    return Council(settings, rates, replace(bare, posts=posts), people)


def _count(grounds: Grounds, children: int, settings: Settings) -> tuple[int, float]:
    """How often so many children were referred in the council's days, and how many of them have
    an open case on a day."""
    referred = standing = 0
    days = [date(settings.last_year - back, 3, 31) for back in range(settings.years)]
    for number in range(1, children + 1):
        for one in Inventor(grounds, number).journey().need.episodes:
            referred += grounds.first <= one.referred <= grounds.last
            standing += sum(
                one.acted_on and one.referred <= day and (one.closed is None or one.closed > day)
                for day in days
            )
    return referred, standing / len(days)
