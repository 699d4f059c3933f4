"""Invented reports: the same for the same seed, plainly invented, and one leading to the next."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from lineofsight.inspections.files import discover
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.practice import STRANDS, themes, themes_of
from lineofsight.synthetic.report_families import FAMILIES
from lineofsight.synthetic.report_pdf import expected, make_report
from lineofsight.synthetic.report_spec import ReportSpec
from lineofsight.synthetic.reports import AREAS, COUNCILS, demo_reports, histories, invent_report


def spec_of(family: Family, seed: int = 0, grade: Grade = Grade.GOOD) -> ReportSpec:
    """A report with one grade throughout."""
    grades = dict.fromkeys(AREAS[family], grade)
    return invent_report(
        family, "Mereshire", "Mereshire Council", date(2017, 5, 8), grades, seed=seed
    )


@pytest.mark.parametrize("family", list(AREAS), ids=lambda family: family.value)
def test_the_same_seed_gives_the_same_bytes(family: Family) -> None:
    assert make_report(spec_of(family)) == make_report(spec_of(family))


def test_another_seed_says_other_things() -> None:
    assert spec_of(Family.SIF_2015, 1) != spec_of(Family.SIF_2015, 2)


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.authority)
def test_no_real_council_has_the_name(council: object) -> None:
    found = next(one for one in COUNCILS if one is council)
    assert authorities.find(found.authority) is None
    assert authorities.find(found.name) is None


def test_every_report_says_that_it_is_invented() -> None:
    for council, spec in histories():
        with pypdfium2.PdfDocument(make_report(spec)) as document:
            last = document[len(document) - 1].get_textpage().get_text_bounded()
        assert f"{council.authority} does not exist" in " ".join(last.split())


def test_histories_run_from_2014_to_2026_over_the_frameworks() -> None:
    listed = defaultdict(list)
    for council, spec in histories():
        listed[council.authority].append(spec.family)
    expected_order = [Family.SIF_2013, Family.ILACS_2018, Family.ILACS_2023, Family.ILACS_2026]
    assert dict(listed) == {council.authority: expected_order for council in COUNCILS}


def test_the_newest_layout_has_no_overall_grade() -> None:
    for _, spec in histories():
        assert (Area.OVERALL in spec.grades) == (spec.family is not Family.ILACS_2026)


AMOUNTS = [
    # grade throughout, whether the report recommends anything
    (Grade.OUTSTANDING, False),
    (Grade.REQUIRES_IMPROVEMENT, True),
    (Grade.INADEQUATE, True),
]


@pytest.mark.parametrize(("grade", "some"), AMOUNTS)
def test_what_is_recommended_goes_with_the_grade(grade: Grade, some: bool) -> None:
    assert bool(spec_of(Family.ILACS_2023, grade=grade).advice) is some


def test_what_is_recommended_is_what_was_found_weak() -> None:
    spec = spec_of(Family.ILACS_2023, grade=Grade.REQUIRES_IMPROVEMENT)
    said = " ".join(words.plain for section in spec.sections for words in section.paragraphs)
    advised = {advice.words.text for advice in spec.advice}
    weak = [theme for theme in themes() if theme.aim in advised]
    assert weak
    for theme in weak:
        last = theme.weak[-1].partition("{")[0].rstrip(".")[1:]
        assert last in said


def test_no_recommendation_is_made_twice_in_a_report() -> None:
    for _, spec in histories():
        texts = [advice.words.text for advice in spec.advice]
        assert len(texts) == len(set(texts)), spec.start


def test_demonstration_reports_stand_in_folders_like_those_of_real_ones(tmp_path: Path) -> None:
    written = demo_reports(tmp_path, seed=3)
    assert len(written) == 12
    names = [str(path.relative_to(tmp_path)) for path in written]
    assert names[0] == "9900001_mereshire/children's services inspection - 30 april 2014.pdf"
    assert len(set(names)) == 12
    assert discover([tmp_path]) == (sorted(written), [])


def test_writing_them_again_changes_nothing(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in demo_reports(tmp_path)]
    assert [path.read_bytes() for path in demo_reports(tmp_path)] == first


def test_a_family_without_a_layout_is_refused() -> None:
    (missing,) = set(Family) - set(FAMILIES)
    assert missing is Family.SAFEGUARDING
    spec = ReportSpec(
        missing,
        "Mereshire",
        "Mereshire Council",
        date(2011, 5, 2),
        date(2011, 5, 6),
        None,
        None,
        {},
    )
    with pytest.raises(ValueError, match="safeguarding"):
        make_report(spec)


def test_a_board_s_review_needs_its_section() -> None:
    spec = ReportSpec(
        Family.LSCB_REVIEW, "Mereshire", "Mereshire Council", date(2015, 5, 4), date(2015, 5, 8),
        None, None, {Area.LSCB: Grade.GOOD},
    )  # fmt: skip
    with pytest.raises(ValueError, match=r"Area\.LSCB"):
        make_report(spec)


def test_numbers_run_through_findings_and_recommendations_without_a_gap() -> None:
    found = expected(spec_of(Family.SIF_2015, grade=Grade.INADEQUATE))
    numbers = [one.paragraph for one in found.findings if one.paragraph]
    numbers += [int(one.number) for one in found.advice if one.number]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_every_strand_has_themes_and_every_theme_is_complete() -> None:
    assert {strand for strands in STRANDS.values() for strand in strands} == {
        theme.strand for theme in themes()
    }
    for theme in themes():
        assert len(theme.strong) >= 2
        assert len(theme.weak) >= 2
        assert theme.aim.endswith(".")
        assert theme.order.endswith(".")
    assert themes_of(Area.LSCB)
