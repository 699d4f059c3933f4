"""What the pages of the data say: what was loaded, issues, differences, snapshots compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from django.test import Client

from lineofsight.indicators.issues import count_issues, places_of
from lineofsight.indicators.keeping import Kept, kept_in
from lineofsight.indicators.registry import indicator, indicators
from lineofsight.record.opening import open_record
from lineofsight.record.tables import RECORD
from tests.built_council import BuiltCouncil
from tests.web.recorded import as_cell, from_csv, from_json, page, tables


@pytest.fixture
def record(built_council: BuiltCouncil) -> Iterator[duckdb.DuckDBPyConnection]:
    """The council's record."""
    connection = open_record(built_council.snapshot)
    yield connection
    connection.close()


def test_what_was_loaded(council_site: Client, record: duckdb.DuckDBPyConnection) -> None:
    """Every return of every year, with its files and rows; every table with its rows."""
    found = tables(page(council_site, "/mereshire/data/"))
    loaded = found["Returns and extracts that were loaded"]
    (counted,) = record.execute(
        "SELECT count(DISTINCT (source, version)), sum(rows), sum(refused) FROM record_load"
    ).fetchall()
    numbers = [sum(int(n.replace(",", "")) for n in loaded.column(c)) for c in ("Rows", "Refused")]
    assert (len(loaded.rows) - 1, *numbers) == counted
    held = found["Tables of the record"]
    rows = [int(n.replace(",", "")) for n in held.column("Rows")]
    assert rows == [
        record.execute(f"SELECT count(*) FROM record_{table.name}").fetchall()[0][0]
        for table in RECORD
    ]
    for n, source in zip(rows, held.column("Comes from"), strict=True):
        assert n == 0 or source, "rows come from somewhere"


@pytest.mark.parametrize(
    "address",
    [
        "/mereshire/data",
        "/mereshire/data/issues",
        "/mereshire/data/issues?indicator=HP05",
        "/mereshire/data/conflicts",
        "/mereshire/data/snapshots",
    ],
)
def test_both_files_say_the_same(council_site: Client, address: str) -> None:
    path, _, query = address.partition("?")
    rows = from_json(council_site, f"{path}.json?{query}")
    assert rows
    assert from_csv(council_site, f"{path}.csv?{query}") == [
        {name: as_cell(value) for name, value in row.items()} for row in rows
    ]


def test_issues_of_an_indicator_are_those_that_touch_it(
    council_site: Client, record: duckdb.DuckDBPyConnection
) -> None:
    """As many as the indicator tells of, each at a column that it reads; together with those that
    do not touch it they are all."""
    every = from_json(council_site, "/mereshire/data/issues.json")
    told = count_issues(record, indicators())
    seen = Counter[bool]()
    for code in ("HP05", "CC01", "HP30-starting", "CL01", "LW01"):
        if code not in told:
            continue
        places = places_of(indicator(code))
        touching = [
            row
            for row in every
            if any(
                (row["source"], row["source_table"], column.strip()) in places
                for column in (row["source_columns"] or "").split(",")
            )
        ]
        rows = from_json(council_site, f"/mereshire/data/issues.json?indicator={code.lower()}")
        assert rows == touching
        assert len(rows) == told[code]
        seen[bool(rows)] += 1
    assert seen[True]


def test_issues_are_counted_by_rule_and_listed(council_site: Client) -> None:
    """By return, severity and rule; the rule's link leads to its own."""
    every = from_json(council_site, "/mereshire/data/issues.json")
    html = page(council_site, "/mereshire/data/issues/")
    table = tables(html)["By rule"]
    by_rule = Counter((row["rule"], row["severity"].capitalize()) for row in every)
    assert sum(int(n) for n in table.column("Places")) == len(every)
    for rule, severity, number in zip(
        table.column("Rule"), table.column("Severity"), table.column("Places"), strict=True
    ):
        assert by_rule[rule.removeprefix("Rule "), severity] >= int(number) > 0
    row = every[0]
    narrowed = from_json(
        council_site, f"/mereshire/data/issues.json?rule={row['rule']}&severity={row['severity']}"
    )
    assert narrowed == [
        r for r in every if (r["rule"], r["severity"]) == (row["rule"], row["severity"])
    ]
    listed = tables(html)["Each place at which a rule fails"]
    for cells, told in zip(listed.rows[1:], every, strict=False):
        assert cells[:3] == [told["person_id"] or "no child", told["rule"], told["message"]]
        assert cells[4].endswith(f"line {told['line']}")
        assert told["source"] == "ssd" or told["version"] in cells[4], "which year's file"


def test_differences_show_both_values_with_both_places(
    council_site: Client, record: duckdb.DuckDBPyConnection
) -> None:
    kept = record.execute(
        "SELECT c.taken, a.file, c.taken_line, c.other, b.file, c.other_line "
        "FROM record_conflict c JOIN record_load a ON a.load_id = taken_load_id "
        "JOIN record_load b ON b.load_id = other_load_id"
    ).fetchall()
    table = tables(page(council_site, "/mereshire/data/conflicts/"))[
        "Values in which sources differ"
    ]
    told = Counter(zip(table.column("Taken"), table.column("Not taken"), strict=True))
    assert kept
    assert sum(told.values()) == len(kept)

    def shown(cell: str, value: str, file: str, line: int | None) -> bool:
        """Whether a cell has a value and its place; what is not in a file has no line of it."""
        ending = f" line {line}" if line is not None else ""
        return cell.startswith(f"{value}{file}") and cell.endswith(ending)

    for row in kept:
        assert any(shown(one, *row[:3]) and shown(two, *row[3:]) for one, two in told), row


def test_differences_of_a_kind(council_site: Client) -> None:
    """Each kind's are those of it among all; the council has more than one kind."""
    every = from_json(council_site, "/mereshire/data/conflicts.json")
    kinds = {row["kind"] for row in every}
    assert len(kinds) > 1
    for kind in sorted(kinds | {"gone"}):
        rows = from_json(council_site, f"/mereshire/data/conflicts.json?kind={kind}")
        assert rows == [row for row in every if row["kind"] == kind], kind


Key = tuple[Any, ...]


def by_key(kept: list[Kept]) -> dict[Key, Kept]:
    return {(k.value.code, k.value.period.start, k.value.period.end, k.value.part): k for k in kept}


def told(kept: Kept | None) -> tuple[Any, ...]:
    """What a list says of a value of one snapshot."""
    if kept is None or kept.not_reliable:
        return None, None, None, kept.not_reliable if kept else None
    return kept.value.value, kept.value.numerator, kept.value.denominator, None


def test_two_snapshots_show_exactly_what_changed(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    """From the SSDA903 and the census alone, then from everything: each value that differs and
    no other, and what could not be relied on is said, never a number."""
    old, new = built_council.place.snapshots()
    before, after = by_key(kept_in(old)), by_key(kept_in(new))
    periods = {key[:3] for key in before} & {key[:3] for key in after}
    expected = {}
    for key in before.keys() | after.keys():
        one, two = told(before.get(key)), told(after.get(key))
        if key[:3] in periods and one[:3] != two[:3]:
            expected[key] = (*one, *two)
    sides = [
        f"{side}{rest}"
        for side in ("before", "after")
        for rest in ("", "_numerator", "_denominator", "_not_reliable")
    ]
    rows = from_json(council_site, f"/mereshire/data/snapshots.json?old={old.name}&new={new.name}")
    found = {
        (r["indicator"], r["period_start"], r["period_end"], r["part"]): tuple(r[s] for s in sides)
        for r in rows
    }
    assert len(found) == len(rows)
    assert found == {
        (code, str(start), str(end), part): values
        for (code, start, end, part), values in expected.items()
    }
    html = page(council_site, f"/mereshire/data/snapshots/?old={old.name}&new={new.name}")
    table = tables(html)["Values that differ"]
    assert len(table.rows) - 1 == len(rows)
    for row, before_cell in zip(rows, table.column("Before"), strict=True):
        assert (before_cell == "not reliable") == (row["before_not_reliable"] is not None)


def test_tables_of_two_snapshots(council_site: Client, built_council: BuiltCouncil) -> None:
    """The rows of each table in both, and whether any content differs."""
    old, new = built_council.place.snapshots()
    table = tables(page(council_site, "/mereshire/data/snapshots/"))[
        "Rows of each table in both snapshots"
    ]
    for side, snapshot in (("Before", old), ("After", new)):
        kept = [
            facts["rows"]
            for name, facts in snapshot.manifest["tables"].items()
            if name.startswith("record/")
        ]
        assert sum(int(n.replace(",", "")) for n in table.column(side)) == sum(kept)
    same = dict(zip(table.column("Table"), table.column("Content"), strict=True))
    assert set(same.values()) == {"the same", "changed"}


def test_a_snapshot_beside_itself(council_site: Client, built_council: BuiltCouncil) -> None:
    name = built_council.snapshot.name
    html = page(council_site, f"/mereshire/data/snapshots/?old={name}&new={name}")
    assert "Choose two different snapshots" in html
    assert "Values that differ" not in html
