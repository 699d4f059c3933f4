"""An authority's profile by inspection area, and beside others."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

Words = Callable[[str], str]


def page(site: Client, words: Words, address: str) -> str:
    response = site.get(address)
    assert response.status_code == 200
    return words(response.content.decode())


def test_a_profile_says_what_changed_and_what_is_unusual(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/wiltshire/profile/")
    assert re.search(r"\d+ of the \d+ measures for which limits can be drawn", found)
    assert re.search(r"\d+ of the \d+ changes that can be tested are more than chance", found)
    assert "By chance alone about" in found
    assert "Stayed at" in found or "Rose from" in found
    assert not re.search("[▲▼↑↓]", found)


def test_the_main_measures_are_fewer_than_all(bare_site: Client) -> None:
    core = bare_site.get("/wiltshire/profile.json").json()["rows"]
    every = bare_site.get("/wiltshire/profile.json?measures=all").json()["rows"]
    assert len(core) < len(every) == 100
    assert {row["authority_code"] for row in every} == {"865"}


def test_missing_values_are_named_and_counted(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/isles-of-scilly/profile/")
    assert re.search(r"\d+ of 66 measures have no value for Isles of Scilly", found)
    assert "suppressed to protect individuals" in found


def test_an_abolished_council_has_a_profile_that_says_so_little(
    bare_site: Client, words: Words
) -> None:
    assert "not published" in page(bare_site, words, "/northamptonshire/profile/")


def test_six_are_too_many_to_compare(bare_site: Client) -> None:
    others = ["dorset", "devon", "kent", "leeds", "brent", "bexley"]
    query = "&".join(f"with={slug}" for slug in others)
    response = bare_site.get(f"/wiltshire/profile/compare/?{query}")
    assert response.status_code == 400
    assert "Choose up to 5 councils" in response.content.decode()


def test_compared_values_stand_in_columns(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/wiltshire/profile/compare/?with=isle-of-wight")
    assert "227.6 530.2 330.3" in found


def test_the_profile_is_reached_from_the_authority(bare_site: Client) -> None:
    html = bare_site.get("/wiltshire/").content.decode()
    assert 'href="/wiltshire/profile/"' in html
