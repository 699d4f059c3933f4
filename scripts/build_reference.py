"""Rebuild `lineofsight/reference/data` from the Department's lists of authorities and neighbours.

Usage: python scripts/build_reference.py FOLDER

FOLDER holds `authorities.csv` (one row per code of an authority, with predecessors and
successors) and `neighbours.csv` (the statistical neighbour models of 2021 and 2025).
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "lineofsight" / "reference" / "data"

#: ONS codes that went out of use before the Department's list begins (changes of April 2013).
OLDER_CODES = {"390": ["E08000020"], "929": ["E06000048"]}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as CSV, columns in the first row's order."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows")


def build_authorities(source: list[dict[str, str]]) -> list[dict[str, str]]:
    """One row per DfE code: an authority that only changed its ONS code stays one authority."""
    dfe_of = {row["gss_code"]: row["dfe_code"] for row in source}
    codes: dict[str, list[dict[str, str]]] = {}
    for row in source:
        codes.setdefault(row["dfe_code"], []).append(row)
    built = []
    for code, rows in sorted(codes.items()):
        rows.sort(key=lambda row: row["valid_from"] or "0000")
        last = rows[-1]

        def others(column: str, code: str = code, rows: list[dict[str, str]] = rows) -> str:
            listed = [gss for row in rows for gss in row[column].split(";") if gss]
            return ";".join(sorted({dfe_of[gss] for gss in listed} - {code}))

        built.append(
            {
                "code": code,
                "gss_code": last["gss_code"],
                "earlier_gss_codes": ";".join(
                    [*OLDER_CODES.get(code, []), *(row["gss_code"] for row in rows[:-1])]
                ),
                "name": re.sub(r", (City|County) of$", "", last["name"]),
                "type": last["type"],
                "region": last["region"],
                "london_area": last["london_area"],
                "valid_from": rows[0]["valid_from"],
                "valid_to": last["valid_to"],
                "earlier_types": ";".join(
                    f"{row['type']} to {row['valid_to']}"
                    for row in rows[:-1]
                    if row["type"] != last["type"]
                ),
                "predecessors": others("predecessor_gss"),
                "successors": others("successor_gss"),
            }
        )
    return built


def build_neighbours(source: list[dict[str, str]]) -> list[dict[str, str]]:
    """Each authority's neighbours under each model, by DfE code."""
    return [
        {
            "model": row["model_year"],
            "code": row["la_dfe"],
            "rank": row["rank"],
            "neighbour": row["neighbour_dfe"],
            "closeness": row["closeness"],
        }
        for row in sorted(source, key=lambda r: (r["model_year"], r["la_dfe"], int(r["rank"])))
    ]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(OUT / "authorities.csv", build_authorities(read(folder / "authorities.csv")))
    write(OUT / "neighbours.csv", build_neighbours(read(folder / "neighbours.csv")))
