"""Reading pages about a record: the site over the built council, tables of a page, its files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.test import Client
from pytest_django.fixtures import Settings


def here(settings: Settings, workspace: Path) -> Client:
    """A client on the machine of a site that answers this machine alone, over a workspace."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    settings.WORKSPACE = workspace
    return Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="127.0.0.1")


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
    assert response.status_code == status, address
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
