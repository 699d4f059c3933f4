"""The page of an authority's background work."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.services import RefusedError
from lineofsight.web.permissions import Permission
from lineofsight.web.work import services
from lineofsight.web.work.kinds import KINDS, label_of
from lineofsight.web.work.models import ACTIVE, UNDONE, Job, State
from lineofsight.web.work.refreshing import render_going_on

PER_PAGE = 50


@access(Permission.LOAD_DATA, Permission.SEE_DATA)
def listing(request: HttpRequest) -> HttpResponse:
    """The jobs of the authority, latest first."""
    here = here_of(request)
    found = Job.objects.filter(authority=here.authority).select_related(
        "asked_by", "cancel_asked_by", "authority"
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    return render_going_on(
        request,
        "work/tasks.html",
        {
            "at": here,
            "page": page,
            "label_of": label_of,
            "link_of": lambda job: KINDS[job.kind].link(job) if job.kind in KINDS else "",
            "may_change": here.may(Permission.LOAD_DATA),
            "undone": UNDONE,
            "page_address": lambda number: f"{request.path}?page={number}",
        },
        goes_on=found.filter(state__in=ACTIVE).exists(),
    )


@access(Permission.LOAD_DATA)
@require_POST
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    """Cancel a job."""
    here = here_of(request)
    job = get_object_or_404(Job, pk=job_id, authority=here.authority)
    try:
        state = services.cancel(here, job)
    except RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(
            request,
            "The task was cancelled."
            if state is State.CANCELLED
            else "The task stops at its next step, and changes nothing.",
        )
    return _back(request)


@access(Permission.LOAD_DATA)
@require_POST
def again(request: HttpRequest, job_id: int) -> HttpResponse:
    """Try a job again."""
    here = here_of(request)
    job = get_object_or_404(Job, pk=job_id, authority=here.authority)
    try:
        services.again(here, job)
    except RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, "The task is tried again.")
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """To the page from which it came, where it is one of ours."""
    to = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return redirect(to)
    return redirect("tasks", here_of(request).authority.slug)
