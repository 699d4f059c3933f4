"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

from lineofsight.web.accounts import links

__all__ = ["links", "urlpatterns"]

#: The rooms of an authority's own work. Their addresses begin with its name, and every view of
#: theirs asks for a permission there.
OF_AN_AUTHORITY = [
    path("", include("lineofsight.web.board.urls")),
    path("", include("lineofsight.web.children.urls")),
    path("", include("lineofsight.web.records.urls")),
    path("", include("lineofsight.web.indicators.urls")),
    path("", include("lineofsight.web.accounts.urls_of_authority")),
    path("", include("lineofsight.web.audit.urls")),
    path("", include("lineofsight.web.uploads.urls")),
    path("", include("lineofsight.web.work.urls")),
]

urlpatterns = [
    path("", include("lineofsight.web.pages.urls")),
    path("", include("lineofsight.web.accounts.urls")),
    path("", include("lineofsight.web.notices.urls")),
    path("<council:council>/", include(OF_AN_AUTHORITY)),
    path("", include("lineofsight.web.inspections.urls")),
    path("", include("lineofsight.web.published.urls")),
    path("", include("lineofsight.web.claims.urls")),
    path("", include("lineofsight.web.returns.urls")),
]
