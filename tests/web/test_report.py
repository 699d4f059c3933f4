"""A report's page, its PDF, and what is shown when the report itself was not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.small_workspace import PDF, Small, make_workspace

REPORT = "/wiltshire/inspections/2023-09-25/"


def test_findings_stand_by_section_with_their_grade(
    site: Client, words: Callable[[str], str]
) -> None:
    found = words(site.get(REPORT).content.decode())
    assert "Help and protection: good" in found
    assert found.index("Strategy discussions") < found.index("Supervision records")


def test_words_of_a_report_are_never_markup(site: Client) -> None:
    html = site.get(REPORT).content.decode()
    assert "known &lt;b&gt;in the county&lt;/b&gt; &amp; checked" in html


def test_bullets_are_a_list(site: Client) -> None:
    html = site.get("/wiltshire/inspections/2019-06-03/").content.decode()
    assert "<li>by a named worker</li><li>with the school</li>" in html


def test_what_the_reader_noted_is_shown(site: Client, words: Callable[[str], str]) -> None:
    assert "No lead inspector is printed." in words(site.get(REPORT).content.decode())


def test_recounted_judgements_stand_in_the_report_that_recounts_them(
    site: Client, words: Callable[[str], str]
) -> None:
    found = words(site.get("/wiltshire/inspections/2015-06-22/").content.decode())
    assert "2012 Safeguarding and looked-after children" in found


def test_without_its_text_the_facts_and_the_command_are_shown(
    bare_site: Client, words: Callable[[str], str]
) -> None:
    response = bare_site.get(REPORT)
    assert response.status_code == 200
    found = words(response.content.decode())
    assert "Outstanding" in found
    assert "lineofsight inspections read FOLDER" in found


@pytest.mark.parametrize(
    "address",
    [
        "/wiltshire/inspections/2001-01-01/",
        "/nowhere/inspections/2023-09-25/",
        "/wiltshire/inspections/2023-99-99/",
        "/wiltshire/inspections/2019-06-03/report.pdf",
        "/nowhere/inspections/2023-09-25/report.pdf",
    ],
)
def test_what_is_not_there_is_not_found(site: Client, address: str) -> None:
    """The last two: a PDF that is no longer where it was, and one that never was."""
    assert site.get(address).status_code == 404


def test_the_pdf_is_sent_as_a_pdf_and_nothing_else(site: Client) -> None:
    response = site.get(f"{REPORT}report.pdf")
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="wiltshire-2023-09-25.pdf"'
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_file_that_has_changed_since_is_not_sent(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    """The page tells of the file that was read; another in its place is another document."""
    small: Small = make_workspace(tmp_path)
    settings.WORKSPACE = small.path
    assert client.get(f"{REPORT}report.pdf").status_code == 200
    small.pdf.write_bytes(PDF + b"changed")
    assert client.get(f"{REPORT}report.pdf").status_code == 404
