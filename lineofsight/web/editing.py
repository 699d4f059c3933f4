"""Two people editing one thing: the second is told what changed meanwhile, and loses nothing.

A form carries, sealed, what its person saw and the version that it was. It is stored only where
that version still stands.

    form = Editing.form(DescribeForm, request, upload)
    if form.is_valid():
        try:
            save_changed(form, upload, by=here.person)
        except EditedMeanwhile as other:
            …  # show `other.differing` and the form again: `form_after(form, other)`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from lineofsight.web.accounts.models import Person

_SALT = "lineofsight.editing"


class Versioned(models.Model):
    """Something that several people may edit: it counts its versions, and knows who made the
    last."""

    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Differing:
    """A field, three times.

    Attributes:
        name, label: the field.
        saw: what it was when the person opened the form.
        wrote: what the person wrote.
        now: what it is.
    """

    name: str
    label: str
    saw: str
    wrote: str
    now: str

    @property
    def is_changed_by_both(self) -> bool:
        """Whether both changed it, and not to the same."""
        return self.saw != self.now and self.saw != self.wrote and self.wrote != self.now


class EditedMeanwhile(Exception):
    """Somebody else changed it since the form was opened. Nothing was stored.

    Attributes:
        differing: each field that either changed.
        by: who changed it; None where it is not known.
        at: when.
        instance: as it stands now.
    """

    def __init__(
        self, differing: list[Differing], by: Person | None, at: datetime, instance: Versioned
    ) -> None:
        super().__init__("It was changed by somebody else meanwhile.")
        self.differing = differing
        self.by = by
        self.at = at
        self.instance = instance


class EditForm(forms.Form):
    """A form over the fields of something `Versioned`. Its fields have their names.

    Args:
        data: what was posted; None to show the form.
        instance: what is edited.
    """

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, instance: Versioned) -> None:
        values = values_of(type(self), instance)
        super().__init__(data, initial=values | {"seen": sealed(values, instance.version)})

    def clean_seen(self) -> dict[str, Any]:
        """What the person saw: `version` and `values`.

        Raises:
            ValidationError: it was not made by this site.
        """
        try:
            found: dict[str, Any] = signing.loads(self.cleaned_data["seen"], salt=_SALT)
        except signing.BadSignature:
            raise forms.ValidationError(
                "Open this page again, and write your change anew"
            ) from None
        return found


def values_of(form: type[EditForm], instance: Versioned) -> dict[str, str]:
    """The fields of a form, as they stand."""
    return {name: str(getattr(instance, name)) for name in form.base_fields if name != "seen"}


def sealed(values: Mapping[str, str], version: int) -> str:
    """What somebody sees, for the form to carry."""
    return signing.dumps({"version": version, "values": dict(values)}, salt=_SALT, compress=True)


def save_changed(form: EditForm, instance: Versioned, *, by: Person) -> list[str]:
    """Store what a valid form changed, where nobody else changed the thing since it was opened.

    Args:
        form: valid.
        instance: what is edited; it is brought up to date.
        by: who.

    Returns:
        The names of the fields that changed.

    Raises:
        EditedMeanwhile: somebody else did. Nothing is stored.
    """
    seen = form.cleaned_data["seen"]
    wrote = {name: form.cleaned_data[name] for name in form.fields if name != "seen"}
    changed = {
        name: value for name, value in wrote.items() if str(value) != seen["values"].get(name)
    }
    with transaction.atomic():
        stored = (
            type(instance)
            ._default_manager.filter(pk=instance.pk, version=seen["version"])
            .update(version=F("version") + 1, changed_by=by, changed_at=timezone.now(), **changed)
        )
        instance.refresh_from_db()
    if stored:
        return list(changed)
    now = values_of(type(form), instance)
    differing = [
        Differing(name, str(form.fields[name].label or name), saw, str(wrote[name]), now[name])
        for name in wrote
        for saw in [seen["values"].get(name, "")]
        if not saw == now[name] == str(wrote[name])
    ]
    raise EditedMeanwhile(differing, instance.changed_by, instance.changed_at, instance)


def form_after(form: EditForm, other: EditedMeanwhile) -> EditForm:
    """The form again, with what its person wrote, over what stands now: stored once more it takes
    the other's place, seen and meant."""
    wrote = {name: form.cleaned_data[name] for name in form.fields if name != "seen"}
    now = values_of(type(form), other.instance)
    return type(form)(wrote | {"seen": sealed(now, other.instance.version)}, other.instance)
