"""Two engines, one answer: every rule of every return over an invented return full of mistakes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.returns.check import Checked, run_rules
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.reading import read_return
from tests.spark import as_users_run_it

#: The return of the fewest rules is judged by Spark with the settings that users have, too slow
#: for the others.
AS_USERS_RUN_IT = "workforce"


def issues_in(connection: duckdb.DuckDBPyConnection, checked: Checked) -> set[tuple[str, int, str]]:
    """The table, row and rule of each issue."""
    return {
        (table, row, checked.rules[condition].code)
        for table, name in checked.issues.items()
        for row, condition in connection.execute(
            f'SELECT _row, _condition FROM "{name}"'
        ).fetchall()
    }


@pytest.mark.spark
@pytest.mark.parametrize("code", KINDS)
def test_spark_finds_what_duckdb_finds(code: str, tmp_path: Path) -> None:
    """The same rows fail the same rules, and no rule is left out by either."""
    kind = get_kind(code)
    write: Callable[..., Any] = import_module(f"lineofsight.synthetic.{code}").write_return
    year = min(2026, kind.last_year)
    written = write(tmp_path, year=year, mistakes=True)
    last_year = [written.last_year] if hasattr(written, "last_year") else []
    found = {}
    with duckdb.connect() as connection:
        loaded = read_return(
            kind, written.files, last_year=last_year, connection=connection, year=year
        )
        for engine in EngineName:
            users = engine is EngineName.SPARK and code == AS_USERS_RUN_IT
            with (
                as_users_run_it() if users else nullcontext(),
                open_engine(engine, connection) as running,
            ):
                checked = run_rules(kind, running, kind.settings(year), loaded.given)
                assert [left.rule.code for left in checked.not_run if left.failed] == []
                found[engine] = issues_in(connection, checked)
    first, *others = found.values()
    assert first
    for other in others:
        assert {"lost": sorted(first - other)[:9], "more": sorted(other - first)[:9]} == {
            "lost": [],
            "more": [],
        }
