"""Every list as a file: the same address with `.csv` or `.json` in place of the last slash."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path


class Form(StrEnum):
    """The form in which an address is asked for."""

    PAGE = "page"
    CSV = "csv"
    JSON = "json"


def in_every_form(route: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """The addresses of a list: `route/` for the page, `route.csv` and `route.json` for data. The
    view is given the form as `form`."""
    return [
        path(f"{route}/", view, {"form": Form.PAGE}, name=name),
        path(f"{route}.csv", view, {"form": Form.CSV}, name=f"{name}-csv"),
        path(f"{route}.json", view, {"form": Form.JSON}, name=f"{name}-json"),
    ]


def data_address(request: HttpRequest, form: Form, root: str = "/england/") -> str:
    """Where the data of the page that is asked for stands, with the same query."""
    page = root if request.path == "/" else request.path
    query = request.META.get("QUERY_STRING", "")
    return f"{page.removesuffix('/')}.{form}{'?' + query if query else ''}"


Row = Mapping[str, Any]


def data(
    form: Form,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    facts: Mapping[str, Any],
) -> HttpResponse:
    """A list as a file to download.

    Args:
        form: CSV or JSON.
        name: the file's name without its ending.
        columns: names of columns, in order; a row may lack some.
        rows: the rows.
        facts: what the list is of (day, snapshot, filters); JSON carries it beside the rows.
    """
    if form is Form.JSON:
        found: dict[str, Any] = {name: _plain(value) for name, value in facts.items()}
        found["rows"] = [{c: _plain(row.get(c)) for c in columns} for row in rows]
        text = json.dumps(found, ensure_ascii=False, indent=1)
        response = HttpResponse(text, content_type="application/json")
    else:
        response = HttpResponse(_csv(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    # The mark at the front lets Excel see that the file is UTF-8.
    return "\ufeff" + text.getvalue()


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _cell(value: Any) -> str:
    """A value as a spreadsheet may safely open it: text that would be taken for a formula is
    given an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return _cell("; ".join(str(_plain(each)) for each in value))
    text = str(_plain(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text
