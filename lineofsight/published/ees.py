"""The Department for Education's statistics service (Explore education statistics), over HTTP.

Reads what the service documents under https://api.education.gov.uk/statistics/docs/: publications,
their data sets, a data set's versions and metadata, and a version as CSV. Answers that carry an
ETag are kept on disk and asked after, not fetched twice.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import hishel
import httpx
import stamina
from hishel.httpx import CacheClient

import lineofsight
from lineofsight.engine.workspace import CACHE, Workspace

ADDRESS = "https://api.education.gov.uk/statistics/v1"
VARIABLE = "LINEOFSIGHT_STATISTICS_API"
AGENT = f"lineofsight/{lineofsight.__version__} (statistics for children's services)"

#: The largest page that every list of the service allows.
PAGE_SIZE = 20
MOST_PAGES = 100
MOST_JSON = 20_000_000
MOST_CSV = 400_000_000

#: Answers that a later try may better: too many requests, and faults of the service.
PASSING = frozenset({429, 500, 502, 503, 504})

Kind = TypeVar("Kind")

# What these two log is told in messages of our own where it is of use: a fault that lasts. A file
# of kept answers that is spoilt costs only the keeping.
for _library in ("stamina", "hishel"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


class ServiceError(Exception):
    """The service gave no usable answer. The message says what to do."""


class Offline(ServiceError):
    """The service could not be reached."""


class AnswerError(ServiceError):
    """The service refused, or answered in a form that is not documented."""


class _Passing(Exception):
    """An answer that a later try may better. `wait` is what the service asks for, in seconds."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(status)
        self.status, self.wait = status, wait


@dataclass(frozen=True)
class Service:
    """Where the service is and how patiently it is asked. Times are in seconds.

    Attributes:
        address: its address, without a slash at the end.
        timeout: how long to wait for an answer's next part.
        attempts: how often to ask before giving up.
        wait: pause before asking again, doubled each time.
        longest_wait: the longest pause that the service may ask for.
        cache: file in which answers are kept, or None.
    """

    address: str = ADDRESS
    timeout: float = 30.0
    attempts: int = 4
    wait: float = 1.0
    longest_wait: float = 60.0
    cache: Path | None = None


def service_for(workspace: Workspace) -> Service:
    """The service named by `LINEOFSIGHT_STATISTICS_API`, else the Department's, with answers
    kept in the workspace."""
    address = os.environ.get(VARIABLE) or ADDRESS
    return Service(address=address.rstrip("/"), cache=workspace.path / CACHE / "statistics.sqlite")


@dataclass(frozen=True)
class Publication:
    """A publication with data in the service. `slug` is its address name."""

    id: str
    slug: str
    title: str


@dataclass(frozen=True)
class ListedDataSet:
    """A data set of a publication. `status` is Published, Deprecated or Withdrawn."""

    id: str
    title: str
    status: str
    superseded_by: str | None


@dataclass(frozen=True)
class Version:
    """A version of a data set, `rows` long, published on a day."""

    number: str
    published: date
    rows: int

    @property
    def order(self) -> tuple[date, tuple[int, ...]]:
        """Versions sort by this."""
        parts = (part for part in self.number.split(".") if part.isdecimal())
        return self.published, tuple(int(part) for part in parts)


class Client:
    """Asks the service. Use it as a context manager.

    Every method raises `Offline` when the service cannot be reached, and `AnswerError` when it
    refuses or answers in a form that is not documented.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        limits = httpx.Timeout(service.timeout, connect=min(service.timeout, 10.0))
        settings: dict[str, Any] = {
            "headers": {
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip",
                "Cache-Control": "no-cache",
            },
            "timeout": limits,
            "follow_redirects": True,
        }
        if service.cache is None:
            self._http = httpx.Client(**settings)
        else:
            service.cache.parent.mkdir(parents=True, exist_ok=True)
            storage = hishel.SqliteStorage(database_path=service.cache)
            options = hishel.CacheOptions(shared=False)
            self._http = CacheClient(**settings, storage=storage, rfc=options)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def publications(self) -> list[Publication]:
        """Every publication with data in the service."""
        return [
            Publication(_of(row, "id", str), _of(row, "slug", str), _of(row, "title", str))
            for row in self._pages("publications")
        ]

    def data_sets(self, publication_id: str) -> list[ListedDataSet]:
        """A publication's data sets."""
        return [
            ListedDataSet(
                _of(row, "id", str),
                _of(row, "title", str),
                _of(row, "status", str),
                row.get("supersedingDataSetId"),
            )
            for row in self._pages(f"publications/{publication_id}/data-sets")
        ]

    def versions(self, data_set_id: str) -> list[Version]:
        """A data set's versions that can be used, oldest first."""
        found = [
            Version(
                _of(row, "version", str),
                _day(_of(row, "published", str)),
                _of(row, "totalResults", int),
            )
            for row in self._pages(f"data-sets/{data_set_id}/versions")
            if _of(row, "status", str) in ("Published", "Deprecated")
        ]
        return sorted(found, key=lambda version: version.order)

    def indicator_columns(self, data_set_id: str, version: Version) -> frozenset[str]:
        """The columns of a version that hold values."""
        found = self._json(
            f"data-sets/{data_set_id}/meta",
            {"types": "Indicators", "dataSetVersion": version.number},
        )
        return frozenset(_of(row, "column", str) for row in _of(found, "indicators", list))

    def csv(self, data_set_id: str, version: Version) -> bytes:
        """A version, whole, as CSV; it may come compressed with gzip."""
        return self._get(
            f"data-sets/{data_set_id}/csv", {"dataSetVersion": version.number}, MOST_CSV
        )

    def csv_address(self, data_set_id: str, version: Version) -> str:
        """The address from which `csv` reads."""
        return f"{self.service.address}/data-sets/{data_set_id}/csv?dataSetVersion={version.number}"

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        """Every row of a list, page by page, and an error where it does not come whole."""
        rows, page = 0, 1
        while True:
            found = self._json(path, {"page": str(page), "pageSize": str(PAGE_SIZE)})
            paging = _of(found, "paging", dict)
            if _of(paging, "page", int) != page:
                raise AnswerError(f"{self._address(path)} gave another page than page {page}.")
            for row in _of(found, "results", list):
                rows += 1
                yield _of({"row": row}, "row", dict)
            if page >= _of(paging, "totalPages", int):
                break
            page += 1
            if page > MOST_PAGES:
                raise AnswerError(f"{self._address(path)} has more than {MOST_PAGES} pages.")
        total = _of(paging, "totalResults", int)
        if rows != total:
            raise AnswerError(
                f"{self._address(path)} announced {total} rows and gave {rows}; it may have "
                "changed meanwhile. Nothing was changed. Run the update again."
            )

    def _json(self, path: str, params: dict[str, str]) -> dict[str, Any]:
        body = self._get(path, params, MOST_JSON)
        try:
            found = json.loads(body)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            start = body[:60].decode("utf-8", errors="replace")
            raise AnswerError(
                f"{self._address(path)} answered with something that is not JSON ({start!r}). "
                "Nothing was changed. A proxy's sign-in page can be the cause; else run it later."
            )
        return found

    def _get(self, path: str, params: dict[str, str], most: int) -> bytes:
        """The body of an answer, asked for again while a later try may better it."""
        service = self.service
        try:
            for attempt in stamina.retry_context(
                on=self._again,
                attempts=service.attempts,
                timeout=None,
                wait_initial=service.wait,
                wait_max=service.longest_wait,
                wait_jitter=service.wait,
            ):
                with attempt:
                    return self._once(path, params, most)
        except _Passing as answer:
            asked = f", and asks to wait {answer.wait:.0f} seconds" if answer.wait else ""
            why = "too many requests" if answer.status == 429 else "a fault of its own"
            raise AnswerError(
                f"{self._address(path)} answers {answer.status} ({why}){asked}. Nothing was "
                "changed. Run the update again later."
            ) from None
        except httpx.RequestError as problem:
            raise Offline(
                f"The statistics service at {service.address} could not be reached "
                f"({type(problem).__name__}: {str(problem) or 'no answer in time'}). Nothing was "
                "changed. Look at the connection, and at HTTPS_PROXY where there is a proxy; or "
                "download the CSV files elsewhere and load them with: lineofsight published import"
            ) from None
        raise AssertionError("a retried request ends with an answer or an error")

    def _again(self, problem: Exception) -> bool | float:
        if isinstance(problem, _Passing):
            if problem.wait is None:
                return True
            return problem.wait if problem.wait <= self.service.longest_wait else False
        if isinstance(problem, httpx.UnsupportedProtocol):
            return False
        return isinstance(problem, httpx.TransportError | httpx.DecodingError)

    def _once(self, path: str, params: dict[str, str], most: int) -> bytes:
        with self._http.stream("GET", self._address(path), params=params) as response:
            if response.status_code in PASSING:
                raise _Passing(response.status_code, _wait(response))
            body = bytearray()
            for part in response.iter_bytes():
                body += part
                if len(body) > most:
                    raise AnswerError(f"{response.url} is longer than {most // 1_000_000} MB.")
            if not response.is_success:
                raise AnswerError(
                    f"{response.url} answers {response.status_code}: {_reason(bytes(body))}"
                )
            return bytes(body)

    def _address(self, path: str) -> str:
        return f"{self.service.address}/{path}"


def _wait(response: httpx.Response) -> float | None:
    """The seconds that an answer asks to wait, where it says so in seconds."""
    asked = response.headers.get("Retry-After", "").strip()
    return float(asked) if asked.isdecimal() and len(asked) < 7 else None


def _reason(body: bytes) -> str:
    """What an error's body says: its title, and its errors, which the service's documents show
    both as a list and as lists by field."""
    try:
        found = json.loads(body)
        listed = found.get("errors") or []
        if isinstance(listed, dict):
            listed = [error for errors in listed.values() for error in errors]
        return " ".join([str(found["title"]), *(str(error["message"]) for error in listed)])
    except (ValueError, KeyError, TypeError, AttributeError):
        return "no reason is given."


def _of(row: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    """A documented field of an answer.

    Raises:
        AnswerError: it is not there, or is of another kind.
    """
    value = row.get(name)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise AnswerError(
            f"The statistics service answered without a {name!r} that can be read. Nothing was "
            "changed. It may have changed its form: look for a newer version of this software."
        )
    return value


def _day(text: str) -> date:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise AnswerError(
            f"The statistics service gave {text!r} as a day of publication. Nothing was changed."
        ) from None
