"""An invented census is right in every detail the rules look at, and wrong where it says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.returns.check import run_rules
from lineofsight.returns.reading import Loaded, read_return
from lineofsight.returns.workforce.kind import KIND
from lineofsight.synthetic.workforce import Written, write_return

YEARS = range(KIND.first_year, KIND.last_year + 1)


@dataclass(frozen=True)
class Found:
    """What comes of a return: what was read, and the rows that fail, each with its worker."""

    loaded: Loaded
    issues: frozenset[tuple[str, str, int, str | None]]

    @property
    def of_workers(self) -> set[tuple[str, str | None]]:
        """The rules that fail, and the workers they fail for."""
        return {(code, worker) for code, _, _, worker in self.issues}


@contextmanager
def _read(files: Sequence[Path]) -> Iterator[tuple[duckdb.DuckDBPyConnection, Loaded]]:
    with duckdb.connect() as connection:
        yield connection, read_return(KIND, files, connection=connection)


def check(
    written: Written,
    files: Sequence[Path],
    year: int,
    engine: EngineName = EngineName.DUCKDB,
    only: Collection[str] | None = None,
) -> Found:
    """Read a return and run all its rules. Its year is found in it."""
    with _read(files) as (connection, loaded):
        settings = KIND.settings(year, authority=written.authority)
        with open_engine(engine, connection) as opened:
            checked = run_rules(KIND, opened, settings, loaded.given | {"authority"}, only=only)
        assert [left.reason for left in checked.not_run] == []
        issues = set()
        for table, name in checked.issues.items():
            number = '"SWENo"' if table == "CSWWWorker" else "NULL"
            found = connection.execute(
                f'SELECT _condition, _row, {number} FROM "{name}" JOIN "{table}" USING (_row)'
            )
            issues |= {(checked.rules[n].code, table, row, who) for n, row, who in found.fetchall()}
        assert loaded.year == year
        problems = [str(problem) for problem in loaded.problems]
        if not written.mistakes:
            assert problems == []
        return Found(loaded, frozenset(issues))


@pytest.mark.parametrize(
    ("year", "workers", "seed"),
    [*((year, 200, year) for year in YEARS), (2025, 1, 1), (2025, 25, 2), (2025, 2_000, 3)],
)
def test_nothing_fails_in_a_census_without_mistakes(
    tmp_path: Path, year: int, workers: int, seed: int
) -> None:
    """Neither error nor query, and nothing that does not fit while reading, of XML and of CSV."""
    written = write_return(tmp_path, workers=workers, year=year, seed=seed)
    for files in ([written.xml], [written.tables]):
        assert check(written, files, year).issues == frozenset()


@pytest.mark.parametrize(
    ("year", "seed"), [(2021, 7), (2023, 8), (2024, 9), (2025, 10), (2026, 11)]
)
def test_each_mistake_is_found_by_the_rules_it_names(tmp_path: Path, year: int, seed: int) -> None:
    """A mistake may fail other rules too, never none; and no rule fails a worker without one."""
    written = write_return(tmp_path, year=year, seed=seed, mistakes=True)
    found = check(written, [written.xml], year).of_workers
    expected = {(rule, mistake.worker) for mistake in written.mistakes for rule in mistake.rules}
    assert expected - found == set()
    spoilt = {mistake.worker for mistake in written.mistakes}
    assert {worker for _, worker in found} - spoilt == set()
    assert len(written.mistakes) > 35


def test_xml_and_csv_of_a_census_with_mistakes_fail_alike(tmp_path: Path) -> None:
    """The same rules in the same rows."""
    written = write_return(tmp_path, mistakes=True)
    of_xml = check(written, [written.xml], 2025).issues
    assert check(written, [written.tables], 2025).issues == of_xml


@pytest.mark.spark
def test_spark_finds_what_duckdb_finds_of_rules_that_are_no_more(tmp_path: Path) -> None:
    """Those of years before the last, in which all others are tried on both engines."""
    written = write_return(tmp_path, year=2023, mistakes=True)
    former = {rule.code for rule in KIND.rules.in_year(2023) if rule.until}
    of_spark = check(written, [written.xml], 2023, EngineName.SPARK, only=former).issues
    assert of_spark == check(written, [written.xml], 2023, only=former).issues
    assert "WF321" in {code for code, *_ in of_spark}


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    one, two = (write_return(tmp_path / name, mistakes=True) for name in ("one", "two"))
    assert one.xml.read_bytes() == two.xml.read_bytes()
    assert one.mistakes == two.mistakes
    other = write_return(tmp_path / "three", mistakes=True, seed=8)
    assert one.xml.read_bytes() != other.xml.read_bytes()


@pytest.mark.parametrize("bad", [{"year": 2020}, {"year": 2027}, {"workers": 0}])
def test_what_cannot_be_written_is_refused(tmp_path: Path, bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"year|worker"):
        write_return(tmp_path, **bad)  # type: ignore[arg-type]


def test_too_few_workers_for_each_mistake_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no worker left"):
        write_return(tmp_path, workers=10, mistakes=True)
