"""Who may see a page. A view says so itself; one that says nothing is refused.

@access(Access.PUBLIC)
def england(request: HttpRequest) -> HttpResponse: ...

Pages about children are `INVENTED` until there are roles: they are shown of an invented council
alone, and only by a site that answers this machine alone. Nothing keeps a copy of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver

from lineofsight.web.children.store import current_record

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., Any])
_MARK = "lineofsight_access"
_KEPT_BY_NOBODY = "lineofsight_no_store"
#: What this machine is called by itself.
_ITSELF = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
#: Headers by which a proxy tells that somebody else asks.
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_VIA")


class Access(StrEnum):
    """Who may see a page."""

    PUBLIC = "public"
    #: Of an invented council, on this machine alone; else it waits for roles.
    INVENTED = "invented"


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


def is_this_machine_alone(request: HttpRequest) -> bool:
    """Whether the site answers this machine alone: it listens on its own address and is known by
    no other name, and what asks is on it, with nobody behind."""
    facts = request.META
    return (
        facts.get("SERVER_NAME") in _ITSELF
        and facts.get("REMOTE_ADDR") in _ITSELF
        and set(settings.ALLOWED_HOSTS) <= _ITSELF
        and not any(name in facts for name in _PASSED_ON)
    )


def waits_for_roles(request: HttpRequest) -> bool:
    """Whether a page about children must wait until there are roles. Where there is no record,
    there is nothing to keep from anybody."""
    record = current_record()
    return record is not None and not (record.is_invented and is_this_machine_alone(request))


class AccessMiddleware:
    """Refuses every view that has not declared who may see it, and pages about children where
    they wait for roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` decides. Of what is about children no copy is kept,
        neither by the browser nor on the way."""
        response = self.get_response(request)
        if getattr(request, _KEPT_BY_NOBODY, False):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: Any,  # noqa: ARG002 - Django's signature
        kwargs: Any,  # noqa: ARG002
    ) -> HttpResponse | None:
        """Let a view run only when its declared access allows it; a page that waits for roles is
        answered with one that says so.

        Raises:
            PermissionDenied: the view declares nothing.
        """
        level = declared(view)
        if level is None:
            log.error("%s.%s declares no access and was refused", view.__module__, view.__name__)
            raise PermissionDenied
        if level is Access.INVENTED:
            setattr(request, _KEPT_BY_NOBODY, True)
            if waits_for_roles(request):
                return render(request, "children/waits.html", status=403)
        return None


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
