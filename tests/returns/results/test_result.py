"""Results of a check: what was found, by rule, issue and child."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lineofsight
from lineofsight.returns.results.sheets import write_csv, write_workbook
from lineofsight.returns.results.tables import WRITTEN
from lineofsight.returns.rules import Severity
from lineofsight.returns.run import CannotCheckError, NothingReadError, check_return
from tests.returns.results.returns import SMALL, check, write_return


def test_summary_has_each_rule_with_its_issues_and_children(tmp_path: Path) -> None:
    """Rules with most issues first; those that were not run last, with the reason."""
    with check(tmp_path, only=["101", "142", "146", "202"]) as result:
        told = [
            (row["code"], row["status"], row["issues"], row["children"])
            for row in result.rows("summary")
        ]
        assert sorted(told[:3]) == [
            ("101", "run", 1, 1),
            ("142", "run", 1, 1),
            ("146", "run", 1, 1),
        ]
        assert told[3] == ("202", "not_run", 0, 0)
        reason = result.rows("summary")[-1]["reason"]
        assert reason == "no Header of last year: give it with --last-year"
        assert result.count(Severity.ERROR) == 3
        assert result.count(Severity.QUERY) == 0


def test_an_issue_says_where_it_is_and_what_is_written_there(tmp_path: Path) -> None:
    """File, line, child, the row's key with dates alike, and the values in the columns' order."""
    with check(tmp_path) as result:
        issues = {row["code"]: row for row in result.rows("issues")}
    assert issues["142"] == {
        "code": "142",
        "severity": "error",
        "table": "Episodes",
        "file": "episodes.csv",
        "line": 2,
        "row": 0,
        "child": "101",
        "key": "DECOM=2025-04-10",
        "fields": "DEC, REC",
        "written": ["", ""],
    }
    assert (issues["146"]["line"], issues["146"]["written"]) == (4, ["k2"])
    assert (issues["101"]["key"], issues["101"]["fields"]) == ("", "SEX")


def test_each_child_has_a_list(tmp_path: Path) -> None:
    """The child's issues are counted and their rules named, each once."""
    with check(tmp_path) as result:
        children = {row["child"]: row for row in result.rows("children")}
    assert children["101"]["issues"] == 2
    assert sorted(children["101"]["codes"]) == ["101", "142"]
    assert (children["102"]["errors"], children["102"]["queries"]) == (1, 0)


def test_a_row_without_a_child_is_an_issue_and_nobodys(tmp_path: Path) -> None:
    """It is in the issues with a blank child, and in no child's list."""
    tables = {"Header": "CHILD | SEX\n | 9\n7 | M"}
    with check(tmp_path, tables, only=["101"]) as result:
        assert [(row["child"], row["written"]) for row in result.rows("issues")] == [(None, ["9"])]
        assert result.rows("children") == []
        assert result.rows("causes") == []


def test_a_return_without_issues_has_empty_tables(tmp_path: Path) -> None:
    """Nothing found is a result like any other, in every table."""
    tables = {"Header": "CHILD | SEX\n7 | M"}
    with check(tmp_path, tables, only=["101"]) as result:
        result.write(tmp_path / "out")
        for name in ("issues", "children", "causes", "patterns", "suggestions"):
            assert result.rows(name) == []
        assert result.rows("summary")[0]["issues"] == 0


def test_three_lines_in_a_notebook(tmp_path: Path) -> None:
    """The package checks a folder; tables are Narwhals frames with the declared columns."""
    folder = write_return(tmp_path / "return", SMALL)
    result = lineofsight.check("ssda903", [str(folder)], year=2026, only=["101", "142"])
    assert result.summary().columns == list(WRITTEN[0].columns())
    assert result.children()["issues"].to_list() == [2]
    issues = result.issues().collect()
    assert sorted(issues["code"].to_list()) == ["101", "142"]
    result.close()


@pytest.mark.parametrize("table", WRITTEN, ids=lambda table: str(table.name))
def test_tables_have_the_columns_that_are_declared(tmp_path: Path, table: type) -> None:
    """The reference is made from the declarations, so they must be what is given."""
    with check(tmp_path) as result:
        query = result.query(table.name)  # type: ignore[attr-defined]
        described = result.connection.execute(f"DESCRIBE {query}").fetchall()
    kinds = {
        name: (
            "list"
            if kind.endswith("[]")
            else "number"
            if kind in ("BIGINT", "INTEGER", "HUGEINT")
            else "text"
        )
        for name, kind, *_ in described
    }
    declared = {
        column.name: "list" if column.many else "number" if column.type is int else "text"
        for column in table.columns().values()  # type: ignore[attr-defined]
    }
    assert kinds == declared


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=8))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_any_cell_is_an_issue_told_as_it_is_written(
    tmp_path: Path, texts: list[str]
) -> None:
    """Quotes, commas, formulas and signs of any alphabet: the issue holds the cell's text, without
    the white space around it, and everything can be written."""
    folder = tmp_path / "return"
    folder.mkdir(exist_ok=True)
    with (folder / "header.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["CHILD", "SEX"], *([n, t] for n, t in enumerate(texts))])
    with check_return("ssda903", [folder], year=2026, only=["101"]) as result:
        wrong = {
            str(number): text.strip(" ")
            for number, text in enumerate(texts)
            if text.strip(" ") not in ("M", "F", "U")
        }
        issues = result.rows("issues")
        assert {row["child"]: row["written"][0].strip() for row in issues} == {
            child: text.strip() for child, text in wrong.items()
        }
        result.write(tmp_path / "out", also=[write_csv, write_workbook])


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    """A year without rules, a council or rule that is not there, and files without a table."""
    folder = write_return(tmp_path / "return", SMALL)
    with pytest.raises(CannotCheckError, match="from collection year 2023 on"):
        check_return("ssda903", [folder], year=2020)
    with pytest.raises(CannotCheckError, match=r"No council .* is called 'Borsetshire'"):
        check_return("ssda903", [folder], authority="Borsetshire")
    with pytest.raises(CannotCheckError, match=r"No rule of 2026 has the code 9999\."):
        check_return("ssda903", [folder], year=2026, only=["9999"])
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    with pytest.raises(NothingReadError) as raised:
        check_return("ssda903", [tmp_path / "notes.csv"], year=2026)
    assert any("notes.csv" in problem for problem in raised.value.problems)


def test_a_council_is_known_by_name_or_any_code(tmp_path: Path) -> None:
    """The check has its present ONS code."""
    folder = write_return(tmp_path / "return", SMALL)
    for council in ("Wiltshire", "865", "e06000054"):
        with check_return(
            "ssda903", [folder], year=2026, authority=council, only=["101"]
        ) as result:
            assert result.checked.settings.authority == "E06000054"
