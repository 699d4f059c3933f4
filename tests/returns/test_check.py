"""Running rules: what is not given is said, a rule that raises is not run, others still are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

import narwhals as nw
from narwhals import col

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.check import run_rules
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import POSTCODES, Failing, Rules, last
from lineofsight.returns.ssda903.frames import SSDA903, collection_window
from lineofsight.returns.ssda903.kind import KIND
from lineofsight.returns.ssda903.tables import TABLES, Episodes, Header
from tests.returns.rows import engine_with, failing_rows, found_rows


def test_a_rule_fails_the_rows_it_says() -> None:
    """Child 1's first episode is open though a second began: row 0 fails, and no other."""
    rows = [
        {"CHILD": "1", "DECOM": "01/04/2025"},
        {"CHILD": "1", "DECOM": "01/06/2025"},
        {"CHILD": "2", "DECOM": "01/04/2025"},
    ]
    assert failing_rows(KIND, KIND.settings(2026), "142", {"Episodes": rows}) == {"Episodes": [0]}


def kind_with(rules: Rules) -> ReturnKind:
    """SSDA903 with other rules."""
    return ReturnKind(
        code="ssda903",
        title="SSDA903",
        tables=TABLES,
        child="CHILD",
        load_rules=lambda: rules,
        first_year=2018,
        last_year=2027,
        first_rules=2023,
        frames=SSDA903,
        window=collection_window,
    )


def test_a_rule_that_raises_is_not_run_and_the_others_are() -> None:
    """One rule names a column that is not there, one raises in Python, one fails every row."""
    rules = Rules()

    @rules.rule("A", "No such column.", mend="-", at={Episodes: ["CHILD"]})
    def no_such_column(r: SSDA903) -> Failing:
        return r.episodes.filter(col("NOWHERE") == "1")

    @rules.rule("B", "Raises.", mend="-", at={Episodes: ["CHILD"]})
    def raises(r: SSDA903) -> Failing:
        raise ZeroDivisionError("in the rule")

    @rules.rule("C", "Every row.", mend="-", at={Episodes: ["CHILD"]})
    def every_row(r: SSDA903) -> Failing:
        return r.episodes.filter(col("_row") >= 0)

    @rules.rule(
        "D", "Needs last year.", mend="-", at={Episodes: ["CHILD"]}, needs=[Episodes, last(Header)]
    )
    def needs_last_year(r: SSDA903) -> Failing:
        return r.episodes.filter(col("_row") >= 0)

    kind = kind_with(rules)
    engine = engine_with(kind, {"Episodes": [{"CHILD": "1"}, {"CHILD": "2"}]})
    checked = run_rules(kind, engine, kind.settings(2026), {"Episodes"})
    reasons = {left.rule.code: (left.failed, left.reason) for left in checked.not_run}
    assert reasons.keys() == {"A", "B", "D"}
    assert reasons["A"][0]
    assert reasons["B"] == (True, "the rule failed: ZeroDivisionError: in the rule")
    assert reasons["D"] == (False, "no Header of last year: give it with --last-year")
    assert [rule.code for rule in checked.ran] == ["C"]
    assert found_rows(engine, checked) == {"Episodes": [0, 1]}


def test_facts_by_another_key_stand_beside_the_rows_that_have_it() -> None:
    """The last day of a child's reviews in one plan is beside the rows of that plan alone."""

    class Plans(Table, name="Plans"):
        within: ClassVar[Mapping[str, tuple[str, ...]]] = {"_plan": ("CHILD", "PLAN")}
        CHILD: str | None = Column(doc="The child.")
        PLAN: str | None = Column(doc="The plan.")

    class Reviews(Table, name="PlanReviews"):
        within: ClassVar[Mapping[str, tuple[str, ...]]] = {"_plan": ("CHILD", "PLAN")}
        CHILD: str | None = Column(doc="The child.")
        PLAN: str | None = Column(doc="The plan.")
        ON: date | None = Column(doc="The day of the review.")

    rules = Rules()

    @rules.facts_by(Reviews, "_plan")
    def reviewed(r: SSDA903) -> Mapping[str, nw.Expr]:
        return {"reviewed": col("ON").count()}

    @rules.rule("R", "Never reviewed.", mend="-", at={Plans: ["PLAN"]})
    def never_reviewed(r: SSDA903) -> Failing:
        return r.rows(Plans).filter(col("reviewed").is_null())

    kind = replace(kind_with(rules), tables=(Plans, Reviews))
    engine = engine_with(
        kind,
        {
            "Plans": [{"CHILD": "1", "PLAN": "1"}, {"CHILD": "2", "PLAN": "1"}, {"CHILD": "2"}],
            "PlanReviews": [{"CHILD": "1", "PLAN": "1", "ON": "01/05/2025"}],
        },
    )
    checked = run_rules(kind, engine, kind.settings(2026), {"Plans", "PlanReviews"})
    assert not checked.not_run
    assert found_rows(engine, checked) == {"Plans": [1, 2]}


def test_a_column_can_make_up_for_a_lookup() -> None:
    """A return that gives the authority of placements needs no postcodes for it; one that gives
    less does, and is told so."""
    rules = Rules()

    @rules.rule(
        "E",
        "Placed in Wales.",
        mend="-",
        at={Episodes: ["PL_LA"]},
        needs=[Episodes, POSTCODES],
        unless={POSTCODES: ["Episodes.PL_LA"]},
    )
    def placed_in_wales(r: SSDA903) -> Failing:
        return r.episodes.filter(col("PL_LA") == "WAL")

    kind = kind_with(rules)
    engine = engine_with(kind, {"Episodes": [{"CHILD": "1", "PL_LA": "WAL"}]})
    for given in ({"Episodes", "postcodes"}, {"Episodes", "Episodes.PL_LA"}):
        checked = run_rules(kind, engine, kind.settings(2026), given)
        assert found_rows(engine, checked) == {"Episodes": [0]}
    (left,) = run_rules(kind, engine, kind.settings(2026), {"Episodes"}).not_run
    assert left.reason == "no postcodes: give a postcode file with --postcodes"
