"""Searching findings and recommendations, and finding recommendations that are alike.

`index` writes the SQLite index of a snapshot and `reader` opens it; `query` reads what people
type; `searching` answers; `likeness` and `similar` give "more like this".
"""

from lineofsight.inspections.search.index import build_index
from lineofsight.inspections.search.reader import IndexUnreadable, SearchIndex, open_index
from lineofsight.inspections.search.searching import search
from lineofsight.inspections.search.snippets import Segment
from lineofsight.inspections.search.types import (
    Facet,
    FacetValue,
    Hit,
    ItemKind,
    SearchQuery,
    SearchResults,
    Sort,
)

__all__ = [
    "Facet",
    "FacetValue",
    "Hit",
    "IndexUnreadable",
    "ItemKind",
    "SearchIndex",
    "SearchQuery",
    "SearchResults",
    "Segment",
    "Sort",
    "build_index",
    "open_index",
    "search",
]
