"""What to mend first in Annex A: no list has a row for each child, so cells are a row's own."""

from __future__ import annotations

import csv
from pathlib import Path

from lineofsight.returns.annex_a.tables import TABLES
from lineofsight.returns.run import check_return


def write_lists(folder: Path, rows: dict[str, list[dict[str, str]]]) -> Path:
    """A CSV file for each list; those that are not named have only their column names."""
    folder.mkdir()
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table.columns()))
            writer.writeheader()
            writer.writerows(rows.get(table.name, ()))
    return folder


def test_a_wrong_date_of_birth_is_one_cause_where_it_stands(tmp_path: Path) -> None:
    """The child is in no list of contacts: the cause is the row of the list that it is in."""
    row = {
        "child_id": "1",
        "gender": "Male",
        "ethnicity": "WBRI",
        "birth_date": "01/05/2050",
        "age": "9",
        "referral_date": "01/03/2026",
    }
    folder = write_lists(tmp_path / "lists", {"Referrals": [row]})
    with check_return("annex_a", [folder], year=2026) as result:
        causes = [c for c in result.rows("causes") if c["column"] == "birth_date"]
        assert [(c["child"], c["table"], c["file"], c["line"]) for c in causes] == [
            ("1", "Referrals", "Referrals.csv", 2)
        ], causes
        assert len(causes[0]["codes"]) > 1
        result.write(tmp_path / "out")
