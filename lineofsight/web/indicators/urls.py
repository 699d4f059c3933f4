"""Addresses of the indicators."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.indicators import views
from lineofsight.web.lists import in_every_form

urlpatterns = [
    *in_every_form("indicators", views.listing, "indicators"),
    *in_every_form("indicators/<slug:code>", views.detail, "indicator"),
    *in_every_form("indicators/<slug:code>/children", views.children, "indicator-children"),
    path("indicators/<slug:code>/trend.svg", views.trend, name="indicator-trend"),
]
