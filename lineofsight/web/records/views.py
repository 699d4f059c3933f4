"""The data: what was loaded, what it holds, issues to mend, differences, snapshots compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.indicators import words
from lineofsight.indicators.issues import places_of
from lineofsight.indicators.keeping import kept_in
from lineofsight.indicators.registry import UnknownIndicatorError, indicator
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import RECORD
from lineofsight.record.versions import council_of
from lineofsight.record.words import SOURCES, called
from lineofsight.returns.kinds import KINDS
from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.restricting import restricted_at, without_restricted
from lineofsight.web.inspections.ask import Ask, ask
from lineofsight.web.lists import Form, data
from lineofsight.web.permissions import Permission
from lineofsight.web.records.compared import COMPARED_COLUMNS, rows_compared, values_compared
from lineofsight.web.records.history import record_snapshots
from lineofsight.web.records.needing import needs_record, not_understood
from lineofsight.web.records.store import RecordStore, current_record

#: Rows of a list on a page.
PAGE = 100

SEVERITIES = {"error": "Errors", "query": "Queries"}
CONFLICTS = {
    "sources": "Two sources differ",
    "years": "A later return says otherwise",
    "gone": "No longer in a later return",
}
LOAD_COLUMNS = (
    "load_id source version file part table period_start period_end history_from rows refused"
).split()
ISSUE_COLUMNS = (
    "source version rule severity message mend source_table source_columns file line person_id"
).split()
CONFLICT_COLUMNS = (
    "kind table_name row_key person_id column_name taken taken_from other other_from".split()
)


def _file(load: str) -> str:
    """SQL that names the file of a load: with its year where each year's is called the same."""
    return (
        f"{load}.file || CASE WHEN {load}.source <> 'ssd' AND {load}.version IS NOT NULL "
        f"AND NOT contains({load}.file, {load}.version) "
        f"THEN ' (' || {load}.version || ')' ELSE '' END "
        f"|| coalesce(' [' || {load}.part || ']', '')"
    )


@dataclass(frozen=True)
class Opened:
    """A request, and the record it is about."""

    ask: Ask
    store: RecordStore

    def rows(self, query: str, parameters: list[Any] | None = None) -> list[dict[str, Any]]:
        """The rows of a query."""
        with self.store.cursor() as cursor:
            found = cursor.execute(query, parameters or [])
            names = [column[0] for column in found.description or []]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    @property
    def facts(self) -> dict[str, Any]:
        """What a list of data is of."""
        return {
            "snapshot": self.store.name,
            "council": self.store.council.name,
            "as_at": self.store.council.as_at.isoformat(),
            "address": self.ask.request.get_full_path(),
        }

    def page(self, template: str, **context: Any) -> HttpResponse:
        """The page, with what every page of this room shows."""
        return self.ask.page(
            template,
            section="data",
            council=self.store.council,
            snapshot=self.store.name,
            sources=SOURCES,
            **context,
        )


def opened(request: HttpRequest) -> Opened:
    """Understand a request.

    Raises:
        Http404: no record was built.
    """
    store = current_record()
    if store is None:
        raise Http404
    return Opened(ask(request), store)


@access(Permission.SEE_DATA)
@needs_record("Data")
def overview(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """What was loaded, and what the record holds."""
    found = opened(request)
    loads = found.rows("SELECT * FROM record_load ORDER BY source, version, load_id")
    if form is not Form.PAGE:
        return data(form, "loads", LOAD_COLUMNS, loads, found.facts)
    return found.page(
        "records/overview.html",
        title="Data",
        heading=f"Data: {found.store.council.name}",
        returns=_by_return(loads),
        tables=found.store.once("tables", lambda: _tables(found)),
        issues=found.rows(
            "SELECT source, severity, count(*) AS number FROM record_issue GROUP BY ALL "
            "ORDER BY source, severity"
        ),
        conflicts=found.rows(
            "SELECT kind, count(*) AS number FROM record_conflict GROUP BY ALL ORDER BY kind"
        ),
        conflict_kinds=CONFLICTS,
        manifest=found.store.snapshot.manifest,
    )


@dataclass(frozen=True)
class LoadedReturn:
    """A return of one year among what was loaded."""

    source: str
    version: str
    files: int
    rows: int
    refused: int
    period_start: Any
    period_end: Any


def _by_return(loads: list[dict[str, Any]]) -> list[LoadedReturn]:
    """Loads put together by return and year, latest first."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for load in loads:
        found.setdefault((load["source"], load["version"] or ""), []).append(load)
    made = [
        LoadedReturn(
            source,
            version,
            len({load["file"] for load in of_it}),
            sum(load["rows"] for load in of_it),
            sum(load["refused"] for load in of_it),
            min((load["period_start"] for load in of_it if load["period_start"]), default=None),
            max((load["period_end"] for load in of_it if load["period_end"]), default=None),
        )
        for (source, version), of_it in found.items()
    ]
    order = [*KINDS, "ssd"]
    return sorted(made, key=lambda one: (order.index(one.source), -len(one.version), one.version))


def _tables(found: Opened) -> list[dict[str, Any]]:
    """Each table of the record with its rows, children and sources."""
    rows = []
    sources = {
        row["table_name"]: row["sources"]
        for row in found.rows(
            "SELECT s.table_name, list_sort(list(DISTINCT l.source)) AS sources "
            "FROM record_row_source s JOIN record_load l USING (load_id) GROUP BY ALL"
        )
    }
    for table in RECORD:
        person = f"count(DISTINCT {table.person})" if table.person else "NULL"
        (row,) = found.rows(
            f"SELECT count(*) AS number, {person} AS children FROM record_{table.name}"
        )
        doc = (table.__doc__ or "").split("\n\n")[0].split(". ")[0]
        rows.append(
            {
                "name": called(table.name),
                "doc": " ".join(doc.split()).rstrip("."),
                "sources": sources.get(table.name, []),
                **row,
            }
        )
    return rows


@access(Permission.SEE_ISSUES)
@needs_record("Data")
def issues(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Where a rule fails, or something could not be read: narrowed by return, severity, rule and
    the indicator it touches."""
    found = opened(request)
    source = found.ask.choice("source", SOURCES)
    severity = found.ask.choice("severity", SEVERITIES)
    rule = request.GET.get("rule", "").strip()[:40]
    code = request.GET.get("indicator", "").strip()[:40]
    where, values = _where(found, source, severity, rule, code)
    rules = found.rows(
        "SELECT source, rule, severity, any_value(message) AS message, any_value(mend) AS mend, "
        f"count(*) AS number FROM record_issue i {where} GROUP BY source, rule, severity "
        "ORDER BY severity, number DESC, source, rule",
        values,
    )
    if form is not Form.PAGE and found.ask.errors:
        return not_understood(found.ask)
    if form is not Form.PAGE:
        return data(form, "issues", ISSUE_COLUMNS, _issues(found, where, values), found.facts)
    total = sum(row["number"] for row in rules)
    page, pages = _page(found.ask, total)
    return found.page(
        "records/issues.html",
        title="Issues to mend",
        trail=[("Data", "data")],
        rules=rules,
        total=total,
        rows=_issues(found, where, values, page),
        page=page,
        pages=pages,
        page_address=lambda number: found.ask.without(page=number),
        severities=SEVERITIES,
        chosen={"source": source, "severity": severity, "rule": rule, "indicator": code},
        without_rule=found.ask.without("rule"),
        rule_address=lambda source, rule: found.ask.without(source=source, rule=rule),
    )


def _where(
    found: Opened, source: str, severity: str, rule: str, code: str
) -> tuple[str, list[Any]]:
    """The condition of a list of issues, and its values."""
    conditions: list[str] = ["true"]
    values: list[Any] = []
    for column, value in (("source", source), ("severity", severity), ("rule", rule)):
        if value:
            conditions.append(f"i.{column} = ?")
            values.append(value)
    if code:
        try:
            places = places_of(indicator(code))
        except UnknownIndicatorError:
            found.ask.errors.append((f"No indicator has the code “{code}”", "filter-indicator"))
            places = frozenset()
        conditions.append(
            "list_has_any(list_transform(string_split(i.source_columns, ','), "
            "lambda c: concat(i.source, '.', i.source_table, '.', trim(c))), ?::VARCHAR[])"
        )
        values.append(sorted(".".join(place) for place in places))
    return f"WHERE {' AND '.join(conditions)}", values


def _issues(
    found: Opened, where: str, values: list[Any], page: int | None = None
) -> list[dict[str, Any]]:
    limit = "" if page is None else f" LIMIT {PAGE} OFFSET {(page - 1) * PAGE}"
    restricted = restricted_at(here_of(found.ask.request))
    rows = found.rows(
        "SELECT i.source, l.version, i.rule, i.severity, i.message, i.mend, i.source_table, "
        f"i.source_columns, l.file, {_file('l')} AS place, i.line, i.person_id "
        f"FROM record_issue i LEFT JOIN record_load l USING (load_id) {where} "
        "ORDER BY i.severity, i.source, i.rule, l.version, l.file, i.line, l.load_id, "
        "i.source_columns, list_contains(?::VARCHAR[], i.person_id) NULLS FIRST, "
        f"i.person_id, i.message{limit}",
        [*values, sorted(restricted)],
    )
    return without_restricted(rows, restricted)


def _page(asked: Ask, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE))
    return min(asked.number("page"), pages), pages


@access(Permission.SEE_ISSUES)
@needs_record("Data")
def conflicts(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Values in which two sources differ: which was taken, and which was not."""
    found, restricted = opened(request), restricted_at(here_of(request))
    kind = found.ask.choice("kind", CONFLICTS)
    tables = {table.name: table.name.replace("_", " ") for table in RECORD}
    table = found.ask.choice("table", tables)
    conditions: list[str] = ["true"]
    values: list[Any] = []
    for column, value in (("kind", kind), ("table_name", table)):
        if value:
            conditions.append(f"c.{column} = ?")
            values.append(value)
    where = " AND ".join(conditions)
    (counted,) = found.rows(
        f"SELECT count(*) AS number FROM record_conflict c WHERE {where}", values
    )
    page, pages = _page(found.ask, counted["number"])
    limit = f" LIMIT {PAGE} OFFSET {(page - 1) * PAGE}" if form is Form.PAGE else ""
    rows = found.rows(
        f"SELECT c.*, {_file('a')} || coalesce(' line ' || c.taken_line, '') AS taken_from, "
        f"{_file('b')} || coalesce(' line ' || c.other_line, '') AS other_from "
        "FROM record_conflict c "
        "LEFT JOIN record_load a ON a.load_id = c.taken_load_id "
        f"LEFT JOIN record_load b ON b.load_id = c.other_load_id WHERE {where} "
        # A restricted child is told by no neighbour in the list either.
        "ORDER BY c.table_name, list_contains(?::VARCHAR[], c.person_id) NULLS FIRST, "
        "c.person_id, c.row_key, c.column_name, c.taken_load_id, "
        f"c.taken_line, c.other_load_id, c.other_line, c.other{limit}",
        [*values, sorted(restricted)],
    )
    rows = without_restricted(rows, restricted, "row_key", "taken", "other")
    if form is not Form.PAGE and found.ask.errors:
        return not_understood(found.ask)
    if form is not Form.PAGE:
        return data(form, "conflicts", CONFLICT_COLUMNS, rows, found.facts)
    return found.page(
        "records/conflicts.html",
        title="Where sources differ",
        trail=[("Data", "data")],
        rows=rows,
        total=counted["number"],
        page=page,
        pages=pages,
        page_address=lambda number: found.ask.without(page=number),
        kinds=CONFLICTS,
        tables=tables,
        chosen={"kind": kind, "table": table},
    )


@access(Permission.SEE_DATA)
@needs_record("Data")
def snapshots(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """The snapshots of the record, and two of them compared."""
    found = opened(request)
    every = {one.name: one for one in record_snapshots()}
    labels = {name: f"{name} (as at {council_of(one).as_at})" for name, one in every.items()}
    names = list(every)
    new = found.ask.choice("new", labels, default=names[0] if names else "")
    old = found.ask.choice("old", labels, default=names[1] if len(names) > 1 else "")
    tables, values = [], []
    if new and old and new != old:
        tables = list(rows_compared(every[old].manifest, every[new].manifest))
        values = list(values_compared(kept_in(every[old]), kept_in(every[new])))
    if form is not Form.PAGE and found.ask.errors:
        return not_understood(found.ask)
    if form is not Form.PAGE:
        facts = found.facts | {"before": old, "after": new}
        return data(form, "snapshots-compared", COMPARED_COLUMNS, values, facts)
    return found.page(
        "records/snapshots.html",
        title="Snapshots",
        trail=[("Data", "data")],
        every=[(one, council_of(one)) for one in every.values()],
        labels=labels,
        chosen={"old": old, "new": new},
        tables=tables,
        values=values,
        issue_table=f"{ROOM}/issue",
        words=words,
    )
