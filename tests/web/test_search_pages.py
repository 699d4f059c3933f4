"""Search and "more like this" on the site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

Words = Callable[[str], str]


def test_an_empty_search_asks_for_words(site: Client, words: Words) -> None:
    found = words(site.get("/search/").content.decode())
    assert "Words to look for" in found
    assert "0 paragraphs" not in found


def test_words_that_were_found_are_marked(site: Client, words: Words) -> None:
    html = site.get("/search/?q=supervision").content.decode()
    assert "<mark>" in html
    assert "6 paragraphs in 4 reports" in words(html)
    assert "/wiltshire/inspections/2023-09-25/#recommendation-1" in html
    assert "/wiltshire/inspections/2023-09-25/#finding-3" in html


def test_a_facet_narrows_and_can_be_taken_away(site: Client, words: Words) -> None:
    html = site.get("/search/?q=supervision&kinds=finding").content.decode()
    assert "2 paragraphs in 2 reports" in words(html)
    assert "Remove finding or recommendation Finding" in words(html)
    assert 'href="/search/?q=supervision"' in html
    assert '<input type="hidden" name="kinds" value="finding">' in html


def test_a_passage_without_an_area_says_whose_grade_is_shown(site: Client, words: Words) -> None:
    """A recommendation to two areas or to none is graded by overall effectiveness."""
    found = words(site.get("/search/?q=letters&kinds=recommendation").content.decode())
    assert "area not known; the council was good overall then" in found
    row = site.get("/search.json?q=letters&kinds=recommendation").json()["rows"][0]
    assert (row["area"], row["graded_area"], row["grade"]) == (
        None,
        "overall_effectiveness",
        "good",
    )


def test_a_value_of_a_filter_says_which_filter_when_heard_alone(site: Client, words: Words) -> None:
    """A board is an area, and a body that recommendations are for."""
    found = words(site.get("/search/?q=supervision").content.decode())
    assert "Narrow by area: Leaders" in found
    assert "Narrow by finding or recommendation: Finding" in found


def test_a_passage_without_a_number_is_told_by_its_page(site: Client, words: Words) -> None:
    found = words(site.get("/search/?q=introduction").content.decode())
    assert "Wiltshire, June 2019: page 3 (passage 1)" in found


def test_an_empty_search_says_what_is_searched(site: Client, words: Words) -> None:
    found = words(site.get("/search/").content.decode())
    assert "every recommendation of 4 reports, published from September 2015 to April 2024" in found
    assert "Theme: Supervision" in found


def test_a_suggested_spelling_keeps_filters_and_day(site: Client) -> None:
    html = site.get("/search/?q=suprevision&kinds=finding&as_at=2024-01-01").content.decode()
    assert 'href="/search/?kinds=finding&amp;as_at=2024-01-01&amp;q=supervision"' in html


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("q=x&published_from=soon", "published_from"),
        ("q=x&authorities=camelot", "filter-authorities"),
        ("q=x&sort=colour", "filter-sort"),
    ],
)
def test_an_error_stands_at_its_field(site: Client, query: str, field: str) -> None:
    html = site.get(f"/search/?{query}").content.decode()
    assert f'<a href="#{field}">' in html
    assert f'id="{field}-error"' in html
    assert f'aria-describedby="{field}-error"' in html
    assert "<title>Error: " in html


def test_as_at_leaves_out_later_reports(site: Client, words: Words) -> None:
    found = words(site.get("/search/?q=supervision&as_at=2016-01-01").content.decode())
    assert "1 paragraph in 1 report" in found


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q=x&kinds=rumour", "“rumour” is not one of the choices"),
        ("q=x&authorities=camelot", "“camelot” is not a council that we know"),
        ("q=x&published_from=soon", "Published from must be a real date"),
        ("q=x&sort=colour", "“colour” is not one of the choices"),
    ],
)
def test_what_cannot_be_used_is_explained(site: Client, query: str, message: str) -> None:
    response = site.get(f"/search/?{query}")
    assert response.status_code == 400
    assert message in response.content.decode()


@pytest.mark.parametrize("text", ['"', "'; DROP TABLE item;--", "<img src=x>", "a" * 5000, "OR *"])
def test_any_text_at_all_gives_a_page(site: Client, text: str) -> None:
    response = site.get("/search/", {"q": text})
    assert response.status_code == 200
    assert "<img src=x>" not in response.content.decode()


def test_more_like_this_shows_who_else_and_their_grade_next_time(
    site: Client, words: Words
) -> None:
    found = words(site.get("/search/like/mereshire-2024-02-05/1/").content.decode())
    assert "Wiltshire, September 2023" in found
    assert "Likeness" in found


@pytest.mark.parametrize("key", ["wiltshire-2023-09-25/99", "nowhere-2000-01-01/1"])
def test_more_like_what_is_not_there(site: Client, key: str) -> None:
    assert site.get(f"/search/like/{key}/").status_code == 404


def test_without_reports_search_says_how_to_read_some(bare_site: Client, words: Words) -> None:
    response = bare_site.get("/search/?q=supervision")
    assert response.status_code == 200
    assert "lineofsight inspections read FOLDER" in words(response.content.decode())
    assert bare_site.get("/search.json?q=supervision").json()["rows"] == []
