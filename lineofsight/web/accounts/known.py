"""Authorities of this site, made known from the reference or from a record."""

from __future__ import annotations

from django.utils.text import slugify

from lineofsight.reference import authorities
from lineofsight.web.accounts.models import Authority


def authority_of_code(code: str) -> Authority:
    """The authority of a DfE code, made known where it is not yet.

    Raises:
        UnknownAuthorityError: no authority has the code.
    """
    about = authorities.get(code)
    made, _ = Authority.objects.get_or_create(
        la_code=about.code, defaults={"name": about.name, "slug": about.slug}
    )
    return made


def invented_authority(code: str, name: str, like: str) -> Authority:
    """An invented authority, made known where it is not yet."""
    made, _ = Authority.objects.get_or_create(
        la_code=code, defaults={"name": name, "slug": slugify(name), "like": like}
    )
    return made
