"""Plans: a check that was planned gives the same again without its rules being loaded; a plan
that is spoilt, or of something else, is not used."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from narwhals import col

from lineofsight.engine.plans import KEPT, VARIABLE, plan_folder
from lineofsight.returns.check import Checked
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.planning import run_planned
from lineofsight.returns.rules import Failing, Rules, last
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.kind import KIND
from lineofsight.returns.ssda903.tables import Episodes
from tests.returns.rows import engine_with, found_rows

ROWS = {"Episodes": [{"CHILD": "1", "DECOM": "01/04/2025"}, {"CHILD": "2"}]}


def rules_with(*, failing: bool = False) -> Rules:
    """Three rules: one that runs, one that needs last year, and perhaps one that fails."""
    rules = Rules()

    @rules.rule("A", "No start.", mend="Give it.", at={Episodes: ["DECOM"]}, cause="Haste.")
    def no_start(r: SSDA903) -> Failing:
        return r.episodes.filter(col("DECOM").is_null())

    @rules.rule("B", "-", mend="-", at={Episodes: ["CHILD"]}, needs=[last(Episodes)])
    def needs_last_year(r: SSDA903) -> Failing:
        return r.episodes.filter(col("_row") >= 0)

    if failing:

        @rules.rule("C", "-", mend="-", at={Episodes: ["CHILD"]})
        def fails(r: SSDA903) -> Failing:
            return r.episodes.filter(col("NOWHERE") == "")

    return rules


def kind_with(rules: Rules) -> ReturnKind:
    """SSDA903 with other rules."""
    return replace(KIND, load_rules=lambda: rules)


def never() -> Rules:
    """Rules that must not be loaded."""
    raise AssertionError("the rules were loaded")


PLANNED = replace(KIND, load_rules=never)


def run(
    kind: ReturnKind,
    folder: Path,
    rows: list[dict[str, str]] = ROWS["Episodes"],
    *,
    year: int = 2026,
    given: Collection[str] = ("Episodes",),
) -> tuple[Checked, dict[str, list[int]]]:
    """A check of the rows, and what it found."""
    engine = engine_with(kind, {"Episodes": rows})
    checked = run_planned(kind, engine.connection, kind.settings(year), given, folder=folder)
    return checked, found_rows(engine, checked)


def test_a_planned_check_gives_the_same_without_its_rules(tmp_path: Path) -> None:
    """The rules' words, what did not run and why, and the rows found are all as before."""
    first, found = run(kind_with(rules_with()), tmp_path)
    assert found == {"Episodes": [1]}
    again, found_again = run(PLANNED, tmp_path)
    assert found_again == found
    assert again == first
    assert [left.reason for left in again.not_run] == [
        "no Episodes of last year: give it with --last-year"
    ]


def test_a_plan_serves_any_rows(tmp_path: Path) -> None:
    """It was made over two rows and finds what is wrong with three others."""
    run(kind_with(rules_with()), tmp_path)
    rows = [{"CHILD": "7"}, {"CHILD": "8", "DECOM": "01/05/2025"}, {"CHILD": "9", "DECOM": "?"}]
    assert run(PLANNED, tmp_path, rows)[1] == {"Episodes": [0, 2]}


@pytest.mark.parametrize("spoil", ["", "not a plan", "shortened"])
def test_a_spoilt_plan_is_made_anew(tmp_path: Path, spoil: str) -> None:
    """It is neither trusted nor in the way."""
    run(kind_with(rules_with()), tmp_path)
    (plan,) = tmp_path.iterdir()
    whole = plan.read_text(encoding="utf-8")
    plan.write_text(whole[:-30] if spoil == "shortened" else spoil, encoding="utf-8")
    assert run(kind_with(rules_with()), tmp_path)[1] == {"Episodes": [1]}
    assert plan.read_text(encoding="utf-8") == whole


def test_a_plan_that_does_not_run_is_made_anew(tmp_path: Path) -> None:
    """As where DuckDB says it is of the same version, and was built otherwise."""
    run(kind_with(rules_with()), tmp_path)
    (plan,) = tmp_path.iterdir()
    whole = plan.read_text(encoding="utf-8")
    text = whole.partition("\n")[2].replace("CREATE OR REPLACE", "MAKE")
    plan.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")
    assert run(kind_with(rules_with()), tmp_path)[1] == {"Episodes": [1]}
    assert plan.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(("year", "given"), [(2025, ["Episodes"]), (2026, ["Episodes", "OC3"])])
def test_a_plan_of_something_else_is_not_used(tmp_path: Path, year: int, given: list[str]) -> None:
    """Another year, or other tables given, is another plan."""
    run(kind_with(rules_with()), tmp_path)
    with pytest.raises(AssertionError, match="the rules were loaded"):
        run(PLANNED, tmp_path, year=year, given=given)


def test_a_check_in_which_a_rule_fails_is_not_kept(tmp_path: Path) -> None:
    """The failure may lie in the rows: the next return is judged by every rule again."""
    kind = kind_with(rules_with(failing=True))
    checked, found = run(kind, tmp_path)
    assert [left.rule.code for left in checked.not_run if left.failed] == ["C"]
    assert found == {"Episodes": [1]}
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_does_no_harm(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "plans").write_text("", encoding="utf-8")
    assert run(kind_with(rules_with()), tmp_path / "plans")[1] == {"Episodes": [1]}


def test_the_newest_plans_are_kept(tmp_path: Path) -> None:
    """A folder of plans does not grow without end."""
    for number in range(KEPT + 3):
        (tmp_path / f"{number}.json").write_text("", encoding="utf-8")
    run(kind_with(rules_with()), tmp_path)
    assert len(list(tmp_path.iterdir())) == KEPT
    assert run(PLANNED, tmp_path)[1] == {"Episodes": [1]}


def test_plans_can_be_put_elsewhere_or_turned_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the setting; without it they are in the system's folder for caches."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert plan_folder() == tmp_path
    monkeypatch.setenv(VARIABLE, "")
    assert plan_folder() is None
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert plan_folder() == tmp_path / "lineofsight" / "plans"


def test_no_row_is_kept_in_a_plan(tmp_path: Path) -> None:
    """Whatever a child's row holds, the plan holds none of it."""
    kind = kind_with(rules_with())
    engine = engine_with(kind, {"Episodes": [{"CHILD": "SECRET1", "HOME_POST": "SECRET2"}]})
    run_planned(kind, engine.connection, kind.settings(2026), {"Episodes"}, folder=tmp_path)
    (plan,) = tmp_path.iterdir()
    text = plan.read_text(encoding="utf-8")
    assert "Episodes" in text
    assert "SECRET" not in text
