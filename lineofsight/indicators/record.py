"""The record as indicators see it: lazy frames over its tables, and over periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day
from lineofsight.engine.running import Engine
from lineofsight.engine.tables import Table
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.periods import Period
from lineofsight.record import tables

#: What names a child in every table: a window or join over children is over both.
CHILD = ("la_code", "person_id")
#: The first and last day of a period beside what is set beside it.
START, END = "_start", "_end"


class Record:
    """A record and the periods that are asked for.

    The engine holds each table of the record under `record_<table>` and the periods, with columns
    `_period`, `_start` and `_end`, as `record_period`.
    """

    def __init__(self, engine: Engine, periods: Sequence[Period]) -> None:
        self.engine = engine
        self.periods = tuple(periods)
        self._kept: dict[str, Frame] = {}

    def table(self, table: type[Table]) -> Frame:
        """A table of the record."""
        return self.engine.table(f"record_{table.name}")

    def shared(self, name: str, build: Callable[[Record], Frame]) -> Frame:
        """A frame that several indicators need, worked out once.

        Args:
            name: a name for it.
            build: makes it from the record.
        """
        if name not in self._kept:
            self._kept[name] = self.engine.keep(f"shared_{name}", build(self))
        return self._kept[name]

    def by_period(self, frame: Frame) -> Frame:
        """Every row beside every period: with `_period`, `_start`, `_end`.

        Raises:
            ValueError: the frame has a column of one of these names already, which would be taken
                for the period's.
        """
        if taken := {PERIOD, START, END} & set(frame.collect_schema().names()):
            raise ValueError(f"The frame has columns of periods already: {', '.join(taken)}.")
        return frame.join(self.engine.table("record_period"), how="cross")

    def during(self, frame: Frame, column: str) -> Frame:
        """The rows whose date lies in a period, once for each such period."""
        on = col(column)
        return self.by_period(frame.filter(~on.is_null())).filter(on >= col(START), on <= col(END))

    def open_at_end(self, frame: Frame, start: str = "start_date", end: str = "end_date") -> Frame:
        """The rows that stand on the last day of a period, once for each such period: begun on or
        before it, and not ended, or ended after it. What ends on the day stands no longer."""
        began, ended = col(start), col(end)
        return self.by_period(frame.filter(~began.is_null())).filter(
            began <= col(END), ended.is_null() | (ended > col(END))
        )

    def working_days(self, frame: Frame, start: str, end: str, name: str) -> Frame:
        """The frame with a column of how many working days passed from one date column to
        another: the first day is day 0. None where one is not given, or the calendar ends."""
        days = self.table(tables.Calendar).select("day", "working_day_number")
        first = days.rename({"day": start, "working_day_number": "_first_working_day"})
        last = days.rename({"day": end, "working_day_number": "_last_working_day"})
        return (
            frame.join(first, on=start, how="left")
            .join(last, on=end, how="left")
            .with_columns((col("_last_working_day") - col("_first_working_day")).alias(name))
            .drop("_first_working_day", "_last_working_day")
        )


def members(frame: Frame, row_key: str, **columns: nw.Expr) -> Frame:
    """The columns of members from a frame with `_period`.

    Args:
        frame: rows of the record beside periods.
        row_key: the column with the key of the row.
        columns: `met`, `part`, `amount`, `base`, as the form has use for them.
    """
    return frame.select(PERIOD, "la_code", "person_id", col(row_key).alias("row_key"), **columns)


__all__ = ["CHILD", "END", "PERIOD", "START", "Frame", "Record", "day", "members"]
