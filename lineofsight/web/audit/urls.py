"""Addresses of the record of access."""

from __future__ import annotations

from lineofsight.web.audit import views
from lineofsight.web.lists import in_every_form

urlpatterns = [*in_every_form("access-record", views.listing, "access-record")]
