"""What the parser reads equals Ofsted's own statistics, and each report agrees with itself."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.inspections.parse import ParsedReport
from lineofsight.inspections.pool import FileResult
from lineofsight.inspections.tables import Body, Finding, Kind, Recommendation
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade, parse_grade

pytestmark = pytest.mark.corpus

Corpus = dict[str, FileResult]

#: Every problem that the real reports give, with its reason; more of any is a failure.
EXPLAINED = {
    "html_page": "three files of 2012 are the web page that says the report was not found",
    "published_differs": "the printed date is one or two days before the file's in four reports",
    "no_lead_inspector": "Warwickshire 2025 prints none",
    "paragraph_repeated": "Lambeth 2026 prints 57 twice",
    "paragraph_empty": "Waltham Forest 2015 prints 89 with no words",
    "reference_unknown": "Lancashire 2015 points to 163; its last paragraph is 161",
}
EXPLAINED_COUNTS = {
    "html_page": 3,
    "published_differs": 4,
    "no_lead_inspector": 1,
    "paragraph_repeated": 1,
    "paragraph_empty": 1,
    "reference_unknown": 1,
}


def reports(corpus: Corpus) -> Iterator[tuple[str, ParsedReport]]:
    """Each report with its file's name."""
    for name, result in corpus.items():
        for report in result.reports:
            yield name, report


def official(shared: Path) -> list[dict[str, str]]:
    """Ofsted's table of outcomes to March 2025."""
    path = shared / "data" / "ofsted" / "official_outcomes_to_2025_03.csv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def official_grades(row: dict[str, str]) -> dict[str, Grade | None]:
    """The grades of one row, by our areas."""
    combined = row["combined_care_judgement"] == "True"
    printed = {
        Area.OVERALL: row["overall"],
        Area.LEADERS: row["leaders"],
        Area.HELP_AND_PROTECTION: row["help_protection"],
        Area.IN_CARE_AND_CARE_LEAVERS if combined else Area.IN_CARE: row["in_care"],
    }
    if not combined:
        printed[Area.CARE_LEAVERS] = row["care_leavers"]
    return {area.value: parse_grade(grade) for area, grade in printed.items()}


def test_judgements_dates_and_authorities_equal_the_official_table(
    shared: Path, parsed_corpus: Corpus
) -> None:
    compared = 0
    differences = []
    for row in official(shared):
        result = parsed_corpus.get(row["corpus_file"])
        if result is None:
            continue
        compared += 1
        (parsed,) = result.reports
        report = parsed.report
        read = (
            {judgement.area: judgement.grade for judgement in parsed.judgements},
            str(report.inspection_start),
            str(report.published),
            report.authority_code,
        )
        stated = (
            official_grades(row),
            row["inspection_start"],
            row["published"],
            authorities.get(row["ons_code"]).code,
        )
        if read != stated:
            differences.append((row["corpus_file"], read, stated))
    assert differences == []
    assert compared > 200


def test_every_problem_has_a_known_reason(parsed_corpus: Corpus) -> None:
    counts: Counter[str] = Counter()
    for result in parsed_corpus.values():
        counts.update(problem.code for problem in result.problems)
        counts.update(problem.code for report in result.reports for problem in report.problems)
    assert set(counts) <= set(EXPLAINED)
    assert counts == EXPLAINED_COUNTS


def test_every_report_has_its_full_table_of_judgements(parsed_corpus: Corpus) -> None:
    rows = Counter(
        (Family(report.report.family), len(report.judgements))
        for _, report in reports(parsed_corpus)
    )
    boards = {(Family.SIF_2013, 7), (Family.SIF_2015, 7)}
    assert set(rows) == boards | {
        (Family.LOOKED_AFTER, 5),
        (Family.SIF_2015, 6),  # Lambeth 2018: inspected again without its board
        (Family.SIF_REINSPECTION, 6),
        (Family.ILACS_2018, 4),
        (Family.ILACS_2023, 5),
        (Family.ILACS_2026, 4),
    }
    assert rows[Family.SIF_2015, 6] == 1


def test_headings_that_restate_a_grade_agree_with_the_table(parsed_corpus: Corpus) -> None:
    """Each judged area has findings, and their section's grade is the table's. The board's
    chapter restates its grade in all reports but one."""
    wanting = []
    for name, report in reports(parsed_corpus):
        for judgement in report.judgements:
            if judgement.area == Area.OVERALL:
                continue
            restated = {
                finding.section_grade
                for finding in report.findings
                if finding.area == judgement.area and finding.section_grade is not None
            }
            if restated != {judgement.grade}:
                wanting.append((name.split("/")[0][6:], judgement.area, sorted(restated)))
    assert wanting == [("buckinghamshire", Area.LSCB, [])]


def test_paragraph_numbers_run_without_gaps(parsed_corpus: Corpus) -> None:
    """Recommendations and findings share one run of numbers, from 1 to the last."""
    gaps = []
    for name, report in reports(parsed_corpus):
        printed = [int(row.number) for row in report.recommendations if row.number]
        printed += [row.paragraph for row in report.findings if row.paragraph is not None]
        skipped = {1, 2, 3} if report.report.family == Family.LOOKED_AFTER else set()
        empty = {
            int(problem.message.split()[1])
            for problem in report.problems
            if problem.code == "paragraph_empty"
        }
        missing = set(range(1, max(printed, default=0) + 1)) - set(printed) - skipped - empty
        if missing:
            gaps.append((name, sorted(missing)))
    assert gaps == []


def test_text_holds_no_glyph_of_the_layout(parsed_corpus: Corpus) -> None:
    """No bullet, no line-end mark, no running footer, no double space inside the words."""
    stray = set("\ufffe\x02\uf06e\uf02d\uf0a7\uf0b7\uf0be\u25fc\n")
    for name, report in reports(parsed_corpus):
        rows: list[Recommendation | Finding] = [*report.recommendations, *report.findings]
        assert rows, name
        for row in rows:
            lines = [line.removeprefix("• ").removeprefix("  – ") for line in row.text.split("\n")]
            assert all(lines), (name, row.page)
            assert not any(stray & set(line) for line in lines), (name, row.page, row.text)
            assert not any("  " in line or line != line.strip() for line in lines), (name, row.text)
            assert 1 <= row.page <= report.report.pages


def test_recommendations_have_a_body_and_a_kind(parsed_corpus: Corpus) -> None:
    """Every report lists something to improve; boards' own recommendations stand apart."""
    for name, report in reports(parsed_corpus):
        bodies = Counter(row.body for row in report.recommendations)
        assert bodies[Body.LOCAL_AUTHORITY] >= 1, name
        assert bodies[Body.LOCAL_AUTHORITY] < 60, name
        if report.report.family in (Family.ILACS_2018, Family.ILACS_2023, Family.ILACS_2026):
            assert set(bodies) == {Body.LOCAL_AUTHORITY}, name
            assert {row.kind for row in report.recommendations} == {Kind.IMPROVEMENT}, name
        timed = [row.timescale for row in report.recommendations if row.timescale]
        assert bool(timed) == (report.report.family == Family.LOOKED_AFTER), name


RECOUNTED = [
    ("80580_wiltshire", 2015, 2012, Area.SAFEGUARDING_OVERALL, Grade.INADEQUATE),
    ("80580_wiltshire", 2015, 2012, Area.LOOKED_AFTER_OVERALL, Grade.ADEQUATE),
    ("80580_wiltshire", 2015, 2013, Area.CHILD_PROTECTION_OVERALL, Grade.ADEQUATE),
    ("80419_isle of wight", 2014, 2013, Area.CHILD_PROTECTION_OVERALL, Grade.INADEQUATE),
    ("80419_isle of wight", 2014, 2010, Area.LOOKED_AFTER_OVERALL, Grade.ADEQUATE),
    ("80549_sandwell", 2018, 2015, Area.IN_CARE_AND_CARE_LEAVERS, Grade.REQUIRES_IMPROVEMENT),
]


@pytest.mark.parametrize(("folder", "told_in", "year", "area", "grade"), RECOUNTED)
def test_earlier_judgements_are_recounted(
    parsed_corpus: Corpus, folder: str, told_in: int, year: int, area: Area, grade: Grade
) -> None:
    told = {
        (row.year, row.area): row.grade
        for name, report in reports(parsed_corpus)
        if name.startswith(folder)
        and report.report.published
        and report.report.published.year == told_in
        for row in report.earlier_judgements
    }
    assert told[year, area] == grade


def test_recounted_judgements_equal_the_report_that_made_them(parsed_corpus: Corpus) -> None:
    """Where the corpus holds the earlier report, its own table says what the later one tells."""
    tables: dict[tuple[str | None, str, int], str] = {}
    for _, report in reports(parsed_corpus):
        facts = report.report
        for judgement in report.judgements:
            for day in (facts.inspection_start, facts.published):
                if day:
                    tables[facts.authority_code, judgement.area, day.year] = judgement.grade
    compared = 0
    for name, report in reports(parsed_corpus):
        for row in report.earlier_judgements:
            known = tables.get((report.report.authority_code, row.area, row.year or 0))
            if known is not None:
                compared += 1
                assert row.grade == known, (name, row)
    assert compared > 30
