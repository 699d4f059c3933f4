"""Regions: England's nine, and Ofsted's eight."""

from __future__ import annotations

import csv
from pathlib import Path

from lineofsight.reference import authorities
from lineofsight.reference.regions import REGIONS, ofsted_region


def test_ofsted_reports_by_eight() -> None:
    assert len(REGIONS) == 9
    assert len({ofsted_region(region) for region in REGIONS}) == 8
    assert ofsted_region("North East") == ofsted_region("Yorkshire and The Humber")
    assert ofsted_region("South West") == "South West"


def test_ofsted_s_statistics_use_the_same_regions(shared: Path) -> None:
    path = shared / "data" / "ofsted" / "official_outcomes_to_2025_03.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [
        (row["la"], row["ofsted_region"])
        for row in rows
        if ofsted_region(authorities.get(row["ons_code"]).region) != row["ofsted_region"]
    ] == []
