"""Official statistics for the pages: loaded once for each state of the workspace's releases."""

from __future__ import annotations

import threading
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lineofsight.engine.workspace import Workspace
from lineofsight.published.statistics import Statistics

_lock = threading.Lock()
_held: dict[Path, tuple[int | None, Statistics]] = {}


def current_statistics() -> Statistics:
    """Every value that is known: what the package carries and the workspace's releases."""
    folder: Path = settings.WORKSPACE
    workspace = Workspace(folder)
    try:
        changed: int | None = workspace.snapshots_path.stat().st_mtime_ns
    except FileNotFoundError:
        changed = None
    held = _held.get(folder)
    if held is not None and held[0] == changed:
        return held[1]
    with _lock:
        held = _held.get(folder)
        if held is None or held[0] != changed:
            held = (changed, Statistics.load(workspace))
            _held[folder] = held
        return held[1]


def statistics_on(day: date) -> Statistics:
    """The statistics as they stood on a day."""
    return _as_known(current_statistics(), day)


@lru_cache(maxsize=32)
def _as_known(statistics: Statistics, day: date) -> Statistics:
    return statistics.as_known(day)


def forget() -> None:
    """Let go of everything, so that the next request loads anew."""
    with _lock:
        _held.clear()
        _as_known.cache_clear()
