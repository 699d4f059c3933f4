"""Authorities: who they are today and were on any day, and which one a printed name means."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.regions import REGIONS

EVERY = authorities.all_authorities()


def codes(listed: tuple[Authority, ...]) -> set[str]:
    """DfE codes of authorities."""
    return {authority.code for authority in listed}


def test_there_are_153_today() -> None:
    assert len(authorities.current()) == 153
    assert codes(authorities.current()) == codes(authorities.current(on=date(2026, 11, 1)))


CHANGES = [
    # first day of the change, codes that end the day before, codes that begin
    (date(2019, 4, 1), {"835", "836", "837"}, {"838", "839"}),
    (date(2021, 4, 1), {"928"}, {"940", "941"}),
    (date(2023, 4, 1), {"909"}, {"942", "943"}),
]


@pytest.mark.parametrize(("first", "ended", "begun"), CHANGES, ids=["2019", "2021", "2023"])
def test_changes_take_effect_on_their_day(first: date, ended: set[str], begun: set[str]) -> None:
    before = codes(authorities.current(on=first - timedelta(days=1)))
    after = codes(authorities.current(on=first))
    assert before - after == ended
    assert after - before == begun


COUNTS = [
    (date(2010, 1, 1), 152),
    (date(2019, 3, 31), 152),
    (date(2019, 4, 1), 151),
    (date(2021, 4, 1), 152),
    (date(2023, 4, 1), 153),
]


@pytest.mark.parametrize(("on", "count"), COUNTS)
def test_how_many_there_were(on: date, count: int) -> None:
    assert len(authorities.current(on=on)) == count


FAMILIES = [
    # code, predecessors, successors
    ("835", set(), {"838", "839"}),
    ("838", {"835"}, set()),
    ("839", {"835", "836", "837"}, set()),
    ("940", {"928"}, set()),
    ("909", set(), {"942", "943"}),
    ("865", set(), set()),
]


@pytest.mark.parametrize(("code", "before", "after"), FAMILIES)
def test_mergers_and_splits_name_each_other(code: str, before: set[str], after: set[str]) -> None:
    authority = authorities.get(code)
    assert set(authority.predecessors) == before
    assert set(authority.successors) == after


def test_predecessors_and_successors_agree_both_ways() -> None:
    for authority in EVERY:
        for code in authority.successors:
            assert authority.code in authorities.get(code).predecessors
        for code in authority.predecessors:
            assert authority.code in authorities.get(code).successors


def test_a_predecessor_ends_on_the_day_before() -> None:
    for authority in EVERY:
        for code in authority.successors:
            ended, begun = authority.valid_to, authorities.get(code).valid_from
            assert ended is not None
            assert begun is not None
            assert begun - ended == timedelta(days=1)


RECODED = [
    # DfE code, name, ONS codes over time
    ("825", "Buckinghamshire", ("E10000002", "E06000060")),
    ("815", "North Yorkshire", ("E10000023", "E06000065")),
    ("933", "Somerset", ("E10000027", "E06000066")),
    ("929", "Northumberland", ("E06000048", "E06000057")),
    ("390", "Gateshead", ("E08000020", "E08000037")),
    ("919", "Hertfordshire", ("E10000015",)),
]


@pytest.mark.parametrize(("code", "name", "gss"), RECODED)
def test_an_authority_stays_the_same_when_its_ons_code_changes(
    code: str, name: str, gss: tuple[str, ...]
) -> None:
    authority = authorities.get(code)
    assert authority.name == name
    assert authority.gss_codes == gss
    assert authority.gss_code == gss[-1]
    assert {authorities.get(one).code for one in gss} == {code}


def test_no_code_means_two_authorities() -> None:
    every = [code for authority in EVERY for code in (authority.code, *authority.gss_codes)]
    assert len(every) == len(set(every))


def test_address_names_are_unique_and_lead_back() -> None:
    slugs = [authority.slug for authority in EVERY]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(authorities.by_slug(authority.slug) is authority for authority in EVERY)


SLUGS = [
    ("838", "dorset"),
    ("835", "dorset-to-2019"),
    ("839", "bournemouth-christchurch-and-poole"),
    ("865", "wiltshire"),
    ("370", "barnsley"),
    ("420", "isles-of-scilly"),
]


@pytest.mark.parametrize(("code", "slug"), SLUGS)
def test_address_names(code: str, slug: str) -> None:
    assert authorities.get(code).slug == slug


PLAIN = [
    ("Bath & North East Somerset", "bath-and-north-east-somerset"),
    ("King’s Lynn", "kings-lynn"),
    ("  Stoke-on-Trent ", "stoke-on-trent"),
    ("St. Helens", "st-helens"),
]


@pytest.mark.parametrize(("name", "slug"), PLAIN)
def test_a_name_becomes_an_address(name: str, slug: str) -> None:
    assert authorities.slugify(name) == slug


PRINTED = [
    # name as reports and statistics print it, DfE code
    ("Wiltshire Council", "865"),
    ("London Borough of Barnet", "302"),
    ("Barnet Council", "302"),
    ("Royal Borough of Kensington and Chelsea", "207"),
    ("The Royal Borough of Windsor and Maidenhead", "868"),
    ("RB Windsor & Maidenhead", "868"),
    ("City of York Council", "816"),
    ("City of Wolverhampton Council", "336"),
    ("City of London Corporation", "201"),
    ("City of London", "201"),
    ("Durham County Council", "840"),
    ("County Durham", "840"),
    ("Herefordshire County Council", "884"),
    ("Herefordshire, County of", "884"),
    ("Kingston upon Hull, City of", "810"),
    ("Hull City Council", "810"),
    ("Bristol City Council", "801"),
    ("Bristol, City of", "801"),
    ("Royal Borough of Kingston upon Thames", "314"),
    ("Kingston Council", "314"),
    ("Richmond", "318"),
    ("Southend-on-Sea City Council", "882"),
    ("Southend", "882"),
    ("BCP Council", "839"),
    ("Telford & Wrekin Council", "894"),
    ("Borough of Telford and Wrekin", "894"),
    ("Brighton and Hove City Council", "846"),
    ("Sandwell Metropolitan Borough Council", "333"),
    ("Sandwell MBC", "333"),
    ("Medway", "887"),
    ("LB Camden", "202"),
    ("Dorset (Pre LG)", "835"),
    ("Poole (Pre LGR 2019)", "836"),
    ("Leicester City Council", "856"),
    ("Leicestershire County Council", "855"),
    ("Nottingham City Council", "892"),
    ("Nottinghamshire", "891"),
    ("Derby City", "831"),
    ("Derbyshire County Council", "830"),
    ("St Helens", "342"),
    ("St. Helens Council", "342"),
    ("Cheshire West & Chester", "896"),
    ("Council of the Isles of Scilly", "420"),
    ("Isle of Wight Council", "921"),
    ("Blackburn with Darwen", "889"),
    ("Westmorland & Furness Council", "943"),
    ("Cumberland", "942"),
    ("STOCKTON-ON-TEES BOROUGH COUNCIL", "808"),
    ("Stockton on Tees", "808"),
    ("Southampton City Council", "852"),
    ("Newcastle City Council", "391"),
    ("Newcastle upon Tyne", "391"),
    ("Redcar & Cleveland", "807"),
    ("Hammersmith & Fulham", "205"),
    ("Lambeth local authority", "208"),
    ("Lambeth Children’s Services", "208"),
]


@pytest.mark.parametrize(("name", "code"), PRINTED)
def test_a_printed_name_is_understood(name: str, code: str) -> None:
    found = authorities.find(name)
    assert found is not None
    assert found.code == code


DORSET = [
    (date(2015, 1, 1), "835"),
    (date(2019, 3, 31), "835"),
    (date(2019, 4, 1), "838"),
    (None, "838"),
]


@pytest.mark.parametrize(("on", "code"), DORSET)
def test_the_day_tells_two_councils_of_one_name_apart(on: date | None, code: str) -> None:
    found = authorities.find("Dorset County Council", on=on)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Northamptonshire", "Cumbria", "Bournemouth", "Poole"])
def test_a_former_council_is_found_by_its_name(name: str) -> None:
    found = authorities.find(name)
    assert found is not None
    assert found.name.startswith(name)
    assert not found.is_current


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Council",
        "City Council",
        "Mereshire",
        "Port Alder City Council",
        "Edinburgh",
        "Hampshir",
    ],
)
def test_a_name_that_is_none_of_them_gives_none(name: str) -> None:
    assert authorities.find(name) is None


def test_every_listed_name_leads_back_to_its_authority() -> None:
    for authority in EVERY:
        found = authorities.find(authority.name, on=authority.valid_to or date(2026, 11, 1))
        assert found is authority


@pytest.mark.parametrize("code", ["", "999", "E99999999", "wiltshire"])
def test_an_unknown_code_is_an_error_that_names_it(code: str) -> None:
    with pytest.raises(UnknownAuthorityError, match=f"'{code}'"):
        authorities.get(code)


def test_an_unknown_address_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownAuthorityError, match="'mereshire'"):
        authorities.by_slug("mereshire")


def test_every_authority_has_a_region_and_a_type() -> None:
    assert {authority.region for authority in EVERY} == set(REGIONS)
    assert all(authority.type for authority in EVERY)
    assert {a.london_area for a in EVERY if a.region == "London"} == {
        "Inner London",
        "Outer London",
    }
    assert {a.london_area for a in EVERY if a.region != "London"} == {None}


def test_the_very_small_ones_are_named() -> None:
    assert {authorities.get(code).name for code in authorities.VERY_SMALL} == {
        "City of London",
        "Isles of Scilly",
    }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


BECAME_UNITARY = [("825", date(2020, 4, 1)), ("815", date(2023, 4, 1)), ("933", date(2023, 4, 1))]


@pytest.mark.parametrize(("code", "first"), BECAME_UNITARY)
def test_a_county_that_became_unitary_was_a_county_until_then(code: str, first: date) -> None:
    authority = authorities.get(code)
    assert authority.type_on(first - timedelta(days=1)) == "County council"
    assert authority.type_on(first) == authority.type_on(None) == "Unitary authority"


@pytest.mark.parametrize(
    ("day", "counties", "unitaries"),
    [(date(2019, 1, 7), 27, 55), (date(2020, 4, 1), 25, 56), (date(2024, 1, 1), 21, 62)],
    ids=["before 2019's mergers", "Buckinghamshire unitary", "today's"],
)
def test_councils_of_each_type_as_counted_in_their_day(
    day: date, counties: int, unitaries: int
) -> None:
    """Counted from public lists; the Isles of Scilly are apart, though often counted as the
    fifty-sixth unitary of 2019."""
    types = Counter(authority.type_on(day) for authority in authorities.current(on=day))
    assert (types["County council"], types["Unitary authority"]) == (counties, unitaries)


def test_the_department_s_list_and_ours_agree(shared: Path) -> None:
    listed = _read(shared / "data" / "published" / "authorities.csv")
    current = {row["dfe_code"]: row for row in listed if row["is_current"] == "1"}
    assert codes(authorities.current()) == set(current)
    for authority in authorities.current():
        row = current[authority.code]
        assert (authority.gss_code, authority.type, authority.region) == (
            row["gss_code"],
            row["type"],
            row["region"],
        )


def test_every_name_that_the_department_has_used_is_understood(shared: Path) -> None:
    listed = _read(shared / "data" / "published" / "authorities.csv")
    wrong = []
    for row in listed:
        day = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        for name in (row["name"], *filter(None, row["name_variants"].split(";"))):
            found = authorities.find(name.strip(), on=day)
            if found is None or found.code != row["dfe_code"]:
                wrong.append((name, row["dfe_code"], found and found.code))
    assert wrong == []


def test_every_authority_in_ofsted_s_statistics_is_understood(shared: Path) -> None:
    listed = _read(shared / "data" / "ofsted" / "official_outcomes_to_2025_03.csv")
    assert len(listed) == 271
    for row in listed:
        day = date.fromisoformat(row["inspection_start"])
        by_code = authorities.get(row["ons_code"])
        found = authorities.find(row["la"], on=day)
        assert found is by_code, row["la"]
        assert by_code.existed(day)


def test_every_folder_of_reports_is_an_authority(shared: Path) -> None:
    folders = [path.name for path in (shared / "data" / "ofsted" / "reports").iterdir()]
    unknown = [name for name in folders if authorities.find(name.partition("_")[2]) is None]
    assert unknown == []
