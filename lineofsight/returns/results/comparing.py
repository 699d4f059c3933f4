"""Two checks of the same return side by side: what was mended, what is new, what remains.

An issue is the same where rule, table, child and the row's other key columns are the same; its
place in a file is not looked at. Of equal issues, such as those of a row that is there twice, as
many remain as both checks have.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import duckdb

import lineofsight
from lineofsight.engine.quoting import quoted
from lineofsight.returns.results.folder import (
    copy_csv,
    copy_parquet,
    read_manifest,
    write_manifest,
    written_whole,
)
from lineofsight.returns.results.guarding import guarded
from lineofsight.returns.results.tables import Change, ChangedByChild, ChangedByRule, Status


class CannotCompareError(Exception):
    """Two checks cannot be compared. The message says why."""


@dataclass(frozen=True)
class Comparison:
    """What became of the issues of an earlier check in a later one. Use it as a context manager,
    or `close` it.

    Attributes:
        before, after: the manifests of both.
    """

    before: dict[str, Any]
    after: dict[str, Any]
    connection: duckdb.DuckDBPyConnection = field(repr=False)

    def totals(self) -> dict[str, int]:
        """How many issues there are of each change."""
        found = self.connection.execute(
            "SELECT change, sum(issues)::BIGINT FROM changes GROUP BY change"
        ).fetchall()
        return {change.value: dict(found).get(change.value, 0) for change in Change}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table by its name: `changes`, `changes_by_rule`, `changes_by_child`."""
        cursor = self.connection.execute(_QUERIES[name])
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def write(self, folder: Path | str, *, csv: bool = False) -> Path:
        """Write the comparison to a folder, whole or not at all, as Parquet; as CSV too where
        asked for.

        Raises:
            NotACheckError: something other than an earlier check or comparison is there.
            OSError: the disk is full or may not be written; nothing is left behind.
        """
        place = Path(folder)
        with written_whole(place) as beside:
            for name, query in _QUERIES.items():
                copy_parquet(self.connection, query, beside / f"{name}.parquet")
                if csv:
                    texts = guarded(self.connection, query)
                    copy_csv(self.connection, texts, beside / f"{name}.csv")
            write_manifest(
                beside,
                {
                    "check": self.after["check"],
                    "compared": [self.before["made"], self.after["made"]],
                    "made": datetime.now(UTC).isoformat(timespec="seconds"),
                    "software": f"lineofsight {lineofsight.__version__}",
                    "totals": self.totals(),
                },
            )
        return place

    def close(self) -> None:
        """Free the memory."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def compare_checks(before: Path | str, after: Path | str) -> Comparison:
    """Compare two checks that were written to folders.

    Raises:
        NotACheckError: a folder holds no check.
        CannotCompareError: the checks are of different returns, or a file is missing.
    """
    places = [Path(before), Path(after)]
    manifests = [read_manifest(place) for place in places]
    kinds = [manifest.get("check") for manifest in manifests]
    if kinds[0] != kinds[1]:
        raise CannotCompareError(f"One check is of {kinds[0]}, the other of {kinds[1]}.")
    connection = duckdb.connect()
    try:
        for name, place in zip(("before", "after"), places, strict=True):
            _count(connection, name, place)
    except duckdb.IOException as error:
        connection.close()
        raise CannotCompareError(
            f"A check is not whole: {str(error).splitlines()[0]} Check again with --out."
        ) from None
    connection.execute(_CHANGES)
    return Comparison(manifests[0], manifests[1], connection)


def _count(connection: duckdb.DuckDBPyConnection, name: str, place: Path) -> None:
    """Count the equal issues of a check, and note which rules were run."""
    issues, summary = (quoted(place / f"{table}.parquet") for table in ("issues", "summary"))
    connection.execute(
        f"CREATE TEMP TABLE {name}_issues AS SELECT code, any_value(severity) AS severity, "
        f'"table", child, key, count(*) AS issues FROM read_parquet({issues}) '
        'GROUP BY code, "table", child, key'
    )
    connection.execute(
        f"CREATE TEMP TABLE {name}_run AS SELECT DISTINCT code FROM read_parquet({summary}) "
        f"WHERE status = '{Status.RUN.value}'"
    )


_CHANGES = f"""
CREATE TEMP TABLE changes AS
WITH both_checks AS (
    SELECT
        coalesce(a.code, b.code) AS code,
        coalesce(b.severity, a.severity) AS severity,
        coalesce(a."table", b."table") AS "table",
        coalesce(a.child, b.child) AS child,
        coalesce(a.key, b.key) AS key,
        coalesce(a.issues, 0) AS earlier,
        coalesce(b.issues, 0) AS later,
        coalesce(a.code, b.code) IN (FROM before_run) AS judged_before,
        coalesce(a.code, b.code) IN (FROM after_run) AS judged_after
    FROM before_issues a FULL JOIN after_issues b
    ON a.code = b.code AND a."table" = b."table" AND a.child IS NOT DISTINCT FROM b.child
        AND a.key = b.key
)
SELECT code, severity, "table", child, key, change, issues FROM (
    SELECT *, '{Change.REMAINS}' AS change, least(earlier, later) AS issues FROM both_checks
    UNION ALL
    SELECT *, CASE WHEN judged_after THEN '{Change.MENDED}' ELSE '{Change.NOT_JUDGED_AGAIN}' END,
        earlier - later FROM both_checks
    UNION ALL
    SELECT *, CASE WHEN judged_before THEN '{Change.NEW}' ELSE '{Change.NOT_JUDGED_BEFORE}' END,
        later - earlier FROM both_checks
) WHERE issues > 0
"""


def _by(*columns: str) -> str:
    """SQL for the issues of each change, by columns."""
    counts = ", ".join(
        f"coalesce(sum(issues) FILTER (change = '{change}'), 0)::BIGINT AS {change}"
        for change in Change
    )
    names = ", ".join(columns)
    order = f"{Change.NEW} DESC, {Change.MENDED} DESC, {names}"
    return f"SELECT {names}, {counts} FROM changes GROUP BY {names} ORDER BY {order}"


_QUERIES = {
    "changes": 'FROM changes ORDER BY code, "table", child, key, change',
    ChangedByRule.name: _by("code", "severity"),
    ChangedByChild.name: _by("child"),
}
