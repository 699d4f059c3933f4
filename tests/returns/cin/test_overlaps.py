"""Times that overlap: what the windows find is what setting every pair side by side finds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.frames import Settings
from tests.returns.rows import failing_rows

START, END = KIND.window(2026)
SETTINGS = Settings(2026, START, END)

days = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
plans = st.lists(
    st.tuples(st.sampled_from("12"), st.none() | days, st.none() | st.just("unreadable") | days),
    max_size=12,
)


def overlaps(rows: list[tuple[str, date | None, date | str | None]]) -> list[int]:
    """The rows that start while another of the child goes on, or go on when another starts: each
    pair set side by side. One without an end goes on to the end of the year."""
    found: set[int] = set()
    for here, (child, start, end) in enumerate(rows):
        last = END if end is None else end
        for there, (other, other_start, _) in enumerate(rows):
            if here != there and child == other and start and other_start:
                begins_first = (start, here) < (other_start, there)
                if isinstance(last, date) and begins_first and other_start <= last:
                    found |= {here, there}
    return sorted(found)


@given(plans)
@settings(max_examples=25, deadline=None)
def test_windows_find_what_pairs_find(
    rows: list[tuple[str, date | None, date | str | None]],
) -> None:
    """Plans of two children, with and without dates, some of them ending before they start."""
    drawn = [
        {
            "LAchildID": child,
            "CINdetailsID": child,
            "CPPID": str(number),
            "CPPstartDate": None if start is None else str(start),
            "CPPendDate": None if end is None else str(end),
        }
        for number, (child, start, end) in enumerate(rows)
    ]
    found = failing_rows(KIND, SETTINGS, "8940", {"ChildProtectionPlans": drawn})
    assert found.get("ChildProtectionPlans", []) == overlaps(rows)
