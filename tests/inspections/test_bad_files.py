"""A file that gives no report says why, in words for the person who can mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.inspections.parse import NotAReport, parse_pdf
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_pdf import make_report
from lineofsight.synthetic.reports import AREAS, invent_report
from tests import bad_files


@cache
def report(start: date = date(2019, 6, 3)) -> bytes:
    """A report that is in order."""
    grades = dict.fromkeys(AREAS[Family.ILACS_2018], Grade.GOOD)
    spec = invent_report(Family.ILACS_2018, "Mereshire", "Mereshire County Council", start, grades)
    return make_report(spec)


REFUSED: list[tuple[str, Callable[[], bytes], str, str]] = [
    # what the file is, how it is made, code, words of the message
    ("web page", bad_files.html_page, "html_page", "web page"),
    ("zero bytes", bad_files.empty, "empty_file", "0 bytes"),
    ("noise", bad_files.random_bytes, "not_a_pdf", "not a PDF"),
    ("noise in a PDF's clothes", bad_files.garbage_after_header, "damaged_pdf", "damaged"),
    ("broken download", lambda: bad_files.truncated(report()), "truncated_pdf", "ends early"),
    ("first bytes only", lambda: report()[:40], "truncated_pdf", "ends early"),
    ("password", lambda: bad_files.encrypted(report()), "encrypted_pdf", "password"),
    ("scan", bad_files.scanned, "no_text", "probably a scan"),
    ("blank page", bad_files.blank, "no_text", "no text"),
    ("minutes", bad_files.minutes_of_a_meeting, "not_a_report", "not an Ofsted inspection report"),
    ("school report", bad_files.school_report, "other_ofsted_report", "not a report on a local"),
]


@pytest.mark.parametrize(
    ("make", "code", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_file_that_gives_no_report_says_why(
    make: Callable[[], bytes], code: str, words: str
) -> None:
    with pytest.raises(NotAReport, match=words) as refused:
        parse_pdf(Path("folder") / "report.pdf", make())
    assert refused.value.code == code
    assert str(refused.value).endswith("."), "a sentence"


REMEDIES = ("Download", "download", "Save a copy", "Leave it out", "fetch")


@pytest.mark.parametrize("make", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_every_refusal_says_what_to_do(make: Callable[[], bytes]) -> None:
    with pytest.raises(NotAReport) as refused:
        parse_pdf(Path("report.pdf"), make())
    assert any(words in str(refused.value) for words in REMEDIES)


def test_a_file_that_is_not_there_is_the_system_s_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse_pdf(tmp_path / "gone.pdf")


def test_a_password_for_changing_does_not_stop_reading() -> None:
    (parsed,) = parse_pdf(Path("report.pdf"), bad_files.locked_against_changes(report()))
    assert {row.grade for row in parsed.judgements} == {Grade.GOOD}


def test_two_reports_in_one_file_are_two() -> None:
    bound = bad_files.bound_together(report(), report(date(2021, 10, 4)))
    first, second = parse_pdf(Path("report.pdf"), bound)
    assert first.report.inspection_start == date(2019, 6, 3)
    assert second.report.inspection_start == date(2021, 10, 4)
    assert first.report.first_page == 1
    assert second.report.first_page == first.report.pages + 1
    assert first.report.report_id != second.report.report_id
    (alone,) = parse_pdf(Path("report.pdf"), report())
    assert [row.text for row in first.findings] == [row.text for row in alone.findings]


def test_one_report_bound_twice_gets_two_names() -> None:
    bound = bad_files.bound_together(report(), report())
    first, second = parse_pdf(Path("report.pdf"), bound)
    assert second.report.report_id == f"{first.report.report_id}-2"


def test_the_same_report_under_two_names_is_known_by_its_hash(tmp_path: Path) -> None:
    paths = bad_files.under_two_names(tmp_path, report())
    first, second = (parse_pdf(path)[0].report for path in paths)
    assert first.sha256 == second.sha256
    assert first.report_id == second.report_id
    assert (first.file, second.file) == tuple(map(str, paths))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_crashes(data: st.DataObject) -> None:
    damaged = bytearray(report())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    try:
        parsed = parse_pdf(Path("report.pdf"), bytes(damaged))
    except NotAReport as refused:
        assert refused.code  # noqa: PT017 - either outcome is right
    else:
        assert len(parsed) == 1


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(NotAReport):
        parse_pdf(Path("report.pdf"), data)
