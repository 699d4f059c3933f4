"""The app of accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and roles."""

    name = "lineofsight.web.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Have signing in and out recorded."""
        from lineofsight.web.accounts import signals

        signals.connect()
