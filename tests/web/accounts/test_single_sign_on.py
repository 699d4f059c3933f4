"""Which providers may be set up, and what of their claims is believed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.web.accounts.claims import is_of_one_person, name_of, verified_email
from lineofsight.web.sign_on import VARIABLE, providers

TENANT = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0"


def set_up(address: str, **more: str) -> dict[str, Any]:
    """The settings of one provider."""
    given = {f"{VARIABLE}_{name}": value for name, value in more.items()}
    found = providers({VARIABLE: address, f"{VARIABLE}_CLIENT_ID": "x"} | given)
    (app,) = found["openid_connect"]["APPS"]
    return dict(app)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (TENANT, "a tenant of Entra ID"),
        (f"{TENANT}/", "a slash at the end changes nothing"),
        ("https://sign-on.example.gov.uk/realms/council", "any provider with a certificate"),
        ("http://127.0.0.1:9000", "one on this machine, for tests"),
    ],
)
def test_a_provider_that_may_be_set_up(address: str, why: str) -> None:
    found = set_up(address, NAME="the council")
    assert found["settings"]["server_url"] == address.rstrip("/"), why
    assert found["settings"]["oauth_pkce_enabled"] is True
    assert found["settings"]["trusts_email"] is False


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://login.microsoftonline.com/common/v2.0", "no tenant of its own"),
        ("https://login.microsoftonline.com/organizations/v2.0", "no tenant of its own"),
        ("https://login.microsoftonline.com/Consumers/v2.0", "no tenant of its own"),
        (
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "no tenant of its own",
        ),
        ("https://login.microsoftonline.com", "no tenant of its own"),
        ("http://sign-on.example.gov.uk", "must begin with https://"),
        ("sign-on.example.gov.uk", "must begin with https://"),
        ("https://[", "is not an address"),
    ],
)
@pytest.mark.parametrize("trusts", ["", "1"])
def test_a_provider_that_lets_anybody_in_is_refused(address: str, said: str, trusts: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=said):
        set_up(address, TRUSTS_EMAIL=trusts)


def test_without_an_address_there_is_none_and_with_one_a_client_is_needed() -> None:
    assert providers({}) == {}
    with pytest.raises(ImproperlyConfigured, match="CLIENT_ID is needed"):
        providers({VARIABLE: TENANT})


E = "a@example.gov.uk"


@pytest.mark.parametrize(
    ("userinfo", "token", "alone", "trusted", "why"),
    [
        ({"email": E, "email_verified": True}, {}, E, E, "it says so"),
        ({"email": "A@Example.gov.uk ", "email_verified": "true"}, {}, E, E, "in any letters"),
        ({"email": E, "email_verified": False}, {}, "", "", "it says that it is not"),
        ({"email": E, "email_verified": "no"}, {}, "", "", "what is not yes is no"),
        ({"email": E}, {}, "", E, "Entra ID does not say"),
        ({"email": E}, {"email": E, "xms_edov": True}, E, E, "Entra ID says so in the token"),
        ({"email": E}, {"email": E, "xms_edov": "1"}, E, E, "as text"),
        ({}, {"email": E, "xms_edov": False}, "", "", "Entra ID says that it is not"),
        ({"email": E}, {"xms_edov": True}, "", E, "it is not said of which address"),
        ({}, {"email": E, "email_verified": True}, E, E, "the token alone"),
        ({}, {"preferred_username": E}, "", "", "a name to sign in by is no address"),
        ({"email": ""}, {}, "", "", "none"),
        ({"email": [E], "email_verified": True}, {}, "", "", "not text"),
    ],
)
def test_which_address_is_believed(
    userinfo: dict[str, Any], token: dict[str, Any], alone: str, trusted: str, why: str
) -> None:
    told = {"userinfo": userinfo, "id_token": token}
    assert verified_email(told, trusts_email=False) == alone, why
    assert verified_email(told, trusts_email=True) == trusted, why


@pytest.mark.parametrize(
    ("told", "nonce", "holds", "why"),
    [
        ({"id_token": {"sub": "1", "nonce": "n"}}, "n", True, "the token of this question"),
        ({"id_token": {"sub": "1", "nonce": "n"}, "userinfo": {"sub": "1"}}, "n", True, "both"),
        ({"id_token": {"sub": "1", "nonce": "n"}, "userinfo": {"sub": "2"}}, "n", False, "two"),
        ({"id_token": {"sub": "1", "nonce": "n"}, "userinfo": {}}, "n", False, "nobody"),
        ({"id_token": {"sub": "1", "nonce": "m"}}, "n", False, "of another question"),
        ({"id_token": {"sub": "1"}}, "n", False, "of no question"),
        ({"id_token": {"sub": "1"}}, "", False, "nothing was asked"),
        ({"userinfo": {"sub": "1"}}, "n", False, "no token"),
    ],
)
def test_whether_what_is_told_is_of_one_person(
    told: dict[str, Any], nonce: str, holds: bool, why: str
) -> None:
    assert is_of_one_person(told, nonce) is holds, why


def test_a_name_is_taken_from_where_it_stands() -> None:
    assert name_of({"userinfo": {}, "id_token": {"name": "Ada"}}) == "Ada"
    assert name_of({}) == ""


@pytest.mark.django_db
def test_without_single_sign_on_nothing_goes_elsewhere(settings: Settings) -> None:
    site = Client()
    assert site.get("/account/elsewhere/council/").status_code == 404
    assert site.post("/account/elsewhere/council/").status_code == 404
    assert site.get("/account/elsewhere/council/back/").status_code == 404
    policy = site.get("/account/sign-in/")["Content-Security-Policy"]
    assert "form-action 'self';" in f"{policy};"


@pytest.mark.django_db
def test_the_sign_in_page_may_go_to_the_provider_alone(settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = providers({VARIABLE: TENANT, f"{VARIABLE}_CLIENT_ID": "x"})
    policy = Client().get("/account/sign-in/")["Content-Security-Policy"]
    assert "form-action 'self' https://login.microsoftonline.com;" in f"{policy};"
