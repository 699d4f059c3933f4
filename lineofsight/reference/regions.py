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
    """The Ofsted region that a region belongs to, spelt as in Ofsted's statistics: Ofsted joins
    the North East with Yorkshire and the Humber."""
    if region in ("North East", "Yorkshire and The Humber"):
        return "North East, Yorkshire and the Humber"
    return region
