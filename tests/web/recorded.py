"""Reading pages about a record: the site over the built council, tables of a page, its files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web.accounts.known import invented_authority
from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.permissions import Role


def here(settings: Settings, workspace: Path, *roles: Role) -> Client:
    """A client of the site over a workspace, signed in as a person of Mereshire. The test has a
    database.

    Args:
        settings: of the site.
        workspace: the workspace.
        roles: those that the person holds; a leader's where none is given.
    """
    settings.WORKSPACE = workspace
    client = Client()
    sign_in(client, person_with(*(roles or (Role.LEADER,))))
    return client


def mereshire() -> Authority:
    """The invented authority whose records tests are made of."""
    return invented_authority("999", "Mereshire", "865")


def person_with(
    *roles: Role, at: Authority | None = None, of: Authority | None = None, **facts: Any
) -> Person:
    """A person who holds roles.

    Args:
        roles: the roles.
        at: where; Mereshire where no authority is given.
        of: whose person it is; likewise.
        facts: what else the roles have, as in `RoleHeld`.
    """
    place = at or mereshire()
    number = Person.objects.count() + 1
    person = Person.objects.create_user(
        f"person-{number}@example.gov.uk", name=f"Person {number}", authority=of or mereshire()
    )
    for role in roles:
        RoleHeld.objects.create(person=person, authority=place, role=role, **facts)
    return person


def sign_in(client: Client, person: Person) -> None:
    """Sign a person in, with a second factor set up."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, data={})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")


@dataclass
class Table:
    """A table of a page: its caption, and its rows with the cells' words, headings first."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)

    def column(self, heading: str) -> list[str]:
        """The cells beneath a heading."""
        place = self.rows[0].index(heading)
        return [row[place] for row in self.rows[1:]]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Table] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.found.append(Table())
        elif tag == "tr":
            self.found[-1].rows.append([])
        elif tag in ("th", "td"):
            self.found[-1].rows[-1].append("")
            # A cell across several columns stands in each of them.
            self.again = int(dict(attrs).get("colspan") or 1)
        if tag in ("caption", "th", "td"):
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            row = self.found[-1].rows[-1]
            row[-1] = " ".join(row[-1].split())
            row += [row[-1]] * (self.again - 1)
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "caption":
            self.found[-1].caption += data
        elif self.inside:
            self.found[-1].rows[-1][-1] += data


def tables(html: str) -> dict[str, Table]:
    """The tables of a page, by caption."""
    reader = _Tables()
    reader.feed(html)
    return {" ".join(table.caption.split()): table for table in reader.found}


def page(site: Client, address: str, status: int = 200) -> str:
    """The HTML of a page."""
    response = site.get(address)
    assert response.status_code == status, (address, response.headers)
    return response.content.decode()


def from_json(site: Client, address: str) -> list[dict[str, Any]]:
    """The rows of a list as JSON."""
    rows: list[dict[str, Any]] = json.loads(page(site, address))["rows"]
    return rows


def from_csv(site: Client, address: str) -> list[dict[str, str]]:
    """The rows of a list as CSV."""
    return list(csv.DictReader(io.StringIO(page(site, address).removeprefix("\ufeff"))))


def as_cell(value: Any) -> str:
    """What a value of JSON is in CSV."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
