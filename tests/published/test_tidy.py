"""Reading tidy files: what is used, left out and refused, and that nothing crashes it."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.published.tables import Status
from lineofsight.published.tidy import Reading, read_tidy
from tests.published.recorded_service import ENGLAND_2025, HEADING, row, table

MEASURE = "hp_rereferral_pct"


def read(text: str, measure: str | None = MEASURE) -> Reading:
    """A file of this text."""
    return read_tidy(text.encode(), "file.csv", measure_ids=[measure] if measure else None)


def written(heading: Iterable[str], *rows: Iterable[str]) -> str:
    """A CSV file written by a library, with whatever in its cells."""
    text = io.StringIO()
    csv.writer(text).writerows([heading, *rows])
    return text.getvalue()


def test_every_measure_of_a_row_is_read() -> None:
    """England's row of 2025 as published: value, numerator and denominator of three measures."""
    reading = read(table(ENGLAND_2025), None)
    found = {
        value.measure_id: (value.place, value.period, value.value, value.numerator)
        for value in reading.values
    }
    assert found == {
        "hp_rereferral_pct": ("england", 2025, 22.6, 142900),
        "hp_referral_nfa_pct": ("england", 2025, 6.5, 41340),
        "hp_referral_no_need_pct": ("england", 2025, 30.8, 194620),
    }
    assert {value.denominator for value in reading.values} == {632830}


COMPRESSED = [
    (lambda text: text.encode(), "plain"),
    (lambda text: text.encode("utf-8-sig"), "with a byte order mark"),
    (lambda text: gzip.compress(text.encode()), "compressed"),
    (lambda text: text.replace("\n", "\r\n").encode(), "with Windows' line ends"),
    (lambda text: text.replace("Somewhere", "Côte").encode("cp1252"), "saved by a spreadsheet"),
    (lambda text: (text + "\n\n").encode(), "with empty lines at the end"),
]


@pytest.mark.parametrize(("encode", "why"), COMPRESSED)
def test_however_it_is_stored(encode: object, why: str) -> None:
    """The same values."""
    assert callable(encode)
    reading = read_tidy(encode(table(row(2025, "18.7"))), "file.csv", measure_ids=[MEASURE])
    assert [value.value for value in reading.values] == [18.7], why
    assert (reading.rows, reading.used) == (1, 1), why


NOT_FILES = [
    # bytes, what the message says
    (b"", "It is empty"),
    (b"PK\x03\x04rest", "Unpack it"),
    (gzip.compress(table(row(2025, "1")).encode(), mtime=0)[:60], "not received whole"),
    (b"\x1f\x8bnonsense", "not received whole"),
    (b"<html>Sorry</html>", "no column time_period"),
    (b"a,b\n1,2\n", "no column time_period"),
    (b"time_period,time_identifier,geographic_level,a,a\n", "two columns called a"),
    (b"time_period,time_identifier,geographic_level,sessions\n", "sessions"),
    (b'"' + b"a" * 200_000 + b'",time_period\n', "heading is no CSV"),
    (table(row(2025, "7"), row(2026, "8" * 200_000)).encode(), "After row 1 it is no CSV"),
]


@pytest.mark.parametrize(("data", "said"), NOT_FILES)
def test_what_is_no_tidy_file(data: bytes, said: str) -> None:
    """One refusal that says what to do, and no rows."""
    reading = read_tidy(data, "file.csv")
    assert reading.values == []
    (refusal,) = reading.refusals
    assert said in str(refusal)
    assert str(refusal).startswith("file.csv")


ROWS = [
    # row, used, left out, refused, message, why
    (row(2025, "18.7"), 1, 0, 0, None, "a value"),
    (row(2025, "c"), 1, 0, 0, None, "suppressed"),
    (row(2025, "n/a"), 0, 0, 1, "line 2, rereferral_percent: 'n/a'", "no number"),
    (row(2025, ""), 0, 0, 1, "line 2, rereferral_percent: ''", "an empty cell"),
    (row(2025, "18.7", code="866"), 0, 0, 1, "line 2, old_la_code: '866'", "codes that differ"),
    (row(2025, "18.7") + ",extra", 0, 0, 1, "19 cells, the heading 18", "too many cells"),
    (
        row(2025, "18.7").replace("Local authority", "Ward"),
        0,
        1,
        0,
        "No row of it",
        "a level that is not carried",
    ),
    (
        row(2025, "18.7").replace("2025,", "202526,", 1),
        1,
        0,
        0,
        None,
        "two years, the second counts",
    ),
    (
        row(2025, "18.7").replace("Reporting year", "Week 3"),
        0,
        0,
        1,
        "line 2, time_identifier: 'Week 3'",
        "not a year",
    ),
]


@pytest.mark.parametrize(("line", "used", "left_out", "refused", "said", "why"), ROWS)
def test_rows(
    line: str, used: int, left_out: int, refused: int, said: str | None, why: str
) -> None:
    """Each row is used, left out, or refused by line, column and value."""
    reading = read(table(line))
    assert (reading.used, reading.left_out, reading.refused) == (used, left_out, refused), why
    told = [str(refusal) for refusal in reading.refusals]
    assert [str(said) in message for message in told] == ([True] if said else []), why


def test_lines_are_those_of_the_file() -> None:
    """A name over two lines does not shift the lines named after it."""
    first = row(2025, "18.7").replace("Somewhere", '"Some\nwhere"')
    reading = read(table(first, row(2026, "?")))
    assert [refusal.line for refusal in reading.refusals] == [4]


def test_an_earlier_layout_is_read() -> None:
    """Columns were called otherwise until 2024."""
    heading = HEADING
    for now, before in (
        ("rereferral_percent", "Re_referrals_percent"),
        ("rereferral_count", "Re_referrals"),
        ("referral_count", "Referrals"),
    ):
        heading = heading.replace(f",{now}", f",{before}")
    (value,) = read(table(row(2024, "19.1"), heading=heading)).values
    assert (value.value, value.numerator, value.denominator) == (19.1, 400, 2000)


def test_two_values_for_one_place_and_year_are_both_refused() -> None:
    """As when a file is split by sex, which no label chooses; the same value twice is one."""
    reading = read(table(row(2025, "18.7"), row(2025, "19.9"), row(2026, "7"), row(2026, "7")))
    assert [(value.period, value.value) for value in reading.values] == [(2026, 7.0)]
    assert (reading.used, reading.refused) == (2, 2)
    assert "line 2 gives another value" in str(reading.refusals[0])


def test_a_joint_return_is_read_for_both() -> None:
    """Two codes in a cell: both councils have the value, marked as joint."""
    both = row(2025, "18.7", code="314 / 318", gss="E09000021 / E09000027")
    values = read(table(both)).values
    assert [(value.place, value.joint, value.value) for value in values] == [
        ("314", True, 18.7),
        ("318", True, 18.7),
    ]


STABILITY = (
    "time_period,time_identifier,geographic_level,country_code,cla_group,placement_stability,"
    "children_count,children_percent"
)
SAME_CARER = (
    "2025,Reporting year,National,E92000001,Children looked after continuously for at least "
    "2.5 years on 31 March aged under 16 years,{},{},{}"
)


def test_labels_choose_rows_and_the_total() -> None:
    """England in 2025: 19,680 of 28,710 children with the same carer, as published."""
    text = table(
        SAME_CARER.format("Total children", 28710, 100),
        SAME_CARER.format("Living with the same carer for at least 2 years", 19680, 69),
        "2025,Reporting year,National,E92000001,CLA 2 years on 31 March,Total children,59430,100",
        heading=STABILITY,
    )
    reading = read(text, None)
    (value,) = reading.values
    assert (value.measure_id, value.value) == ("cic_same_carer_2y_pct", 69)
    assert (value.numerator, value.denominator) == (19680, 28710)
    assert (reading.used, reading.left_out) == (2, 1)


HEALTH = (
    "time_period,time_identifier,geographic_level,country_code,characteristic,breakdown,"
    "children_count,children_percent"
)


def test_a_total_may_stand_for_several_measures() -> None:
    """England in 2025, as published; a score has no counts."""
    england = "2025,Reporting year,National,E92000001"
    text = table(
        f"{england},Health: all ages,Had their annual health assessment,52580,90",
        f"{england},Health: all ages,Had their teeth checked by a dentist,47320,81",
        f"{england},Health: all ages,Total all ages,58530,100",
        f"{england},Ages 5 to 16 years with SDQ score,SDQ average score,14.9,z",
        heading=HEALTH,
    )
    reading = read(text, None)
    found = {v.measure_id: (v.value, v.numerator, v.denominator) for v in reading.values}
    assert found == {
        "cic_health_pct": (90, 52580, 58530),
        "cic_dental_pct": (81, 47320, 58530),
        "cic_sdq_avg": (14.9, None, None),
    }


def test_measures_whose_label_is_gone_are_named() -> None:
    """The others of the data set are read; a data set that is not there is not missed."""
    text = table(
        "2025,Reporting year,National,E92000001,Health,Had their annual health assessment,1,90",
        heading=HEALTH,
    )
    reading = read(text, None)
    assert reading.measure_ids == ("cic_health_pct",)
    told = " ".join(str(refusal) for refusal in reading.refusals)
    assert "Teeth checked by a dentist is not read" in told
    assert "had their teeth checked by a dentist" in told
    assert "foster" not in told


WORKFORCE = (
    "time_period,time_identifier,geographic_level,country_code,inpost_fte,starters_fte,"
    "vacancy_rate_fte,vacancy_fte"
)


def test_a_measure_that_is_worked_out() -> None:
    """Starters in 2025: 5,837.8 of 36,186.3 posts is 16.1%, as carried."""
    text = table(
        "2025,Reporting year,National,E92000001,36186.3,5837.8,14.2,5965.4", heading=WORKFORCE
    )
    (value,) = read(text, "lw_starters_pct").values
    assert (value.value, value.numerator, value.denominator) == (16.1, 5837.8, 36186.3)


@pytest.mark.parametrize(
    ("inpost", "starters", "status"),
    [
        ("36186.3", "c", Status.SUPPRESSED),
        ("x", "5", Status.UNAVAILABLE),
        ("0", "0", Status.NOT_APPLICABLE),
    ],
)
def test_what_cannot_be_worked_out_has_a_status(inpost: str, starters: str, status: Status) -> None:
    """A count that is withheld withholds the measure; out of none there is no percentage."""
    text = table(
        f"2025,Reporting year,National,E92000001,{inpost},{starters},14.2,1", heading=WORKFORCE
    )
    (value,) = read(text, "lw_starters_pct").values
    assert (value.value, value.status) == (None, status)


def test_a_withheld_count_leaves_the_value() -> None:
    """The percentage is published, the number behind it is not."""
    text = table("2025,Reporting year,National,E92000001,36186.3,1,14.2,c", heading=WORKFORCE)
    (value,) = read(text, "lw_vacancy_pct").values
    assert (value.value, value.numerator, value.denominator) == (14.2, None, None)


def test_a_denominator_may_be_a_sum() -> None:
    """Vacancies are out of those in post and the vacancies themselves."""
    text = table("2025,Reporting year,National,E92000001,36186.3,1,14.2,5965.4", heading=WORKFORCE)
    (value,) = read(text, "lw_vacancy_pct").values
    assert value.denominator == pytest.approx(42151.7)


@given(st.lists(st.text(), min_size=1, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_any_text_in_a_value_is_loaded_or_refused(cells: list[str]) -> None:
    """Rows in are rows used and rows refused; nothing crashes, nothing becomes zero."""
    years = range(2010, 2010 + len(cells))
    rows = [row(year, "VALUE").split(",") for year in years]
    filled = [[cell if c == "VALUE" else c for c in r] for r, cell in zip(rows, cells, strict=True)]
    reading = read(written(HEADING.split(","), *filled))
    assert reading.rows == len(cells) == reading.used + reading.refused
    assert len(reading.values) == reading.used
    assert len([r for r in reading.refusals if r.line is not None]) == reading.refused
    for value in reading.values:
        assert (value.value is None) != (value.status is None)


@given(st.lists(st.lists(st.text(), max_size=20), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_rows_are_counted(rows: list[list[str]]) -> None:
    """Whatever stands under the heading, every row is used, left out or refused."""
    reading = read(written(HEADING.split(","), row(2025, "18.7").split(","), *rows))
    assert reading.rows == reading.used + reading.left_out + reading.refused
    assert [value.value for value in reading.values] == [18.7]


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing that is not a tidy file gives a value, and each says why."""
    reading = read_tidy(data, "file.csv")
    assert reading.values == []
    assert reading.refusals
