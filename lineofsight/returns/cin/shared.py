"""The registry of the CIN census's rules and shared columns, and what many rules need."""

from __future__ import annotations

from lineofsight.returns.rules import Rules

#: All rules and shared columns of the return.
RULES = Rules()
rule, adds, child_facts, facts_by = RULES.rule, RULES.adds, RULES.child_facts, RULES.facts_by
