"""An invented census is right in every detail the rules look at, and wrong where it says so."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading import read_return
from lineofsight.returns.results.result import Result
from lineofsight.returns.run import check_return
from lineofsight.synthetic.cin import write_return

YEARS = (2023, 2024, 2025, 2026)


def found_in(result: Result) -> Iterator[tuple[str, str | None]]:
    """The rules that fail and the children they fail for: every rule of the year is run."""
    assert {row["status"] for row in result.summary().rows(named=True)} == {"run"}
    for row in result.issues().collect().rows(named=True):
        yield row["code"], row["child"]


def check(census: Path, year: int) -> Result:
    """What comes of a census; its year is found in it."""
    result = check_return("cin", [census])
    assert (result.loaded.year, result.loaded.year_sure) == (year, True)
    return result


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("year", YEARS)
def test_nothing_fails_in_a_census_without_mistakes(tmp_path: Path, year: int, seed: int) -> None:
    """Neither error nor query, and nothing that does not fit while reading, of XML and of CSV."""
    written = write_return(tmp_path, children=400, year=year, seed=seed)
    assert written.tables is not None
    for form in (written.xml, written.tables):
        with check(form, year) as result:
            assert set(found_in(result)) == set()
            assert [str(problem) for problem in result.loaded.problems] == []


@pytest.mark.parametrize("year", YEARS)
def test_nothing_fails_where_every_child_has_everything(tmp_path: Path, year: int) -> None:
    """And every child has a row in every table."""
    written = write_return(tmp_path, children=60, year=year, dense=True, tables=False)
    with check(written.xml, year) as result:
        assert set(found_in(result)) == set()
        for table in KIND.tables:
            columns = [column for column in table.columns().values() if column.used_in(year)]
            if columns and "LAchildID" in table.columns():
                query = f'SELECT count(DISTINCT "LAchildID") FROM "{table.name}"'
                assert result.connection.execute(query).fetchone() == (60,), table.name


@pytest.mark.parametrize(("year", "seed"), [(2023, 7), (2024, 8), (2025, 9), (2026, 10)])
def test_each_mistake_is_found_by_the_rules_it_names(tmp_path: Path, year: int, seed: int) -> None:
    """A mistake may fail other rules too, never none; no rule fails a child without one, but that
    the child whose pupil number another has fails with it."""
    written = write_return(
        tmp_path, children=600, year=year, seed=seed, mistakes=True, tables=False
    )
    with check_return("cin", [written.xml], year=year) as result:
        found = set(found_in(result))
    expected = {(rule, mistake.child) for mistake in written.mistakes for rule in mistake.rules}
    assert expected - found == set()
    spoilt = {mistake.child for mistake in written.mistakes}
    assert [code for code, child in found if child not in spoilt] == ["1520"]
    assert len(written.mistakes) > 70


def test_xml_and_csv_give_the_same_tables(tmp_path: Path) -> None:
    """Row by row, of a census with mistakes too."""
    written = write_return(tmp_path, children=400, seed=5, mistakes=True)
    assert written.tables is not None
    found = []
    for form in (written.xml, written.tables):
        with duckdb.connect() as connection:
            read_return(KIND, [form], connection=connection, year=2026)
            found.append(
                {
                    table.name: connection.execute(
                        f'SELECT * EXCLUDE (_file, _line) FROM "{table.name}" ORDER BY _row'
                    ).fetchall()
                    for table in KIND.tables
                }
            )
    assert found[0] == found[1]


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    """Another writes others; a child is the same however many there are."""
    texts = {}
    for name, children, seed in (("one", 40, 7), ("two", 40, 7), ("more", 50, 7), ("other", 40, 8)):
        written = write_return(tmp_path / name, children=children, seed=seed)
        assert written.tables is not None
        paths = [written.xml, *sorted(written.tables.iterdir())]
        texts[name] = [path.read_text(encoding="utf-8") for path in paths]
    assert texts["one"] == texts["two"]
    for one, more, other in zip(texts["one"], texts["more"], texts["other"], strict=True):
        assert more.startswith(one.removesuffix("  </Children>\n</Message>\n"))
        assert one != other or one.startswith("Collection,")


def test_memory_does_not_grow_with_the_children(tmp_path: Path) -> None:
    """They are written as they are made."""
    tracemalloc.start()
    try:
        write_return(tmp_path, children=1_500)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A year without rules, and mistakes that suit no child."""
    with pytest.raises(ValueError, match="from 2023 to 2026"):
        write_return(tmp_path, year=2022)
    with pytest.raises(ValueError, match="give more children"):
        write_return(tmp_path, children=20, mistakes=True)
