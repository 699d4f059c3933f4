"""`lineofsight indicators`: figures over the record, for any period, as at any day."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from lineofsight.cli.output import FAILED, WorkspaceOption, console, errors, latest_record

if TYPE_CHECKING:
    from lineofsight.indicators.definition import Indicator
    from lineofsight.indicators.periods import Period
    from lineofsight.indicators.run import Open
    from lineofsight.indicators.splits import Split
    from lineofsight.indicators.suppression import Shown
    from lineofsight.indicators.values import Value

app = typer.Typer(no_args_is_help=True, help="Indicators over the record.")

_COLUMNS = ("code", "name", "period", "part", "group", "numerator", "denominator", "value", "note")


@app.callback()
def _group() -> None:
    """Indicators over the record."""


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("Write the day as 2026-03-31.", param_hint=option) from None


def _period(start: str | None, end: str | None, months: int, as_at: date) -> Period:
    """The period that is asked for: two days, or so many months to a day."""
    from lineofsight.indicators.periods import Period, PeriodKind, rolling, year_to

    first, last = _day(start, "--start"), _day(end, "--end") or as_at
    found = rolling(last, months)
    if first is not None:
        if first > last:
            raise typer.BadParameter("The first day is after the last.", param_hint="--start")
        found = Period(PeriodKind.OWN, first, last)
    year = year_to(last.year)
    return year if (year.start, year.end) == (found.start, found.end) else found


def _of_calendar(one: Indicator, period: Period) -> Period:
    """The period as an indicator knows it: those of the workforce census have its own years."""
    from lineofsight.indicators.definition import Calendar
    from lineofsight.indicators.periods import Period, PeriodKind, census_year_to

    if one.calendar is not Calendar.SEPTEMBER:
        return period
    year = census_year_to(period.end.year)
    if (year.start, year.end) == (period.start, period.end):
        return year
    return Period(PeriodKind.OWN, period.start, period.end)


@app.command("values")
def values(
    codes: Annotated[
        list[str] | None, typer.Argument(help="Codes, as HP06; all where none is named.")
    ] = None,
    workspace: WorkspaceOption = None,
    end: Annotated[
        str | None, typer.Option(help="The last day, as 2026-03-31; else the record's own.")
    ] = None,
    months: Annotated[int, typer.Option(min=1, help="So many months to the last day.")] = 12,
    start: Annotated[
        str | None, typer.Option(help="The first day, in place of a number of months.")
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(help="By team, area, age, sex, ethnicity or disability."),
    ] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Hide small numbers, for those outside the council.")
    ] = False,
    out: Annotated[Path | None, typer.Option("--csv", help="Write a CSV file.")] = None,
) -> None:
    """Indicators in one period of your choosing, from the latest record."""
    from lineofsight.indicators.registry import UnknownIndicatorError, indicator, indicators
    from lineofsight.indicators.run import open_periods
    from lineofsight.indicators.splits import Split
    from lineofsight.record.history import read_history
    from lineofsight.record.opening import open_record

    try:
        wanted = [indicator(code) for code in codes] if codes else list(indicators())
    except UnknownIndicatorError as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    try:
        by = Split(split) if split else None
    except ValueError:
        known = ", ".join(Split)
        raise typer.BadParameter(f"Say one of {known}.", param_hint="--split") from None
    connection = open_record(latest_record(workspace))
    try:
        (as_at,) = connection.execute("SELECT max(as_at) FROM record_council").fetchall()[0]
        period = _period(start, end, months, as_at)
        history = read_history(connection)
        rows: list[tuple[str, ...]] = []
        for mine, every in _by_period(wanted, period).items():
            with open_periods(connection, [mine]) as opened:
                for one in every:
                    rows += _rows(one, mine, opened, by, share, (history, as_at))
    finally:
        connection.close()
    if out is not None:
        try:
            with out.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerows([_COLUMNS, *rows])
        except OSError as error:
            errors.print(f"{out} could not be written: {error.strerror}.", markup=False)
            raise typer.Exit(FAILED) from None
        console.print(f"{len(rows):,} values in {out}", markup=False)
        return
    table = Table(
        "Code", "Indicator", "Part or group", "Counted", "Of", "Value", "", title=period.label
    )
    for code, name, _, part, group, *numbers, note in rows:
        of = " · ".join(each for each in (part, group) if each)
        table.add_row(code, name, of, *map(_rounded, numbers), note)
    console.print(table)


def _by_period(wanted: Sequence[Indicator], period: Period) -> dict[Period, list[Indicator]]:
    """The indicators by the period as each knows it."""
    found: dict[Period, list[Indicator]] = {}
    for one in wanted:
        found.setdefault(_of_calendar(one, period), []).append(one)
    return found


def _rows(
    one: Indicator,
    period: Period,
    opened: Open,
    by: Split | None,
    share: bool,
    known: tuple[dict[str, date], date],
) -> Iterator[tuple[str, ...]]:
    """The lines of one indicator in one period; one that says why, where there is no figure."""
    from lineofsight.indicators.reliable import why_not_reliable

    if why := why_not_reliable(one, period, *known):
        yield (one.code, one.name, period.label, "", "", "", "", "", f"Not reliable. {why}")
        return
    for shown in _shown(one, opened, by, share):
        part = one.parts.get(shown.part or "", shown.part or "")
        head = (one.code, one.name, period.label, part, shown.group or "")
        if shown.suppressed or shown.value is None:
            yield (*head, "", "", "", "too few to show")
            continue
        found = shown.value
        note = f"{found.unknown} not known" if found.unknown and not share else ""
        if found.value is None:
            note = "nobody to count"
        yield (
            *head,
            *(_number(each) for each in (found.numerator, found.denominator, found.value)),
            note,
        )


def _shown(one: Indicator, opened: Open, by: Split | None, share: bool) -> Sequence[Shown]:
    """What is shown of an indicator: everything, or as it may leave the council."""
    from lineofsight.indicators.definition import Form
    from lineofsight.indicators.registry import indicator
    from lineofsight.indicators.relations import has_relations, suppress_beside
    from lineofsight.indicators.run import named_split_values, values_of
    from lineofsight.indicators.suppression import Shown, suppress_groups, suppress_parts

    mix = one.form is Form.MIX

    def of_code(code: str) -> Sequence[Value]:
        return values_of(indicator(code), opened)

    if by is None and share and not mix:
        return suppress_beside(one, of_code)
    if by is None:
        whole = values_of(one, opened)
        return suppress_parts(one, whole) if share else [Shown(e, None, e.part) for e in whole]
    groups = named_split_values(one, opened, by)
    if not share:
        groups.sort(key=lambda each: (each.part or "", each.group or ""))
        return [Shown(each, each.group, each.part) for each in groups]
    if mix or has_relations(one):
        return suppress_groups(one, None, groups)
    (total,) = suppress_beside(one, of_code)
    return suppress_groups(one, total.value, groups)


def _number(found: float | None) -> str:
    return "" if found is None else f"{found:.10g}"


def _rounded(number: str) -> str:
    """A number of a CSV file as a table on a screen has it."""
    return f"{float(number):,.2f}".removesuffix(".00") if number else ""
