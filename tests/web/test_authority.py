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
    assert "los-bar--recounted" in html
    assert "Dashed edge: a later report recounts the judgement." in words(html)
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


def test_a_passage_suggested_is_told_apart_by_report_and_place(site: Client, words: Words) -> None:
    found = page(site, words, "/wiltshire/recommendations/")
    assert "Paragraph 1 , passage 1 of the report of 2023-09-25, on recommendation 1" in found


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


@pytest.mark.parametrize(
    ("slug", "told", "why"),
    [
        (
            "telford-and-wrekin",
            "Overall effectiveness: rose from requires improvement to outstanding in March 2020",
            "who moved, how and when",
        ),
        (
            "telford-and-wrekin",
            "Number 2 of 2 in England known to go from requires improvement to outstanding",
            "the second such rise, and no missing inspection can change it",
        ),
        ("wiltshire", "more may have done so before, because an earlier inspection", "the caveat"),
    ],
)
def test_a_rise_has_its_place_among_those_of_england(
    bare_site: Client, words: Words, slug: str, told: str, why: str
) -> None:
    assert told in page(bare_site, words, f"/{slug}/?as_at=2020-12-31"), why


def test_where_there_is_no_overall_grade_moves_are_told_by_area(
    bare_site: Client, words: Words
) -> None:
    """Lancashire's leaders were good in 2022 and outstanding in 2026; Brent stayed good."""
    found = page(bare_site, words, "/lancashire/?as_at=2026-09-01")
    assert "Leaders: rose from good to outstanding in August 2026" in found
    assert "Rises and falls" not in page(bare_site, words, "/brent/?as_at=2026-07-01")


def test_a_missing_inspection_is_told_where_it_is_missing(bare_site: Client, words: Words) -> None:
    """Every council had one inspection under SIF. Brent's is not known; Wiltshire's is."""
    told = "Missing here: the inspection of Brent under the single inspection framework"
    assert told in page(bare_site, words, "/brent/")
    assert "Missing here" not in page(bare_site, words, "/brent/?as_at=2016-01-01")
    assert "Missing here" not in page(bare_site, words, "/wiltshire/")


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("cumbria", "Known from Ofsted's table of outcomes; its report has not been read here."),
        ("leeds", "Known from facts that come with Line of Sight; its report has not been read"),
    ],
)
def test_where_a_grade_comes_from_is_told_when_its_report_was_not_read(
    site: Client, words: Words, slug: str, told: str
) -> None:
    assert told in page(site, words, f"/{slug}/")
    assert "has not been read here" not in page(site, words, "/wiltshire/")


def test_parts_of_a_judgement_are_not_shown_as_judgements_of_their_own(
    site: Client, words: Words
) -> None:
    """Under SIF care leavers and adoption were graded within children looked after."""
    part = "a graded part of the judgement of children in care and care leavers"
    then = page(site, words, "/wiltshire/?as_at=2016-01-01")
    assert then.count(part) >= 3, "latest judgement, and two rows of the table"
    report = page(site, words, "/wiltshire/inspections/2015-06-22/")
    assert f"Adoption performance {part}" in report
    assert "Local safeguarding children board a review of the board, not of the council" in report


def test_a_former_council_is_told_apart_from_one_of_the_same_name(
    bare_site: Client, words: Words
) -> None:
    then, now = bare_site.get("/dorset-to-2019/"), bare_site.get("/dorset/")
    assert "<title>Dorset (to 2019) –" in then.content.decode()
    assert "<title>Dorset –" in now.content.decode()
    assert "Took over from Dorset (to 2019)" in words(now.content.decode())


def test_a_group_without_others_is_no_group(bare_site: Client, words: Words) -> None:
    assert "0 of 0" not in page(bare_site, words, "/isles-of-scilly/")


def test_recommendations_without_a_like_passage_are_counted(site: Client, words: Words) -> None:
    found = page(site, words, "/wiltshire/")
    told = found.split("What became of the recommendations before")[1].split("Every recommend")[0]
    assert "For 1 of them no passage of the next report uses like words" in told


def test_an_unlisted_place_has_its_history_as_a_picture(site: Client, words: Words) -> None:
    html = site.get("/mereshire/").content.decode()
    assert '<title id="timeline-title">Judgements of Mereshire over time</title>' in html
    assert 'href="/mereshire/inspections/2024-02-05/#judgement-leaders"' in html
    assert "Rises and falls" not in words(html)
    assert "Beside others" not in words(html)
    found = page(site, words, "/mereshire/recommendations/")
    assert "The recording of supervision and of management oversight." in found


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


def test_a_council_that_is_no_more_is_left_out_of_a_comparison_and_named(
    bare_site: Client, words: Words
) -> None:
    found = page(bare_site, words, "/wiltshire/compare/?with=cumbria&with=kent")
    assert "Cumbria was not a council on" in found


def test_a_council_is_not_compared_with_itself(bare_site: Client, words: Words) -> None:
    found = page(bare_site, words, "/wiltshire/compare/?with=wiltshire")
    assert "Choose at least one council" in found
