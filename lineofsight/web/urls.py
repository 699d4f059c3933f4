"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("lineofsight.web.pages.urls")),
    path("", include("lineofsight.web.children.urls")),
    path("", include("lineofsight.web.records.urls")),
    path("", include("lineofsight.web.indicators.urls")),
    path("", include("lineofsight.web.inspections.urls")),
    path("", include("lineofsight.web.published.urls")),
    path("", include("lineofsight.web.claims.urls")),
    path("", include("lineofsight.web.returns.urls")),
]
