"""The returns of the demonstration: written with mistakes, checked, and kept the next time."""

from __future__ import annotations

import json
from pathlib import Path

from lineofsight.cli.invented import check_invented_returns
from lineofsight.returns.kinds import KINDS


def test_every_return_is_written_and_checked(tmp_path: Path) -> None:
    """With something to mend in each, a workbook to open, and no rule that failed by itself."""
    lines = list(check_invented_returns(tmp_path))
    assert len(lines) == len(KINDS)
    made = {}
    for code in KINDS:
        place = tmp_path / "checks" / code
        manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["check"] == code
        assert manifest["errors"] > 0
        assert [left for left in manifest["not_run"] if left["failed"]] == []
        assert (place / "results.xlsx").stat().st_size > 0
        made[code] = manifest["made"]
    list(check_invented_returns(tmp_path))
    for code in KINDS:
        again = json.loads((tmp_path / "checks" / code / "manifest.json").read_text("utf-8"))
        assert again["made"] == made[code], "a check that is there is left as it is"
