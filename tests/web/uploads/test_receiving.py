"""What is received: good, broken, empty, too large and wrongly named files; where it is kept."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from lineofsight.web.audit.models import Entry
from lineofsight.web.uploads import store
from lineofsight.web.uploads.models import Scan, Stage, Upload, UploadedFile
from lineofsight.web.uploads.names import LONGEST, clean_name
from lineofsight.web.work.models import Job
from tests.web.uploads.uploading import (
    add,
    begin,
    begun,
    modes,
    posted,
    scanner,
    ssda903,
    work_off,
)

pytestmark = pytest.mark.usefixtures("quick")

GOOD = {"header.csv": b"CHILD,SEX,DOB,ETHNIC\n1,1,01/01/2015,WBRI\n"}


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("SSDA903 2025-26 (final).csv", "SSDA903 2025-26 (final).csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\returns\\Épisodes.csv", "Épisodes.csv"),
        (".hidden.csv", "hidden.csv"),
        ("..", "file"),
        ("", "file"),
        ("a\u202egnp.csv", "a_gnp.csv"),
        ("tab\there\n.csv", "tab_here_.csv"),
        ("<script>.csv", "_script_.csv"),
        ("con.csv", "_con.csv"),
        ("x" * 300 + ".xlsx", "x" * 95 + ".xlsx"),
    ],
)
def test_names_are_made_harmless(given_name: str, name: str) -> None:
    assert clean_name(given_name) == name


@given(st.text())
def test_any_name_becomes_one_that_can_stand_in_a_folder(name: str) -> None:
    cleaned = clean_name(name)
    assert cleaned == clean_name(cleaned), "done twice it is the same"
    assert 0 < len(cleaned) <= LONGEST + 1
    assert cleaned == Path(cleaned).name
    assert not cleaned.startswith(".")
    assert cleaned.isprintable()


def test_files_are_kept_where_this_user_alone_can_look(analyst: Client, workspace: Path) -> None:
    upload = begun(analyst, GOOD)
    (file,) = upload.current_files
    assert store.path_of(file).read_bytes() == GOOD["header.csv"]
    assert store.is_whole(file)
    assert modes(workspace / "uploads") == {0o700}
    assert store.path_of(file).stat().st_mode & 0o777 == 0o600
    assert list(store.receiving().iterdir()) == [], "nothing is left of receiving"


def test_nothing_is_kept_of_a_file_that_is_too_large(
    analyst: Client, settings: Settings, workspace: Path
) -> None:
    settings.UPLOAD_FILE_LIMIT, settings.UPLOAD_LIMIT = 200_000, 2_000_000
    response = begin(analyst, {"episodes.csv": b"x" * 200_001})
    assert response.status_code == 400
    page = response.content.decode()
    assert "episodes.csv: it is larger than 200 kB, the most that one file may have" in page
    assert page.count("There is a problem") == 1
    assert 'aria-describedby="files-hint files-error-1"' in page
    assert Upload.objects.count() == 0
    assert list(store.receiving().iterdir()) == []


def test_what_was_too_large_is_told_and_the_rest_taken(analyst: Client, settings: Settings) -> None:
    settings.UPLOAD_FILE_LIMIT, settings.UPLOAD_LIMIT = 1000, 1200
    files = {"large.csv": b"x" * 1001, **GOOD, "one.csv": b"y" * 900, "two.csv": b"y" * 900}
    response = begin(analyst, files)
    assert response.status_code == 302
    page = analyst.get(response["Location"]).content.decode()
    assert "Not taken: large.csv: it is larger than 1 kB" in page
    assert "Not taken: two.csv: the files are larger than 1 kB together" in page
    assert "2 files were received, and are being checked." in page
    names = list(Upload.objects.get().current_files.values_list("name", flat=True))
    assert names == ["header.csv", "one.csv"]


def test_what_is_hopelessly_large_is_not_read(analyst: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = 10
    response = begin(analyst, {"episodes.csv": b"x" * 100})
    assert response.status_code == 413
    assert "Nothing was received" in response.content.decode()
    assert response["Connection"] == "close"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"empty.csv": b""}, "empty.csv: it is empty"),
        ({}, "Choose one file or several"),
    ],
)
def test_nothing_to_take(analyst: Client, files: dict[str, bytes], told: str) -> None:
    response = begin(analyst, files)
    assert response.status_code == 400
    assert told in response.content.decode()
    assert Upload.objects.count() == Job.objects.count() == 0


def test_without_a_token_nothing_is_taken(workspace: Path, analyst: Client) -> None:
    """The token is looked for once the receiver stands ready; it is looked for all the same."""
    analyst.handler.enforce_csrf_checks = True
    assert begin(analyst, GOOD).status_code == 403
    upload = UploadedFile.objects.count()
    assert upload == 0
    assert list(store.receiving().iterdir()) == []


def test_a_file_of_the_same_name_is_another_version(analyst: Client, tmp_path: Path) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    other = GOOD["header.csv"] + b"2,2,01/02/2016,WBRI\n"
    assert add(analyst, upload, {"header.csv": other}).status_code == 302
    work_off()
    versions = list(upload.files.filter(name="header.csv").order_by("number"))
    assert [file.number for file in versions] == [1, 2]
    assert [file.replaced_at is None for file in versions] == [False, True]
    assert store.is_whole(versions[0]), "the earlier one is kept"
    assert store.path_of(versions[1]).read_bytes() == other
    page = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    assert "1 earlier version" in page


def test_two_files_of_one_name_at_once_are_two_files(analyst: Client) -> None:
    response = analyst.post(
        "/mereshire/uploads/new/",
        {"purpose": "record", "title": "Twice", "files": posted(GOOD) + posted(GOOD)},
    )
    assert response.status_code == 302
    names = Upload.objects.get().current_files.values_list("name", flat=True)
    assert list(names) == ["header 2.csv", "header.csv"]


def test_nothing_is_changed_while_it_is_checked(analyst: Client) -> None:
    response = begin(analyst, GOOD)
    upload = Upload.objects.get()
    add(analyst, upload, {"episodes.csv": b"x"})
    page = analyst.get(response["Location"]).content.decode()
    assert "Wait until that has ended, or cancel it" in page
    assert upload.files.count() == 1
    assert "Add or replace files" not in page


def test_what_was_discarded_is_deleted(analyst: Client, workspace: Path) -> None:
    upload = begun(analyst, GOOD)
    analyst.post(f"/mereshire/uploads/{upload.pk}/discard/")
    upload.refresh_from_db()
    assert upload.as_stage is Stage.DISCARDED
    assert not (workspace / "uploads" / upload.key).exists()
    assert analyst.get(f"/mereshire/uploads/{upload.pk}/").status_code == 200
    add(analyst, upload, GOOD)
    assert upload.current_files.count() == 0, "nothing is added to it any more"


def test_changes_are_recorded_without_names_of_files(
    analyst: Client, caplog: pytest.LogCaptureFixture
) -> None:
    name = "Ada Example 2014-05-01.csv"
    with caplog.at_level(logging.DEBUG):
        upload = begun(analyst, {name: GOOD["header.csv"]})
        analyst.post(f"/mereshire/uploads/{upload.pk}/discard/")
    entries = list(Entry.objects.filter(kind="change").order_by("number"))
    assert [entry.details["what"] for entry in entries] == ["uploaded", "discarded"]
    assert all(entry.subject == f"upload {upload.pk}" for entry in entries)
    assert "Example" not in str([entry.details for entry in entries])
    assert "Example" not in caplog.text


def test_a_scanner_finds_what_is_infected(
    analyst: Client, settings: Settings, tmp_path: Path
) -> None:
    """The infected file is deleted, one that cannot be scanned is not loaded, the rest is."""
    scanner(tmp_path, settings)
    files = ssda903(tmp_path / "returns")
    upload = begun(
        analyst, files | {"bad.csv": b"CHILD,DOB\nEICAR,1\n", "odd.csv": b"CHILD,DOB\nLOCKED,1\n"}
    )
    said = {file.name: file.as_scan for file in upload.current_files}
    assert said["bad.csv"] is Scan.INFECTED
    assert said["odd.csv"] is Scan.FAILED
    assert {said[name] for name in files} == {Scan.CLEAN}
    bad = upload.files.get(name="bad.csv")
    assert not store.path_of(bad).exists()
    page = analyst.get(f"/mereshire/uploads/{upload.pk}/").content.decode()
    assert "A virus was found: the file was deleted" in page
    assert "Could not be scanned: not loaded" in page
    assert "2 of 13 files did not pass the virus scanner." in page
    assert "Each file is scanned for viruses" in page
    assert upload.result["can_publish"]


def test_with_nothing_but_infected_files_nothing_can_be_published(
    analyst: Client, settings: Settings, tmp_path: Path
) -> None:
    scanner(tmp_path, settings)
    upload = begun(analyst, {"bad.csv": b"EICAR"})
    response = analyst.post(f"/mereshire/uploads/{upload.pk}/publish/")
    assert response.status_code == 400
    assert "None of the files can be published" in response.content.decode()


@pytest.mark.parametrize("command", ["no-such-scanner --at-all", "'unclosed"])
def test_a_scanner_that_does_not_run_lets_nothing_through(
    analyst: Client, settings: Settings, command: str
) -> None:
    settings.SCAN_COMMAND = command
    upload = begun(analyst, GOOD)
    assert [file.as_scan for file in upload.current_files] == [Scan.FAILED]
    assert not upload.result["can_publish"]


def test_without_a_scanner_the_page_says_so(analyst: Client) -> None:
    page = analyst.get("/mereshire/uploads/new/").content.decode()
    assert "This site has no virus scanner: upload only files that you trust." in page
    upload = begun(analyst, GOOD)
    assert [file.as_scan for file in upload.current_files] == [Scan.NO_SCANNER]
