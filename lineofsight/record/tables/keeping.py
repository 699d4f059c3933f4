"""What keeps the record true: loads, sources of each row, conflicts, links, issues, calendar."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table


class Load(Table, name="load"):
    """One row for each table of each file, or view of a database, that was read."""

    load_id: int = Column(key=True, doc="Its number in the snapshot.")
    la_code: str = Column(doc="The authority.")
    source: str = Column(doc="What it is of: ssda903, cin, annex_a, workforce or ssd.")
    version: str | None = Column(doc="The collection year, or the version of the dataset.")
    file: str = Column(doc="The file, or the view.")
    part: str | None = Column(doc="The sheet of a workbook, or the elements of an XML file.")
    table: str = Column(doc="The source's table.")
    sha256: str | None = Column(doc="SHA-256 of the file.")
    period_start: date | None = Column(doc="First day of what it tells of.")
    period_end: date | None = Column(doc="Last day of what it tells of: its as-at date.")
    history_from: date | None = Column(
        doc="Since when it tells of all that happened; before it, only of what was still open."
    )
    rows: int = Column(doc="Rows loaded.")
    refused: int = Column(doc="Rows refused.")


class RowSource(Table, name="row_source"):
    """One row for each row of a file that stands behind a row of the record."""

    table_name: str = Column(doc="The table of the record.")
    row_key: str = Column(doc="The key of the row.")
    person_id: str | None = Column(doc="The child, where it is about one.")
    load_id: int = Column(doc="What brought it in.")
    line: int | None = Column(doc="The line of the file, or row of the sheet.")


class Conflict(Table, name="conflict"):
    """One row for each value in which two sources of one row differ. Both are kept."""

    table_name: str = Column(doc="The table of the record.")
    row_key: str = Column(doc="The key of the row.")
    person_id: str | None = Column(doc="The child, where it is about one.")
    column_name: str = Column(doc="The column.")
    taken: str = Column(doc="The value that the record has.")
    taken_load_id: int = Column(doc="Where it stands.")
    taken_line: int | None = Column(doc="On which line.")
    other: str = Column(doc="The value that was not taken.")
    other_load_id: int = Column(doc="Where it stands.")
    other_line: int | None = Column(doc="On which line.")
    kind: str = Column(
        doc="sources: two returns differ; years: a later return of one kind says otherwise; "
        "followed: an episode that another followed was left open; gone: the next return, which "
        "has to tell of what goes on, does not."
    )


class PersonLink(Table, name="person_link"):
    """One row for each decision of a person that two identifiers are one child's."""

    kept_id: str = Column(key=True, doc="The identifier that stands for both.")
    other_id: str = Column(key=True, doc="The other one.")
    reason: str = Column(doc="Why they are taken to be one child.")
    decided_by: str = Column(doc="Who decided.")
    decided_at: date = Column(doc="When.")
    applied: bool = Column(doc="Whether the record follows it.")
    refused: str | None = Column(doc="Why it does not: a link across an adoption is refused.")


class Issue(Table, name="issue"):
    """One row for each place at which a rule of a return fails, or something could not be read."""

    source: str = Column(doc="The return: ssda903, cin, annex_a, workforce or ssd.")
    rule: str = Column(doc="The rule's code; READ for what could not be read.")
    severity: str = Column(doc="error or query.")
    message: str = Column(doc="What is wrong; nothing about the child.")
    mend: str = Column(doc="What to do.")
    source_table: str | None = Column(doc="The return's table.")
    source_columns: str | None = Column(doc="Its columns, a comma between them.")
    load_id: int | None = Column(doc="The file.")
    line: int | None = Column(doc="The line of the file, or row of the sheet.")
    person_id: str | None = Column(doc="The child or, in the workforce, nobody.")


class Calendar(Table, name="calendar"):
    """One row for each day, so that working days can be counted by expressions."""

    day: date = Column(key=True, doc="The day.")
    is_working_day: bool = Column(doc="Whether it is a working day in England.")
    working_day_number: int = Column(
        doc="Working days up to and including it: between two days there are as many as their "
        "numbers differ."
    )


class Council(Table, name="council"):
    """One row: whose record it is."""

    la_code: str = Column(key=True, doc="Its three-digit code; an invented one begins with 9.")
    council_name: str = Column(doc="Its name.")
    like: str | None = Column(
        doc="Of an invented council, the real one whose neighbours stand beside it: its code."
    )
    as_at: date = Column(doc="The day that the record stands at.")


class Population(Table, name="population"):
    """One row for each year: how many children live in the area."""

    la_code: str = Column(key=True, doc="The authority.")
    mid_year: int = Column(key=True, doc="The year whose middle it is of.")
    children: int = Column(doc="People under 18.")


TABLES = (Load, RowSource, Conflict, PersonLink, Issue, Calendar, Council, Population)
