"""Invented journeys of need: a referral, and what came of it.

Journeys are made of the same pieces as the invented CIN census, so that they are true to its guide
in what its rules look at; how many are of each kind, and how long they last, follows the published
figures.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.reference.working_days import working_days_after
from lineofsight.synthetic.cin.children import Child, Episode, NeedPlan
from lineofsight.synthetic.cin.journeys import (
    assess,
    close,
    days,
    enquire,
    plan_need,
    protect,
    working_day,
)
from lineofsight.synthetic.council.rates import Rates

#: Who refers, besides schools, and how often.
_SOURCES = "6 6 6 6 3A 3B 3E 3F 1A 1B 4 5A 5B 5D 7 8 9 10".split()
_SCHOOLS = ("2A", "2A", "2A", "2B")
_NEEDS = "N1 N1 N1 N1 N1 N2 N3 N4 N4 N5 N6 N8".split()
#: Factors whose share is published, by their code.
PUBLISHED_FACTORS = {
    "3B": "hp_factor_da_parent_pct",
    "4B": "hp_factor_mh_parent_pct",
    "16A": "hp_factor_neglect_pct",
    "18C": "hp_factor_physical_pct",
    "11A": "hp_factor_cse_pct",
    "24A": "hp_factor_cce_pct",
    "10A": "hp_factor_missing_pct",
}
#: Others, and how often each is found.
_OTHER_FACTORS = {
    "1B": 0.16,
    "2B": 0.17,
    "4A": 0.2,
    "5A": 0.08,
    "6A": 0.06,
    "6B": 0.07,
    "13A": 0.03,
    "14A": 0.09,
    "15A": 0.06,
    "17A": 0.17,
    "19C": 0.04,
    "3A": 0.09,
    "20": 0.05,
}
#: Days of a conference after its enquiry, in working days, in time and late.
_IN_TIME, _LATE = (7, 14), (17, 26)
#: How far back a kind of journey can have begun and still go on, in days.
_SHORT, _PLANNED, _LONG = 240, 1400, 5200


#: By how much more often a first referral leads into care than any does.
AGAIN = 1.38


@dataclass(frozen=True)
class Shares:
    """How referrals turn out, as shares of all, and what makes them so.

    Attributes:
        long: of plans of children in need, those that last for years.
        next_review: the chance that a child protection plan goes on after a review.
        again: the chance that a child is referred again within 12 months of a short journey.
    """

    nothing: float
    not_in_need: float
    enquired: float
    conferred: float
    protected: float
    care: float
    helped: float
    long: float
    next_review: float
    again: float

    @staticmethod
    def of(rates: Rates) -> Shares:
        """The shares that give a council's published figures."""
        referred = rates["hp_referral_rate"]
        nothing = rates.share("hp_referral_nfa_pct")
        not_in_need = rates.share("hp_referral_no_need_pct")
        protected = rates["hp_cpp_start_rate"] / referred * 0.97
        conferred = max(rates["hp_icpc_rate"] - rates["hp_cpp_start_rate"], 0.3) / referred
        enquired = max(rates["hp_s47_rate"] - rates["hp_icpc_rate"], 1.0) / referred
        # Seven of ten children come into care without having been on a plan; of children referred
        # again none does here, so more of the others do.
        care = rates["cic_start_rate"] / referred * 0.7 * AGAIN
        rest = 1 - nothing - not_in_need - protected - conferred - care
        enquired = min(enquired, rest * 0.7)
        helped = max(rest - enquired, 0.02)
        stock = rates["hp_cin_rate"] / referred
        plan_years = rates["hp_cpp_rate"] / rates["hp_cpp_start_rate"]
        care_years = rates["cic_rate"] / rates["cic_start_rate"]
        known = (
            not_in_need * 0.11
            + protected * (plan_years + 0.45)
            + rates["cic_start_rate"] / referred * care_years
        )
        planned = enquired + helped + conferred
        mean = max((stock - known) / planned, 0.3)
        long = min(max((mean - 0.46) / (4.4 - 0.46), 0.0), 0.6)
        return Shares(
            nothing=nothing,
            not_in_need=not_in_need,
            enquired=enquired,
            conferred=conferred,
            protected=protected,
            care=care,
            helped=helped,
            long=long,
            next_review=_next_review(plan_years),
            again=min(
                rates.share("hp_rereferral_pct")
                / max(nothing + not_in_need + (1 - long) * planned * 0.62, 0.1)
                * 0.86,
                0.8,
            ),
        )


def _next_review(years: float) -> float:
    """The chance of another review that makes plans last so long on average: the first comes
    after some 80 days, each later one some 163 after it."""
    beyond = max(years * 365.25 - 80, 20)
    return min(beyond / (beyond + 163), 0.85)


@dataclass
class Maker:
    """Makes journeys of need of one child."""

    rng: random.Random
    rates: Rates
    shares: Shares

    def refer(self, child: Child, on: date) -> Episode:
        """A referral."""
        school = self.rng.random() < self.rates.share("hp_ref_school_pct")
        source = self.rng.choice(_SCHOOLS if school else _SOURCES)
        made = Episode(on, source, self.rng.choice(_NEEDS))
        child.episodes.append(made)
        return made

    def kinds(self) -> list[tuple[Callable[[Child, date], Episode], float, int]]:
        """Every kind of journey: how it is made, its share, and how long ago it may have begun."""
        s = self.shares
        planned = s.enquired + s.helped + s.conferred
        return [
            (self.nothing_more, s.nothing, 0),
            (self.not_in_need, s.not_in_need, 150),
            (self.enquired, s.enquired * (1 - s.long), _SHORT * 2),
            (self.conferred, s.conferred * (1 - s.long), _SHORT * 2),
            (self.helped, s.helped * (1 - s.long), _SHORT * 2),
            (self.long_helped, planned * s.long, _LONG),
            (self.protected, s.protected, _PLANNED),
        ]

    def nothing_more(self, child: Child, on: date) -> Episode:
        """A referral that led to no further action."""
        made = self.refer(child, on)
        made.acted_on = False
        made.need = made.need if self.rng.random() < 0.5 else ""
        return made

    def assessed(self, episode: Episode, on: date, *, least: int = 10) -> date:
        """An assessment, late as often as is published; the day it ended."""
        late = self.rng.random() > self.rates.share("hp_assess_45d_pct")
        span = (68, 100) if late else (least, max(58, least + 5))
        end = days(self.rng, on, *span)
        made = assess(self.rng, episode, on, end)
        made.factors = self._factors()
        return end

    def _factors(self) -> list[str]:
        chances = {code: self.rates.share(measure) for code, measure in PUBLISHED_FACTORS.items()}
        found = [
            code
            for code, chance in {**chances, **_OTHER_FACTORS}.items()
            if self.rng.random() < chance
        ]
        return found or [self.rng.choice(list(_OTHER_FACTORS))]

    def not_in_need(self, child: Child, on: date) -> Episode:
        """Assessed and found not in need: closed on the day on which the assessment ended."""
        made = self.refer(child, on)
        end = self.assessed(made, days(self.rng, on, 0, 3))
        return close(made, end, self.rng.choice(["RC8", "RC8", "RC9"]))

    def _enquire(self, episode: Episode, on: date, *, confer: bool) -> date:
        """An enquiry, with a conference or without, and the assessment that goes on beyond it; the
        day of the conference or the decision."""
        made = enquire(self.rng, episode, on, confer=confer)
        if confer and self.rng.random() > self.rates.share("hp_icpc_15d_pct"):
            late = working_day(working_days_after(made.start, self.rng.randint(*_LATE)))
            made.decided = made.conference = late
        assessment = episode.assessments[-1]
        assessment.factors = self._factors()
        if assessment.end <= made.decided:
            assessment.end = days(self.rng, made.decided, 3, 14)
        return made.decided

    def _plan(self, episode: Episode, on: date, *, long: bool = False) -> date:
        """A plan of a child in need; the day it ended."""
        if long:
            span = min(int(self.rng.expovariate(1 / 1480)) + 250, _LONG)
            made = NeedPlan(on, on + timedelta(days=span))
            episode.need_plans.append(made)
            return made.end
        return plan_need(self.rng, episode, on, 25, 240).end

    def _helped(self, child: Child, on: date, *, long: bool) -> Episode:
        made = self.refer(child, on)
        began = self.assessed(made, days(self.rng, on, 0, 3))
        ended = self._plan(made, days(self.rng, began, 1, 10), long=long)
        reason = self.rng.choice(["RC7", "RC7", "RC7", "RC7", "RC3", "RC4", "RC5", "RC6"])
        return close(made, days(self.rng, ended, 0, 8), reason)

    def helped(self, child: Child, on: date) -> Episode:
        """A plan of a child in need after the assessment."""
        return self._helped(child, on, long=False)

    def long_helped(self, child: Child, on: date) -> Episode:
        """The same, for years: as of disabled children."""
        return self._helped(child, on, long=True)

    def enquired(self, child: Child, on: date) -> Episode:
        """An enquiry that needed no conference, and a plan of a child in need."""
        made = self.refer(child, on)
        self._enquire(made, days(self.rng, on, 0, 4), confer=False)
        began = made.assessments[-1].end
        ended = self._plan(made, days(self.rng, began, 1, 10))
        return close(made, days(self.rng, ended, 0, 8), "RC7")

    def conferred(self, child: Child, on: date) -> Episode:
        """A conference that led to no child protection plan, and a plan of a child in need."""
        made = self.refer(child, on)
        self._enquire(made, days(self.rng, on, 0, 4), confer=True)
        began = made.assessments[-1].end
        ended = self._plan(made, days(self.rng, began, 1, 10))
        return close(made, days(self.rng, ended, 0, 8), "RC7")

    def _goes_on(self, reviews: int) -> float:
        """The chance that a plan goes on after so many reviews: few last for two years."""
        if reviews < 4:
            return min(self.shares.next_review * 1.06, 0.9)
        few = self.rates.share("hp_cpp_2y_closed_pct")
        return min(few / max(self.shares.next_review**3, 0.02) * 1.3, 0.8)

    def on_plan(self, child: Child, episode: Episode, on: date) -> date:
        """A child protection plan from a conference on; the day it ended."""
        before = sum(len(one.protection_plans) for one in child.episodes)
        if not before and self.rng.random() < self.rates.share("hp_cpp_repeat_pct") * 0.62:
            before = self.rng.choice([1, 1, 1, 2])
        reviews = 1
        while reviews < 7 and self.rng.random() < self._goes_on(reviews):
            reviews += 1
        made = protect(self.rng, episode, on, reviews=reviews, before=before)
        late = 1 - self.rates.share("hp_cpp_reviews_pct")
        if len(made.reviews) > 1 and self.rng.random() < late * 1.6:
            moved = timedelta(days=self.rng.randint(25, 60))
            made.reviews[1:] = [working_day(day + moved) for day in made.reviews[1:]]
            made.end = made.reviews[-1]
        return made.end

    def protected(self, child: Child, on: date) -> Episode:
        """An enquiry, a conference, a child protection plan, and a plan of a child in need; of a
        few a second plan after it, and of a few the plan of another council before."""
        made = self.refer(child, on)
        moved_in = self.rng.random() < 0.04
        if moved_in:
            made.source = "5C"
            conference = working_day(days(self.rng, on, 7, 14))
            self.assessed(made, on, least=20)
            if made.assessments[-1].end <= conference:
                made.assessments[-1].end = days(self.rng, conference, 3, 20)
            made.conference = conference
        else:
            conference = self._enquire(made, days(self.rng, on, 0, 4), confer=True)
        ended = self.on_plan(child, made, conference)
        if moved_in and made.protection_plans[-1].before == 0:
            made.protection_plans[-1].before = 1
        if not moved_in and self.rng.random() < 0.06:
            again = self._enquire(made, days(self.rng, ended, 60, 90), confer=True)
            ended = self.on_plan(child, made, again)
        began = max(ended, made.assessments[-1].end)
        helped = plan_need(self.rng, made, days(self.rng, began, 1, 5), 40, 170)
        return close(made, days(self.rng, helped.end, 0, 8), "RC7")
