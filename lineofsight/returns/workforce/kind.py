"""The workforce census: tables, rules and year together. The Department publishes no rules across
its columns: these are ours."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rules
from lineofsight.returns.workforce import rules as rule_modules
from lineofsight.returns.workforce.frames import Workforce, census_window
from lineofsight.returns.workforce.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.workforce.tables import (
    FIRST_RULES,
    FIRST_YEAR,
    LAST_YEAR,
    TABLES,
    CSWWWorker,
    LALevelVacancies,
)


def load_rules() -> Rules:
    """The rules that the declaration gives, and those of every module in `rules`."""
    from lineofsight.returns.declared import add_declared_rules
    from lineofsight.returns.workforce.shared import RULES  # only rules need expressions

    add_declared_rules(RULES, TABLES, first_year=FIRST_RULES)
    for module in sorted(found.name for found in iter_modules(rule_modules.__path__)):
        import_module(f"{rule_modules.__name__}.{module}")
    return RULES


KIND = ReturnKind(
    code="workforce",
    title="Workforce census: children's social workers",
    tables=TABLES,
    child="SWENo",
    load_rules=load_rules,
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=Workforce,
    window=census_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    whole=(CSWWWorker.name, LALevelVacancies.name),
    person="worker",
    people="workers",
    own_rules=True,
)
