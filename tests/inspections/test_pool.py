"""Parsing in parallel: one bad file costs only itself."""

from __future__ import annotations

import ctypes
import time
from pathlib import Path

from lineofsight.inspections.pool import FileResult, parse_file, parse_files


def parse_by_name(path: Path) -> FileResult:
    """A stand-in for the parser that behaves as the file's name says."""
    if path.stem.startswith("crash"):
        ctypes.string_at(0)
    if path.stem.startswith("hang"):
        time.sleep(60)
    return FileResult(path, sha256=path.stem)


def test_a_crash_and_a_hang_cost_only_their_own_files() -> None:
    """Results come in order; the two bad files come back as problems with their reasons."""
    paths = [Path(f"{name}.pdf") for name in ["a", "crash", "b", "hang", "c", "d", "e"]]
    results = list(parse_files(paths, workers=2, seconds_a_file=4, parse=parse_by_name))
    assert [r.path for r in results] == paths
    codes = {r.path.stem: r.problems[0].code for r in results if r.problems}
    assert codes == {"crash": "reader_crashed", "hang": "too_slow"}
    assert [r.sha256 for r in results if r.sha256] == ["a", "b", "c", "d", "e"]


def test_no_files_start_no_workers() -> None:
    """Nothing to do is done at once."""
    assert list(parse_files([])) == []


def test_many_files_pass_through_a_bounded_window() -> None:
    """However many files there are, all come back, in order."""
    paths = [Path(f"{number}.pdf") for number in range(300)]
    results = list(parse_files(paths, workers=2, parse=parse_by_name))
    assert [r.path for r in results] == paths


def test_a_file_that_is_no_report_is_a_problem_with_its_hash(tmp_path: Path) -> None:
    """The worker never raises for what is wrong with a file."""
    path = tmp_path / "error page.pdf"
    path.write_bytes(b"<!DOCTYPE html><html><body>Report not found</body></html>")
    result = parse_file(path)
    assert result.reports == []
    assert result.sha256 is not None
    assert result.problems[0].severity == "refused"
    assert "error page.pdf" in result.problems[0].message
