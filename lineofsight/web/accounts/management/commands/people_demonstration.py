"""The invented people of the demonstration, made for its invented council."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lineofsight.engine.workspace import Workspace
from lineofsight.record.caseloads import teams
from lineofsight.record.children import is_invented_code
from lineofsight.record.journeys import create_journeys
from lineofsight.record.opening import ROOM, open_record
from lineofsight.record.versions import council_of
from lineofsight.web.accounts.demonstration import make_people
from lineofsight.web.accounts.known import invented_authority


class Command(BaseCommand):
    """Makes a person for each role, at the council whose record is the latest."""

    help = "Make the invented people of the demonstration."

    def handle(self, *args: Any, **given: Any) -> None:
        """Make them; the practitioner belongs to the team that holds most children.

        Raises:
            CommandError: there is no record, or it is not of an invented council.
        """
        snapshot = Workspace(settings.WORKSPACE).latest_snapshot(kind=ROOM)
        if snapshot is None:
            raise CommandError("There is no record yet.")
        council = council_of(snapshot)
        if council.like is None or not is_invented_code(council.la_code, council.like):
            raise CommandError("The record is not of an invented council.")
        connection = open_record(snapshot)
        create_journeys(connection)
        known = [team for team in teams(connection, council.as_at) if team.team_id is not None]
        connection.close()
        team = max(known, key=lambda each: each.children, default=None)
        worker = max(team.workers, key=lambda each: each.children, default=None) if team else None
        make_people(
            invented_authority(council.la_code, council.council_name, council.like),
            team_id=(team.team_id or "") if team else "",
            worker_id=worker.worker_id if worker else "",
        )
        self.stdout.write(f"{council.council_name} has a person for each role.")
