"""Invented journeys of children in need: what came of each referral, one after the other.

Journeys are plain enough to be true to the guide in every detail that the rules look at: an
assessment ends before the next begins, a child protection plan begins on the day of its conference,
and a plan of a child in need follows it. They do not follow any real child, nor any council's
figures. A journey goes on beyond the census year; `modules` tells what is known of it by then.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from lineofsight.reference.pupil_numbers import check_letter
from lineofsight.reference.working_days import is_working_day, working_days_after
from lineofsight.returns.cin.codes import LISTS
from lineofsight.synthetic.cin.children import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    NeedPlan,
    Proceedings,
    ProtectionPlan,
    in_year,
)

#: Authorities that gave the pupil numbers: the council, and one from which children moved in.
OWN_AUTHORITY, OTHER_AUTHORITY = "865", "866"

_ETHNICITIES = "WBRI WBRI WBRI WBRI WBRI WOTH WIRI MWBC MWAS BAFR BCRB APKN ABAN OOTH NOBT".split()
_SOURCES = "6 6 6 2A 2A 2A 3A 3B 3E 1A 1B 4 5A 5B 5D 7 8 9 10".split()
_NEEDS = "N1 N1 N1 N1 N2 N3 N4 N5 N6 N8".split()
_ABUSE = "NEG NEG NEG EMO EMO PHY SAB MUL".split()
_DISABILITIES = [code for code in LISTS["DISABILITY"].in_year(2026) if code != "NONE"]
#: Factors that say who did it are given in place of these, and 21 stands alone.
_NO_FACTORS, _NOT_GIVEN = "21", {"21", "18A", "19A"}
_FACTORS = [c for c in LISTS["ASSESSMENT_FACTORS"].in_year(2026) if c not in _NOT_GIVEN]

#: One child in so many has disabilities.
DISABLED_IN = 8

type_of_episode = Callable[[random.Random, Child, date], Episode]


def make_children(
    count: int, *, seed: int, start: date, end: date, dense: bool = False
) -> Iterator[Child]:
    """So many children with an episode in the census year, one after the other: each depends on
    the seed and its number alone.

    Args:
        count: how many.
        seed: the same seed makes the same children.
        start, end: the first and last day of the census year.
        dense: whether every child has something in every module.
    """
    for number in range(1, count + 1):
        # Invented data must repeat from a seed.
        rng = random.Random(f"{seed} {number}")
        if dense:
            yield _has_everything(rng, number, start)
            continue
        while True:
            journey = rng.choice(_JOURNEYS) if number % DISABLED_IN else _comes_and_goes
            child = journey(rng, number, start, end)
            if any(in_year(episode, start, end) for episode in child.episodes):
                yield child
                break


# Who the child is.


def _someone(rng: random.Random, number: int, born: date, *, disabled: bool) -> Child:
    return Child(
        number=number,
        sex=rng.choice("MF"),
        born=born,
        ethnicity=rng.choice(_ETHNICITIES),
        disabilities=some_disabilities(number) if disabled else ["NONE"],
        upn=pupil_number(number, OWN_AUTHORITY if rng.random() < 0.9 else OTHER_AUTHORITY),
        former_upn=pupil_number(number, OTHER_AUTHORITY, 1) if rng.random() < 0.05 else "",
        no_upn=rng.choice(["UN2", "UN3", "UN4", "UN5"]) if rng.random() < 0.04 else "",
    )


def some_disabilities(number: int) -> list[str]:
    """Two or three, so that a few children already have most of the codes."""
    turn = number // DISABLED_IN
    return [_DISABILITIES[(turn * 3 + n) % len(_DISABILITIES)] for n in range(2 + turn % 2)]


def pupil_number(number: int, authority: str, other: int = 0) -> str:
    """A pupil number that no other child has: of an invented school and year."""
    school, pupil = divmod(number, 1000)
    rest = f"{authority}{2000 + school % 7000:04}{14 + other + school // 7000 * 2:02}{pupil:03}"
    return check_letter(rest) + rest


# What came of a referral.


def refer(rng: random.Random, child: Child, on: date) -> Episode:
    episode = Episode(on, rng.choice(_SOURCES), rng.choice(_NEEDS))
    child.episodes.append(episode)
    return episode


def close(episode: Episode, on: date, reason: str) -> Episode:
    episode.closed, episode.reason = on, reason
    return episode


def days(rng: random.Random, on: date, least: int, most: int) -> date:
    return on + timedelta(days=rng.randint(least, most))


@cache
def working_day(day: date) -> date:
    """The day, or the next working day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


#: By when the initial conference has to be held.
conference_target = cache(lambda start: working_days_after(start, 15))


def assess(rng: random.Random, episode: Episode, on: date, end: date | None = None) -> Assessment:
    """An assessment: 45 working days are nine weeks at least."""
    end = end or days(rng, on, 10, 55)
    made = Assessment(
        start=on,
        review=min(days(rng, on, 7, 14), end),
        end=end,
        factors=rng.sample(_FACTORS, rng.randint(1, 4)),
    )
    episode.assessments.append(made)
    return made


def enquire(rng: random.Random, episode: Episode, on: date, *, confer: bool) -> Enquiry:
    """An enquiry: 15 working days are three weeks at least. The assessment goes on beyond it."""
    start = working_day(on)
    decided = working_day(days(rng, start, 7, 14))
    made = Enquiry(start, conference_target(start), decided if confer else None, decided)
    episode.enquiries.append(made)
    assess(rng, episode, on, days(rng, decided, 3, 25))
    return made


def plan_need(rng: random.Random, episode: Episode, on: date, least: int, most: int) -> NeedPlan:
    made = NeedPlan(on, days(rng, on, least, most))
    episode.need_plans.append(made)
    return made


def protect(
    rng: random.Random, episode: Episode, on: date, *, reviews: int, before: int = 0
) -> ProtectionPlan:
    """A plan from its conference to the review that ends it: the first after three months, then
    every six."""
    category = rng.choice(_ABUSE)
    held = [working_day(days(rng, on, 75, 85))]
    while len(held) < reviews:
        held.append(working_day(days(rng, held[-1], 150, 175)))
    latest = category if rng.random() < 0.85 else rng.choice(_ABUSE)
    made = ProtectionPlan(on, held[-1], category, latest, before, held)
    episode.protection_plans.append(made)
    return made


def go_to_court(rng: random.Random, episode: Episode, on: date, *, court: bool) -> None:
    letter = days(rng, on, 1, 7)
    meeting = days(rng, letter, 10, 20)
    decision = days(rng, meeting, 60, 100)
    applied = days(rng, decision, 7, 20) if court else None
    episode.proceedings.append(Proceedings(on, letter, meeting, decision, applied))


def _nothing_more(rng: random.Random, child: Child, on: date) -> Episode:
    """A referral that led to no further action."""
    episode = refer(rng, child, on)
    episode.acted_on = False
    episode.need = episode.need if rng.random() < 0.5 else ""
    return episode


def _assessed(rng: random.Random, child: Child, on: date) -> Episode:
    """Assessed, and closed on the day on which the assessment ended."""
    episode = refer(rng, child, on)
    made = assess(rng, episode, days(rng, on, 0, 3))
    if rng.random() < 0.3:
        made.factors = [_NO_FACTORS]
    return close(episode, made.end, rng.choice(["RC8", "RC8", "RC9"]))


def _helped(rng: random.Random, child: Child, on: date) -> Episode:
    """A plan of a child in need after the assessment; in some an enquiry that needed no
    conference, and an update of the assessment."""
    episode = refer(rng, child, on)
    assessed = assess(rng, episode, days(rng, on, 0, 3))
    plan = plan_need(rng, episode, days(rng, assessed.end, 1, 14), 60, 400)
    if rng.random() < 0.3:
        updated = days(rng, plan.start, 10, 20)
        enquire(rng, episode, updated, confer=False)
    elif (plan.end - plan.start).days > 200:
        assess(rng, episode, plan.end - timedelta(days=70))
    last = max(plan.end, episode.assessments[-1].end)
    reason = rng.choice(["RC7", "RC7", "RC7", "RC7", "RC3", "RC4", "RC5", "RC6"])
    return close(episode, days(rng, last, 0, 10), reason)


def _protected(rng: random.Random, child: Child, on: date) -> Episode:
    """An enquiry and a conference, and mostly a child protection plan; then a plan of a child in
    need. Of some a second enquiry leads to another child protection plan."""
    episode = refer(rng, child, on)
    enquiry = enquire(rng, episode, days(rng, on, 0, 4), confer=True)
    ended = enquiry.decided
    if rng.random() < 0.85:
        before = rng.choice([0, 0, 0, 0, 1, 2])
        plan = protect(rng, episode, ended, reviews=rng.randint(1, 4), before=before)
        ended = plan.end
        if len(plan.reviews) > 2 and rng.random() < 0.4:
            go_to_court(rng, episode, plan.reviews[0], court=rng.random() < 0.4)
        if rng.random() < 0.1:
            again = enquire(rng, episode, days(rng, ended, 60, 90), confer=True)
            plan = protect(rng, episode, again.decided, reviews=2, before=before + 1)
            ended = plan.end
    need = plan_need(rng, episode, ended, 60, 200)
    last = max(need.end, *(assessment.end for assessment in episode.assessments))
    return close(episode, days(rng, last, 0, 10), "RC7")


def _moved_in(rng: random.Random, child: Child, on: date) -> Episode:
    """On a plan elsewhere before: the conference is held here without an enquiry."""
    episode = refer(rng, child, on)
    episode.source = "5C"
    conference = working_day(days(rng, on, 7, 14))
    assess(rng, episode, on, days(rng, conference, 3, 30))
    plan = protect(rng, episode, conference, reviews=rng.randint(1, 3), before=rng.randint(1, 2))
    episode.conference = conference
    return close(episode, max(days(rng, plan.end, 0, 5), episode.assessments[-1].end), "RC7")


_EPISODES: Sequence[type_of_episode] = (
    [_nothing_more] * 4 + [_assessed] * 6 + [_helped] * 7 + [_protected] * 4 + [_moved_in]
)


# Journeys.


def _comes_and_goes(rng: random.Random, number: int, start: date, end: date) -> Child:
    """One referral, or several, each after what came of the one before is over."""
    on = start - timedelta(days=rng.randint(0, 420)) + timedelta(days=rng.randint(0, 785))
    born = on - timedelta(days=rng.randint(1, 17 * 365))
    child = _someone(rng, number, born, disabled=number % DISABLED_IN == 0)
    while on <= end:
        episode = rng.choice(_EPISODES)(rng, child, on)
        on = days(rng, episode.closed or on, 15, 250)
        if rng.random() < 0.6:
            break
    return child


def _is_expected(rng: random.Random, number: int, start: date, end: date) -> Child:
    """Referred before birth: born in the year, or expected in the half year after it."""
    born = days(rng, start, 30, (end - start).days + 180)
    child = _someone(rng, number, born, disabled=False)
    episode = _protected(rng, child, born - timedelta(days=rng.randint(30, 200)))
    episode.source = rng.choice(["3A", "3D", "3E"])
    return child


def _dies(rng: random.Random, number: int, start: date, end: date) -> Child:
    """Helped by a plan, which ends with the child's death."""
    died = days(rng, start, 0, (end - start).days)
    on = died - timedelta(days=rng.randint(70, 300))
    born = on - timedelta(days=rng.randint(1, 16 * 365))
    child = _someone(rng, number, born, disabled=True)
    episode = refer(rng, child, on)
    assessed = assess(rng, episode, on)
    episode.need_plans.append(NeedPlan(days(rng, assessed.end, 1, 10), died))
    child.died = died
    close(episode, died, "RC2")
    return child


_JOURNEYS = [_comes_and_goes] * 200 + [_is_expected] * 24 + [_dies]


def _has_everything(rng: random.Random, number: int, start: date) -> Child:
    """A first referral that ended with its assessment, a second that led to every kind of plan,
    all of it in the census year."""
    on = days(rng, start, 0, 14)
    born = on - timedelta(days=rng.randint(6 * 365, 16 * 365))
    child = _someone(rng, number, born, disabled=True)
    child.former_upn, child.no_upn = pupil_number(number, OTHER_AUTHORITY, 1), ""
    first = refer(rng, child, on)
    made = assess(rng, first, on, days(rng, on, 10, 20))
    close(first, made.end, "RC9")
    second = refer(rng, child, days(rng, made.end, 5, 15))
    enquiry = enquire(rng, second, second.referred, confer=True)
    plan = protect(rng, second, enquiry.decided, reviews=2)
    go_to_court(rng, second, plan.reviews[0], court=True)
    need = plan_need(rng, second, plan.end, 10, 20)
    updated = assess(rng, second, plan.end - timedelta(days=30), plan.end)
    close(second, max(need.end, updated.end), "RC7")
    return child
