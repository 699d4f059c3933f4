"""The app of the record of access."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The record of access and change."""

    name = "lineofsight.web.audit"
    label = "audit"
    verbose_name = "Record of access"
