# ruff: noqa: E501 - sentences as they are told
"""The chronology of a child in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest

from lineofsight.record.chronology import Whole, Year, chronology
from lineofsight.record.journey_views import ORDER
from lineofsight.record.journeys import Event, Source, Span, create_journeys, events_of, spans_of
from lineofsight.record.sentences import NAMED, SENTENCES, Names, sentence
from lineofsight.record.words import LISTS, age_on, listed, meaning, within
from tests.record import drawn

LAST = drawn.AS_AT
ROW = Source("visit", "r", 1, 1)
#: A record that tells of all that ever happened.
WHOLE = Whole(visits=date(1900, 1, 1))


@pytest.fixture(scope="module")
def record() -> Iterator[duckdb.DuckDBPyConnection]:
    with drawn.children_record() as connection:
        create_journeys(connection)
        yield connection


def told_of(record: duckdb.DuckDBPyConnection, person: str) -> list[Year]:
    return chronology(events_of(record, person), spans_of(record, person), LAST, whole=WHOLE)


def lines(years: list[Year]) -> list[str]:
    return [f"{entry.when}: {entry.sentence}" for year in years for entry in year.entries]


@pytest.fixture(scope="module")
def told(record: duckdb.DuckDBPyConnection) -> list[str]:
    return lines(told_of(record, drawn.LONG))


def event(
    kind: str,
    code: str | None = None,
    detail: str | None = None,
    flag: bool | None = None,
    on: date = date(2025, 5, 1),
) -> Event:
    return Event(kind, on, code, detail, flag, ROW)


def visits(*days: int, flag: bool | None = True) -> list[Event]:
    return [
        event("visit", "CP", "true", flag, date(2025, 1, 1) + timedelta(days=day)) for day in days
    ]


PLAN = Span("cp_plan", date(2025, 1, 1), date(2025, 7, 1), "NEG", "NEG", ROW)

#: kind, code, detail, flag: the sentence.
SAID: list[tuple[tuple[str, str | None, str | None, bool | None], str]] = [
    (
        ("referral", "6", "N1", False),
        "Referred by the police. The need was abuse, neglect or exploitation.",
    ),
    (("referral", "10", None, True), "Referred; by whom is not known. No further action was taken."),
    (("referral", None, "N9", None), "Referred. The record says: not a child in need."),
    (("contact", "3B", "Early help", None), "Contact by a health visitor. What came of it: Early "
     "help."),
    (("assessment_end", None, None, True), "The assessment was authorised. It ended without support "
     "from social care."),
    (("assessment_end", None, "16A,3B", False), "The assessment was authorised. Factors found: "
     "domestic abuse of a parent or carer and neglect."),
    (("s47_end", "true", None, False), "The section 47 enquiry ended. No initial conference was "
     "required."),
    (("s47_end", "false", None, True), "The section 47 enquiry ended. No further action was taken."),
    (("conference", "false", None, True), "Initial child protection conference. It led to a child "
     "protection plan."),
    (("conference", "true", None, False), "Initial child protection conference of a child who moved "
     "in with a plan. It led to no child protection plan."),
    (("conference", None, None, None), "Initial child protection conference."),
    (("cp_plan_start", "NEG", None, False), "A child protection plan began (neglect)."),
    (("cp_plan_start", "SAB", None, True), "A child protection plan of another council began (sexual "
     "abuse)."),
    (("cp_plan_end", "EMO", "NEG", None), "The child protection plan ended. Its latest category was "
     "emotional abuse."),
    (("cp_plan_end", "NEG", "NEG", None), "The child protection plan ended."),
    (("care_start", "N8", "V2", None), "Care began. The category of need was parents who are absent."),
    (("care_end", "E11", None, None), "Care ended: adopted, application unopposed."),
    (("care_end", None, None, None), "Care ended."),
    (("legal_status", "C2", None, None), "Legal status from this day: full care order."),
    (("legal_status", None, "S.31 ICO", None), "Legal status from this day, as found: S.31 ICO."),
    (("placement", "R2", None, None), "Placement began: NHS or other establishment giving medical or "
     "nursing care."),
    (("placement", None, None, None), "A placement began."),
    (("placement_end", "U4", "CHILD", None), "The placement ended. Why it changed: child asked for "
     "the end."),
    (("missing_start", "A", None, None), "Away without authorisation."),
    (("missing_end", "M", "true", True), "Came back. A return interview was offered. It was "
     "accepted."),
    (("missing_end", "M", None, False), "Came back. No return interview was offered."),
    (("missing_end", "M", None, None), "Came back."),
    (("worker_start", "W1", "CW", True), "W1 became the child’s social worker."),
    (("worker_start", "W1", "IRO", False), "W1 (IRO) began to work with the child."),
    (("worker_start", None, None, None), "A worker who is not named became the child’s social worker."),
    (("visit", "CP", "false", True), "Visit on a child protection plan. The child was seen, not "
     "alone."),
    (("visit", "CLA", None, False), "Visit in care. The child was not seen."),
    (("visit", None, None, None), "Visit."),
    (("review", "CP", "PN7", False), "Child protection review conference. Not present, and did not "
     "send their views. The plan was to end."),
    (("review", "CLA", None, None), "Review of the child’s care."),
    (("health", "SDQ", "17", None), "Strengths and difficulties questionnaire: score 17."),
    (("health", "SDQ", "SDQ2", None), "Strengths and difficulties questionnaire: the carer did not "
     "want to fill it in."),
    (("health", "HEALTH_ASSESSMENT", "REFUSED", None), "Health assessment: refused."),
    (("closure", "RC4", None, None), "The case was closed: a special guardianship order was made."),
    (("closure", None, None, None), "The case was closed."),
    (("early_help_start", None, None, None), "Early help began."),
    (("adoption_reversed", "RD3", None, None), "The decision for adoption was reversed: no adopters "
     "could be found."),
    (("leaving_care", None, None, None), "Position as a care leaver: not known."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), SAID, ids=[f"{g[0]} {s[:30]}" for g, s in SAID])
def test_a_sentence(given: tuple[str, str | None, str | None, bool | None], said: str) -> None:
    assert sentence(event(*given)) == said


def test_every_kind_of_event_has_a_sentence() -> None:
    assert SENTENCES.keys() | NAMED.keys() == ORDER.keys()
    for kind in ORDER:
        said = sentence(event(kind))
        assert said.endswith(".")
        assert "None" not in said


def test_a_code_that_no_list_has_is_told_as_it_stands() -> None:
    assert sentence(event("referral", "9Z", "N1")).startswith("Referred by 9Z.")


def test_workers_are_named_where_their_names_are_known() -> None:
    said = sentence(event("worker_start", "W1", "CW", True), Names({"W1": "Worker One"}))
    assert said == "Worker One became the child’s social worker."


def test_the_long_journey(told: list[str]) -> None:
    assert told[0] == (
        "18 January 2021: Contact by a health visitor. What came of it: Passed to early help."
    )
    assert (
        "6 September 2021: Referred by the police. The need was a family in acute stress." in told
    )
    assert "24 April 2023: A child protection plan began (neglect)." in told
    place = told.index("10 June 2024: Care began. The category of need was abuse, neglect or "
                       "exploitation.")  # fmt: skip
    assert told[place + 1].startswith("10 June 2024: Legal status from this day: single period")
    assert told[place + 2].startswith(
        "10 June 2024: Placement began: foster placement with another"
    )
    assert told[place + 3] == "10 June 2024: The child in need plan ended."


def test_no_judging_words(record: duckdb.DuckDBPyConnection) -> None:
    people = record.execute("SELECT person_id FROM record_person").fetchall()
    said = " ".join(" ".join(lines(told_of(record, person))) for (person,) in people).lower()
    for word in ("late", "fail", "poor", "good", "drift", "unfortunately", "only", "should have"):
        assert f" {word} " not in said, word


def test_entries_stand_under_their_year_in_order(record: duckdb.DuckDBPyConnection) -> None:
    years = told_of(record, drawn.LONG)
    assert [year.year for year in years] == sorted(year.year for year in years)
    for year in years:
        days = [entry.until or entry.on for entry in year.entries]
        assert days == sorted(days)
        assert {day.year for day in days} == {year.year}


def test_a_change_of_worker_is_told_once(told: list[str]) -> None:
    on = [line for line in told if line.startswith("14 August 2023")]
    assert on == ["14 August 2023: W2 became the child’s social worker."]


def test_a_move_is_told_once_with_its_reason(told: list[str]) -> None:
    on = [line for line in told if line.startswith("14 February 2025")]
    assert on == [
        "14 February 2025: Placement began: registered children's home, not secure. Provided by: "
        "private provider. Why it changed: carer asked for the end because of the child's "
        "behaviour."
    ]


def test_the_last_placement_is_told_to_end(record: duckdb.DuckDBPyConnection) -> None:
    assert "20 November 2025: The placement ended." in lines(told_of(record, drawn.ADOPTED))


def test_visits_in_a_row_are_told_together(told: list[str]) -> None:
    assert (
        "2 May 2023 to 12 June 2023: 4 visits on a child protection plan. The child was seen "
        "3 times and alone twice." in told
    )


def test_two_visits_are_told_each() -> None:
    years = chronology(visits(10, 20), [], LAST)
    assert len(lines(years)) == 2


def test_visits_seen_each_time_and_visits_that_do_not_say() -> None:
    (line,) = lines(chronology(visits(10, 20, 30), [], LAST))
    assert line.endswith("The child was seen each time and alone each time.")
    (line,) = lines(chronology(visits(10, 20, 30, flag=None), [], LAST))
    assert line.endswith("3 visits on a child protection plan.")


def test_a_gap_between_visits_is_told_while_a_plan_lasts() -> None:
    found = lines(chronology(visits(10, 84, 120, 150), [PLAN], LAST, whole=WHOLE))
    assert [line for line in found if "No visit" in line] == [
        "26 March 2025: No visit is recorded for 74 days, from 11 January 2025 to 26 March 2025, "
        "while a child protection plan lasted."
    ]


def test_a_gap_of_just_the_length_is_not_told() -> None:
    found = lines(chronology(visits(42, 84, 126, 168), [PLAN], LAST, whole=WHOLE))
    assert not [line for line in found if "No visit" in line]
    found = lines(chronology(visits(43, 84, 126, 168), [PLAN], LAST, whole=WHOLE))
    assert [
        line for line in found if "No visit is recorded for 43 days, from 1 January 2025" in line
    ]


def test_a_plan_without_any_visit_is_a_gap_from_end_to_end() -> None:
    found = lines(chronology([], [PLAN], LAST, whole=WHOLE))
    assert found[0].startswith(
        "1 July 2025: No visit is recorded for 181 days, from 1 January 2025"
    )


def test_a_gap_goes_on_to_the_last_day_while_a_plan_is_open() -> None:
    plan = Span("cp_plan", date(2026, 7, 1), None, None, None, ROW)
    (line,) = lines(chronology([], [plan], LAST, whole=WHOLE))
    assert line.startswith("30 September 2026: No visit is recorded for 91 days")


def test_no_gap_is_told_where_the_record_holds_no_visits() -> None:
    assert lines(chronology([], [PLAN], LAST, whole=Whole())) == []
    assert lines(chronology([], [PLAN], LAST)) == []


def test_a_gap_begins_when_the_record_is_whole() -> None:
    whole = Whole(visits=date(2025, 4, 1))
    (line,) = lines(chronology([], [PLAN], LAST, whole=whole))
    assert "for 91 days, from 1 April 2025 to 1 July 2025" in line


def test_a_silence_begins_when_the_record_is_whole() -> None:
    two = [event("referral", on=date(2015, 1, 1)), event("referral", on=date(2021, 1, 1))]
    found = lines(chronology(two, [], LAST, whole=Whole(all=date(2019, 4, 1))))
    assert "1 January 2021: Nothing is recorded for 641 days, from 1 April 2019 to" in found[1]
    found = lines(chronology(two, [], LAST, whole=Whole(all=date(2020, 4, 1))))
    assert len(found) == 2


def test_one_gap_under_two_plans_is_told_once() -> None:
    other = Span("cla", PLAN.start, PLAN.end, None, None, ROW)
    assert len(lines(chronology([], [PLAN, other], LAST, whole=WHOLE))) == 1


def test_a_long_silence_is_told(told: list[str]) -> None:
    assert any("Nothing is recorded for" in line for line in told)
    two = [event("referral", on=date(2020, 1, 1)), event("referral", on=date(2021, 1, 1))]
    assert any(
        "Nothing is recorded for 366 days" in line
        for line in lines(chronology(two, [], LAST, whole=WHOLE))
    )
    two[1] = event("referral", on=date(2020, 12, 30))
    assert not any(
        "Nothing is recorded" in line for line in lines(chronology(two, [], LAST, whole=WHOLE))
    )


def test_what_happens_after_the_last_day_is_not_told() -> None:
    assert chronology([event("review", on=date(2027, 1, 1))], [], LAST) == []


def test_every_entry_but_a_gap_says_where_it_stands(record: duckdb.DuckDBPyConnection) -> None:
    for year in told_of(record, drawn.LONG):
        for entry in year.entries:
            assert bool(entry.sources) != entry.is_gap


def test_words() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, b", "c"]) == "a, b; and c"
    assert within("ethnicity", "WBRI") == "White British"
    assert meaning("disability", "DISA") == "A disability, not said which"
    assert meaning("need", None) is None
    assert age_on(date(2014, 3, 12), date(2026, 3, 11)) == 11
    assert age_on(date(2014, 3, 12), date(2026, 3, 12)) == 12
    assert all(codes.meanings for codes in LISTS.values())
