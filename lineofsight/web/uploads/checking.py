"""Checking an upload: scanned for viruses, told which return each file is of, and each return
checked by its rules. What is kept of it in the database names no child and no cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lineofsight.engine.running import EngineMissingError
from lineofsight.indicators.periods import year_to
from lineofsight.returns.front_door import OneReturn, tell_apart
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.lookups import LookupFileError
from lineofsight.returns.reading import CannotReadFiles
from lineofsight.returns.results import sheets
from lineofsight.returns.results.result import Result
from lineofsight.returns.rules import Severity
from lineofsight.returns.run import CannotCheckError, NothingReadError
from lineofsight.returns.ssd.extract import is_extract
from lineofsight.web.uploads import store
from lineofsight.web.uploads.models import Purpose, Scan, Upload, UploadedFile
from lineofsight.web.uploads.reports import read_each
from lineofsight.web.uploads.scanning import has_scanner, scan
from lineofsight.web.uploads.services import CHECK
from lineofsight.web.uploads.sources import published_files
from lineofsight.web.work.kinds import CannotBeDone, Doing, MayPass, Outcome, kind
from lineofsight.web.work.models import Job

#: How many values to mend first are kept, and how many kinds of what did not fit.
VALUES, MISFITS = 10, 30
NO_ROOM = "There is no room for temporary files on the machine."
#: What a scan must have said for a file to be loaded.
LOADED = (Scan.CLEAN, Scan.NO_SCANNER)


def declare() -> None:
    """Have checks done by the worker."""
    kind(CHECK, "Check files", link=page_of)(check)


def page_of(job: Job) -> str:
    """The page of the upload that a job is about."""
    return reverse("upload", args=[job.authority.slug, job.about["upload"]])


def check(doing: Doing) -> Outcome:
    """Check the upload that a job is about.

    Raises:
        CannotBeDone: none of its files is there.
        MayPass: there is no room for temporary files.
    """
    upload = Upload.objects.select_related("authority").get(pk=doing.about["upload"])
    files = list(upload.current_files.select_related("upload"))
    scanned = scan_all(doing, files)
    good = [file for file in files if scanned[file.pk] in LOADED]
    found: dict[str, Any] = {"returns": [], "files": [], "can_publish": False}
    facts: dict[int, dict[str, Any]] = {}
    try:
        if good and upload.as_purpose is Purpose.REPORTS:
            found |= read_each(doing, good)
        elif good:
            found |= _check_returns(doing, upload, good, facts)
    except CannotReadFiles:
        raise MayPass(NO_ROOM) from None
    except FileNotFoundError:
        raise CannotBeDone("A file is no longer there. Upload it again.") from None

    def keep() -> None:
        for file in files:
            about = facts.get(file.pk, {"code": "", "years": [], "tables": []})
            UploadedFile.objects.filter(pk=file.pk).update(scan=scanned[file.pk], **about)
        Upload.objects.filter(pk=upload.pk).update(
            result=found, checked_files=[file.pk for file in files], checked_at=timezone.now()
        )

    return Outcome(_said(found, files, good), keep)


def scan_all(doing: Doing, files: list[UploadedFile]) -> dict[int, Scan]:
    """What the scanner says of each file. Whatever is infected is deleted at once."""
    said = {}
    for number, file in enumerate(files):
        doing.tell("Looking for viruses", number, len(files) * 3)
        now = file.as_scan
        if now in (Scan.WAITING, Scan.FAILED) or (now is Scan.NO_SCANNER and has_scanner()):
            now = scan(store.path_of(file))
            # Said at once, whatever becomes of the check.
            UploadedFile.objects.filter(pk=file.pk).update(scan=now)
            if now is Scan.INFECTED:
                store.remove(file)
        said[file.pk] = now
    return said


def _check_returns(
    doing: Doing, upload: Upload, files: list[UploadedFile], facts: dict[int, dict[str, Any]]
) -> dict[str, Any]:
    earlier = _published_before(upload)
    with store.together(files) as folder, store.together(earlier) as folder_before:
        place = folder / store.delivery(upload)
        by_path = {(place / file.name).absolute(): file for file in files}
        before = {
            (folder_before / store.delivery(file.upload) / file.name).absolute(): file
            for file in earlier
        }
        doing.tell("Recognising the files", 1, 3)
        told = tell_apart([place])
        if before and any(get_kind(one.code).compares for one in told.returns):
            told = tell_apart([place], last_year=before)
        listed = [
            {"name": each.name, "code": each.code or "", "reason": each.reason}
            if each.code or not is_extract(each.path)
            else {"name": each.name, "code": "ssd", "reason": ""}
            for each in told.files
        ]
        for each in told.files:
            facts[by_path[each.path].pk] = {"code": "", "years": [], "tables": []}
        for each, said in zip(told.files, listed, strict=True):
            if said["code"]:
                facts[by_path[each.path].pk]["code"] = said["code"]
        returns = []
        for number, one in enumerate(told.returns):
            done = len(told.returns) + number
            one.names |= {
                path: f"{file.name} ({_years(file)})"
                for path, file in before.items()
                if path in one.last_year
            }
            returns.append(_check_one(doing, upload, one, before, done, 3 * len(told.returns)))
            for path in one.files:
                about = facts[by_path[path].pk]
                mine = {by_path[path].name}
                about["years"] = [returns[-1]["year"]] if returns[-1].get("year") else []
                about["tables"] = sorted(
                    {
                        table["table"]
                        for table in returns[-1]["tables"]
                        if table["table"] and table["file"].split("/", 1)[0] in mine
                    }
                )
    return {
        "returns": returns,
        "files": listed,
        "can_publish": any(each["code"] for each in listed),
    }


def _published_before(upload: Upload) -> list[UploadedFile]:
    """The files of returns whose rules compare years, published by other uploads, as far as they
    are there. An archive may hold such a return beside another."""
    compare = [code for code in KINDS if get_kind(code).compares]
    wanted = Q(code__in=compare) | Q(name__iendswith=".zip")
    files = published_files(upload.authority).filter(wanted).exclude(upload=upload)
    return [file for file in files if store.path_of(file).is_file()]


def _years(file: UploadedFile) -> str:
    return ", ".join(year_to(year).label for year in file.years)


def _check_one(
    doing: Doing,
    upload: Upload,
    one: OneReturn,
    before: Mapping[Path, UploadedFile],
    done: int,
    total: int,
) -> dict[str, Any]:
    kind_of = get_kind(one.code)
    about: dict[str, Any] = {"code": one.code, "title": kind_of.short, "tables": [], "problem": ""}

    def tell(step: str) -> None:
        doing.tell(f"{kind_of.short}: {step[:1].lower()}{step[1:]}", done, total)

    authority = upload.authority.like or upload.authority.la_code

    def year_before(year: int) -> list[Path]:
        return [path for path in one.last_year if year - 1 in before[path].years]

    try:
        with one.check(authority=authority, progress=tell, last_year=year_before) as result:
            about |= _found(result)
            tell("Writing what was found")
            folder = store.check_folder(upload) / one.code
            result.write(folder, also=[sheets.write_workbook])
    except NothingReadError as problem:
        # What was read is told by file; no value is.
        about["problem"] = str(problem)
    except (CannotCheckError, LookupFileError, EngineMissingError) as problem:
        about["problem"] = str(problem)
    except duckdb.OutOfMemoryException:
        about["problem"] = "There was too little memory to check this return."
    return about


def _found(result: Result) -> dict[str, Any]:
    """What a check found, by rule and by kind of misfit: counts and words of ours, and values
    only where they stand in many cells."""
    loaded = result.loaded
    rules = [row for row in result.rows("summary") if row["issues"]]
    order = {Severity.ERROR.value: 0, Severity.QUERY.value: 1}
    rules.sort(key=lambda row: (order.get(row["severity"], 2), -row["issues"], row["code"]))
    beside = {file.name for file in loaded.files if file.last_year}
    misfits = [each for each in loaded.problems.counts() if each[0] not in beside]
    not_run: dict[str, int] = {}
    for left in result.checked.not_run:
        not_run[left.reason] = not_run.get(left.reason, 0) + 1
    return {
        "year": loaded.year,
        "year_found": loaded.year_reason,
        "people": result.kind.people,
        "tables": [
            {
                "file": file.name,
                "sheet": file.sheet or "",
                "table": file.table or "",
                "rows": file.loaded,
                "refused": file.refused,
            }
            for file in loaded.files
            if not file.last_year
        ],
        "beside": sorted(beside),
        "errors": result.count(Severity.ERROR),
        "queries": result.count(Severity.QUERY),
        "rules_run": len(result.checked.ran),
        "not_run": sorted(not_run.items()),
        "rules": [
            {key: row[key] for key in ("code", "severity", "issues", "children", "message", "mend")}
            for row in rules
        ],
        "values": [
            {
                **{key: row[key] for key in ("table", "column", "written", "cells", "issues")},
                "codes": list(row["codes"]),
            }
            for row in result.rows("patterns", VALUES)
        ],
        "misfits": [
            {"file": file, "table": table, "column": column, "message": message, "number": number}
            for file, table, column, message, number in misfits[:MISFITS]
        ],
        "more_misfits": max(0, len(misfits) - MISFITS),
    }


def _said(found: dict[str, Any], files: list[UploadedFile], good: list[UploadedFile]) -> str:
    """What a check came to, in a sentence or two."""
    parts = []
    if lost := len(files) - len(good):
        parts.append(f"{lost} of {len(files)} files did not pass the virus scanner.")
    for one in found["returns"]:
        if one["problem"]:
            parts.append(f"{one['title']}: {one['problem']}")
        else:
            parts.append(
                f"{one['title']} {one['year']}: {one['errors']:,} errors, "
                f"{one['queries']:,} queries."
            )
    parts += [f"{one['council']}, {one['day']}." for one in found.get("reports", [])]
    unknown = sum(1 for each in found["files"] if not each["code"])
    if unknown:
        parts.append(f"{unknown} files were not recognised.")
    return " ".join(parts) or "There is nothing in these files that can be loaded."


def results_of(upload: Upload, code: str) -> Path:
    """The workbook of what a check of an upload found in one of its returns."""
    return store.check_folder(upload) / code / sheets.WORKBOOK
