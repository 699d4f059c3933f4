"""Which columns of the returns fill which columns of the record."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from lineofsight.reference.files import read_data


@dataclass(frozen=True)
class Field:
    """One column of a return's table, and a column of the record that it fills."""

    source: str
    table: str
    column: str
    record_table: str
    record_column: str


@cache
def fields() -> tuple[Field, ...]:
    """Every such pair."""
    text = read_data("fields.csv", "lineofsight.record")
    return tuple(
        Field(row["source"], row["table"], row["column"], row["record_table"], row["record_column"])
        for row in csv.DictReader(text.splitlines())
    )
