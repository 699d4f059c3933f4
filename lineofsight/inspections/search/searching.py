"""Searching what inspectors found and recommended.

    build_index(folder / "search.sqlite", reports, judgements, recommendations, findings)
    index = open_index(snapshot.path / "inspections" / "search.sqlite")
    results = search(index, SearchQuery(text='"health histories"', regions=("South West",)))
    for hit in results.hits: ...

The words are found by SQLite's FTS5 and ranked by its bm25; filters and counts are made in memory
over columns that the index holds. What a query may say is told in `query`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from lineofsight.inspections.search.index import MARK_END, MARK_START
from lineofsight.inspections.search.query import ParsedText, fold, match_expression, parse_text
from lineofsight.inspections.search.reader import (
    Integers,
    Mask,
    SearchIndex,
)
from lineofsight.inspections.search.types import (
    FILTERS,
    Facet,
    FacetValue,
    Hit,
    ItemKind,
    SearchQuery,
    SearchResults,
    Sort,
    hit_of,
)
from lineofsight.inspections.tables import Body
from lineofsight.inspections.themes import THEMES
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

MAX_PER_PAGE = 200


@dataclass(frozen=True)
class _Found:
    """What the words alone find: which items, how they rank (less is better), with which
    expression."""

    mask: Mask
    rank: npt.NDArray[np.float64] | None
    expression: str | None


def search(index: SearchIndex, query: SearchQuery) -> SearchResults:
    """Find paragraphs by words and filters.

    No text raises: what cannot be searched for is said in `messages`. Without words but with a
    filter, everything that the filter leaves is listed, newest first. With neither, nothing is.

    Returns:
        A page of hits with the total and the counts for each filter. A page past the last gives
        the last.
    """
    parsed = parse_text(query.text)
    messages = list(parsed.messages)
    if not parsed.groups and not query.is_filtered:
        if not messages:
            messages.append(_nothing_to_search(parsed, query))
        return SearchResults(query, 0, 1, 1, (), (), tuple(messages))
    found = _match(index, parsed, ranked=query.sort is Sort.RELEVANCE)
    base = found.mask & _published(index, query)
    masks = _filter_masks(index, query)
    matched = base.copy()
    for mask in masks.values():
        matched &= mask
    order = _ordered(index, query, np.flatnonzero(matched), found.rank)
    per_page = min(max(query.per_page, 1), MAX_PER_PAGE)
    pages = max(1, -(-len(order) // per_page))
    page = min(max(query.page, 1), pages)
    shown = (order[(page - 1) * per_page : page * per_page] + 1).tolist()
    suggestion = None
    if not len(order) and not found.mask.any():
        suggestion = _suggestion(index, query.text, parsed)
    return SearchResults(
        query=query,
        total=len(order),
        page=page,
        pages=pages,
        hits=_hits(index, shown, found.expression),
        facets=_facets(index, query, base, masks),
        messages=tuple(messages),
        suggestion=suggestion,
        words_searched=bool(parsed.groups),
        reports=len(np.unique(index.columns["report_id"].codes[order])),
    )


def _nothing_to_search(parsed: ParsedText, query: SearchQuery) -> str:
    if parsed.excluded:
        return "There are only words to leave out. Add a word to look for."
    if query.text.strip():
        return "There is no word to search for: use letters or figures."
    return "Give a word or a phrase to search for, or choose a filter."


def _match(index: SearchIndex, parsed: ParsedText, *, ranked: bool = True) -> _Found:
    """The items that the words find. Without words: every item, but for those left out."""
    if not parsed.groups:
        mask = np.ones(index.size, bool)
        if parsed.excluded:
            expression = match_expression([parsed.excluded], (), index.beginning_with)
            mask[_places(index.match(expression))] = False
        return _Found(mask, None, None)
    expression = match_expression(parsed.groups, parsed.excluded, index.beginning_with)
    mask, rank = np.zeros(index.size, bool), None
    # Ranking costs four times as much as finding, so it is done only where it orders something.
    rows = index.match(expression, ranked=ranked)
    places = _places(rows)
    mask[places] = True
    if ranked:
        rank = np.zeros(index.size)
        rank[places] = np.fromiter((row[1] for row in rows), np.float64, len(rows))
    return _Found(mask, rank, expression)


def _places(rows: list[tuple[Any, ...]]) -> Integers:
    """Where the items of rows stand in the columns held in memory."""
    return np.fromiter((row[0] for row in rows), np.int64, len(rows)) - 1


def _published(index: SearchIndex, query: SearchQuery) -> Mask:
    mask = np.ones(index.size, bool)
    if query.published_from:
        mask &= index.published >= query.published_from.toordinal()
    for last in (query.published_to, query.as_at):
        if last:
            mask &= (index.published <= last.toordinal()) & (index.published > 0)
    return mask


def _filter_masks(index: SearchIndex, query: SearchQuery) -> dict[str, Mask]:
    """The items that each filter leaves, for the filters that are set."""
    masks = {}
    for name, (column, _) in FILTERS.items():
        wanted = getattr(query, name)
        if wanted:
            masks[name] = index.columns[column].is_any(tuple(map(str, wanted)))
    if query.themes:
        mask = np.zeros(index.size, bool)
        for code in query.themes:
            if code in index.themes:
                mask |= index.themes[code]
        masks["themes"] = mask
    return masks


def _ordered(
    index: SearchIndex,
    query: SearchQuery,
    places: Integers,
    rank: npt.NDArray[np.float64] | None,
) -> Integers:
    """Places of items in the order asked for; equals stand newest first, then as in the report."""
    published = index.published[places]
    if query.sort == Sort.OLDEST:
        keys: tuple[npt.NDArray[np.generic], ...] = (places, published)
    elif query.sort == Sort.NEWEST or rank is None:
        keys = (places, -published)
    else:
        keys = (places, -published, rank[places])
    return places[np.lexsort(keys)]


def _facets(
    index: SearchIndex, query: SearchQuery, base: Mask, masks: dict[str, Mask]
) -> tuple[Facet, ...]:
    facets = []
    for name, (column, label) in FILTERS.items():
        counts = index.columns[column].count(_without(name, base, masks))
        counts.pop("", None)
        chosen = {str(value) for value in getattr(query, name)}
        values = [
            FacetValue(value, label(value), counts.get(value, 0), value in chosen)
            for value in counts.keys() | (chosen & set(index.columns[column].values))
        ]
        facets.append(Facet(name, tuple(sorted(values, key=_facet_order(name)))))
    facets.append(_theme_facet(index, query, _without("themes", base, masks)))
    return tuple(facets)


def _theme_facet(index: SearchIndex, query: SearchQuery, mask: Mask) -> Facet:
    values = [
        FacetValue(
            each.code,
            each.name,
            int((index.themes[each.code] & mask).sum()),
            each.code in query.themes,
        )
        for each in THEMES
        if each.code in index.themes
    ]
    return Facet("themes", tuple(value for value in values if value.count or value.chosen))


def _without(name: str, base: Mask, masks: dict[str, Mask]) -> Mask:
    mask = base.copy()
    for other, each in masks.items():
        if other != name:
            mask &= each
    return mask


_DECLARED_ORDER: dict[str, dict[str, int]] = {
    name: {value: place for place, value in enumerate(codes)}
    for name, codes in {
        "kinds": ItemKind,
        "areas": Area,
        "grades": Grade,
        "frameworks": Framework,
        "families": Family,
        "bodies": Body,
    }.items()
}


def _facet_order(name: str) -> Callable[[FacetValue], tuple[int, str]]:
    """Codes in the order declared, names by the alphabet."""
    declared = _DECLARED_ORDER.get(name, {})
    return lambda value: (declared.get(value.value, 0), value.label)


def _hits(index: SearchIndex, items: list[int], expression: str | None) -> tuple[Hit, ...]:
    """The items, in the order given, with what matched marked."""
    if not items:
        return ()
    marks = ", ".join("?" * len(items))
    connection = index.connection
    rows = {
        row["id"]: row
        for row in connection.execute(f"SELECT * FROM item WHERE id IN ({marks})", items)  # noqa: S608
    }
    marked: dict[int, str] = {}
    if expression is not None:
        marked = dict(
            connection.execute(
                "SELECT rowid, highlight(item_text, 0, ?, ?) FROM item_text "  # noqa: S608
                f"WHERE item_text MATCH ? AND rowid IN ({marks})",
                (MARK_START, MARK_END, expression, *items),
            ).fetchall()
        )
    themes: dict[int, list[str]] = {}
    for code, item in connection.execute(
        f"SELECT theme, item FROM item_theme WHERE item IN ({marks})",  # noqa: S608
        items,
    ):
        themes.setdefault(item, []).append(code)
    return tuple(
        hit_of(rows[item], themes.get(item, ()), marked.get(item, rows[item]["text"]))
        for item in items
    )


_WORD = re.compile(r"[^\W\d_]{3,}")
_LIKE_ENOUGH = 75


def _suggestion(index: SearchIndex, text: str, parsed: ParsedText) -> str | None:
    """The query with words that no report has replaced by the most alike that one has; None
    when that changes nothing or still finds nothing."""
    if not parsed.groups:
        return None
    known = set(index.words)

    def mend(word: re.Match[str]) -> str:
        plain = fold(word[0])
        if plain in known or word[0] in ("OR", "AND", "NOT"):
            return word[0]
        best = process.extractOne(plain, index.words, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return best[0] if best else word[0]

    mended = _WORD.sub(mend, text)
    if mended == text or not _match(index, parse_text(mended), ranked=False).mask.any():
        return None
    return mended
