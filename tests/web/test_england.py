"""England: the map, the counts, the moves."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from lineofsight.web.inspections.charts import quarter_ends
from lineofsight.web.inspections.palette import COLOURS


def test_the_map_has_a_tile_for_every_council_with_its_grade_in_words(bare_site: Client) -> None:
    html = bare_site.get("/").content.decode()
    tiles = re.findall(r'<a href="/([a-z-]+)/">\s*<title>([^<]+)</title>', html)
    assert len(tiles) == 153
    assert ("wiltshire", "Wiltshire (Wil): outstanding, December 2023") in tiles
    assert len(re.findall(r'class="los-tile-letter', html)) == 153


def test_a_council_without_an_overall_grade_says_so(
    bare_site: Client, words: Callable[[str], str]
) -> None:
    """Brent was inspected after April 2026."""
    html = bare_site.get("/england/?as_at=2026-07-01").content.decode()
    assert "Brent (Bre): no overall grade, June 2026" in html
    page = words(bare_site.get("/brent/?as_at=2026-07-01").content.decode())
    assert "No overall grade is given (June 2026)" in page
    assert "The last overall grade was" in page


def test_a_council_that_did_not_exist_yet_says_so(bare_site: Client) -> None:
    html = bare_site.get("/england/?as_at=2022-06-01").content.decode()
    assert "Cumberland (Cmb): not a council until 1 April 2023" in html
    assert "Cumbria</a> was a council then but not today" in " ".join(html.split())


def test_the_lowest_area_is_named_as_our_own_rule(
    bare_site: Client, words: Callable[[str], str]
) -> None:
    page = words(bare_site.get("/england/?area=lowest_area").content.decode())
    assert "Lowest area (our rule)" in page
    assert "our own rule, not Ofsted's" in page


def test_counts_say_what_is_missing(bare_site: Client, words: Callable[[str], str]) -> None:
    assert "Some inspections are missing" in words(bare_site.get("/").content.decode())


@pytest.mark.parametrize(
    ("query", "councils"),
    [
        ("region=London", 33),
        ("type=London+borough", 32),
        ("like=wiltshire", 11),
        ("like=wiltshire&model=2021", 11),
        ("region=South+East&like=wiltshire", 2),
    ],
)
def test_filters_choose_councils(
    bare_site: Client, words: Callable[[str], str], query: str, councils: int
) -> None:
    page = words(bare_site.get(f"/england/?{query}").content.decode())
    assert f"of {councils} councils as a table" in page


def test_a_filter_that_means_nothing_is_explained(bare_site: Client) -> None:
    response = bare_site.get("/england/?region=Narnia&like=camelot")
    html = response.content.decode()
    assert response.status_code == 400
    assert "“Narnia” is not one of the choices" in html
    assert "“camelot” is not a council that we know" in html


def test_the_chart_says_what_it_shows_and_has_text(bare_site: Client) -> None:
    """A missing font gives a picture without text, silently."""
    response = bare_site.get("/england/shares.svg")
    svg = response.content.decode()
    assert response["Content-Type"] == "image/svg+xml"
    assert '<title id="chart-title">Overall effectiveness in England' in svg
    assert '<desc id="chart-desc">Share of graded councils' in svg
    assert re.search(r"<text[^>]*>RI  ?\d+%", svg)
    assert "DejaVu Sans" in svg
    assert "<script" not in svg
    assert " style=" not in svg


@pytest.mark.parametrize("narrow", ["", "&narrow=1"])
def test_the_chart_carries_title_units_source_and_date(bare_site: Client, narrow: str) -> None:
    """It must speak for itself where someone pastes it."""
    svg = bare_site.get(f"/england/shares.svg?as_at=2024-05-01{narrow}").content.decode()
    drawn = " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", svg))
    assert "Overall effectiveness in England" in drawn
    assert "in per cent" in drawn
    assert "Ofsted's" in drawn.replace("&apos;", "'")
    assert "1 May 2024" in drawn
    assert "Share of councils with a grade" in drawn


@pytest.mark.parametrize(("narrow", "most"), [("", 76), ("&narrow=1", 41)])
def test_no_line_of_the_charts_title_is_cut(bare_site: Client, narrow: str, most: int) -> None:
    query = "like=bournemouth-christchurch-and-poole&area=help_and_protection&type=County+council"
    svg = bare_site.get(f"/england/shares.svg?{query}{narrow}").content.decode()
    lines = re.findall(r'font-weight="bold"[^>]*>([^<]+)<', svg)
    assert len(lines) > 1
    assert max(map(len, lines)) <= most


@pytest.mark.parametrize(
    ("area", "told", "last"),
    [
        ("lscb", "boards were last reviewed in 2017", "2017-12-31"),
        ("adoption", "Adoption was last judged under SIF", "2018-09-30"),
    ],
)
def test_what_is_no_longer_judged_is_not_shown_as_if_it_were(
    bare_site: Client, words: Callable[[str], str], area: str, told: str, last: str
) -> None:
    assert told in words(bare_site.get(f"/england/?area={area}").content.decode())
    then = bare_site.get(f"/england/?area={area}&as_at=2017-01-01")
    assert told not in words(then.content.decode())
    rows = bare_site.get(f"/england/shares.json?area={area}").json()["rows"]
    assert max(row["date"] for row in rows) == last


def test_a_council_inspected_without_a_board_review_has_no_judgement_known(
    bare_site: Client, words: Callable[[str], str]
) -> None:
    """Dorset was inspected, but formed after the last review of a board."""
    html = bare_site.get("/england/?area=lscb").content.decode()
    assert "Dorset (Dor): no judgement known" in html
    assert "No inspection known" not in html


def test_pictures_name_source_and_day(bare_site: Client, words: Callable[[str], str]) -> None:
    source = "Source: Ofsted's inspection reports and table of outcomes, published by 1 May 2024."
    for address in ("/england/", "/wiltshire/"):
        assert source in words(bare_site.get(f"{address}?as_at=2024-05-01").content.decode())


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("region=South+West", "in the South West"),
        ("type=London+borough", "in England (London borough only)"),
        ("like=wiltshire", "in Wiltshire and its statistical neighbours (2025 model)"),
        (
            "like=wiltshire&region=South+East",
            "in Wiltshire and its statistical neighbours (2025 model; South East only)",
        ),
    ],
)
def test_a_group_is_named_in_plain_words(bare_site: Client, query: str, label: str) -> None:
    html = bare_site.get(f"/england/?{query}").content.decode()
    assert f"<title>Overall effectiveness {label} –" in html


def test_no_overall_grade_lists_inspections_that_could_give_none(bare_site: Client) -> None:
    """A board's review or an inspection of 2011 is not one without an overall grade."""
    rows = bare_site.get("/england/inspections.json?overall=none").json()["rows"]
    assert {row["framework"] for row in rows} == {"ilacs"}
    assert min(row["published"] for row in rows) >= "2026-04-27"


def test_quarters_end_on_the_day_asked_about() -> None:
    from datetime import date

    assert quarter_ends(date(2014, 10, 2)) == [
        date(2014, 3, 31),
        date(2014, 6, 30),
        date(2014, 9, 30),
        date(2014, 10, 2),
    ]


def test_pictures_and_pages_have_the_same_colours() -> None:
    from lineofsight.web.build_assets import ASSETS

    style = (ASSETS / "_grades.scss").read_text(encoding="utf-8")
    for name, (ground, ink) in COLOURS.items():
        assert f'"{name}": ({ground}, {ink})' in style


def test_a_cell_of_the_matrix_opens_who_moved(
    bare_site: Client, words: Callable[[str], str]
) -> None:
    """The four rises from requires improvement to outstanding, and when."""
    address = "/england/transitions/?before=requires_improvement&after=outstanding"
    page = words(bare_site.get(f"{address}&as_at=2025-12-31").content.decode())
    assert "From requires improvement to outstanding: 4 moves" in page
    for council in ("York", "Leicestershire", "Telford and Wrekin", "Bexley"):
        assert council in page


def test_inspections_are_paged(bare_site: Client, words: Callable[[str], str]) -> None:
    first = bare_site.get("/england/inspections/").content.decode()
    assert 'aria-label="Page 2"' in first
    last = words(bare_site.get("/england/inspections/?page=999").content.decode())
    assert "Next" not in last


def test_councils_count_under_the_type_they_had_on_the_day(site: Client) -> None:
    """Buckinghamshire was a county in January 2019 and is a unitary authority now."""
    kinds = {
        day: {
            row["authority"]
            for row in site.get("/england.json", {"type": "County council", "as_at": day}).json()[
                "rows"
            ]
        }
        for day in ("2019-01-07", "2026-06-01")
    }
    assert "Buckinghamshire" in kinds["2019-01-07"]
    assert "Buckinghamshire" not in kinds["2026-06-01"]
