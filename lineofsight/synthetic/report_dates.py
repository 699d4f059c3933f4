"""Days and periods as reports print them."""

from __future__ import annotations

from datetime import date


def day(on: date) -> str:
    """`3 June 2019`."""
    return f"{on.day} {on:%B %Y}"


def period_full(start: date, end: date, joined: str = " to ") -> str:
    """`3 June 2019 to 19 June 2019`."""
    return f"{day(start)}{joined}{day(end)}"


def period_short(start: date, end: date, *, dash: bool = False) -> str:
    """`11 to 22 May 2026`, `25 September to 3 October 2023`, or in full over a new year."""
    joined = " – " if dash else " to "
    if start.year != end.year:
        return period_full(start, end, joined)
    if start.month != end.month:
        return f"{start.day} {start:%B}{joined}{day(end)}"
    return f"{start.day}{joined}{day(end)}"


def visit_days(start: date, end: date) -> str:
    """`8 and 9 May 2024`, or a period when the visit took longer than two days."""
    if start == end:
        return day(start)
    if (end - start).days == 1 and start.month == end.month:
        return f"{start.day} and {day(end)}"
    return period_short(start, end)
