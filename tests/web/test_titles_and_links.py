"""Titles tell pages apart, the menu keeps the day, links make sense alone, errors have a field."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client

PAGES = (
    "/england/",
    "/england/?area=lscb",
    "/england/?as_at=2019-01-07",
    "/england/?region=London",
    "/england/shares/",
    "/england/transitions/",
    "/england/transitions/?before=requires_improvement&after=outstanding",
    "/england/transitions/?direction=fell",
    "/england/inspections/",
    "/england/inspections/?page=2",
    "/wiltshire/",
    "/brent/",
    "/dorset/",
    "/dorset-to-2019/",
    "/mereshire/",
    "/wiltshire/compare/",
    "/wiltshire/compare/?with=kent&with=leeds",
    "/wiltshire/recommendations/",
    "/wiltshire/inspections/2015-06-22/",
    "/wiltshire/inspections/2023-09-25/",
    "/leeds/inspections/2018-10-29/",
    "/search/",
    "/search/?q=supervision",
    "/search/?q=supervision&kinds=finding",
    "/search/like/mereshire-2024-02-05/1/",
    "/about/",
    "/accessibility/",
)


class Links(HTMLParser):
    """Links of a page as a screen reader lists them: name and address. In a picture the name is
    the title alone; what is hidden from assistive technology is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = defaultdict(set)
        self.address: str | None = None
        self.name = ""
        self.hidden: list[str] = []
        self.drawn = False
        self.heading: list[int] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch(r"h[1-6]", tag):
            self.heading.append(int(tag[1]))
        if tag == "a":
            self.address, self.name = given.get("href"), given.get("aria-label") or ""
        if given.get("aria-hidden") == "true" and tag in ("span", "text"):
            self.hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        if tag == "a" and self.address is not None:
            self.found[" ".join(self.name.split())].add(self.address)
            self.address = None

    def handle_data(self, data: str) -> None:
        if self.address is not None and not self.hidden:
            self.name += data


def read(site: Client, address: str) -> Links:
    links = Links()
    links.feed(site.get(address).content.decode())
    return links


def test_every_page_has_a_title_of_its_own(site: Client) -> None:
    titles: dict[str, str] = {}
    for address in PAGES:
        html = site.get(address).content.decode()
        found = re.search(r"<title>([^<]+)</title>", html)
        assert found, address
        title = unescape(found[1])
        assert title.endswith(" – Line of Sight"), address
        assert title not in titles, (address, titles[title])
        titles[title] = address


@pytest.mark.parametrize("address", PAGES)
def test_links_make_sense_alone(site: Client, address: str) -> None:
    """Links of one name lead to one place, and none is nameless."""
    links = read(site, address)
    assert "" not in links.found
    several = {name: found for name, found in links.found.items() if len(found) > 1}
    assert several == {}


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_by_one(site: Client, address: str) -> None:
    levels = read(site, address).heading
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


@pytest.mark.parametrize("address", PAGES)
def test_no_id_stands_twice(site: Client, address: str) -> None:
    ids = read(site, address).ids
    assert len(ids) == len(set(ids))


def test_the_menu_keeps_the_day(site: Client) -> None:
    html = site.get("/wiltshire/?as_at=2019-01-07").content.decode()
    menu = html.split("<header>")[1].split("</header>")[0]
    for page in ("england", "england/inspections", "england/transitions", "search", "about"):
        assert f'href="/{page}/?as_at=2019-01-07"' in menu
    assert "as_at" not in site.get("/wiltshire/").content.decode().split("</header>")[0]


@pytest.mark.parametrize(
    "address",
    [
        "/england/?region=Narnia&like=camelot&area=x&type=y&as_at=soon",
        "/england/?model=1999",
        "/england/transitions/?before=x&after=y&direction=z&area=q&frameworks=r",
        "/england/inspections/?overall=x&framework=y",
        "/wiltshire/compare/?with=camelot",
        "/wiltshire/?as_at=31/31/2020",
        "/search/?areas=x&published_to=soon&sort=z&authorities=camelot",
    ],
)
def test_an_error_leads_to_what_mends_it(site: Client, address: str) -> None:
    response = site.get(address)
    html = response.content.decode()
    assert response.status_code == 400
    assert "<title>Error: " in html
    summary = html.split('class="govuk-list govuk-error-summary__list"')[1].split("</ul>")[0]
    assert "<li>" in summary
    ids = set(read(site, address).ids)
    for field in re.findall(r'href="#([^"]*)"', summary):
        assert field in ids, field
