"""Addresses of background work."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.work import views

urlpatterns = [
    path("tasks/", views.listing, name="tasks"),
    path("tasks/<int:job_id>/cancel/", views.cancel, name="cancel-task"),
    path("tasks/<int:job_id>/again/", views.again, name="task-again"),
]
