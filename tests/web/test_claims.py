"""Claims: the types that can be checked, and saved claims with stale ones first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from lineofsight.claims.base import claim_types
from lineofsight.web.claims.views.saved import sentence_of
from lineofsight.web.permissions import Role
from tests.web.recorded import person_with, sign_in
from tests.web.small_workspace import STALE_CLAIM, STANDING_CLAIM, Small

Words = Callable[[str], str]


def page(signed_site: Client, words: Words, address: str) -> str:
    response = signed_site.get(address)
    assert response.status_code == 200
    return words(response.content.decode())


def test_every_type_of_claim_is_explained(bare_site: Client, db: None, words: Words) -> None:
    sign_in(bare_site, person_with(Role.LEADER))
    found = page(bare_site, words, "/claims/")
    for kind in claim_types():
        assert kind.title in found
        assert not set("{}|?") & set(sentence_of(kind))
    assert "No claim is saved in this workspace." in found


def test_stale_claims_come_first(signed_site: Client, small: Small, words: Words) -> None:
    found = page(signed_site, words, "/claims/")
    assert "1 of 2 claims is stale:" in found
    assert found.index("Press office") < found.index("Service improvement team")
    rows = signed_site.get("/claims.json").json()["rows"]
    assert [row["state"] for row in rows] == ["stale", "stands"]
    assert [row["claim"] for row in rows] == [STALE_CLAIM, STANDING_CLAIM]
    assert small.claims == (STANDING_CLAIM, STALE_CLAIM)


def test_a_claim_shows_verdict_working_and_evidence(signed_site: Client, words: Words) -> None:
    html = signed_site.get(f"/claims/{STANDING_CLAIM}/").content.decode()
    found = words(html)
    assert "Holds" in found
    assert "Wiltshire was judged outstanding for overall effectiveness" in found
    assert "Service improvement team" in found
    assert "Self-evaluation, page 2" in found
    assert "/wiltshire/inspections/2023-09-25/#judgement-overall_effectiveness" in html


def test_a_stale_claim_says_what_it_was_and_who_keeps_it(signed_site: Client, words: Words) -> None:
    found = page(signed_site, words, f"/claims/{STALE_CLAIM}/")
    assert "Stale. It held when it was saved; the evidence now says otherwise." in found
    assert "Press office keeps this claim." in found
    assert "Does not hold" in found


def test_a_claim_is_copied_with_its_footnote(signed_site: Client, words: Words) -> None:
    found = page(signed_site, words, f"/claims/{STANDING_CLAIM}/")
    assert "Wiltshire stood at outstanding for overall effectiveness. [1]" in found
    assert "[1] Ofsted, ILACS inspection of Wiltshire" in found
    assert "http://testserver/wiltshire/inspections/2023-09-25/#judgement-overall" in found


def test_a_claim_that_is_not_saved_is_not_found(signed_site: Client) -> None:
    assert signed_site.get("/claims/wiltshire-0123456789/").status_code == 404
    assert signed_site.get("/claims/no_such/").status_code == 404


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR])
def test_claims_about_another_authority_do_not_exist(
    site: Client, db: None, role: Role, words: Words
) -> None:
    """A leader of Mereshire sees nothing of what Wiltshire keeps, and an administrator no claim."""
    sign_in(site, person_with(role))
    assert site.get("/claims.json").json()["rows"] == []
    assert site.get(f"/claims/{STANDING_CLAIM}/").status_code == 404
    assert STANDING_CLAIM not in page(site, words, "/claims/")
