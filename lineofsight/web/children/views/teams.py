"""Teams, a team, a worker: who holds how many children, and which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.record.caseloads import Held, TeamLoad, held_by
from lineofsight.record.caseloads import teams as find_teams
from lineofsight.record.caseloads import worker as find_worker
from lineofsight.record.children import STANDING, Chosen, Listed
from lineofsight.record.children import children as find_children
from lineofsight.returns.workforce.codes import LISTS as WORKFORCE
from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.restricting import restricted_at
from lineofsight.web.children.scope import Scope, scope_of
from lineofsight.web.children.showing import council, record_data, record_page
from lineofsight.web.children.store import ChildrenStore, current_record
from lineofsight.web.lists import Form
from lineofsight.web.permissions import Permission
from lineofsight.web.records.needing import no_record

TEAM_COLUMNS = ("team_id", "team", "workers", "fte", "holding", "children", "per_fte")
HELD_COLUMNS = ("person_id", "birth_date", "stands", "worker_id", "since", "last_visit", "issues")
#: More children than a team holds.
_MOST = 100_000


@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def teams(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Every team, its workers and the children they hold."""
    record = current_record()
    if record is None:
        return no_record(request, "Teams", section="children")
    found = _teams(request, record)
    if form is not Form.PAGE:
        rows = [
            {
                "team_id": each.team_id,
                "team": each.name,
                "workers": each.employed,
                "fte": each.fte,
                "holding": each.holding,
                "children": each.children,
                "per_fte": each.per_fte,
            }
            for each in found
        ]
        return record_data(request, record, form, "teams", TEAM_COLUMNS, rows)
    return record_page(
        request,
        record,
        "children/teams.html",
        title="Teams",
        trail=[("Children", "children")],
        teams=found,
        children=sum(each.children for each in found),
        roles=WORKFORCE["ROLE"].meanings,
    )


@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def team(request: HttpRequest, team_id: str, form: Form = Form.PAGE) -> HttpResponse:
    """A team: its workers, and the children they hold."""
    record = current_record()
    if record is None:
        raise Http404
    found = next((each for each in _teams(request, record) if each.team_id == team_id), None)
    if found is None:
        raise Http404
    held = _held(request, record, [worker.worker_id for worker in found.workers])
    if form is not Form.PAGE:
        return record_data(request, record, form, "team", HELD_COLUMNS, _rows(held))
    return record_page(
        request,
        record,
        "children/team.html",
        title=f"Team {found.name or team_id}",
        trail=[("Children", "children"), ("Teams", "teams")],
        team=found,
        held=held,
        scope_restricted=restricted_at(here_of(request)),
        roles=WORKFORCE["ROLE"].meanings,
    )


@access(Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN)
def worker(request: HttpRequest, worker_id: str, form: Form = Form.PAGE) -> HttpResponse:
    """A worker: the team, the hours, and the children held."""
    record = current_record()
    if record is None:
        raise Http404
    with record.cursor() as cursor:
        found = find_worker(cursor, worker_id, council(record).as_at)
        scope = scope_of(request, record, cursor)
    if found is None or not scope.holds_worker(worker_id):
        raise Http404
    held = _held(request, record, [worker_id])
    if form is not Form.PAGE:
        return record_data(request, record, form, "worker", HELD_COLUMNS, _rows(held))
    own = next((each for each in _teams(request, record) if each.team_id == found.team_id), None)
    trail: list[tuple[str, ...]] = [("Children", "children"), ("Teams", "teams")]
    if own is not None and own.team_id is not None:
        trail.append((own.name or own.team_id, "team", own.team_id))
    return record_page(
        request,
        record,
        "children/worker.html",
        title=f"Worker {worker_id}",
        caption=found.name,
        trail=trail,
        worker=found,
        team=own,
        held=held,
        scope_restricted=restricted_at(here_of(request)),
        roles=WORKFORCE["ROLE"].meanings,
    )


def _teams(request: HttpRequest, record: ChildrenStore) -> list[TeamLoad]:
    """The teams that whoever asks may see."""
    with record.cursor() as cursor:
        scope = scope_of(request, record, cursor)
        return scope.teams(find_teams(cursor, council(record).as_at))


Pair = tuple[Listed, Held]


def _held(request: HttpRequest, record: ChildrenStore, worker_ids: Sequence[str]) -> list[Pair]:
    """The children that workers hold, each with who and what stands for the child."""
    day = council(record).as_at
    with record.cursor() as cursor:
        scope = scope_of(request, record, cursor)
        held = held_by(cursor, worker_ids, day)
        chosen = Chosen(stands="", person_ids=tuple({each.person_id for each in held}))
        listed = {each.person_id: each for each in find_children(cursor, day, chosen, _MOST)[0]}
    return [
        (scope.bare(listed[each.person_id]), _bare(scope, each))
        for each in held
        if each.person_id in listed and scope.holds(each.person_id)
    ]


def _bare(scope: Scope, held: Held) -> Held:
    """Of a restricted child, who holds it and no more."""
    if held.person_id not in scope.restricted:
        return held
    return Held(held.person_id, held.worker_id, held.since, None)


def _rows(held: list[Pair]) -> list[dict[str, Any]]:
    return [
        {
            "person_id": who.person_id,
            "birth_date": who.birth_date,
            "stands": tuple(kind for kind in STANDING if kind in who.stands),
            "worker_id": each.worker_id,
            "since": each.since,
            "last_visit": each.last_visit,
            "issues": who.issues,
        }
        for who, each in held
    ]
