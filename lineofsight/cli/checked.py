"""What a check of a return shows in the terminal and as JSON, and its exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineofsight.cli.output import DONE, SOME_REFUSED, console, print_table

if TYPE_CHECKING:
    from lineofsight.returns.front_door import ToldApart
    from lineofsight.returns.results.result import Result

#: What was found: at least one error; queries alone.
ERRORS_FOUND, QUERIES_FOUND = 5, 6

#: How many of each are shown in the terminal.
SHOWN = 5


def exit_code(result: Result) -> int:
    """The exit code of a check: by what could not be read, then by severity."""
    from lineofsight.returns.rules import Severity

    if any(file.is_lost or file.refused for file in result.loaded.files):
        return SOME_REFUSED
    if result.count(Severity.ERROR):
        return ERRORS_FOUND
    return QUERIES_FOUND if result.count(Severity.QUERY) else DONE


def check_data(result: Result, mend: bool) -> dict[str, Any]:
    """A check as JSON."""
    data = result.manifest() | {
        "exit_code": exit_code(result),
        "summary": result.rows("summary"),
        "children": result.rows("children"),
    }
    if mend:
        data["mend_first"] = {
            "values": result.rows("patterns", SHOWN),
            "cells": result.rows("causes", SHOWN),
        }
    return data


def print_check(result: Result, mend: bool, out: Path | None) -> None:
    """Print a check for people."""
    facts = result.manifest()
    year, rows = facts["year"], facts["rows"]
    console.print(
        f"{result.kind.title}, collection year {year} ({year - 1}-{year % 100:02}). "
        f"{facts['year_found']}",
        style="bold",
        markup=False,
    )
    print_table(
        ["file", "table", "rows", "refused"],
        [
            {
                "file": file.name + (f" [{file.sheet}]" if file.sheet else ""),
                "table": (file.table or "not recognised") + (" last year" * file.last_year),
                "rows": file.loaded,
                "refused": file.refused,
            }
            for file in result.loaded.files
        ],
    )
    console.print(f"{rows['loaded']} rows loaded, {rows['refused']} refused.")
    _print_problems(result)
    found = [row for row in result.rows("summary") if row["issues"]]
    if found:
        people = result.kind.people
        columns = ["code", "severity", "issues", people, "message"]
        print_table(columns, [row | {people: row["children"]} for row in found], "Found")
    console.print(
        f"{facts['rules_run']} rules run: {facts['errors']} errors and {facts['queries']} "
        "queries found."
    )
    _print_not_run(facts["not_run"])
    if mend and found:
        _print_mending(result)
    if out is not None:
        console.print(f"Written to {out}.", markup=False)


def _print_problems(result: Result) -> None:
    problems = result.loaded.problems
    to_confirm = problems.to_confirm(2 * SHOWN)
    shown = list(dict.fromkeys([*to_confirm, *problems.first(SHOWN)]))
    if to_confirm:
        console.print("Confirm first what was guessed or put together:", style="bold")
    for number, problem in enumerate(shown):
        if to_confirm and number == len(to_confirm):
            console.print("Did not fit:", style="bold")
        console.print(str(problem), markup=False)
    if len(problems) > len(shown):
        console.print(f"… and {len(problems) - len(shown)} more: they are in problems with --out.")


def _print_not_run(not_run: list[dict[str, Any]]) -> None:
    by_reason: dict[str, list[str]] = {}
    for left in not_run:
        by_reason.setdefault(left["reason"], []).append(left["code"])
    for reason, codes in by_reason.items():
        console.print(f"Not run, {reason}: {', '.join(codes)}.", markup=False)


def _print_mending(result: Result) -> None:
    patterns = result.rows("patterns", SHOWN)
    if patterns:
        rows = [row | {"written": row["written"] or "(blank)"} for row in patterns]
        columns = ["table", "column", "written", "cells", "issues"]
        print_table(columns, rows, "Mend first: one value in many cells")
    causes = result.rows("causes", SHOWN)
    if causes:
        person = result.kind.person
        rows = [
            row
            | {
                person: row["child"],
                "written": row["written"] or "(blank)",
                "codes": " ".join(row["codes"]),
            }
            for row in causes
        ]
        columns = [person, "table", "line", "column", "written", "issues", "codes"]
        print_table(columns, rows, "Mend first: one cell behind many issues")
    suggested = result.size("suggestions")
    if suggested:
        console.print(
            f"{suggested} corrections are certain: see suggestions with --out. None is applied."
        )


def files_data(told: ToldApart) -> list[dict[str, Any]]:
    """Which return each file was taken for, as JSON."""
    return [
        {"file": file.name, "return": file.code, "last_year": before, "reason": file.reason}
        for before, files in ((False, told.files), (True, told.last_year))
        for file in files
    ]


def print_files(told: ToldApart) -> None:
    """Print which return each file was taken for."""
    rows = [
        {"file": row["file"], "return": (row["return"] or "none") + " last year" * row["last_year"]}
        for row in files_data(told)
    ]
    print_table(["file", "return"], rows, "Which return each file is of")
    for file in told.unknown:
        console.print(f"{file.name}: {file.reason}", markup=False)
