"""Two checks compared: what was mended, what is new, what remains, what cannot be said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lineofsight.returns.results.comparing import CannotCompareError, compare_checks
from lineofsight.returns.results.folder import NotACheckError
from tests.returns.results.returns import SMALL, check

#: The first child's episode has its end now, so that a row was added above; the second's code is
#: still in lower case, and the second's sex is now blank.
LATER = {
    "Header": SMALL["Header"].replace("102   | F ", "102   |   "),
    "Episodes": """
        CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | URN
        100   | 10/04/2025 | S   | C2 | N1  | U1    | PR1            |            |     |
        101   | 2025-04-10 | S   | C2 | N1  | U1    | PR1            | 01/09/2025 | X1  |
        101   | 01/09/2025 | P   | C2 | N1  | U1    | PR1            |            |     |
        102   | 10/4/2025  | S   | C2 | N1  | k2    | PR1            | 01/06/2025 | X1  |
        102   | 01/06/2025 | P   | C2 | N1  | U1    | PR1            |            |     |
    """,
}
RULES = ("101", "142", "146")


def two_checks(
    folder: Path, before: tuple[str, ...] = RULES, after: tuple[str, ...] = RULES
) -> tuple[Path, Path]:
    """An earlier and a later check of the same return."""
    places = folder / "before", folder / "after"
    for place, tables, rules in zip(places, (SMALL, LATER), (before, after), strict=True):
        with check(folder / f"made-{place.name}", tables, only=rules) as result:
            result.write(place, mend=False)
    return places


def test_issues_are_the_same_by_child_and_key_wherever_they_stand(tmp_path: Path) -> None:
    """The row moved and its date is written in another way: it is the same issue."""
    with compare_checks(*two_checks(tmp_path)) as compared:
        rows = compared.rows("changes")
        told = {(row["code"], row["child"], row["change"]): row["issues"] for row in rows}
        assert told == {
            ("101", "101", "remains"): 1,
            ("101", "102", "new"): 1,
            ("142", "101", "mended"): 1,
            ("146", "102", "remains"): 1,
        }
        assert compared.totals() == {
            "mended": 1,
            "new": 1,
            "remains": 2,
            "not_judged_again": 0,
            "not_judged_before": 0,
        }
        children = {row["child"]: row for row in compared.rows("changes_by_child")}
        assert (children["101"]["mended"], children["102"]["new"]) == (1, 1)


def test_a_rule_that_was_not_run_again_mends_nothing(tmp_path: Path) -> None:
    """Without last year's return, say, its issues are gone from the list and not from the data."""
    places = two_checks(tmp_path, before=("101", "142"), after=("101", "146"))
    with compare_checks(*places) as compared:
        totals = compared.totals()
    assert (totals["mended"], totals["not_judged_again"], totals["not_judged_before"]) == (0, 1, 1)


def test_equal_issues_remain_as_often_as_both_have_them(tmp_path: Path) -> None:
    """A child whose row is there three times and then once: two are mended."""
    for name, rows in (("before", "7 | 9\n7 | 9\n7 | 9"), ("after", "7 | 9")):
        tables = {"Header": f"CHILD | SEX\n{rows}"}
        with check(tmp_path / f"made-{name}", tables, only=["101"]) as result:
            result.write(tmp_path / name, mend=False)
    with compare_checks(tmp_path / "before", tmp_path / "after") as compared:
        (row,) = compared.rows("changes_by_rule")
    assert (row["mended"], row["remains"], row["new"]) == (2, 1, 0)


def test_a_check_compared_with_itself_only_remains(tmp_path: Path) -> None:
    """Nothing is mended and nothing new."""
    before, _ = two_checks(tmp_path)
    with compare_checks(before, before) as compared:
        totals = compared.totals()
    assert (totals["remains"], sum(totals.values())) == (3, 3)


def test_a_comparison_is_written_as_parquet_and_csv(tmp_path: Path) -> None:
    """Changes, by rule and by child, whole or not at all."""
    with compare_checks(*two_checks(tmp_path)) as compared:
        out = compared.write(tmp_path / "out", csv=True)
    names = {"changes", "changes_by_rule", "changes_by_child"}
    files = {f"{name}.{form}" for name in names for form in ("parquet", "csv")}
    assert {path.name for path in out.iterdir()} == files | {"manifest.json"}
    assert json.loads((out / "manifest.json").read_text())["totals"]["new"] == 1


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    """A folder without a check, one that is not whole, and checks of two returns."""
    before, after = two_checks(tmp_path)
    with pytest.raises(NotACheckError, match="holds no check"):
        compare_checks(before, tmp_path)
    (after / "issues.parquet").unlink()
    with pytest.raises(CannotCompareError, match="not whole"):
        compare_checks(before, after)
    manifest = json.loads((after / "manifest.json").read_text())
    (after / "manifest.json").write_text(json.dumps(manifest | {"check": "other"}))
    with pytest.raises(CannotCompareError, match="One check is of ssda903, the other of other"):
        compare_checks(before, after)
