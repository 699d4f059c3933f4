"""A measure's page: trend with comparators and limits, all councils, what was revised."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from django.test import Client

from lineofsight.published.measures import measures

Words = Callable[[str], str]


def page(site: Client, words: Words, address: str) -> str:
    response = site.get(address)
    assert response.status_code == 200
    return words(response.content.decode())


def test_measures_stand_by_inspection_area(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/?council=wiltshire")
    areas = ["Leaders and workforce", "Help and protection", "Children in care", "Care leavers"]
    assert sorted(areas, key=found.index) == areas
    for each in measures():
        assert each.title in found
    assert "Neither direction is better" in found


def test_known_figures_are_shown_with_their_unit(bare_site: Client, words: Words) -> None:
    """Wiltshire's children in need in 2025: 227.6 per 10,000, England 330.3."""
    found = page(bare_site, words, "/measures/hp_cin_rate/?council=wiltshire")
    assert "227.6 per 10,000" in found
    assert "Below England (330.3 per 10,000)" in found
    assert "Neighbours (median, 2025 model)" in found


def test_the_latest_value_is_copied_as_a_sentence_with_its_footnote(bare_site: Client) -> None:
    html = bare_site.get("/measures/hp_cin_rate/?council=wiltshire").content.decode()
    block = re.search(r'<textarea[^>]*id="copy-measure"[^>]*readonly[^>]*>([^<]*)<', html)
    assert block is not None
    assert "Wiltshire 227.6 per 10,000 (31 March 2025), England 330.3 per 10,000." in block[1]
    assert "[1] Source: Children in need" in block[1]
    assert "Seen at http://testserver/measures/hp_cin_rate/?council=wiltshire" in block[1]


def test_a_change_carries_its_test_in_words(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/hp_rereferral_pct/?council=wiltshire")
    assert re.search(
        r"Fell from 19\.1% \(2023-24\) to 18\.7%; could be chance \(p = 0\.\d+\)", found
    )
    assert not re.search("[▲▼↑↓]", found)


def test_what_is_unusual_is_said_for_its_size(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/hp_referral_rate/?council=isle-of-wight")
    assert "Very unusually high for a council of its size." in found


def test_places_are_given_only_where_a_direction_is_better(bare_site: Client, words: Words) -> None:
    ranked = page(bare_site, words, "/measures/hp_rereferral_pct/?council=wiltshire")
    assert re.search(r"Place \d+ of 1\d\d councils, 1 being best", ranked)
    neutral = page(bare_site, words, "/measures/hp_cin_rate/?council=wiltshire")
    assert "Not ranked: neither direction is better in itself." in neutral
    assert "1 being best" not in neutral
    rows = bare_site.get("/wiltshire/profile.json?measures=all").json()["rows"]
    assert {row["measure"] for row in rows if row["rank"]} <= {
        m.id for m in measures() if m.polarity
    }


def test_the_model_is_named_and_said_when_it_matters(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/hp_rereferral_pct/?council=wiltshire&model=2021")
    assert "Neighbours (median, 2021 model)" in found
    assert "The choice changes the answer." in found


def test_a_missing_value_says_why_and_is_never_zero(bare_site: Client, words: Words) -> None:
    """Hampshire's re-referrals of 2024 were too unreliable to print."""
    found = page(bare_site, words, "/measures/hp_rereferral_pct/?council=hampshire")
    assert "too unreliable to publish" in found
    rows = bare_site.get("/measures/hp_rereferral_pct.json?council=hampshire").json()["rows"]
    (row,) = [r for r in rows if r["period"] == 2024 and r["place_name"] == "Hampshire"]
    assert (row["value"], row["status"]) == (None, "u")


def test_as_known_on_a_day_says_what_changed(bare_site: Client, words: Words) -> None:
    """The year 2025 was not public in December 2024; looked-after England of 2024 was 70 then."""
    found = page(bare_site, words, "/measures/cic_rate/?council=wiltshire&as_at=2024-12-01")
    assert "What changed between 1 December 2024 and today" in found
    assert re.search(r"31 March 2025 (England|Wiltshire) not yet public", found)
    assert re.search(r"31 March 2024 England 70 69", found)


def test_before_anything_was_published(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/cic_rate/?council=wiltshire&as_at=2010-01-01")
    assert "Nothing was published by this day." in found


def test_codes_source_and_next_update_are_explained(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/measures/hp_cin_rate/")
    for part in ("(c)", "(x)", "(z)", "(k)", "(u)", "(low)", "Next values", "Children in need"):
        assert part in found


@pytest.mark.parametrize("chart", ["trend", "spread"])
@pytest.mark.parametrize("narrow", ["", "&narrow=1"])
def test_a_chart_says_what_it_shows(bare_site: Client, chart: str, narrow: str) -> None:
    """Title, unit, source and day stand in the picture; lines have names, not colours alone."""
    response = bare_site.get(f"/measures/hp_rereferral_pct/{chart}.svg?council=wiltshire{narrow}")
    assert response["Content-Type"] == "image/svg+xml"
    svg = response.content.decode()
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    text = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("text"))
    assert "Re-referrals within 12 months" in text
    assert "Per cent" in text
    assert "Source: Children in need" in text
    assert re.search(r"as\s+published by", text)
    assert "England 22.6%" in text
    assert "Wiltshire 18.7%" in text
    assert "style=" not in svg
    assert "<desc" in svg


def test_every_measure_has_its_page_and_pictures(bare_site: Client) -> None:
    for each in measures()[::7]:
        for address in ("", "trend.svg", "spread.svg"):
            query = "?council=isles-of-scilly"
            assert bare_site.get(f"/measures/{each.id}/{address}{query}").status_code == 200


@pytest.mark.parametrize("address", ["/measures/no_such_measure/", "/no-such-council/profile/"])
def test_what_does_not_exist_is_not_found(bare_site: Client, address: str) -> None:
    assert bare_site.get(address).status_code == 404


def test_a_bad_choice_is_an_error_that_leads_to_its_field(bare_site: Client) -> None:
    response = bare_site.get("/measures/hp_cin_rate/?council=atlantis&period=1066")
    html = response.content.decode()
    assert response.status_code == 400
    for field in ("filter-council", "filter-period"):
        assert f'href="#{field}"' in html
        assert f'id="{field}"' in html
