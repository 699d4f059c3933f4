"""The CIN census: tables, rules and year together."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from lineofsight.returns.cin import rules as rule_modules
from lineofsight.returns.cin.frames import CIN, census_window
from lineofsight.returns.cin.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.cin.tables import FIRST_RULES, FIRST_YEAR, LAST_YEAR, TABLES, Header
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rules


def load_rules() -> Rules:
    """The rules that the declaration gives, and those of every module in `rules`."""
    from lineofsight.returns.cin.shared import RULES  # only rules need expressions
    from lineofsight.returns.declared import add_declared_rules

    add_declared_rules(RULES, TABLES, first_year=FIRST_RULES)
    for module in sorted(found.name for found in iter_modules(rule_modules.__path__)):
        import_module(f"{rule_modules.__name__}.{module}")
    return RULES


KIND = ReturnKind(
    code="cin",
    title="CIN census: children in need",
    tables=TABLES,
    child="LAchildID",
    load_rules=load_rules,
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=CIN,
    window=census_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    whole=(Header.name,),
)
