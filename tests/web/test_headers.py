"""No page carries script, inline style or anything from elsewhere, and the headers forbid it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.small_workspace import STALE_CLAIM, STANDING_CLAIM

PAGES = (
    "/",
    "/england/",
    "/england/shares/",
    "/england/transitions/",
    "/england/inspections/",
    "/wiltshire/",
    "/mereshire/",
    "/wiltshire/compare/?with=dorset",
    "/wiltshire/recommendations/",
    "/wiltshire/neighbours/",
    "/wiltshire/profile/",
    "/wiltshire/profile/compare/?with=dorset",
    "/measures/",
    "/claims/",
    f"/claims/{STANDING_CLAIM}/",
    f"/claims/{STALE_CLAIM}/",
    "/claims/read/",
    "/measures/hp_cin_rate/?council=wiltshire",
    "/wiltshire/inspections/2023-09-25/",
    "/leeds/inspections/2018-10-29/",
    "/returns/ssda903/rules/",
    "/returns/ssda903/rules/142/",
    "/search/",
    "/search/?q=supervision",
    "/search/like/wiltshire-2023-09-25/1/",
    "/about/",
    "/accessibility/",
    "/no-such-council/",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_safe_under_a_strict_policy(signed_site: Client, address: str) -> None:
    response = signed_site.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    html = response.content.decode()
    assert "<script" not in html
    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"\son[a-z]+=", html)
    loaded = re.findall(r'(?:src|srcset|rel="stylesheet" href)="([^"]+)"', html)
    assert loaded
    assert all(place.startswith("/") for place in loaded)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(signed_site: Client, address: str) -> None:
    html = signed_site.get(address).content.decode()
    assert html.count("<h1") == 1
    assert re.search(r"<title>\S.* – Line of Sight</title>", html)
    assert '<html lang="en"' in html


@pytest.mark.parametrize("address", PAGES)
def test_no_identifier_stands_twice(signed_site: Client, address: str) -> None:
    found = re.findall(r'\sid="([^"]+)"', signed_site.get(address).content.decode())
    assert sorted(found) == sorted(set(found))


#: The one page with a form that is posted, and so with a cookie against forged ones.
POSTED = "/claims/read/"


def test_nothing_is_kept_in_the_browser(site: Client) -> None:
    for address in PAGES:
        assert list(site.get(address).cookies) == (["csrftoken"] if address == POSTED else [])


def test_only_reading_is_answered(site: Client) -> None:
    """A page that changes nothing has nothing to post to, so no token is needed."""
    assert site.head("/england/").status_code == 200
    for address in PAGES:
        assert (b"csrf" in site.get(address).content) == (address == POSTED)
