"""Every indicator worked out again: plain SQL written from its definition, without reading the
expression that the product runs."""

from __future__ import annotations

import duckdb

from tests.indicators.independent import (
    adoption,
    care,
    health,
    leavers,
    sharing,
    workforce,
)
from tests.indicators.independent import (
    help as help_and_protection,
)

QUERIES: dict[str, str] = {
    **help_and_protection.QUERIES,
    **care.QUERIES,
    **health.QUERIES,
    **adoption.QUERIES,
    **leavers.QUERIES,
    **workforce.QUERIES,
}


def put_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make on a connection the macros that the queries share."""
    for macro in (help_and_protection.MACROS + sharing.MACROS).split(";"):
        if macro.strip():
            connection.execute(macro)
