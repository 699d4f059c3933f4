"""Searching a handful of invented reports (see `small_corpus`)."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.inspections.search import (
    IndexUnreadable,
    ItemKind,
    SearchIndex,
    SearchQuery,
    SearchResults,
    Sort,
    build_index,
    open_index,
    search,
)
from lineofsight.inspections.search.query import words_of
from lineofsight.inspections.tables import Body
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from tests.inspections import small_corpus


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return open_index(small_corpus.write(tmp_path_factory.mktemp("inspections")))


def names(results: SearchResults) -> list[str]:
    """Each hit as authority, year, letter of its kind and place: `kent 2017 f1`."""
    return [
        f"{hit.report_id.split('-')[0]} {hit.report_id[-10:-6]} {hit.kind[0]}{hit.place}"
        for hit in results.hits
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('"early help"', "kent 2017 f1, kent 2017 r2, wiltshire 2019 f2", "side by side"),
        (
            "early help",
            "kent 2017 f1, kent 2017 r2, wiltshire 2019 f2, wiltshire 2019 f3",
            "anywhere in the paragraph",
        ),
        ("early help -parents -board", "kent 2017 f1, wiltshire 2019 f2", "left out"),
        ("accommodat*", "wiltshire 2023 f1", "the beginning of a word"),
        ("accommodatio*", "wiltshire 2023 f1", "also beyond the stem"),
        ('"care leaver" histories', "wiltshire 2023 f1", "plural and singular agree"),
        ("cafe OR strategy", "leeds 2022 f1, wiltshire 2019 f3", "either; accents do not matter"),
        (
            "supervise",
            "elsewhere 2015 f1, elsewhere 2015 r1, kent 2017 f1, kent 2017 r1",
            "forms of a word agree",
        ),
        ("zebra", "", "not there"),
    ],
)
def test_words(index: SearchIndex, text: str, expected: str, why: str) -> None:
    assert ", ".join(sorted(names(search(index, SearchQuery(text=text))))) == expected, why


@pytest.mark.parametrize(
    ("filters", "expected", "why"),
    [
        ({"kinds": (ItemKind.RECOMMENDATION,)}, "kent 2017 r2", "kind"),
        (
            {"areas": (Area.HELP_AND_PROTECTION,)},
            "kent 2017 f1, wiltshire 2019 f2, wiltshire 2019 f3",
            "area of the section",
        ),
        ({"areas": (Area.HELP_AND_PROTECTION,), "grades": (Grade.INADEQUATE,)}, "kent 2017 f1", ""),
        ({"grades": (Grade.REQUIRES_IMPROVEMENT,)}, "kent 2017 r2", "grade of its own area: LSCB"),
        ({"bodies": (Body.LSCB,)}, "kent 2017 r2", "who it is for"),
        ({"frameworks": (Framework.SIF,)}, "kent 2017 f1, kent 2017 r2", "framework"),
        ({"families": (Family.ILACS_2018,)}, "wiltshire 2019 f2, wiltshire 2019 f3", "layout"),
        ({"regions": ("South East",)}, "kent 2017 f1, kent 2017 r2", "region"),
        ({"authorities": ("865",)}, "wiltshire 2019 f2, wiltshire 2019 f3", "authority"),
        ({"themes": ("supervision",)}, "kent 2017 f1", "theme"),
        ({"published_from": date(2019, 8, 5)}, "wiltshire 2019 f2, wiltshire 2019 f3", "first day"),
        ({"published_to": date(2019, 8, 4)}, "kent 2017 f1, kent 2017 r2", "last day"),
        ({"as_at": date(2017, 6, 8)}, "", "nothing was published yet"),
        ({"authorities": ("999",)}, "", "no such authority"),
        ({"themes": ("no_such_theme",)}, "", "no such theme"),
    ],
)
def test_filters(index: SearchIndex, filters: dict[str, Any], expected: str, why: str) -> None:
    query = SearchQuery(text="early help", **filters)
    assert ", ".join(sorted(names(search(index, query)))) == expected, why


def test_the_paragraph_that_says_more_of_it_in_fewer_words_stands_first(
    index: SearchIndex,
) -> None:
    found = names(search(index, SearchQuery(text="early OR help")))
    assert found[0] in ("wiltshire 2019 f2", "kent 2017 f1"), "both words, and short"
    assert found.index("wiltshire 2019 f3") > found.index("kent 2017 f1")
    assert found[-1] == "wiltshire 2023 r1", "one of the words only"


def test_a_hit_says_where_it_stands_and_what_matched(index: SearchIndex) -> None:
    hit = search(
        index, SearchQuery(text="supervision", kinds=(ItemKind.FINDING,), authorities=("886",))
    ).hits[0]
    assert (hit.report_id, hit.place, hit.number, hit.page) == ("kent-2017-03-06", 1, "12", 3)
    assert (hit.authority_name, hit.region, hit.published) == (
        "Kent",
        "South East",
        date(2017, 6, 9),
    )
    assert (hit.area, hit.grade) == (Area.HELP_AND_PROTECTION, Grade.INADEQUATE)
    assert [s.text for s in hit.segments if s.match] == ["Supervision"]
    assert "".join(s.text for s in hit.segments) == hit.text
    assert [theme.code for theme in hit.themes] == ["supervision", "early_help"]


def test_a_recommendation_takes_the_area_of_the_paragraphs_it_points_to(index: SearchIndex) -> None:
    (hit,) = search(index, SearchQuery(text='"reflective supervision"')).hits
    assert (hit.kind, hit.area, hit.grade) == (
        ItemKind.RECOMMENDATION,
        Area.HELP_AND_PROTECTION,
        Grade.INADEQUATE,
    )


def test_a_paragraph_without_an_area_has_the_grade_of_overall_effectiveness(
    index: SearchIndex,
) -> None:
    (hit,) = search(index, SearchQuery(text="stronger")).hits
    assert (hit.area, hit.graded_area, hit.grade) == (None, Area.OVERALL, Grade.GOOD)


def test_an_unknown_authority_keeps_its_printed_name(index: SearchIndex) -> None:
    hit = search(index, SearchQuery(text='"sign each plan"')).hits[0]
    assert (hit.authority_code, hit.authority_name, hit.region, hit.grade) == (
        None,
        "Elsewhere",
        None,
        None,
    )


def test_a_report_without_a_day_of_publication_is_left_out_as_at_any_day(
    index: SearchIndex,
) -> None:
    query = SearchQuery(text='"sign each plan"', as_at=date(2030, 1, 1))
    assert search(index, query).total == 0


def test_facets_count_what_each_value_would_find(index: SearchIndex) -> None:
    query = SearchQuery(text="early help", regions=("South East",))
    facets = {facet.name: facet.values for facet in search(index, query).facets}
    assert [(v.label, v.count, v.chosen) for v in facets["regions"]] == [
        ("South East", 2, True),
        ("South West", 2, False),
    ], "its own filter is left aside"
    assert [(v.label, v.count) for v in facets["kinds"]] == [("Finding", 1), ("Recommendation", 1)]
    assert [(v.label, v.count) for v in facets["grades"]] == [
        ("Requires improvement", 1),
        ("Inadequate", 1),
    ], "grades from best to worst"
    assert [(v.value, v.label) for v in facets["authorities"]] == [("886", "Kent")]


def test_pages(index: SearchIndex) -> None:
    first = search(index, SearchQuery(text="early help", per_page=3))
    second = search(index, SearchQuery(text="early help", per_page=3, page=2))
    beyond = search(index, SearchQuery(text="early help", per_page=3, page=99))
    assert (first.total, first.pages, len(first.hits), len(second.hits)) == (4, 2, 3, 1)
    assert not set(names(first)) & set(names(second))
    assert (beyond.page, names(beyond)) == (2, names(second)), "past the last gives the last"
    assert first.reports == 2, "reports that it was found in"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [(Sort.NEWEST, [2019, 2019, 2017, 2017]), (Sort.OLDEST, [2017, 2017, 2019, 2019])],
)
def test_order_by_date(index: SearchIndex, sort: Sort, expected: list[int]) -> None:
    hits = search(index, SearchQuery(text="early help", sort=sort)).hits
    assert [hit.published.year for hit in hits if hit.published] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Give a word"),
        ("  ", "Give a word"),
        ("—", "no word to search for"),
        ("the of", "too common"),
        ("-early", "only words to leave out"),
    ],
)
def test_nothing_to_search_for_is_said(index: SearchIndex, text: str, message: str) -> None:
    results = search(index, SearchQuery(text=text))
    assert results.total == 0
    assert message in results.messages[0]


def test_a_filter_alone_lists_newest_first(index: SearchIndex) -> None:
    results = search(index, SearchQuery(kinds=(ItemKind.RECOMMENDATION,)))
    assert not results.words_searched
    assert [h.report_id for h in results.hits][:2] == ["wiltshire-2023-09-18", "leeds-2022-02-21"]
    assert results.hits[-1].published is None


def test_words_to_leave_out_work_with_a_filter_alone(index: SearchIndex) -> None:
    results = search(index, SearchQuery(text="-pathway", kinds=(ItemKind.RECOMMENDATION,)))
    assert sorted(names(results)) == ["elsewhere 2015 r1", "kent 2017 r1", "kent 2017 r2"]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("supervison", "supervision"),
        ('"helth histories"', '"health histories"'),
        ("zzzzzz", None),
        ("strategy cafe", None),
    ],
)
def test_a_misspelt_word_is_mended(index: SearchIndex, text: str, suggestion: str | None) -> None:
    results = search(index, SearchQuery(text=text))
    assert (results.total, results.suggestion) == (0, suggestion)


@given(st.text(max_size=80))
def test_no_text_raises(index: SearchIndex, text: str) -> None:
    assert search(index, SearchQuery(text=text)).total >= 0


@given(st.data())
def test_any_stretch_of_a_paragraph_finds_it(index: SearchIndex, data: st.DataObject) -> None:
    report_id, order, _, _, text = data.draw(st.sampled_from(small_corpus.FINDINGS))
    words = words_of(text)
    start = data.draw(st.integers(0, len(words) - 1))
    stretch = words[start : start + data.draw(st.integers(1, 5))]
    hits = search(index, SearchQuery(text='"' + " ".join(stretch) + '"')).hits
    assert (report_id, ItemKind.FINDING, order) in {(h.report_id, h.kind, h.place) for h in hits}
    assert all(any(segment.match for segment in hit.segments) for hit in hits)


@given(
    st.builds(
        SearchQuery,
        text=st.sampled_from(["early help", "plans", ""]),
        kinds=st.lists(st.sampled_from(ItemKind), max_size=2).map(tuple),
        areas=st.lists(st.sampled_from(Area), max_size=2).map(tuple),
        grades=st.lists(st.sampled_from(Grade), max_size=2).map(tuple),
        authorities=st.lists(st.text(max_size=4), max_size=2).map(tuple),
        page=st.integers(-5, 500),
        per_page=st.integers(-5, 500),
        as_at=st.none() | st.dates(),
    )
)
def test_any_filters_give_what_meets_them_all(index: SearchIndex, query: SearchQuery) -> None:
    for hit in search(index, query).hits:
        assert not query.kinds or hit.kind in query.kinds
        assert not query.areas or hit.area in query.areas
        assert not query.grades or hit.grade in query.grades
        assert not query.as_at or (hit.published and hit.published <= query.as_at)


def test_threads_share_an_index(index: SearchIndex) -> None:
    totals: list[int] = []

    def ask() -> None:
        totals.extend(search(index, SearchQuery(text="early help")).total for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [4] * 160


def test_the_index_cannot_be_written_by_a_reader(index: SearchIndex) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.connection.execute("DELETE FROM item")


def test_an_index_is_written_once(tmp_path: Path) -> None:
    small_corpus.write(tmp_path)
    with pytest.raises(FileExistsError, match="written once"):
        small_corpus.write(tmp_path)


def test_an_empty_snapshot_has_an_empty_index(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    assert build_index(path, [], [], [], []) == 0
    empty = open_index(path)
    assert search(empty, SearchQuery(text="early help")).total == 0
    assert search(empty, SearchQuery(kinds=(ItemKind.FINDING,))).total == 0


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadable, match="lineofsight inspections read"):
        open_index(tmp_path / "search.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_a_damaged_index_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "search.sqlite"
    path.write_bytes(content)
    with pytest.raises(IndexUnreadable, match="Read the reports again"):
        open_index(path)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = small_corpus.write(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0'")
    connection.close()
    with pytest.raises(IndexUnreadable, match="another version"):
        open_index(path)


def test_a_path_with_odd_characters_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "a b?c#d%e"
    folder.mkdir()
    assert open_index(small_corpus.write(folder)).size == 13
