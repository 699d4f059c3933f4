"""Settings of single sign-on, from the environment: one OpenID Connect provider, the council's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "LINEOFSIGHT_SINGLE_SIGN_ON"
TRUSTS_VARIABLE = f"{VARIABLE}_TRUSTS_EMAIL"
#: What the provider is called in the addresses of this site.
PROVIDER_ID = "council"

_MICROSOFT = ("login.microsoftonline.com", "login.microsoftonline.us")
#: Where anybody's tenant signs in, or anybody at all: names of Microsoft's, and the tenant of
#: private accounts.
_ANYBODYS = {"common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def providers(environment: Mapping[str, str]) -> dict[str, Any]:
    """Allauth's settings of providers; none where no address is given.

    Args:
        environment: variables, of which those of `LINEOFSIGHT_SINGLE_SIGN_ON` count.

    Raises:
        ImproperlyConfigured: the address cannot be used, or lets more people in than the
            council's. The message says why.
    """
    address = environment.get(VARIABLE, "").strip().rstrip("/")
    if not address:
        return {}
    _check(address)
    client = environment.get(f"{VARIABLE}_CLIENT_ID", "").strip()
    if not client:
        raise ImproperlyConfigured(
            f"{VARIABLE} is set, so {VARIABLE}_CLIENT_ID is needed: the identifier under which "
            "the provider knows this site."
        )
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": PROVIDER_ID,
                    "name": environment.get(f"{VARIABLE}_NAME", "single sign-on"),
                    "client_id": client,
                    "secret": environment.get(f"{VARIABLE}_SECRET", ""),
                    "settings": {
                        "server_url": address,
                        "oauth_pkce_enabled": True,
                        "trusts_email": environment.get(TRUSTS_VARIABLE, "").strip() == "1",
                    },
                }
            ]
        }
    }


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise ImproperlyConfigured(f"{VARIABLE} is not an address.") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise ImproperlyConfigured(
            f"{VARIABLE} must begin with https://, since what the provider says is believed for "
            "the sake of its certificate."
        )
    tenant = parts.path.strip("/").split("/")[0].lower()
    if host in _MICROSOFT and (not tenant or tenant in _ANYBODYS):
        raise ImproperlyConfigured(
            f"{VARIABLE} names no tenant of its own: people of any organisation could sign in at "
            "it, with any address. Put your council’s tenant ID there, as in "
            "https://login.microsoftonline.com/<tenant ID>/v2.0."
        )


def origin(address: str) -> str:
    """Scheme, host and port of an address, as a policy names them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
