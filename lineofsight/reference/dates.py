"""Reckoning with days and months."""

from __future__ import annotations

from datetime import date, timedelta


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the month's last day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    after = date(years + (month == 11), (month + 1) % 12 + 1, 1)
    last = after - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
