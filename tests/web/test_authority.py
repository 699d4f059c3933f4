"""An authority's page: the latest in words, the whole history, what was recommended."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

Words = Callable[[str], str]


def page(site: Client, words: Words, address: str) -> str:
    response = site.get(address)
    assert response.status_code == 200
    return words(response.content.decode())


def test_the_latest_judgements_come_first_and_in_words(site: Client, words: Words) -> None:
    found = page(site, words, "/wiltshire/")
    assert "Outstanding overall (December 2023); help and protection good" in found
    assert found.index("Outstanding overall") < found.index("All judgements over time")


def test_recounted_judgements_are_marked_as_such(site: Client, words: Words) -> None:
    """The report of 2015 recounts judgements of 2012 and 2013."""
    html = site.get("/wiltshire/").content.decode()
    told = r"<title>Help and protection: inadequate \(I\), [^<]*2012, as a later report recounts<"
    assert re.search(told, html)
    assert "los-pale" in html
    assert "recounted in a later report" in words(html)


def test_every_judgement_leads_to_its_report_and_paragraph(site: Client) -> None:
    html = site.get("/wiltshire/").content.decode()
    assert "/wiltshire/inspections/2023-09-25/#judgement-help_and_protection" in html
    assert "/wiltshire/inspections/2023-09-25/#paragraph-1" in html
    report = site.get("/wiltshire/inspections/2023-09-25/").content.decode()
    assert 'id="judgement-help_and_protection"' in report
    assert 'id="paragraph-1"' in report


def test_recommendations_have_themes_and_what_may_have_become_of_them(
    site: Client, words: Words
) -> None:
    found = page(site, words, "/wiltshire/")
    assert "The recording of supervision by managers." in found
    assert "Supervision" in found
    assert "Ofsted does not say which passage answers which" in found
    every = page(site, words, "/wiltshire/recommendations/")
    assert "May have been followed up by" in every
    assert "Private fostering arrangements are now well known" in every
    assert "There has been no inspection since that we know of" in every


def test_who_runs_the_services(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/isle-of-wight/")
    assert "Run with a partner council: Hampshire" in found
    assert "Runs the services of Isle of Wight" in page(bare_site, words, "/hampshire/")


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("cumberland", "Took over from Cumbria on 1 April 2023"),
        ("northamptonshire", "followed by North Northamptonshire and West Northamptonshire"),
        ("bournemouth-christchurch-and-poole", "Took over from"),
    ],
)
def test_mergers_and_splits(bare_site: Client, words: Words, slug: str, sentence: str) -> None:
    assert sentence in page(bare_site, words, f"/{slug}/")


def test_neighbours_name_their_model(bare_site: Client, words: Words) -> None:
    assert "Statistical neighbours of Wiltshire (2025)" in page(bare_site, words, "/wiltshire/")


def test_without_text_the_page_says_that_only_grades_are_known(
    bare_site: Client, words: Words
) -> None:
    found = page(bare_site, words, "/wiltshire/")
    assert "has not been read into this workspace" in found
    found = page(bare_site, words, "/wiltshire/recommendations/")
    assert "lineofsight inspections read FOLDER" in found


def test_before_anything_was_known(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/wiltshire/?as_at=2009-06-01")
    assert "No inspection is known." in found


def test_a_council_that_is_not_listed_has_a_page_and_no_part_in_england(
    site: Client, words: Words
) -> None:
    found = page(site, words, "/mereshire/")
    assert "Mereshire is not in the list of councils" in found
    england = page(site, words, "/england/")
    assert "Reports were also read of Mereshire , which is not in the list of councils" in england
    assert "mereshire" not in site.get("/england.csv").content.decode().lower()
    assert site.get("/mereshire/compare/").status_code == 404
    assert site.get("/mereshire/?as_at=2024-01-01").status_code == 404


def test_compare_up_to_five(bare_site: Client, words: Words) -> None:
    query = "&".join(f"with={slug}" for slug in ("dorset", "devon", "kent", "leeds", "york"))
    found = page(bare_site, words, f"/wiltshire/compare/?{query}")
    assert "Lowest area (our rule)" in found
    html = bare_site.get(f"/wiltshire/compare/?{query}").content.decode()
    assert html.count('<th scope="col"') == 7
    too_many = bare_site.get(f"/wiltshire/compare/?{query}&with=bury")
    assert too_many.status_code == 400
    assert "Choose up to 5 councils" in too_many.content.decode()


def test_a_council_is_not_compared_with_itself(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/wiltshire/compare/?with=wiltshire")
    assert "Choose at least one council" in found
