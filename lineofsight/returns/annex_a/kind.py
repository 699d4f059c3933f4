"""Annex A: tables, rules and the day of the lists together."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from lineofsight.returns.annex_a import rules as rule_modules
from lineofsight.returns.annex_a.as_at import put_as_at
from lineofsight.returns.annex_a.frames import AnnexA, year_of_lists
from lineofsight.returns.annex_a.tables import FIRST_YEAR, LAST_YEAR, TABLES, YEAR_DATES
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rules


def load_rules() -> Rules:
    """The rules that the declaration gives, and those of every module in `rules`."""
    from lineofsight.returns.annex_a.shared import RULES  # only rules need expressions
    from lineofsight.returns.declared import add_declared_rules

    add_declared_rules(RULES, TABLES, first_year=FIRST_YEAR)
    for module in sorted(found.name for found in iter_modules(rule_modules.__path__)):
        import_module(f"{rule_modules.__name__}.{module}")
    return RULES


KIND = ReturnKind(
    code="annex_a",
    title="Annex A: Ofsted's lists of children",
    tables=TABLES,
    child="child_id",
    load_rules=load_rules,
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_YEAR,
    frames=AnnexA,
    window=year_of_lists,
    year_dates=YEAR_DATES,
    whole=tuple(table.name for table in TABLES),
    settle=put_as_at,
    own_rules=True,
    row_each=False,
)
