"""Paths in SQL, where a statement takes no parameter."""

from __future__ import annotations

from pathlib import Path


def quoted(path: Path) -> str:
    """A path as SQL text, between quotation marks."""
    return "'" + path.as_posix().replace("'", "''") + "'"
