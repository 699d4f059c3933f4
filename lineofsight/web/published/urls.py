"""Addresses of this room."""

from __future__ import annotations

from lineofsight.web.inspections import links
from lineofsight.web.lists import in_every_form
from lineofsight.web.published.views import neighbours

__all__ = ["links", "urlpatterns"]

urlpatterns = [
    *in_every_form("<place:slug>/neighbours", neighbours.explained, "neighbours"),
]
