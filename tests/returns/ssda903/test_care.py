"""Periods of care: who is looked after all year, and what goes together."""

from __future__ import annotations

from typing import Any

import pytest
from narwhals import col

from lineofsight.returns.sharing import SharedColumns
from lineofsight.returns.ssda903.kind import KIND
from tests.returns.examples import drawn_rows
from tests.returns.rows import engine_with


def found(drawn: dict[str, str], table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of a table as rules see it in 2025-26, in the order of its rows."""
    frames = KIND.frames(KIND.settings(2026))
    engine = engine_with(KIND, {name: drawn_rows(text) for name, text in drawn.items()})
    shared = SharedColumns(frames, engine, KIND.tables, KIND.rules, child=KIND.child)
    frame = shared.frames_for({table: [col(name) for name in columns]})[table]
    rows = frame.sort("_row").select(*columns).collect("pyarrow")
    return [tuple(row.values()) for row in rows.to_arrow().to_pylist()]


@pytest.mark.parametrize(
    ("episodes", "expected", "why"),
    [
        ("01/03/2025 | S | C2 | |", True, "one episode, open, from before the year"),
        ("01/04/2025 | S | C2 | |", True, "it began on the first day"),
        ("02/04/2025 | S | C2 | |", False, "it began on the second day"),
        ("01/03/2025 | S | C2 | 31/03/2026 | E11", True, "care ended on the last day"),
        ("01/03/2025 | S | C2 | 30/03/2026 | E11", False, "care ended a day before"),
        ("01/03/2025 | S | C2 | 30/03/2026 | X1", True, "X1 says that care went on"),
        ("01/03/2025 | S | C2 | 30/03/2026 |", False, "an end without a reason"),
        (
            "01/03/2025 | S | C2 | 01/01/2026 | X1 \n 1 | 01/01/2026 | P | C2 | |",
            True,
            "a change of placement does not end care",
        ),
        (
            "01/03/2025 | S | C2 | 01/01/2026 | E4A \n 1 | 01/01/2026 | S | C2 | |",
            False,
            "care ended and began anew on the same day",
        ),
        (
            "01/03/2024 | S | C2 | 01/01/2025 | E4A \n 1 | 01/02/2025 | S | C2 | |",
            True,
            "an earlier period of care, over before the year, does not matter",
        ),
        ("01/03/2025 | S | V4 | |", False, "short breaks are not care through the year"),
        (
            "01/03/2024 | S | V4 | 01/02/2025 | E8 \n 1 | 01/02/2025 | S | C2 | |",
            True,
            "short breaks before the year do not matter",
        ),
        ("01/03/2025 | S | | |", True, "a blank legal status is not a short break"),
        ("31/02/2025 | S | C2 | |", False, "a beginning that is no date is not known"),
    ],
)
def test_looked_after_all_year(episodes: str, expected: bool, why: str) -> None:
    """Looked after continuously through 2025-26."""
    drawn = {"Episodes": f"CHILD | DECOM | RNE | LS | DEC | REC \n 1 | {episodes}"}
    everywhere = drawn | {"OC2": "CHILD | SDQ_SCORE \n 1 | 12"}
    assert found(everywhere, "OC2", "looked_after_all_year") == [(expected,)], why


def test_a_child_without_episodes_has_no_answer() -> None:
    """Whether a child of OC2 without episodes was looked after is unknown."""
    drawn = {"OC2": "CHILD | SDQ_SCORE \n 1 | 12"}
    assert found(drawn, "OC2", "looked_after_all_year", "looked_after_at_end") == [(None, None)]


@pytest.mark.parametrize(
    ("episode", "expected", "why"),
    [
        ("01/05/2025 | C2 | ", True, "open"),
        ("01/05/2025 | C2 | 31/03/2026", False, "ended on the last day"),
        ("01/05/2025 | C2 | 01/04/2026", True, "ended after the last day"),
        ("01/04/2026 | C2 | ", False, "began after the last day"),
        ("01/05/2025 | V3 | ", False, "a short break"),
    ],
)
def test_looked_after_at_end(episode: str, expected: bool, why: str) -> None:
    """Looked after on 31 March 2026."""
    drawn = {"Episodes": f"CHILD | DECOM | LS | DEC \n 1 | {episode}"}
    assert found(drawn, "Episodes", "looked_after_at_end") == [(expected,)], why


def test_periods_of_care() -> None:
    """Child 1 has two periods; rows out of order are put in order; the second period is open.
    Child 2 came back without a new S after care had ended: that is a second period too."""
    drawn = {
        "Episodes": """
            CHILD | DECOM      | RNE | DEC        | REC
            1     | 01/05/2025 | P   | 01/06/2025 | E4A
            1     | 01/04/2025 | S   | 01/05/2025 | X1
            1     | 01/09/2025 | S   |            |
            2     | 01/04/2025 | S   | 01/05/2025 | E4A
            2     | 01/06/2025 | P   | 01/07/2025 | X1
        """
    }
    columns = ("period", "first_of_period", "last_of_period")
    assert found(drawn, "Episodes", *columns) == [
        (1, False, True),
        (1, True, False),
        (2, True, True),
        (1, True, True),
        (2, True, True),
    ]
    ends = [
        (str(begin), str(end), reason)
        for begin, end, reason in found(
            drawn, "Episodes", "period_DECOM", "period_DEC", "period_REC"
        )
    ]
    assert ends[0] == ends[1] == ("2025-04-01", "2025-06-01", "E4A")
    assert ends[2] == ("2025-09-01", "None", None)
    assert found(drawn, "Episodes", "latest_RNE", "latest_REC")[0] == ("S", None)


def test_last_years_latest_episode() -> None:
    """Of two that began on one day the first in the file is taken; open means without an end
    that can be read."""
    drawn = {
        "Episodes": "CHILD \n 1 \n 2 \n 3 \n 4",
        "Episodes_last": """
            CHILD | DECOM      | LS | DEC
            1     | 01/05/2024 | C1 | 01/06/2024
            1     | 01/06/2024 | C2 |
            1     | 01/06/2024 | E1 | 01/07/2024
            2     | 01/05/2024 | C1 | soon
            3     | 01/05/2024 | C1 | 01/06/2024
        """,
    }
    assert found(drawn, "Episodes", "last_latest_LS", "last_open") == [
        ("C2", True),
        ("C1", True),
        ("C1", False),
        (None, None),
    ]


def test_a_gap_begins_a_period_where_no_reason_says_otherwise() -> None:
    """Child 1's episodes meet, so that a reason that is no code changes nothing; child 2's have a
    gap; child 3's have one that X1 denies: an episode between them is missing."""
    drawn = {
        "Episodes": """
            CHILD | DECOM      | RNE | DEC        | REC
            1     | 01/04/2025 | S   | 01/05/2025 | ??
            1     | 01/05/2025 | P   | 01/06/2025 | X1
            2     | 01/04/2025 | S   | 01/05/2025 |
            2     | 02/05/2025 | P   | 01/06/2025 | X1
            3     | 01/04/2025 | S   | 01/05/2025 | X1
            3     | 02/05/2025 | P   | 01/06/2025 | X1
        """
    }
    assert found(drawn, "Episodes", "period") == [(1,), (1,), (1,), (2,), (1,), (1,)]


def test_the_first_episode_of_the_return() -> None:
    """Of several on one day the first in the file is the first; one whose beginning cannot be
    read is none."""
    drawn = {
        "Episodes": """
            CHILD | DECOM
            1     | 01/04/2025
            1     | 01/04/2025
            2     | 31/02/2025
            2     | 01/04/2025
        """
    }
    columns = ("first_in_return", "earliest_DECOM")
    firsts = found(drawn, "Episodes", *columns)
    assert [first for first, _ in firsts] == [True, False, False, True]
    assert {str(day) for _, day in firsts} == {"2025-04-01"}
