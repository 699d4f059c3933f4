"""The day that a page speaks of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from lineofsight.web.asat import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-01-07", date(2019, 1, 7)),
        ("7/1/2019", date(2019, 1, 7)),
        ("07.01.2019", date(2019, 1, 7)),
        ("7 January 2019", date(2019, 1, 7)),
        ("7  jan 2019", date(2019, 1, 7)),
        ("31/31/2020", None),
        ("2019-02-30", None),
        ("20190107", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_an_earlier_day_leaves_out_what_came_later(
    site: Client, words: Callable[[str], str]
) -> None:
    """Wiltshire was found outstanding in December 2023."""
    before = words(site.get("/wiltshire/?as_at=2023-12-11").content.decode())
    after = words(site.get("/wiltshire/?as_at=2023-12-12").content.decode())
    assert "Good overall (July 2019)" in before
    assert "Outstanding overall (December 2023); help and protection good" in after
    assert "As at 11 December 2023" in before


def test_a_chosen_day_goes_with_every_link_of_the_room(site: Client) -> None:
    html = site.get("/england/?as_at=2019-01-07").content.decode()
    assert 'href="/wiltshire/?as_at=2019-01-07"' in html
    assert 'href="/wiltshire/"' not in html


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("31/31/2020", "Date must be a real date"),
        ("2099-01-01", "Date must be today or in the past"),
        ("1999-01-01", "Date must be in 2009 or later"),
    ],
)
def test_a_day_that_cannot_be_used_is_explained(site: Client, value: str, message: str) -> None:
    response = site.get("/wiltshire/", {"as_at": value})
    html = response.content.decode()
    assert response.status_code == 400
    assert "<title>Error: Wiltshire" in html
    assert "There is a problem" in html
    assert f'<a href="#as_at">{message}' in html
    assert f'value="{value}"' in html
    assert "(today)" in html


def test_a_report_that_was_not_yet_public_says_so(
    site: Client, words: Callable[[str], str]
) -> None:
    page = words(site.get("/wiltshire/inspections/2023-09-25/?as_at=2020-01-01").content.decode())
    assert "was not public on 1 January 2020" in page


def test_what_a_reader_typed_is_escaped(site: Client) -> None:
    html = site.get("/england/", {"as_at": "<script>x"}).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html
