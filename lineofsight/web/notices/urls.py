"""Addresses of one's notices."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.notices import views

urlpatterns = [
    path("account/notices/", views.listing, name="notices"),
    path("account/notices/read/", views.read, name="read-notices"),
    path("account/notices/mail/", views.mail, name="notices-mail"),
]
