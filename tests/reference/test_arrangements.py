"""Who ran the services, and how councils changed."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.reference import arrangements, authorities
from lineofsight.reference.arrangements import ArrangementKind, Moment


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("2014-10-01", "1 October 2014", date(2014, 10, 1), date(2014, 10, 1)),
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020", "2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_date_is_as_precise_as_its_source(text: str, label: str, first: date, last: date) -> None:
    moment = Moment(text)
    assert (moment.label, moment.first, moment.last) == (label, first, last)


@pytest.mark.parametrize(
    ("code", "day", "body"),
    [
        ("921", date(2013, 6, 30), None),
        ("921", date(2013, 7, 1), "Hampshire County Council"),
        ("921", date(2024, 2, 1), None),
        ("871", date(2019, 1, 1), "Slough Children's Services Trust"),
        ("871", date(2022, 1, 1), "Slough Children First"),
        ("928", date(2020, 12, 1), "Northamptonshire Children's Trust"),
        ("941", date(2026, 1, 1), "Northamptonshire Children's Trust"),
        ("885", date(2025, 1, 1), None),
        ("371", date(2014, 9, 30), "Doncaster Children's Services Trust"),
        ("371", date(2022, 9, 1), None),
        ("874", date(2018, 6, 25), "Shared leadership of children's services"),
        ("873", date(2019, 1, 14), "Shared leadership of children's services"),
        ("873", date(2024, 3, 4), None),
    ],
)
def test_who_ran_the_services_on_a_day(code: str, day: date, body: str | None) -> None:
    running = {ArrangementKind.TRUST, ArrangementKind.PARTNER, ArrangementKind.SHARED}
    found = [a.body for a in arrangements.of(code) if a.kind in running and a.held(day)]
    assert found == ([body] if body else [])


@pytest.mark.parametrize(
    ("code", "kind", "body"),
    [
        ("839", ArrangementKind.FORMED_FROM, "Bournemouth, Dorset and Poole"),
        ("838", ArrangementKind.FORMED_FROM, "Dorset"),
        ("928", ArrangementKind.FOLLOWED_BY, "North Northamptonshire and West Northamptonshire"),
        ("909", ArrangementKind.FOLLOWED_BY, "Cumberland and Westmorland and Furness"),
    ],
)
def test_mergers_and_splits(code: str, kind: ArrangementKind, body: str) -> None:
    assert (kind, body) in [(a.kind, a.body) for a in arrangements.of(code)]


def test_every_listed_arrangement_has_known_councils_a_source_and_an_order() -> None:
    for arrangement in arrangements.all_arrangements():
        assert arrangement.source
        for code in (arrangement.authority_code, *arrangement.partner_codes):
            assert authorities.get(code).code == code
        if arrangement.start and arrangement.end:
            assert arrangement.start.first < arrangement.end.last


def test_partners() -> None:
    assert [a.authority_code for a in arrangements.partners_of("850")] == ["921"]
    assert [a.authority_code for a in arrangements.partners_of("879")] == ["880"]
