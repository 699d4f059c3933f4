"""Pages that take files: beginning an upload, and adding to one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from lineofsight.web.access import access
from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.services import RefusedError
from lineofsight.web.forms import errors_of
from lineofsight.web.permissions import Permission
from lineofsight.web.uploads import services
from lineofsight.web.uploads.forms import BeginForm
from lineofsight.web.uploads.models import Purpose, Upload
from lineofsight.web.uploads.receiving import FIELD, Received, Receiver, is_hopeless, megabytes
from lineofsight.web.uploads.scanning import has_scanner

#: The place of the field of files on the page.
PLACE = "id_files"


def limits() -> dict[str, Any]:
    """What a page says of files that can be taken."""
    return {
        "file_limit": megabytes(settings.UPLOAD_FILE_LIMIT),
        "limit": megabytes(settings.UPLOAD_LIMIT),
        "has_scanner": has_scanner(),
    }


# The token is looked for once the receiver stands ready: looking reads the request.
@access(Permission.LOAD_DATA)
@csrf_exempt
def new(request: HttpRequest) -> HttpResponse:
    """Begin an upload."""
    if is_hopeless(request):
        return _too_much(request)
    return _new(request, _receiver(request))


@csrf_protect
def _new(request: HttpRequest, receiver: Receiver) -> HttpResponse:
    here = here_of(request)
    form = BeginForm(request.POST if request.method == "POST" else None)
    errors: list[tuple[str, str]] = []
    if request.method == "POST":
        received = _received(request)
        is_valid = form.is_valid()
        errors = errors_of(form) + [(str(each), PLACE) for each in receiver.refused]
        if not received and not receiver.refused:
            errors.append(("Choose one file or several", PLACE))
        if is_valid and received:
            given = form.cleaned_data
            try:
                made = services.begin(
                    here,
                    purpose=Purpose(given["purpose"]),
                    title=given["title"],
                    note=given["note"],
                    received=received,
                )
            except RefusedError as refused:
                errors.append((str(refused), ""))
            except OSError:
                errors.append(NO_ROOM)
            else:
                _tell(request, received, receiver)
                return redirect("upload", here.authority.slug, made.pk)
    return _page(request, form, errors)


@access(Permission.LOAD_DATA)
@require_POST
@csrf_exempt
def add(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Add files to an upload, or later versions of its files."""
    get_object_or_404(Upload, pk=upload_id, authority=here_of(request).authority)
    if is_hopeless(request):
        return _too_much(request)
    return _add(request, upload_id, _receiver(request))


@csrf_protect
def _add(request: HttpRequest, upload_id: int, receiver: Receiver) -> HttpResponse:
    here = here_of(request)
    upload = get_object_or_404(Upload, pk=upload_id, authority=here.authority)
    received = _received(request)
    if not received and not receiver.refused:
        messages.error(request, "Choose one file or several.")
    elif received:
        try:
            services.add(here, upload, received)
        except RefusedError as refused:
            messages.error(request, f"{refused}.")
        except OSError:
            messages.error(request, f"{NO_ROOM[0]}.")
        else:
            _tell(request, received, receiver)
            return redirect("upload", here.authority.slug, upload.pk)
    for each in receiver.refused:
        messages.error(request, f"Not taken: {each}.")
    return redirect("upload", here.authority.slug, upload.pk)


NO_ROOM = ("The files could not be kept: there is no room, or the disk may not be written to", "")


def _receiver(request: HttpRequest) -> Receiver:
    receiver = Receiver(request)
    request.upload_handlers = [receiver]
    return receiver


def _received(request: HttpRequest) -> list[Received]:
    return [each for each in request.FILES.getlist(FIELD) if isinstance(each, Received)]


def _tell(request: HttpRequest, received: list[Received], receiver: Receiver) -> None:
    number = len(received)
    messages.success(
        request,
        f"{number} {'file was' if number == 1 else 'files were'} received, and "
        f"{'is' if number == 1 else 'are'} being checked.",
    )
    for each in receiver.refused:
        messages.error(request, f"Not taken: {each}.")


def _page(request: HttpRequest, form: BeginForm, errors: list[tuple[str, str]]) -> HttpResponse:
    return render(
        request,
        "uploads/new.html",
        {
            "at": here_of(request),
            "form": form,
            "errors": errors,
            "error_title": bool(errors),
            "file_errors": [message for message, place in errors if place == PLACE],
            "purposes": Purpose.choices,
            **limits(),
        },
        status=400 if errors else 200,
    )


def _too_much(request: HttpRequest) -> HttpResponse:
    """Tell without reading the request, which would take for ever."""
    said = (
        f"The files are far larger than {megabytes(settings.UPLOAD_LIMIT)} together, the most that "
        "may come at once. Nothing was received"
    )
    response = _page(request, BeginForm(), [(said, PLACE)])
    response.status_code = 413
    response["Connection"] = "close"
    return response
