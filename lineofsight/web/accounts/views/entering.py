"""Coming in: accepting an invitation, the page that one starts on, the demonstration."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lineofsight.web.access import Access, access
from lineofsight.web.accounts import services
from lineofsight.web.accounts.current import person_of
from lineofsight.web.accounts.demonstration import demonstration_people, is_demonstration
from lineofsight.web.accounts.forms import AcceptForm
from lineofsight.web.accounts.limits import too_often
from lineofsight.web.accounts.models import Authority, Person, RoleHeld
from lineofsight.web.forms import errors_of
from lineofsight.web.menu import items


@access(Access.PUBLIC)
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept an invitation: a name and a password, for whoever has no account yet."""
    found = services.invitation_of(secret)
    if found is None:
        if (refused := too_often(request, "invitation")) is not None:
            return refused
        return _private(render(request, "accounts/invitation_closed.html", status=404))
    known = Person.objects.filter(email=found.email).exists()
    form = AcceptForm(request.POST or None, initial={"name": found.name})
    if known:
        del form.fields["name"], form.fields["password"]
    if request.method == "POST" and form.is_valid():
        person = services.accept(
            found,
            name=form.cleaned_data.get("name", ""),
            password=form.cleaned_data.get("password"),
        )
        if known:
            return redirect("start")
        person.backend = "allauth.account.auth_backends.AuthenticationBackend"
        # The password was just given: it need not be asked for again to set up a second factor.
        record_authentication(request, person, method="password", reauthenticated=True)
        answer: HttpResponse = perform_login(request, person, redirect_url=reverse("start"))
        return answer
    context = {"form": form, "invitation": found, "known": known, "errors": errors_of(form)}
    return _private(render(request, "accounts/invitation.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: it goes to no other page and into no cache. A browser still has
    to say that the form comes from this site, which it does not under `no-referrer`."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    return response


@access(Access.PUBLIC)
def not_invited(request: HttpRequest) -> HttpResponse:
    """Nobody signs up by oneself."""
    return render(request, "accounts/not_invited.html", status=403)


@access(Access.SIGNED_IN)
def start(request: HttpRequest) -> HttpResponse:
    """The page that one starts on: the authority's, or the choice of several."""
    live = RoleHeld.objects.live().filter(person=person_of(request))
    authorities = list(Authority.objects.filter(pk__in=live.values("authority")))
    if len(authorities) == 1:
        return redirect(first_page(request, authorities[0]))
    pages = [(authority, first_page(request, authority)) for authority in authorities]
    return render(request, "accounts/start.html", {"pages": pages})


def first_page(request: HttpRequest, authority: Authority) -> str:
    """The address that somebody starts on at an authority: the first that the roles there open."""
    return items(person_of(request), authority)[0].href


@access(Access.PUBLIC)
@require_POST
def demonstration(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's invented people, without a password."""
    if not is_demonstration(request):
        raise Http404
    person = get_object_or_404(demonstration_people(), pk=request.POST.get("person", "0"))
    person.backend = "allauth.account.auth_backends.AuthenticationBackend"
    answer: HttpResponse = perform_login(request, person, redirect_url=reverse("start"))
    return answer
