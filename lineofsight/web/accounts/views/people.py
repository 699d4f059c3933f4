"""An authority's people: who holds which role, inviting, ending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from lineofsight.reference import authorities
from lineofsight.web.access import access
from lineofsight.web.accounts import services
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.forms import InviteForm
from lineofsight.web.accounts.known import authority_of_code
from lineofsight.web.accounts.models import Invitation, Person, RoleHeld
from lineofsight.web.forms import errors_of
from lineofsight.web.lists import Form, data, data_address
from lineofsight.web.mail import sent
from lineofsight.web.permissions import IN_ADDITION, Permission, Role

COLUMNS = ("name", "email", "of", "role", "since", "until", "ended", "given_by", "why")
#: What each column of the list means.
MEANINGS = {
    "name": "the person",
    "email": "the address that the person signs in by",
    "of": "the authority whose person it is",
    "role": "the role",
    "since": "day from which it counts",
    "until": "day on which it ends by itself; empty where it does not",
    "ended": "day on which it was taken back",
    "given_by": "who gave it; empty for the machine that the site runs on",
    "why": "why it was given",
}
MANAGES = (Permission.MANAGE_PEOPLE, Permission.GRANT_PARTNERS)


@access(*MANAGES)
def people(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Everybody who holds or held a role at the authority, and who is invited."""
    here = here_of(request)
    held = RoleHeld.objects.filter(authority=here.authority).select_related(
        "person", "person__authority", "given_by"
    )
    if form is not Form.PAGE:
        facts = {"authority": here.authority.la_code, "address": request.get_full_path()}
        return data(form, "people", COLUMNS, _rows(list(held)), facts)
    return render(
        request,
        "accounts/people.html",
        {
            "at": here,
            "live": [each for each in held if each.is_live()],
            "ended": [each for each in held if not each.is_live()],
            "invitations": [
                each
                for each in Invitation.objects.filter(authority=here.authority)
                if each.is_open()
            ],
            "may_end": lambda role: services.may_end(here, role),
            "in_addition": IN_ADDITION if here.may(Permission.MANAGE_PEOPLE) else (),
            "may_restrict": here.may(Permission.RESTRICT_CHILDREN),
            "csv_address": data_address(request, Form.CSV),
            "json_address": data_address(request, Form.JSON),
        },
    )


def _rows(held: list[RoleHeld]) -> Iterator[dict[str, Any]]:
    for each in held:
        yield {
            "name": each.person.name,
            "email": each.person.email,
            "of": each.person.authority.name if each.person.authority else None,
            "role": each.role,
            "since": each.starts.date(),
            "until": each.ends.date() if each.ends else None,
            "ended": each.ended_at.date() if each.ended_at else None,
            "given_by": each.given_by.name if each.given_by else None,
            "why": each.why,
        }


@access(*MANAGES)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to a role; who has an account gets the role at once."""
    here = here_of(request)
    form = InviteForm(request.POST or None, roles=services.roles_to_give(here))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        wanted = services.Wanted(
            Role(given["role"]),
            given["ends"],
            given.get("worker_id", "").strip(),
            given.get("team_id", "").strip(),
            given["why"].strip(),
        )
        home = authority_of_code(given["home"]) if given["home"] else None
        try:
            return _invited(request, given["email"], given["name"], wanted, home)
        except services.RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    return render(
        request,
        "accounts/invite.html",
        {
            "form": form,
            "at": here,
            "errors": errors_of(form),
            "councils": [each.name for each in authorities.current()],
            "roles_told": [
                (role.value, role.label, role.sentence) for role in services.roles_to_give(here)
            ],
        },
    )


def _invited(
    request: HttpRequest, email: str, name: str, wanted: services.Wanted, home: Any
) -> HttpResponse:
    here = here_of(request)
    person = Person.objects.filter(email=email.lower()).first()
    if person is not None:
        services.give_role(here, person, wanted)
        messages.success(request, f"{person} now has the role {wanted.role.label}.")
        return redirect("people", here.authority.slug)
    made, secret = services.invite(here, email=email, name=name, wanted=wanted, home=home)
    address = request.build_absolute_uri(reverse("invitation", args=[secret]))
    context = {"invitation": made, "link": address, "at": here}
    went = sent(
        "You are invited to Line of Sight",
        render_to_string("accounts/mail/invitation.txt", context),
        made.email,
    )
    context |= {"went": went, "mail_goes": bool(settings.MAIL_HOST)}
    return render(request, "accounts/invited.html", context)


@access(*MANAGES)
@require_POST
def end_role(request: HttpRequest, role_id: int) -> HttpResponse:
    """Take a role back."""
    here = here_of(request)
    held = get_object_or_404(RoleHeld, pk=role_id, authority=here.authority)
    return _done(
        request,
        lambda: services.end_role(here, held),
        f"{held.person} no longer has the role {held.as_role.label}.",
    )


@access(Permission.MANAGE_PEOPLE)
@require_POST
def also(request: HttpRequest, role_id: int) -> HttpResponse:
    """Give or take what is given in addition to a role."""
    here = here_of(request)
    held = get_object_or_404(RoleHeld, pk=role_id, authority=here.authority)
    given = [each for each in IN_ADDITION if each.value in request.POST.getlist("also")]
    return _done(
        request,
        lambda: services.set_in_addition(here, held, given),
        f"What {held.person} may do in addition was changed.",
    )


@access(Permission.MANAGE_PEOPLE)
@require_POST
def forget_factor(request: HttpRequest, role_id: int) -> HttpResponse:
    """Take away the second factor of somebody who has lost it: the next signing in sets up another
    one."""
    here = here_of(request)
    held = get_object_or_404(RoleHeld, pk=role_id, authority=here.authority)
    return _done(
        request,
        lambda: services.forget_second_factor(here, held),
        f"{held.person} sets up a new second factor at the next signing in.",
    )


@access(*MANAGES)
@require_POST
def withdraw(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    here = here_of(request)
    found = get_object_or_404(Invitation, pk=invitation_id, authority=here.authority)
    return _done(request, lambda: services.withdraw(here, found), "The invitation was withdrawn.")


def _done(request: HttpRequest, change: Any, told: str) -> HttpResponse:
    """Make a change, tell how it went, and go back to the list."""
    try:
        change()
    except services.RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, told)
    return redirect("people", here_of(request).authority.slug)
