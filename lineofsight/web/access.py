"""Who may see a page. A view says so itself; one that says nothing is refused.

@access(Access.PUBLIC)
def england(request: HttpRequest) -> HttpResponse: ...

@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def child(request: HttpRequest, person_id: str) -> HttpResponse: ...

A view that asks for a permission stands below the address of an authority, whose roles count. To
who holds no role there the authority does not exist. Looks at children are recorded before they are
shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLPattern, URLResolver, get_resolver

from lineofsight.web.accounts.addresses import COUNCIL
from lineofsight.web.accounts.current import Here, become, being
from lineofsight.web.accounts.models import Person, RoleHeld
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import own_page, record
from lineofsight.web.permissions import Permission

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., Any])
_MARK = "lineofsight_access"
#: What this machine is called by itself.
_ITSELF = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
#: Headers by which a proxy tells that somebody else asks.
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_VIA")


class Access(StrEnum):
    """Who may see a page that is about no authority's own work."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    #: Where one sets up the second factor, without having one yet.
    SIGNING_IN = "signing_in"


Level = Access | frozenset[Permission]


def access(*levels: Access | Permission) -> Callable[[View], View]:
    """Declare who may see a view: one level of `Access`, or any of some permissions."""
    permissions = frozenset(level for level in levels if isinstance(level, Permission))
    (level,) = {permissions} if permissions else set(levels)

    def declare(view: View) -> View:
        setattr(view, _MARK, level)
        return view

    return declare


def declared(view: Callable[..., Any]) -> Level | None:
    """What a view declares, or None."""
    found = getattr(view, _MARK, None)
    return found if isinstance(found, Access | frozenset) else None


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


def here_at(person: Person, slug: str) -> Here | None:
    """A person at the authority of an address; None where there is none, or the person holds no
    role there now."""
    roles = tuple(
        RoleHeld.objects.live()
        .filter(person=person, authority__slug=slug)
        .select_related("authority")
    )
    return Here(roles[0].authority, person, roles) if roles else None


#: How pages are asked for: reading, and sending a form.
METHODS = ("GET", "HEAD", "POST")


class AccessMiddleware:
    """Refuses every view that has not declared who may see it, and everybody whom it does not
    name; and records looks at children."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; `process_view` decides. Of what is not public no copy is kept,
        neither by the browser nor on the way; nor of a public page that names who is signed in."""
        with being(None):
            response = self.get_response(request)
            here, about = getattr(request, "here", None), getattr(request, "about_children", None)
            if here is not None and about is not None and response.status_code == 200:
                # A look that cannot be recorded raises, and is not shown.
                _look(request, here, about)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in or not getattr(request, "is_public", True):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: Any,  # noqa: ARG002 - Django's signature
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Let a view run only when its declared access allows it. The authority of an address is
        taken from the view's arguments and stands in `request.here`.

        Raises:
            PermissionDenied: the view declares nothing.
            Http404: the person holds no role at the authority, or there is none.
        """
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        level = declared(view)
        if level is None:
            log.error("%s.%s declares no access and was refused", view.__module__, view.__name__)
            raise PermissionDenied
        request.is_public = level is Access.PUBLIC  # type: ignore[attr-defined]
        if level is Access.PUBLIC:
            return None
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path())
        if level is Access.SIGNING_IN:
            return None
        if _lacks_second_factor(request, person):
            return redirect("mfa_index")
        if isinstance(level, Access):
            return None
        here = here_at(person, kwargs.pop(COUNCIL))
        if here is None:
            raise Http404
        request.here = here  # type: ignore[attr-defined]
        become(here)
        if not here.may(*level):
            return render(
                request,
                "accounts/not_yours.html",
                {"wanted": sorted(level), "at": here},
                status=403,
            )
        if any(each.is_about_children for each in level):
            request.about_children = dict(kwargs)  # type: ignore[attr-defined]
        return None


def _lacks_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether the person has to set up a second factor first. Who came by single sign-on has the
    council's own; in a demonstration there is nothing to keep."""
    if not settings.SECOND_FACTOR or is_mfa_enabled(person):
        return False
    ways = {each["method"] for each in get_authentication_records(request, person)}
    return "socialaccount" not in ways


def _look(request: HttpRequest, here: Here, about: dict[str, Any]) -> None:
    """Record a look at a child, or at a list of children."""
    child = about.get("person_id", "")
    record(
        here.authority,
        Kind.READ if child else Kind.LIST,
        person=here.person,
        subject=child,
        page=request.path,
        came_from=own_page(request),
        reason=getattr(request, "reason", ""),
    )


def all_views(urlconf: str | None = None) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address of the site, as its pattern reads, with its view.

    Args:
        urlconf: the module of the addresses; the site's where none is given.
    """

    def walk(prefix: str, patterns: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(route, pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                yield route, pattern.callback

    yield from walk("/", get_resolver(urlconf).url_patterns)
