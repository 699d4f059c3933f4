"""The evidence that claims are checked against: one base for each snapshot and day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.conf import settings

from lineofsight.claims.base import EvidenceBase
from lineofsight.engine.workspace import Workspace
from lineofsight.web.inspections.store import Store, current_store


def workspace() -> Workspace:
    """The site's workspace."""
    return Workspace(settings.WORKSPACE)


def evidence_on(day: date | None) -> EvidenceBase:
    """The evidence as it was known on a day; None for all that is known."""
    return _on(current_store(), day)


@lru_cache(maxsize=4)
def _root(store: Store) -> EvidenceBase:
    return EvidenceBase(store.corpus, None, workspace())


@lru_cache(maxsize=32)
def _on(store: Store, day: date | None) -> EvidenceBase:
    return _root(store).as_at(day)


def forget() -> None:
    """Let go of every base, so that the next request makes it anew."""
    _root.cache_clear()
    _on.cache_clear()
