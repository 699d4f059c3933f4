"""Addresses of the pages of this room."""

from __future__ import annotations

import re

from django.urls import register_converter

from lineofsight.inspections.inspection import Inspection
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.web.inspections.words import full_name

_WHEN = re.compile(r"^(?P<slug>[a-z0-9-]+?)-(?P<when>\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)?)$")

#: First parts of addresses that no place may take.
RESERVED = frozenset(
    {
        "about",
        "accessibility",
        "children",
        "claims",
        "data",
        "england",
        "health",
        "indicators",
        "measures",
        "returns",
        "search",
        "static",
        "teams",
        "workers",
        "favicon",
        "robots",
    }
)


class PlaceConverter:
    """The address name of a council, or of a place whose reports were read."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The name as it stands.

        Raises:
            ValueError: it belongs to another page.
        """
        if value in RESERVED:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value


class WhenConverter:
    """The first day on site, with a mark where a place has several reports of one day."""

    regex = r"\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)?"

    def to_python(self, value: str) -> str:
        """The day as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The day as it stands."""
        return value


register_converter(PlaceConverter, "place")
register_converter(WhenConverter, "when")


def split_id(report_id: str) -> tuple[str, str] | None:
    """A report_id as (place, first day on site): the two parts of its page's address. None for
    an inspection without a first day, which has no page."""
    found = _WHEN.match(report_id)
    return (found["slug"], found["when"]) if found else None


def page_of(inspection: Inspection) -> tuple[str, str] | None:
    """The parts of the address of an inspection's page; for one that is only recounted, of the
    report that recounts it."""
    for report_id in (inspection.report_id, *inspection.recounted_in):
        parts = split_id(report_id)
        if parts is not None and not report_id.endswith("-recounted"):
            return parts
    return None


def anchor_of(inspection: Inspection, area: Area) -> str:
    """Where on the page of `page_of` a judgement stands: its row in the table of judgements, or
    the earlier judgements that a later report recounts."""
    return "earlier" if split_id(inspection.report_id) is None else f"judgement-{area.value}"


def name_of(code: str | None) -> str:
    """An authority's name by its DfE code; nothing for an unknown one."""
    return full_name(authorities.get(code)) if code else ""
