"""Publishing an upload: the record is built anew from all files that are published, or reports are
read in. A build that fails or is cancelled leaves the last snapshot standing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
from django.conf import settings
from django.utils import timezone

from lineofsight.engine.snapshots import Snapshot
from lineofsight.engine.workspace import Workspace, WorkspaceError, open_workspace
from lineofsight.indicators.keeping import with_values
from lineofsight.record.build import CannotBuildError, build_record
from lineofsight.record.councils import whose
from lineofsight.record.linking import BadDecisionError
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import Population
from lineofsight.returns.lookups import LookupFileError
from lineofsight.returns.reading import CannotReadFiles
from lineofsight.returns.ssd.codes import BadCodeMapError
from lineofsight.web.accounts.models import Authority
from lineofsight.web.audit.models import Kind
from lineofsight.web.audit.services import record
from lineofsight.web.records.history import latest_snapshot_of
from lineofsight.web.uploads import store
from lineofsight.web.uploads.checking import LOADED, NO_ROOM, page_of, scan_all
from lineofsight.web.uploads.models import Purpose, Stage, Upload, UploadedFile
from lineofsight.web.uploads.reports import take_in
from lineofsight.web.uploads.services import PUBLISH
from lineofsight.web.uploads.sources import published_files
from lineofsight.web.work.kinds import CannotBeDone, Doing, MayPass, Outcome, kind


def declare() -> None:
    """Have uploads published by the worker."""
    kind(PUBLISH, "Publish an upload", link=page_of)(publish)


def publish(doing: Doing) -> Outcome:
    """Publish the upload that a job is about.

    Raises:
        CannotBeDone: its files are not what they were, or cannot be read.
        MayPass: another program reads into the workspace, or there is no room.
    """
    upload = Upload.objects.select_related("authority").get(pk=doing.about["upload"])
    mine = list(upload.current_files.select_related("upload"))
    if upload.as_stage is not Stage.OPEN or not upload.is_checked:
        raise CannotBeDone("The files have changed since they were checked. Check them again.")
    # Where a scanner was set up meanwhile.
    said = scan_all(doing, mine)
    mine = [file for file in mine if said[file.pk] in LOADED]
    if not mine:
        raise CannotBeDone("No file passed the virus scanner.")
    try:
        workspace = open_workspace(settings.WORKSPACE)
        if upload.as_purpose is Purpose.REPORTS:
            return _publish_reports(doing, upload, _whole(doing, mine), workspace)
        return _publish_record(doing, upload, mine, workspace)
    except (CannotBuildError, BadDecisionError, BadCodeMapError, LookupFileError) as problem:
        raise CannotBeDone(str(problem)) from None
    except WorkspaceError:
        raise MayPass("Another program reads into the workspace just now.") from None
    except CannotReadFiles:
        raise MayPass(NO_ROOM) from None
    except duckdb.OutOfMemoryException:
        raise CannotBeDone("There was too little memory to build the record.") from None
    except OSError as error:
        raise MayPass(f"The record could not be written: {error.strerror}.") from None


def _whole(doing: Doing, files: Sequence[UploadedFile]) -> list[UploadedFile]:
    """The files, all of them there as they were received.

    Raises:
        CannotBeDone: one is not.
    """
    for number, file in enumerate(files):
        doing.tell("Looking whether all files are whole", number, len(files))
        if not store.is_whole(file):
            raise CannotBeDone(
                f"The file {file.name} of “{file.upload.title}” is not what was received: it was "
                "changed or removed on the machine. Upload it again."
            )
    return list(files)


def _publish_reports(
    doing: Doing, upload: Upload, files: list[UploadedFile], workspace: Workspace
) -> Outcome:
    read = take_in(doing, files, workspace)
    if not read.reports or read.snapshot is None:
        raise CannotBeDone("No report could be read from these files.")
    name = read.snapshot.name
    return Outcome(
        f"{read.reports} reports of these files are in the workspace, {read.refused} files were "
        f"refused. Snapshot {name}.",
        lambda: _published(doing, upload, name, ()),
    )


def _publish_record(
    doing: Doing, upload: Upload, mine: list[UploadedFile], workspace: Workspace
) -> Outcome:
    out = doing.about["leaving_out"]
    earlier = published_files(upload.authority).exclude(pk__in=out)
    files = _whole(doing, [*earlier, *mine])
    told = ""
    snapshot = _built_before(doing, files)
    if snapshot is None:
        with store.together(files) as folder:
            deliveries = sorted(folder.iterdir())
            built = build_record(
                deliveries,
                workspace,
                council=_council(upload.authority, folder / "council.json"),
                postcodes=settings.POSTCODES,
                progress=doing.tell,
                more=with_values,
            )
        snapshot = built.snapshot
        told = (
            f"{built.rows['person']:,} children and {sum(built.rows.values()):,} rows from "
            f"{len({load.file for load in built.loads}):,} files. "
        )
        left = [name for name, _ in (*built.unknown, *built.unread)]
        if left:
            told += f"Not read: {', '.join(sorted(left)[:10])}. "
    name = snapshot.name
    return Outcome(f"{told}Snapshot {name}.", lambda: _published(doing, upload, name, out))


def _built_before(doing: Doing, files: Sequence[UploadedFile]) -> Snapshot | None:
    """The snapshot that an earlier try of the same job wrote, whose worker died before it could
    say so; None where there is none."""
    if doing.job.tries < 2:
        return None
    latest = latest_snapshot_of(doing.authority.la_code)
    if latest is None or (datetime.fromisoformat(latest.manifest["made"]) < doing.job.asked_at):
        return None
    wanted = {file.sha256 for file in files if file.code}
    return latest if {source.sha256 for source in latest.sources} == wanted else None


def _council(authority: Authority, beside: Path) -> Path | str:
    """Whose record it is, as builds take it: of an invented authority a file says so.

    Raises:
        CannotBuildError: the authority that it is like is not known.
    """
    if not authority.like:
        return authority.la_code
    latest = latest_snapshot_of(authority.la_code)
    if latest is not None:
        rows = Population.from_arrow(latest.read_table(ROOM, Population.name))
        population = {row.mid_year: row.children for row in rows}
    else:
        population = whose(authority.like).population
    beside.write_text(
        json.dumps(
            {
                "la_code": authority.la_code,
                "name": authority.name,
                "like": authority.like,
                "population": population,
            }
        ),
        encoding="utf-8",
    )
    return beside


def _published(doing: Doing, upload: Upload, snapshot: str, out: Sequence[int]) -> None:
    """The upload is published, and what it took the place of is left out."""
    now = timezone.now()
    Upload.objects.filter(pk=upload.pk).update(
        stage=Stage.PUBLISHED, published_at=now, published_by=doing.person, snapshot=snapshot
    )
    UploadedFile.objects.filter(pk__in=out).update(left_out_at=now, left_out_by=doing.person)
    record(
        upload.authority,
        Kind.CHANGE,
        person=doing.person,
        subject=f"upload {upload.pk}",
        details={"what": "published", "snapshot": snapshot, "left_out": len(out)},
    )
