"""Ofsted's reports among uploads: what each is, and reading them into the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lineofsight.engine.workspace import Workspace
from lineofsight.inspections.pool import FileResult, parse_files
from lineofsight.inspections.read import ReadResult, read_reports
from lineofsight.web.uploads import store
from lineofsight.web.uploads.models import UploadedFile
from lineofsight.web.work.kinds import Doing


def read_each(doing: Doing, files: Sequence[UploadedFile]) -> dict[str, Any]:
    """What each report is: whose, of which days; or why it cannot be read. Nothing is stored."""
    named = {_path(file): file.name for file in files}
    listed, reports = [], []
    for number, read in enumerate(parse_files(list(named), workers=1)):
        doing.tell("Reading the reports", len(files) + 2 * number, 3 * len(files))
        name = named[read.path]
        refused = " ".join(_words(problem.message, read.path, name) for problem in read.problems)
        listed.append({"name": name, "code": "report" if read.reports else "", "reason": refused})
        reports += [_about(name, read, place) for place in range(len(read.reports))]
    return {"files": listed, "reports": reports, "can_publish": bool(reports)}


def _about(name: str, read: FileResult, place: int) -> dict[str, Any]:
    parsed = read.reports[place]
    start = parsed.report.inspection_start
    return {
        "file": name,
        "council": parsed.report.authority_printed,
        "day": start.isoformat() if start else "day unknown",
        "title": parsed.report.title,
        "judgements": len(parsed.judgements),
        "recommendations": len(parsed.recommendations),
        "problems": [problem.message for problem in parsed.problems],
    }


def _words(message: str, path: Path, name: str) -> str:
    """A message that names a file as people know it."""
    return message.replace(f"{path.parent.name}/{path.name}", name)


def _path(file: UploadedFile) -> Path:
    return store.path_of(file).resolve()


def take_in(doing: Doing, files: Sequence[UploadedFile], workspace: Workspace) -> ReadResult:
    """Read reports into the workspace, beside those that are there. They stay where they are: the
    site sends the PDF from there.

    Raises:
        WorkspaceError: another program reads into the workspace.
        OSError: there is no room.
    """
    read = 0
    total = len(files) + 1

    def on_file(_: FileResult) -> None:
        nonlocal read
        read += 1
        doing.tell("Reading the reports", read, total)

    return read_reports(
        [_path(file) for file in files],
        workspace,
        workers=1,
        on_file=on_file,
        on_write=lambda: doing.tell("Writing the snapshot", read, total),
    )
