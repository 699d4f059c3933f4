"""Corrections that are certain: what is suggested for what was written, and what is not."""

from __future__ import annotations

import duckdb
import narwhals as nw
import pytest

from lineofsight.engine.codes import Code, CodeList
from lineofsight.returns.corrections import code_as_listed, date_as_day, text_as_patterned
from lineofsight.returns.rules import Rules
from lineofsight.returns.ssda903.tables import UPN_PATTERN, Episodes


def suggested(expression: nw.Expr, written: str | None) -> str | None:
    """What an expression over a column X (with `X_text` as written) suggests."""
    relation = duckdb.connect().sql(
        "SELECT ?::VARCHAR AS X_text, NULL::DATE AS X, ?::VARCHAR AS C", params=[written, written]
    )
    frame = nw.from_native(relation)
    ((found,),) = nw.to_native(frame.select(found=expression)).fetchall()
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("01-04-2025", "01/04/2025", "other separators leave no doubt"),
        ("1.4.2025", "1/4/2025", "nor do full stops"),
        ("01 / 04 / 2025", "01/04/2025", "nor spaces around the right ones"),
        ("1 April 2025", "1/04/2025", "the month in letters"),
        ("01-Apr-25", "01/04/2025", "in letters, with a year of two digits"),
        ("2025/04/01", "01/04/2025", "the year first"),
        ("20250401", "01/04/2025", "eight digits that begin with the year"),
        ("05/04/25", "05/04/2025", "a year not later than the collection's is of this century"),
        ("05/04/98", "05/04/1998", "a later one is of the last"),
        ("31/02/2025", None, "no such day: which was meant is not known"),
        ("31-06-2025", None, "no such day either"),
        ("29-02-2025", None, "29 February is left to people"),
        ("04/25/2025", None, "a month first may be a slip of the keys as well"),
        ("19042025", None, "eight digits with the year last may be anything"),
        ("n/k", None, "no date at all"),
        (None, None, "nothing is written"),
    ],
)
def test_a_date_that_can_only_mean_one_day(
    written: str | None, expected: str | None, why: str
) -> None:
    """Day, month and year as the return writes them."""
    assert suggested(date_as_day("X", 2026), written) == expected, why


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("k3", "K3", "case"),
        ("K 3", "K3", "a space within"),
        ("K3", "K3", "as it is: what equals the cell is not shown"),
        ("1.0", "1", "a number from a spreadsheet"),
        ("H5", "K3", "gave way to K3 in this list"),
        ("K4", None, "no code of the list"),
        (None, None, "nothing is written"),
    ],
)
def test_a_code_as_the_list_has_it(written: str | None, expected: str | None, why: str) -> None:
    """Codes that differ by how they are written, or that another took the place of."""
    assert suggested(code_as_listed("C", ["K3", "1"], {"H5": "K3"}), written) == expected, why


def test_a_pupil_number_in_capitals() -> None:
    """Lower case and spaces are mended; another length is not."""
    assert suggested(text_as_patterned("C", UPN_PATTERN), "a12345678901 2") == "A123456789012"
    assert suggested(text_as_patterned("C", UPN_PATTERN), "a1234") is None


def test_codes_that_became_others() -> None:
    """A former code is known in the years of its successor, and not in its own."""
    listed = CodeList("SEX", (Code("1", "Male", until=2024, became="M"), Code("M", "Male", 2025)))
    assert listed.former(2026) == {"1": "M"}
    assert listed.former(2024) == {}


def test_a_rule_cannot_look_at_a_column_that_is_not_there() -> None:
    """The table is named, so that the author finds the mistake at once."""
    with pytest.raises(ValueError, match=r"Rule X: Episodes has no DATE_EPISODE_CEASED\."):
        Rules().rule("X", "-", mend="-", at={Episodes: ["DATE_EPISODE_CEASED"]})
