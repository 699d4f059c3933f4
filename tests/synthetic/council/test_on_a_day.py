"""What an invented life comes to on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lineofsight.synthetic.cin.children import Child, birthday
from lineofsight.synthetic.council.life import (
    Adoption,
    CareEpisode,
    CarePeriod,
    Leaver,
    Life,
    Place,
)
from lineofsight.synthetic.council.on_a_day import (
    HEALTH_ASSESSMENT,
    care_plan,
    health_checks,
    leaving_on,
)

BORN = date(2005, 6, 1)
AT_18 = birthday(BORN, 18)


def in_care(
    start: date, end: date | None, reason: str = "E5", *, leavers: tuple[Leaver, ...] = ()
) -> Life:
    """A life with one period of care."""
    place = Place("U4", "PR1", "ZZ1 1ZZ", "", True, 3.0)
    episode = CareEpisode(start, "S", "C2", place, end, reason if end else "")
    child = Child(12, "F", BORN, "WBRI", ["NONE"], "", "", "")
    period = CarePeriod("N1", "ZZ1 1ZZ", [episode], permanence_plan="FOSTERING")
    return Life(12, child, care=[period], leaving=list(leavers))


def position(age: int, in_touch: str = "YES") -> Leaver:
    """The position of a care leaver around a birthday."""
    on = birthday(BORN, age)
    return Leaver(on, in_touch, "F4", "U1", on - timedelta(days=9), on, "PA03", "FORMER_RELEVANT")


@pytest.mark.parametrize(
    ("life", "on", "eligibility"),
    [
        (in_care(date(2015, 1, 1), None), birthday(BORN, 16) - timedelta(days=1), None),
        (in_care(date(2015, 1, 1), None), birthday(BORN, 16), "ELIGIBLE"),
        (in_care(date(2022, 9, 1), None), date(2022, 11, 30), None),
        (in_care(date(2022, 9, 1), None), date(2022, 12, 1), "ELIGIBLE"),
        (in_care(date(2015, 1, 1), date(2023, 2, 1)), date(2023, 2, 1), "RELEVANT"),
        (in_care(date(2015, 1, 1), AT_18), AT_18, "FORMER_RELEVANT"),
        (in_care(date(2015, 1, 1), AT_18), birthday(BORN, 22), None),
        (in_care(date(2015, 1, 1), date(2022, 9, 1), "E4A"), date(2023, 1, 1), "QUALIFYING"),
        (in_care(date(2015, 1, 1), date(2022, 9, 1), "E12"), date(2023, 1, 1), None),
        (in_care(date(2012, 1, 1), date(2019, 9, 1), "E4A"), date(2023, 1, 1), None),
    ],
)
def test_what_a_young_person_is_entitled_to(life: Life, on: date, eligibility: str | None) -> None:
    """By age, by how care ended, and by three months of care from 14 on."""
    now = leaving_on(life, on)
    assert (now and now.eligibility) == eligibility


def test_a_position_holds_until_the_next_and_contact_goes_on() -> None:
    """On every day the latest contact is no later than the day, and not seen to go back."""
    life = in_care(date(2015, 1, 1), AT_18, leavers=(position(19), position(20, "NO")))
    before = None
    for days in range(0, 720, 5):
        now = leaving_on(life, AT_18 + timedelta(days=days))
        assert now is not None
        if AT_18 + timedelta(days=days) >= birthday(BORN, 20):
            assert (now.in_touch, now.contact, now.accommodation) == ("NO", None, "")
            assert now.suitable is None
            continue
        assert now.contact is not None
        assert 0 <= (AT_18 + timedelta(days=days) - now.contact).days <= 56
        assert before is None or now.contact >= before
        assert (now.activity, now.accommodation, now.suitable) == ("F4", "U1", True)
        before = now.contact


def test_the_plan_for_permanence_follows_decisions() -> None:
    """None before the second review; home until adoption is decided; fostering when that is
    given up."""
    start = date(2024, 1, 1)
    life = in_care(start, None)
    (period,) = life.care
    assert care_plan(period, start + timedelta(days=99)) == ""
    assert care_plan(period, start + timedelta(days=100)) == "FOSTERING"
    period.adoption = Adoption(date(2024, 6, 1), reversed_on=date(2024, 12, 1))
    plans = [
        care_plan(period, on) for on in (date(2024, 5, 31), date(2024, 6, 1), date(2024, 12, 1))
    ]
    assert plans == ["HOME", "ADOPTION", "FOSTERING"]


def test_no_check_comes_after_care() -> None:
    """Who was in care for a few days has no first assessment."""
    start = date(2024, 1, 1)
    assert list(health_checks(*_first(in_care(start, start + timedelta(days=3))))) == []
    (first,) = health_checks(*_first(in_care(start, None)))
    assert first[0] == HEALTH_ASSESSMENT


def _first(life: Life) -> tuple[Life, CarePeriod]:
    return life, life.care[0]
