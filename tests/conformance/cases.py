"""The conformance cases: a small return, a rule, and the rows of the return that must fail it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from lineofsight.returns.frames import Settings
from lineofsight.returns.ssda903.kind import KIND
from tests.conftest import shared_folder

RETURN = Path("data") / "returns" / "ssda903"
DEPARTURES = Path(__file__).parents[2] / "docs" / "explanation" / "ssda903-departures.csv"

Cells = dict[str, str | None]


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        code, case_id: the rule, and the case among its cases.
        years: the collection years in which this version of the rule is active.
        tables: rows of cells as a file would hold them; a cell that is not given is None.
        columns: the columns that the case has in each table.
        expected: the rows that must fail, from 0, by table.
        start, end: the year's first and last day, where the case sets them.
        authority: the council, where the case names it.
        providers: rows of the provider list, or None.
        postcodes: what is known of postcodes.
    """

    code: str
    case_id: str
    years: tuple[int, ...]
    tables: Mapping[str, tuple[Cells, ...]]
    columns: Mapping[str, tuple[str, ...]]
    expected: Mapping[str, frozenset[int]]
    start: date | None = None
    end: date | None = None
    authority: str | None = None
    providers: tuple[Cells, ...] | None = None
    postcodes: Mapping[str, Mapping[str, Any] | None] = field(default_factory=dict)

    def settings(self, year: int) -> Settings:
        """What the case is checked against in a collection year."""
        plain = KIND.settings(year, authority=self.authority)
        return replace(plain, start=self.start or plain.start, end=self.end or plain.end)

    @cached_property
    def unsure(self) -> dict[str, frozenset[int]]:
        """Rows in which a cell is given as empty text: no file can tell it from nothing."""
        return {
            name: frozenset(n for n, row in enumerate(rows) if "" in row.values())
            for name, rows in self.tables.items()
        }

    def sure(self, found: Mapping[str, frozenset[int]]) -> dict[str, frozenset[int]]:
        """Rows found, without those that a file cannot express and tables with none."""
        kept = {name: rows - self.unsure.get(name, frozenset()) for name, rows in found.items()}
        return {name: rows for name, rows in kept.items() if rows}


def _drawn(table: Mapping[str, Any]) -> tuple[Cells, ...]:
    names = table["columns"]
    return tuple(
        {name: None if cell is None else str(cell) for name, cell in zip(names, cells, strict=True)}
        for cells in table["rows"]
    )


def _day(text: str | None) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007


def read_cases(folder: Path) -> list[Case]:
    """Every case in a folder of them that was not skipped and is active in some year."""
    found = []
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        for version in told["versions"]:
            for case in version["cases"]:
                if case["skipped"] or not case["active_collection_years"]:
                    continue
                facts = case["metadata"]
                providers = facts.get("provider_info")
                found.append(
                    Case(
                        code=told["code"],
                        case_id=case["case_id"],
                        years=tuple(case["active_collection_years"]),
                        tables={name: _drawn(table) for name, table in case["tables"].items()},
                        columns={
                            name: tuple(table["columns"]) for name, table in case["tables"].items()
                        },
                        expected={
                            name: frozenset(rows) for name, rows in case["expected"].items() if rows
                        },
                        start=_day(facts.get("collection_start")),
                        end=_day(facts.get("collection_end")),
                        authority=facts.get("localAuthority"),
                        providers=None if providers is None else _drawn(providers),
                        postcodes=case["reference"].get("postcodes", {}),
                    )
                )
    return found


def all_cases() -> list[Case]:
    """Every case beside the repository; none where they are absent."""
    shared = shared_folder()
    return [] if shared is None else read_cases(shared / RETURN / "cases")


def read_departures() -> dict[str, set[str]]:
    """The cases that we depart from by intent, by code."""
    found: dict[str, set[str]] = {}
    with DEPARTURES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["case_id"]:
                found.setdefault(row["code"], set()).add(row["case_id"])
    return found
