"""Time along the top of a lifeline: where a day stands, the years, and the child's ages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.record.words import age_on

WIDTH = 830
#: Room at the right for the arrow of what goes on.
RIGHT = 12
#: How long before a child is born its journey may begin, and how long one lasts at most.
BEFORE_BIRTH = timedelta(days=300)
MOST = timedelta(days=26 * 365)


@dataclass(frozen=True)
class Scale:
    """From the first day, at the left, to the last."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day from left to right."""
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max((self.last - self.first).days, 1)
        return round(share * (WIDTH - RIGHT), 1)

    @property
    def year(self) -> float:
        """The width of a year."""
        return (WIDTH - RIGHT) * 365.25 / max((self.last - self.first).days, 1)


def beginning(first: date, last: date, born: date | None) -> date:
    """The day at the left: a little before the first, and half a year before the last at least.
    A first day that no child's journey can have, as where 1902 was typed for 2020, does not
    squeeze the rest: it is drawn at the left."""
    earliest = last - MOST if born is None else min(born, last) - BEFORE_BIRTH
    begun = max(first, earliest)
    lead = timedelta(days=max(14, (last - begun).days // 40))
    return min(begun - lead, last - timedelta(days=183))


def years(scale: Scale) -> Iterator[tuple[float, str]]:
    """The first day of each year; of each quarter where a year is wide."""
    step = 3 if scale.year > 260 else 12
    every = 1 if scale.year > 44 else 2 if scale.year > 22 else 5
    for year in range(scale.first.year, scale.last.year + 1):
        for month in range(1, 13, step):
            day = date(year, month, 1)
            if scale.first <= day <= scale.last and (month > 1 or year % every == 0):
                x = scale.x(day)
                if x <= WIDTH - 40:
                    yield x, f"{day:%b} {year}" if step == 3 else str(year)


def ages(scale: Scale, born: date | None) -> Iterator[tuple[float, str]]:
    """Each birthday, with the age."""
    if born is None:
        return
    every = 1 if scale.year > 44 else 2 if scale.year > 22 else 5
    if scale.first <= born <= scale.last:
        yield scale.x(born), "born"
    for age in range(max(1, age_on(born, scale.first)), age_on(born, scale.last) + 1):
        day = _birthday(born, age)
        x = scale.x(day)
        if scale.first <= day <= scale.last and age % every == 0 and x <= WIDTH - 30:
            yield x, f"age {age}"


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # 29 February
        return date(born.year + age, 3, 1)
