"""Logs in which nobody is named: no child, no worker, no secret of an address, no search.

A log says what happened to which kind of page. Of an address only those words stay that are fixed
words of the site's addresses; every other part becomes `…`. Of an error, the kind and the lines of
code stay, and what it says only where that holds no value of anybody's.
"""

from __future__ import annotations

import logging
import re
import time
import traceback
from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from jinja2 import TemplateError

_QUERY = re.compile(r"\?[^\s\"']*")
#: An address, with or without its host: what begins with a slash where a word could begin.
_ADDRESS = re.compile(
    r"(?:(?P<host>\bhttps?://[^\s/\"'?]+)|(?<![\w.…]))(?P<path>/[^\s\"'<>()\[\],;]*)"
)
_WORD = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z]+)?")
HIDDEN = "…"

#: What these say is about the site or its machine, never about somebody.
_TELLS_NOBODY = (AttributeError, ImportError, ImproperlyConfigured, OperationalError, TemplateError)


class NobodyIsNamed(logging.Filter):
    """Takes out of a log record whatever could tell of somebody; always keeps the record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                _path(each) if isinstance(each, str) and each.startswith("/") else each
                for each in record.args
            )
        record.msg = cleaned(record.getMessage())
        record.args = None
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = told(record.exc_info[1])
        return True


class UniversalTime(logging.Formatter):
    """Writes times in UTC, so that logs of several machines, and of summer and winter, agree."""

    def converter(self, timestamp: float | None) -> time.struct_time:
        """The time of an entry."""
        return time.gmtime(timestamp)


def cleaned(text: str) -> str:
    """A message without query strings, and with addresses cut down to their fixed words."""
    return _ADDRESS.sub(_kept, _QUERY.sub("", text))


def _kept(found: re.Match[str]) -> str:
    return (found["host"] or "") + _path(found["path"])


def _path(address: str) -> str:
    """An address, in which there may be spaces, cut down to its fixed words."""
    words = fixed_words()
    parts = address.partition("?")[0].split("/")
    return "/".join(part if not part or part in words else HIDDEN for part in parts)


def fixed_words() -> frozenset[str]:
    """The parts of the site's addresses that are the same for everybody; none where the addresses
    cannot be had yet, or at all."""
    if not apps.ready:
        return frozenset()
    try:
        return _fixed_words(settings.ROOT_URLCONF)
    except (ImportError, ImproperlyConfigured):
        return frozenset()


@cache
def _fixed_words(urlconf: str) -> frozenset[str]:
    from lineofsight.web.access import all_views

    parts = {part for route, _ in all_views(urlconf) for part in route.split("/")}
    return frozenset(part for part in parts if _WORD.fullmatch(part)) | {"static"}


def told(error: BaseException) -> str:
    """An error as a log tells it: the lines of code, the kind, and what it says where that is
    about nobody. The errors that led to it likewise."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    led = f"{told(before)}\n\nThis led to another error:\n\n" if before is not None else ""
    lines = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{led}Traceback:\n{lines}{kind.__module__}.{kind.__qualname__}: {said(error)}"


def said(error: BaseException) -> str:
    """What an error says, where that is about nobody."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return cleaned(str(error)) if isinstance(error, _TELLS_NOBODY) else HIDDEN
