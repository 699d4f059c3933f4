"""Neighbours explained: both models side by side, closeness in words, who is mutual."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from lineofsight.reference import authorities
from lineofsight.web.published.views.neighbours import neighbour_rows

Words = Callable[[str], str]


def test_both_models_are_shown_with_what_stayed(bare_site: Client, words: Words) -> None:
    found = words(bare_site.get("/wiltshire/neighbours/").content.decode())
    assert "4 of the ten neighbours of 2025 were neighbours in 2021 too." in found
    assert "5.4 of a council's ten neighbours stayed the same on average" in found
    assert "New in 2025" in found
    assert "Left out in 2025" in found


def test_rows_name_place_closeness_and_mutuality(bare_site: Client) -> None:
    rows = bare_site.get("/wiltshire/neighbours.json").json()["rows"]
    first = rows[0]
    assert (first["authority"], first["rank_2025"], first["closeness_2025"]) == (
        "Hampshire",
        1,
        "extremely close",
    )
    assert first["rank_2021"] == 8
    assert first["in_both"] is True
    assert sum(row["rank_2025"] is not None for row in rows) == 10
    assert sum(row["rank_2021"] is not None for row in rows) == 10
    assert {row["mutual"] for row in rows} == {True, False}


def test_a_council_formed_since_has_one_model(bare_site: Client, words: Words) -> None:
    found = words(bare_site.get("/cumberland/neighbours/").content.decode())
    assert "has neighbours in the model of 2025 alone" in found


def test_an_abolished_council_has_the_older_model(bare_site: Client, words: Words) -> None:
    found = words(bare_site.get("/cumbria/neighbours/").content.decode())
    assert "has neighbours in the model of 2021 alone" in found


def test_a_neighbour_that_is_gone_on_the_day_is_said() -> None:
    """Cumbria was a neighbour in 2021 of councils that still exist."""
    present = frozenset(a.code for a in authorities.current())
    gone = [
        (authority.name, row.authority.name)
        for authority in authorities.current()
        for row in neighbour_rows(authority.code, present)
        if row.gone
    ]
    assert "Cumbria" in {name for _, name in gone}


def test_an_unknown_council_has_no_page(bare_site: Client) -> None:
    assert bare_site.get("/mereshire/neighbours/").status_code == 404
