"""Every address and every setting of the site is documented."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


#: How the page writes the parts of addresses; the first that fits is taken.
PARTS = {
    r"/^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$": (
        "/account/password/reset/<person>-<key>/"
    ),
    "<council:council>": "<council>",
    "<place:slug>": "<council>",
    "<when:when>": "<first day>",
    "<str:report_id>/<int:order>": "<report>/<order>",
    "<slug:measure_id>": "<measure>",
    "/indicators/<slug:code>": "/indicators/<indicator>",
    "<slug:claim_id>": "<claim>",
    "/check/<slug:code>.xlsx": "/check/<rule>.xlsx",
    "<slug:code>": "<rule>",
    "<int:upload_id>": "<upload>",
    "<int:file_id>": "<file>",
    "<int:job_id>": "<task>",
    "<slug:kind_code>": "<return>",
    "<identifier:person_id>": "<child>",
    "<identifier:team_id>": "<team>",
    "<identifier:worker_id>": "<worker>",
    "<str:secret>": "<secret>",
    "<str:provider_id>": "<provider>",
    "<int:pk>": "<key>",
    "<int:role_id>": "<role>",
    "<int:invitation_id>": "<invitation>",
    "<int:restricted_id>": "<restriction>",
}


def documented_addresses() -> dict[str, str]:
    """Each address of the page, with whom it opens to as its table says: the last column, or
    everybody where the table has no such column."""
    found: dict[str, str] = {}
    heading: list[str] = []
    for line in (REFERENCE / "pages.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            heading = []
        elif not heading:
            heading = cells
        elif heading[0] == "Address" and cells[0].startswith("`"):
            opens = cells[-1] if heading[-1] == "Opens to" else "everybody"
            found |= dict.fromkeys(re.findall(r"`([^`]+)`", cells[0]), opens)
    return found


def test_every_address_is_documented_with_whom_it_opens_to() -> None:
    from lineofsight.web.access import Access, all_views, declared

    said = {
        Access.PUBLIC: "everybody",
        Access.SIGNED_IN: "who is signed in",
        Access.SIGNING_IN: "who is signing in",
    }
    page, expected = documented_addresses(), {}
    for route, view in all_views():
        if route.endswith((".csv", ".json")):
            continue
        shown = route
        for part, written in PARTS.items():
            shown = shown.replace(part, written)
        level = declared(view)
        if isinstance(level, frozenset):
            expected[shown] = {f"`{each}`" for each in level}
        else:
            assert level is not None, f"{route} declares nothing"
            expected[shown] = {said[level]}
    assert {address: set(opens.split(" or ")) for address, opens in page.items()} == expected


def test_every_column_of_the_lists_is_explained() -> None:
    from lineofsight.web.accounts.views import people
    from lineofsight.web.audit import views as audit
    from lineofsight.web.board import showing as board
    from lineofsight.web.board import views as board_views
    from lineofsight.web.claims.views import saved
    from lineofsight.web.indicators import showing
    from lineofsight.web.inspections.columns import MEANINGS
    from lineofsight.web.published.columns import MEANINGS as OURS
    from lineofsight.web.published.views import measures, neighbours, profile
    from lineofsight.web.returns import views as rule_views

    page = (REFERENCE / "pages.md").read_text(encoding="utf-8")
    given = {
        *measures.LIST_COLUMNS,
        *measures.VALUE_COLUMNS,
        *neighbours.COLUMNS,
        *profile.COLUMNS,
        *profile.COMPARE_COLUMNS,
    }
    assert given - set(OURS) - set(MEANINGS) == set()
    assert set(OURS) - given == set(), "no meaning without its column"
    ours = OURS | saved.MEANINGS | saved.EVIDENCE_MEANINGS | rule_views.MEANINGS
    lists = (ours, showing.MEANINGS, people.MEANINGS, audit.MEANINGS, board.MEANINGS)
    every = [each for found in (*lists, board_views.ASKED_MEANINGS) for each in found.items()]
    for name, meaning in every:
        assert f"| `{name}` | {meaning} |" in page, name


def test_every_setting_is_documented() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    named: set[str] = set()
    for path in [*(ROOT / "lineofsight").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        named |= set(re.findall(r"\bLINEOFSIGHT_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert {name for name in named if f"`{name}`" not in page} == set()
