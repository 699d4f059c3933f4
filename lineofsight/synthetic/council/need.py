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
#: Of those who come into care, who had been on a child protection plan.
FROM_PLANS = 0.3
#: Of referrals, those of children first referred more than a year before.
_REFERRED_LATER = 0.13
#: Days of a conference after its enquiry, in working days, in time and late.
_IN_TIME, _LATE = (7, 14), (17, 26)
#: How far back a kind of journey can have begun and still go on, in days.
_SHORT, _PLANNED, _LONG = 480, 2300, 5500
#: A child protection plan's days: to its first review, and from one review to the next.
_FIRST_REVIEW, _NEXT_REVIEW = 80, 163
#: Reviews after which a plan has lasted for two years, and at most.
_TWO_YEARS, _MOST_REVIEWS = 5, 13
#: Years that episodes of need last: with a plan, without one, and with one for years.
_WITH_PLAN, _BRIEF, _FOR_YEARS = 0.46, 0.13, 3.3


@dataclass(frozen=True)
class Shares:
    """How referrals turn out, as shares of all, and what makes them so.

    Attributes:
        care: of first referrals, those that lead from an assessment into care.
        plan_to_care: of first child protection plans, those that lead into care.
        brief: of journeys with a plan of a child in need, those that end with the assessment.
        long: of them, those that last for years.
        next_review: the chance that a child protection plan goes on after one of its first
            reviews; `fourth_review`: after the fourth, for two years; `late_review`: after that.
        again: the chance that a child is referred again within 12 months of a short journey.
    """

    nothing: float
    not_in_need: float
    enquired: float
    conferred: float
    protected: float
    care: float
    plan_to_care: float
    helped: float
    brief: float
    long: float
    next_review: float
    fourth_review: float
    late_review: float
    again: float

    @staticmethod
    def of(rates: Rates) -> Shares:
        """The shares that give a council's published figures."""
        referred = rates["hp_referral_rate"]
        nothing = rates.share("hp_referral_nfa_pct")
        not_in_need = rates.share("hp_referral_no_need_pct")
        protected = rates["hp_cpp_start_rate"] / referred * 1.06
        conferred = max(rates["hp_icpc_rate"] - rates["hp_cpp_start_rate"], 0.3) / referred
        enquired = max(rates["hp_s47_rate"] - rates["hp_icpc_rate"], 1.0) / referred
        into_care = rates["cic_start_rate"] / referred
        # Some come into care from a child protection plan.
        # First referrals alone lead into care here, so that more of them do than of all.
        first = max(1 - rates.share("hp_rereferral_pct") - _REFERRED_LATER, 0.3)
        care = into_care * (1 - FROM_PLANS) / first
        rest = max(1 - nothing - not_in_need - protected - conferred - care * first, 0.05)
        enquired = min(enquired, rest * 0.9)
        helped = max(rest - enquired, 0.02)
        planned = enquired + helped + conferred
        brief = _brief(rates.share("hp_cin_closed_3m_pct"), planned, protected + care * first)
        plan_years = rates["hp_cpp_rate"] / rates["hp_cpp_start_rate"]
        known = (
            not_in_need * 0.11
            + protected * (plan_years + 0.45)
            + into_care * rates["cic_rate"] / rates["cic_start_rate"]
        )
        mean = (rates["hp_cin_rate"] / referred - known) / planned
        short = brief * _BRIEF + (1 - brief) * _WITH_PLAN
        long = min(max((mean - short) / (_FOR_YEARS - short), 0.0), 0.6)
        closed = rates.share("hp_cpp_2y_closed_pct")
        late = _late_review(closed, rates.share("hp_cpp_2y_open_pct"), plan_years)
        following = _next_review(plan_years, closed, late)
        return Shares(
            nothing=nothing,
            not_in_need=not_in_need,
            enquired=enquired,
            conferred=conferred,
            protected=protected,
            care=care,
            plan_to_care=min(into_care * FROM_PLANS * 1.1 / first / protected, 0.7),
            helped=helped,
            brief=brief,
            long=long,
            next_review=following,
            # Some of the fifth reviews are held shortly before the two years are over.
            fourth_review=min(closed / max(following**3 * (0.65 + 0.35 * late), 0.01), 0.95),
            late_review=late,
            again=min(
                rates.share("hp_rereferral_pct")
                / max(nothing + not_in_need + (1 - long) * planned * 0.62, 0.1)
                * 0.77,
                0.8,
            ),
        )


def _brief(closed_soon: float, planned: float, others: float) -> float:
    """Of journeys with a plan, those that end with the assessment, so that the published share of
    episodes are closed within three months. A tenth of those with a plan are too."""
    wanted = closed_soon * 1.08 * (planned + others) / planned
    return min(max((wanted - 0.1) / 0.75, 0.0), 0.8)


def _late_review(closed: float, still_open: float, years: float) -> float:
    """The chance of another review after two years that leaves as many plans open so long as are
    published, beside those closed so late."""
    beyond = still_open * years * 310 / max(closed, 0.005)
    return min(beyond / (beyond + _NEXT_REVIEW), 0.8)


def _next_review(years: float, closed: float, late: float) -> float:
    """The chance of another review that makes plans last so long on average."""
    beyond = max(years * 350 - _FIRST_REVIEW, 10) / _NEXT_REVIEW - closed / (1 - late)
    low, high = 0.02, 0.95
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(middle**n for n in (1, 2, 3)) < beyond else (low, middle)
    return low


@dataclass
class Maker:
    """Makes journeys of need of one child."""

    rng: random.Random
    rates: Rates
    shares: Shares

    def refer(self, child: Child, on: date) -> Episode:
        """A referral."""
        # Of some referrals the journey says who made them.
        school = self.rng.random() < self.rates.share("hp_ref_school_pct") * 1.04
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
            (self.enquired, s.enquired * (1 - s.long), _SHORT),
            (self.conferred, s.conferred * (1 - s.long), _SHORT),
            (self.helped, s.helped * (1 - s.long), _SHORT),
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
        if self.rng.random() > self.rates.share("hp_assess_45d_pct"):
            assessment.end = max(assessment.end, days(self.rng, on, 68, 100))
        if assessment.end <= made.decided:
            assessment.end = days(self.rng, made.decided, 3, 14)
        return made.decided

    def _plan(self, episode: Episode, *, long: bool) -> Episode:
        """A plan of a child in need after the assessment, for years or not, mostly; and the end of
        the episode after it."""
        began = days(self.rng, episode.assessments[-1].end, 1, 10)
        if long:
            span = min(int(self.rng.expovariate(1 / 1480)) + 250, _LONG)
            episode.need_plans.append(NeedPlan(began, began + timedelta(days=span)))
        elif self.rng.random() < self.shares.brief:
            return close(episode, days(self.rng, episode.assessments[-1].end, 0, 5), "RC7")
        else:
            plan_need(self.rng, episode, began, 25, 240)
        return close(episode, days(self.rng, episode.need_plans[-1].end, 0, 8), "RC7")

    def _helped(self, child: Child, on: date, *, long: bool) -> Episode:
        made = self.refer(child, on)
        self.assessed(made, days(self.rng, on, 0, 3))
        self._plan(made, long=long)
        made.reason = self.rng.choice(["RC7", "RC7", "RC7", "RC7", "RC3", "RC4", "RC5", "RC6"])
        return made

    def helped(self, child: Child, on: date) -> Episode:
        """A plan of a child in need after the assessment."""
        return self._helped(child, on, long=False)

    def _enquired(self, child: Child, on: date, *, confer: bool, long: bool) -> Episode:
        made = self.refer(child, on)
        self._enquire(made, days(self.rng, on, 0, 4), confer=confer)
        return self._plan(made, long=long)

    def enquired(self, child: Child, on: date) -> Episode:
        """An enquiry that needed no conference, and a plan of a child in need."""
        return self._enquired(child, on, confer=False, long=False)

    def conferred(self, child: Child, on: date) -> Episode:
        """A conference that led to no child protection plan, and a plan of a child in need."""
        return self._enquired(child, on, confer=True, long=False)

    def long_helped(self, child: Child, on: date) -> Episode:
        """A plan for years, as of disabled children, after an assessment, an enquiry or a
        conference."""
        s = self.shares
        chance = self.rng.random() * (s.helped + s.enquired + s.conferred)
        if chance < s.helped:
            return self._helped(child, on, long=True)
        return self._enquired(child, on, confer=chance > s.helped + s.enquired, long=True)

    def _goes_on(self, reviews: int) -> float:
        """The chance that a plan goes on after so many reviews: few last for two years."""
        if reviews < _TWO_YEARS - 1:
            return self.shares.next_review
        return self.shares.fourth_review if reviews < _TWO_YEARS else self.shares.late_review

    def on_plan(self, child: Child, episode: Episode, on: date) -> date:
        """A child protection plan from a conference on; the day it ended."""
        before = sum(len(one.protection_plans) for one in child.episodes)
        if not before and self.rng.random() < self.rates.share("hp_cpp_repeat_pct") * 0.62:
            before = self.rng.choice([1, 1, 1, 2])
        reviews = 1
        while reviews < _MOST_REVIEWS and self.rng.random() < self._goes_on(reviews):
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
