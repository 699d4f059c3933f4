"""What the provider of single sign-on says of somebody, and what of it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Claims = Mapping[str, Any]


def parts_of(told: Claims) -> list[Claims]:
    """The sets of claims as the provider sent them: its answer about the person, and the token."""
    return [part for name in ("userinfo", "id_token") if isinstance(part := told.get(name), dict)]


def is_of_one_person(told: Claims, nonce: str) -> bool:
    """Whether the token was made for this signing in, and both sets of claims are of one person
    (OpenID Connect Core 1.0, 3.1.3.7 and 5.3.2)."""
    token = told.get("id_token")
    if not isinstance(token, dict) or not nonce or token.get("nonce") != nonce:
        return False
    return all(part.get("sub") == token.get("sub") for part in parts_of(told))


def verified_email(told: Claims, *, trusts_email: bool) -> str:
    """The address that somebody is known by, in small letters; empty where none can be believed.

    Args:
        told: the claims, below `userinfo` and `id_token`.
        trusts_email: whether an address counts of which the provider does not say whether it is
            verified. One of which it says that it is not never counts.
    """
    for part in parts_of(told):
        email = part.get("email")
        if not isinstance(email, str) or "@" not in email:
            continue
        said = part.get("email_verified", part.get("xms_edov"))
        if _is_true(said) or (said is None and trusts_email):
            return email.strip().lower()
        if said is not None:
            return ""
    return ""


def name_of(told: Claims) -> str:
    """The person's name; empty where none is told."""
    return next((str(part["name"]) for part in parts_of(told) if part.get("name")), "")


def _is_true(said: object) -> bool:
    """Entra ID writes its `xms_edov` as a number or as text."""
    return said is True or str(said).lower() in {"1", "true"}
