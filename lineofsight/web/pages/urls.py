"""Addresses of the pages about the site itself."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.pages import views

urlpatterns = [
    path("health/", views.health, name="health"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
]
