"""A workforce return from XML and from CSV: the same tables, and nothing left out in silence."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lineofsight.returns.reading import Loaded, read_return
from lineofsight.returns.workforce.kind import KIND

HEADER = """
  <Header>
    <CollectionDetails>
      <Collection>CSWW</Collection>
      <Year>2025</Year>
      <ReferenceDate>2025-09-30</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel>
      <LEA>865</LEA>
      <SoftwareCode>Invented</SoftwareCode>
      <DateTime>2025-11-03T09:30:00</DateTime>
    </Source>
  </Header>
"""
COUNCIL = """
  <LALevelVacancies>
    <NumberOfVacancies>12.60</NumberOfVacancies>
    <NoAgencyFTE>1.00</NoAgencyFTE>
    <NoAgencyHeadcount>1</NoAgencyHeadcount>
    <RecruitmentBonus>2</RecruitmentBonus>
    <OtherAllowances>Parking &amp; lunch</OtherAllowances>
  </LALevelVacancies>
"""
WORKERS = """
  <CSWWWorker>
    <AgencyWorker>0</AgencyWorker>
    <SWENo>ZZ1</SWENo>
    <FTE>0.810811</FTE>
    <PersonBirthDate>1980-05-14</PersonBirthDate>
    <Sex>F</Sex>
    <OrgRole>5</OrgRole>
    <RoleStartDate>2020-01-06</RoleStartDate>
    <FTE30>0.810811</FTE30>
    <Cases30>14</Cases30>
    <WorkingDaysLost>3.50</WorkingDaysLost>
    <BaseSalary>41000.00</BaseSalary>
  </CSWWWorker>
  <CSWWWorker>
    <AgencyWorker>1</AgencyWorker>
    <SWENo>ZZ2</SWENo>
    <FTE>1</FTE>
  </CSWWWorker>
"""
MESSAGE = f"<Message>{HEADER}{COUNCIL}{WORKERS}</Message>"

#: What WORKERS, COUNCIL and HEADER hold, as rows of CSV files.
ROWS: dict[str, list[dict[str, str]]] = {
    "CSWWWorker": [
        {
            "AgencyWorker": "0",
            "SWENo": "ZZ1",
            "FTE": "0.810811",
            "PersonBirthDate": "14/05/1980",
            "Sex": "F",
            "OrgRole": "5",
            "RoleStartDate": "06/01/2020",
            "FTE30": "0.810811",
            "Cases30": "14",
            "WorkingDaysLost": "3.50",
            "BaseSalary": "41000.00",
        },
        {"AgencyWorker": "1", "SWENo": "ZZ2", "FTE": "1"},
    ],
    "LALevelVacancies": [
        {
            "NumberOfVacancies": "12.60",
            "NoAgencyFTE": "1.00",
            "NoAgencyHeadcount": "1",
            "RecruitmentBonus": "2",
            "OtherAllowances": "Parking & lunch",
        }
    ],
    "Header": [
        {
            "Collection": "CSWW",
            "Year": "2025",
            "ReferenceDate": "30/09/2025",
            "SourceLevel": "L",
            "LEA": "865",
            "SoftwareCode": "Invented",
            "DateTime": "2025-11-03T09:30:00",
        }
    ],
}


class Read:
    """A return that was read in a test."""

    def __init__(self, *paths: Path) -> None:
        self.connection = duckdb.connect()
        self.loaded: Loaded = read_return(KIND, paths, connection=self.connection)

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """The values of every table; of dates those that were read, however they are written."""
        found = {}
        for table in KIND.tables:
            names = ", ".join(f'"{name}"' for name in table.columns())
            found[table.name] = self.connection.execute(
                f'SELECT {names}, _child FROM "{table.name}" ORDER BY _row'
            ).fetchall()
        return found

    @property
    def messages(self) -> list[tuple[int | None, str | None, str]]:
        """What does not fit, with its line and column."""
        return [(p.line, p.column, p.message) for p in self.loaded.problems]


def read_xml(folder: Path, text: str) -> Read:
    """A return of the given XML, read."""
    path = folder / "workforce.xml"
    path.write_text(text, encoding="utf-8")
    return Read(path)


def write_csv(folder: Path) -> Path:
    """The return as a folder of CSV files, with every column."""
    folder.mkdir()
    for table in KIND.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table.columns()), restval="")
            writer.writeheader()
            writer.writerows(ROWS[table.name])
    return folder


@pytest.mark.parametrize(
    "xml",
    [
        MESSAGE,
        f'<?xml version="1.0" encoding="utf-8"?>\n{MESSAGE}',
        MESSAGE.replace("<Message>", '<Message xmlns="urn:some-department">'),
        MESSAGE.replace("</", "</w:")
        .replace("<", "<w:")
        .replace("<w:/w:", "</w:")
        .replace("<w:Message>", '<w:Message xmlns:w="urn:some-department">', 1),
        MESSAGE.replace("<Message>", "<!-- made on a Monday --><Message>"),
    ],
    ids=["bare", "declared", "namespace", "prefix", "comment"],
)
def test_xml_and_csv_give_the_same(tmp_path: Path, xml: str) -> None:
    """With a namespace or without: the same values in the same rows, and nothing that does not
    fit."""
    of_xml, of_csv = read_xml(tmp_path, xml), Read(write_csv(tmp_path / "tables"))
    assert of_xml.everything() == of_csv.everything()
    assert (of_xml.messages, of_csv.messages) == ([], [])
    assert of_xml.loaded.given == of_csv.loaded.given == {t.name for t in KIND.tables}


def test_the_year_is_found_and_the_rows_are_counted(tmp_path: Path) -> None:
    loaded = read_xml(tmp_path, MESSAGE).loaded
    assert (loaded.year, loaded.year_sure) == (2025, True)
    counted = {file.table: (file.rows, file.loaded, file.refused) for file in loaded.files}
    assert counted == {"Header": (1, 1, 0), "LALevelVacancies": (1, 1, 0), "CSWWWorker": (2, 2, 0)}


def test_the_year_is_found_without_a_header(tmp_path: Path) -> None:
    """By the days on which roles ended: 1 October begins the next census year."""
    rows = "".join(
        f"<CSWWWorker><AgencyWorker>0</AgencyWorker><SWENo>ZZ{n}</SWENo>"
        f"<RoleStartDate>2010-01-04</RoleStartDate><RoleEndDate>{day}</RoleEndDate></CSWWWorker>"
        for n, day in enumerate(("2023-10-01", "2024-09-30"))
    )
    assert read_xml(tmp_path, f"<Message>{COUNCIL}{rows}</Message>").loaded.year == 2024


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("ReasonAbsence", "SIC", "TRN"),
        ("Absat30Sept", "1", "0"),
        ("ContractWeeks", "52.1", "26.0"),
        ("QualInst", "University of Mereshire", "Port Alder College"),
        ("CFKSSstatus", "1", "2"),
    ],
)
def test_of_what_stands_there_twice_the_first_is_read_and_the_second_told(
    tmp_path: Path, column: str, first: str, second: str
) -> None:
    """The schema lets these stand several times in one worker."""
    more = f"<{column}>{first}</{column}>\n<{column}>{second}</{column}></CSWWWorker>"
    xml = MESSAGE.replace("</CSWWWorker>", more, 1)
    read = read_xml(tmp_path, xml)
    place = list(KIND.tables[0].columns()).index(column)
    assert str(read.everything()["CSWWWorker"][0][place]) == first
    line = xml[: xml.index(f"<{column}>{second}")].count("\n") + 1
    assert [(told, at) for at, told, _ in read.messages] == [(column, line)]
    assert "more than once" in read.messages[0][2]


def test_what_the_schema_asks_for_and_is_not_there_is_told(tmp_path: Path) -> None:
    """No figures of the council; no number of a worker, whose row is read all the same."""
    worker = "<CSWWWorker><AgencyWorker>0</AgencyWorker></CSWWWorker>"
    read = read_xml(tmp_path, f"<Message>{HEADER}{worker}</Message>")
    told = [message for *_, message in read.messages]
    assert told == [
        "No file or sheet gives LALevelVacancies: it was taken as not given, and the rules that "
        "need it were not run.",
        "The element LALevelVacancies is missing: each Message has to have one.",
        "The element SWENo is missing: each CSWWWorker has to have one.",
    ]
    (row,) = read.everything()["CSWWWorker"]
    assert row[:2] == ("0", None)
    assert row[-1] == "\x000"


def test_what_cannot_be_read_is_kept_as_written_and_told(tmp_path: Path) -> None:
    """A day that does not exist, and words for a number."""
    xml = MESSAGE.replace("1980-05-14", "1980-02-30").replace("<Cases30>14", "<Cases30>many")
    read = read_xml(tmp_path, xml)
    row = read.connection.execute(
        "SELECT PersonBirthDate, PersonBirthDate_text, Cases30, Cases30_text "
        "FROM CSWWWorker WHERE _row = 0"
    ).fetchone()
    assert row == (None, "1980-02-30", None, "many")
    assert [column for _, column, _ in read.messages] == ["Cases30", "PersonBirthDate"]


def test_an_element_of_another_return_is_told(tmp_path: Path) -> None:
    """It is not read, and the line says where it stands."""
    xml = MESSAGE.replace("<SWENo>ZZ2", "<NINumber>QQ123456C</NINumber><SWENo>ZZ2")
    read = read_xml(tmp_path, xml)
    assert [message for *_, message in read.messages] == [
        "The element NINumber is not known in CSWWWorker: it was not read."
    ]


def test_column_names_may_be_written_otherwise(tmp_path: Path) -> None:
    """In another order, case and spacing, in a file of any name."""
    path = tmp_path / "staff.csv"
    path.write_text("swe no,Agency Worker,fte 30\nZZ1,0,0.5\n", encoding="utf-8")
    read = Read(path)
    assert [file.table for file in read.loaded.files] == ["CSWWWorker"]
    assert read.connection.execute(
        "SELECT SWENo, AgencyWorker, FTE30 FROM CSWWWorker"
    ).fetchone() == (
        "ZZ1",
        "0",
        0.5,
    )
