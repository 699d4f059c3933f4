"""Pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

import lineofsight
from lineofsight.web.access import Access, access


@access(Access.PUBLIC)
def health(request: HttpRequest) -> HttpResponse:
    """Whether the site answers, for a monitor."""
    response = JsonResponse({"status": "ok", "version": lineofsight.__version__})
    response["Cache-Control"] = "no-store"
    return response


@access(Access.PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "pages/accessibility.html")


@access(Access.PUBLIC)
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon that browsers ask for unasked."""
    return HttpResponsePermanentRedirect(static("images/favicon.svg"))


@access(Access.PUBLIC)
def robots(request: HttpRequest) -> HttpResponse:
    """Search and filter pages have no end: robots need not walk them."""
    return HttpResponse("User-agent: *\nDisallow: /search/\n", content_type="text/plain")
