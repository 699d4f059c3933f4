"""Teams, their workers, and the children that each holds on a day.

A child is held by whoever is the child's own social worker on the day. Advisers and reviewing
officers are involved and hold nobody here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True)
class WorkerLoad:
    """A worker, and how many children the worker holds. `employed`: on the day, as far as is
    known."""

    worker_id: str
    name: str | None
    job_title: str | None
    role: str | None
    fte: float | None
    agency: bool | None
    team_id: str | None
    employed: bool
    children: int

    @property
    def per_fte(self) -> float | None:
        """Children held for each full-time equivalent; None where that is not known."""
        return self.children / self.fte if self.fte else None


@dataclass(frozen=True)
class TeamLoad:
    """A team with its workers. `team_id` is None for workers of whom no team is given."""

    team_id: str | None
    name: str | None
    parent_id: str | None
    workers: tuple[WorkerLoad, ...]

    @property
    def employed(self) -> int:
        """Workers employed on the day."""
        return sum(1 for worker in self.workers if worker.employed)

    @property
    def fte(self) -> float | None:
        """Their full-time equivalents, as far as is known; None where it is of none of them."""
        known = [w.fte for w in self.workers if w.employed and w.fte is not None]
        return sum(known) if known else None

    @property
    def children(self) -> int:
        """Children that the workers hold."""
        return sum(worker.children for worker in self.workers)

    @property
    def holding(self) -> int:
        """Workers who hold a child."""
        return sum(1 for worker in self.workers if worker.children)

    @property
    def per_fte(self) -> float | None:
        """Children held for each full-time equivalent of the workers who hold any and whose
        full-time equivalent is known; None where there are none."""
        counted = [worker for worker in self.workers if worker.children and worker.fte]
        fte = sum(worker.fte or 0 for worker in counted)
        return sum(worker.children for worker in counted) / fte if fte else None


_WORKERS = """
WITH held AS (
    SELECT code AS worker_id, count(DISTINCT person_id) AS children,
        arg_max(detail, start_date) AS team_id
    FROM child_span
    WHERE kind = 'worker' AND code IS NOT NULL
        AND start_date <= $day AND (end_date IS NULL OR end_date > $day)
    GROUP BY code
)
SELECT coalesce(p.worker_id, h.worker_id), p.worker_name, p.job_title, p.org_role, p.fte, p.agency,
    coalesce(p.team_id, h.team_id),
    p.worker_id IS NOT NULL AND (p.start_date IS NULL OR p.start_date <= $day)
        AND (p.end_date IS NULL OR p.end_date > $day),
    coalesce(h.children, 0)
FROM record_professional p FULL JOIN held h ON h.worker_id = p.worker_id
ORDER BY 1
"""


def workers(connection: duckdb.DuckDBPyConnection, day: date) -> list[WorkerLoad]:
    """Every worker who is employed on a day or holds a child on it.

    Args:
        connection: holds the record, with the views of journeys.
        day: the day.
    """
    rows = connection.execute(_WORKERS, {"day": day}).fetchall()
    found = [WorkerLoad(*row) for row in rows]
    return [worker for worker in found if worker.employed or worker.children]


def teams(connection: duckdb.DuckDBPyConnection, day: date) -> list[TeamLoad]:
    """Every team with its workers, by name; last, those of whom no team is given."""
    named = connection.execute(
        "SELECT team_id, team_name, parent_id FROM record_team ORDER BY team_name, team_id"
    ).fetchall()
    by_team: dict[str | None, list[WorkerLoad]] = {team_id: [] for team_id, _, _ in named}
    for worker in workers(connection, day):
        by_team.setdefault(worker.team_id, []).append(worker)
    known = {team_id: (name, parent) for team_id, name, parent in named}
    return [
        TeamLoad(team_id, *known.get(team_id or "", (None, None)), tuple(found))
        for team_id, found in sorted(by_team.items(), key=lambda each: each[0] is None)
        if found or team_id in known
    ]


def worker(connection: duckdb.DuckDBPyConnection, worker_id: str, day: date) -> WorkerLoad | None:
    """One worker on a day, employed then or not; None where the record does not have one."""
    found = [each for each in workers(connection, day) if each.worker_id == worker_id]
    if found:
        return found[0]
    rows = connection.execute(
        "SELECT worker_id, worker_name, job_title, org_role, fte, agency, team_id, false, 0 "
        "FROM record_professional WHERE worker_id = ? UNION ALL "
        "SELECT worker_id, NULL, NULL, NULL, NULL, NULL, team_id, false, 0 "
        "FROM record_involvement WHERE worker_id = ? LIMIT 1",
        [worker_id, worker_id],
    ).fetchall()
    return WorkerLoad(*rows[0]) if rows else None


@dataclass(frozen=True)
class Held:
    """A child that a worker holds: since when, and the last visit to the child."""

    person_id: str
    worker_id: str
    since: date
    last_visit: date | None


_HELD = """
SELECT s.person_id, s.code, min(s.start_date), (
    SELECT max(v.visit_date) FROM record_visit v
    WHERE v.person_id = s.person_id AND v.visit_date <= $day
) FROM child_span s
WHERE s.kind = 'worker' AND list_contains($workers, s.code)
    AND s.start_date <= $day AND (s.end_date IS NULL OR s.end_date > $day)
GROUP BY s.person_id, s.code ORDER BY s.person_id, s.code
"""


def held_by(
    connection: duckdb.DuckDBPyConnection, worker_ids: Sequence[str], day: date
) -> list[Held]:
    """The children that workers hold on a day, by identifier."""
    values = {"workers": list(worker_ids), "day": day}
    return [Held(*row) for row in connection.execute(_HELD, values).fetchall()]


def team_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What each team is called; its number where it has no name."""
    rows = connection.execute("SELECT team_id, coalesce(team_name, team_id) FROM record_team")
    return dict(rows.fetchall())
