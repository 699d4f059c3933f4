"""Pages that show something going on: they say as of when, can be asked for again, and come again
by themselves only for whoever asked for that, until told not to (WCAG 2.2.1, 2.2.2, 2.2.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

#: Seconds.
EVERY = 5
PARAMETER = "refresh"


def is_wanted(request: HttpRequest) -> bool:
    """Whether whoever reads the page wants it to come again by itself."""
    return request.GET.get(PARAMETER) == "on"


def render_going_on(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, goes_on: bool
) -> HttpResponse:
    """A page about something that may go on: the template is given `now`, `goes_on` and
    `refreshes` for `work.as_of`. The browser asks for it again, where that is wanted and something
    goes on."""
    wanted = is_wanted(request)
    told = {"now": timezone.now(), "goes_on": goes_on, "refreshes": wanted}
    response = render(request, template, {**context, **told})
    if goes_on and wanted:
        response["Refresh"] = str(EVERY)
    return response
