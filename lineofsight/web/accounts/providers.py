"""Single sign-on, where the council has set it up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lineofsight.web.sign_on import origin


def single_sign_on() -> list[dict[str, Any]]:
    """What people may sign in with elsewhere: `provider_id` and `name` of each."""
    apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get(
        "APPS", []
    )
    return apps


def may_go_elsewhere(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a form of a page end at the provider of single sign-on: a browser holds the answer to a
    form to the policy of the page that the form stands on."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        places = [origin(each["settings"]["server_url"]) for each in single_sign_on()]
        shown = csp_update({"form-action": places})(view) if places else view
        return shown(request, *args, **kwargs)

    return answered
