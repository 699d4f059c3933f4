"""What to mend first: issues put down to cells and values, and corrections that are certain."""

from __future__ import annotations

from pathlib import Path

from tests.returns.results.returns import SMALL, check

#: A child born in 2001, by a slip of the keys, whose rows of three tables repeat the date.
WRONG_BIRTH = {
    "Header": """
        CHILD | SEX | DOB        | ETHNIC | UPN | MOTHER | MC_DOB
        101   | F   | 14/05/2001 | WBRI   | UN3 | 0      |
    """,
    "Episodes": """
        CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC | REC
        101   | 10/04/2023 | S   | V4 | N1  | U1    | PR1            |     |
    """,
    "OC2": """
        CHILD | DOB        | SDQ_SCORE | SDQ_REASON | CONVICTED | HEALTH_CHECK
        101   | 14/05/2001 | 12        | SDQ1       | 0         | 1
    """,
}


def test_a_wrong_date_of_birth_is_one_cause(tmp_path: Path) -> None:
    """Rules 189 (too old for a score), 546 (for under fives) and others look at DOB in different
    tables; it is one cell of the child, and told where Header has it."""
    with check(tmp_path, WRONG_BIRTH, only=["189", "546", "197a"]) as result:
        found = {row["code"]: row["fields"] for row in result.rows("issues")}
        assert found.keys() == {"189", "546", "197a"}
        assert all("DOB" in found[code] for code in ("189", "546"))
        first = result.rows("causes")[0]
    assert (first["child"], first["table"], first["column"]) == ("101", "Header", "DOB")
    assert (first["file"], first["line"], first["written"]) == ("header.csv", 2, "14/05/2001")
    assert first["issues"] >= 2
    assert {"189", "546"} <= set(first["codes"])


def test_every_issue_is_put_down_to_one_cell(tmp_path: Path) -> None:
    """No issue is counted twice, whatever the number of cells that its rule looks at."""
    with check(tmp_path, WRONG_BIRTH, only=["189", "546", "197a", "190", "101", "142"]) as result:
        result.query("causes")
        blamed = sum(
            result.connection.execute(f'SELECT count(*) FROM "result_blamed_{t}"').fetchall()[0][0]
            for t in result.checked.issues
        )
        assert blamed == len(result.rows("issues"))
        assert sum(row["issues"] for row in result.rows("causes")) <= blamed


def test_an_old_code_in_many_cells_is_one_pattern(tmp_path: Path) -> None:
    """An export that still writes sex as a number is mended once, not child by child; a value
    in one cell is no pattern."""
    tables = {"Header": "CHILD | SEX\n1 | 2\n2 | 2\n3 | 1\n4 | M"}
    with check(tmp_path, tables, only=["101"]) as result:
        assert result.rows("patterns") == [
            {
                "table": "Header",
                "column": "SEX",
                "written": "2",
                "cells": 2,
                "issues": 2,
                "codes": ["101"],
            }
        ]


def test_children_who_share_a_date_share_no_mistake(tmp_path: Path) -> None:
    """Dates are no patterns; that a date is not given can be."""
    tables = {"Header": "CHILD | DOB\n1 | 31/02/2012\n2 | 31/02/2012\n3 |\n4 |"}
    with check(tmp_path, tables, only=["102"]) as result:
        assert [(row["written"], row["cells"]) for row in result.rows("patterns")] == [("", 2)]


def test_certain_corrections_stand_beside_their_cells(tmp_path: Path) -> None:
    """Sex by its letter, a code in capitals, and the end of an episode that the next one gives;
    the files stay as they were."""
    with check(tmp_path, SMALL) as result:
        before = (tmp_path / "return" / "header.csv").read_bytes()
        suggested = {
            (row["code"], row["column"]): (row["child"], row["written"], row["suggestion"])
            for row in result.rows("suggestions")
        }
    assert suggested == {
        ("101", "SEX"): ("101", "2", "F"),
        ("142", "DEC"): ("101", "", "01/09/2025"),
        ("142", "REC"): ("101", "", "X1"),
        ("146", "PLACE"): ("102", "k2", "K2"),
    }
    assert (tmp_path / "return" / "header.csv").read_bytes() == before


def test_a_date_that_was_not_read_is_suggested_as_it_must_be_written(tmp_path: Path) -> None:
    """Only where it can mean one day."""
    tables = {"Header": "CHILD | DOB\n1 | 14.05.2012\n2 | 14 May 12\n3 | 31/02/2012"}
    with check(tmp_path, tables, only=["102"]) as result:
        rows = result.rows("suggestions")
    assert sorted((row["child"], row["suggestion"]) for row in rows) == [
        ("1", "14/05/2012"),
        ("2", "14/05/2012"),
    ]


def test_a_date_of_birth_is_suggested_as_header_has_it_only_where_header_is_sure(
    tmp_path: Path,
) -> None:
    """Day and month in each other's place are certain; another date may be right in either."""
    tables = {
        "Header": "CHILD | DOB\n1 | 02/03/2012\n2 | 02/03/2012",
        "OC2": "CHILD | DOB\n1 | 03/02/2012\n2 | 09/03/2012",
    }
    with check(tmp_path, tables, only=["INT14"]) as result:
        assert len(result.rows("issues")) == 2
        assert [(row["child"], row["suggestion"]) for row in result.rows("suggestions")] == [
            ("1", "02/03/2012")
        ]


def test_an_end_is_suggested_only_where_the_next_episode_follows_directly(tmp_path: Path) -> None:
    """After S the child had left in between, and nobody but the council knows when."""
    tables = {
        "Episodes": """
            CHILD | DECOM      | RNE | DEC | REC
            1     | 10/04/2025 | S   |     |
            1     | 01/09/2025 | S   |     |
            2     | 10/04/2025 | S   |     | X1
            2     | 01/09/2025 | L   |     |
        """
    }
    with check(tmp_path, tables, only=["142", "148"]) as result:
        rows = result.rows("suggestions")
    assert {(row["code"], row["child"], row["column"], row["suggestion"]) for row in rows} == {
        ("142", "2", "DEC", "01/09/2025"),
        ("148", "2", "DEC", "01/09/2025"),
    }
