"""What a search is asked and what it answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.inspections.search.index import MARK_END, MARK_START
from lineofsight.inspections.search.snippets import Segment, snippet, split_marks
from lineofsight.inspections.tables import Body, Kind
from lineofsight.inspections.themes import THEMES, Theme
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import UnknownAuthorityError, get
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade


class ItemKind(StrEnum):
    """What a hit is."""

    FINDING = "finding"
    RECOMMENDATION = "recommendation"


class Sort(StrEnum):
    """The order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class SearchQuery:
    """What is asked. A filter left empty does not filter; several values of one filter mean any
    of them.

    `text`: words, "phrases", OR, -word, prefix* (see `query`). `areas`: the judgement area of a
    finding's section, or the one that a recommendation belongs to. `grades`: the grade that the
    report gave to that area (to overall effectiveness where a paragraph belongs to no one area).
    `authorities`: DfE codes. `themes`: codes of themes. `published_from`, `published_to`: days of
    publication, both included. `as_at`: only what was published by that day. A report whose day
    of publication is not known is left out when any of these three is given. `page` counts
    from 1.
    """

    text: str = ""
    kinds: tuple[ItemKind, ...] = ()
    areas: tuple[Area, ...] = ()
    grades: tuple[Grade, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    families: tuple[Family, ...] = ()
    regions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    as_at: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20

    @property
    def is_filtered(self) -> bool:
        """Whether any filter beside `as_at` is set."""
        return bool(
            any(getattr(self, name) for name in FILTERS)
            or self.themes
            or self.published_from
            or self.published_to
        )


@dataclass(frozen=True)
class Hit:
    """A finding or recommendation that was found.

    `place` is its order in the report and `number` the number printed, if any. `area` is empty
    when it belongs to no one area; `grade` is then of overall effectiveness, and `graded_area`
    says so. `snippet` is the part of the text with the words that matched, `segments` all of it.
    """

    item: int
    kind: ItemKind
    report_id: str
    place: int
    authority_code: str | None
    authority_name: str
    region: str | None
    framework: Framework
    family: Family
    published: date | None
    started: date | None
    body: Body
    area: Area | None
    grade: Grade | None
    heading: str
    number: str | None
    recommendation_kind: Kind | None
    page: int
    text: str
    themes: tuple[Theme, ...]
    snippet: tuple[Segment, ...]
    segments: tuple[Segment, ...]

    @property
    def graded_area(self) -> Area | None:
        """The area that `grade` is of."""
        return None if self.grade is None else self.area or Area.OVERALL


@dataclass(frozen=True)
class FacetValue:
    """A value that results have: how many would be found with it, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values of one filter, counted with every other filter applied. `name` is the field of
    `SearchQuery`."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class SearchResults:
    """One page of what was found.

    `total` counts everything found, and `reports` the reports it was found in. `messages` tell
    the reader what could not be searched for; `suggestion` is the text of a query that finds
    something, where this one found nothing and a word of it looks misspelt. `words_searched` is
    false when no text was searched for, so that the hits are a list by date.
    """

    query: SearchQuery
    total: int
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    messages: tuple[str, ...] = ()
    suggestion: str | None = None
    words_searched: bool = False
    reports: int = 0


def hit_of(row: sqlite3.Row, codes: Iterable[str], marked: str) -> Hit:
    """A hit from a row of `item`, the codes of its themes and its text with marks."""
    segments = split_marks(marked, MARK_START, MARK_END)
    named = set(codes)
    return Hit(
        item=row["id"],
        kind=ItemKind(row["kind"]),
        report_id=row["report_id"],
        place=row["place"],
        authority_code=row["authority"] or None,
        authority_name=row["authority_name"],
        region=row["region"] or None,
        framework=Framework(row["framework"]),
        family=Family(row["family"]),
        published=_day(row["published"]),
        started=_day(row["started"]),
        body=Body(row["body"]),
        area=Area(row["area"]) if row["area"] else None,
        grade=Grade(row["grade"]) if row["grade"] else None,
        heading=row["heading"],
        number=row["number"],
        recommendation_kind=Kind(row["sort"]) if row["sort"] else None,
        page=row["page"],
        text=row["text"],
        themes=tuple(each for each in THEMES if each.code in named),
        snippet=snippet(segments),
        segments=segments,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _authority_name(code: str) -> str:
    try:
        return get(code).name
    except UnknownAuthorityError:
        return code


#: Filters by field of `SearchQuery`, with the column each is of and its label.
FILTERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "kinds": ("kind", lambda value: {"finding": "Finding"}.get(value, "Recommendation")),
    "areas": ("area", lambda value: Area(value).label),
    "grades": ("grade", lambda value: Grade(value).label),
    "frameworks": ("framework", lambda value: Framework(value).label),
    "families": ("family", lambda value: Family(value).label),
    "regions": ("region", str),
    "types": ("type", str),
    "authorities": ("authority", _authority_name),
    "bodies": (
        "body",
        lambda value: {
            "local_authority": "Local authority",
            "lscb": "Local safeguarding children board",
        }.get(value, "Partners"),
    ),
}
