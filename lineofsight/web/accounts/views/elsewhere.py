"""Single sign-on: going to the council's provider, and coming back."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect import views as theirs
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from lineofsight.web.access import Access, access
from lineofsight.web.accounts.limits import too_often
from lineofsight.web.sign_on import origin

#: What goes wrong where the provider is down, or answers with something else than it should.
_AMISS = (RequestException, KeyError, TypeError, ValueError)


@access(Access.PUBLIC)
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider, from the form of the sign-in page: a link cannot begin it. What is asked
    of the provider is decided here, whatever the address says."""
    provider = _provider(request, provider_id)
    if request.method != "POST":
        return redirect("account_login")
    if (refused := too_often(request, "sign_on")) is not None:
        return refused
    nonce = secrets.token_urlsafe(32)
    try:
        answer: HttpResponse = provider.redirect(
            request,
            AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            data={"nonce": nonce},
            auth_params={"nonce": nonce},
        )
    except _AMISS as error:
        return _amiss(request, provider, error)
    place = answer.headers.get("Location", "")
    if place and origin(place) != origin(provider.app.settings["server_url"]):
        # The form's policy allows the provider's own address alone; a link is under none.
        return render(request, "socialaccount/login.html", {"place": place})
    return answer


@access(Access.PUBLIC)
@never_cache
@require_GET
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider."""
    provider = _provider(request, provider_id)
    try:
        answer: HttpResponse = theirs.callback(request, provider_id)
    except _AMISS as error:
        return _amiss(request, provider, error)
    return answer


def _provider(request: HttpRequest, provider_id: str) -> Any:
    try:
        return get_adapter(request).get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None


def _amiss(request: HttpRequest, provider: object, error: Exception) -> HttpResponse:
    answer: HttpResponse = render_authentication_error(request, provider, exception=error)
    return answer
