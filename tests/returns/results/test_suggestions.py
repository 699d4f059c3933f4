"""Corrections that are certain, where there is only one."""

from __future__ import annotations

from pathlib import Path

from lineofsight.returns.run import check_return
from lineofsight.synthetic.ssda903 import write_return


def test_a_single_suggestion_is_given(tmp_path: Path) -> None:
    """One child's sex is written as the code of earlier years, in a return without a mistake:
    DuckDB 2.0 could not plan the query of suggestions where all of them were one value."""
    write_return(tmp_path, children=12)
    with (tmp_path / "2026" / "header.csv").open("a", encoding="utf-8") as file:
        file.write("999999,1,01/01/2015,WBRI,UN1,,\n")
    with check_return("ssda903", [tmp_path / "2026"], authority="865") as result:
        (row,) = result.rows("suggestions")
    assert (row["child"], row["column"], row["written"], row["suggestion"]) == (
        "999999",
        "SEX",
        "1",
        "M",
    )
