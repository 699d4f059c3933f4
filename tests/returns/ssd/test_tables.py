"""The dataset's tables as declared are those of its published version."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from lineofsight.returns.ssd.tables import OPTIONAL, TABLES

#: How the dataset's types are declared here: of its days and times only the days matter.
TYPES = {"datetime": date, "date": date, "int": int, "float": float}


def released(shared: Path) -> dict[str, dict[str, type]]:
    """The columns of each released table, with their types."""
    found: dict[str, dict[str, type]] = {}
    path = shared / "data" / "record" / "ssd_schema.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["table_status"] == "Release" or row["table"] == "ssd_department":
                kind = TYPES.get(row["type"].partition("(")[0], str)
                found.setdefault(row["table"], {})[row["column"]] = kind
    return found


def test_tables_and_columns_are_the_datasets(shared: Path) -> None:
    """None is missing, none is made up, and each has the dataset's type."""
    declared = {
        table.name: {name: facts.type for name, facts in table.columns().items()}
        for table in TABLES
    }
    assert declared == released(shared)


def test_every_table_has_a_key_but_the_one_that_has_none() -> None:
    """The dataset declares no key of factors."""
    without = {
        table.name for table in TABLES if not any(column.key for column in table.columns().values())
    }
    assert without == {"ssd_assessment_factors"}


def test_columns_of_some_scripts_alone_are_not_asked_for() -> None:
    """Of them nothing is said where a file is without."""
    flagged = {
        name for table in TABLES for name, column in table.columns().items() if column.derived
    }
    assert flagged == OPTIONAL
