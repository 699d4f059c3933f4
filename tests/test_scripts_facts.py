"""The script that rebuilds the packaged facts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HEAD = (
    "ons_code,inspection_start,published,type,overall,leaders,help_protection,in_care,"
    "care_leavers,combined_care_judgement\n"
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = Path(__file__).parents[1] / "scripts" / "build_inspection_facts.py"
    spec = importlib.util.spec_from_file_location("build_inspection_facts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_facts_of_a_folder_and_a_table(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no report is named on standard error; the rest goes through, and the same
    files give the same bytes."""
    reports, first, second = (tmp_path / name for name in ("reports", "first", "second"))
    for folder in (reports, first, second):
        folder.mkdir()
    (reports / "error.pdf").write_text("<html>Report not found</html>", encoding="utf-8")
    table = tmp_path / "outcomes.csv"
    table.write_text(
        f"{HEAD}E06000054,2019-06-03,2019-07-22,ILACS Standard Inspection,"
        "Good,Good,Good,Good,,True\n",
        encoding="utf-8",
    )
    for folder in (first, second):
        assert script.main([str(reports), "--official", str(table), "--to", str(folder)]) == 0
    written = capsys.readouterr()
    assert "error.pdf" in written.err
    assert "inspections, " in written.out
    names = ["conflicts.csv", "inspections.csv", "judgements.csv"]
    assert sorted(path.name for path in first.iterdir()) == names
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)
    assert "wiltshire-2019-06-03,in_care_and_care_leavers,good" in (
        first / "judgements.csv"
    ).read_text("utf-8")
