"""The app of uploads."""

from __future__ import annotations

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Files that people load."""

    name = "lineofsight.web.uploads"
    label = "uploads"
    verbose_name = "Uploads"

    def ready(self) -> None:
        """Declare what is done with uploads in the background."""
        from lineofsight.web.uploads import checking, publishing, store
        from lineofsight.web.work.chores import CHORES

        checking.declare()
        publishing.declare()
        CHORES.append(store.sweep)
