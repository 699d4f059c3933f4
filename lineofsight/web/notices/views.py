"""One's own notices."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lineofsight.web.access import Access, access
from lineofsight.web.accounts.models import Person
from lineofsight.web.notices import services
from lineofsight.web.notices.models import Notice

PER_PAGE = 50


def _person(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


@access(Access.SIGNED_IN)
def listing(request: HttpRequest) -> HttpResponse:
    """One's notices, latest first, and whether a mail is wanted."""
    person = _person(request)
    pages = Paginator(Notice.objects.filter(person=person), PER_PAGE)
    return render(
        request,
        "notices/notices.html",
        {
            "page": pages.get_page(request.GET.get("page", "1")),
            "unread": services.unread(person),
            "by_mail": services.wants_mail(person),
            "page_address": lambda number: f"{request.path}?page={number}",
        },
    )


@access(Access.SIGNED_IN)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read, or all."""
    which = request.POST.get("notice", "")
    services.mark_read(_person(request), int(which) if which.isdigit() else None)
    messages.success(request, "Marked as read.")
    return redirect("notices")


@access(Access.SIGNED_IN)
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Keep whether a mail is wanted."""
    wanted = request.POST.get("by_mail") == "yes"
    services.set_wish(_person(request), by_mail=wanted)
    messages.success(
        request,
        "You are sent a mail on days with new notices." if wanted else "You are sent no mail.",
    )
    return redirect("notices")
