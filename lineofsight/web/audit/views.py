"""Searching and exporting the record of access."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.asat import parse_day
from lineofsight.web.audit.models import Entry, Kind
from lineofsight.web.audit.services import faults, record, search
from lineofsight.web.lists import Form, data, data_address
from lineofsight.web.permissions import Permission

COLUMNS = (
    "number",
    "at",
    "kind",
    "person",
    "subject",
    "page",
    "came_from",
    "reason",
    "details",
    "before",
    "digest",
)
#: What each column of the list means.
MEANINGS = {
    "number": "counts from 1, without a gap",
    "at": "when (UTC)",
    "kind": "`read` a child’s record, saw a `list` of children, `change`, `role`, `sign_in`, "
    "`export` of this record",
    "person": "who, by the address that the person signs in by; empty for the machine itself",
    "subject": "the child’s identifier, or what was changed",
    "page": "the page that was asked for",
    "came_from": "the page before",
    "reason": "the reason that was given",
    "details": "what else there is to say, as JSON",
    "before": "the digest of the entry before",
    "digest": "SHA-256 of this entry and the digest before it",
}
PER_PAGE = 100


@access(Permission.SEE_ACCESS_RECORD)
def listing(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Entries, latest first, narrowed by child, person, kind and days; whether the record stands
    as it was written."""
    here = here_of(request)
    asked = {
        name: request.GET.get(name, "").strip()[:200]
        for name in ("subject", "person", "kind", "first", "last")
    }
    errors: list[tuple[str, str]] = []
    days: dict[str, date | None] = {}
    for name, label in (("first", "First day"), ("last", "Last day")):
        days[name] = parse_day(asked[name]) if asked[name] else None
        if asked[name] and days[name] is None:
            errors.append(
                (f"{label} must be a real date, such as 7 January 2027", f"filter-{name}")
            )
    if asked["kind"] and asked["kind"] not in Kind.values:
        errors.append(("Choose what was done from the list", "filter-kind"))
    found = search(
        here.authority,
        subject=asked["subject"],
        person=asked["person"],
        kind=asked["kind"],
        first=days["first"],
        last=days["last"],
    )
    if form is not Form.PAGE and not errors:
        record(
            here.authority,
            Kind.EXPORT,
            person=here.person,
            page=request.path,
            details={"entries": found.count()},
        )
        facts = {"authority": here.authority.la_code, "address": request.path}
        return data(form, "access-record", COLUMNS, _rows(found), facts)
    pages = Paginator(found, PER_PAGE)
    page = pages.get_page(request.GET.get("page", "1"))
    return render(
        request,
        "audit/record.html",
        {
            "at": here,
            "page": page,
            "asked": asked,
            "kinds": Kind,
            "errors": errors,
            "error_at": {place: message for message, place in errors},
            "faults": list(faults(here.authority)) if "check" in request.GET else None,
            "page_address": lambda number: f"{request.path}?{urlencode({**asked, 'page': number})}",
            "csv_address": data_address(request, Form.CSV),
            "json_address": data_address(request, Form.JSON),
        },
        status=400 if errors else 200,
    )


def _rows(found: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    for entry in found.iterator(2000):
        yield {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "kind": entry.kind,
            "person": entry.person_email,
            "subject": entry.subject,
            "page": entry.page,
            "came_from": entry.came_from,
            "reason": entry.reason,
            "details": json.dumps(entry.details, sort_keys=True) if entry.details else "",
            "before": entry.before,
            "digest": entry.digest,
        }
