"""What the check of an upload finds and shows, and what becomes of it when it is cancelled."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lineofsight.returns.run import check_return
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.uploads import store
from lineofsight.web.uploads.models import Stage, Upload
from lineofsight.web.work.models import Job, State
from lineofsight.web.work.running import run
from tests.web.recorded import tables
from tests.web.uploads.uploading import add, begin, begun, ssda903, state_of, work_off


def test_a_return_is_checked_by_its_rules(
    analyst: Client, tmp_path: Path, words: Callable[[str], str]
) -> None:
    """What the page says is what `lineofsight check` finds in the same files."""
    files = ssda903(tmp_path, mistakes=True)
    upload = begun(analyst, files)
    html = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    found = tables(html)
    with check_return("ssda903", [tmp_path / "2026"], authority="865") as result:
        expected = {row["code"]: row["issues"] for row in result.rows("summary") if row["issues"]}
        children = {str(row["child"]) for row in result.rows("children")}
    rules = found["Found, by rule"]
    codes = [cell.removeprefix("Rule ") for cell in rules.column("Rule")]
    numbers = [int(cell.replace(",", "")) for cell in rules.column("Rows")]
    assert dict(zip(codes, numbers, strict=True)) == expected
    assert len(expected) > 15
    severities = rules.column("Severity")
    assert severities == sorted(severities), "errors first"
    read = found["Rows read"]
    assert {*read.column("File")} == set(files)
    assert "SSDA903 2025-26" in words(html)
    assert "Mend first: one value in many cells" in found
    assert {file.code for file in upload.current_files} == {"ssda903"}
    assert {tuple(file.years) for file in upload.current_files} == {(2026,)}
    assert upload.files.get(name="episodes.csv").tables == ["Episodes"]
    # No child is named on the page or kept in the database: lines are in the workbook.
    kept = json.dumps(upload.result)
    assert not {child for child in children if f'"{child}"' in kept or f">{child}<" in html}


def test_a_return_is_compared_with_last_years_as_published(
    analyst: Client, tmp_path: Path, words: Callable[[str], str]
) -> None:
    """Rules that compare years run before publication, beside the files of the year before and no
    others: here this year's were published once already, too."""
    files = ssda903(tmp_path, mistakes=True)
    before = {path.name: path.read_bytes() for path in sorted((tmp_path / "2025").glob("*.csv"))}
    published = [begun(analyst, each, title="As published") for each in (before, files)]
    Upload.objects.filter(pk__in=[each.pk for each in published]).update(
        stage=Stage.PUBLISHED, published_at=timezone.now()
    )
    upload = begun(analyst, files)
    with check_return(
        "ssda903", [tmp_path / "2026"], last_year=[tmp_path / "2025"], authority="865"
    ) as result:
        expected = {row["code"]: row["issues"] for row in result.rows("summary") if row["issues"]}
        run = len(result.checked.ran)
    (found,) = upload.result["returns"]
    assert {row["code"]: row["issues"] for row in found["rules"]} == expected
    assert found["rules_run"] == run
    alone = published[1].result["returns"][0]
    assert run > alone["rules_run"], "rules that compare years ran"
    assert {row["file"] for row in found["tables"]} == set(files), "files of the upload alone"
    html = words(analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode())
    assert "Compared with last year’s return, as published: ad1.csv (2024-25)" in html


@pytest.mark.usefixtures("quick")
def test_the_workbook_names_lines_and_each_look_at_it_is_recorded(
    analyst: Client, tmp_path: Path
) -> None:
    upload = begun(analyst, ssda903(tmp_path, mistakes=True))
    response = analyst.get(f"/mereshire/uploads/{upload.pk}/check/ssda903.xlsx")
    assert response.status_code == 200
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert (
        "issues"
        in " ".join(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names).lower()
    )
    assert Entry.objects.filter(kind=Kind.LIST).count() == 1
    assert analyst.get(f"/mereshire/uploads/{upload.pk}/check/cin.xlsx").status_code == 404


@pytest.mark.usefixtures("quick")
def test_files_of_no_return_are_told(analyst: Client, tmp_path: Path) -> None:
    """Each with the reason; the rest is checked all the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes.txt", "shopping: milk, bread")
    upload = begun(
        analyst,
        ssda903(tmp_path)
        | {
            "photo.csv": b"\x89PNG\r\n\x1a\n" + bytes(100),
            "report.xlsx": b"%PDF-1.4 not a workbook",
            "broken.xlsx": b"PK\x03\x04 cut off",
            "mixed.zip": packed.getvalue(),
        },
    )
    html = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    taken = tables(html)["Files of this upload"]
    rows = dict(zip(taken.column("File"), taken.column("Taken for"), strict=True))
    assert "a picture, whatever its name says" in rows["photo.csv"]
    assert "a PDF, whatever its name says" in rows["report.xlsx"]
    assert "not recognised" in rows["broken.xlsx"]
    assert "of no return that is known here" in rows["mixed.zip"]
    assert rows["episodes.csv"] == "SSDA903 2026"
    assert upload.result["can_publish"]
    assert "4 files were not recognised." in html


@pytest.mark.usefixtures("quick")
def test_nothing_that_can_be_read(analyst: Client) -> None:
    upload = begun(analyst, {"photo.csv": b"\x89PNG\r\n\x1a\n" + bytes(100)})
    html = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    assert not upload.result["can_publish"]
    assert "None of these files can be published" in html


def test_mending_and_uploading_again(analyst: Client, tmp_path: Path) -> None:
    """The check is of the files that stand now."""
    files = ssda903(tmp_path / "bad", mistakes=True)
    upload = begun(analyst, files)
    before = upload.result["returns"][0]["errors"]
    add(analyst, upload, ssda903(tmp_path / "good"))
    assert not Upload.objects.get().is_checked
    work_off()
    upload = Upload.objects.get()
    assert upload.is_checked
    assert upload.result["returns"][0]["errors"] < before / 2


@pytest.mark.usefixtures("quick")
def test_a_cancelled_check_leaves_what_was_found_before(analyst: Client, tmp_path: Path) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    kept = upload.result
    analyst.post(f"/mereshire/uploads/{upload.pk}/check/")
    job = Job.objects.get(state=State.WAITING)
    analyst.post(f"/mereshire/tasks/{job.pk}/cancel/")
    assert state_of(job) is State.CANCELLED
    assert not run(job.pk), "it is never begun"
    upload.refresh_from_db()
    assert upload.result == kept
    # It can be tried again.
    analyst.post(f"/mereshire/tasks/{job.pk}/again/")
    work_off()
    assert state_of(job) is State.DONE


@pytest.mark.usefixtures("quick")
def test_a_page_comes_again_only_where_that_is_asked_for(analyst: Client, tmp_path: Path) -> None:
    """WCAG: nothing moves by itself that its reader did not set going and cannot stop."""
    begin(analyst, ssda903(tmp_path))
    for address in (f"/mereshire/uploads/{Upload.objects.get().pk}/", "/mereshire/tasks/"):
        going = analyst.get(address)
        assert "Refresh" not in going.headers
        assert "refresh by itself every five seconds" in going.content.decode()
        asked = analyst.get(f"{address}?refresh=on")
        assert asked.headers["Refresh"] == "5"
        assert f'<a class="govuk-link" href="{address}">Stop refreshing</a>' in (
            asked.content.decode()
        )
    work_off()
    over = analyst.get(f"{address}?refresh=on")
    assert "Refresh" not in over.headers
    assert "Stop refreshing" not in over.content.decode()


@pytest.mark.usefixtures("quick")
def test_a_file_taken_out_is_checked_without(analyst: Client, tmp_path: Path) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    file = upload.files.get(name="uasc.csv") if upload.files.filter(name="uasc.csv") else None
    file = file or upload.files.get(name="reviews.csv")
    analyst.post(f"/mereshire/uploads/{upload.pk}/files/{file.pk}/take-out/")
    work_off()
    upload.refresh_from_db()
    assert file.name not in {row["file"] for row in upload.result["returns"][0]["tables"]}
    assert upload.is_checked


@pytest.mark.usefixtures("quick")
def test_the_last_file_is_not_taken_out(analyst: Client) -> None:
    upload = begun(analyst, {"header.csv": b"CHILD,SEX,DOB,ETHNIC\n1,1,01/01/2015,WBRI\n"})
    (file,) = upload.current_files
    analyst.post(f"/mereshire/uploads/{upload.pk}/files/{file.pk}/take-out/")
    assert upload.current_files.count() == 1


@pytest.mark.usefixtures("quick")
def test_uploads_of_like_names_do_not_touch_one_another(analyst: Client, tmp_path: Path) -> None:
    """A long title with full stops in it, twice; files of the same names, with other content."""
    files = ssda903(tmp_path)
    before = {path.name: path.read_bytes() for path in sorted((tmp_path / "2025").glob("*.csv"))}
    title = "St. Helens SSDA903 return, as it was sent v1.2 final " + "x" * 40
    earlier = begun(analyst, before, title=title)
    Upload.objects.filter(pk=earlier.pk).update(stage=Stage.PUBLISHED, published_at=timezone.now())
    later = begun(analyst, files, title=title)
    assert later.result["returns"][0]["beside"]
    with store.together([*earlier.current_files, *later.current_files]) as folder:
        assert sorted(len(list(place.iterdir())) for place in folder.iterdir()) == sorted(
            (len(before), len(files))
        )
    for upload, content in ((earlier, before), (later, files)):
        for file in upload.current_files:
            assert store.path_of(file).read_bytes() == content[file.name], file.name
            assert store.is_whole(file)
