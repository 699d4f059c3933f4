"""Restricted children: which, why, and lifting a restriction."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lineofsight.web.access import access
from lineofsight.web.accounts import services
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.models import RestrictedChild
from lineofsight.web.forms import errors_of
from lineofsight.web.permissions import Permission


class RestrictForm(forms.Form):
    """Which child's record is restricted, and why."""

    person_id = forms.CharField(
        max_length=100, error_messages={"required": "Enter the child’s identifier"}
    )
    why = forms.CharField(max_length=500, error_messages={"required": "Say why"})


@access(Permission.RESTRICT_CHILDREN)
def listing(request: HttpRequest) -> HttpResponse:
    """Every restriction that stands, and a form to restrict another record."""
    here = here_of(request)
    form = RestrictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.restrict(
                here, form.cleaned_data["person_id"].strip(), form.cleaned_data["why"]
            )
        except services.RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The record now opens only to who gives a reason.")
            return redirect("restricted", here.authority.slug)
    standing = RestrictedChild.objects.filter(authority=here.authority, lifted_at__isnull=True)
    return render(
        request,
        "accounts/restricted.html",
        {
            "at": here,
            "form": form,
            "errors": errors_of(form),
            "standing": standing.select_related("by"),
        },
    )


@access(Permission.RESTRICT_CHILDREN)
@require_POST
def lift(request: HttpRequest, restricted_id: int) -> HttpResponse:
    """Lift a restriction."""
    here = here_of(request)
    found = get_object_or_404(
        RestrictedChild, pk=restricted_id, authority=here.authority, lifted_at__isnull=True
    )
    try:
        services.lift(here, found, request.POST.get("why", "")[:500])
    except services.RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, "The restriction was lifted.")
    return redirect("restricted", here.authority.slug)
