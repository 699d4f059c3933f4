"""Second factors as they are kept: what an authenticator app shares with the site is encrypted, so
that a copy of the database alone makes no codes."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import salted_hmac


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """How allauth keeps second factors here."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right: enter the one that the app shows now",
    }

    def encrypt(self, text: str) -> str:
        """What is written into the database."""
        return _fernet().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """What was written into the database.

        Raises:
            ImproperlyConfigured: it was written under another secret key.
        """
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise ImproperlyConfigured(
                "A second factor was kept under another secret key. Start the site with that "
                "one, or have the person set up a second factor again."
            ) from None


def _fernet() -> Fernet:
    key = salted_hmac("lineofsight.factors", "", settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
