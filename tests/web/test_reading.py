"""A text is checked sentence by sentence, and nothing of it is kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.web.claims.showing import (
    Part,
    Piece,
    Stretch,
    differing,
    evidence_address,
    marked_pieces,
)
from lineofsight.web.claims.views.reading import MOST_CHARACTERS
from tests.web.small_workspace import Small

Words = Callable[[str], str]

#: Four sentences of our own: one that holds, one that does not, a quotation, an opinion.
TEXT = (
    "Wiltshire Council's children's services have been rated outstanding by Ofsted.\n\n"
    "The council was rated inadequate for overall effectiveness in 2019.\n\n"
    "Ofsted said: “Strategy discussions are prompt.”\n\n"
    "We are delighted and hope to improve further.\n"
)


def post(site: Client, **given: str) -> str:
    response = site.post("/claims/read/", {"text": TEXT, "council": "wiltshire", **given})
    assert response.status_code == 200
    return response.content.decode()


def test_each_sentence_has_its_mark_in_words(site: Client, words: Words) -> None:
    html = post(site)
    found = words(html)
    assert re.search(r"4 sentences: .*supported.*1 contradicted.*1 opinion\.", found)
    marks = re.findall(r'class="los-mark los-mark--(\w+)"', html)
    assert marks == ["supported", "contradicted", "supported", "opinion"]


def test_evidence_stands_beside_with_its_page(site: Client) -> None:
    html = post(site)
    assert 'href="/wiltshire/inspections/2023-09-25/#judgement-overall_effectiveness"' in html
    assert 'href="/wiltshire/inspections/2023-09-25/#finding-2"' in html
    assert '<a class="govuk-link" href="#sentence-2">sentence 2</a>' in html
    assert 'id="sentence-2"' in html


def test_an_earlier_day_is_judged_by_what_was_known(site: Client, words: Words) -> None:
    html = post(site, as_at="1 January 2020")
    assert "Checked by what was known on 1 January 2020" in words(html)
    assert "los-mark--supported" not in html.split('id="sentence-2"')[0]
    assert "as_at=2020-01-01" in html


def test_a_sentence_is_copied_with_its_footnote_without_script(site: Client) -> None:
    html = post(site)
    block = re.search(r'<textarea[^>]*id="copy-1"[^>]*readonly[^>]*>([^<]*)</textarea>', html)
    assert block is not None
    assert "rated outstanding by Ofsted. [1]" in block[1]
    assert "[1] Ofsted, ILACS inspection of Wiltshire" in block[1]
    assert "http://testserver/wiltshire/inspections/2023-09-25/" in block[1]


def test_pasted_words_are_text_and_never_markup(site: Client) -> None:
    html = post(site, text="Wiltshire <script>alert(1)</script> was rated outstanding.")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_nothing_is_kept_or_logged(
    site: Client, small: Small, caplog: pytest.LogCaptureFixture
) -> None:
    def files() -> set[tuple[Path, int]]:
        return {(p, p.stat().st_mtime_ns) for p in small.path.rglob("*") if p.is_file()}

    before = files()
    with caplog.at_level(logging.DEBUG):
        response = site.post(
            "/claims/read/", {"text": f"{TEXT} zanzibarquux", "council": "wiltshire"}
        )
        site.post("/claims/read/", {"text": "zanzibarquux", "council": "nowhere"})
    assert response["Cache-Control"] == "no-store"
    assert files() == before
    assert "zanzibarquux" not in caplog.text
    assert "zanzibarquux" not in str(response.cookies)


@pytest.mark.parametrize(
    ("given", "message", "field"),
    [
        ({"text": " "}, "Enter the text to check", "text"),
        ({"text": "a " * MOST_CHARACTERS}, "Text must be 20,000 characters or fewer", "text"),
        ({"council": ""}, "Select the council that the text is about", "council"),
        ({"council": "atlantis"}, "Select a council from the list", "council"),
        ({"as_at": "31/31/2020"}, "Date must be a real date", "as_at"),
        ({"as_at": "2999-01-01"}, "Date must be from 2009 to today", "as_at"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(
    bare_site: Client, given: dict[str, str], message: str, field: str
) -> None:
    filled = {"text": TEXT, "council": "wiltshire", **given}
    response = bare_site.post("/claims/read/", filled)
    html = response.content.decode()
    assert response.status_code == 400
    assert f'<a href="#{field}">{message}' in html
    assert f'id="{field}-error"' in html
    assert "<title>Error: " in html


def test_line_ends_of_browsers_do_not_count_twice(bare_site: Client) -> None:
    text = "a\r\n" * (MOST_CHARACTERS // 2)
    filled = {"text": text, "council": "wiltshire"}
    assert bare_site.post("/claims/read/", filled).status_code == 200


def test_a_form_of_another_site_is_refused(small: Small) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post("/claims/read/", {"text": TEXT, "council": "wiltshire"})
    assert refused.status_code == 403
    assert "The form could not be accepted" in refused.content.decode()
    html = strict.get("/claims/read/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert token is not None
    filled = {"text": TEXT, "council": "wiltshire", "csrfmiddlewaretoken": token[1]}
    assert strict.post("/claims/read/", filled).status_code == 200


def test_the_one_cookie_goes_with_the_browser(bare_site: Client) -> None:
    cookies = bare_site.get("/claims/read/").cookies
    assert list(cookies) == ["csrftoken"]
    cookie = cookies["csrftoken"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_other_methods_are_refused(bare_site: Client) -> None:
    assert bare_site.put("/claims/read/").status_code == 405


@pytest.mark.parametrize(
    ("quoted", "reported", "changes"),
    [
        ("plans are good", "“Plans are good.”", [("same", "plans are good")]),
        (
            "cared for and cared about",
            "“cared for, and they are cared about”",
            [("same", "cared for and"), ("left_out", "they are"), ("same", "cared about")],
        ),
        (
            "to create improvements",
            "“to create standards”",
            [("same", "to create"), ("left_out", "standards"), ("added", "improvements")],
        ),
        ("good work", "“It is good work here”", [("same", "good work")]),
    ],
)
def test_a_quotation_is_set_against_the_report_word_by_word(
    quoted: str, reported: str, changes: list[tuple[str, str]]
) -> None:
    assert differing(quoted, reported) == [Stretch(Part(p), w) for p, w in changes]


def test_a_sentence_is_cut_at_its_findings() -> None:
    text = "One. Two and three here."
    assert marked_pieces(text, 5, 24, [(5, 8), (7, 12), (13, 18)]) == [
        Piece("Two", 1),
        Piece(" and ", 0),
        Piece("three", 3),
        Piece(" here.", 0),
    ]


@pytest.mark.parametrize(
    ("kind", "link", "key", "day", "address"),
    [
        ("judgement", "/w/inspections/x/#j", "k", None, "/w/inspections/x/#j"),
        ("judgement", "/w/#j", "k", date(2020, 1, 1), "/w/?as_at=2020-01-01#j"),
        (
            "count",
            "/england/?as_at=2019-01-07",
            "k",
            date(2020, 1, 1),
            "/england/?as_at=2019-01-07",
        ),
        ("measure", "/measures/m/", "m/865/2025", None, "/measures/m/?council=wiltshire"),
        ("measure", "/measures/m/", "m/england/2025", None, "/measures/m/"),
        ("stated", "", "", None, ""),
    ],
)
def test_evidence_leads_to_its_page_on_its_day(
    kind: str, link: str, key: str, day: date | None, address: str
) -> None:
    seen = Evidence(EvidenceKind(kind), "what", "where", None, link=link, key=key)
    assert evidence_address(seen, day) == address
