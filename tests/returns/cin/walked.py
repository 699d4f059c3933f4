"""The rows of a census's XML as the standard library's ElementTree has them: another way to the
same tables, to hold the reader to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from xml.etree import ElementTree as ET

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading.rows import WHITE

Row = Mapping[str, str | None]
Tables = dict[str, list[Row]]

#: Modules of an episode that hold only values, and the tables of which they are rows.
MODULES = {
    "CINPlanDates": "CINPlanDates",
    "Section47": "Section47",
    "PreProceedingsandFGDM": "PreProceedings",
}


def walk(text: str | bytes) -> Tables:
    """The rows of every table that has any, each with its values and with what it belongs to:
    episodes, assessments and plans are counted through the whole file."""
    message = ET.fromstring(text)  # noqa: S314 - a text of the tests
    tables: Tables = {}
    for header in message.findall("Header"):
        details = values(header.find("CollectionDetails"))
        for source in header.findall("Source"):
            add(tables, "Header", {**details, **values(source)})
    numbers = {key: count(1) for key in ("CINdetailsID", "AssessmentID", "CPPID")}
    for child in message.iterfind("Children/Child"):
        known = {"LAchildID": values(child.find("ChildIdentifiers")).get("LAchildID")}
        for name in ("ChildIdentifiers", "ChildCharacteristics"):
            for element in child.findall(name):
                add(tables, name, {**values(element), **known})
        for element in child.iterfind("ChildCharacteristics/Disabilities/Disability"):
            add(tables, "Disabilities", {**known, "Disability": text_of(element)})
        for element in child.findall("CINdetails"):
            episode = {**known, "CINdetailsID": str(next(numbers["CINdetailsID"]))}
            walk_episode(tables, element, episode, numbers)
    return tables


def cells(tables: Tables) -> dict[str, list[tuple[str | None, ...]]]:
    """The same as tuples, a cell for each column that is declared."""
    columns = {table.name: list(table.columns()) for table in KIND.tables}
    return {
        name: [tuple(row.get(column) for column in columns[name]) for row in rows]
        for name, rows in tables.items()
    }


def walk_episode(
    tables: Tables, element: ET.Element, episode: Row, numbers: Mapping[str, Iterator[int]]
) -> None:
    """The rows of an episode."""
    add(tables, "CINdetails", {**values(element), **episode})
    for name, table in MODULES.items():
        for module in element.findall(name):
            add(tables, table, {**values(module), **episode})
    for module in element.findall("Assessments"):
        assessment = {**episode, "AssessmentID": str(next(numbers["AssessmentID"]))}
        add(tables, "Assessments", {**values(module), **assessment})
        for factor in module.iterfind("FactorsIdentifiedAtAssessment/AssessmentFactors"):
            row = {**assessment, "AssessmentFactor": text_of(factor)}
            add(tables, "AssessmentFactors", row)
    for module in element.findall("ChildProtectionPlans"):
        plan = {**episode, "CPPID": str(next(numbers["CPPID"]))}
        add(tables, "ChildProtectionPlans", {**values(module), **plan})
        for reviews in module.findall("Reviews"):
            for held in [text_of(day) for day in reviews.findall("CPPreviewDate")] or [None]:
                add(tables, "Reviews", {**plan, "CPPreviewDate": held})


def values(element: ET.Element | None) -> dict[str, str | None]:
    """The values in an element, by name."""
    inner = [] if element is None else [each for each in element if not len(each)]
    return {each.tag: text_of(each) for each in inner if text_of(each)}


def text_of(element: ET.Element) -> str | None:
    """The text of a value; nothing where it is blank."""
    return (element.text or "").strip(WHITE) or None


def add(tables: Tables, table: str, row: Row) -> None:
    """Add a row to a table."""
    tables.setdefault(table, []).append(row)
