"""Lives of an invented council are in order, repeat from a seed, and come one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.reference import authorities
from lineofsight.synthetic.cin.children import Episode, birthday
from lineofsight.synthetic.council.life import CareEpisode, CarePeriod, Life
from lineofsight.synthetic.council.making import (
    Council,
    Settings,
    UnknownCouncilError,
    find_council,
    make_council,
)

PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")


@pytest.fixture(scope="module")
def council() -> Council:
    """A council of some years."""
    return make_council(Settings("Wiltshire", 600))


@pytest.fixture(scope="module")
def lives(council: Council) -> list[Life]:
    """Its children."""
    return list(council.lives())


def test_the_same_seed_makes_the_same_lives(lives: list[Life]) -> None:
    """And another seed makes others."""
    again = make_council(Settings("865", 600)).lives()
    assert list(again) == lives
    others = make_council(Settings("Wiltshire", 600, seed=8)).lives()
    assert [life.need.born for life in others] != [life.need.born for life in lives]


def test_a_life_is_that_of_its_number_whatever_came_before(
    council: Council, lives: list[Life]
) -> None:
    """Whoever asks for one child gets the child of the whole council."""
    for number in (600, 1, 317):
        assert council.life(number) == lives[number - 1]


def test_lives_come_one_at_a_time() -> None:
    """The first lives of a large council are there before the others are invented."""
    large = make_council(Settings("Kent", 200_000))
    assert [life.number for life in islice(large.lives(), 3)] == [1, 2, 3]
    assert large.population(2025) > 50 * make_council(Settings("Kent", 2_000)).population(2025)


def test_the_council_is_nobodys(council: Council) -> None:
    """Its number is no council's; whom it is like is told."""
    codes = {one.code for one in authorities.all_authorities()}
    names = {one.name for one in authorities.all_authorities()}
    assert council.la_code.startswith("9")
    assert council.la_code not in codes
    assert council.name not in names
    assert council.like == "865"


@pytest.mark.parametrize("like", ["Wiltshire", "865", "E06000054"])
def test_a_council_is_found_by_name_or_code(like: str) -> None:
    """Of any kind."""
    assert find_council(like) == "865"


def test_an_unknown_council_is_told() -> None:
    """With what was asked for."""
    with pytest.raises(UnknownCouncilError, match="Barsetshire"):
        make_council(Settings("Barsetshire", 10))


@pytest.mark.parametrize(("children", "years"), [(0, 6), (10, 0)])
def test_a_council_without_children_or_years_is_refused(children: int, years: int) -> None:
    """There is nothing to make."""
    with pytest.raises(ValueError, match="at least"):
        make_council(Settings("Kent", children, years=years))


def test_children_have_names_when_asked(lives: list[Life]) -> None:
    """And are the same children otherwise."""
    named = list(make_council(Settings("Wiltshire", 600, names=True)).lives())
    assert all(life.forename and life.surname for life in named)
    assert not any(life.forename or life.surname for life in lives)
    for life in named:
        life.forename = life.surname = ""
    assert named == lives


def test_every_life_touches_the_councils_days(council: Council, lives: list[Life]) -> None:
    """Nobody is among them of whom nothing is known in these years."""
    first, last = council.settings.first_day, council.settings.as_at
    for life in lives:
        need = any(
            one.referred <= last and (one.closed or one.referred) >= first
            for one in life.need.episodes
        )
        assert need or any(first <= one.birthday <= last for one in life.leaving), life.number


def test_every_part_of_a_life_is_there(lives: list[Life]) -> None:
    """Among some hundreds there is something of every kind."""
    care = [period for life in lives for period in life.care]
    assert all(life.contacts for life in lives)
    assert any(life.early_help for life in lives)
    assert any(life.leaving for life in lives)
    assert any(life.uasc for life in lives)
    assert any(period.missing for period in care)
    assert any(period.adoption and period.adoption.adopted for period in care)
    assert any(period.health for period in care)
    assert {visit.kind for life in lives for visit in life.visits} == {"CIN", "CP", "CLA"}
    reasons = {period.episodes[-1].end_reason for period in care}
    assert {"E12", "E4A", "E5", "E17"} < reasons


# In order.


@settings(max_examples=60, deadline=None)
@given(number=st.integers(1, 40_000), like=st.sampled_from(["Wiltshire", "Blackpool", "Camden"]))
def test_a_life_is_in_order(number: int, like: str) -> None:
    """Whoever it is, and whatever council it is like."""
    made = make_council(Settings(like, 300, seed=3))
    life = made.life(number)
    check_need(life)
    for period in life.care:
        check_care(life, period)
    check_work(made, life)
    check_leaving(life)


def check_need(life: Life) -> None:
    """Referrals one after the other; each with what came of it inside it."""
    born = life.need.born
    for before, after in pairwise(life.need.episodes):
        assert after.referred >= (before.closed or before.referred)
    for one in life.need.episodes:
        assert one.acted_on or not (one.closed or one.assessments)
        for start, end in spans(one):
            assert one.referred <= start <= end
            assert one.closed is not None
            assert end <= one.closed
        for enquiry in one.enquiries:
            assert one.referred <= enquiry.start <= enquiry.decided
        for plan in one.protection_plans:
            assert plan.reviews == sorted(plan.reviews)
            assert plan.reviews[-1] == plan.end
        for first, second in pairwise(one.protection_plans):
            assert first.end < second.start
            assert first.before < second.before
    ends = [plan.end for one in life.need.episodes for plan in one.protection_plans]
    assert not ends or max(ends) < birthday(born, 18)


def spans(one: Episode) -> Iterable[tuple[date, date]]:
    """What lasts within an episode of need."""
    yield from ((made.start, made.end) for made in one.assessments)
    yield from ((plan.start, plan.end) for plan in one.need_plans)
    yield from ((plan.start, plan.end) for plan in one.protection_plans)


def check_care(life: Life, period: CarePeriod) -> None:
    """Episodes that join, in a case that is open all the while, until 18 at the latest."""
    born, end = life.need.born, period.end
    assert end is not None
    assert born <= period.start < end <= birthday(born, 18)
    assert period.referral is not None
    case = life.need.episodes[period.referral]
    assert case.acted_on
    assert case.referred <= period.start
    assert case.closed is not None
    assert end <= case.closed
    for plan in case.protection_plans:
        assert plan.end < period.start
    assert [one.reason for one in period.episodes].count("S") == 1
    assert period.episodes[0].reason == "S"
    for before, after in pairwise(period.episodes):
        check_joined(before, after)
    last = period.episodes[-1]
    assert last.end_reason not in ("", "X1")
    assert last.change == ""
    if last.end_reason in ("E11", "E12"):
        assert last.at.place in PLACED_FOR_ADOPTION
        assert period.adoption is not None
        assert period.adoption.adopted == end
    reviews = [review.on for review in period.reviews]
    assert reviews == sorted(reviews)
    assert all(period.start < on < end for on in reviews)
    for gone, later in pairwise(period.missing):
        assert gone.end < later.start
    assert all(period.start <= gone.start <= gone.end <= end for gone in period.missing)
    for year in period.health:
        assert period.start <= date(year.year - 1, 4, 1)
        assert year <= end


def check_joined(before: CareEpisode, after: CareEpisode) -> None:
    """An episode ends on the day on which the next begins, and says what changed."""
    assert before.start < after.start
    assert (before.end, before.end_reason) == (after.start, "X1")
    moved = before.at != after.at
    assert bool(before.change) == moved
    assert after.reason == {
        (True, False): "P",
        (False, True): "L",
        (True, True): "B",
    }.get((moved, before.legal_status != after.legal_status))


def check_work(made: Council, life: Life) -> None:
    """One worker after another, each employed on all the days."""
    employed = {worker.worker: worker for worker in made.workers}
    for before, after in pairwise(life.allocations):
        assert before.end is not None
        assert before.end <= after.start
    for one in life.allocations:
        worker = employed[one.worker]
        assert one.team == worker.team
        assert worker.start <= one.start
        assert one.end is not None
        assert one.start < one.end
        assert worker.end is None or one.end <= worker.end
    assert all(visit.on >= life.need.born for visit in life.visits)


def check_leaving(life: Life) -> None:
    """Positions around birthdays after care, the council's not in touch with nothing told."""
    for one in life.leaving:
        ended = life.care[-1].end
        assert ended is not None
        assert ended < one.birthday
        assert (one.in_touch == "YES") == (one.activity != "0") == (one.accommodation != "0")


def test_posts_are_never_without_anybody(council: Council) -> None:
    """Who leaves is followed on the same day, so that every child has a worker."""
    for posts in council.grounds.posts.by_kind.values():
        for post in posts:
            assert post[0].start < council.settings.first_day
            for before, after in pairwise(post):
                assert before.end == after.start
            assert post[-1].end is None or post[-1].end > council.settings.as_at
