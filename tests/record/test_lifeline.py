"""Where everything stands in the lifeline of a child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest

from lineofsight.record.journeys import Event, Source, Span, create_journeys, events_of, spans_of
from lineofsight.record.lifeline import TOP, Lane, Lifeline, lifeline
from lineofsight.record.palette import ABUSE, LEGAL, PLACED, STYLES, placed
from lineofsight.record.timescale import RIGHT, WIDTH
from lineofsight.record.words import LISTS
from tests.record import drawn

LAST = drawn.AS_AT
ROW = Source("referral", "r", 1, 1)


@pytest.fixture(scope="module")
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn.children_record() as connection:
        create_journeys(connection)
        yield connection


@pytest.fixture(scope="module")
def picture(record: duckdb.DuckDBPyConnection) -> Lifeline:
    spans, events = spans_of(record, drawn.LONG), events_of(record, drawn.LONG)
    found = lifeline(spans, events, date(2014, 3, 12), LAST)
    assert found is not None
    return found


def lane(picture: Lifeline, first: str) -> Lane:
    (found,) = [lane for lane in picture.lanes if lane.name[0] == first]
    return found


def span(kind: str, start: date, end: date | None, code: str | None = None) -> Span:
    return Span(kind, start, end, code, None, ROW)


def drawn_of(*spans: Span, born: date | None = None, events: tuple[Event, ...] = ()) -> Lifeline:
    found = lifeline(spans, events, born, LAST)
    assert found is not None
    return found


def test_every_lane_is_there_always(picture: Lifeline) -> None:
    sparse = drawn_of(span("referral", date(2026, 1, 5), None))
    assert [lane.name for lane in sparse.lanes] == [lane.name for lane in picture.lanes]
    assert len(picture.lanes) == 8


def test_nothing_begun_is_no_picture() -> None:
    assert lifeline([], [], None, LAST) is None
    assert lifeline([span("referral", date(2027, 1, 1), None)], [], None, LAST) is None


def test_everything_lies_on_the_sheet(picture: Lifeline) -> None:
    for each in picture.lanes:
        assert each.y >= TOP
        for bar in each.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= WIDTH - RIGHT + 5
            assert each.y <= bar.y
            assert bar.y + bar.height <= each.y + each.height
    assert picture.height >= picture.lanes[-1].y + picture.lanes[-1].height


def test_lanes_do_not_lie_over_one_another(picture: Lifeline) -> None:
    for before, after in zip(picture.lanes, picture.lanes[1:], strict=False):
        assert before.y + before.height < after.y


def test_a_day_stands_where_it_belongs() -> None:
    half = drawn_of(
        span("cin_plan", date(2016, 9, 30), date(2021, 9, 30)), span("referral", LAST, LAST)
    )
    (plan,) = lane(half, "Child in").bars
    assert plan.x > 0
    assert plan.x + plan.width == pytest.approx((WIDTH - RIGHT) / 2, abs=15)


def test_what_overlaps_goes_into_rows_and_what_follows_does_not() -> None:
    picture = drawn_of(
        span("cin_plan", date(2024, 1, 1), date(2024, 6, 1)),
        span("cin_plan", date(2024, 6, 1), date(2024, 9, 1)),
        span("cin_plan", date(2024, 3, 1), None),
    )
    bars = {bar.title: bar.y for bar in lane(picture, "Child in").bars}
    first = next(t for t in bars if "1 January 2024 to" in t)
    overlapping = next(t for t in bars if "since 1 March" in t)
    following = next(t for t in bars if "1 June 2024 to" in t)
    assert bars[first] == bars[following]
    assert bars[overlapping] > bars[first]


def test_what_is_open_goes_on(picture: Lifeline) -> None:
    need = [bar for bar in lane(picture, "In need, and").bars if bar.style == "referral"]
    assert [bar.goes_on for bar in need] == [False, True]


def test_an_assessment_lies_within_the_bar_of_its_need(picture: Lifeline) -> None:
    bars = lane(picture, "In need, and").bars
    need = [bar for bar in bars if bar.style == "referral"]
    for bar in (bar for bar in bars if bar.style == "assessment"):
        assert any(
            n.x <= bar.x and n.y < bar.y and bar.y + bar.height <= n.y + n.height for n in need
        )


def test_a_category_that_changed_is_told_in_words(picture: Lifeline) -> None:
    (plan,) = lane(picture, "Child protection").bars
    assert plan.title == (
        "Child protection plan (Neglect, now emotional abuse): 24 April 2023 to 8 March 2024"
    )


def test_a_category_is_told_in_as_many_words_as_fit() -> None:
    told = []
    for days in (30, 130, 350, 900):
        end = date(2020, 1, 1) + timedelta(days=days)
        picture = drawn_of(
            span("cp_plan", date(2020, 1, 1), end, "EMO"), span("referral", date(2020, 1, 1), None)
        )
        (plan,) = lane(picture, "Child protection").bars
        told.append(plan.text)
    assert told == ["", "EMO", "Emotional", "Emotional abuse"]


def test_every_category_has_short_words() -> None:
    assert set(LISTS["abuse"].meanings) <= set(ABUSE)


def test_placements_have_their_kind_and_the_legal_status_lies_beneath(picture: Lifeline) -> None:
    care = lane(picture, "In care, and")
    places = [bar for bar in care.bars if bar.style != "legal"]
    band = [bar for bar in care.bars if bar.style == "legal"]
    assert [bar.style for bar in places] == ["foster", "home", "relative"]
    assert [bar.text for bar in band] == ["V2", "Interim order", "Full care order"]
    assert max(bar.y + bar.height for bar in places) <= min(bar.y for bar in band)


def test_care_without_a_placement_still_shows() -> None:
    picture = drawn_of(span("cla", date(2025, 1, 1), None, "N1"))
    assert [bar.title for bar in lane(picture, "In care, and").bars] == [
        "In care: since 1 January 2025"
    ]


def test_a_day_missing_is_seen(picture: Lifeline) -> None:
    bars = lane(picture, "Missing").bars
    assert [bar.style for bar in bars] == ["missing", "away", "missing"]
    assert min(bar.width for bar in bars) >= 5


def test_a_conference_is_a_mark_filled_where_it_led_to_a_plan(picture: Lifeline) -> None:
    (mark,) = lane(picture, "Section 47 and").marks
    assert mark.filled
    assert mark.title.endswith("which led to a plan: 24 April 2023")
    none = Event("conference", date(2025, 5, 1), None, None, False, ROW)
    (hollow,) = lane(drawn_of(events=(none,)), "Section 47 and").marks
    assert not hollow.filled


def test_a_change_of_worker_is_seen(picture: Lifeline) -> None:
    bars = lane(picture, "Workers").bars
    assert [bar.text for bar in bars] == ["W1", "W2", "W3"]
    assert [bar.style for bar in bars] == ["worker", "worker_next", "worker"]


def test_years_and_ages_stand_along_the_top(picture: Lifeline) -> None:
    assert [year for _, year in picture.years] == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert [age for _, age in picture.ages][:2] == ["age 7", "age 8"]
    places = [x for x, _ in picture.ages]
    assert places == sorted(places)


def test_a_short_journey_is_told_in_quarters() -> None:
    picture = drawn_of(span("referral", date(2026, 6, 1), None))
    assert "Apr 2026" in [words for _, words in picture.years]


def test_a_birth_within_the_picture_is_marked() -> None:
    picture = drawn_of(span("referral", date(2024, 6, 1), None), born=date(2024, 8, 5))
    assert [words for _, words in picture.ages] == ["born", "age 1", "age 2"]


def test_a_birthday_on_29_february_is_kept_on_1_march() -> None:
    picture = drawn_of(span("referral", date(2020, 1, 1), None), born=date(2012, 2, 29))
    assert "age 9" in [words for _, words in picture.ages]


def test_unborn_children_have_no_age() -> None:
    assert drawn_of(span("referral", date(2026, 6, 1), None)).ages == ()


@pytest.mark.parametrize("born", [None, date(2014, 3, 12)])
def test_a_day_that_cannot_be_does_not_squeeze_the_rest(born: date | None) -> None:
    picture = drawn_of(
        span("referral", date(1902, 5, 1), None),
        span("cin_plan", date(2025, 9, 30), date(2026, 9, 30)),
        born=born,
    )
    (plan,) = lane(picture, "Child in").bars
    assert plan.width > WIDTH / 30
    (need,) = lane(picture, "In need, and").bars
    assert need.x == 0
    assert need.title.endswith("since 1 May 1902")


def test_text_that_does_not_fit_is_left_out() -> None:
    picture = drawn_of(
        span("cp_plan", date(2016, 1, 1), date(2016, 1, 20), "NEG"),
        span("referral", date(2008, 1, 1), None),
    )
    (plan,) = lane(picture, "Child protection").bars
    assert plan.text == ""
    assert "Neglect" in plan.title


def test_keys_are_those_of_what_is_drawn(picture: Lifeline) -> None:
    used = {bar.style for each in picture.lanes for bar in each.bars}
    assert {name for name, _ in picture.keys} == used


def test_the_description_counts_what_is_drawn(picture: Lifeline) -> None:
    assert picture.description.startswith("From 1 February 2021 to 30 September 2026: ")
    assert "1 child protection plan" in picture.description
    assert "3 placements" in picture.description
    assert "3 social workers" in picture.description


@pytest.mark.parametrize("code", LISTS["placement"].meanings)
def test_every_type_of_placement_has_a_style_and_words(code: str) -> None:
    assert placed(code) in STYLES
    assert PLACED[placed(code)]
    assert (placed(code) == "elsewhere") == code.startswith("Z")


def test_every_legal_status_has_words() -> None:
    assert set(LISTS["legal_status"].meanings) <= set(LEGAL)


def test_no_style_of_placement_is_told_by_colour_alone() -> None:
    """Styles that look alike in grey differ by pattern, or by the words in them."""
    looks = [(STYLES[name].fill, STYLES[name].pattern) for name in PLACED]
    assert len(set(looks)) == len(looks)
