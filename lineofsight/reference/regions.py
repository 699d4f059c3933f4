"""England's nine regions, and the eight that Ofsted reports by."""

from __future__ import annotations

REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and The Humber",
)


def ofsted_region(region: str) -> str:
    """The Ofsted region that a region belongs to: Ofsted joins the North East with Yorkshire
    and The Humber."""
    if region in ("North East", "Yorkshire and The Humber"):
        return "North East, Yorkshire and The Humber"
    return region
