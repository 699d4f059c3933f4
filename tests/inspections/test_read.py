"""Reading folders into the workspace: what is new is read, what was read is never lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lineofsight.engine.snapshots import UNFINISHED
from lineofsight.engine.workspace import Workspace, WorkspaceError, open_workspace
from lineofsight.inspections import read as reading
from lineofsight.inspections.read import ReadResult, read_reports
from lineofsight.inspections.tables import TABLES, Judgement, Problem, Report
from lineofsight.synthetic.reports import demo_reports

ERROR_PAGE = b"<!DOCTYPE html><html><body><h1>Report not found</h1></body></html>"


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demonstration's reports, as PDFs."""
    return demo_reports(tmp_path_factory.mktemp("invented"), seed=3)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return open_workspace(tmp_path / "workspace", create=True)


@pytest.fixture
def folder(tmp_path: Path, invented: list[Path]) -> Path:
    """A folder with three reports and an error page named .pdf."""
    place = tmp_path / "reports"
    place.mkdir()
    for number, path in enumerate(invented[:3]):
        shutil.copy(path, place / f"{number} {path.name}")
    (place / "error.pdf").write_bytes(ERROR_PAGE)
    return place


def counts(result: ReadResult) -> tuple[int, int, int, int]:
    """Read, carried over, refused, reports."""
    return result.read, result.carried, result.refused, result.reports


def read_one(workspace: Workspace, *paths: Path) -> ReadResult:
    """Read with one worker, which is quickest for a few files."""
    return read_reports(list(paths), workspace, workers=1)


def report_ids(workspace: Workspace) -> list[str]:
    """The reports in the latest snapshot."""
    snapshot = workspace.latest_snapshot()
    assert snapshot is not None
    return [r.report_id for r in Report.from_arrow(snapshot.read_table("inspections", "report"))]


def test_a_folder_becomes_a_snapshot(workspace: Workspace, folder: Path) -> None:
    """Every table is there, and the error page is named with what to do."""
    result = read_one(workspace, folder)
    assert counts(result) == (3, 0, 1, 3)
    assert result.snapshot is not None
    for table in TABLES:
        assert result.snapshot.table_path("inspections", table.name).is_file()
    assert (result.snapshot.path / "inspections" / "search.sqlite").is_file()
    (problem,) = [p for p in result.problems if p.severity == "refused"]
    assert "reports/error.pdf" in problem.message
    assert "web page" in problem.message
    by_file = {Path(s.file).name: s for s in result.snapshot.sources}
    assert (by_file["error.pdf"].read, by_file["error.pdf"].refused) == (0, 1)


def test_again_reads_only_what_is_new(
    workspace: Workspace, folder: Path, invented: list[Path]
) -> None:
    """Nothing new: no snapshot. One more file: that one is read, the rest carried over."""
    first = read_one(workspace, folder)
    same = read_one(workspace, folder)
    assert counts(same) == (0, 4, 1, 3)
    assert not same.is_new
    assert same.snapshot == first.snapshot
    shutil.copy(invented[3], folder / "new.pdf")
    more = read_one(workspace, folder)
    assert counts(more) == (1, 4, 1, 4)
    assert more.is_new


def test_a_change_in_the_reader_reads_all_again(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results of an older reader do not stand beside those of a newer one."""
    read_one(workspace, folder)
    monkeypatch.setattr(reading, "reader_version", lambda: "another")
    assert counts(read_one(workspace, folder)) == (3, 0, 1, 3)


def test_another_folder_adds_to_what_was_read(
    workspace: Workspace, folder: Path, invented: list[Path]
) -> None:
    """Reading a second folder keeps the first one's reports."""
    read_one(workspace, folder)
    before = report_ids(workspace)
    read_one(workspace, invented[5])
    assert set(before) < set(report_ids(workspace))


def test_the_same_report_under_two_names_is_kept_once(workspace: Workspace, folder: Path) -> None:
    """The second name is refused, naming the first."""
    first = sorted(folder.glob("0*"))[0]
    shutil.copy(first, folder / "z copy.pdf")
    result = read_one(workspace, folder)
    assert result.reports == 3
    (problem,) = [p for p in result.problems if p.code == "same_file"]
    assert "z copy.pdf" in problem.message
    assert first.name in problem.message
    assert len(set(report_ids(workspace))) == 3


def test_a_report_that_becomes_an_error_page_is_not_lost(
    workspace: Workspace, folder: Path
) -> None:
    """A bad download over a good file keeps what was read, and says so, each time."""
    read_one(workspace, folder)
    before = report_ids(workspace)
    sorted(folder.glob("0*"))[0].write_bytes(ERROR_PAGE)
    for _ in range(2):
        result = read_one(workspace, folder)
        assert report_ids(workspace) == before
        kept = [p for p in result.problems if "read from it before is kept" in p.message]
        assert len(kept) == 1


def test_a_changed_report_replaces_its_old_reading(
    workspace: Workspace, folder: Path, invented: list[Path]
) -> None:
    """Another report under the same name: the old rows go, the new ones come."""
    read_one(workspace, folder)
    before = set(report_ids(workspace))
    shutil.copy(invented[6], sorted(folder.glob("0*"))[0])
    read_one(workspace, folder)
    after = set(report_ids(workspace))
    assert len(after) == 3
    assert len(before - after) == len(after - before) == 1


def test_a_moved_report_is_followed(workspace: Workspace, folder: Path) -> None:
    """The same bytes in another place are the same report, with the new path."""
    read_one(workspace, folder)
    before = report_ids(workspace)
    old = sorted(folder.glob("0*"))[0]
    new = folder / "moved" / "renamed.pdf"
    new.parent.mkdir()
    old.rename(new)
    result = read_one(workspace, folder)
    assert report_ids(workspace) == before
    assert result.snapshot is not None
    files = {Path(s.file).name for s in result.snapshot.sources}
    assert "renamed.pdf" in files
    assert old.name not in files


def test_the_copy_is_read_when_the_kept_one_is_removed(workspace: Workspace, folder: Path) -> None:
    """ "Remove one of them, then read again" must hold whichever is removed."""
    first = sorted(folder.glob("0*"))[0]
    shutil.copy(first, folder / "z copy.pdf")
    read_one(workspace, folder)
    before = report_ids(workspace)
    first.unlink()
    result = read_one(workspace, folder)
    assert report_ids(workspace) == before
    assert [p.code for p in result.problems if p.severity == "refused"] == ["html_page"]
    assert result.snapshot is not None
    assert str(first) not in {source.file for source in result.snapshot.sources}
    assert not read_one(workspace, folder).is_new, "settled"


def test_another_edition_is_read_when_the_kept_one_is_removed(
    workspace: Workspace, folder: Path
) -> None:
    """The same inspection in other bytes, as when Ofsted replaces a report."""
    first = sorted(folder.glob("0*"))[0]
    (folder / "z edition.pdf").write_bytes(first.read_bytes() + b"\n")
    result = read_one(workspace, folder)
    assert {p.code for p in result.problems} >= {"same_inspection"}
    before = report_ids(workspace)
    first.unlink()
    result = read_one(workspace, folder)
    assert report_ids(workspace) == before
    assert "same_inspection" not in {p.code for p in result.problems}


def test_a_file_that_can_never_be_read_makes_no_snapshot_each_time(
    workspace: Workspace, folder: Path
) -> None:
    """It is tried again and named again, but nothing differs from the last snapshot."""
    (folder / "empty.pdf").symlink_to(folder / "loop.pdf")
    (folder / "loop.pdf").symlink_to(folder / "empty.pdf")
    first = read_one(workspace, folder)
    again = read_one(workspace, folder)
    assert first.is_new
    assert not again.is_new
    assert again.snapshot == first.snapshot
    assert again.refused == first.refused > 1


def test_a_change_in_search_or_themes_writes_the_index_anew(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is parsed again, but a search would otherwise miss new themes for ever."""
    first = read_one(workspace, folder)
    monkeypatch.setattr(reading, "index_version", lambda: "another")
    again = read_one(workspace, folder)
    assert counts(again) == (0, 4, 1, 3)
    assert again.is_new
    assert again.snapshot != first.snapshot
    assert not read_one(workspace, folder).is_new


def test_an_unread_folder_is_still_read_anew_after_the_reader_changed(
    workspace: Workspace, folder: Path, invented: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer reader that was only used on another folder has not read this one."""
    read_one(workspace, folder)
    monkeypatch.setattr(reading, "reader_version", lambda: "another")
    read_one(workspace, invented[5])
    assert counts(read_one(workspace, folder)) == (3, 0, 1, 3)
    assert counts(read_one(workspace, folder)) == (0, 4, 1, 3)


def test_two_runs_at_once_do_not_lose_each_other_s_reports(
    workspace: Workspace, folder: Path
) -> None:
    """The second is told to wait; it would otherwise write a snapshot without the first's."""

    def begin_another(_: int) -> None:
        with pytest.raises(WorkspaceError, match="Another program is reading"):
            read_one(workspace, folder)

    read_reports([folder], workspace, workers=1, on_start=begin_another)
    assert len(report_ids(workspace)) == 3


def test_two_reports_that_change_places_are_both_kept(workspace: Workspace, folder: Path) -> None:
    """Each file now holds what the other held."""
    read_one(workspace, folder)
    before = report_ids(workspace)
    one, two = sorted(folder.glob("[01]*"))
    kept = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(kept)
    result = read_one(workspace, folder)
    assert counts(result) == (2, 2, 1, 3)
    assert report_ids(workspace) == before


def test_a_snapshot_of_an_older_version_is_carried_on_or_named(
    workspace: Workspace, folder: Path, invented: list[Path]
) -> None:
    """A column added since is empty; one that cannot be is an error that says what to do."""
    result = read_one(workspace, folder)
    assert result.snapshot is not None
    path = result.snapshot.table_path("inspections", "report")
    stored = pq.read_table(path)
    pq.write_table(stored.drop_columns(["delivered_by"]), path)
    read_one(workspace, invented[5])
    assert len(report_ids(workspace)) == 4
    latest = workspace.latest_snapshot()
    assert latest is not None
    path = latest.table_path("inspections", "report")
    pq.write_table(pq.read_table(path).drop_columns(["title"]), path)
    with pytest.raises(WorkspaceError, match=r"no title.*new workspace"):
        read_one(workspace, invented[6])


def test_stopping_changes_nothing(workspace: Workspace, folder: Path) -> None:
    """Ctrl-C in the middle leaves the last snapshot and nothing half-written."""
    read_one(workspace, folder)
    before = workspace.snapshots()

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_reports([folder], workspace, workers=1, again=True, on_file=stop)
    assert workspace.snapshots() == before
    assert list(workspace.snapshots_path.glob(f"{UNFINISHED}*")) == []


def test_a_full_disk_keeps_the_last_snapshot(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the index cannot be written the run fails and the last snapshot stands."""
    read_one(workspace, folder)
    before = workspace.snapshots()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reading, "build_index", full)
    with pytest.raises(OSError, match="No space left"):
        read_reports([folder], workspace, workers=1, again=True)
    assert workspace.snapshots() == before
    assert list(workspace.snapshots_path.glob(f"{UNFINISHED}*")) == []


def test_tables_hold_together(workspace: Workspace, folder: Path) -> None:
    """Every row's report is in the report table, and dates are in order."""
    result = read_one(workspace, folder)
    assert result.snapshot is not None
    reports = Report.from_arrow(result.snapshot.read_table("inspections", "report"))
    ids = {r.report_id for r in reports}
    for table in TABLES:
        rows = result.snapshot.read_table("inspections", table.name)
        named = {i for i in rows.column("report_id").to_pylist() if i is not None}
        assert named <= ids, table.name
    for report in reports:
        assert date(2009, 1, 1) < (report.inspection_start or date.min)
        assert (report.inspection_start or date.max) <= (report.inspection_end or date.min)
    judgements = Judgement.from_arrow(result.snapshot.read_table("inspections", "judgement"))
    assert len({(j.report_id, j.area) for j in judgements}) == len(judgements)
    problems = Problem.from_arrow(result.snapshot.read_table("inspections", "problem"))
    assert all(p.message for p in problems)
