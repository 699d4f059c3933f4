"""The conformance cases of the CIN census: a small return, a rule, and the rows that must fail it.

A case has the tables of the checker it comes from. Factors of assessments are a column there, and
in files elements of their own: an assessment's rows that differ in nothing but the factor are one
assessment with several factors, each of them the case's row. Where a table does not say which
child, episode, assessment or plan its rows belong to, each row has one of its own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.frames import Settings
from tests.conformance.cases import Cells
from tests.conftest import shared_folder

RETURN = Path("data") / "returns" / "cin"
DEPARTURES = Path(__file__).parents[2] / "docs" / "explanation" / "cin-departures.csv"

#: What the cases call tables that are called otherwise here.
NAMES = {"CINplanDates": "CINPlanDates", "AssessmentFactorsList": "AssessmentFactors"}
FACTORS = "AssessmentFactors"

#: Columns that say what a row belongs to, from the outside in.
KEYS = ("LAchildID", "CINdetailsID", "AssessmentID", "CPPID")

Found = Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Row:
    """A row of a case: its number in the case, and what is given of it."""

    number: int | None
    cells: Cells


@dataclass(frozen=True)
class CinCase:
    """One case.

    Attributes:
        code, case_id: the rule, and the case among its cases.
        years: collection years in which this version of the rule is active.
        tables: rows by table, each with the keys of what it belongs to.
        expected: the rows that must fail, by table.
        told: the tables of which the case says which rows fail.
        unsure: rows with a cell of empty text, which no file can tell from nothing.
        raised: of a rule on the return as a whole, whether it fails.
        start, end: the year's first and last day, where the case sets them.
        defect: what is known to be wrong with the checker that the case comes from.
    """

    code: str
    case_id: str
    years: tuple[int, ...]
    tables: Mapping[str, Sequence[Row]]
    expected: Found
    told: frozenset[str]
    unsure: Found
    raised: bool | None
    start: date | None
    end: date | None
    defect: str | None

    def settings(self, year: int) -> Settings:
        """What the case is checked against in a collection year."""
        plain = KIND.settings(year)
        return replace(plain, start=self.start or plain.start, end=self.end or plain.end)

    def as_expected(self, found: Found, written: Found) -> bool:
        """Whether the rows that failed are those that must, of those that a file can hold and
        holds. Of a table of which the case says nothing rows may fail too (ours are shown wherever
        the rule looks), unless none at all must."""
        if self.raised is not None:
            return bool(found.get("Header")) is self.raised
        if not any(self.expected.values()):
            return not any(rows - self.unsure.get(t, frozenset()) for t, rows in found.items())
        none: frozenset[int] = frozenset()
        return all(
            found.get(table, none) - self.unsure.get(table, none)
            == (self.expected.get(table, none) & written[table]) - self.unsure.get(table, none)
            for table in self.told
        )


def all_cases() -> list[CinCase]:
    """Every case beside the repository; none where they are absent."""
    shared = shared_folder()
    return [] if shared is None else read_cases(shared / RETURN / "cases")


def read_cases(folder: Path) -> list[CinCase]:
    """Every case in a folder of them."""
    found = []
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        for variant in told["variants"]:
            for number, case in enumerate(variant["cases"]):
                found.append(_case(told["code"], variant, number, case))
    return found


def _case(code: str, variant: Mapping[str, Any], number: int, case: Mapping[str, Any]) -> CinCase:
    drawn = {NAMES.get(name, name): _drawn(table) for name, table in case["inputs"].items()}
    unsure = {
        name: frozenset(n for n, row in enumerate(rows) if "" in row.values())
        for name, rows in drawn.items()
    }
    period = case["census_period"]
    expected, told = _expected(case["expected"], drawn)
    return CinCase(
        code=code,
        case_id=f"{code}@{variant['source_year']}#{number}",
        years=tuple(2000 + int(year[-2:]) for year in variant["applies_to"]),
        tables=_with_keys(drawn),
        expected=expected,
        told=told,
        unsure=unsure,
        raised=case["expected"].get("raised"),
        start=date.fromisoformat(period[0]) if period else None,
        end=date.fromisoformat(period[1]) if period else None,
        defect=variant.get("peer_defect"),
    )


def _drawn(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = [column["name"] for column in table["columns"]]
    return [
        {name: _cell(cell) for name, cell in zip(names, cells, strict=True)}
        for cells in table["rows"]
    ]


def _cell(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, list) else str(cell)


def _expected(
    told: Mapping[str, Any], drawn: Mapping[str, Sequence[Mapping[str, Any]]]
) -> tuple[Found, frozenset[str]]:
    """The rows that must fail by table, and the tables of which anything is said."""
    found: dict[str, set[int]] = {}
    pairs: list[tuple[str, list[str], list[int]]] = []
    if told["shape"] == "cells":
        pairs = [(cell["table"], [cell["column"]], [cell["row"]]) for cell in told["locations"]]
    for table in told.get("tables", ()):
        if not table.get("malformed_in_peer"):
            rows = [row for group in table["groups"] for row in group["row_ids"]]
            pairs.append((table["table"], table["columns"], rows))
    for name, columns, rows in pairs:
        table = NAMES.get(name, name)
        if table == "Assessments" and FACTORS in columns:
            marked = {r for r in rows if drawn[table][r].get(FACTORS)}
            found.setdefault(FACTORS, set()).update(marked)
            if len(columns) == 1:
                continue
        found.setdefault(table, set()).update(rows)
    return {t: frozenset(rows) for t, rows in found.items()}, frozenset(found)


def _with_keys(drawn: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[Row]]:
    """The tables as files hold them: factors in a table of their own, and every key filled that
    the case's columns leave out."""
    tables: dict[str, list[Row]] = {}
    declared = {table.name: table for table in KIND.tables}
    for name, rows in drawn.items():
        if name == "Assessments" and any(FACTORS in row for row in rows):
            tables |= _parted(rows)
            continue
        keys = [key for key in KEYS if key in declared[name].columns()]
        tables[name] = []
        for number, row in enumerate(rows):
            tables[name].append(Row(number, _keyed(row, keys, f"{name} {number}")))
    return tables


def _keyed(row: Mapping[str, Any], keys: Sequence[str], own: str) -> Cells:
    """A row with every key that its columns leave out: that of the key below it, or its own."""
    cells = dict(row)
    for place, key in enumerate(keys):
        if key not in row:
            below = next((f"of {row[k]}" for k in keys[place + 1 :] if row.get(k)), None)
            cells[key] = below if below and place else own
    return cells


def _parted(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Row]]:
    """Assessments and their factors, from rows that hold both."""
    assessments: dict[tuple[Any, ...], Row] = {}
    factors = []
    for number, row in enumerate(rows):
        told = {name: cell for name, cell in row.items() if name != FACTORS}
        # Without a child there is nothing by which two rows could be of one assessment.
        same = tuple(told.values()) if "LAchildID" in told else (number,)
        cells = _keyed(told, KEYS[:3], f"assessment {len(assessments)}")
        if "AssessmentID" not in told:
            cells["AssessmentID"] = f"assessment {len(assessments)}"
        known = assessments.setdefault(same, Row(number, cells))
        given = row[FACTORS] if isinstance(row[FACTORS], list) else [row[FACTORS]]
        for factor in filter(None, given):
            keys = {key: known.cells.get(key) for key in KEYS[:3]}
            factors.append(Row(number, {**keys, "AssessmentFactor": factor}))
    return {"Assessments": list(assessments.values()), FACTORS: factors}


def read_departures() -> dict[str, str]:
    """The cases that we depart from by intent, and why."""
    if not DEPARTURES.exists():
        return {}
    with DEPARTURES.open(encoding="utf-8", newline="") as file:
        return {row["case_id"]: row["why"] for row in csv.DictReader(file) if row["case_id"]}
