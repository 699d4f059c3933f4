"""The registry of the CIN census's rules and shared columns, and what many rules need."""

from __future__ import annotations

import narwhals as nw

from lineofsight.engine.expressions import is_true
from lineofsight.returns.rules import Rules

#: All rules and shared columns of the return.
RULES = Rules()
rule, adds, child_facts, facts_by = RULES.rule, RULES.adds, RULES.child_facts, RULES.facts_by


def yes(column: str) -> nw.Expr:
    """A column of yes or no says yes: 1 or true, in capitals or small. Never null; what is blank
    or neither says neither yes nor no."""
    return is_true(nw.col(column).str.to_lowercase().is_in(["1", "true"]))


def no(column: str) -> nw.Expr:
    """A column of yes or no says no: 0 or false, in capitals or small. Never null."""
    return is_true(nw.col(column).str.to_lowercase().is_in(["0", "false"]))
