"""The day that a page speaks of: `?as_at=2019-01-07`, today when not given.

A page as at a day shows what was known on that day: an inspection counts from its publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

PARAMETER = "as_at"
EARLIEST = date(2009, 1, 1)
_MONTH_FIRST = ("%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class AsAt:
    """The chosen day; `given` when the reader chose it, `error` when it could not be used."""

    day: date
    text: str
    given: bool
    error: str | None

    @property
    def is_today(self) -> bool:
        """Whether it is the present day."""
        return self.day == timezone.localdate()


def parse_day(text: str) -> date | None:
    """A day as people write it: `2019-01-07`, `7/1/2019` or `7 January 2019`; None otherwise."""
    plain = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        try:
            return date.fromisoformat(plain)
        except ValueError:
            return None
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", plain):
        numbers = [int(part) for part in found.groups()]
        try:
            return date(numbers[2], numbers[1], numbers[0])
        except ValueError:
            return None
    for form in _MONTH_FIRST:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def as_at(request: HttpRequest) -> AsAt:
    """The day that a request asks about. One that cannot be used gives today and an error."""
    today = timezone.localdate()
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return AsAt(today, "", given=False, error=None)
    day = parse_day(text[:40])
    error = None
    if day is None:
        error = "Date must be a real date, such as 7 January 2019 or 2019-01-07"
    elif day > today:
        error = f"Date must be today or in the past, up to {today.day} {today:%B %Y}"
    elif day < EARLIEST:
        error = "Date must be in 2009 or later: nothing before is known here"
    if error is not None or day is None:
        return AsAt(today, text[:40], given=False, error=error)
    request.as_at_given = True  # type: ignore[attr-defined]
    return AsAt(day, text, given=True, error=None)
