"""Addresses of uploads."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.lists import in_every_form
from lineofsight.web.uploads.views import receiving, showing

urlpatterns = [
    path("uploads/", showing.listing, name="uploads"),
    path("uploads/new/", receiving.new, name="new-upload"),
    *in_every_form("uploads/published", showing.sources, "sources"),
    path("uploads/published/<int:file_id>/", showing.leave_out, name="leave-out"),
    path("uploads/<int:upload_id>/", showing.upload, name="upload"),
    path("uploads/<int:upload_id>/files/", receiving.add, name="add-files"),
    path(
        "uploads/<int:upload_id>/files/<int:file_id>/take-out/",
        showing.take_out,
        name="take-file-out",
    ),
    path("uploads/<int:upload_id>/edit/", showing.edit, name="edit-upload"),
    path("uploads/<int:upload_id>/check/", showing.change, {"what": "check"}, name="check-upload"),
    path("uploads/<int:upload_id>/check/<slug:code>.xlsx", showing.results, name="upload-results"),
    path("uploads/<int:upload_id>/publish/", showing.publish, name="publish-upload"),
    path(
        "uploads/<int:upload_id>/discard/",
        showing.change,
        {"what": "discard"},
        name="discard-upload",
    ),
]
