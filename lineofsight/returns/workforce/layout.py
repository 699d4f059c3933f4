"""The XML of the workforce census as its schema has it, and the dates that tell its year.

The council's own figures stand before the workers, and each worker's values in one element. Where
a value stands there more than once, as the schema lets some, the first is read and each further
one is told with its line.
"""

from __future__ import annotations

from lineofsight.returns.layout import Element, NestedLayout
from lineofsight.returns.workforce import tables

_HEADER = Element(
    "Header",
    table=tables.Header,
    holds=(
        Element("CollectionDetails", columns=("Collection", "Year", "ReferenceDate")),
        Element(
            "Source",
            columns=("SourceLevel", "LEA", "SoftwareCode", "DateTime"),
            required=("LEA",),
            most=None,
            again=True,
        ),
    ),
)

_VACANCIES = Element(
    "LALevelVacancies",
    table=tables.LALevelVacancies,
    required=("NumberOfVacancies", "NoAgencyFTE", "NoAgencyHeadcount"),
    least=1,
)

_WORKER = Element(
    "CSWWWorker",
    table=tables.CSWWWorker,
    required=("AgencyWorker", "SWENo"),
    least=1,
    most=None,
)

LAYOUT = NestedLayout(
    root=Element("Message", holds=(_HEADER, _VACANCIES, _WORKER)),
    record="CSWWWorker",
    complete=frozenset({tables.CSWWWorker.name, tables.Header.name}),
)

#: The year as the return says it, then dates of what it holds because it happened in the year. The
#: day of an export, given as the reference date, would be of the next year.
YEAR_DATES = (
    (tables.Header.name, "Year"),
    (tables.Header.name, "ReferenceDate"),
    (tables.CSWWWorker.name, "RoleEndDate"),
    (tables.CSWWWorker.name, "RoleStartDate"),
)
