"""Distance, authority and location of placements, and what lookups say beside each episode."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.returns.lookups import Located, add_location, load_postcodes, load_providers
from lineofsight.returns.ssda903.kind import KIND
from lineofsight.returns.ssda903.tables import LOOKED_UP
from tests.returns.rows import Rows, engine_with

_POSTCODES = """\
pcds,laua,east1m,north1m,lat,long
SW1A 1AA,E09000033,529090,179645,51.501009,-0.141588
CA1 1AA,E06000063,340000,556000,54.894,-2.937
CA1 1AB,E06000063,340000,558000,54.912,-2.937
BT1 1AA,N09000003,333700,374300,54.602,-5.930
BT1 1AB,N09000003,333700,375300,54.611,-5.930
ZE1 1AA,S12000027,,,,
ZZ1 1ZZ,E06999999,340000,556000,,
"""


@pytest.fixture
def postcodes(tmp_path: Path) -> Path:
    """A file of postcodes."""
    path = tmp_path / "postcodes.csv"
    path.write_text(_POSTCODES)
    return path


def located(
    rows: Rows,
    postcodes: Path | None,
    authority: str | None = None,
    providers: Path | None = None,
) -> tuple[duckdb.DuckDBPyConnection, Located]:
    """Episodes with what lookups say of them."""
    numbered = [{"CHILD": str(number), **row} for number, row in enumerate(rows)]
    connection = engine_with(KIND, {"Episodes": numbered}).connection
    if providers:
        load_providers(connection, [providers])
    if postcodes:
        load_postcodes(connection, postcodes)
    return connection, add_location(connection, authority=authority)


def episodes(connection: duckdb.DuckDBPyConnection, *columns: str) -> list[tuple[object, ...]]:
    """Columns of the episodes."""
    names = ", ".join(f'"{column}"' for column in columns)
    return connection.execute(f'SELECT {names} FROM "Episodes" ORDER BY _row').fetchall()


@pytest.mark.parametrize(
    ("home", "placement", "expected", "why"),
    [
        ("SW1A 1AA", "CA1 1AA", 261.7, "the straight line on the grid, to a tenth of a mile"),
        ("ca11aa", "CA1  1AB", 1.2, "2,000 metres are 1.24 of the return's miles"),
        ("CA1 1AA", "CA1 1AA", 0.0, "no distance is a distance"),
        ("BT1 1AA", "BT1 1AB", 0.6, "Northern Ireland has a grid of its own"),
        ("SW1A 1AA", "BT1 1AA", 321.8, "between the grids it is the great circle"),
        ("SW1A 1AA", "ZE1 1AA", None, "no grid reference, no distance"),
        ("SW1A 1AA", "XX1 1XX", None, "nor without a known postcode"),
        (None, "CA1 1AA", None, "nor without a home"),
    ],
)
def test_distance(
    home: str | None, placement: str, expected: float | None, why: str, postcodes: Path
) -> None:
    """Miles from home to placement, as a number and as text."""
    connection, _ = located([{"HOME_POST": home, "PL_POST": placement}], postcodes)
    ((number, text),) = episodes(connection, "PL_DISTANCE", "PL_DISTANCE_text")
    assert number == expected, why
    assert text == (None if expected is None else str(expected)), why


def test_inside_and_outside(postcodes: Path) -> None:
    """By the authority of the placement; one that is not known counts as neither."""
    rows = [{"PL_POST": p} for p in ("CA1 1AA", "SW1A 1AA", "BT1 1AA", "ZZ1 1ZZ", "XX1 1XX")]
    connection, known = located(rows, postcodes, authority="E10000006")
    assert episodes(connection, "PL_LA", "PL_LOCATION", "pl_postcode_known") == [
        ("E06000063", "IN", True),  # Cumbria's area when it was one county
        ("E09000033", "OUT", True),
        ("NIR", "OUT", True),
        (None, None, True),  # an authority newer than our list
        (None, None, False),
    ]
    assert known.worked_out["Episodes"] == ("PL_LA", "PL_DISTANCE", "PL_LOCATION")
    assert known.given == {"postcodes", "authority"}


def test_what_a_file_gives_is_taken_at_its_word(postcodes: Path) -> None:
    """A column with a value in some row is the file's; the others are worked out."""
    rows: Rows = [
        {"HOME_POST": "SW1A 1AA", "PL_POST": "CA1 1AA", "PL_LA": "E10000016"},
        {"HOME_POST": "SW1A 1AA", "PL_POST": "CA1 1AA", "PL_LA": None},
    ]
    connection, known = located(rows, postcodes, authority="E10000016")
    assert episodes(connection, "PL_LA", "PL_LOCATION", "PL_DISTANCE") == [
        ("E10000016", "IN", 261.7),
        (None, None, 261.7),
    ]
    assert known.as_given["Episodes"] == ("PL_LA",)
    assert known.given == {"postcodes", "authority", "Episodes.PL_LA"}


def test_without_postcodes() -> None:
    """An authority that the return gives still tells inside from outside."""
    connection, known = located([{"PL_LA": "E10000016"}], None, authority="886")
    assert episodes(connection, "PL_LOCATION") == [("IN",)]
    assert known.given == {"authority", "Episodes.PL_LA"}
    assert known.worked_out["Episodes"] == ("PL_LOCATION",)


def test_an_authority_that_is_none() -> None:
    """A code that we do not know is told, and counts neither as inside nor as outside; that of a
    district counts as its county's."""
    rows: Rows = [{"PL_LA": "E06999999"}, {"PL_LA": "E07000008"}, {"PL_LA": "WAL"}]
    connection, known = located(rows, None, authority="E10000003")
    assert episodes(connection, "PL_LOCATION") == [(None,), ("IN",), ("OUT",)]
    assert [(m.file, m.column, m.value) for m in known.misfits] == [
        ("Episodes", "PL_LA", "E06999999")
    ]


def test_each_file_is_judged_for_itself(postcodes: Path) -> None:
    """Of two files of episodes one gives the authority: only the other's is worked out, and the
    rules still need postcodes."""
    rows = [
        {"CHILD": "1", "PL_POST": "CA1 1AA", "PL_LA": "WAL"},
        {"CHILD": "2", "PL_POST": "CA11AA"},
    ]
    connection = engine_with(KIND, {"Episodes": rows}).connection
    connection.execute('UPDATE "Episodes" SET _file = _row')
    load_postcodes(connection, postcodes)
    known = add_location(connection)
    assert episodes(connection, "PL_LA") == [("WAL",), ("E06000063",)]
    assert known.given == {"postcodes"}


def test_without_any_lookup() -> None:
    """Nothing is known, nothing is said, and the columns are there."""
    connection, known = located([{"PL_POST": "CA1 1AA", "URN": "1"}], None)
    assert episodes(connection, *LOOKED_UP) == [(None,) * len(LOOKED_UP)]
    assert known.given == frozenset()


def test_providers(tmp_path: Path, postcodes: Path) -> None:
    """What the list says of an episode's provider; where it says nothing, nothing."""
    path = tmp_path / "list.csv"
    path.write_text(
        'URN,PLACE_CODES,POSTCODE,REG_END\nSC1,"K1,K2",CA1 1AA,30/09/2025\n2,K3,SW1A 1AA,\n'
    )
    rows: Rows = [
        {"URN": "sc1", "PLACE": "K2", "PL_POST": "ca11aa", "PLACE_PROVIDER": "PR1"},
        {"URN": "SC1", "PLACE": "U1", "PL_POST": "CA1 1AB"},
        {"URN": "2", "PLACE": "K3", "PL_POST": "CA1 1AB"},
        {"URN": "9", "PLACE": "K2", "PL_POST": "CA1 1AB"},
        {"URN": "XXXXXXX", "PLACE": "A3", "PL_POST": "CA1 1AB"},
        {"URN": None, "PLACE": "K2", "PL_POST": "CA1 1AB"},
    ]
    connection, known = located(rows, postcodes, providers=path)
    columns = ("known", "has_place", "has_provider", "has_postcode", "in_area", "authority")
    assert episodes(connection, *(f"provider_{column}" for column in columns)) == [
        (True, True, None, True, True, "E06000063"),
        (True, False, None, False, True, "E06000063"),
        (True, True, None, False, False, "E09000033"),
        (False, None, None, None, None, None),
        (None, None, None, None, None, None),
        (None, None, None, None, None, None),
    ]
    assert known.given == {"postcodes", "providers"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.none() | st.text(), st.none() | st.text()), min_size=1, max_size=5))
def test_any_text_for_a_postcode(pairs: list[tuple[str | None, str | None]]) -> None:
    """Whatever the cells hold, every row stays, in its place."""
    rows = [{"CHILD": str(n), "HOME_POST": h, "PL_POST": p} for n, (h, p) in enumerate(pairs)]
    connection = engine_with(KIND, {"Episodes": rows}).connection
    connection.execute(
        "CREATE TEMP TABLE postcodes (postcode VARCHAR, easting DOUBLE, northing DOUBLE, "
        "latitude DOUBLE, longitude DOUBLE, authority VARCHAR)"
    )
    add_location(connection, authority="E10000016")
    assert episodes(connection, "CHILD") == [(row["CHILD"],) for row in rows]
