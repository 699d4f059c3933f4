"""Logs without query strings: what somebody searched for is nobody else's business."""

from __future__ import annotations

import logging
import re

_QUERY = re.compile(r"\?[^\s\"']*")


class NoQueryStrings(logging.Filter):
    """Takes the query string out of every address in a log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record; always keep it."""
        record.msg = _QUERY.sub("", record.getMessage())
        record.args = None
        return True
