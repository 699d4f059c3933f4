"""Asking for a reason before a restricted child's record opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lineofsight.web.accounts.current import here_of
from lineofsight.web.accounts.forms import ReasonForm
from lineofsight.web.forms import errors_of
from lineofsight.web.lists import Form

#: How long a reason counts, in seconds.
LASTS = 1800
_GIVEN = "reasons"


def reason_wanted(request: HttpRequest, person_id: str, form: Form) -> HttpResponse | None:
    """The page that asks for a reason; None where one was given a short while ago, which then
    stands in the record of access beside the look.

    Args:
        request: asks for the record of a restricted child.
        person_id: the child.
        form: as a page, or as a file: that is given only once a reason was.
    """
    key = f"{here_of(request).authority.pk}:{person_id}"
    given = request.session.get(_GIVEN, {})
    now = timezone.now().timestamp()
    if key in given and given[key][1] > now:
        request.reason = given[key][0]  # type: ignore[attr-defined]
        return None
    asked = ReasonForm(request.POST or None)
    if request.method == "POST" and form is Form.PAGE and asked.is_valid():
        request.session[_GIVEN] = {
            **{name: each for name, each in given.items() if each[1] > now},
            key: [asked.cleaned_data["reason"], now + LASTS],
        }
        return redirect(request.path)
    context = {"form": asked, "errors": errors_of(asked), "person_id": person_id}
    return render(request, "children/reason.html", context, status=403)
