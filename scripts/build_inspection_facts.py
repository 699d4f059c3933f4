"""Rebuild the package's facts: the national judgement history in `lineofsight/inspections/data`.

    python scripts/build_inspection_facts.py FOLDER [--official TABLE.csv]

FOLDER holds Ofsted's reports as PDF files; TABLE.csv is Ofsted's table of ILACS outcomes. Only
facts are written (authority, dates, framework, area, grade, source), never a report's text. A few
judgements that people read in later reports are kept in `read_by_hand.csv` beside the result. The
same files give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.progress import track

from lineofsight.inspections.facts import write_facts
from lineofsight.inspections.merging import Facts, merge
from lineofsight.inspections.parse import ParsedReport, parse_pdf
from lineofsight.inspections.parse.pdf import NotAReport
from lineofsight.inspections.sources import from_hand_read, from_reports, from_table_of_outcomes

DATA = Path(__file__).parents[1] / "lineofsight" / "inspections" / "data"


def main(arguments: list[str] | None = None) -> int:
    """Run the script; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="folder of reports (PDF)")
    parser.add_argument("--official", type=Path, help="Ofsted's table of outcomes (CSV)")
    parser.add_argument("--to", type=Path, default=DATA, help="folder to write to")
    chosen = parser.parse_args(arguments)

    ranked = [read_folder(chosen.folder)]
    if chosen.official is not None:
        ranked.append(from_table_of_outcomes(chosen.official))
    ranked.append(from_hand_read((DATA / "read_by_hand.csv").read_text("utf-8")))
    facts = merge(*ranked)
    write_facts(facts, chosen.to)
    print(
        f"{len(facts.inspections)} inspections, {len(facts.conflicts)} differences between "
        f"sources, {facts.undated} recounted judgements without a year left out."
    )
    return 0


def read_folder(folder: Path) -> Facts:
    """The facts in every report of a folder; a line on standard error for each file refused."""
    parsed: dict[str, ParsedReport] = {}
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
    for path in track(files, description="Reading reports"):
        try:
            for report in parse_pdf(path):
                parsed.setdefault(report.report.report_id, report)
        except NotAReport as reason:
            print(f"{path.relative_to(folder)}: {reason}", file=sys.stderr)
    found = list(parsed.values())
    return from_reports(
        [each.report for each in found],
        [row for each in found for row in each.judgements],
        [row for each in found for row in each.earlier_judgements],
    )


if __name__ == "__main__":
    sys.exit(main())
