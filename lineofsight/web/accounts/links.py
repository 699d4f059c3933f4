"""Addresses below an authority of this site."""

from __future__ import annotations

from django.urls import register_converter

from lineofsight.web.inspections.links import PlaceConverter


class CouncilConverter(PlaceConverter):
    """The address name of an authority of this site."""


register_converter(CouncilConverter, "council")
