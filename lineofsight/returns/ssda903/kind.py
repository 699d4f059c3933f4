"""The SSDA903 return: tables, rules and year together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.loading import load_rules
from lineofsight.returns.ssda903.frames import SSDA903, collection_window
from lineofsight.returns.ssda903.layout import LAYOUT, YEAR_DATES
from lineofsight.returns.ssda903.tables import FIRST_RULES, FIRST_YEAR, LAST_YEAR, TABLES

if TYPE_CHECKING:
    from lineofsight.returns.lookups import Located


def look_up(connection: DuckDBPyConnection, authority: str | None) -> Located:
    """Where each placement is."""
    from lineofsight.returns.lookups import add_location

    return add_location(connection, authority=authority)


KIND = ReturnKind(
    code="ssda903",
    title="SSDA903: children looked after",
    tables=TABLES,
    child="CHILD",
    load_rules=partial(load_rules, "lineofsight.returns.ssda903", TABLES, FIRST_RULES),
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    first_rules=FIRST_RULES,
    frames=SSDA903,
    window=collection_window,
    layout=LAYOUT,
    year_dates=YEAR_DATES,
    look_up=look_up,
)
