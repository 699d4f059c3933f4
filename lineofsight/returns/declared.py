"""Rules that follow from a table's declaration: not a valid code, not a date, nothing given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import unreadable, unwritten
from lineofsight.engine.tables import ColumnFacts, Table
from lineofsight.returns.corrections import code_as_listed, date_as_day, text_as_patterned
from lineofsight.returns.frames import Frames
from lineofsight.returns.rules import Failing, Rule, Rules, Severity


def add_declared_rules(rules: Rules, tables: Iterable[type[Table]], *, first_year: int) -> None:
    """Register a rule for each `invalid` and `missing` that the tables' columns name, from the
    first year that has rules or the column, to the column's last."""
    for table in tables:
        for column in table.columns().values():
            for code in dict.fromkeys(c for c in (column.invalid, column.missing) if c):
                rules.add(_rule(code, table, column, first_year))


def _rule(code: str, table: type[Table], column: ColumnFacts, first_year: int) -> Rule:
    checks_value, checks_given = code == column.invalid, code == column.missing

    def judge(r: Any) -> Failing:
        conditions = []
        if checks_value:
            conditions.append(does_not_fit(column, r.year))
        if checks_given:
            conditions.append(nothing_given(column))
        return Failing(table.name, where=nw.any_horizontal(*conditions, ignore_nulls=True))

    return Rule(
        code=code,
        message=_message(column, checks_value=checks_value, checks_given=checks_given),
        mend=_mend(column),
        severity=Severity.ERROR,
        at={table.name: (column.name,)},
        needs=(table.name,),
        since=max(first_year, column.since or first_year),
        until=column.until,
        cause=_cause(column),
        subject="declared",
        judge=judge,
        suggest=lambda r: certain(column, r) if checks_value else {},
    )


def certain(column: ColumnFacts, r: Frames) -> Mapping[str, nw.Expr]:
    """The correction that is certain of what does not fit a column; none for some columns."""
    if column.codelist is not None:
        codes = column.codelist.in_year(r.year)
        return {column.name: code_as_listed(column.name, codes, column.codelist.former(r.year))}
    if column.pattern is not None:
        return {column.name: text_as_patterned(column.name, column.pattern)}
    if column.type is date and column.partly is None:
        return {column.name: date_as_day(column.name, r.end.year)}
    return {}


def does_not_fit(column: ColumnFacts, year: int) -> nw.Expr:
    """Something is given that is not of the column's type, codes, pattern or range."""
    value = col(column.name)
    if column.codelist is not None:
        return ~value.is_in(list(column.codelist.in_year(year)))
    if column.pattern is not None:
        return ~value.str.contains(f"^(?:{column.pattern})$")
    bad = unreadable(column.name)
    if column.partly is not None:
        bad = bad & ~col(f"{column.name}_text").str.contains(f"^(?:{column.partly})$")
    if column.least is not None:
        bad = bad | (value < column.least)
    if column.most is not None:
        bad = bad | (value > column.most)
    return bad


def nothing_given(column: ColumnFacts) -> nw.Expr:
    """The cell is blank."""
    return (
        unwritten(column.name) if column.type in (date, int, float) else col(column.name).is_null()
    )


def _message(column: ColumnFacts, *, checks_value: bool, checks_given: bool) -> str:
    meaning = column.doc.split(";")[0].rstrip(".")
    named = f"{column.name} ({meaning[0].lower()}{meaning[1:]})"
    if column.codelist is not None:
        wrong = f"{named} is not a code of the list for this collection year"
    elif column.type is date:
        wrong = f"{named} is not a date"
    elif column.type is int:
        wrong = f"{named} is not a whole number from {column.least} to {column.most}"
    else:
        wrong = f"{named} does not have the form it must have"
    if checks_value and checks_given:
        return f"{wrong}, or nothing is given."
    return f"{wrong}." if checks_value else f"{named} is not given."


def _mend(column: ColumnFacts) -> str:
    if column.codelist is not None:
        return f"Give a code from the list of {column.name}, written exactly as there."
    if column.type is date:
        return "Give a real date as DD/MM/YYYY."
    if column.type is int:
        return f"Give a whole number from {column.least} to {column.most}."
    return f"Give {column.name} in the form the guide describes: {column.doc}"


def _cause(column: ColumnFacts) -> str:
    if column.codelist is not None:
        return "A local code that was not translated, a code of another year, or a typing mistake."
    if column.type is date:
        return (
            "A day that does not exist, a year of two digits, or a spreadsheet's own date format."
        )
    return "A typing mistake, or a value of another column."
