"""Loading the rules of a return: those that its declaration gives, and those of its modules."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from lineofsight.engine.tables import Table
from lineofsight.returns.rules import Rules


def load_rules(package: str, tables: Sequence[type[Table]], first_year: int) -> Rules:
    """The rules that a return's declaration gives, and those of every module in its `rules`.

    Args:
        package: the return's package; its `shared` holds the registry, `RULES`.
        tables: the return's tables.
        first_year: the first collection year that has rules.
    """
    from lineofsight.returns.declared import add_declared_rules  # only rules need expressions

    registry = cast("Rules", import_module(f"{package}.shared").RULES)
    add_declared_rules(registry, tables, first_year=first_year)
    modules = import_module(f"{package}.rules")
    for module in sorted(found.name for found in iter_modules(modules.__path__)):
        import_module(f"{modules.__name__}.{module}")
    return registry
