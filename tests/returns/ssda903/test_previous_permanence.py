"""Dates of which parts are unknown: what is one, and the earliest day it can mean."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.returns.ssda903.kind import KIND
from lineofsight.returns.ssda903.rules.previous_permanence import (
    earliest_day,
    neither_date_nor_partly_known,
)
from tests.returns.rows import engine_with

#: What is written, the earliest day it can mean, and whether it is neither a date nor one with
#: unknown parts.
WRITTEN: tuple[tuple[str | None, date | None, bool], ...] = (
    ("05/06/2020", date(2020, 6, 5), False),
    ("ZZ/06/2020", date(2020, 6, 1), False),
    ("ZZ/6/2020", date(2020, 6, 1), False),
    ("5/ZZ/2020", date(2020, 1, 5), False),
    ("31/ZZ/2020", date(2020, 1, 31), False),
    ("ZZ/ZZ/2020", date(2020, 1, 1), False),
    ("ZZ/ZZ/ZZZZ", None, False),
    ("05/06/ZZZZ", None, False),
    (None, None, False),
    ("31/02/2020", None, True),
    ("ZZ/13/2020", None, True),
    ("32/ZZ/2020", None, True),
    ("ZZ/ZZ/20", None, True),
    ("zz/06/2020", None, True),
    ("XX/06/2020", None, True),
    ("not known", None, True),
)


def judged(texts: list[str | None]) -> list[tuple[date | None, bool]]:
    """For each text in DATE_PERM the earliest day, and whether it is no date at all."""
    engine = engine_with(KIND, {"PrevPerm": [{"CHILD": "1", "DATE_PERM": t} for t in texts]})
    frame = engine.table("PrevPerm").select(
        "_row", earliest=earliest_day(), invalid=neither_date_nor_partly_known()
    )
    rows = frame.sort("_row").collect("pyarrow").to_native().to_pylist()
    return [(row["earliest"], row["invalid"]) for row in rows]


def test_a_date_with_unknown_parts_means_a_day_at_the_earliest() -> None:
    """Each text as the table above says."""
    assert judged([text for text, _, _ in WRITTEN]) == [tuple(row[1:]) for row in WRITTEN]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.from_regex(r"[0-9Z]{1,2}/[0-9Z]{1,2}/[0-9Z]{2,4}", fullmatch=True) | st.text()))
def test_any_text_is_judged(texts: list[str]) -> None:
    """Nothing that may be written stops the check; what has an earliest day is not wrong."""
    cells: list[str | None] = [*texts]
    found = judged(cells)
    assert len(found) == len(cells)
    assert not any(invalid for earliest, invalid in found if earliest is not None)
