"""Who may see a page. A view says so itself; one that says nothing is refused.

@access(Access.PUBLIC)
def england(request: HttpRequest) -> HttpResponse: ...
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., Any])
_MARK = "lineofsight_access"


class Access(StrEnum):
    """Who may see a page."""

    PUBLIC = "public"


def access(level: Access) -> Callable[[View], View]:
    """Declare who may see a view."""

    def declare(view: View) -> View:
        setattr(view, _MARK, level)
        return view

    return declare


def declared(view: Callable[..., Any]) -> Access | None:
    """What a view declares, or None."""
    found = getattr(view, _MARK, None)
    return found if isinstance(found, Access) else None


class AccessMiddleware:
    """Refuses every view that has not declared who may see it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` decides."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        view: Callable[..., Any],
        args: Any,  # noqa: ARG002
        kwargs: Any,  # noqa: ARG002
    ) -> None:
        """Let a view run only when its declared access allows it.

        Raises:
            PermissionDenied: the view declares nothing.
        """
        if declared(view) is None:
            log.error("%s.%s declares no access and was refused", view.__module__, view.__name__)
            raise PermissionDenied


def all_views() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address of the site, as its pattern reads, with its view."""

    def walk(prefix: str, patterns: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(route, pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                yield route, pattern.callback

    yield from walk("/", get_resolver().url_patterns)
