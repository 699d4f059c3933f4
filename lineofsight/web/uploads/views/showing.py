"""Pages of uploads: all of them, one, what its check found, publishing, and what is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.services import RefusedError
from lineofsight.web.editing import EditedMeanwhile, form_after
from lineofsight.web.forms import errors_of
from lineofsight.web.lists import Form, data, data_address
from lineofsight.web.permissions import Permission
from lineofsight.web.uploads import services
from lineofsight.web.uploads.checking import results_of
from lineofsight.web.uploads.forms import DescribeForm
from lineofsight.web.uploads.models import Stage, Upload, UploadedFile
from lineofsight.web.uploads.sources import not_loaded_here, published_files, taken_place_of
from lineofsight.web.uploads.views.receiving import limits
from lineofsight.web.work.models import UNDONE
from lineofsight.web.work.refreshing import render_going_on

PER_PAGE = 50
COLUMNS = ("upload", "title", "file", "return", "years", "tables", "bytes", "sha256", "published")
#: What each column of the list of published files means.
MEANINGS = {
    "upload": "number of the upload",
    "title": "what people call it",
    "file": "the file’s name",
    "return": "the return that it is of",
    "years": "collection years, by their ends",
    "tables": "tables of the return that it holds",
    "bytes": "size",
    "sha256": "SHA-256 of its content",
    "published": "day on which it was published",
}


@access(Permission.LOAD_DATA)
def listing(request: HttpRequest) -> HttpResponse:
    """The uploads of the authority, latest first."""
    here = here_of(request)
    found = Upload.objects.filter(authority=here.authority).select_related(
        "made_by", "check_job", "publish_job"
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(
        request,
        "uploads/uploads.html",
        {"at": here, "page": page, "page_address": lambda n: f"{request.path}?page={n}"},
    )


def _upload(request: HttpRequest, upload_id: int) -> Upload:
    found = Upload.objects.select_related("authority", "check_job", "publish_job", "made_by")
    return get_object_or_404(found, pk=upload_id, authority=here_of(request).authority)


@access(Permission.LOAD_DATA)
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """An upload: its files, what the check found, and what can be done with it."""
    here = here_of(request)
    found = _upload(request, upload_id)
    files = list(found.current_files.select_related("by"))
    current = {file.pk for file in files}
    return render_going_on(
        request,
        "uploads/upload.html",
        {
            "at": here,
            "upload": found,
            "files": files,
            "earlier": [
                each
                for each in found.files.select_related("by").order_by("-at")
                if each.pk not in current
            ],
            "job": found.active_job or _last_job(found),
            "undone": UNDONE,
            "may_see_issues": here.may(Permission.SEE_ISSUES),
            "returns_known": {code: get_kind(code).short for code in KINDS},
            **limits(),
        },
        goes_on=found.active_job is not None,
    )


def _last_job(upload: Upload) -> Any:
    """The job that ended last."""
    jobs = (upload.check_job, upload.publish_job)
    ended = [(job.ended_at, job.pk, job) for job in jobs if job is not None and job.ended_at]
    return max(ended)[-1] if ended else None


@access(Permission.LOAD_DATA)
def edit(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Change an upload's name and note."""
    here = here_of(request)
    found = _upload(request, upload_id)
    form = DescribeForm(request.POST if request.method == "POST" else None, found)
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            services.describe(here, found, form)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        except EditedMeanwhile as meanwhile:
            other = meanwhile
            form = form_after(form, meanwhile)  # type: ignore[assignment]
        else:
            messages.success(request, "The name and note were stored.")
            return redirect("upload", here.authority.slug, found.pk)
    errors = [] if other else errors_of(form)
    return render(
        request,
        "uploads/edit.html",
        {"at": here, "upload": found, "form": form, "errors": errors, "other": other},
        status=409 if other else 400 if errors else 200,
    )


@access(Permission.LOAD_DATA)
def publish(request: HttpRequest, upload_id: int) -> HttpResponse:
    """See what publishing an upload will do, and do it."""
    here = here_of(request)
    found = _upload(request, upload_id)
    elsewhere = not_loaded_here(here.authority, found) if found.purpose == "record" else []
    errors: list[tuple[str, str]] = []
    chosen = [int(each) for each in request.POST.getlist("leave_out") if each.isdigit()]
    if request.method == "POST":
        if elsewhere and "without" not in request.POST:
            errors.append(
                ("Say that the record may be built without the files that are not here", "without")
            )
        else:
            try:
                services.publish(here, found, leaving_out=chosen)
            except RefusedError as refused:
                errors.append((str(refused), ""))
            else:
                messages.success(request, "The upload is being published.")
                return redirect("upload", here.authority.slug, found.pk)
    return render(
        request,
        "uploads/publish.html",
        {
            "at": here,
            "upload": found,
            "errors": errors,
            "taken_place_of": taken_place_of(found) if found.purpose == "record" else [],
            "chosen": set(chosen) if request.method == "POST" else None,
            "earlier": published_files(here.authority).count(),
            "elsewhere": elsewhere,
        },
        status=400 if errors else 200,
    )


@access(Permission.LOAD_DATA)
@require_POST
def change(request: HttpRequest, upload_id: int, what: str) -> HttpResponse:
    """Check an upload again, or discard it."""
    here = here_of(request)
    found = _upload(request, upload_id)
    try:
        if what == "check":
            services.check_again(here, found)
        else:
            services.discard(here, found)
    except RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        told = {"check": "The files are being checked again.", "discard": "It was discarded."}
        messages.success(request, told[what])
    return redirect("upload", here.authority.slug, found.pk)


@access(Permission.LOAD_DATA)
@require_POST
def take_out(request: HttpRequest, upload_id: int, file_id: int) -> HttpResponse:
    """Take a file out of an upload."""
    here = here_of(request)
    found = _upload(request, upload_id)
    file = get_object_or_404(found.files, pk=file_id, replaced_at__isnull=True)
    try:
        services.take_out(here, file)
    except RefusedError as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, "The file was taken out, and the others are checked again.")
    return redirect("upload", here.authority.slug, found.pk)


@access(Permission.SEE_ISSUES)
def results(request: HttpRequest, upload_id: int, code: str) -> FileResponse:
    """The workbook of what the check found in one return, with children and lines."""
    found = _upload(request, upload_id)
    if found.stage == Stage.DISCARDED or not any(
        each["code"] == code for each in found.result.get("returns", [])
    ):
        raise Http404
    path = results_of(found, code)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{code}-check.xlsx")


@access(Permission.LOAD_DATA)
def sources(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """The files that the record is built from, and those left out of it."""
    here = here_of(request)
    files = list(published_files(here.authority))
    if form is not Form.PAGE:
        facts = {"authority": here.authority.la_code, "address": request.path}
        return data(form, "published-files", COLUMNS, _rows(files), facts)
    out = UploadedFile.objects.filter(
        upload__authority=here.authority,
        upload__stage=Stage.PUBLISHED,
        replaced_at__isnull=True,
        left_out_at__isnull=False,
    ).select_related("upload", "left_out_by")
    return render(
        request,
        "uploads/sources.html",
        {
            "at": here,
            "files": files,
            "left_out": out,
            "returns_known": {code: get_kind(code).short for code in KINDS},
            "csv_address": data_address(request, Form.CSV),
            "json_address": data_address(request, Form.JSON),
        },
    )


def _rows(files: list[UploadedFile]) -> Iterator[dict[str, Any]]:
    for file in files:
        published = file.upload.published_at
        yield {
            "upload": file.upload_id,
            "title": file.upload.title,
            "file": file.name,
            "return": file.code,
            "years": file.years,
            "tables": file.tables,
            "bytes": file.size,
            "sha256": file.sha256,
            "published": published.date() if published else None,
        }


@access(Permission.LOAD_DATA)
@require_POST
def leave_out(request: HttpRequest, file_id: int) -> HttpResponse:
    """Have a published file left out of the record from the next time on, or taken in again."""
    here = here_of(request)
    file = get_object_or_404(
        UploadedFile, pk=file_id, upload__authority=here.authority, upload__stage=Stage.PUBLISHED
    )
    out = request.POST.get("out") == "1"
    services.leave_out(here, file, out=out)
    messages.success(
        request,
        "The file is left out when the record is next built."
        if out
        else "The file is taken in when the record is next built.",
    )
    return redirect("sources", here.authority.slug)
