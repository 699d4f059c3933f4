"""Two people who edit one thing: the second is told what changed, and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.core import signing
from django.test import Client

from lineofsight.web.audit.models import Entry
from lineofsight.web.permissions import Role
from lineofsight.web.uploads.models import Upload
from tests.web.recorded import mereshire, person_with, sign_in, tables


@pytest.fixture
def upload(workspace: object, db: None) -> Upload:
    person = person_with(Role.ANALYST)
    return Upload.objects.create(
        authority=mereshire(),
        purpose="record",
        title="SSDA903 2025-26",
        note="From the system of May.",
        made_by=person,
    )


def opened(upload: Upload) -> tuple[Client, dict[str, str]]:
    """Another analyst, with the form of an upload open."""
    client = Client()
    sign_in(client, person_with(Role.ANALYST))
    return client, fields(client.get(address(upload)).content.decode())


def address(upload: Upload) -> str:
    return f"/mereshire/uploads/{upload.pk}/edit/"


def fields(html: str) -> dict[str, str]:
    """What stands in the form."""
    main = html.split("<main", 1)[1]
    found = dict(re.findall(r'name="(seen|title)"[^>]*? value="([^"]*)"', main))
    note = re.search(r'<textarea[^>]*name="note"[^>]*>(.*?)</textarea>', main, re.S)
    assert note
    return {**{name: unescape(value) for name, value in found.items()}, "note": unescape(note[1])}


def test_the_second_is_told_what_changed_and_loses_nothing(
    upload: Upload, words: Callable[[str], str]
) -> None:
    (first, mine), (second, theirs) = opened(upload), opened(upload)
    assert first.post(address(upload), mine | {"note": "Final files."}).status_code == 302
    response = second.post(
        address(upload), theirs | {"title": "SSDA903 final", "note": "From the system of June."}
    )
    assert response.status_code == 409
    html = response.content.decode()
    upload.refresh_from_db()
    assert (upload.title, upload.note) == ("SSDA903 2025-26", "Final files."), "nothing is lost"
    (row_of_title, row_of_note) = tables(html)["What differs"].rows[1:]
    assert row_of_title == ["Name", "SSDA903 2025-26", "SSDA903 final", "SSDA903 2025-26"]
    assert row_of_note == [
        "Note changed by both",
        "From the system of May.",
        "From the system of June.",
        "Final files.",
    ]
    assert re.search(r"Person \d+ changed this on \d+ \w+ 20\d\d, \d\d:\d\d", words(html))
    again = fields(html)
    assert (again["title"], again["note"]) == ("SSDA903 final", "From the system of June.")
    # Saved once more, knowingly, it takes the other's place.
    assert second.post(address(upload), again).status_code == 302
    upload.refresh_from_db()
    assert (upload.title, upload.note) == ("SSDA903 final", "From the system of June.")
    assert upload.version == 3


def test_a_third_change_in_between_is_told_again(upload: Upload) -> None:
    (first, mine), (second, theirs) = opened(upload), opened(upload)
    first.post(address(upload), mine | {"note": "One."})
    again = fields(second.post(address(upload), theirs | {"note": "Two."}).content.decode())
    first.post(address(upload), fields(first.get(address(upload)).content.decode()) | {"note": "3"})
    response = second.post(address(upload), again)
    assert response.status_code == 409
    row = tables(response.content.decode())["What differs"].rows[1]
    assert row == ["Note changed by both", "One.", "Two.", "3"]


def test_one_after_the_other_there_is_nothing_to_tell(upload: Upload) -> None:
    client, form = opened(upload)
    client.post(address(upload), form | {"note": "One."})
    other, form = opened(upload)
    assert form["note"] == "One."
    assert other.post(address(upload), form | {"note": "Two."}).status_code == 302
    upload.refresh_from_db()
    assert upload.note == "Two."
    assert upload.changed_by is not None
    assert [e.details["what"] for e in Entry.objects.order_by("number")].count("described") == 2


def test_what_is_wrong_in_a_form_is_told_first_and_the_form_stays_what_it_was(
    upload: Upload,
) -> None:
    """The version that the person saw is kept while the form is mended."""
    (first, mine), (second, theirs) = opened(upload), opened(upload)
    wrong = second.post(address(upload), theirs | {"title": "", "note": "Mine."})
    assert wrong.status_code == 400
    first.post(address(upload), mine | {"note": "Theirs."})
    mended = fields(wrong.content.decode()) | {"title": "Mended"}
    assert mended["note"] == "Mine."
    assert second.post(address(upload), mended).status_code == 409


@pytest.mark.parametrize("seen", ["", "forged", "eyJ2ZXJzaW9uIjo5OX0:1:x"])
def test_a_form_that_this_site_did_not_make_is_refused(upload: Upload, seen: str) -> None:
    client, form = opened(upload)
    assert client.post(address(upload), form | {"seen": seen}).status_code == 400
    other = signing.dumps({"version": 1, "values": {}}, salt="other")
    assert client.post(address(upload), form | {"seen": other}).status_code == 400
    upload.refresh_from_db()
    assert upload.version == 1
