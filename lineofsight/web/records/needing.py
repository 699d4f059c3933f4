"""Pages that need a record, and only show it: where none was built, they say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from lineofsight.web.inspections.ask import Ask
from lineofsight.web.records.store import current_record

View = Callable[..., HttpResponse]

#: How these pages may be asked for: they change nothing.
SAFE = ("GET", "HEAD")


def needs_record(title: str) -> Callable[[View], View]:
    """Have a view answered with a page that says that there is no record, where there is none;
    and have it answer nothing but GET and HEAD.

    Args:
        title: what the page is called.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in SAFE:
                return HttpResponseNotAllowed(SAFE)
            if current_record() is None:
                return no_record(request, title)
            return view(request, *args, **kwargs)

        return shown

    return declare


def not_understood(asked: Ask) -> HttpResponse:
    """The answer to a list asked for as a file with choices that cannot be used: what is wrong
    with them, never the list of other choices."""
    text = "".join(f"{message}.\n" for message, _ in asked.errors)
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")


def no_record(request: HttpRequest, title: str, *, section: str | None = None) -> HttpResponse:
    """The page that says that there is no record yet, and what makes one.

    Args:
        request: what is asked.
        title: what the page is called.
        section: the part of the site that it is in, where that is called otherwise.
    """
    context = {"section": section or title.lower(), "title": title, "errors": []}
    return render(request, "records/none.html", context)
