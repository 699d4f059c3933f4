"""No link of the site leads nowhere, and no link points at a place that its page lacks."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from django.test import Client

from tests.web.test_headers import PAGES


def links(html: str) -> set[str]:
    """The addresses within the site that a page links to."""
    found = {unescape(link) for link in re.findall(r'href="([^"]+)"', html)}
    return {link for link in found if link.startswith(("/", "#")) and "/static/" not in link}


def test_every_link_leads_somewhere(site: Client) -> None:
    @cache
    def asked(address: str) -> tuple[int, frozenset[str]]:
        response = site.get(address)
        if response.streaming:
            return response.status_code, frozenset()
        places = re.findall(r'\sid="([^"]+)"', response.content.decode())
        return response.status_code, frozenset(places)

    broken = []
    for page in PAGES:
        for link in sorted(links(site.get(page).content.decode())):
            address, _, place = link.partition("#")
            status, places = asked(address or page)
            if status != 200 and page != "/no-such-council/":
                broken.append(f"{page}: {link} gives {status}")
            elif place and not place.startswith("page=") and place not in places:
                broken.append(f"{page}: {link} has no such place")
    assert broken == []
