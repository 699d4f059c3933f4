"""What fills what: every field is a column of its return, and of the record."""

from __future__ import annotations

import pytest

from lineofsight.record.fields import Field, fields
from lineofsight.record.tables import TABLES
from lineofsight.returns.kinds import KINDS, get_kind

#: What the returns ask that the record has no place for: what is asked of files and of pay, and
#: counts that the record makes itself.
NOT_KEPT = {
    ("cin", "Header"),
    ("workforce", "Header"),
    ("cin", "PreProceedings"),
    ("annex_a", "Adopters"),
}


@pytest.mark.parametrize("field", fields(), ids=lambda f: f"{f.source}.{f.table}.{f.column}")
def test_a_field_is_on_both_sides(field: Field) -> None:
    """A name that is misspelt would count no issue and tell no source."""
    tables = {table.name: table for table in get_kind(field.source).tables}
    assert field.column in tables[field.table].columns()
    record = {table.name: table for table in TABLES}
    assert field.record_column in record[field.record_table].columns()


@pytest.mark.parametrize("code", KINDS)
def test_every_table_of_a_return_fills_something(code: str) -> None:
    """Or is said to be left out."""
    filled = {(field.source, field.table) for field in fields()}
    for table in get_kind(code).tables:
        assert ((code, table.name) in filled) != ((code, table.name) in NOT_KEPT), table.name


def test_a_pair_stands_once() -> None:
    """Twice would count an issue twice."""
    assert len(set(fields())) == len(fields())
