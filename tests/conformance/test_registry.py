"""The registry of rules is the Department's: every code in every year in which it is active, and
what each needs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from lineofsight.returns.rules import POSTCODES, PROVIDERS
from lineofsight.returns.ssda903.kind import KIND
from tests.conformance.cases import RETURN

_AUTHORITY = "Inside or outside is said of a council, which has to be known."
_OWN_LENGTH = "It is about how long an episode lasts, whoever the child is."

#: Rules whose needs differ from the list's, and why.
DIFFERENT_NEEDS = {
    "1015": _AUTHORITY,
    "179": _AUTHORITY,
    "229": _AUTHORITY,
    "411": _AUTHORITY,
    "503J": _AUTHORITY,
    "105": "It is about Header's UASC; the list names no table at all.",
    "205D": "It compares both tables of both years; the list names no table at all.",
    "165": "OC3 is a second table whose rows it judges: without it Header is judged alone.",
    "399": "Reviews are one of two things that may be given: without them MOTHER is judged alone.",
    "375": _OWN_LENGTH,
    "376": _OWN_LENGTH,
    "379": _OWN_LENGTH,
    "392d": "Postcodes are compared as written; the list only leaves out those that do not exist.",
    "546": "A row of OC2 says by itself that the child was looked after all year.",
    "EPI": "Without Episodes every child would lack one.",
    "241": "The provider list says in which areas a provider has premises.",
}


@dataclass(frozen=True)
class Listed:
    """A version of a rule as the list has it."""

    code: str
    years: frozenset[int]
    tables: frozenset[str]
    lookups: frozenset[str]


def read_list(shared: Path) -> list[Listed]:
    """The versions of the list that are active in some year."""
    found = []
    with (shared / RETURN / "rules_903.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            years = frozenset(int(year) for year in row["collection_years"].split("|") if year)
            tables = frozenset(row["required_tables"].split("|")) - {""}
            lookups = set()
            if row["needs_postcode_lookup"] == "True":
                lookups.add(POSTCODES)
            if row["needs_provider_list"] == "True":
                lookups.add(PROVIDERS)
            if years:
                found.append(Listed(row["code"], years, tables, frozenset(lookups)))
    return found


def test_every_rule_is_there_in_the_years_in_which_it_is_active(shared: Path) -> None:
    """And no other is."""
    listed = {(version.code, year) for version in read_list(shared) for year in version.years}
    ours = {
        (rule.code, year)
        for year in range(KIND.first_rules, KIND.last_year + 1)
        for rule in KIND.rules.in_year(year)
    }
    assert {"missing": sorted(listed - ours), "too many": sorted(ours - listed)} == {
        "missing": [],
        "too many": [],
    }


def test_rules_need_what_the_list_says(shared: Path) -> None:
    """The tables without which a rule is not judged, and the lookups. Where ours differs, the
    reason is written down above; a reason for what does not differ is out of date."""
    differ = {}
    for version in read_list(shared):
        for rule in KIND.rules.found:
            if rule.code == version.code and any(rule.used_in(year) for year in version.years):
                needs = version.tables | version.lookups
                if {*rule.needs} != needs:
                    differ[rule.code] = (sorted(rule.needs), sorted(needs))
    assert {code: told for code, told in differ.items() if code not in DIFFERENT_NEEDS} == {}
    assert set(DIFFERENT_NEEDS) - set(differ) == set()
