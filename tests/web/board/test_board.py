"""The board's pages: who sees which wording, where statements open, weeks, paper, and inspection
tomorrow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.claims.board import Question, Readiness, board_of, kept_weeks
from lineofsight.engine.workspace import open_workspace
from lineofsight.indicators.registry import AREAS
from lineofsight.web.permissions import Permission, Role
from tests.built_council import BuiltCouncil
from tests.web.recorded import from_csv, from_json, here, page

BOARD = "/mereshire/board/"


@pytest.fixture
def member(built_council: BuiltCouncil, settings: Settings, db: None) -> Client:
    """An elected member of Mereshire, signed in."""
    return here(settings, built_council.workspace, Role.ELECTED_MEMBER)


def test_four_areas_by_three_questions(council_site: Client) -> None:
    html = page(council_site, BOARD)
    headings = re.findall(r"<h2[^>]*los-board__name[^>]*>([^<]+)</h2>", html)
    assert headings == [area.label for area in AREAS]
    for question in Question:
        assert html.count(f"{question.label}</h3>") == len(AREAS)


def test_a_leader_sees_all_and_a_member_what_may_be_told(
    council_site: Client, member: Client
) -> None:
    """A member's page has no sentence but those of the members' view, no weight, and leads to no
    page that the member may not open; asking for the leaders' view changes nothing."""
    leaders = from_json(council_site, "/mereshire/board.json")
    members = from_json(council_site, "/mereshire/board.json?view=members")
    assert from_json(member, "/mereshire/board.json") == members
    assert from_json(member, "/mereshire/board.json?view=leaders") == members
    assert all(row["weight"] is None for row in members)
    assert any(row["weight"] for row in leaders)
    html = page(member, BOARD)
    hidden = {row["statement"] for row in leaders} - {row["statement"] for row in members}
    assert hidden, "some statement tells of a few children, so that this says something"
    for sentence in hidden:
        assert sentence not in html
    for address in set(re.findall(r'href="(/mereshire/[^"#?]*)', html)):
        assert member.get(address).status_code == 200, address
    assert "Its weight is" not in html


def test_both_files_say_the_same(council_site: Client) -> None:
    rows = from_json(council_site, "/mereshire/board.json")
    assert [row["statement"] for row in from_csv(council_site, "/mereshire/board.csv")] == [
        row["statement"] for row in rows
    ]


def test_every_statement_opens_what_it_is_about(council_site: Client) -> None:
    html = page(council_site, BOARD)
    links = set(re.findall(r'los-board__link" href="([^"]+)"', html))
    assert any("/mereshire/indicators/" in link for link in links)
    for link in links:
        assert council_site.get(link.replace("&amp;", "&")).status_code == 200, link


def test_it_is_kept_for_its_week_and_can_be_gone_back_to(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    page(council_site, BOARD)
    weeks = kept_weeks(built_council.place, "999")
    assert weeks
    kept = board_of(built_council.place, "999", weeks[0])
    assert str(weeks[0]) in page(council_site, "/mereshire/board/weeks/")
    html = page(council_site, f"{BOARD}?week={weeks[0]}")
    assert f"as it was kept for week {weeks[0]}" in html
    assert kept.statements[0].words.split("‘")[0][:40] in html.replace("&#39;", "'")


@pytest.mark.parametrize("week", ["2001-W01", "x", "2026-W99", "../../secret-key"])
def test_a_week_that_was_not_kept_is_not_found(council_site: Client, week: str) -> None:
    assert council_site.get(f"{BOARD}?week={week}").status_code == 404


def test_a_damaged_board_is_told_as_not_found_and_stops_nothing(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    folder = built_council.workspace / "boards" / "999"
    folder.mkdir(parents=True, exist_ok=True)
    damaged = folder / "2001-W02.json"
    damaged.write_text("{", encoding="utf-8")
    try:
        assert council_site.get(f"{BOARD}?week=2001-W02").status_code == 404
        assert council_site.get(BOARD).status_code == 200
    finally:
        damaged.unlink()


@pytest.mark.parametrize("view", ["", "?view=members"])
def test_on_paper_it_has_two_sides_with_every_cell(council_site: Client, view: str) -> None:
    response = council_site.get(f"/mereshire/board.pdf{view}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store"
    document = pdfium.PdfDocument(response.content)
    text = " ".join(each.get_textpage().get_text_range() for each in document)
    assert len(document) == 2
    for area in AREAS:
        assert area.label in text
    assert text.count("What do we know?") == len(AREAS)
    assert ("Small numbers are not told" in text) is bool(view)


def test_a_members_paper_is_the_members(member: Client, council_site: Client) -> None:
    """The PDF that a member gets is the members', whatever is asked for."""

    def words(content: bytes) -> str:
        document = pdfium.PdfDocument(content)
        return " ".join(each.get_textpage().get_text_range() for each in document)

    own = words(member.get("/mereshire/board.pdf").content)
    assert own == words(council_site.get("/mereshire/board.pdf?view=members").content)


def test_what_inspectors_would_ask_for(council_site: Client) -> None:
    """Each thing once, under its state, with who is to give it; Annex A was loaded, so that its
    lists are not missing; what is not kept here is not known."""
    rows = from_json(council_site, "/mereshire/board/inspection-tomorrow.json")
    states = {row["asked_for"]: row["state"] for row in rows}
    assert len(states) == len(rows)
    assert {states[f"Annex A list {number}"] for number in range(1, 12)} <= {"partly", "ready"}
    assert states["Audits of the last six months"] == "not_known"
    assert all(row["by"] for row in rows)
    html = page(council_site, "/mereshire/board/inspection-tomorrow/")
    for state in Readiness:
        number = sum(row["state"] == state for row in rows)
        assert (f"{state.label} ({number})" in html) is bool(number)


def test_without_a_record_there_is_no_board(tmp_path: Path, settings: Settings, db: None) -> None:
    open_workspace(tmp_path / "empty", create=True)
    site = here(settings, tmp_path / "empty")
    assert "There is no record yet" in page(site, BOARD)
    assert site.get("/mereshire/board.pdf").status_code == 404
    assert "There is no record yet" in page(site, "/mereshire/board/inspection-tomorrow/")


def test_a_newer_snapshot_gives_a_new_board(
    council_site: Client, built_council: BuiltCouncil
) -> None:
    first = json.loads(council_site.get("/mereshire/board.json").content)
    assert first["snapshot"] == built_council.snapshot.name


def test_who_may_see_children_is_another_question() -> None:
    """The board itself shows no child, so that members and partners may see it."""
    assert not Permission.SEE_BOARD.is_about_children
