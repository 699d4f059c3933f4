"""How many conformance cases our rules pass: by return, collection year, and path from file.

    python scripts/conformance.py [--spark] [--by-rule FILE]

Every case is written as files of each form, read by the reader, and judged in each year in which
its rule is active, on DuckDB and with `--spark` on Spark too, an hour for all of them. A
case that we depart from by intent is counted apart: it has to differ. Prints a table in Markdown;
`--by-rule` writes a CSV with a row for each rule, year and path. The exit code is 1 where a case
that should pass does not, or a departure passes.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from lineofsight.engine.running import EngineName  # noqa: E402 - the repository is on the path
from tests.conformance import cases, cin_cases, cin_running, running  # noqa: E402

PASSED, FAILED, DEPARTS, STRAY = "passed", "failed", "departs", "departure that passes"


@dataclass(frozen=True)
class Counted:
    """What came of one case on one path in one year."""

    code: str
    rule: str
    year: int
    path: str
    outcome: str
    told: str


def ssda903(engine: EngineName) -> Iterator[Counted]:
    """Every case of SSDA903."""
    known = cases.read_departures()
    for case in cases.all_cases():
        departs = case.case_id in known.get(case.code, ())
        for form in running.Form:
            with tempfile.TemporaryDirectory() as folder:
                for found in running.outcomes(case, form, Path(folder), engine=engine):
                    yield _counted(
                        "ssda903", case.code, found.year, form, engine, departs, found.passed, found
                    )


def cin(engine: EngineName) -> Iterator[Counted]:
    """Every case of the CIN census."""
    known = cin_cases.read_departures()
    for case in cin_cases.all_cases():
        departs = case.case_id in known
        for form in cin_running.FORMS:
            with tempfile.TemporaryDirectory() as folder:
                for found in cin_running.outcomes(case, form, Path(folder), engine=engine):
                    yield _counted(
                        "cin", case.code, found.year, form, engine, departs, found.passed, found
                    )


def _counted(
    code: str,
    rule: str,
    year: int,
    form: str,
    engine: EngineName,
    departs: bool,
    passed: bool,
    told: object,
) -> Counted:
    fine, wrong = (DEPARTS, STRAY) if departs else (PASSED, FAILED)
    outcome = fine if passed is not departs else wrong
    return Counted(code, rule, year, f"{form}, {engine}", outcome, str(told))


def table(found: Sequence[Counted]) -> str:
    """The figures in Markdown."""
    lines = [
        "| Return | Year | Path | Rules with cases | Cases passed | Departures | Failed |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    groups: dict[tuple[str, int, str], list[Counted]] = {}
    for one in found:
        groups.setdefault((one.code, one.year, one.path), []).append(one)
    for (code, year, path), those in sorted(groups.items()):
        count = Counter(one.outcome for one in those)
        rules = len({one.rule for one in those})
        failed = count[FAILED] + count[STRAY]
        lines.append(
            f"| {code} | {year} | {path} | {rules} | {count[PASSED]} of "
            f"{len(those) - count[DEPARTS]} | {count[DEPARTS]} | {failed} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Run the cases; 0 where all are as they should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--return", dest="code", choices=("ssda903", "cin"))
    parser.add_argument("--by-rule", type=Path)
    options = parser.parse_args()
    engines = [EngineName.DUCKDB, *([EngineName.SPARK] if options.spark else [])]
    chosen = [one for one in (ssda903, cin) if options.code in (None, one.__name__)]
    found = [counted for engine in engines for of_return in chosen for counted in of_return(engine)]
    if not found:
        print("The cases are not beside the repository.")
        return 1
    print(table(found))
    wrong = [one for one in found if one.outcome in (FAILED, STRAY)]
    for one in wrong:
        print(f"{one.code} {one.outcome}: {one.told}")
    if options.by_rule:
        with options.by_rule.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["return", "rule", "year", "path", *(PASSED, FAILED, DEPARTS, STRAY)])
            by_rule: dict[tuple[str, str, int, str], Counter[str]] = {}
            for one in found:
                key = one.code, one.rule, one.year, one.path
                by_rule.setdefault(key, Counter())[one.outcome] += 1
            for key, count in sorted(by_rule.items()):
                writer.writerow([*key, *(count[o] for o in (PASSED, FAILED, DEPARTS, STRAY))])
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
