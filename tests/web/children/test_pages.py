"""What the pages about children, teams and workers say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lineofsight.engine.snapshots import write_snapshot
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.tables import TABLES
from lineofsight.web.children.links import IdentifierConverter
from lineofsight.web.children.showing import MEANINGS
from lineofsight.web.children.views import child, listing, teams
from tests.indicators.examples import drawn_record
from tests.record import drawn
from tests.web.test_titles_and_links import Links

Words = Callable[[str], str]

PAGES = (
    "/mereshire/children/",
    "/mereshire/children/?stands=all",
    "/mereshire/children/?stands=cla",
    "/mereshire/children/?identifier=99",
    "/mereshire/children/1001/",
    "/mereshire/children/1003/",
    "/mereshire/children/1005/",
    "/mereshire/children/A~2F6%20b/",
    "/mereshire/teams/",
    "/mereshire/teams/T1/",
    "/mereshire/teams/T3/",
    "/mereshire/workers/W2/",
    "/mereshire/workers/W1/",
)


def html(site: Client, address: str) -> str:
    response = site.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_made(children_site: Client, address: str) -> None:
    text = html(children_site, address)
    links = Links()
    links.feed(text)
    assert "" not in links.found
    assert {name: found for name, found in links.found.items() if len(found) > 1} == {}
    assert links.heading.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(links.heading))
    assert len(links.ids) == len(set(links.ids))
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=", text)
    assert re.search(r"<title>[^<]+ – Line of Sight</title>", text)
    assert "None" not in text
    for table in text.split("<table")[1:]:
        assert "<caption" in table.split("</table>")[0]


def test_the_list_says_what_stands(children_site: Client, words: Words) -> None:
    said = words(html(children_site, "/mereshire/children/"))
    assert "4 children" in said
    assert "Child 1001 12 Female In need In care Worker W3 3" in said
    assert "Child 1005 unborn Not known In need" in said
    assert "1004" not in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stands=referral", ["1001", "1002", "1005"]),
        ("stands=cin_plan", ["1002"]),
        ("stands=cp_plan", []),
        ("stands=cla", ["1001"]),
        ("stands=care_leaver", ["1003"]),
        ("stands=all", ["1001", "1002", "1003", "1004", "1005", "A/6 b"]),
        ("identifier=a", ["A/6 b"]),
        ("identifier=100", ["1001", "1002", "1003", "1004", "1005"]),
        ("identifier=100&stands=cla", ["1001"]),
        ("identifier=%25", []),
    ],
)
def test_the_list_narrowed(children_site: Client, query: str, found: list[str]) -> None:
    rows = json.loads(children_site.get(f"/mereshire/children.json?{query}").content)["rows"]
    assert [row["person_id"] for row in rows] == found
    page = html(children_site, f"/mereshire/children/?{query}")
    assert (f"{len(found)} child" in page) or not found


def test_a_whole_identifier_leads_to_the_child(children_site: Client) -> None:
    response = children_site.get("/mereshire/children/?identifier=A/6+b")
    assert (response.status_code, response["Location"]) == (302, "/mereshire/children/A~2F6%20b/")


def test_a_choice_that_is_none_is_an_error(children_site: Client) -> None:
    response = children_site.get("/mereshire/children/?stands=x")
    assert response.status_code == 400
    text = response.content.decode()
    assert "<title>Error: " in text
    assert 'href="#filter-stands"' in text
    assert 'id="filter-stands"' in text


def test_the_list_goes_over_pages(children_site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    second = html(children_site, "/mereshire/children/?stands=all&page=2")
    assert "1003" in second
    assert "1001" not in second
    assert "page 2 of 3" in second
    assert 'href="/mereshire/children/?identifier=&amp;stands=all&amp;page=3"' in second
    assert "A/6 b" in html(children_site, "/mereshire/children/?stands=all&page=99")


def test_the_head_of_a_child(children_site: Client, words: Words) -> None:
    said = words(html(children_site, "/mereshire/children/1001/"))
    for part in (
        "Mereshire, a council that does not exist: its record as at 30 September 2026",
        "Age 12, born on 12 March 2014",
        "Ethnicity White and Black Caribbean",
        "Disability Autism, diagnosed; Learning",
        "In need: abuse, neglect or exploitation since 1 March 2023",
        "Legal status: full care order since 30 April 2025",
        "Child protection plan 24 April 2023 8 March 2024 Neglect, then emotional abuse",
        "cin-2026.xml, Children, line 27; annex-a.xlsx, List 7, line 9",
    ):
        assert part in said, part


def test_the_chronology_says_what_happened_and_where_it_stands(
    children_site: Client, words: Words
) -> None:
    said = words(html(children_site, "/mereshire/children/1001/"))
    assert (
        "6 September 2021 : Referred by the police. The need was a family in acute stress. "
        "cin-2026.xml, Children, line 16" in said
    )
    assert "No visit is recorded for 74 days" in said


def test_what_is_to_be_mended_is_told_with_file_line_and_rule(
    children_site: Client, words: Words
) -> None:
    text = html(children_site, "/mereshire/children/1001/")
    assert (
        "An episode before the child's last one is open. Give the day and reason on which it "
        "ceased. episodes.csv, line 6: DEC, REC SSDA903 142 error" in words(text)
    )
    assert 'href="/returns/ssda903/rules/142/"' in text
    assert "cp_plan: end_date 2024-03-08 cin-2026.xml, Children, line 27 2024-03-11" in words(text)


def test_the_lifeline_has_a_title_and_its_words(children_site: Client) -> None:
    text = html(children_site, "/mereshire/children/1001/")
    assert '<title id="lifeline-title">Lifeline of child 1001</title>' in text
    assert "The chronology beneath says each with its dates.</desc>" in text
    assert "Child protection plan (Neglect, now emotional abuse): 24 April 2023" in unescape(text)


def test_an_unborn_child_and_one_with_nothing_that_lasts(
    children_site: Client, words: Words
) -> None:
    assert "Unborn, expected on 1 December 2026" in words(
        html(children_site, "/mereshire/children/1005/")
    )
    said = words(html(children_site, "/mereshire/children/A~2F6%20b/"))
    assert "Nothing today" in said
    assert "No plan and no period of care is recorded." in said
    assert "No worker is recorded." in said
    assert "Nothing to mend was found in this child’s data." in said
    assert "Referred; by whom is not known. The need was not stated." in said


def test_a_care_leaver_has_the_latest_position(children_site: Client, words: Words) -> None:
    said = words(html(children_site, "/mereshire/children/1003/"))
    assert "As a care leaver In touch Living independently" in said
    assert "as noted for 20 January 2026" in said
    assert "Involved (PA)" in said


def test_teams_and_caseloads(children_site: Client, words: Words) -> None:
    said = words(html(children_site, "/mereshire/teams/"))
    assert "3 children held Team" in said
    assert "Safeguarding east 1 0.8 1 2 2.5" in said
    assert "Leaving care 1 not known 0 0 –" in said


def test_a_team_and_a_worker(children_site: Client, words: Words) -> None:
    said = words(html(children_site, "/mereshire/teams/T1/"))
    assert "Worker W2 Social worker (agency) 0.8 2 2.5" in said
    assert (
        "Child 1002 6 In need Child in need plan Worker W2 12 May 2026 1 September 2026 –" in said
    )
    said = words(html(children_site, "/mereshire/workers/W2/"))
    assert "Children held 2, 2.5 for each full-time equivalent" in said
    assert "Child 1005 unborn In need 11 September 2026 none recorded 1" in said
    said = words(html(children_site, "/mereshire/workers/W1/"))
    assert "not employed today, as far as is recorded" in said
    assert "The worker holds no child today." in said


@pytest.mark.parametrize(
    "address",
    [
        "/mereshire/children/x/",
        "/mereshire/teams/x/",
        "/mereshire/workers/x/",
        "/mereshire/children/~/",
    ],
)
def test_what_is_not_there(children_site: Client, address: str) -> None:
    assert children_site.get(address).status_code == 404


def test_a_worker_who_is_known_only_by_a_child(children_site: Client) -> None:
    assert children_site.get("/mereshire/workers/W4/").status_code == 200


def read_csv(site: Client, address: str) -> list[dict[str, str]]:
    text = site.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_data_of_each_page(children_site: Client) -> None:
    first = read_csv(children_site, "/mereshire/children/1001.csv")[0]
    assert tuple(first) == child.COLUMNS
    assert first["happened"].startswith("Contact by a health visitor.")
    assert first["stands_in"] == "cin-2026.xml, Children, line 1"
    assert [row["team_id"] for row in read_csv(children_site, "/mereshire/teams.csv")] == [
        "T2",
        "T3",
        "T1",
    ]
    held = json.loads(children_site.get("/mereshire/workers/W2.json").content)
    assert (held["la_code"], held["as_at"]) == ("999", "2026-09-30")
    assert [row["person_id"] for row in held["rows"]] == ["1002", "1005"]
    assert read_csv(children_site, "/mereshire/teams/T1.csv")[0]["stands"] == "referral; cin_plan"


def test_every_column_has_a_meaning() -> None:
    given = {*child.COLUMNS, *listing.COLUMNS, *teams.TEAM_COLUMNS, *teams.HELD_COLUMNS}
    assert given == set(MEANINGS)
    page = (Path(__file__).parents[3] / "docs" / "reference" / "pages.md").read_text("utf-8")
    for name, meaning in MEANINGS.items():
        assert f"| `{name}` | {meaning} |" in page, name


@pytest.mark.parametrize("value", ["1001", "A/6 b", "a~b", "..", ".", "~2F", "x.csv", "é?#%"])
def test_any_identifier_stands_in_an_address(value: str) -> None:
    converter = IdentifierConverter()
    written = converter.to_url(value)
    assert "/" not in written
    assert "." not in written
    assert converter.to_python(written) == value


def test_an_identifier_has_one_address() -> None:
    with pytest.raises(ValueError, match=r"x\.csv"):
        IdentifierConverter().to_python("x.csv")


def served(folder: Path, settings: Settings, tables: dict[str, str]) -> None:
    """The site over a record drawn as text, of an invented council."""
    place = open_workspace(folder, create=True)
    with drawn_record(tables, as_at=drawn.AS_AT) as connection:
        connection.execute("UPDATE record_council SET \"like\" = '865', la_code = '999'")
        found = {
            ("record", table.name): connection.sql(
                f"SELECT * FROM record_{table.name}"
            ).to_arrow_table()
            for table in TABLES
        }
    write_snapshot(place.snapshots_path, kind="record", tables=found, sources=[])
    settings.WORKSPACE = place.path


def test_workers_of_whom_no_team_is_given(
    tmp_path: Path, settings: Settings, children_site: Client, words: Words
) -> None:
    """As the SSDA903 and the workforce census give them."""
    tables = {
        "professional": """
            worker_id | fte | org_role
            SW1       | 0.6 | 5
        """
    }
    served(tmp_path / "teamless", settings, tables)
    said = words(html(children_site, "/mereshire/teams/"))
    assert "No team given 1 0.6 0 0 –" in said
    assert "Worker SW1 Case holder 0.6 0 –" in said
    assert "Full-time equivalent 0.6" in words(html(children_site, "/mereshire/workers/SW1/"))


def test_a_record_without_workers_and_visits(
    tmp_path: Path, settings: Settings, children_site: Client, words: Words
) -> None:
    """As the CIN census alone gives it."""
    tables = {
        "person": """
            person_id | birth_date
            7         | 2020-01-01
        """,
        "cp_plan": """
            cp_plan_id | person_id | start_date
            p          | 7         | 2024-01-01
        """,
    }
    served(tmp_path / "few", settings, tables)
    said = words(html(children_site, "/mereshire/children/7/"))
    assert "A child protection plan began." in said
    assert "No visit is recorded" not in said
    assert "a file that is not named, line 1" in said
    assert "The record holds no teams" in words(html(children_site, "/mereshire/teams/"))
