"""Every indicator worked out again: plain SQL written from its definition, without reading the
expression that the product runs."""

from __future__ import annotations

import duckdb

from tests.indicators.independent import care, help

QUERIES: dict[str, str] = {**help.QUERIES, **care.QUERIES}


def put_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make on a connection the macros that the queries share."""
    for macro in help.MACROS.split(";"):
        if macro.strip():
            connection.execute(macro)
