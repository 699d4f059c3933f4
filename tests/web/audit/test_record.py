"""The record of access: in a chain that shows any edit, refused by the database itself, searched
and exported by the administrator."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.web.accounts.known import invented_authority
from lineofsight.web.audit.models import CannotBeEditedError, Entry, Kind
from lineofsight.web.audit.services import faults, record, search
from lineofsight.web.permissions import Role
from tests.web.recorded import mereshire, page, person_with, sign_in

pytestmark = pytest.mark.django_db


def three() -> list[Entry]:
    """Three entries of Mereshire."""
    person = person_with()
    return [
        record(mereshire(), Kind.READ, person=person, subject=child, page=f"/c/{child}/")
        for child in ("1001", "1002", "1001")
    ]


def edit(sql: str) -> None:
    """Edit the table as somebody would who has the database's file, and knows how to switch off
    what refuses it."""
    names = ("audit_entry_no_update", "audit_entry_no_delete")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What is still to be looked at when the transaction ends would stand in the way.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_no_edit")
        else:
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(sql)


def test_entries_are_numbered_by_authority_and_follow_from_one_another() -> None:
    elsewhere = invented_authority("998", "Fenshire", "850")
    first, second, third = three()
    other = record(elsewhere, Kind.READ, person=None, subject="1")
    assert [first.number, second.number, third.number, other.number] == [1, 2, 3, 1]
    assert (second.before, third.before) == (first.digest, second.digest)
    assert list(faults(mereshire())) == []
    assert list(faults(elsewhere)) == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE audit_entry SET subject = '9' WHERE number = 2", "Entry 2 was changed"),
        ("UPDATE audit_entry SET person_email = '' WHERE number = 1", "Entry 1 was changed"),
        ("UPDATE audit_entry SET details = '{\"a\": 1}' WHERE number = 3", "Entry 3 was changed"),
        ("DELETE FROM audit_entry WHERE number = 2", "Entry 2 is missing"),
        ("UPDATE audit_entry SET number = 9 WHERE number = 1", "Entry 1 is missing"),
    ],
)
def test_an_edit_shows(sql: str, told: str) -> None:
    three()
    edit(sql)
    assert any(told in fault for fault in faults(mereshire()))


def test_a_forged_entry_with_its_own_digest_shows_in_the_next() -> None:
    """Whoever changes an entry and works its digest out anew breaks the chain after it."""
    from lineofsight.web.audit.services import digest_of

    _, second, _ = three()
    second.subject = "9"
    edit(f"UPDATE audit_entry SET subject = '9', digest = '{digest_of(second)}' WHERE number = 2")
    assert list(faults(mereshire())) == ["Entry 3 does not follow from the one before it."]


@pytest.mark.parametrize("sql", ["UPDATE audit_entry SET subject = '9'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses(sql: str) -> None:
    three()
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Entry.objects.count() == 3


def test_the_programme_itself_refuses() -> None:
    first, *_ = three()
    with pytest.raises(CannotBeEditedError):
        first.save()
    with pytest.raises(CannotBeEditedError):
        first.delete()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Kind)),
            st.text(max_size=40).filter(lambda text: "\x00" not in text),
            st.dictionaries(
                st.sampled_from("abc"), st.integers() | st.sampled_from(["é", "", "x"])
            ),
        ),
        max_size=5,
    )
)
@settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_written_stands_as_it_was_written(
    written: list[tuple[Kind, str, dict[str, Any]]],
) -> None:
    authority = invented_authority("997", "Nowhere", "850")
    with transaction.atomic():
        for kind, subject, details in written:
            record(authority, kind, person=None, subject=subject, details=details)
        assert list(faults(authority)) == []
        transaction.set_rollback(True)


def test_search() -> None:
    three()
    person = person_with()
    record(mereshire(), Kind.CHANGE, person=person, subject="1002")
    today = timezone.localdate()
    cases: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [4, 3, 2, 1]),
        ({"subject": "1001"}, [3, 1]),
        ({"subject": "100"}, []),
        ({"person": person.email[:8]}, [4]),
        ({"kind": Kind.CHANGE}, [4]),
        ({"first": today, "last": today}, [4, 3, 2, 1]),
        ({"last": today - timedelta(days=1)}, []),
        ({"subject": "1002", "kind": Kind.READ}, [2]),
    ]
    cases[3] = ({"person": person.email}, [4])
    for asked, numbers in cases:
        assert [entry.number for entry in search(mereshire(), **asked)] == numbers, asked


def test_the_administrator_searches_and_exports_and_that_is_recorded(client: Client) -> None:
    three()
    administrator = person_with(Role.ADMINISTRATOR)
    sign_in(client, administrator)
    html = page(client, "/mereshire/access-record/?subject=1001&check=1")
    assert "2 entries" in html
    assert "every entry stands as it was written" in html
    rows = client.get("/mereshire/access-record.json?subject=1001").json()["rows"]
    assert [row["subject"] for row in rows] == ["1001", "1001"]
    exported = Entry.objects.get(kind=Kind.EXPORT)
    assert exported.person_email == administrator.email
    assert exported.details == {"entries": 2}
    bad = client.get("/mereshire/access-record/?first=31/31/2026&kind=x")
    assert bad.status_code == 400
    assert "First day must be a real date" in bad.content.decode()
    edit("UPDATE audit_entry SET subject = '9' WHERE number = 2")
    assert "The record was edited" in page(client, "/mereshire/access-record/?check=1")


def test_the_command_tells_an_edit(capsys: pytest.CaptureFixture[str]) -> None:
    three()
    call_command("access_record_check")
    assert "Mereshire: 3 entries. The record stands as it was written" in capsys.readouterr().out
    edit("UPDATE audit_entry SET subject = '9' WHERE number = 2")
    with pytest.raises(SystemExit):
        call_command("access_record_check")
    assert "Entry 2 was changed" in capsys.readouterr().out


def test_an_export_is_enough_to_check_it_elsewhere(client: Client) -> None:
    """The file has all that the digest is of but the authority's own number here."""
    three()
    sign_in(client, person_with(Role.ADMINISTRATOR))
    rows = client.get("/mereshire/access-record.json").json()["rows"]
    before = "0" * 64
    for row in reversed(rows):
        assert row["before"] == before
        before = row["digest"]
    assert json.dumps(rows)
