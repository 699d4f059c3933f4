"""Single sign-on, where the council has set it up."""

from __future__ import annotations

from typing import Any

from django.conf import settings


def single_sign_on() -> list[dict[str, Any]]:
    """What people may sign in with elsewhere: `provider_id` and `name` of each."""
    apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get(
        "APPS", []
    )
    return apps
