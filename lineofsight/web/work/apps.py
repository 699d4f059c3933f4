"""The app of background work."""

from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Jobs, and the worker that does them."""

    name = "lineofsight.web.work"
    label = "work"
    verbose_name = "Background work"
