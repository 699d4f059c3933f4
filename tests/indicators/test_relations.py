"""Indicators that tell of one another: what is declared is so, and nothing small can be told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.behind import Behind, rows_behind
from lineofsight.indicators.keeping import by_code, kept_in, over_periods
from lineofsight.indicators.periods import Period, year_to
from lineofsight.indicators.registry import indicator
from lineofsight.indicators.relations import (
    APART,
    BEYOND,
    NEEDS,
    SAME,
    WITHIN,
    has_relations,
    hidden_periods,
    suppress_beside,
)
from lineofsight.indicators.suppression import SMALL, is_small, suppress_parts
from lineofsight.indicators.values import Value
from lineofsight.record.opening import open_record
from tests.built_council import BuiltCouncil

YEAR = year_to(2026)


SECOND_HALF = Period(YEAR.kind, YEAR.start.replace(month=10), YEAR.end)


def value(
    code: str, upper: float, lower: float, part: str | None = None, period: Period = YEAR
) -> Value:
    return Value(
        code=code,
        la_code="865",
        period=period,
        part=part,
        group=None,
        numerator=upper,
        denominator=lower,
        value=100 * upper / lower if lower else None,
        unknown=0,
    )


def shown(*given: Value) -> dict[str, bool]:
    """Whether each of the indicators is shown for the year, beside the others."""

    def values_of(code: str) -> list[Value]:
        return [each for each in given if each.code == code]

    codes = dict.fromkeys(each.code for each in given if each.part is None)
    return {
        code: not may.suppressed
        for code in codes
        for given_value, may in zip(
            values_of(code), suppress_beside(indicator(code), values_of), strict=True
        )
        if given_value.period == YEAR
    }


#: Values, which of them are shown, and why.
CASES = [
    (
        [value("CL01-19-21", 50, 60), value("CL03-19-21", 47, 60), value("CL04", 3, 60)],
        {"CL01-19-21"},
        "3 who neither learn nor work are those in touch without those who learn or work",
    ),
    (
        [value("CL01-19-21", 50, 60), value("CL03-19-21", 30, 60), value("CL04", 20, 60)],
        {"CL01-19-21", "CL03-19-21", "CL04"},
        "nobody few is between them",
    ),
    (
        [value("HP31", 40, 100), value("HP32-24", 25, 100), value("HP32-12", 22, 100)],
        {"HP31", "HP32-24"},
        "3 came back in their second year",
    ),
    (
        [value("HP31", 27, 100), value("HP32-24", 25, 100), value("HP32-12", 10, 100)],
        {"HP31", "HP32-12"},
        "2 came back after more than two years; 17 within them but not in the first",
    ),
    (
        [value("HP11", 90, 120), value("HP11R", 88, 116)],
        {"HP11"},
        "4 assessments were not the first, and 2 of them in time",
    ),
    (
        [value("CC23-returned", 97, 100), value("CC23-concern", 40, 97)],
        set(),
        "the denominator of the one is what the other hides",
    ),
    (
        [value("CC25", 20, 300), value("CC25-helped", 3, 20), value("CC25-offered", 9, 17)],
        {"CC25"},
        "17 of 20 are left where 3 were helped",
    ),
    (
        [
            value("CC07", 60, 100, "foster"),
            value("CC07", 20, 100, "residential"),
            value("CC07", 8, 100, "supported"),
            value("CC07", 3, 100, "parents"),
            value("CC07", 9, 100, "adoption"),
            value("CC07-foster", 60, 100),
            value("CC07-supported", 8, 100),
            value("CC07-parents", 3, 100),
        ],
        {"CC07-foster"},
        "the part that is hidden to keep another one is hidden by itself too",
    ),
    (
        [
            value("CC14-guardianship", 30, 100),
            value("CC14-arrangements", 10, 100),
            value("CC15-planned", 28, 100),
            value("CC15-unplanned", 9, 100),
            value("AD05", 20, 100),
        ],
        {"CC14-guardianship", "CC14-arrangements", "CC15-planned", "AD05"},
        "3 left care in some other way: with 9 more they are 12",
    ),
    (
        [value("CL01-19-21", 57, 60), value("CL03-19-21", 30, 60), value("CL04", 27, 60)],
        {"CL03-19-21"},
        "the two together would tell the 3 who are not in touch",
    ),
    (
        [value("CL01-19-21", 50, 60), value("CL03-19-21", 30, 60), value("CL04", 16, 60)],
        {"CL01-19-21", "CL03-19-21"},
        "of 4 in touch nothing is said",
    ),
    (
        [value("CC27-offered", 50, 90), value("CC27-accepted", 47, 50), value("CC28", 30, 47)],
        {"CC27-offered"},
        "30 of 47 tell that 3 of 50 refused",
    ),
    (
        [value("CC26", 18, 300), value("CC26-repeat", 1, 18), value("CC26-incidents", 19, 19)],
        {"CC26"},
        "19 incidents of 18 children: one of them twice",
    ),
]


@pytest.mark.parametrize(("values", "expected", "why"), CASES)
def test_what_is_shown_beside_others(values: list[Value], expected: set[str], why: str) -> None:
    found = shown(*values)
    assert {code for code, is_shown in found.items() if is_shown} == expected, why


numbers = st.integers(min_value=0, max_value=60)


@given(numbers, numbers, numbers, numbers)
def test_no_few_care_leavers_are_between_two_that_are_shown(
    studying: int, other: int, neither: int, rest: int
) -> None:
    """In touch, learning or working, at university: any difference of two that are shown."""
    lower = studying + other + neither + rest
    values = {
        "CL01-19-21": studying + other + neither,
        "CL03-19-21": studying + other,
        "CL04": neither,
        "CL05": studying,
    }
    found = shown(*(value(code, upper, lower) for code, upper in values.items()))
    for narrow, wide in (
        ("CL03-19-21", "CL01-19-21"),
        ("CL04", "CL01-19-21"),
        ("CL05", "CL03-19-21"),
        ("CL05", "CL01-19-21"),
    ):
        if found[narrow] and found[wide]:
            assert not is_small(values[wide] - values[narrow])
    if found["CL03-19-21"] and found["CL04"]:
        told = values["CL03-19-21"] + values["CL04"]
        assert not is_small(lower - told)
        assert not (found["CL01-19-21"] and is_small(values["CL01-19-21"] - told))


@given(st.lists(numbers, min_size=6, max_size=6))
def test_no_few_children_are_left_by_a_family_of_shares(counts: list[int]) -> None:
    _, family = APART[0]
    lower = sum(counts)
    found = shown(*(value(code, n, lower) for code, n in zip(family, counts[:5], strict=True)))
    told = sum(n for code, n in zip(family, counts[:5], strict=True) if found[code])
    assert not any(found.values()) or not 0 < lower - told <= SMALL


Members = Mapping[str, list[Behind]]


@pytest.fixture(scope="module")
def members(built_council: BuiltCouncil) -> Members:
    """What is behind every indicator of a relation, over a record with mistakes in it."""
    codes = {*SAME, *WITHIN, *NEEDS, *WITHIN.values(), "CC07"}
    codes |= {code for needed in NEEDS.values() for code in needed}
    codes |= {code for _, family in APART for code in family} | {*BEYOND, *BEYOND.values()}
    connection = open_record(built_council.snapshot)
    try:
        return {code: rows_behind(connection, indicator(code), YEAR) for code in codes}
    finally:
        connection.close()


def met(rows: list[Behind]) -> set[str]:
    return {row.row_key for row in rows if row.met}


@pytest.mark.parametrize(("narrow", "wide"), WITHIN.items())
def test_a_numerator_lies_within_the_wider(members: Members, narrow: str, wide: str) -> None:
    assert met(members[narrow]) <= met(members[wide])


@pytest.mark.parametrize("code", SAME)
def test_a_part_by_itself_counts_the_same(members: Members, code: str) -> None:
    mix, part = SAME[code]
    assert met(members[code]) == {row.row_key for row in members[mix] if row.part == part}


@pytest.mark.parametrize(("code", "needed"), NEEDS.items())
def test_a_denominator_is_of_those_it_needs(
    members: Members, code: str, needed: tuple[str, ...]
) -> None:
    """Children who are met in the first, without those of the others and those without answer."""
    first, *others = ({row.person_id for row in members[each] if row.met} for each in needed)
    assert {row.person_id for row in members[code]} <= first.difference(*others)


def test_a_family_has_nobody_twice(members: Members) -> None:
    for _, family in APART:
        keys = [key for code in family for key in met(members[code])]
        assert len(keys) == len(set(keys))


def test_pages_look_at_the_others_too(built_council: BuiltCouncil) -> None:
    """Nothing is hidden from those who may see, and no period is left out."""
    kept = by_code(kept_in(built_council.snapshot))
    for code in WITHIN:
        whole = over_periods(indicator(code), kept, shared=False)
        shared = over_periods(indicator(code), kept, shared=True)
        assert whole.keys() == shared.keys()
        assert not any(may.suppressed for may in whole.values())
    assert has_relations(indicator("CL05"))
    assert not has_relations(indicator("HP05"))


def periods_hidden(*given: Value) -> dict[str, frozenset[Period]]:
    codes = {each.code for each in given}
    return {
        code: hidden_periods(code, lambda other: [each for each in given if each.code == other])
        for code in codes
    }


def test_a_period_that_another_lacks_hides_nothing() -> None:
    earlier = Period(YEAR.kind, YEAR.start.replace(year=2024), YEAR.end.replace(year=2025))
    found = periods_hidden(value("HP31", 40, 100), value("HP32-24", 38, 100, period=earlier))
    assert found == {"HP31": frozenset(), "HP32-24": frozenset()}


def test_what_is_left_of_a_longer_period_is_looked_at_too() -> None:
    """18 and 15 plans in the half year before tell of 3."""
    found = periods_hidden(
        value("HP31", 40, 100),
        value("HP32-24", 25, 100),
        value("HP31", 22, 50, period=SECOND_HALF),
        value("HP32-24", 10, 50, period=SECOND_HALF),
    )
    assert found == {"HP31": frozenset(), "HP32-24": frozenset({SECOND_HALF})}


def test_parts_are_hidden_where_a_longer_period_would_tell_of_few() -> None:
    long = [value("HP09", 40, 100, "1"), value("HP09", 60, 100, "2")]
    short = [
        value("HP09", 37, 60, "1", period=SECOND_HALF),
        value("HP09", 23, 60, "2", period=SECOND_HALF),
    ]
    every = [*long, *short]
    assert [may.suppressed for may in suppress_parts(indicator("HP09"), long, every)] == [False] * 2
    assert [may.suppressed for may in suppress_parts(indicator("HP09"), short, every)] == [True] * 2
