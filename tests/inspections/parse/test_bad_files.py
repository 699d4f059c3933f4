"""Files that are no report: each is refused with a code and a sentence on what to do."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.inspections.parse import NotAReport, ParsedReport, parse_pdf
from lineofsight.inspections.parse.identity import identify
from lineofsight.inspections.parse.pdf import Line, read_pages
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_pdf import make_report
from lineofsight.synthetic.reports import AREAS, invent_report
from tests.inspections.pdfs import bound, pdf

PATH = Path("9900001_mereshire") / "report - 1 may 2024.pdf"


@cache
def sound(family: Family = Family.ILACS_2023, place: str = "Mereshire") -> bytes:
    """A sound report."""
    grades = dict.fromkeys(AREAS[family], Grade.GOOD)
    if family is Family.ILACS_2023:
        grades[Area.CARE_LEAVERS] = Grade.OUTSTANDING
    return make_report(invent_report(family, place, f"{place} Council", date(2024, 1, 29), grades))


BAD = [
    ("empty_file", b"", "0 bytes"),
    ("html_page", b"<!DOCTYPE html><html><body>Report not found</body></html>", "web page"),
    ("html_page", b"\n  <html lang='en'>", "web page"),
    ("not_a_pdf", b"PK\x03\x04 a zip file", "not a PDF"),
    ("not_a_pdf", b"\x00" * 5000, "not a PDF"),
    ("truncated_pdf", pdf("Inspection of Mereshire")[:-40], "ends early"),
    ("damaged_pdf", b"%PDF-1.4\nnothing more\n%%EOF\n", "damaged"),
    ("encrypted_pdf", pdf("Inspection of Mereshire", encrypted=True), "password"),
    ("no_text", pdf(), "scan"),
    ("not_a_report", pdf("Minutes of the scrutiny committee", "Present: all"), "Minutes of"),
    (
        "other_ofsted_report",
        pdf("Inspection of Mereshire Primary School", "Ofsted", "The quality of education: good"),
        "not a report on a local authority",
    ),
    ("too_many_pages", pdf("Inspection of Mereshire", pages=90_000), "90,000 pages"),
]


@pytest.mark.parametrize(
    ("code", "data", "words"), BAD, ids=[f"{code}-{i}" for i, (code, _, _) in enumerate(BAD)]
)
def test_a_file_that_is_no_report_says_why(code: str, data: bytes, words: str) -> None:
    with pytest.raises(NotAReport) as refused:
        parse_pdf(PATH, data)
    assert refused.value.code == code
    assert words in str(refused.value)


def test_a_sound_report_cut_short_anywhere_is_refused() -> None:
    data = sound()
    for part in range(1, 20):
        with pytest.raises(NotAReport) as refused:
            parse_pdf(PATH, data[: len(data) * part // 20])
        assert refused.value.code == "truncated_pdf"


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse_pdf(tmp_path / "gone.pdf")


def test_a_refusal_comes_back_from_another_process() -> None:
    """Python rebuilds an exception from its arguments: both must be among them."""
    refused = pickle.loads(pickle.dumps(NotAReport("html_page", "A web page.")))  # noqa: S301
    assert (refused.code, str(refused)) == ("html_page", "A web page.")


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_bytes_crash_the_parser(data: st.DataObject) -> None:
    """Bytes changed, removed or cut give a report or a refusal, and nothing else."""
    file = bytearray(sound())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(file) - 1))
        piece = data.draw(st.binary(max_size=12))
        file[at : at + data.draw(st.integers(0, 40))] = piece
        if not file:
            break
    if data.draw(st.booleans()):
        file += b"\n%%EOF"
    reason = ""
    reports: list[ParsedReport] = []
    try:
        reports = parse_pdf(PATH, bytes(file))
    except NotAReport as refused:
        reason = str(refused)
    assert bool(reports) != bool(reason)
    assert not reason or reason.endswith(".")


def test_a_broken_page_is_named_and_the_rest_is_read() -> None:
    data = bound(sound(), sound())
    pages = len(pypdfium2.PdfDocument(data)) // 2
    whole = read_pages(data)
    whole.unreadable.append(pages)
    whole.lines[pages - 1] = []
    with mock.patch("lineofsight.inspections.parse.report.read_pages", return_value=whole):
        first, second = parse_pdf(PATH, data)
    found = [(p.code, p.page) for p in first.problems if p.code == "page_unreadable"]
    assert found == [("page_unreadable", pages)]
    assert "page_unreadable" not in [problem.code for problem in second.problems]
    assert len(second.judgements) == 5


def test_two_reports_in_one_file_are_two() -> None:
    """Each says on which page of the file it starts; the same one twice keeps two identities."""
    first, second = sound(Family.SIF_2015), sound(Family.ILACS_2023)
    reports = parse_pdf(PATH, bound(first, second, second))
    alone = [len(parse_pdf(PATH, data)[0].findings) for data in (first, second, second)]
    assert [report.report.family for report in reports] == [
        Family.SIF_2015,
        Family.ILACS_2023,
        Family.ILACS_2023,
    ]
    assert [len(report.findings) for report in reports] == alone
    starts = [report.report.first_page for report in reports]
    lengths = [report.report.pages for report in reports]
    assert starts == [1, 1 + lengths[0], 1 + lengths[0] + lengths[1]]
    assert len({report.report.report_id for report in reports}) == 3
    assert all(
        judgement.page >= report.report.first_page
        for report in reports
        for judgement in report.judgements
    )


def test_pages_before_the_cover_are_passed_over() -> None:
    """A letter of the council before the report, and a page of its own between two."""
    letter = pdf("Mereshire Council", "Dear member", "Please find the report of Ofsted below.")
    alone = sound()
    first, second = parse_pdf(PATH, bound(letter, letter, alone, letter, sound(Family.SIF_2015)))
    assert (first.report.first_page, first.report.family) == (3, Family.ILACS_2023)
    assert first.report.inspection_start == date(2024, 1, 29)
    assert second.report.family is Family.SIF_2015
    (expected,) = parse_pdf(PATH, alone)
    assert [row.grade for row in first.judgements] == [row.grade for row in expected.judgements]


def test_a_board_reviewed_alone_bound_behind_its_council() -> None:
    council, board = sound(Family.SIF_2013), sound(Family.LSCB_REVIEW)
    first, second = parse_pdf(PATH, bound(council, board))
    assert (first.report.family, second.report.family) == (Family.SIF_2013, Family.LSCB_REVIEW)
    assert [(row.area, row.grade) for row in second.judgements] == [(Area.LSCB, Grade.GOOD)]
    assert second.report.report_id == f"{first.report.report_id}-lscb"


def test_spaces_of_other_widths_and_doubled_are_spaces() -> None:
    (line, other) = read_pages(
        pdf("Inspection  dates: 4  to 15 June", "Lead\\240inspector:")
    ).lines[0]
    assert (line.text, other.text) == ("Inspection dates: 4 to 15 June", "Lead inspector:")


def test_a_report_that_names_visits_in_bold_is_no_letter() -> None:
    """The table of grades says what it is."""
    whole = read_pages(sound())
    cover = whole.lines[0]
    cover.append(replace(cover[-1], text="Progress since the monitoring visit of 2022", bold=True))
    with mock.patch("lineofsight.inspections.parse.report.read_pages", return_value=whole):
        (parsed,) = parse_pdf(PATH, sound())
    assert parsed.report.family is Family.ILACS_2023


WHOSE = [
    ("Wiltshire", "Wiltshire", "printed", PATH),
    ("Newcastle", "Newcastle upon Tyne", "printed", PATH),
    ("Bradford Children and Families Trust", "Bradford", "printed", PATH),
    ("Bright Futures Trust", "Wiltshire", "folder", Path("80580_wiltshire") / PATH.name),
    ("Together for Children Sunderland", "Sunderland", "printed", PATH),
    ("Mereshire", None, None, PATH),
]


@pytest.mark.parametrize(("printed", "name", "by", "path"), WHOSE)
def test_whose_report_it_is(printed: str, name: str | None, by: str | None, path: Path) -> None:
    found = identify(printed, date(2024, 1, 29), path, [])
    assert (found.authority.name if found.authority else None, found.found_by) == (name, by)


def test_a_folder_is_surer_than_the_names_in_the_text() -> None:
    """A report may name the council with which services are shared more often than its own."""
    text = [[Line("Leaders of Hampshire County Council help.", 2, 72, 700, 12, False)]]
    path = Path("80419_isle of wight") / PATH.name
    by_folder = identify("Bright Futures Trust", date(2024, 1, 29), path, text)
    by_text = identify("Bright Futures Trust", date(2024, 1, 29), PATH, text)
    assert by_folder.authority is not None
    assert by_text.authority is not None
    assert (by_folder.authority.name, by_folder.found_by) == ("Isle of Wight", "folder")
    assert (by_text.authority.name, by_text.found_by) == ("Hampshire", "text")


def test_a_name_from_the_folder_or_none_is_a_problem_row() -> None:
    (parsed,) = parse_pdf(PATH, sound())
    assert [problem.code for problem in parsed.problems] == ["authority_unknown"]
    assert parsed.report.report_id == "mereshire-council-2024-01-29"
    assert (parsed.report.urn, parsed.report.published_source) == ("9900001", "file_name")
    (parsed,) = parse_pdf(Path("80580_wiltshire") / PATH.name, sound())
    assert [problem.code for problem in parsed.problems] == ["authority_not_printed"]
    assert parsed.report.report_id == "wiltshire-2024-01-29"
