"""One child: who the child is, what stands, the lifeline, the chronology, and the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.record.caseloads import team_names
from lineofsight.record.children import STANDING, Kept, kept_of, rows_of, stands_now, whole_since
from lineofsight.record.children import child as find_child
from lineofsight.record.chronology import Year, chronology
from lineofsight.record.journeys import Span, events_of, spans_of
from lineofsight.record.lifeline import lifeline, period
from lineofsight.record.palette import STYLES
from lineofsight.record.sentences import Names
from lineofsight.record.tables import Issue, Professional
from lineofsight.record.words import within
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.web.access import access
from lineofsight.web.children.reasons import reason_wanted
from lineofsight.web.children.scope import scope_of
from lineofsight.web.children.showing import council, record_data, record_page
from lineofsight.web.children.store import ChildrenStore, current_record
from lineofsight.web.lists import Form
from lineofsight.web.permissions import Permission

COLUMNS = ("first_day", "last_day", "event", "happened", "row_table", "row_key", "stands_in")


@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def child(request: HttpRequest, person_id: str, form: Form = Form.PAGE) -> HttpResponse:
    """A child's page; as data, the chronology with the rows and lines that it stands on."""
    record = current_record()
    if record is None:
        raise Http404
    with record.cursor() as cursor:
        return _shown(request, record, cursor, person_id, form)


def _shown(
    request: HttpRequest,
    record: ChildrenStore,
    cursor: duckdb.DuckDBPyConnection,
    person_id: str,
    form: Form,
) -> HttpResponse:
    day = council(record).as_at
    scope = scope_of(request, record, cursor)
    found = find_child(cursor, person_id)
    if found is None or not scope.holds(person_id):
        raise Http404
    if person_id in scope.restricted:
        asked = reason_wanted(request, person_id, form)
        if asked is not None:
            return asked
    spans, events = spans_of(cursor, person_id), events_of(cursor, person_id)
    kept = kept_of(cursor, person_id)
    names = worker_names(cursor, {span.code for span in spans if _is_worker(span)})
    whole = whole_since(cursor, person_id, day)
    years = chronology(events, spans, day, names=Names(names), whole=whole)
    if form is not Form.PAGE:
        return record_data(request, record, form, "chronology", COLUMNS, _rows(years, kept))
    return record_page(
        request,
        record,
        "children/child.html",
        title=f"Child {person_id}",
        heading=f"Child {person_id}",
        caption=found.name or None,
        trail=[("Children", "children")],
        child=found,
        day=day,
        standing=[STANDING[kind] for kind in stands_now(spans, found.leaving, day)],
        told=[_told(span) for span in spans if span.stands_on(day) and span.kind in _TOLD],
        picture=lifeline(spans, events, found.person.birth_date, day),
        plans=[span for span in spans if span.kind in _PLANS],
        plan_words=_PLANS,
        workers=sorted(
            (span for span in spans if _is_worker(span)), key=lambda s: s.start, reverse=True
        ),
        worker_name=lambda code: names.get(code or "", code or "not named"),
        teams=team_names(cursor),
        years=years,
        kept=kept,
        rule_address=rule_address,
        source_name=source_name,
        styles=STYLES,
    )


_PLANS = {
    "cin_plan": "Child in need plan",
    "cp_plan": "Child protection plan",
    "cla": "Period of care",
}
#: What is told of today, in words before what its code means.
_TOLD = {
    "early_help": ("Early help", None),
    "referral": ("In need", "need"),
    "assessment": ("Assessment", None),
    "s47_enquiry": ("Section 47 enquiry", None),
    "cin_plan": ("Child in need plan", None),
    "cp_plan": ("Child protection plan", "abuse"),
    "cla": ("In care", None),
    "placement": ("Placement", "placement"),
    "legal_status": ("Legal status", "legal_status"),
    "missing": ("Missing", None),
}


def _told(span: Span) -> tuple[str, str, str]:
    """What stands today: its name, what its code means, and since when."""
    name, codes = _TOLD[span.kind]
    if span.kind == "missing" and span.code == "A":
        name = "Away without authorisation"
    words = within(codes, span.code) if codes else None
    return name, words or "", period(span)


def _is_worker(span: Span) -> bool:
    return span.kind in ("worker", "involved")


def worker_names(cursor: duckdb.DuckDBPyConnection, codes: set[str | None]) -> dict[str, str]:
    """The names of workers that the record has, by identifier."""
    found = rows_of(
        cursor, Professional, "list_contains(?, worker_id)", [code for code in codes if code]
    )
    return {row.worker_id: row.worker_name for row in found if row.worker_name}


def source_name(code: str) -> str:
    """What a source is called: the return, or the dataset."""
    return get_kind(code).short if code in KINDS else code.upper()


def rule_address(issue: Issue) -> tuple[str, str] | None:
    """The return and rule of the page on which a rule is explained, or None."""
    if issue.source not in KINDS:
        return None
    kind = get_kind(issue.source)
    known = any(rule.code == issue.rule for rule in kind.rules.found)
    return (kind.code, issue.rule) if known else None


def _rows(years: list[Year], kept: Kept) -> Iterator[dict[str, Any]]:
    for year in years:
        for entry in year.entries:
            yield {
                "first_day": entry.on,
                "last_day": entry.until,
                "event": entry.kind,
                "happened": entry.sentence,
                "row_table": entry.sources[0].row_table if entry.sources else None,
                "row_key": tuple(source.row_key for source in entry.sources),
                "stands_in": tuple(kept.where(entry.sources)),
            }
