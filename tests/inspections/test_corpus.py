"""The national history: what is known, of whom, on which day."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.corpus import (
    CombinedCare,
    Corpus,
    Mark,
    Source,
    mark_of,
    predecessors,
)
from lineofsight.inspections.coverage import FrameworkCoverage
from lineofsight.inspections.transitions import transitions
from lineofsight.reference.areas import Area, Strand
from lineofsight.reference.authorities import UnknownAuthorityError
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade
from tests.inspections.histories import history

THREE = """
    authority | published  | framework | overall | leaders | help | care | leavers | both
    865       | 2015-09-01 | sif       | RI      | RI      | RI   |      | RI      | RI
    865       | 2019-07-22 | ilacs     | G       | G       | G    |      |         | G
    865       | 2023-12-12 | ilacs     | O       | O       | G    | O    | O       |
"""


@pytest.mark.parametrize(
    ("day", "mark", "why"),
    [
        ("2015-08-31", Mark.NOT_KNOWN, "inspected in July, but not yet published"),
        ("2015-09-01", Mark.REQUIRES_IMPROVEMENT, "known from the day of publication"),
        ("2019-07-21", Mark.REQUIRES_IMPROVEMENT, "the day before the next is published"),
        ("2023-12-12", Mark.OUTSTANDING, "the latest"),
    ],
)
def test_as_at_shows_what_was_known_on_the_day(day: str, mark: Mark, why: str) -> None:
    then = history(THREE).as_at(date.fromisoformat(day))
    assert then.standing("865", Strand.OVERALL).mark is mark, why
    assert then.day == date.fromisoformat(day)


def test_a_recounted_year_is_known_from_its_end() -> None:
    corpus = history("""
        authority | published    | framework        | protection
        921       | told 2013    | child_protection | I
        865       | told 2012-03 | child_protection | A
    """)
    assert [i.known_from for i in corpus.of("921")] == [date(2013, 12, 31)]
    assert [i.known_from for i in corpus.of("865")] == [date(2012, 3, 31)]
    assert [i.when for i in corpus.of("865")] == ["March 2012"]
    assert not corpus.as_at(date(2012, 3, 30)).of("865")


def test_without_an_overall_grade_the_last_one_is_kept_apart() -> None:
    corpus = history("""
        authority | published  | overall | leaders | help | care | leavers
        383       | 2022-05-03 | O       | O       | O    | O    | O
        383       | 2026-07-01 |         | G       | RI   | G    | G
    """)
    standing = corpus.standing("383", Strand.OVERALL)
    assert standing.mark is Mark.NO_OVERALL_GRADE
    assert standing.judged is None
    assert standing.last is not None
    assert standing.last.grade is Grade.OUTSTANDING
    assert corpus.latest("383", Area.OVERALL) is None
    assert corpus.standing("383", Strand.HELP_AND_PROTECTION).mark is Mark.REQUIRES_IMPROVEMENT
    lowest = corpus.lowest("383")
    assert (lowest.mark, lowest.strands) == (
        Mark.REQUIRES_IMPROVEMENT,
        (Strand.HELP_AND_PROTECTION,),
    )


def test_what_a_later_report_recounts_in_part_leaves_the_overall_grade_unknown() -> None:
    corpus = history("""
        authority | published    | framework | overall | help | both
        330       | told 2014-03 | sif       |         | I    | I
        330       | 2016-11-25   | sif       | I       | I    | RI
    """)
    then = corpus.as_at(date(2015, 1, 1))
    assert then.standing("330", Strand.OVERALL).mark is Mark.NOT_KNOWN
    assert then.standing("330", Strand.HELP_AND_PROTECTION).mark is Mark.INADEQUATE
    assert corpus.standing("330", Strand.OVERALL).mark is Mark.INADEQUATE
    overall = transitions(corpus, Strand.OVERALL)
    assert overall.items == ()
    assert "330" in overall.first_known
    assert "330" not in transitions(corpus, Strand.HELP_AND_PROTECTION).first_known


@pytest.mark.parametrize(
    ("areas", "mark", "why"),
    [
        ("G | O |   |   | ", Mark.NOT_KNOWN, "help, care and care leavers may be lower"),
        ("I |   |   |   | ", Mark.NOT_KNOWN, "no area is told"),
        ("I |   | I |   | ", Mark.INADEQUATE, "nothing can be lower"),
        ("G | G | G | O | RI", Mark.REQUIRES_IMPROVEMENT, "every area is told"),
    ],
)
def test_the_lowest_area_of_what_is_recounted(areas: str, mark: Mark, why: str) -> None:
    corpus = history(f"""
        authority | published | framework | overall | leaders | help | care | leavers
        206       | told 2017 | sif       | {areas}
    """)
    assert corpus.lowest("206").mark is mark, why


def test_not_judged_is_not_a_grade() -> None:
    corpus = history("""
        authority | published  | overall | leaders | help | care | leavers
        420       | 2019-12-19 | G       | G       | G    | -    | -
    """)
    assert corpus.standing("420", Strand.IN_CARE).mark is Mark.NOT_JUDGED
    assert corpus.lowest("420").mark is Mark.GOOD


def test_a_boards_review_alone_is_no_inspection_of_the_council() -> None:
    corpus = history("""
        authority | published  | framework | overall | leaders | help | both | lscb
        936       | 2015-06-01 | sif       | I       | I       | I    | I    |
        936       | 2015-11-01 | sif       |         |         |      |      | RI
    """)
    latest = corpus.latest_inspection("936")
    assert latest is not None
    assert latest.overall is Grade.INADEQUATE
    assert corpus.standing("936", Strand.OVERALL).mark is Mark.INADEQUATE
    assert corpus.standing("936", Strand.LSCB).mark is Mark.REQUIRES_IMPROVEMENT


@pytest.mark.parametrize(
    ("combined", "mark"),
    [
        (CombinedCare.COUNTS_FOR_BOTH, Mark.GOOD),
        (CombinedCare.IN_CARE_ONLY, Mark.REQUIRES_IMPROVEMENT),
    ],
)
def test_combined_care_answers_for_care_leavers_as_chosen(
    combined: CombinedCare, mark: Mark
) -> None:
    """In 2019 one grade covered both; the grade for care leavers alone was of 2015."""
    then = history(THREE).as_at(date(2020, 1, 1))
    assert then.standing("865", Strand.CARE_LEAVERS, combined=combined).mark is mark
    assert then.standing("865", Strand.IN_CARE, combined=combined).mark is Mark.GOOD


def test_beside_an_own_grade_a_combined_one_says_nothing_of_care_leavers() -> None:
    then = history("""
        authority | published  | framework | leavers | both
        894       | 2016-08-26 | sif       | G       | RI
    """)
    judged = then.latest("894", Strand.CARE_LEAVERS)
    assert judged is not None
    assert (judged.grade, judged.combined) == (Grade.GOOD, False)


def test_history_includes_the_councils_that_came_before() -> None:
    corpus = history("""
        authority | published  | overall
        909       | 2022-11-15 | RI
        942       | 2025-02-01 | G
    """)
    assert [i.authority_code for i in corpus.of("942")] == ["909", "942"]
    assert [i.authority_code for i in corpus.of("942", include_predecessors=False)] == ["942"]
    before = corpus.as_at(date(2024, 1, 1))
    assert before.standing("942", Strand.OVERALL).mark is Mark.NOT_KNOWN, "not its own"
    assert set(predecessors("839")) == {"839", "835", "836", "837"}


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownAuthorityError):
        Corpus.load().of("999")


def test_the_packaged_history_loads_fast() -> None:
    Corpus.load()
    began = time.perf_counter()
    corpus = Corpus.load()
    assert time.perf_counter() - began < 0.15
    assert len(corpus.inspections) > 400


def test_coverage_says_what_is_missing() -> None:
    coverage = Corpus.load().coverage
    sif = coverage.of(Framework.SIF)
    assert len(sif.lacking) + sif.between >= sif.missing
    if not coverage.complete:
        assert coverage.sentence().startswith("Some inspections are missing")


@pytest.mark.parametrize(
    ("day", "sif", "ilacs", "why"),
    [
        ("2016-06-01", ("up to", True), 0, "nobody knows how many were public by then"),
        ("2019-01-07", ("", False), 0, "SIF had ended; ILACS is complete to March 2025"),
        ("2025-12-31", ("", False), None, "as many as are missing today, or fewer"),
    ],
)
def test_coverage_as_at_a_day(day: str, sif: tuple[str, bool], ilacs: int | None, why: str) -> None:
    corpus = history(THREE)
    found = corpus.as_at(date.fromisoformat(day)).coverage
    then, whole = found.of(Framework.SIF), corpus.coverage.of(Framework.SIF)
    assert (then.missing, then.at_most) == (whole.missing, sif[1]), why
    assert then.lacking == whole.lacking, "an inspection never known cannot be dated"
    told = f"{sif[0]} {whole.missing} others are missing for councils that exist today".strip()
    assert told in found.sentence().lower()
    later = corpus.coverage.of(Framework.ILACS).missing if ilacs is None else ilacs
    assert found.of(Framework.ILACS).missing == later, why


@pytest.mark.parametrize(
    ("known", "missing", "at_most", "complete_to", "lacking", "sentence"),
    [
        (
            Counter({Source.REPORT: 124, Source.RECOUNTED: 12}),
            *(31, False, None, ("304", "330")),
            "136 SIF inspections are known, 12 of them only because a later report tells of it. "
            "31 others are missing for councils that exist today. "
            "2 councils, past ones included, have none that is known.",
        ),
        (
            Counter({Source.REPORT: 1}),
            *(1, True, None, ("304",)),
            "1 SIF inspection is known. Up to 1 other is missing for councils that exist today. "
            "1 council has none that is known.",
        ),
        (
            Counter({Source.OFSTED_STATISTICS: 312}),
            *(12, False, date(2025, 3, 31), ()),
            "312 SIF inspections are known. None is missing up to 31 March 2025. "
            "12 later ones are missing.",
        ),
        (
            Counter(),
            *(167, False, None, ()),
            "No SIF inspection is known. "
            "167 inspections are missing for councils that exist today.",
        ),
    ],
)
def test_what_is_missing_is_said_in_plain_words(
    known: Counter[Source],
    missing: int,
    at_most: bool,
    complete_to: date | None,
    lacking: tuple[str, ...],
    sentence: str,
) -> None:
    found = FrameworkCoverage(
        framework=Framework.SIF,
        held=known,
        missing=missing,
        at_most=at_most,
        complete_to=complete_to,
        lacking=lacking,
        between=0,
    )
    assert found.sentence() == sentence


def test_nothing_is_missing_from_a_whole_history_that_lacks_nothing() -> None:
    empty = Corpus.of_inspections([]).coverage
    assert not empty.complete
    assert len(empty.of(Framework.SIF).lacking) == 152, "councils at the end of 2017"


def test_recent_inspections_come_newest_first() -> None:
    days = [i.published for i in history(THREE).recent(2)]
    assert days == [date(2023, 12, 12), date(2019, 7, 22)]


@given(st.dates(date(2013, 1, 1), date(2027, 1, 1)), st.integers(0, 900))
def test_as_at_is_monotone(day: date, later: int) -> None:
    """What was known stays known."""
    corpus = Corpus.load()
    then = {i.report_id for i in corpus.as_at(day).inspections}
    after = {i.report_id for i in corpus.as_at(day + timedelta(days=later)).inspections}
    assert then <= after <= {i.report_id for i in corpus.inspections}


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_a_mark(grade: Grade) -> None:
    assert mark_of(grade).level == grade.level
