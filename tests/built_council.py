"""A small council that does not exist, with its record built from all its returns, made once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.indicators.keeping import with_values
from lineofsight.record.build import ROOM, build_record
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import COUNCIL, POSTCODES, returns_in, write_council

CHILDREN, YEARS, SEED, MISTAKES = 500, 4, 11, 0.05


@dataclass(frozen=True)
class BuiltCouncil:
    """An invented council and its record.

    Attributes:
        files: the folder of its returns.
        workspace: the folder of the workspace, with two snapshots of the record: from the SSDA903
            and the CIN census alone, then from everything.
    """

    files: Path
    workspace: Path

    @property
    def place(self) -> Workspace:
        """The workspace."""
        return open_workspace(self.workspace)

    @property
    def snapshot(self) -> Snapshot:
        """The latest snapshot of the record."""
        found = self.place.latest_snapshot(kind=ROOM)
        assert found is not None
        return found


def make_built_council(folder: Path) -> BuiltCouncil:
    """Write the council and build its record in a folder; those that are there already are taken
    as they are."""
    built = BuiltCouncil(folder / "council", folder / "workspace")
    done = folder / "done.json"
    if done.exists():
        return built
    write_council(
        Settings("Wiltshire", CHILDREN, years=YEARS, seed=SEED), built.files, errors=MISTAKES
    )
    place = open_workspace(built.workspace, create=True)
    everything = returns_in(built.files)
    for returns in (everything[:2], everything):
        build_record(
            returns,
            place,
            council=built.files / COUNCIL,
            postcodes=built.files / POSTCODES,
            more=with_values,
        )
    done.write_text(json.dumps(True), encoding="utf-8")
    return built
