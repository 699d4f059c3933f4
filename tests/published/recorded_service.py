"""A statistics service on this machine, answering in the documented shapes.

Figures of England and its regions are those published; what is said of councils is invented.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lineofsight.published.ees import Service

REFERRALS = "342f9a01-26f0-2a71-91a1-f8bc0bee8b11"

HEADING = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,old_la_code,new_la_code,la_name,category,referral_count,rereferral_count,"
    "rereferral_percent,no_further_action_count,no_further_action_percent,not_in_need_count,"
    "not_in_need_percent"
)
ENGLAND_2025 = (
    "2025,Reporting year,National,E92000001,England,,,,,,Referrals,632830,142900,22.6,41340,6.5,"
    "194620,30.8"
)


def row(year: int, percent: str, *, code: str = "865", gss: str = "E06000054") -> str:
    """A council's row with a percentage of re-referrals."""
    return (
        f"{year},Reporting year,Local authority,E92000001,England,E12000009,South West,{code},"
        f"{gss},Somewhere,Referrals,2000,400,{percent},c,c,500,25"
    )


def table(*rows: str, heading: str = HEADING) -> str:
    """A CSV file of rows."""
    return "\n".join([heading, *rows]) + "\n"


@dataclass
class DataSetVersion:
    """A version of a data set: its number, day, and CSV."""

    number: str
    published: str
    csv: str
    rows: int | None = None
    status: str = "Published"

    def listed(self) -> dict[str, Any]:
        """The version as it stands in the list."""
        rows = self.csv.count("\n") - 1 if self.rows is None else self.rows
        return {
            "version": self.number,
            "type": "Major",
            "status": self.status,
            "published": f"{self.published}T09:30:00+00:00",
            "notes": "",
            "totalResults": rows,
            "file": {"id": "e0754872-3206-4918-aad4-029eaaae191f"},
            "release": {"title": "Reporting year", "slug": "reporting-year"},
            "timePeriods": {"start": "2013", "end": "2026"},
            "geographicLevels": ["National", "Regional", "Local authority"],
            "filters": [],
            "indicators": [],
        }


@dataclass
class Answer:
    """An answer of the server's. `pause` is how long it waits first, in seconds; `cut` makes it
    end before its body is whole."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0
    cut: bool = False


def problem(status: int, title: str) -> bytes:
    """An error's body as documented."""
    return json.dumps({"title": title, "type": "Error", "status": status}).encode()


@dataclass
class Recorded:
    """What the service holds, what it is to answer out of turn, and what it was asked.

    `publications` are slugs; `data_sets` lie in the first of them. `out_of_turn` takes the path
    of a request and gives an answer in place of the usual one, or None.
    """

    publications: list[str] = field(default_factory=lambda: ["children-in-need"])
    title: str = "C1 Referrals and re-referrals to children's social care services by LA"
    data_set_id: str = REFERRALS
    status: str = "Published"
    others: list[dict[str, Any]] = field(default_factory=list)
    versions: list[DataSetVersion] = field(default_factory=list)
    out_of_turn: Callable[[str], Answer | None] = lambda _: None
    asked: list[str] = field(default_factory=list)
    not_modified: int = 0
    agents: set[str] = field(default_factory=set)
    address: str = ""

    def service(self, **changed: Any) -> Service:
        """Settings that ask this service, without pauses worth speaking of."""
        return Service(**{"address": self.address, "timeout": 2.0, "wait": 0.01, **changed})

    def answer(self, path: str, query: dict[str, str]) -> Answer:
        """The usual answer to a request."""
        parts = path.strip("/").split("/")
        match parts:
            case ["publications"]:
                return self._page([self._publication(slug) for slug in self.publications], query)
            case ["publications", identifier, "data-sets"]:
                first = self._identifier(self.publications[0])
                return self._page(self._listed() if identifier == first else [], query)
            case ["data-sets", self.data_set_id, "versions"]:
                return self._page([version.listed() for version in self.versions], query)
            case ["data-sets", self.data_set_id, "meta"]:
                columns = self._version(query).csv.splitlines()[0].split(",")[11:]
                indicators = [
                    {"id": str(n), "column": name, "label": name, "unit": "", "decimalPlaces": 1}
                    for n, name in enumerate(columns)
                ]
                return self._json({"indicators": indicators})
            case ["data-sets", self.data_set_id, "csv"]:
                body = gzip.compress(self._version(query).csv.encode("utf-8-sig"), mtime=0)
                return Answer(
                    body=body, headers={"Content-Type": "text/csv", "Content-Encoding": "gzip"}
                )
        return Answer(404, problem(404, "Not Found"))

    def _identifier(self, slug: str) -> str:
        return hashlib.md5(slug.encode(), usedforsecurity=False).hexdigest()

    def _publication(self, slug: str) -> dict[str, Any]:
        return {
            "id": self._identifier(slug),
            "title": slug.replace("-", " "),
            "slug": slug,
            "summary": "",
            "lastPublished": "2026-10-29T09:30:00+00:00",
        }

    def _listed(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self.data_set_id,
                "title": self.title,
                "summary": "",
                "status": self.status,
                "latestVersion": None,
            },
            *self.others,
        ]

    def _version(self, query: dict[str, str]) -> DataSetVersion:
        return next(v for v in self.versions if v.number == query["dataSetVersion"])

    def _json(self, found: Any) -> Answer:
        return Answer(body=json.dumps(found).encode(), headers={"Content-Type": "application/json"})

    def _page(self, rows: list[Any], query: dict[str, str]) -> Answer:
        page, size = int(query["page"]), int(query["pageSize"])
        paging = {
            "page": page,
            "pageSize": size,
            "totalResults": len(rows),
            "totalPages": max(1, -(-len(rows) // size)),
        }
        return self._json({"paging": paging, "results": rows[(page - 1) * size : page * size]})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    recorded: Recorded

    def do_GET(self) -> None:
        """Answer in turn or out of it."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.recorded.asked.append(self.path)
        self.recorded.agents.add(self.headers.get("User-Agent", ""))
        answer = self.recorded.out_of_turn(self.path) or self.recorded.answer(parts.path, query)
        time.sleep(answer.pause)
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        if answer.status == 200 and self.headers.get("If-None-Match") == etag:
            self.recorded.not_modified += 1
            answer = Answer(304)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status == 200:
            self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        with suppress(ConnectionError):  # who asked has gone
            self.wfile.write(answer.body[: len(answer.body) // 2] if answer.cut else answer.body)
        if answer.cut:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def recorded_service() -> Iterator[Recorded]:
    """A server on a free port of 127.0.0.1, for as long as the block lasts."""
    recorded = Recorded()
    handler = type("Handler", (_Handler,), {"recorded": recorded})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    recorded.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield recorded
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
