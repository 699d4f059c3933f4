"""The collection year of a return, told by the dates of what happened in it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from lineofsight.returns.kind import ReturnKind

#: A year of fewer of the dates than this is taken for mistakes of typing.
LEAST_SHARE = 0.05

#: The year is sure where so many of the dates are of it, and so few are later.
SURE_SHARE, MOST_LATER = 0.8, 0.02


@dataclass(frozen=True)
class FoundYear:
    """A collection year, whether it is beyond doubt, and how it was found."""

    year: int | None
    sure: bool
    reason: str


def find_year(kind: ReturnKind, connection: duckdb.DuckDBPyConnection) -> FoundYear:
    """The collection year of the tables that were read: the latest year that at least a
    twentieth of the dates are of, by the first column of `kind.year_dates` that holds dates."""
    for table, column in kind.year_dates:
        counts = _by_year(kind, connection, table, column)
        total = sum(counts.values())
        known = {
            year: count
            for year, count in counts.items()
            if kind.first_year <= year <= kind.last_year and count >= LEAST_SHARE * total
        }
        if not known:
            continue
        year = max(known)
        start, end = kind.window(year)
        share = known[year] / total
        later = sum(count for other, count in counts.items() if other > year) / total
        sure = share >= SURE_SHARE and later <= MOST_LATER
        return FoundYear(
            year,
            sure,
            f"{share:.0%} of {total:,} dates in {table}.{column} are from {start:%d/%m/%Y} to "
            f"{end:%d/%m/%Y}{f', and {later:.0%} are later' if later else ''}.",
        )
    return FoundYear(None, False, "No table holds a date that tells the year.")


def _by_year(
    kind: ReturnKind, connection: duckdb.DuckDBPyConnection, table: str, column: str
) -> dict[int, int]:
    """How many dates of a column are of each collection year; of text, how often it names it."""
    declared = {declared.name: declared for declared in kind.tables}[table].columns()[column]
    if declared.type is str:
        named = f'try_cast("{column}" AS INTEGER)'
        rows = connection.execute(
            f'SELECT {named}, count(*) FROM "{table}" WHERE {named} IS NOT NULL GROUP BY ALL'
        ).fetchall()
        return {int(year): int(count) for year, count in rows}
    start, _ = kind.window(kind.last_year)
    # A year that begins on 1 April 2026 is 2027: counted in months from its first.
    months = start.month - 1
    ahead = kind.last_year - start.year
    rows = connection.execute(
        f'SELECT year("{column}" - to_months({months})) + {ahead}, count(*) '
        f'FROM "{table}" WHERE "{column}" IS NOT NULL GROUP BY ALL'
    ).fetchall()
    return {int(year): int(count) for year, count in rows}
