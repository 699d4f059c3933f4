"""What people of a council come to do, from signing in to the end, by links and labels alone and
without JavaScript."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from lineofsight.web.permissions import Role
from tests.browser.prepared import PASSWORD
from tests.browser.site import Site
from tests.record import drawn


def main_of(page: Page) -> Locator:
    """The main part of a page."""
    return page.get_by_role("main")


def start_as(page: Page, site: Site, role: Role) -> None:
    """Open the site, and sign in by its link and the button of a role."""
    page.goto(site.address)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name=role.label, exact=True).click()


def room(page: Page, name: str) -> None:
    """Go to a room of the authority by its menu."""
    page.get_by_role("navigation", name="Mereshire menu").get_by_role("link", name=name).click()


def rooms(page: Page) -> list[str]:
    """The rooms that the menu of the authority has."""
    menu = page.get_by_role("navigation", name="Mereshire menu")
    return [each.strip() for each in menu.get_by_role("link").all_inner_texts()]


def status_of(page: Page, address: str) -> int:
    """What the site answers with at an address that is typed."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def path_of(page: Page) -> str:
    """The path of the page's address."""
    return urlsplit(page.url).path


def test_a_leader_goes_from_the_board_to_a_child_to_a_report_and_to_paper(
    browser: Browser, council: Site
) -> None:
    with council.page(browser, script=False) as page:
        start_as(page, council, Role.LEADER)
        expect(page).to_have_title(re.compile("Mereshire: the board"))
        assert rooms(page) == ["Board", "Indicators", "Data", "Children", "People"]

        # A figure of the first cell, down to the rows that it counts and a child behind it.
        help_and_protection = page.get_by_role("region", name="Help and protection")
        figure = help_and_protection.get_by_role("link").first
        said = figure.inner_text()
        figure.click()
        indicator = main_of(page).get_by_role("heading", level=1).inner_text()
        assert said.startswith(indicator.split()[0])
        main_of(page).get_by_role("link", name="The rows and children behind this figure").click()
        expect(main_of(page).get_by_role("heading", level=1)).to_contain_text(indicator)
        row = main_of(page).get_by_role("row").nth(1)
        came_from = re.search(r"(\S+\.csv) line (\d+)", row.inner_text())
        assert came_from is not None
        child = row.get_by_role("link").first
        number = child.inner_text().split()[-1]
        child.click()
        expect(main_of(page).get_by_role("heading", level=1)).to_have_text(f"Child {number}")
        source = f"{came_from[1]}, line {came_from[2]}"
        entry = main_of(page).get_by_role("listitem").filter(has_text=source).first
        expect(entry).to_be_visible()

        # What the inspectors recommended, in the report's own words.
        room(page, "Board")
        plan = main_of(page).get_by_role("link", name="Ofsted asked for improvement")
        quoted = re.search("“(.+)”", plan.inner_text())
        assert quoted is not None
        plan.click()
        expect(page).to_have_url(
            re.compile(r"/mereshire/inspections/2024-02-05/#recommendation-1$")
        )
        expect(page.locator("#recommendation-1")).to_contain_text(quoted[1])
        expect(page.locator("#recommendation-1")).to_be_in_viewport()

        # Two sides of paper.
        page.go_back()
        paper = main_of(page).get_by_role("link", name="Two pages to print (PDF)")
        printed = page.request.get(council.address + (paper.get_attribute("href") or ""))
        assert printed.headers["content-type"] == "application/pdf"
        sheets = PdfReader(io.BytesIO(printed.body())).pages
        assert len(sheets) == 2
        assert "Mereshire" in sheets[0].extract_text()


def test_an_earlier_week_stands_as_it_was(browser: Browser, council: Site) -> None:
    """The first statement is new since: the page of today says so, and the earlier does not have
    it."""
    with council.page(browser, Role.LEADER, script=False) as page:
        page.goto(f"{council.address}/mereshire/board/")
        first = page.get_by_role("region", name="Help and protection").get_by_role("link").first
        said = first.inner_text()
        page.get_by_text("differently since the week before").click()
        expect(main_of(page).get_by_role("listitem").filter(has_text="New.")).to_contain_text(said)
        page.get_by_role("link", name="Earlier weeks").click()
        page.get_by_role("link", name=f"Week {council.facts['week']}").click()
        expect(main_of(page)).to_contain_text(f"as it was kept for week {council.facts['week']}")
        expect(page.get_by_role("link", name=said)).to_have_count(0)
        page.get_by_role("link", name="Today’s board").click()
        expect(page.get_by_role("link", name=said)).to_be_visible()


def test_an_elected_member_sees_figures_and_comes_to_no_child(
    browser: Browser, council: Site
) -> None:
    with council.page(browser, script=False) as page:
        start_as(page, council, Role.ELECTED_MEMBER)
        assert rooms(page) == ["Board", "Indicators"]
        expect(main_of(page)).to_contain_text("Small numbers are not told here.")
        expect(main_of(page)).not_to_contain_text("Its weight is")
        room(page, "Indicators")
        main_of(page).get_by_role("link", name="Re-referrals within 12 months").click()
        expect(main_of(page)).to_contain_text("Small numbers are hidden.")
        main_of(page).get_by_label("Split by").select_option(label="Team")
        main_of(page).get_by_role("button", name="Show").click()
        by_team = main_of(page).get_by_role("table").filter(has_text="Assessment team")
        expect(by_team.get_by_role("cell").first).to_have_text("too few to show")

        # No page that links lead to from here has an address about children, nor one that is
        # refused.
        assert_no_way_to_a_child(page, council)
        for address in (
            "children/",
            "children/0000004/",
            "children/0000004.csv",
            "children.json",
            "indicators/hp06/children/",
            "teams/",
            "data/issues/",
            "data/conflicts/",
        ):
            assert status_of(page, f"{council.address}/mereshire/{address}") == 403
            expect(main_of(page)).to_contain_text("At Mereshire you are elected member.")


def assert_no_way_to_a_child(page: Page, site: Site) -> None:
    """From the page on, follow every link within the authority's own rooms: each opens, and none
    is about children."""
    start, seen = page.url, set()
    waiting = [urlsplit(start).path, "/mereshire/board/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = page.request.get(site.address + path)
        assert answer.status == 200, path
        assert not re.match(r"/mereshire/(children|teams|workers)", path)
        if "text/html" in answer.headers["content-type"]:
            hrefs = re.findall(r'href="(/mereshire/[^"#?]*)', answer.text())
            # Published pages of the council stand below its name too.
            own = re.compile(r"/mereshire/(board|indicators|data|children|teams|workers|people)")
            waiting += [each for each in hrefs if own.match(each)]
    assert len(seen) > 50


def test_a_practitioner_sees_own_and_the_teams_children_alone(
    browser: Browser, children: Site
) -> None:
    with children.page(browser, script=False) as page:
        start_as(page, children, Role.PRACTITIONER)
        room(page, "Children")
        found = main_of(page).get_by_role("rowheader").all_inner_texts()
        assert [each.split()[-1] for each in found] == [drawn.IN_NEED, drawn.UNBORN]
        main_of(page).get_by_role("link", name=drawn.UNBORN).click()
        expect(main_of(page).get_by_role("heading", level=1)).to_have_text(f"Child {drawn.UNBORN}")
        # Somebody else's child is not there, whether typed, searched for, or asked of the team.
        for address in (f"children/{drawn.LONG}/", f"children/{drawn.LONG}.csv", "workers/W3/"):
            assert status_of(page, f"{children.address}/mereshire/{address}") == 404
            expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
        room(page, "Children")
        page.get_by_label("Council’s identifier").fill(drawn.LONG)
        main_of(page).get_by_role("button", name="Show").click()
        expect(main_of(page).get_by_role("heading", level=2)).to_contain_text("0 children")
        page.get_by_role("link", name="Teams and caseloads").click()
        expect(main_of(page).get_by_role("rowheader")).to_have_text(["Safeguarding east"])


def give_role(page: Page, role: str, name: str, email: str, **fields: str) -> str:
    """Give a role to somebody new by the form for it.

    Returns:
        The address of the invitation.
    """
    room(page, "People")
    page.get_by_role("button", name="Give somebody a role").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email address").fill(email)
    page.get_by_label(role).check()
    for label, value in fields.items():
        page.get_by_label(label).fill(value)
    main_of(page).get_by_role("button", name="Give the role").click()
    expect(main_of(page)).to_contain_text("It is shown this once")
    return main_of(page).get_by_role("code").inner_text()


def accept(page: Page, invitation: str) -> None:
    """Open an invitation and accept it with a password."""
    page.goto(invitation)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()


def test_an_improvement_partner_is_let_in_for_a_time(browser: Browser, council: Site) -> None:
    with (
        council.page(browser, Role.LEADER, script=False) as leader,
        council.page(browser, script=False) as partner,
    ):
        leader.goto(council.address)
        for email in ("helper@example.gov.uk", "other@example.gov.uk"):
            fields = {
                "Last day of the role": f"{date.today() + timedelta(days=60):%d %B %Y}",  # noqa: DTZ011
                "Authority whose person it is": "Dorset",
                "Why the role is given": "Peer support on re-referrals",
            }
            invitation = give_role(leader, "Improvement partner", "Pat Ner", email, **fields)
            accept(partner, invitation)
            expect(partner).to_have_title(re.compile("Mereshire: the board"))
            assert rooms(partner) == ["Board", "Indicators"]
            assert status_of(partner, f"{council.address}/mereshire/children/") == 403
            partner.goto(f"{council.address}/mereshire/board/")
            if email == "helper@example.gov.uk":
                # The role comes to its end by itself.
                end_role_now(council, email)
                partner.get_by_role("link", name="Earlier weeks").click()
                expect(partner.get_by_role("heading", level=1)).to_have_text("Page not found")
                partner.goto(f"{council.address}/start/")
                expect(main_of(partner)).to_contain_text("You hold no role now")
                partner.context.clear_cookies()
            else:
                # The leader takes it back.
                room(leader, "People")
                row = leader.get_by_role("row").filter(has_text=email)
                row.get_by_role("button", name="End").click()
                expect(main_of(leader)).to_contain_text("no longer has the role")
                partner.get_by_role("link", name="Earlier weeks").click()
                expect(partner.get_by_role("heading", level=1)).to_have_text("Sign in")


def end_role_now(site: Site, email: str) -> None:
    """Let somebody's role come to its end."""
    code = (
        "from django.utils import timezone; "
        "from lineofsight.web.accounts.models import RoleHeld; "
        f"RoleHeld.objects.filter(person__email={email!r}).update(ends=timezone.now())"
    )
    command = [sys.executable, "-m", "lineofsight.web", "shell", "--no-imports", "-c", code]
    subprocess.run(command, env=site.settings, check=True)


def test_an_administrator_gives_a_role_and_sees_who_looked(
    browser: Browser, children: Site
) -> None:
    with (
        children.page(browser, Role.ADMINISTRATOR, script=False) as administrator,
        children.page(browser, script=False) as auditor,
    ):
        administrator.goto(children.address)
        email = "auditor-of-records@example.gov.uk"
        invitation = give_role(administrator, "Auditor", "Au Ditor", email)
        accept(auditor, invitation)
        room(auditor, "Children")
        auditor.get_by_role("link", name=drawn.LEAVER).click()
        expect(auditor.get_by_role("heading", level=1)).to_have_text(f"Child {drawn.LEAVER}")

        # The invitation was used up.
        assert status_of(auditor, invitation) == 404

        room(administrator, "Record of access")
        administrator.get_by_label("Person’s email").fill(email)
        administrator.get_by_role("button", name="Show").click()
        looks = [
            (
                row.get_by_role("cell").nth(2).inner_text(),
                row.get_by_role("cell").nth(4).inner_text(),
            )
            for row in main_of(administrator).get_by_role("row").all()[1:]
        ]
        child, every = f"/mereshire/children/{drawn.LEAVER}/", "/mereshire/children/"
        assert looks[0] == ("Read a child’s record", f"{child}\nfrom {every}")
        assert looks[1][0] == "Saw a list of children"
        assert [what for what, _ in looks if what.startswith("Signed in")]

        # The same entries as a file; that it was taken stands in the record too.
        link = main_of(administrator).get_by_role("link", name="CSV file of these entries")
        answer = administrator.request.get(children.address + (link.get_attribute("href") or ""))
        rows = list(csv.DictReader(io.StringIO(answer.text().removeprefix("\ufeff"))))
        assert len(rows) == len(looks)
        assert rows[0]["page"] == child
        assert {row["person"] for row in rows} == {email}
        administrator.get_by_label("Person’s email").fill("")
        administrator.get_by_label("What was done").select_option(label="Exported this record")
        administrator.get_by_role("button", name="Show").click()
        expect(main_of(administrator).get_by_role("row").nth(1)).to_contain_text(
            "administrator@demonstration.invalid"
        )


def test_a_restricted_childs_record_opens_for_a_reason_that_is_kept(
    browser: Browser, children: Site
) -> None:
    reason = "Chairing the review on Tuesday"
    with (
        children.page(browser, Role.LEADER, script=False) as leader,
        children.page(browser, Role.QUALITY_ASSURANCE_LEAD, script=False) as reader,
        children.page(browser, Role.ADMINISTRATOR, script=False) as administrator,
    ):
        leader.goto(f"{children.address}/mereshire/children/")
        leader.get_by_role("link", name="Restricted records").click()
        leader.get_by_label("Child’s identifier").fill(drawn.ADOPTED)
        leader.get_by_label("Why is it restricted?").fill("Adopted; the new family is known")
        leader.get_by_role("button", name="Restrict the record").click()
        expect(main_of(leader)).to_contain_text("The record now opens only to who gives a reason.")

        reader.goto(f"{children.address}/mereshire/children/?stands=all")
        listed = main_of(reader).get_by_role("row").filter(has_text=drawn.ADOPTED)
        expect(listed).to_contain_text("Restricted")
        listed.get_by_role("link", name=drawn.ADOPTED).click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(
            "This child’s record is restricted"
        )
        expect(main_of(reader)).not_to_contain_text("Chronology")
        reader.get_by_label("Why do you need to see this record?").fill(reason)
        reader.get_by_role("button", name="Give the reason and open the record").click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(f"Child {drawn.ADOPTED}")

        administrator.goto(f"{children.address}/mereshire/access-record/")
        administrator.get_by_label("Child or subject").fill(drawn.ADOPTED)
        administrator.get_by_role("button", name="Show").click()
        latest = main_of(administrator).get_by_role("row").nth(1)
        for said in (
            reason,
            "quality-assurance-lead@demonstration.invalid",
            "Read a child’s record",
        ):
            expect(latest).to_contain_text(said)

        # Lifted again, it opens to whoever may see children.
        leader.get_by_text(f"Lift the restriction of {drawn.ADOPTED}").click()
        entry = leader.get_by_role("group").filter(has_text=drawn.ADOPTED)
        entry.get_by_label("Why is it lifted?").fill("The order was discharged")
        entry.get_by_role("button", name="Lift the restriction").click()
        expect(main_of(leader)).to_contain_text("The restriction was lifted.")
        leader.goto(f"{children.address}/mereshire/children/{drawn.ADOPTED}/")
        expect(leader.get_by_role("heading", level=1)).to_have_text(f"Child {drawn.ADOPTED}")
