"""Addresses of the board."""

from __future__ import annotations

from django.urls import path

from lineofsight.web.board import views
from lineofsight.web.lists import in_every_form

urlpatterns = [
    *in_every_form("board", views.board_page, "board"),
    path("board.pdf", views.paper, name="board-paper"),
    *in_every_form("board/inspection-tomorrow", views.tomorrow, "inspection-tomorrow"),
    path("board/weeks/", views.weeks, name="board-weeks"),
]
