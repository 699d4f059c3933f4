"""Pages on which a security key is used: the one place where the site runs a script, its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.http import HttpResponse


def with_script(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Let a page run scripts that the site itself serves: a browser gives security keys to
    scripts alone. An authenticator app does without."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(*args, **kwargs)
        return response

    return csp_update({"script-src": ["'self'"]})(shown)
