"""What new passwords have to be like, beside what Django brings."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class AtMost:
    """Refuses passwords that are too long, so that none is ever cut without saying so."""

    def __init__(self, length: int) -> None:
        self.length = length

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        """See whether a password may be used.

        Raises:
            ValidationError: it is too long.
        """
        if len(password) > self.length:
            raise ValidationError(f"The password is longer than {self.length} characters.")

    def get_help_text(self) -> str:
        """What is asked, in words."""
        return f"At most {self.length} characters."
