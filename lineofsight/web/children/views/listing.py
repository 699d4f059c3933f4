"""The list of children: by identifier, and by what stands for each today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import duckdb
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lineofsight.record.children import STANDING, Chosen, Listed
from lineofsight.record.children import child as find_child
from lineofsight.record.children import children as find_children
from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.children.scope import scope_of
from lineofsight.web.children.showing import council, record_data, record_page
from lineofsight.web.children.store import ChildrenStore, current_record
from lineofsight.web.jinja import address
from lineofsight.web.lists import Form
from lineofsight.web.permissions import Permission
from lineofsight.web.records.needing import no_record

PER_PAGE = 50
COLUMNS = ("person_id", "birth_date", "stands", "worker_id", "issues")
#: As many children as one file holds.
_ALL = 1_000_000

STANDS = {
    "any": "Anything today",
    "referral": "In need",
    "cin_plan": "Child in need plan",
    "cp_plan": "Child protection plan",
    "cla": "In care",
    "care_leaver": "Care leaver",
    "all": "Every child, past and present",
}


@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def children(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Children by identifier; one whose whole identifier is given is shown at once."""
    record = current_record()
    if record is None:
        return no_record(request, "Children")
    with record.cursor() as cursor:
        return _listed(request, record, cursor, form)


def _listed(
    request: HttpRequest, record: ChildrenStore, cursor: duckdb.DuckDBPyConnection, form: Form
) -> HttpResponse:
    day = council(record).as_at
    scope = scope_of(request, record, cursor)
    identifier = request.GET.get("identifier", "").strip()[:100]
    known = identifier and scope.holds(identifier) and find_child(cursor, identifier) is not None
    if known and form is Form.PAGE:
        return redirect(address("child", identifier))
    asked = request.GET.get("stands", "").strip()
    errors = []
    if asked and asked not in STANDS:
        errors.append((f"“{asked[:60]}” is not one of the choices", "filter-stands"))
    # Whoever looks for an identifier looks among all children, unless told otherwise.
    stands = asked if asked in STANDS else "all" if identifier else "any"
    within = None if scope.person_ids is None else tuple(scope.person_ids)
    chosen = Chosen("" if stands == "all" else stands, identifier, within)
    if form is not Form.PAGE:
        found, _ = find_children(cursor, day, chosen, _ALL)
        return record_data(
            request, record, form, "children", COLUMNS, _rows([scope.bare(each) for each in found])
        )
    page = _page(request)
    found, total = find_children(cursor, day, chosen, PER_PAGE, (page - 1) * PER_PAGE)
    pages = max(1, -(-total // PER_PAGE))
    if page > pages:
        page = pages
        found, total = find_children(cursor, day, chosen, PER_PAGE, (page - 1) * PER_PAGE)
    kept = {"identifier": identifier, "stands": asked if asked in STANDS else ""}
    return record_page(
        request,
        record,
        "children/children.html",
        title="Children" + (f", page {page} of {pages}" if page > 1 else ""),
        heading="Children",
        status=400 if errors else 200,
        errors=errors,
        error_title=bool(errors),
        error_at={field: message for message, field in errors},
        found=[scope.bare(each) for each in found],
        restricted=scope.restricted,
        may_restrict=here_of(request).may(Permission.RESTRICT_CHILDREN),
        own_only=scope.person_ids is not None,
        total=total,
        page=page,
        pages=pages,
        page_address=lambda number: f"{request.path}?{urlencode({**kept, 'page': number})}",
        identifier=identifier,
        stands=stands,
        choices=STANDS,
        standing=STANDING,
    )


def _page(request: HttpRequest) -> int:
    value = request.GET.get("page", "").strip()
    plain = value.isascii() and value.isdigit() and 0 < len(value) < 7
    return max(int(value), 1) if plain else 1


def _rows(found: list[Listed]) -> Iterator[dict[str, Any]]:
    for each in found:
        yield {
            "person_id": each.person_id,
            "birth_date": each.birth_date,
            "stands": tuple(kind for kind in STANDING if kind in each.stands),
            "worker_id": each.worker_id,
            "issues": each.issues,
        }
