"""What every page of this room is made with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.record.tables import Council
from lineofsight.record.words import age_on, meaning, within, written
from lineofsight.web.children.store import ChildrenStore
from lineofsight.web.lists import Form, data, data_address

#: What each column of the lists means.
MEANINGS = {
    "person_id": "the council's identifier of the child",
    "birth_date": "date of birth; empty for an unborn child",
    "stands": "what stands for the child on the record's day: `referral` (in need), `cin_plan`, "
    "`cp_plan`, `cla` (in care), `care_leaver`",
    "worker_id": "the worker: in lists of children, the child's social worker",
    "issues": "places in the child's data that are to be mended",
    "since": "day since which the worker holds the child",
    "last_visit": "day of the last visit to the child that is recorded",
    "first_day": "day, or first day of several that are told together",
    "last_day": "last of them; empty for one day",
    "happened": "what happened, as the record says",
    "event": "kind of event; `gap` where it tells that nothing is recorded",
    "row_table": "table of the record",
    "row_key": "key of the row in it",
    "stands_in": "file and line from which it was read",
    "team_id": "the team",
    "team": "the team's name",
    "workers": "workers employed on the record's day",
    "fte": "their full-time equivalent, as far as it is known",
    "holding": "workers who hold a child",
    "children": "children held",
    "per_fte": "children held for each full-time equivalent of those who hold any",
}


def record_page(
    request: HttpRequest, record: ChildrenStore, template: str, *, status: int = 200, **given: Any
) -> HttpResponse:
    """A page about the record.

    Args:
        request: what is asked.
        record: the record that it shows.
        template: the page's template.
        status: 400 where something asked for could not be used.
        given: what the template shows besides.
    """
    context = {
        "section": "children",
        "errors": [],
        "error_at": {},
        "council": council(record),
        "record": record,
        "meaning": meaning,
        "within": within,
        "written": written,
        "age_on": age_on,
        "csv_address": data_address(request, Form.CSV),
        "json_address": data_address(request, Form.JSON),
    } | given
    return render(request, template, context, status=status)


def council(record: ChildrenStore) -> Council:
    """Whose record it is: pages of this room are shown only where it says."""
    if record.council is None:
        raise LookupError("The record does not say whose it is.")
    return record.council


def record_data(
    request: HttpRequest,
    record: ChildrenStore,
    form: Form,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
) -> HttpResponse:
    """A list of this room as a file.

    Args:
        request: what is asked.
        record: the record it comes from.
        form: CSV or JSON.
        name: the file's name without its ending.
        columns: names of columns, as in `MEANINGS`.
        rows: the rows.
    """
    facts = {
        "la_code": council(record).la_code,
        "as_at": council(record).as_at.isoformat(),
        "snapshot": record.name,
        "address": request.get_full_path(),
    }
    return data(form, name, columns, rows, facts)
