"""Publishing: a snapshot that is whole, or the last one; what it is built from; and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.councils import CannotBuildError
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import Load
from lineofsight.web.permissions import Role
from lineofsight.web.uploads import publishing, store
from lineofsight.web.uploads.models import Stage, Upload, UploadedFile
from lineofsight.web.uploads.sources import published_files
from lineofsight.web.work import jobs
from lineofsight.web.work.models import Job, State
from tests.web.recorded import from_csv, mereshire, person_with, sign_in
from tests.web.uploads.uploading import (
    begin,
    begun,
    publish,
    scanner,
    ssda903,
    work_off,
)

pytestmark = pytest.mark.usefixtures("quick")


def latest(workspace: Path) -> Snapshot | None:
    return Workspace(workspace).latest_snapshot(kind=ROOM)


def test_the_next_year_is_built_together_with_what_was_published(
    analyst: Client, tmp_path: Path, workspace: Path
) -> None:
    publish(analyst, begun(analyst, ssda903(tmp_path / "a", 2025), title="SSDA903 2024-25"))
    publish(analyst, begun(analyst, ssda903(tmp_path / "b", 2026)))
    snapshot = latest(workspace)
    assert snapshot is not None
    loads = Load.from_arrow(snapshot.read_table(ROOM, Load.name))
    assert {load.version for load in loads} == {"2025", "2026"}
    listed = from_csv(analyst, "/mereshire/uploads/published.csv")
    assert {row["years"] for row in listed} == {"2025", "2026"}
    assert {row["return"] for row in listed} == {"ssda903"}


def test_what_is_replaced_is_left_out_and_can_be_taken_in_again(
    analyst: Client, tmp_path: Path, workspace: Path
) -> None:
    """The same return of the same year again: the page proposes to leave the earlier files out."""
    first = begun(analyst, ssda903(tmp_path / "a"), title="Draft")
    publish(analyst, first)
    second = begun(analyst, ssda903(tmp_path / "b", mistakes=True), title="Final")
    html = analyst.get(f"/mereshire/uploads/{second.pk}/publish/").content.decode()
    proposed = [file for file in first.current_files if f'value="{file.pk}" checked' in html]
    assert {file.name for file in proposed} == {file.name for file in first.current_files}
    publish(analyst, second, leave_out=[file.pk for file in proposed])
    assert {file.upload_id for file in published_files(mereshire())} == {second.pk}
    snapshot = latest(workspace)
    assert snapshot is not None
    assert {source.sha256 for source in snapshot.sources} == {
        file.sha256 for file in second.current_files
    }
    out = proposed[0]
    page = analyst.get("/mereshire/uploads/published/").content.decode()
    assert "Left out" in page
    analyst.post(f"/mereshire/uploads/published/{out.pk}/", {"out": "0"})
    assert out in published_files(mereshire())


FAULTS: dict[str, tuple[Exception, State]] = {
    "cannot be built": (CannotBuildError("No file is of a return."), State.FAILED),
    "the disk is full": (OSError(28, "No space left on device"), State.WAITING),
    "a fault of ours": (ZeroDivisionError(), State.FAILED),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_build_that_fails_leaves_the_last_snapshot(
    analyst: Client,
    tmp_path: Path,
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    """Whatever goes wrong while the record is put together, after all files were read."""
    publish(analyst, begun(analyst, ssda903(tmp_path / "a", 2025), title="Before"))
    before = latest(workspace)
    names = {path.name for path in (workspace / "snapshots").iterdir()}
    error, state = FAULTS[fault]

    def fails(*_: object) -> Mapping[tuple[str, str], Any]:
        raise error

    monkeypatch.setattr(publishing, "with_values", fails)
    upload = begun(analyst, ssda903(tmp_path / "b"))
    job = publish(analyst, upload)
    assert job.as_state is state
    assert upload.as_stage is Stage.OPEN
    assert latest(workspace) == before
    assert {path.name for path in (workspace / "snapshots").iterdir()} == names
    assert not list((workspace / "uploads").glob(".building-*"))
    page = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    assert job.message.split(".")[0] in page


def test_a_build_that_is_cancelled_leaves_the_last_snapshot(
    analyst: Client, tmp_path: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled while it runs: it stops before the snapshot is written."""
    upload = begun(analyst, ssda903(tmp_path))
    person = person_with(Role.ANALYST)

    def cancelled(*_: object) -> Mapping[tuple[str, str], Any]:
        jobs.cancel(Job.objects.get(state=State.RUNNING), person)
        return {}

    monkeypatch.setattr(publishing, "with_values", cancelled)
    job = publish(analyst, upload)
    assert job.as_state is State.CANCELLED
    assert upload.as_stage is Stage.OPEN
    assert latest(workspace) is None
    assert [path.name for path in (workspace / "snapshots").iterdir()] in ([], [".held"])


def test_a_snapshot_that_was_written_is_not_written_again(
    analyst: Client, tmp_path: Path, workspace: Path
) -> None:
    """The worker died after the snapshot stood, before it could say so: the next try finds it."""
    upload = begun(analyst, ssda903(tmp_path))
    publish(analyst, upload)
    snapshot = latest(workspace)
    job = upload.publish_job
    assert job is not None
    Upload.objects.filter(pk=upload.pk).update(
        stage=Stage.OPEN, published_at=None, published_by=None, snapshot=""
    )
    Job.objects.filter(pk=job.pk).update(
        state=State.WAITING, ended_at=None, waits_until=timezone.now(), tries=1
    )
    work_off()
    upload.refresh_from_db()
    job.refresh_from_db()
    assert (job.as_state, upload.as_stage) == (State.DONE, Stage.PUBLISHED)
    assert latest(workspace) == snapshot
    assert len(Workspace(workspace).snapshots()) == 1


def test_another_program_that_holds_the_workspace_is_waited_for(
    analyst: Client, tmp_path: Path, workspace: Path
) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    with Workspace(workspace).writing():
        job = publish(analyst, upload)
    assert job.as_state is State.WAITING
    assert "Another program is reading into" in job.message
    Job.objects.filter(pk=job.pk).update(waits_until=timezone.now())
    work_off()
    job.refresh_from_db()
    assert job.as_state is State.DONE


def test_a_file_that_was_changed_on_the_machine_is_not_published(
    analyst: Client, tmp_path: Path, workspace: Path
) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    file = upload.current_files[0]
    store.path_of(file).write_bytes(b"x" * file.size)
    job = publish(analyst, upload)
    assert job.as_state is State.FAILED
    assert f"The file {file.name}" in job.message
    assert latest(workspace) is None


def test_what_a_scanner_set_up_meanwhile_finds_is_not_published(
    analyst: Client, tmp_path: Path, settings: Settings, workspace: Path
) -> None:
    files = ssda903(tmp_path)
    files["header.csv"] += b"EICAR,1,01/01/2015,WBRI,,,,\n"
    upload = begun(analyst, files)
    scanner(tmp_path, settings)
    job = publish(analyst, upload)
    assert job.as_state is State.DONE
    snapshot = latest(workspace)
    assert snapshot is not None
    assert not [source for source in snapshot.sources if source.file.endswith("header.csv")]
    assert not store.path_of(upload.files.get(name="header.csv")).exists()


def test_a_record_built_from_elsewhere_is_not_lost_unasked(
    analyst: Client, children_workspace: Path, settings: Settings, tmp_path: Path, workspace: Path
) -> None:
    """The latest record was built on the machine, from files that are not here."""
    from tests.record import drawn

    drawn.children_snapshot(workspace / "snapshots")
    kept = latest(workspace)
    assert kept is not None
    upload = begun(analyst, ssda903(tmp_path))
    if kept.sources:
        response = analyst.post(f"/mereshire/uploads/{upload.pk}/publish/")
        assert response.status_code == 400
        assert "without the files that are not here" in response.content.decode()
        assert Job.objects.filter(kind="publish-upload").count() == 0
    publish(analyst, upload, without="yes")
    assert kept.path.is_dir(), "the earlier snapshot stays"


def test_one_upload_of_a_council_is_published_at_a_time(analyst: Client, tmp_path: Path) -> None:
    first, second = (
        begun(analyst, ssda903(tmp_path / str(year), year), title=str(year))
        for year in (2025, 2026)
    )
    analyst.post(f"/mereshire/uploads/{first.pk}/publish/")
    response = analyst.post(f"/mereshire/uploads/{second.pk}/publish/")
    assert response.status_code == 400
    assert "Another upload of this council is being published" in response.content.decode()
    work_off()
    publish(analyst, second)
    assert {file.upload_id for file in published_files(mereshire())} == {first.pk, second.pk}


def test_what_was_not_checked_is_not_published(analyst: Client, tmp_path: Path) -> None:
    begin(analyst, ssda903(tmp_path))
    upload = Upload.objects.get()
    response = analyst.post(f"/mereshire/uploads/{upload.pk}/publish/")
    assert "are being checked or published" in response.content.decode()
    work_off()
    UploadedFile.objects.filter(name="header.csv").update(replaced_at=timezone.now())
    response = analyst.post(f"/mereshire/uploads/{upload.pk}/publish/")
    assert "changed since they were checked" in response.content.decode()


def test_reports_are_read_in(
    analyst: Client, tmp_path: Path, workspace: Path, words: Callable[[str], str]
) -> None:
    """Each is told before it is published; one that is no report does not keep the others."""
    from lineofsight.synthetic.reports import demo_reports

    demo_reports(tmp_path / "reports", seed=7)
    paths = sorted((tmp_path / "reports").rglob("*.pdf"))[:2]
    files = {path.name: path.read_bytes() for path in paths}
    assert len(files) == 2
    upload = begun(
        analyst, files | {"page.pdf": b"<!doctype html><html></html>"}, purpose="reports", title="R"
    )
    assert len(upload.result["reports"]) == 2
    html = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    assert upload.result["reports"][0]["council"] in words(html)
    job = publish(analyst, upload)
    assert job.as_state is State.DONE, job.message
    snapshot = Workspace(workspace).latest_snapshot(kind="inspections")
    assert snapshot is not None
    assert upload.snapshot == snapshot.name
    assert len(snapshot.read_table("inspections", "report")) == 2
    # They stand where they were read from, so that the site can send them.
    read = snapshot.read_table("inspections", "report").to_pylist()
    assert all(Path(row["file"]).is_file() for row in read)
    assert list(published_files(mereshire())) == [], "they are no part of the record"


ADDRESSES = [
    "uploads/{upload}/",
    "uploads/{upload}/edit/",
    "uploads/{upload}/publish/",
    "uploads/{upload}/check/ssda903.xlsx",
]
POSTED = [
    "uploads/{upload}/files/",
    "uploads/{upload}/edit/",
    "uploads/{upload}/check/",
    "uploads/{upload}/publish/",
    "uploads/{upload}/discard/",
    "uploads/{upload}/files/{file}/take-out/",
    "uploads/published/{file}/",
    "tasks/{job}/cancel/",
    "tasks/{job}/again/",
]


def test_what_is_another_authoritys_does_not_exist(analyst: Client, tmp_path: Path) -> None:
    """Whoever loads data elsewhere finds nothing of it by its number, and changes nothing."""
    from lineofsight.web.accounts.known import invented_authority

    upload = begun(analyst, ssda903(tmp_path))
    publish(analyst, upload)
    before = list(UploadedFile.objects.values()), list(Job.objects.values())
    fenshire = invented_authority("998", "Fenshire", "850")
    other = Client()
    sign_in(other, person_with(*Role, at=fenshire, of=fenshire, team_id="T1"))
    parts = {
        "upload": upload.pk,
        "file": upload.current_files[0].pk,
        "job": upload.publish_job.pk if upload.publish_job else 0,
    }
    for address in ADDRESSES:
        assert other.get(f"/fenshire/{address.format(**parts)}").status_code == 404, address
    for address in POSTED:
        assert other.post(f"/fenshire/{address.format(**parts)}").status_code == 404, address
    assert (list(UploadedFile.objects.values()), list(Job.objects.values())) == before
    for page in ("uploads/", "uploads/published/", "tasks/"):
        assert upload.title not in other.get(f"/fenshire/{page}").content.decode()


def test_whoever_sees_data_sees_tasks_and_changes_none(analyst: Client) -> None:
    begin(analyst, {"photo.csv": b"\x89PNG\r\n\x1a\n" + bytes(100)})
    leader = Client()
    sign_in(leader, person_with(Role.LEADER))
    page = leader.get("/mereshire/tasks/").content.decode()
    assert "Check files" in page
    assert "Cancel" not in page
    job = Job.objects.get()
    assert leader.post(f"/mereshire/tasks/{job.pk}/cancel/").status_code == 403
    assert leader.get("/mereshire/uploads/").status_code == 403
