"""What the worker does from time to time by itself. An app adds its own when it is loaded."""

from __future__ import annotations

from collections.abc import Callable

CHORES: list[Callable[[], None]] = []
