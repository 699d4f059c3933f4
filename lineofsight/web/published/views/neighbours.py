"""An authority's statistical neighbours explained: both models, what stayed, who is mutual."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.reference.neighbours import (
    MODELS,
    Link,
    links,
    neighbour_of,
    neighbours,
)
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.lists import Form, data
from lineofsight.web.published.ask import authority_or_404

NEWEST, OLDER = MODELS
COLUMNS = (
    *COUNCIL,
    "region",
    "type",
    f"rank_{NEWEST}",
    f"closeness_{NEWEST}",
    f"rank_{OLDER}",
    f"closeness_{OLDER}",
    "in_both",
    "mutual",
)


@dataclass(frozen=True)
class Row:
    """An authority that is a neighbour under either model.

    Attributes:
        authority: the neighbour.
        newest: its place in the newest model, or None.
        older: its place in the older model, or None.
        mutual: whether the newest model also has the subject among the neighbour's ten.
        gone: whether it no longer exists on the day asked about.
    """

    authority: Authority
    newest: Link | None
    older: Link | None
    mutual: bool
    gone: bool

    @property
    def change(self) -> str:
        """What became of it from the older model to the newest, in words."""
        if self.newest and self.older:
            return "In both models"
        return f"New in {NEWEST}" if self.newest else f"Left out in {NEWEST}"


def neighbour_rows(code: str, present: frozenset[str]) -> list[Row]:
    """An authority's neighbours under either model: by place in the newest, then in the older.

    `present` are the codes of the authorities that exist on the day asked about.
    """
    newest = {link.code: link for link in links(code, NEWEST)}
    older = {link.code: link for link in links(code, OLDER)}
    return [
        Row(
            authority=authorities.get(other),
            newest=newest.get(other),
            older=older.get(other),
            mutual=code in neighbours(other, NEWEST),
            gone=other not in present,
        )
        for other in (*newest, *(other for other in older if other not in newest))
    ]


@cache
def stayed_on_average() -> float:
    """Of an authority's ten neighbours, how many stayed from the older model to the newest, on
    average over those that both models know."""
    both = [a.code for a in authorities.current() if neighbours(a.code, OLDER)]
    kept = [len(set(neighbours(c, NEWEST)) & set(neighbours(c, OLDER))) for c in both]
    return sum(kept) / len(kept)


@access(Access.PUBLIC)
def explained(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """The neighbours of an authority under both models."""
    asked = ask(request)
    authority = authority_or_404(slug)
    present = frozenset(a.code for a in authorities.current(on=asked.day.day))
    rows = neighbour_rows(authority.code, present)
    if form is not Form.PAGE:
        facts = {**asked.facts, "code": authority.code, "authority": authority.name}
        return data(form, f"{slug}-neighbours", COLUMNS, map(_plain, rows), facts)
    newest = [row for row in rows if row.newest]
    older = [row for row in rows if row.older]
    return asked.page(
        "published/neighbours.html",
        title=f"Statistical neighbours of {authority.name}",
        trail=[("England", "england"), (authority.name, "authority", authority.slug)],
        authority=authority,
        rows=rows,
        newest_year=NEWEST,
        older_year=OLDER,
        newest=newest,
        older=older,
        stayed=[row for row in newest if row.older],
        mutual=[row for row in newest if row.mutual],
        average=stayed_on_average(),
        theirs=[authorities.get(code) for code in neighbour_of(authority.code, NEWEST)],
        gone=[row for row in rows if row.gone],
    )


def _plain(row: Row) -> dict[str, Any]:
    return {
        **council_cells(row.authority),
        "region": row.authority.region,
        "type": row.authority.type,
        f"rank_{NEWEST}": row.newest.rank if row.newest else None,
        f"closeness_{NEWEST}": row.newest.closeness if row.newest else None,
        f"rank_{OLDER}": row.older.rank if row.older else None,
        f"closeness_{OLDER}": row.older.closeness if row.older else None,
        "in_both": row.newest is not None and row.older is not None,
        "mutual": row.mutual,
    }
