"""The tables of a check's results, as written to a folder and given to notebooks."""

from __future__ import annotations

from enum import StrEnum

from lineofsight.engine.tables import Column, Table
from lineofsight.returns.rules import Severity

_CODE = "The rule's code, as the Department numbers it."
_CHILD = "The child's identifier, as given; blank where the row has none."


class Status(StrEnum):
    """Whether a rule was judged."""

    RUN = "run"
    NOT_RUN = "not_run"  # something that it needs was not given
    FAILED = "failed"  # the rule itself failed: our mistake


class Change(StrEnum):
    """What became of an issue between two checks."""

    MENDED = "mended"
    NEW = "new"
    REMAINS = "remains"
    NOT_JUDGED_AGAIN = "not_judged_again"  # the rule ran in the earlier check alone
    NOT_JUDGED_BEFORE = "not_judged_before"  # the rule ran in the later check alone


class Summary(Table, name="summary"):
    """One row for each rule that is active in the collection year."""

    code: str = Column(key=True, doc=_CODE)
    severity: str = Column(
        doc="An error contradicts the guide or itself; a query is unusual and can be true.",
        codes=Severity,
    )
    status: str = Column(doc="Whether the rule was judged.", codes=Status)
    reason: str | None = Column(doc="Why it was not, and what to give so that it is.")
    issues: int = Column(doc="Rows that fail it.")
    children: int = Column(doc="Children with such a row.")
    message: str = Column(doc="What is wrong.")
    mend: str = Column(doc="What to do about it.")
    cause: str = Column(doc="What usually causes it; empty where nothing is known.")


class Issue(Table, name="issues"):
    """One row for each row of a table that fails a rule."""

    code: str = Column(key=True, doc=_CODE)
    severity: str = Column(doc="How the rule's failure is to be taken.", codes=Severity)
    table: str = Column(key=True, doc="The table of the row that fails.")
    file: str | None = Column(doc="The file that the row came from.")
    line: int | None = Column(doc="Its line in the file, from 1, or its row in the sheet.")
    row: int = Column(key=True, doc="Its place in the table as loaded, from 0.")
    child: str | None = Column(doc=_CHILD)
    key: str = Column(
        doc="The row's other key columns with their values, dates as YYYY-MM-DD, "
        "as in `DECOM=2025-04-01`; empty where the child alone is the key."
    )
    fields: str = Column(doc="The columns to look at, as in `DEC, REC`.")
    written: tuple[str, ...] = Column(
        doc="What these columns hold, in their order, as written; empty text where blank."
    )


class Child(Table, name="children"):
    """One row for each child with an issue: the child's list."""

    child: str = Column(key=True, doc="The child's identifier.")
    issues: int = Column(doc="Rows of the child that fail rules, once for each rule.")
    errors: int = Column(doc="Of these, errors.")
    queries: int = Column(doc="Of these, queries.")
    codes: tuple[str, ...] = Column(doc="The rules that they fail, each once.")


class Cause(Table, name="causes"):
    """One row for each cell that issues can be put down to, those of most issues first.

    Every issue is put down to one cell: of the cells that its rule looks at, the one that most
    issues touch. A column of the first table, such as DOB, is one cell of the child wherever it
    is written.
    """

    child: str | None = Column(doc=_CHILD)
    table: str = Column(doc="The table of the cell; the first table for a fact of the child.")
    column: str = Column(doc="The column of the cell.")
    file: str | None = Column(doc="The file that the cell's row came from.")
    line: int | None = Column(doc="Its line in the file, from 1, or its row in the sheet.")
    row: int | None = Column(
        doc="Its place in the table as loaded, from 0; blank where the child has no such row."
    )
    written: str = Column(doc="What the cell holds, as written; empty text where blank.")
    issues: int = Column(doc="Issues put down to the cell: what mending it can clear.")
    codes: tuple[str, ...] = Column(doc="Their rules, each once.")


class Pattern(Table, name="patterns"):
    """One row for each value of a column that issues are put down to in many rows: one mistake
    of a system or an export, mended once."""

    table: str = Column(key=True, doc="The table.")
    column: str = Column(key=True, doc="The column.")
    written: str = Column(key=True, doc="What the cells hold, as written; empty text where blank.")
    cells: int = Column(doc="How many cells hold it and have issues put down to them.")
    issues: int = Column(doc="Issues put down to these cells.")
    codes: tuple[str, ...] = Column(doc="Their rules, each once.")


class Suggested(Table, name="suggestions"):
    """One row for each correction that is certain. None is applied: look, then change the
    council's own system."""

    code: str = Column(key=True, doc=_CODE)
    table: str = Column(key=True, doc="The table of the cell.")
    file: str | None = Column(doc="The file that the row came from.")
    line: int | None = Column(doc="Its line in the file, from 1, or its row in the sheet.")
    row: int = Column(key=True, doc="Its place in the table as loaded, from 0.")
    child: str | None = Column(doc=_CHILD)
    column: str = Column(key=True, doc="The column to correct.")
    written: str = Column(doc="What it holds, as written; empty text where blank.")
    suggestion: str = Column(doc="What it should hold.")


class ProblemRow(Table, name="problems"):
    """One row for each thing that did not fit while reading."""

    file: str | None = Column(doc="The file.")
    table: str | None = Column(doc="The table, where it was recognised.")
    line: int | None = Column(doc="The line in the file, from 1, or the row in the sheet.")
    column: str | None = Column(doc="The column.")
    value: str | None = Column(doc="What it holds, as written.")
    message: str = Column(doc="What did not fit.")
    mend: str = Column(doc="What to do about it.")


class Changed(Table, name="changes"):
    """One row for issues that two checks share or differ in: the same rule, table, child and
    key."""

    code: str = Column(key=True, doc=_CODE)
    severity: str = Column(doc="How the rule's failure is to be taken.", codes=Severity)
    table: str = Column(key=True, doc="The table of the rows that fail.")
    child: str | None = Column(key=True, doc=_CHILD)
    key: str = Column(key=True, doc="The row's other key columns with their values.")
    change: str = Column(key=True, doc="What became of them.", codes=Change)
    issues: int = Column(doc="How many such issues.")


class ChangedByRule(Table, name="changes_by_rule"):
    """One row for each rule that either check has issues of."""

    code: str = Column(key=True, doc=_CODE)
    severity: str = Column(doc="How the rule's failure is to be taken.", codes=Severity)
    mended: int = Column(doc="Issues of the earlier check that are gone.")
    new: int = Column(doc="Issues that the earlier check did not have.")
    remains: int = Column(doc="Issues of both.")
    not_judged_again: int = Column(doc="Issues of the earlier check; the later did not run it.")
    not_judged_before: int = Column(doc="Issues of the later check; the earlier did not run it.")


class ChangedByChild(Table, name="changes_by_child"):
    """One row for each child whom either check has issues of."""

    child: str | None = Column(key=True, doc=_CHILD)
    mended: int = Column(doc="Issues of the earlier check that are gone.")
    new: int = Column(doc="Issues that the earlier check did not have.")
    remains: int = Column(doc="Issues of both.")
    not_judged_again: int = Column(
        doc="Issues of the earlier check of rules that the later did not run."
    )
    not_judged_before: int = Column(
        doc="Issues of the later check of rules that the earlier did not run."
    )


#: What a check writes, in this order.
WRITTEN: tuple[type[Table], ...] = (
    Summary,
    Issue,
    Child,
    ProblemRow,
    Cause,
    Pattern,
    Suggested,
)

#: What a comparison of two checks writes.
COMPARED: tuple[type[Table], ...] = (Changed, ChangedByRule, ChangedByChild)
