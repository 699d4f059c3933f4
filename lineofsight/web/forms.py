"""What forms of the site share."""

from __future__ import annotations

from django import forms


def errors_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What is wrong with a form, for the summary at the top of its page: (message, id of the
    field)."""
    if not form.is_bound:
        return []
    found = []
    for name, messages in form.errors.items():
        place = "" if name == "__all__" else form[name].id_for_label
        found += [(str(message), place) for message in messages]
    return found
