"""Who is an unaccompanied asylum-seeking child: what Header says, and else the UASC table."""

from __future__ import annotations

import pytest

from lineofsight.returns.ssda903.kind import KIND
from tests.returns.rows import failing_rows

#: Header's UASC, whether the child has a row in the UASC table, and whether the child is one.
CASES = (
    ("1", False, True),  # XML
    ("0", False, False),
    ("0", True, False),  # Header's word counts, and rule 303 asks about a date
    (None, True, True),  # CSV
    (None, False, False),
    ("2", True, False),  # no answer, which rule 105 tells
)


@pytest.mark.parametrize(("said", "in_table", "is_one"), CASES)
def test_header_counts_before_the_table(said: str | None, in_table: bool, is_one: bool) -> None:
    """Rule 231 asks it of this year's return: the child is young, so it fails if it is one."""
    found = failing_rows(
        KIND,
        KIND.settings(2026),
        "231",
        {
            "Header": [{"CHILD": "1", "DOB": "01/04/2020", "UASC": said}],
            "UASC": [{"CHILD": "1" if in_table else "2"}],
        },
    )
    assert found == ({"Header": [0]} if is_one else {})


@pytest.mark.parametrize(("said", "in_table", "was_one"), CASES)
def test_the_same_of_last_year(said: str | None, in_table: bool, was_one: bool) -> None:
    """Rule 205D asks it of last year's return: it fails if the child was none."""
    found = failing_rows(
        KIND,
        KIND.settings(2026),
        "205D",
        {
            "Header": [{"CHILD": "1"}],
            "UASC": [{"CHILD": "1"}],
            "Header_last": [{"CHILD": "1", "UASC": said}],
            "UASC_last": [{"CHILD": "1" if in_table else "2"}],
        },
    )
    assert found == ({} if was_one else {"Header": [0]})


def test_the_two_years_may_come_in_two_forms() -> None:
    """Last year's XML and this year's CSV of the same child agree."""
    tables = {
        "Header": [{"CHILD": "1", "DOB": "01/09/2009"}],
        "UASC": [{"CHILD": "1"}],
        "Header_last": [{"CHILD": "1", "DOB": "01/09/2009", "UASC": "1"}],
        "UASC_last": [{"CHILD": "1"}],
    }
    for code in ("205A", "205B", "205C", "205D"):
        assert failing_rows(KIND, KIND.settings(2026), code, tables) == {}
