"""Who else was told this, and their grade next time (reports of `small_corpus`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lineofsight.inspections.search import IndexUnreadable, SearchIndex, open_index
from lineofsight.inspections.search.similar import (
    NextGrade,
    PastInspection,
    UnknownRecommendationError,
    like_text,
    more_like_this,
)
from lineofsight.reference.areas import Area
from lineofsight.reference.grades import Grade
from tests.inspections import small_corpus


@dataclass(frozen=True)
class Past:
    report_id: str
    published: date | None
    judgements: dict[Area, Grade]


def history(code: str) -> Sequence[PastInspection]:
    """The invented histories, oldest first; Kent was inspected again in 2026, without an overall
    judgement."""
    past = [
        Past(report_id, published, small_corpus.JUDGEMENTS.get(report_id, {}))
        for report_id, authority, _, _, published in small_corpus.REPORTS
        if authority == code
    ]
    if code == "886":
        past.append(
            Past(
                "kent-2026-05-04",
                date(2026, 6, 20),
                {Area.HELP_AND_PROTECTION: Grade.GOOD, Area.CARE_LEAVERS: Grade.OUTSTANDING},
            )
        )
    return past


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return open_index(small_corpus.write(tmp_path_factory.mktemp("inspections")))


def test_who_else_was_told_this(index: SearchIndex) -> None:
    found = more_like_this(index, "leeds-2022-02-21", 1)
    assert [(s.hit.report_id, s.hit.place) for s in found] == [
        ("wiltshire-2019-06-24", 1),
        ("wiltshire-2023-09-18", 1),
    ]
    assert found[0].likeness > found[1].likeness > 0


@pytest.mark.parametrize(
    ("same_authority", "expected"),
    [
        (False, ["leeds-2022-02-21"]),
        (True, ["leeds-2022-02-21", "wiltshire-2023-09-18"]),
    ],
)
def test_an_authoritys_own_reports_count_only_when_asked(
    index: SearchIndex, same_authority: bool, expected: list[str]
) -> None:
    found = more_like_this(index, "wiltshire-2019-06-24", 1, same_authority=same_authority)
    assert sorted(s.hit.report_id for s in found) == expected


def test_the_grade_then_and_next_time(index: SearchIndex) -> None:
    (found, *_) = more_like_this(index, "elsewhere-2015-01-12", 1, history=history)
    assert (found.hit.report_id, found.hit.grade) == ("kent-2017-03-06", Grade.INADEQUATE)
    assert found.next == NextGrade(
        "kent-2026-05-04", date(2026, 6, 20), Area.HELP_AND_PROTECTION, Grade.GOOD
    )


def test_the_next_grade_is_as_known_on_the_day(index: SearchIndex) -> None:
    (found, *_) = more_like_this(
        index, "elsewhere-2015-01-12", 1, history=history, as_at=date(2026, 1, 1)
    )
    assert found.next is None


def test_nothing_published_later_is_shown(index: SearchIndex) -> None:
    assert more_like_this(index, "leeds-2022-02-21", 1, as_at=date(2019, 8, 4)) == ()


def test_where_a_judgement_was_split_the_part_that_continues_it_is_given(
    index: SearchIndex,
) -> None:
    found = like_text(index, "quality and timeliness of pathway plans", history=history)
    wiltshire = next(s for s in found if s.hit.report_id == "wiltshire-2019-06-24")
    assert wiltshire.hit.area is Area.IN_CARE_AND_CARE_LEAVERS
    assert wiltshire.next is not None
    assert (wiltshire.next.area, wiltshire.next.grade) == (Area.CARE_LEAVERS, Grade.GOOD)


def test_no_overall_grade_is_made_up(index: SearchIndex) -> None:
    def only_kent(code: str) -> Sequence[PastInspection]:
        return [Past("later", date(2026, 6, 20), {Area.LEADERS: Grade.GOOD})]

    found = more_like_this(index, "elsewhere-2015-01-12", 1, history=only_kent)
    assert found[0].next is None


@pytest.mark.parametrize("text", ["", "zebra", "12 34"])
def test_a_text_like_nothing_finds_nothing(index: SearchIndex, text: str) -> None:
    assert like_text(index, text) == ()


def test_an_unknown_recommendation_is_named(index: SearchIndex) -> None:
    with pytest.raises(UnknownRecommendationError, match="recommendation 9 in report nowhere"):
        more_like_this(index, "nowhere", 9)


def test_missing_files_say_what_to_do(tmp_path: Path) -> None:
    path = small_corpus.write(tmp_path)
    (tmp_path / "likeness.json").unlink()
    with pytest.raises(IndexUnreadable, match="Read the reports again"):
        more_like_this(open_index(path), "leeds-2022-02-21", 1)
