"""Which children a person may see: any of the council, or those of one's own and the team's."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
from django.http import HttpRequest

from lineofsight.record.caseloads import TeamLoad, held_by, teams
from lineofsight.record.children import Listed
from lineofsight.web.accounts.current import Here, here_of
from lineofsight.web.accounts.restricting import restricted_at
from lineofsight.web.children.showing import council
from lineofsight.web.children.store import ChildrenStore
from lineofsight.web.permissions import Permission


@dataclass(frozen=True)
class Scope:
    """What somebody may see.

    Attributes:
        person_ids: the children; None for any of the council.
        worker_ids: the workers; None for all.
        restricted: children whose records open only to who gives a reason. Lists tell nothing of
            them but the identifier.
    """

    person_ids: frozenset[str] | None
    worker_ids: frozenset[str] | None
    restricted: frozenset[str]

    def holds(self, person_id: str) -> bool:
        """Whether a child is among them."""
        return self.person_ids is None or person_id in self.person_ids

    def holds_worker(self, worker_id: str) -> bool:
        """Whether a worker is among them."""
        return self.worker_ids is None or worker_id in self.worker_ids

    def teams(self, found: list[TeamLoad]) -> list[TeamLoad]:
        """The teams that any of the workers is in."""
        return [
            team
            for team in found
            if self.worker_ids is None
            or any(worker.worker_id in self.worker_ids for worker in team.workers)
        ]

    def bare(self, listed: Listed) -> Listed:
        """A child as a list may show it: of a restricted one nothing but the identifier."""
        if listed.person_id not in self.restricted:
            return listed
        return Listed(listed.person_id, None, None, None, (), None, 0)


def scope_of(
    request: HttpRequest, record: ChildrenStore, cursor: duckdb.DuckDBPyConnection
) -> Scope:
    """What whoever asks may see of a record.

    Args:
        request: one that the middleware let through.
        record: the record of the authority that it is about.
        cursor: a connection over the record.
    """
    here = here_of(request)
    restricted = restricted_at(here)
    if here.may(Permission.SEE_CHILDREN):
        return Scope(None, None, restricted)
    day = council(record).as_at
    workers = own_workers(here, teams(cursor, day))
    children = {each.person_id for each in held_by(cursor, sorted(workers), day)}
    return Scope(frozenset(children), frozenset(workers), restricted)


def own_workers(here: Here, found: list[TeamLoad]) -> set[str]:
    """The workers whom a practitioner's roles name, and everybody in their teams."""
    own = [role for role in here.roles if Permission.SEE_OWN_CHILDREN in role.permissions]
    numbers = {role.worker_id for role in own if role.worker_id}
    named = {role.team_id for role in own if role.team_id}
    workers = set(numbers)
    for team in found:
        members = {worker.worker_id for worker in team.workers}
        # Workers of no team are no team.
        if team.team_id is not None and (team.team_id in named or members & numbers):
            workers |= members
    return workers
