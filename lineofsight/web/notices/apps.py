"""The app of notices."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What people should know."""

    name = "lineofsight.web.notices"
    label = "notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        """Listen to what people are to be told of."""
        from lineofsight.web.notices import occasions

        occasions.connect()
