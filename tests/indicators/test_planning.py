"""All indicators at once: with statements kept from before, several at a time, the same sums."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lineofsight.engine import plans
from lineofsight.engine.running import DuckDBEngine
from lineofsight.indicators.periods import standard_periods
from lineofsight.indicators.planning import sums_of_all
from lineofsight.indicators.registry import indicators
from lineofsight.indicators.run import Open, open_periods
from lineofsight.record.opening import open_record
from tests.built_council import BuiltCouncil

#: Enough to share tables with each other, few enough to be built quickly.
SOME = [one for one in indicators() if one.code in {"HP05", "HP06", "HP16", "CC01", "CC28", "AD04"}]

Sums = dict[str, list[str]]


def nothing(_done: int, _total: int) -> None:
    """Tells nobody."""


@contextmanager
def opened(council: BuiltCouncil) -> Iterator[Open]:
    """The council's record over its periods, on several threads on any machine; afterwards
    nothing of what the threads shared is left."""
    connection = open_record(council.snapshot)
    connection.execute("SET threads = 4")
    (as_at,) = connection.execute("SELECT max(as_at) FROM record_council").fetchall()[0]
    with open_periods(connection, standard_periods(as_at)) as found:
        yield found
    schemas = connection.execute("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal")
    assert schemas.fetchall() == []
    connection.close()


def sums(
    council: BuiltCouncil, folder: Path, tell: Callable[[int, int], None] = nothing
) -> tuple[Sums, bool]:
    """The sums of some indicators, in an order that is no engine's, and whether their statements
    were built anew."""
    with opened(council) as found:
        rows = sums_of_all(SOME, found, folder=folder, progress=tell)
        engine = found.record.engine
        assert isinstance(engine, DuckDBEngine)
        anew = bool(engine.made)
    return {
        code: sorted(json.dumps(row, default=str) for row in of) for code, of in rows.items()
    }, anew


def test_kept_statements_give_the_same_sums(built_council: BuiltCouncil, tmp_path: Path) -> None:
    first, anew = sums(built_council, tmp_path)
    assert anew
    assert any(first.values())
    assert len(list(tmp_path.iterdir())) == 1
    again, anew = sums(built_council, tmp_path)
    assert not anew
    assert again == first


@pytest.mark.parametrize("broken", ["tables", "queries"])
def test_kept_statements_that_cannot_be_run_are_made_anew(
    built_council: BuiltCouncil, tmp_path: Path, broken: str
) -> None:
    """And kept again, right."""
    right, _ = sums(built_council, tmp_path)
    (path,) = tmp_path.iterdir()
    plan = plans.read_plan(path)
    if broken == "tables":
        plan["tables"][0][1] = "SELECT nothing FROM nowhere"
    else:
        plan["queries"]["HP06"] = "SELECT nothing FROM nowhere"
    plans.keep_plan(path, plan)
    found, anew = sums(built_council, tmp_path)
    assert anew
    assert found == right
    assert plans.read_plan(path) != plan
    assert sums(built_council, tmp_path) == (right, False)


def test_progress_is_told_of_each(built_council: BuiltCouncil, tmp_path: Path) -> None:
    """Whether statements are kept or not."""
    for _ in range(2):
        told: list[tuple[int, int]] = []

        def tell(done: int, total: int, told: list[tuple[int, int]] = told) -> None:
            told.append((done, total))

        sums(built_council, tmp_path, tell)
        assert told == [(number, len(SOME)) for number in range(1, len(SOME) + 1)]


def test_an_interruption_stops_the_work(built_council: BuiltCouncil, tmp_path: Path) -> None:
    """And leaves nothing on the connection."""

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    sums(built_council, tmp_path)
    with opened(built_council) as found, pytest.raises(KeyboardInterrupt):
        sums_of_all(SOME, found, folder=tmp_path, progress=interrupt)
