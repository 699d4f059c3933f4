"""Forms of uploads. The files themselves are received beside them."""

from __future__ import annotations

from django import forms

from lineofsight.web.editing import EditForm
from lineofsight.web.uploads.models import Purpose


class BeginForm(forms.Form):
    """What an upload is for, and what it is called."""

    purpose = forms.ChoiceField(
        choices=Purpose.choices, error_messages={"required": "Say what the files are for"}
    )
    title = forms.CharField(
        max_length=100, error_messages={"required": "Give the upload a name, as in SSDA903 2025-26"}
    )
    note = forms.CharField(max_length=2000, required=False)


class DescribeForm(EditForm):
    """What an upload is called, and what is said of it."""

    title = forms.CharField(
        label="Name",
        max_length=100,
        error_messages={"required": "Give the upload a name, as in SSDA903 2025-26"},
    )
    note = forms.CharField(label="Note", max_length=2000, required=False)
