"""The SSDA903 return: tables, rules and year together."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.rules import Rules
from lineofsight.returns.ssda903 import rules as rule_modules
from lineofsight.returns.ssda903.frames import SSDA903, collection_window
from lineofsight.returns.ssda903.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.ssda903.tables import FIRST_RULES, FIRST_YEAR, LAST_YEAR, TABLES

if TYPE_CHECKING:
    from lineofsight.returns.lookups import Located


def load_rules() -> Rules:
    """The rules that the declaration gives, and those of every module in `rules`."""
    from lineofsight.returns.declared import add_declared_rules  # only rules need expressions
    from lineofsight.returns.ssda903.shared import RULES

    add_declared_rules(RULES, TABLES, first_year=FIRST_RULES)
    for module in sorted(found.name for found in iter_modules(rule_modules.__path__)):
        import_module(f"{rule_modules.__name__}.{module}")
    return RULES


def look_up(connection: DuckDBPyConnection, authority: str | None) -> Located:
    """Where each placement is."""
    from lineofsight.returns.lookups import add_location

    return add_location(connection, authority=authority)


KIND = ReturnKind(
    code="ssda903",
    title="SSDA903: children looked after",
    tables=TABLES,
    child="CHILD",
    load_rules=load_rules,
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=SSDA903,
    window=collection_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    look_up=look_up,
)
