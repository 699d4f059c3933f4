"""The newest record, with what pages about children need of it: the views of journeys, and whether
its council is invented. The record itself is opened by `web.records.store`, once for each
snapshot."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager

import duckdb

from lineofsight.record.children import council_of, is_invented
from lineofsight.record.journeys import create_journeys
from lineofsight.web.records import store as records


class ChildrenStore:
    """The record of one snapshot, with the views of journeys.

    Attributes:
        record: the record.
        council: whose it is; None where it does not say.
        is_invented: whether that council is invented beyond doubt.
    """

    def __init__(self, record: records.RecordStore) -> None:
        self.record = record
        with record.cursor() as cursor:
            create_journeys(cursor, in_memory=record.in_memory)
            self.council = council_of(cursor)
        self.is_invented = is_invented(self.council)

    @property
    def name(self) -> str:
        """The snapshot's name."""
        return self.record.name

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A connection of the request's own: two requests may ask at once."""
        return self.record.cursor()


_lock = threading.Lock()
#: By authority.
_made: dict[str, ChildrenStore] = {}


def current_record() -> ChildrenStore | None:
    """The latest record of the authority that the request is about, or None where there is none
    yet."""
    record = records.current_record()
    if record is None:
        return None
    code = record.council.la_code
    with _lock:
        made = _made.get(code)
        if made is None or made.record is not record:
            made = _made[code] = ChildrenStore(record)
        return made


def forget() -> None:
    """Let go of everything, so that the next request opens the record anew."""
    records.forget()
    with _lock:
        _made.clear()
