"""Every address and every setting of the site is documented."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def test_every_address_is_documented() -> None:
    from lineofsight.web.access import all_views

    page = (REFERENCE / "pages.md").read_text(encoding="utf-8")
    for route, _ in all_views():
        if route.endswith((".csv", ".json")):
            continue
        shown = route.replace("<place:slug>", "<council>").replace("<when:when>", "<first day>")
        shown = shown.replace("<str:report_id>/<int:order>", "<report>/<order>")
        shown = shown.replace("<slug:measure_id>", "<measure>")
        shown = shown.replace("/indicators/<slug:code>", "/indicators/<indicator>")
        shown = shown.replace("<slug:claim_id>", "<claim>").replace("<slug:code>", "<rule>")
        shown = shown.replace("<slug:kind_code>", "<return>")
        for kind in ("person", "team", "worker"):
            shown = shown.replace(
                f"<identifier:{kind}_id>", f"<{'child' if kind == 'person' else kind}>"
            )
        assert f"`{shown}`" in page, route


def test_every_column_of_statistics_and_claims_is_explained() -> None:
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
    for name, meaning in (*ours.items(), *showing.MEANINGS.items()):
        assert f"| `{name}` | {meaning} |" in page, name


def test_every_setting_is_documented() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    named: set[str] = set()
    for path in [*(ROOT / "lineofsight").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        named |= set(re.findall(r"\bLINEOFSIGHT_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert {name for name in named if f"`{name}`" not in page} == set()
