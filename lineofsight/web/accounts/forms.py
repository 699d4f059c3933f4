"""Forms of accounts and people."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from lineofsight.reference import authorities
from lineofsight.web.asat import parse_day
from lineofsight.web.permissions import Role


class AcceptForm(forms.Form):
    """Accepting an invitation: one's name, and a password for whoever is new here."""

    name = forms.CharField(max_length=150, error_messages={"required": "Enter your name"})
    password = forms.CharField(strip=False, error_messages={"required": "Enter a password"})

    def clean_password(self) -> str:
        """A password that is not easily guessed.

        Raises:
            ValidationError: it is.
        """
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class DayField(forms.CharField):
    """A day as people write it: the moment at which it ends."""

    def clean(self, value: Any) -> Any:
        """The last moment of the day; None where none is given.

        Raises:
            ValidationError: it is no day.
        """
        text = super().clean(value)
        if not text:
            return None
        day = parse_day(text)
        if day is None:
            raise forms.ValidationError("Date must be a real date, such as 7 January 2027")
        return datetime.combine(day, time.max, timezone.get_current_timezone())


class InviteForm(forms.Form):
    """Inviting somebody to a role, or giving one to somebody who has an account."""

    name = forms.CharField(max_length=150, error_messages={"required": "Enter the person’s name"})
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address in the correct format, like name@example.gov.uk",
        },
    )
    role = forms.ChoiceField(error_messages={"required": "Choose a role"})
    home = forms.CharField(max_length=100, required=False)
    worker_id = forms.CharField(max_length=100, required=False)
    team_id = forms.CharField(max_length=100, required=False)
    ends = DayField(required=False, max_length=40)
    why = forms.CharField(max_length=500, required=False)

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["role"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - told to the type checker
        choice.choices = [(role.value, role.label) for role in roles]
        if Role.PRACTITIONER not in roles:
            del self.fields["worker_id"], self.fields["team_id"]

    def clean_home(self) -> str:
        """The DfE code of the authority whose person it is; empty for this one.

        Raises:
            ValidationError: there is none of that name.
        """
        given = self.cleaned_data["home"].strip()
        if not given:
            return ""
        found = authorities.find(given)
        if found is None:
            raise forms.ValidationError("Enter the name of a council with children’s services")
        return found.code


class ReasonForm(forms.Form):
    """A reason, in words."""

    reason = forms.CharField(
        max_length=500,
        min_length=10,
        error_messages={
            "required": "Enter a reason",
            "min_length": "Enter a reason of at least 10 characters",
        },
    )
