"""The files that were published: what the record is built from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from lineofsight.web.accounts.models import Authority
from lineofsight.web.records.history import latest_snapshot_of
from lineofsight.web.uploads.models import Purpose, Stage, Upload, UploadedFile


def published_files(authority: Authority) -> QuerySet[UploadedFile]:
    """The files of an authority that are built into its record."""
    return (
        UploadedFile.objects.filter(
            upload__authority=authority,
            upload__stage=Stage.PUBLISHED,
            upload__purpose=Purpose.RECORD,
            replaced_at__isnull=True,
            left_out_at__isnull=True,
        )
        .select_related("upload")
        .order_by("upload__published_at", "name")
    )


def taken_place_of(upload: Upload) -> list[tuple[UploadedFile, bool]]:
    """Files published before that are of a return and year of which the upload has files too; for
    each, whether they hold the same tables, so that they would be counted twice."""
    mine: dict[tuple[str, int], set[str]] = {}
    for file in upload.current_files:
        for year in file.years:
            mine.setdefault((file.code, year), set()).update(file.tables)
    found = []
    for file in published_files(upload.authority).exclude(upload=upload):
        shared = [mine[file.code, year] for year in file.years if (file.code, year) in mine]
        if shared:
            found.append((file, any(tables & set(file.tables) for tables in shared)))
    return found


def not_loaded_here(authority: Authority, upload: Upload) -> list[str]:
    """The sources of the authority's latest snapshot that would be missing from the next though
    nobody left them out: a record was built from files on the machine."""
    latest = latest_snapshot_of(authority.la_code)
    if latest is None:
        return []
    of_authority = UploadedFile.objects.filter(upload__authority=authority)
    known = of_authority.filter(Q(upload__stage=Stage.PUBLISHED) | Q(upload=upload))
    here = set(known.values_list("sha256", flat=True))
    return [source.file for source in latest.sources if source.sha256 not in here]
