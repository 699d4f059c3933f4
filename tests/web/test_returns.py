"""The rules of a return, in plain words: found by code, word, table, severity and year."""

from __future__ import annotations

import pytest
from django.test import Client

from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.ssda903.kind import KIND

RULES = "/returns/ssda903/rules"


def codes(client: Client, query: str) -> list[str]:
    """The codes of the rules listed."""
    return [row["rule"] for row in client.get(f"{RULES}.json?{query}").json()["rows"]]


@pytest.mark.parametrize(
    ("query", "there", "not_there", "why"),
    [
        ("", "142", "SW16aSTG2", "the year before the last that is known, every table"),
        ("words=142", "142", "141", "a code finds its rule"),
        ("words=legal+STATUS", "144", "141", "words are sought in any case"),
        ("table=Reviews", "166", "142", "the tables it marks"),
        ("year=2027", "700", "701x", "deprivation of liberty orders are new in 2026-27"),
        ("year=2026", "142", "700", "and were not there before"),
    ],
)
def test_rules_are_found(
    bare_site: Client, query: str, there: str, not_there: str, why: str
) -> None:
    found = codes(bare_site, query)
    assert there in found, why
    assert not_there not in found, why


def test_every_active_rule_is_listed_and_has_its_page(bare_site: Client) -> None:
    """One list for a year; no rule is left out of it, and each leads to its page."""
    found = codes(bare_site, "year=2026")
    assert sorted(found) == sorted(rule.code for rule in KIND.rules.in_year(2026))
    for code in (found[0], found[len(found) // 2], found[-1]):
        assert bare_site.get(f"{RULES}/{code}/").status_code == 200


def test_a_rule_that_is_not_there_is_not_found(bare_site: Client) -> None:
    assert bare_site.get(f"{RULES}/9999/").status_code == 404


def test_a_year_that_is_not_known_is_an_error_on_the_page(bare_site: Client) -> None:
    html = bare_site.get(f"{RULES}/?year=1999").content.decode()
    assert "“1999” is not one of the choices" in html
    assert 'href="#filter-year"' in html


@pytest.mark.parametrize("code", KINDS)
def test_every_return_is_listed_with_its_rules(bare_site: Client, code: str) -> None:
    """A return that is added shows on the site by itself."""
    assert f'href="/returns/{code}/rules/"' in bare_site.get("/returns/").content.decode()
    kind = get_kind(code)
    listed = [
        row["rule"]
        for row in bare_site.get(f"/returns/{code}/rules.json?year={kind.last_year}").json()["rows"]
    ]
    assert sorted(listed) == sorted(rule.code for rule in kind.rules.in_year(kind.last_year))
    assert bare_site.get(f"/returns/{code}/rules/{listed[0]}/").status_code == 200


def test_a_return_that_is_not_there_is_not_found(bare_site: Client) -> None:
    assert bare_site.get("/returns/ssda904/rules/").status_code == 404
