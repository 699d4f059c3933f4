"""A table is declared once: columns, types and codes follow from the class."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.engine.tables import Column, Table


class Colour(StrEnum):
    """Codes for the test."""

    RED = "red"
    BLUE = "blue"


class Kite(Table, name="kite"):
    """One kite."""

    kite_id: str = Column(key=True, doc="Its number.")
    colour: str | None = Column(codes=Colour, doc="Its colour.", source="Annex 2")
    made: date | None = Column(doc="When it was made.", since=2026)
    flown: tuple[int, ...] = Column(doc="Heights flown, in metres.", default=())
    tags: tuple[str, ...] = Column(doc="Words tied to its tail.", default=())
    weight: float | None = Column(doc="Grams.", default=None)
    sound: bool = Column(doc="Whether it flies.", default=True)
    seen: datetime | None = Column(doc="When last seen.", default=None, until=2030)


COLUMNS = [
    # name, type, many, required, key
    ("kite_id", str, False, True, True),
    ("colour", str, False, False, False),
    ("made", date, False, False, False),
    ("flown", int, True, True, False),
    ("tags", str, True, True, False),
    ("weight", float, False, False, False),
    ("sound", bool, False, True, False),
    ("seen", datetime, False, False, False),
]


def test_columns_are_known_in_the_order_declared() -> None:
    found = [(c.name, c.type, c.many, c.required, c.key) for c in Kite.columns().values()]
    assert found == COLUMNS


def test_what_is_declared_of_a_column_is_kept() -> None:
    columns = Kite.columns()
    assert columns["colour"].codes is Colour
    assert columns["colour"].source == "Annex 2"
    assert columns["colour"].doc == "Its colour."
    assert (columns["made"].since, columns["seen"].until) == (2026, 2030)


def test_schema_follows_from_the_declaration() -> None:
    assert pa.schema(
        [
            pa.field("kite_id", pa.string(), nullable=False),
            pa.field("colour", pa.string()),
            pa.field("made", pa.date32()),
            pa.field("flown", pa.list_(pa.int64()), nullable=False),
            pa.field("tags", pa.list_(pa.string()), nullable=False),
            pa.field("weight", pa.float64()),
            pa.field("sound", pa.bool_(), nullable=False),
            pa.field("seen", pa.timestamp("us", tz="UTC")),
        ]
    ).equals(Kite.schema())


kites = st.builds(
    Kite,
    kite_id=st.text(max_size=5),
    colour=st.none() | st.sampled_from(Colour),
    made=st.none() | st.dates(),
    flown=st.lists(st.integers(-(2**63), 2**63 - 1), max_size=3).map(tuple),
    tags=st.lists(st.text(max_size=3), max_size=3).map(tuple),
    weight=st.none() | st.floats(allow_nan=False),
    sound=st.booleans(),
    seen=st.none() | st.datetimes(timezones=st.just(UTC)),
)


@given(st.lists(kites, max_size=6))
def test_rows_come_back_from_arrow_as_they_went(rows: list[Kite]) -> None:
    assert Kite.from_arrow(Kite.to_arrow(rows)) == rows


def test_rows_come_back_from_parquet_as_they_went(tmp_path: Path) -> None:
    rows = [Kite(kite_id="1", colour=Colour.RED, made=date(2024, 2, 29), flown=(3, 4))]
    pq.write_table(Kite.to_arrow(rows), tmp_path / "kite.parquet")
    assert Kite.from_arrow(pq.read_table(tmp_path / "kite.parquet")) == rows


def test_an_empty_table_still_has_its_columns() -> None:
    table = Kite.to_arrow([])
    assert table.num_rows == 0
    assert table.schema.equals(Kite.schema())


def test_rows_may_come_from_any_iterable_once() -> None:
    table = Kite.to_arrow(Kite(kite_id=str(n), colour=None, made=None) for n in range(3))
    assert table.column("kite_id").to_pylist() == ["0", "1", "2"]


def test_columns_that_are_not_declared_are_left_out() -> None:
    table = Kite.to_arrow([Kite(kite_id="1", colour=None, made=None)])
    wider = table.append_column("stray", pa.array([9]))
    assert Kite.from_arrow(wider) == [Kite(kite_id="1", colour=None, made=None)]


def test_a_column_added_since_it_was_stored_is_empty_or_has_its_default() -> None:
    row = Kite(kite_id="1", colour="red", made=None, tags=("x",), sound=False)
    older = Kite.to_arrow([row]).drop_columns(["colour", "tags", "sound"])
    assert Kite.from_arrow(older) == [Kite(kite_id="1", colour=None, made=None)]
    assert Kite.conform(older).schema == Kite.schema()


def test_a_column_that_may_not_be_empty_must_have_been_stored() -> None:
    older = Kite.to_arrow([Kite(kite_id="1", colour=None, made=None)]).drop_columns(["kite_id"])
    with pytest.raises(ValueError, match="kite was stored by another version: no kite_id"):
        Kite.from_arrow(older)


def test_a_required_value_cannot_be_missing() -> None:
    row = Kite(kite_id=None, colour=None, made=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"kite\.kite_id"):
        Kite.to_arrow([row])


def test_a_value_of_another_type_names_its_column() -> None:
    row = Kite(kite_id="1", colour=None, made="Tuesday")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"kite\.made"):
        Kite.to_arrow([row])


def test_a_number_out_of_range_names_its_column() -> None:
    row = Kite(kite_id="1", colour=None, made=None, flown=(2**63,))
    with pytest.raises(ValueError, match=r"kite\.flown"):
        Kite.to_arrow([row])


def test_a_row_does_not_change() -> None:
    row = Kite(kite_id="1", colour=None, made=None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        row.kite_id = "2"  # type: ignore[misc]


def test_a_row_is_made_by_names_only() -> None:
    with pytest.raises(TypeError):
        Kite("1", None, None)  # type: ignore[call-arg]


def test_a_column_that_is_left_out_is_an_error() -> None:
    with pytest.raises(TypeError, match="colour"):
        Kite(kite_id="1")  # type: ignore[call-arg]
