"""Mail where no mail server is set up: kept as files that their owner alone can read."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.mail.backends.filebased import EmailBackend

log = logging.getLogger(__name__)


class PrivateFiles(EmailBackend):
    """Writes mail into a folder of the workspace. It may hold secrets, as of invitations."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        Path(settings.EMAIL_FILE_PATH).mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(*args, **kwargs)

    def write_message(self, message: Any) -> None:
        """Write a mail, readable by its owner alone."""
        super().write_message(message)
        Path(self._get_filename()).chmod(0o600)  # type: ignore[attr-defined]


def sent(subject: str, text: str, to: str) -> bool:
    """Send a mail; give whether it went. Why it did not stands in the log, without the address."""
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    except OSError as error:
        log.error("A mail could not be sent: %s", type(error).__name__)
        return False
    return True
