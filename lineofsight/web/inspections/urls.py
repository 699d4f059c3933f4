"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.inspections import links
from lineofsight.web.inspections.views import (
    about,
    authority,
    compare,
    england,
    listing,
    moves,
    recommendations,
    report,
    search,
)
from lineofsight.web.lists import in_every_form

__all__ = ["links", "urlpatterns"]

urlpatterns = [
    path("", england.england, name="home"),
    path("england/shares.svg", england.shares_chart, name="shares-chart"),
    *in_every_form("england", england.england, "england"),
    *in_every_form("england/shares", england.shares, "shares"),
    *in_every_form("england/transitions", moves.transitions, "transitions"),
    *in_every_form("england/inspections", listing.inspections, "inspections"),
    path("about/", about.about, name="about"),
    *in_every_form("search", search.results, "search"),
    *in_every_form("search/like/<str:report_id>/<int:order>", search.like, "like"),
    *in_every_form("<place:slug>", authority.overview, "authority"),
    *in_every_form("<place:slug>/compare", compare.compare, "compare"),
    *in_every_form(
        "<place:slug>/recommendations", recommendations.recommendations, "recommendations"
    ),
    *in_every_form("<place:slug>/inspections/<when:when>", report.report, "report"),
    path("<place:slug>/inspections/<when:when>/report.pdf", report.pdf, name="report-pdf"),
]
