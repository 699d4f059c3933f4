"""Pages that need a record: where none was built, they say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.web.children.showing import no_record
from lineofsight.web.records.store import current_record

View = Callable[..., HttpResponse]


def needs_record(title: str) -> Callable[[View], View]:
    """Have a view answered with a page that says that there is no record, where there is none.

    Args:
        title: what the page is called.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if current_record() is None:
                return no_record(request, title)
            return view(request, *args, **kwargs)

        return shown

    return declare
