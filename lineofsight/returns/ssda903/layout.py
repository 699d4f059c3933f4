"""The XML of SSDA903, and the dates that tell its collection year."""

from __future__ import annotations

from lineofsight.returns.layout import XmlLayout
from lineofsight.returns.ssda903 import tables

#: Social workers' episodes and deprivation of liberty orders came later: they are known by their
#: columns, and an XML return without them may have been made before they were.
LAYOUT = XmlLayout(
    record="CHILD",
    main="HEADER",
    rows={
        "HEADER": tables.Header.name,
        "EPISODE": tables.Episodes.name,
        "AREVIEW": tables.Reviews.name,
        "PERMANENCE": tables.PrevPerm.name,
        "OC2": tables.OC2.name,
        "AMISSING": tables.Missing.name,
        "AD_PLACED": tables.PlacedAdoption.name,
    },
    carried=("CHILD", "SEX", "DOB"),
    flags={"UASC": (tables.UASC.name, "1")},
    complete=frozenset(
        table.name for table in tables.TABLES if table not in (tables.SWEpisodes, tables.DoLo)
    ),
)

#: Dates of what a return of a year holds because it happened in that year, best first.
YEAR_DATES = (
    (tables.Reviews.name, "REVIEW"),
    (tables.Episodes.name, "DEC"),
    (tables.Missing.name, "MIS_START"),
    (tables.SWEpisodes.name, "SW_DEC"),
    (tables.PlacedAdoption.name, "DATE_PLACED_CEASED"),
    (tables.Episodes.name, "DECOM"),
    (tables.SWEpisodes.name, "SW_DECOM"),
)
