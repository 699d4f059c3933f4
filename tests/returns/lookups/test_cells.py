"""What single cells of a list mean."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.returns.lookups.cells import codes_in, date_in, plain, urn_in


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (1234567.0, "1234567"),
        (1234567, "1234567"),
        ("1234567.0", "1234567"),
        (" sc 012345 ", "SC012345"),
        (None, ""),
    ],
)
def test_urn(cell: object, expected: str) -> None:
    """A URN is text, whether the workbook took it for a number or not."""
    assert urn_in(cell) == expected


@pytest.mark.parametrize(
    ("text", "codes", "whole"),
    [
        ("U1,U2,U3", {"U1", "U2", "U3"}, True),
        ("k1 / k2; PR4", {"K1", "K2", "PR4"}, True),
        ("", set(), True),
        ("K1 (secure)", {"K1"}, False),
        ("Not provided", set(), False),
        ("2023-01-01", set(), False),
    ],
)
def test_codes(text: str, codes: set[str], whole: bool) -> None:
    """Codes however they are separated; anything else is seen."""
    assert codes_in(text) == (codes, whole)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2025, 9, 30), date(2025, 9, 30)),
        (datetime(2025, 9, 30, 12, 0), date(2025, 9, 30)),  # noqa: DTZ001 - as workbooks have it
        (45930.0, date(2025, 9, 30)),
        ("30/09/2025", date(2025, 9, 30)),
        ("2025-09-30 00:00:00", date(2025, 9, 30)),
        ("30 September 2025", date(2025, 9, 30)),
        ("09/30/2025", None),
        ("31/06/2025", None),
        (12, None),
    ],
)
def test_date(cell: object, expected: date | None) -> None:
    """Dates as workbooks and people write them, never month first."""
    assert date_in(cell) == expected


@given(st.none() | st.text() | st.floats() | st.integers() | st.booleans() | st.dates())
def test_any_cell(cell: object) -> None:
    """Whatever a cell holds, it is read without an error."""
    assert urn_in(cell) == urn_in(urn_in(cell))
    assert plain(cell) == plain(plain(cell))
    assert date_in(cell) is None or isinstance(date_in(cell), date)
