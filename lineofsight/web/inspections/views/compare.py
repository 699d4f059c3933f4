"""An authority beside up to five others, area by area."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.inspections import peers
from lineofsight.reference import authorities, neighbours
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask
from lineofsight.web.inspections.columns import COUNCIL, council_cells
from lineofsight.web.inspections.subject import council
from lineofsight.web.inspections.words import full_name
from lineofsight.web.lists import Form, data

COLUMNS = (
    *COUNCIL,
    "region",
    "type",
    "report_id",
    "inspection_start",
    "published",
    *(strand.value for strand in peers.COMPARED),
    "lowest_area",
)


@access(Access.PUBLIC)
def compare(request: HttpRequest, slug: str, form: Form = Form.PAGE) -> HttpResponse:
    """An authority beside up to five others."""
    asked = ask(request)
    authority = council(slug)
    if authority is None:
        raise Http404
    chosen = [a for a in asked.councils("with", peers.MOST_CHOSEN) if a.code != authority.code]
    others = [a for a in chosen if a.existed(asked.day.day)]
    found = peers.compare_with(asked.corpus, authority.code, [a.code for a in others])
    name = full_name(authority)
    if form is not Form.PAGE:
        facts = {**asked.facts, "authority": name}
        return data(form, f"{slug}-compare", COLUMNS, map(_row, found.rows), facts)
    near = neighbours.neighbours(authority.code)[: peers.MOST_CHOSEN]
    with_names = ", ".join(full_name(other) for other in others)
    return asked.page(
        "inspections/compare.html",
        title=f"Compare {name} with {with_names or 'others'}",
        heading=f"Compare {name} with others",
        trail=[("England", "england"), (name, "authority", authority.slug)],
        authority=authority,
        name=name,
        found=found,
        strands=peers.COMPARED,
        councils={a.slug: a.name for a in asked.corpus.authorities() if a.code != authority.code},
        picked=[a.slug for a in others] + [""] * (peers.MOST_CHOSEN - len(others)),
        gone=[full_name(a) for a in chosen if a not in others],
        nearest=[authorities.get(code) for code in near],
        model=neighbours.MODELS[0],
    )


def _row(row: peers.PeerRow) -> dict[str, Any]:
    """One authority of a comparison as a row of data."""
    return {
        **council_cells(row.authority),
        "region": row.authority.region,
        "type": row.authority.type,
        "report_id": row.latest.report_id if row.latest else None,
        "inspection_start": row.latest.start if row.latest else None,
        "published": row.latest.published if row.latest else None,
        **{strand.value: standing.mark.value for strand, standing in row.standings.items()},
        "lowest_area": row.lowest.mark.value,
    }
