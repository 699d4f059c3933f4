"""The record, built from files of any returns and years into one snapshot.

Each return is read by itself, and its rows staged; then all that tells of one thing is put
together, and the whole written as a snapshot, which is there whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import duckdb
import pyarrow as pa

from lineofsight.engine.snapshots import Snapshot, Source, sha256_of, write_snapshot
from lineofsight.engine.workspace import Workspace
from lineofsight.record.councils import CannotBuildError, whose
from lineofsight.record.history import read_history
from lineofsight.record.linking import DECISIONS, read_decisions
from lineofsight.record.opening import ROOM, open_record
from lineofsight.record.reading import READ, Lookup, Read
from lineofsight.record.side_by_side import check_all, read_all, workers
from lineofsight.record.staging import Stage
from lineofsight.record.tables import RECORD, Council, Load, PersonLink
from lineofsight.record.together import Progress, put_together
from lineofsight.record.units import find_units
from lineofsight.record.writing import write_tables
from lineofsight.returns.reading.private import private_folder
from lineofsight.returns.run import AnyPath
from lineofsight.returns.ssd.codes import read_code_map

__all__ = ["ROOM", "Built", "CannotBuildError", "Check", "build_record", "open_record"]

#: What DuckDB may take of memory while rows are put together; past it, it works on disk.
MEMORY_LIMIT = "1GB"
#: Where a workspace keeps what the council's own values in the dataset mean.
CODES = Path("decisions") / "ssd_codes.csv"

#: Makes further tables of the snapshot from the record on a connection: given the day it stands
#: at and since when its tables tell of all.
More = Callable[
    [duckdb.DuckDBPyConnection, date, Mapping[str, date]], Mapping[tuple[str, str], pa.Table]
]


class Check(StrEnum):
    """Of which returns the rules are run."""

    LATEST = "latest"  # each return's latest year: what can still be mended
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True)
class Built:
    """A record that was built.

    Attributes:
        snapshot: where it is.
        loads: what was read.
        links: the decisions on two identifiers, followed or refused.
        unknown: files that were of no return, each with why.
        unread: returns of which no table could be read, each with the first reason.
        rows: rows of each table.
    """

    snapshot: Snapshot
    loads: tuple[Load, ...]
    links: tuple[PersonLink, ...]
    unknown: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
    rows: Mapping[str, int]


def build_record(
    files: Iterable[AnyPath],
    workspace: Workspace,
    *,
    council: Path | str,
    check: Check = Check.LATEST,
    as_at: date | None = None,
    postcodes: AnyPath | None = None,
    progress: Progress | None = None,
    more: More | None = None,
) -> Built:
    """Build the record from files, and keep it as a snapshot of the workspace.

    Args:
        files: of any returns and years, and extracts of the Standard Safeguarding Dataset, in
            folders as they come.
        workspace: where the snapshot goes; its decisions on two identifiers are followed.
        council: a council's name or code, or the `council.json` of an invented one.
        check: of which returns the rules are run.
        as_at: the day that the record stands at; the last that what was loaded tells of where not
            given.
        postcodes: a file of England's postcodes, from which it is worked out where placements
            are.
        progress: is told what is being done.
        more: makes further tables of the snapshot, as the values of indicators.

    Raises:
        CannotBuildError: no file is of a return, or the council is not known.
        BadDecisionError: a decision cannot be read.
        BadCodeMapError: a line of what the council's own values mean cannot be used.
        CannotReadFiles: there is no room for temporary files.
        WorkspaceError: another program holds the workspace.
        LookupFileError: the file of postcodes cannot be read.
        OSError: the disk is full; nothing is left behind.
    """
    tell = progress or _quiet
    about = whose(council)
    decisions = read_decisions(workspace.path / DECISIONS)
    decided = read_code_map(workspace.path / CODES)
    tell("Looking at the files", 0, 1)
    units, unknown = find_units(Path(file) for file in files)
    if not units:
        raise CannotBuildError(
            "No file is of a return that is known here. Give the returns' own files, or a folder "
            "of them."
        )
    with private_folder() as private, workspace.writing():
        folder = private.new(".record")
        folder.mkdir()
        lookup = None if postcodes is None else Lookup(Path(postcodes), about.gss_code)
        with workers(units, folder) as worker:
            reads, unread = read_all(
                units,
                folder / "staged",
                about.la_code,
                lookup=lookup,
                decided=decided,
                worker=worker,
                tell=tell,
            )
            issues = [issue for one in unread for issue in one.issues]
            issues += [issue for read in reads for issue in read.issues]
            issues += check_all(_chosen(reads, check), reads, about, worker=worker, tell=tell)
        stage = Stage(folder / "staged", about.la_code)
        stage.loads = [load for read in reads for load in read.loads]
        stands = as_at or max(read.end for read in reads)
        connection = duckdb.connect(
            config={
                "threads": os.cpu_count() or 1,
                "memory_limit": MEMORY_LIMIT,
                "temp_directory": str(folder / "spill"),
                "preserve_insertion_order": False,
            }
        )
        try:
            links = put_together(connection, stage, decisions, tell)
            tables = write_tables(
                connection,
                folder / "tables",
                council=Council(
                    la_code=about.la_code, council_name=about.name, like=about.like, as_at=stands
                ),
                population=about.population,
                loads=stage.loads,
                links=links,
                issues=issues,
                since=min(read.start for read in reads),
            )
            if more is not None:
                tell("Working the indicators out", 0, 1)
                tables |= more(connection, stands, read_history(connection))
        finally:
            connection.close()
        tell("Writing the snapshot", 0, 1)
        snapshot = write_snapshot(
            workspace.snapshots_path,
            kind=ROOM,
            tables=tables,
            sources=_sources(reads),
            # Without it "no issue" could mean that nothing was looked for.
            facts={"checked": check.value},
        )
    listed = snapshot.manifest["tables"]
    return Built(
        snapshot,
        tuple(stage.loads),
        tuple(links),
        tuple((told.name, told.reason) for told in unknown),
        tuple((one.unit.name, one.first_reason) for one in unread),
        {table.name: listed[f"{ROOM}/{table.name}"]["rows"] for table in RECORD},
    )


def _quiet(_step: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def _chosen(reads: list[Read], check: Check) -> list[Read]:
    """The returns whose rules are run."""
    chosen = [read for read in reads if read.unit.code != "ssd"]
    if check is Check.NONE:
        return []
    if check is Check.ALL:
        return chosen
    by_end = sorted(chosen, key=lambda one: one.end)
    return list({read.unit.code: read for read in by_end}.values())


def _sources(reads: list[Read]) -> list[Source]:
    """Each file once, with the rows read and refused of all its tables."""
    found: dict[Path, Source] = {}
    for read in reads:
        for path in read.unit.files:
            there = path.stat()
            loads = [load for load in read.loads if load.file.partition("/")[0] == path.name]
            found[path] = Source(
                file=f"{read.unit.code}/{read.version}/{path.name}",
                sha256=sha256_of(path),
                size=there.st_size,
                modified_ns=there.st_mtime_ns,
                read=sum(load.rows for load in loads),
                refused=sum(load.refused for load in loads),
                reader=READ,
            )
    return list(found.values())
