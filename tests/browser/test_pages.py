"""Every kind of page, wide and narrow: axe finds nothing, nothing is refused, nothing spills; and
no page of the site is left out."""

from __future__ import annotations

import re

import pytest
from django.urls import resolve
from playwright.sync_api import Browser

from lineofsight.web.access import all_views
from tests.browser.addresses import PAGES
from tests.browser.looking import fits_and_is_faultless
from tests.browser.site import Site

#: Addresses that are no page to look at in this way, and why.
EXCEPT = {
    "/": "England, which is looked at by its own address",
    "/health/": "a word for machines",
    "/robots.txt": "a text for machines",
    "/favicon.ico": "a picture",
    "/account/demonstration/": "takes a form and leads on",
    "/account/elsewhere/<str:provider_id>/": "takes a form and leads on: test_single_sign_on",
    "/account/second-factor/codes/file/": "a text to download",
    "/account/sign-in/second-factor/": "stands between two forms: test_forms",
    "/account/again/key/": "wants a security key: test_security_key",
    "/account/second-factor/keys/<int:pk>/remove/": "wants a security key: test_security_key",
    "/account/second-factor/keys/<int:pk>/name/": "wants a security key: test_security_key",
    "/<council:council>/people/roles/<int:role_id>/end/": "takes a form and leads back",
    "/<council:council>/people/roles/<int:role_id>/also/": "takes a form and leads back",
    "/<council:council>/people/invitations/<int:invitation_id>/withdraw/": "takes a form and "
    "leads back",
    "/<council:council>/restricted/<int:restricted_id>/lift/": "takes a form and leads back",
    "/<council:council>/people/roles/<int:role_id>/factor/": "takes a form and leads back",
    "/<council:council>/uploads/": "wants something uploaded: test_work",
    "/<council:council>/uploads/new/": "wants files: test_work",
    "/<council:council>/uploads/published/": "wants something published: test_work",
    "/<council:council>/uploads/<int:upload_id>/": "wants something uploaded: test_work",
    "/<council:council>/uploads/<int:upload_id>/edit/": "wants something uploaded: test_work",
    "/<council:council>/uploads/<int:upload_id>/publish/": "wants something uploaded: test_work",
    "/<council:council>/uploads/<int:upload_id>/files/": "takes a form and leads back",
    "/<council:council>/uploads/<int:upload_id>/files/<int:file_id>/take-out/": "takes a form "
    "and leads back",
    "/<council:council>/uploads/<int:upload_id>/check/": "takes a form and leads back",
    "/<council:council>/uploads/<int:upload_id>/check/<slug:code>.xlsx": "a file",
    "/<council:council>/uploads/<int:upload_id>/discard/": "takes a form and leads back",
    "/<council:council>/uploads/published/<int:file_id>/": "takes a form and leads back",
    "/<council:council>/tasks/": "wants a task: test_work",
    "/<council:council>/tasks/<int:job_id>/cancel/": "takes a form and leads back",
    "/<council:council>/tasks/<int:job_id>/again/": "takes a form and leads back",
    "/account/notices/": "wants a notice: test_work",
    "/account/notices/read/": "takes a form and leads back",
    "/account/notices/mail/": "takes a form and leads back",
}
#: How addresses of files end.
FILES = (".csv", ".json", ".svg", ".pdf")


def test_no_page_is_left_out() -> None:
    """Every address of the site is a file, is excepted above, or is looked at below."""
    seen = {
        f"/{resolve(visit.address.split('?')[0]).route}"
        for visit in PAGES.values()
        if not visit.address.startswith("/no-such")
    }
    routes = {route for route, _ in all_views() if not route.endswith(FILES)}
    assert routes - seen - EXCEPT.keys() == set()
    assert EXCEPT.keys() <= routes - seen


@pytest.mark.parametrize("kind", PAGES)
def test_a_page(browser: Browser, axe: str, request: pytest.FixtureRequest, kind: str) -> None:
    visit = PAGES[kind]
    site: Site = request.getfixturevalue(visit.site)
    address = visit.address.format(**site.facts)
    with site.opened(browser, address, visit.who) as (page, complaints):
        # A page that leads elsewhere is not the one to look at.
        assert page.url == site.address + address
        assert page.evaluate("document.styleSheets.length") == 1
        fits_and_is_faultless(page, axe)
        own = re.compile(rf"server responded with a status of {visit.status}")
        refused = [each for each in complaints if own.search(each)]
        assert bool(refused) == (visit.status >= 400)
        assert complaints == refused
