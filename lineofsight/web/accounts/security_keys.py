"""Pages on which a security key is used: the one place where the site runs a script, its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_update
from django.http.response import HttpResponseBase


def with_script(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """Let a page run scripts that the site itself serves: a browser gives security keys to
    scripts alone. An authenticator app does without."""
    return csp_update({"script-src": ["'self'"]})(view)
