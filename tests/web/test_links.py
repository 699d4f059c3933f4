"""No link of the site leads nowhere, and no link points at a place that its page lacks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape

from django.test import Client

from tests.web.test_headers import PAGES


def links(html: str) -> set[str]:
    """The addresses within the site that a page links to."""
    found = {unescape(link) for link in re.findall(r'href="([^"]+)"', html)}
    return {link for link in found if link.startswith(("/", "#")) and "/static/" not in link}


#: Of addresses that differ in the measure or the council alone, so many are followed.
MOST_OF_A_KIND = 12


def kind_of(link: str) -> str:
    """An address without the measure and the council that it names; any other as it stands."""
    if not re.match(r"/measures/\w|/[a-z-]+/profile/", link):
        return link
    return re.sub(r"/measures/\w+|/[a-z-]+/profile|council=[a-z-]+", "*", link)


def test_every_link_leads_somewhere(signed_site: Client) -> None:
    @cache
    def asked(address: str) -> tuple[int, frozenset[str]]:
        response = signed_site.get(address)
        if response.streaming:
            return response.status_code, frozenset()
        places = re.findall(r'\sid="([^"]+)"', response.content.decode())
        return response.status_code, frozenset(places)

    broken = []
    followed: Counter[str] = Counter()
    for page in PAGES:
        for link in sorted(links(signed_site.get(page).content.decode())):
            kind = kind_of(link)
            followed[kind] += kind != link
            if followed[kind] > MOST_OF_A_KIND:
                continue
            address, _, place = link.partition("#")
            status, places = asked(address or page)
            if status != 200 and page != "/no-such-council/":
                broken.append(f"{page}: {link} gives {status}")
            elif place and not place.startswith("page=") and place not in places:
                broken.append(f"{page}: {link} has no such place")
    assert broken == []
