"""How often something may be tried: limits of our own, beside those that allauth and axes keep."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse


def too_often(request: HttpRequest, action: str) -> HttpResponse | None:
    """Count a try; the answer to give where there were too many, else None.

    Args:
        request: whose address is counted.
        action: its name in the setting `ACCOUNT_RATE_LIMITS`.
    """
    allowed = ratelimit.consume(request, app="allauth.account", action=action, limit_get=True)
    return None if allowed else ratelimit.respond_429(request)
