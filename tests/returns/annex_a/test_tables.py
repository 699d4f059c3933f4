"""The lists are declared as Ofsted asks for them, and codes are known by their spellings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lineofsight.engine.codes import CodeList, spelling_key
from lineofsight.returns.annex_a.codes import LISTS as CODES
from lineofsight.returns.annex_a.kind import KIND
from lineofsight.returns.annex_a.tables import LISTS
from lineofsight.returns.reading.recognise import name_key

#: Columns that may be blank while others may not, and that rules of ours judge.
_OURS = {"team", "worker", "personal_adviser", "referral_date"}


def test_there_are_eleven_lists_of_169_columns() -> None:
    sizes = [len(table.columns()) for table in LISTS.values()]
    assert sizes == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]
    assert sum(sizes) == 169


def test_columns_are_those_of_the_schema(shared: Path) -> None:
    """Headings, their order, types and what may be blank."""
    path = shared / "data" / "returns" / "annex_a" / "schema_annex_a.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    for number, table in LISTS.items():
        declared = list(table.columns().values())
        given = schema[f"list_{number}"]
        for column, fact in zip(declared, given, strict=True):
            assert column.heading is not None
            assert name_key(column.heading) == name_key(fact["name"])
            kind = {"date": "date", "numeric": "int"}.get(fact["type"].split()[0], "str")
            assert column.type.__name__ == kind
            assert (column.codelist is not None) == (fact["type"] == "category")
            if column.name not in _OURS:
                assert (column.missing is None) == fact["may_be_blank"], column.name


def test_the_first_spelling_of_each_code_of_the_schema_is_known(shared: Path) -> None:
    """These are Ofsted's own words. What the schema takes for a mistake is no code."""
    path = shared / "data" / "returns" / "annex_a" / "schema_annex_a.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    unknown = set()
    for number, table in LISTS.items():
        for column, fact in zip(table.columns().values(), schema[f"list_{number}"], strict=True):
            if column.codelist is None or column.name == "placement_authority":
                continue
            for category in fact["categories"]:
                spelling = category["spellings"][0]
                if column.codelist.code_of(spelling) is None:
                    unknown.add(spelling)
    assert unknown <= _NO_CODES, unknown - _NO_CODES


#: First spellings that name no code: of local mistakes, of what is not recorded, of groups of
#: codes, and of activities, which the schema tells by pattern.
_NO_CODES = {
    "#MULTIVALUE",
    "-",
    "0",
    "CYP - SCHOOLS",
    "Med - Adult Mental Health",
    "Accomodation Manager",
    "No care leaver details on record (child still in care)",
    "Transgender Male",
    "UNK",
    "Unknown",
    "nan",
    "u) X1:CodeError",
    "~DO NOT USE ESCR TESTING ONLY!!!!",
    "full time higher",
    "part time higher",
    "full time not higher",
    "part time not higher",
    "full time training",
    "part time training",
    "full time apprenticeship",
    "part time apprenticeship",
    "illness or disability",
    "other",
    "pregnancy or parenting",
    "Foster placement with other foster carer – not long term or FFA/concurrent planning",
    "J1 Remanded to LA accommodation or to youth detention accommodation",
    "J2 Detained in LA accommodation under PACE",
}


@pytest.mark.parametrize("codes", CODES.values(), ids=lambda codes: codes.name)
def test_codes_and_wordings_are_known_by_themselves(codes: CodeList) -> None:
    """With the mark of the entry before them or not; a spelling never hides a code."""
    for code in codes.codes:
        assert codes.code_of(code.code) == code.code
        assert codes.code_of(f"  {code.code.lower()} ") == code.code
        if code.used_in(2026):  # a name that lives on means the authority of today
            assert codes.code_of(codes.written[code.code]) == code.code
    assert codes.code_of("") is None
    assert codes.code_of("none of them, surely") is None
    assert set(codes.spellings.values()) <= set(codes.written)
    assert all(spelling_key(key) == key for key in codes.spellings)


def test_places_are_known_by_the_names_systems_give_them() -> None:
    places = CODES["AUTHORITY"]
    names = {
        "Wiltshire": "865",
        "WILTSHIRE COUNCIL": "865",
        "E06000054": "865",
        "London Borough of Hounslow": "313",
        "Bath & North East Somerset": "800",
        "Wales": "WAL",
    }
    assert {name: places.code_of(name) for name in names} == names
    assert places.code_of("Home Town") is None
    assert "837" not in places.in_year(2026)  # Bournemouth, as it was
    assert "839" in places.in_year(2026)


def test_rules_are_numbered_by_list_and_column() -> None:
    """A rule that a column declares is AA, the number of the list, the place of the column."""
    for number, table in LISTS.items():
        for place, column in enumerate(table.columns().values(), start=1):
            codes = {code for code in (column.invalid, column.missing) if code}
            assert codes <= {f"AA{number:02}{place:02}"}
    ours = [rule.code for rule in KIND.rules.found if re.fullmatch(r"AA\d{3}", rule.code)]
    assert len(ours) == len(set(ours))
    assert len(ours) >= 60
