"""Reading the Department's tidy files: one row for each place, year and group of children.

Columns that every such file has: `time_period`, `time_identifier`, `geographic_level`, and codes
of country, region and authority. All others are labels to choose rows by, and values.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from lineofsight.published.cells import Unreadable, number_or_status, period_of, places_of
from lineofsight.published.measures import measure
from lineofsight.published.sources import DataSet, Labels, Layout, data_set_of, data_sets
from lineofsight.published.tables import Status

REQUIRED = ("time_period", "time_identifier", "geographic_level")

#: More than any file of the Department's, and little enough for a small machine.
MOST_BYTES = 400_000_000

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@dataclass(frozen=True)
class Refusal:
    """Something in a file that could not be read. `line` is None for the file as a whole."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f" line {self.line}"
        if self.column is not None:
            place += f", {self.column}"
        held = f"{_short(self.value)!r}: " if self.value is not None else ""
        return f"{place}: {held}{self.message}"


@dataclass(frozen=True)
class TidyValue:
    """A value as a file gives it. `place` is a key as in published values."""

    measure_id: str
    place: str
    period: int
    value: float | None
    status: Status | None
    numerator: float | None
    denominator: float | None
    joint: bool
    line: int

    @property
    def key(self) -> tuple[str, str, int]:
        """Measure, place and period."""
        return self.measure_id, self.place, self.period


@dataclass
class Reading:
    """What was read from a file. Each row of it is used, left out (it is about nothing that is
    carried) or refused: `rows == used + left_out + refused`."""

    file: str
    rows: int = 0
    used: int = 0
    left_out: int = 0
    refused: int = 0
    values: list[TidyValue] = field(default_factory=list, repr=False)
    refusals: list[Refusal] = field(default_factory=list, repr=False)

    @property
    def measure_ids(self) -> tuple[str, ...]:
        """The measures that it holds."""
        return tuple(dict.fromkeys(value.measure_id for value in self.values))

    def last_period(self, measure_id: str) -> int:
        """The last period that it gives for a measure that it holds."""
        return max(value.period for value in self.values if value.measure_id == measure_id)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def read_tidy(
    data: bytes,
    file: str,
    *,
    measure_ids: Collection[str] | None = None,
    sources: Collection[DataSet] | None = None,
) -> Reading:
    """Read a tidy CSV file, plain or compressed with gzip.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        measure_ids: read only these measures.
        sources: the declared data sets that it may be; any of them when not given.

    Returns:
        Values and refusals. A file that cannot be read at all gives one refusal and no rows.
    """
    reading = Reading(file)

    def refuse(
        message: str, line: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        reading.refusals.append(Refusal(file, line, column, value, message))

    try:
        text = _text(data)
    except ValueError as problem:
        refuse(str(problem))
        return reading
    rows = _rows(text)
    try:
        first = next(rows, None)
    except csv.Error as problem:
        refuse(f"Its heading is no CSV ({problem}). Download it again.", 1)
        return reading
    if first is None:
        refuse("It is empty. Download it again.")
        return reading
    columns = [name.strip() for name in first[1]]
    missing = [name for name in REQUIRED if name not in columns]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if missing or twice:
        why = f"has no column {missing[0]}" if missing else f"has two columns called {twice[0]}"
        refuse(
            f"It {why}, so it is not one of the Department's tidy files. Download the data set's "
            "CSV, not a table made from it.",
            1,
        )
        return reading
    wanted = data_sets() if sources is None else sources
    layouts, changed = _layouts(wanted, columns, measure_ids)
    if not layouts:
        listed = ", ".join(name for name in columns if name not in REQUIRED)
        refuse(
            "No measure that is carried can be read from its columns: "
            f"{_short_list(listed)}. See which files can be read in the guide to updating.",
            1,
        )
        return reading
    _Reader(reading, columns, layouts, changed).read(rows)
    return reading


def _short_list(listed: str) -> str:
    return listed if len(listed) <= 400 else listed[:399] + "…"


def _text(data: bytes) -> str:
    if data.startswith(_ZIP):
        raise ValueError("It is a ZIP file. Unpack it and name the CSV file in its data folder.")
    if data.startswith(_GZIP):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise ValueError("It was not received whole. Download it again.") from None
    if len(data) > MOST_BYTES:
        raise ValueError(f"It is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Saved again by a spreadsheet. Only names can differ, and names are not read.
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1


def _layouts(
    sources: Collection[DataSet], columns: list[str], measure_ids: Collection[str] | None
) -> tuple[list[Layout], list[tuple[str, Layout]]]:
    """The layouts that a file's columns have; and the measures whose column is gone although
    another measure of the same data set, by columns of its own, is there."""
    found, changed = [], []
    for source in sources:
        fitting, gone = [], []
        for each in source.measure_ids:
            if measure_ids is not None and each not in measure_ids:
                continue
            layout = source.layout_for(each, columns)
            if layout is not None:
                fitting.append(layout)
            else:
                gone.append((each, source.layouts_of(each)[0]))
        found.extend(fitting)
        if any(not layout.where for layout in fitting):
            changed.extend(gone)
    return found, changed


def _matches(row: dict[str, str], labels: Labels) -> bool:
    return all(row[column].strip().casefold() in held for column, held in labels.items())


class _Reader:
    """The rows of one file, on their way to values."""

    def __init__(
        self,
        reading: Reading,
        columns: list[str],
        layouts: list[Layout],
        changed: list[tuple[str, Layout]],
    ) -> None:
        self.reading, self.columns, self.layouts = reading, columns, layouts
        self.found: dict[tuple[str, str, int], TidyValue] = {}
        self.totals: dict[tuple[str, str, int], float | None] = {}
        self.twice: set[tuple[str, str, int]] = set()
        self.refused_lines: set[int] = set()
        self.used_lines: set[int] = set()
        self.seen: set[str] = set()
        for measure_id, layout in changed:
            column = next(name for name in layout.columns if name not in columns)
            title = measure(measure_id).title
            self._refuse(None, column, None, f"There is no such column, so {title!r} is not read.")

    def _refuse(self, line: int | None, column: str | None, value: str | None, why: str) -> None:
        self.reading.refusals.append(Refusal(self.reading.file, line, column, value, why))
        if line is not None:
            self.refused_lines.add(line)

    def read(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        reading = self.reading
        lines = 0
        try:
            for line, cells in rows:
                lines += 1
                self._row(line, cells)
        except csv.Error as problem:
            # What follows cannot be told, so nothing of the file is taken.
            reading.refusals.clear()
            why = f"After row {lines} it is no CSV ({problem}). Download it again."
            self._refuse(None, None, None, why)
            return
        self._tell_missing_labels()
        kept = [value for key, value in self.found.items() if key not in self.twice]
        reading.values = [self._with_total(value) for value in kept]
        reading.rows = lines
        reading.refused = len(self.refused_lines)
        reading.used = len(self.used_lines - self.refused_lines)
        reading.left_out = lines - reading.refused - reading.used
        if not reading.values and not self.refused_lines:
            self._refuse(
                None, None, None, "No row of it is about a measure that is carried, in any place."
            )

    def _tell_missing_labels(self) -> None:
        """Name the measures without any row although others of their data set have rows."""
        sources = [data_set_of(measure_id) for measure_id in self.seen]
        for layout in self.layouts:
            if layout.measure_id in self.seen or data_set_of(layout.measure_id) not in sources:
                continue
            wanted = "; ".join(
                f"{column}: {' or '.join(sorted(labels))}"
                for column, labels in layout.where.items()
            )
            title = measure(layout.measure_id).title
            self._refuse(
                None, None, None, f"{title} is not read, for no row of it is there ({wanted})."
            )

    def _row(self, line: int, cells: list[str]) -> None:
        if len(cells) != len(self.columns):
            why = f"The row has {len(cells)} cells, the heading {len(self.columns)}."
            self._refuse(line, None, None, why)
            return
        row = dict(zip(self.columns, cells, strict=True))
        here = [layout for layout in self.layouts if _matches(row, layout.where)]
        self.seen.update(layout.measure_id for layout in here)
        totals = [each for each in self.layouts if each.total and _matches(row, each.total)]
        if not here and not totals:
            return
        try:
            places = places_of(row)
            if places is None:
                return
            period = period_of(row["time_period"], row["time_identifier"])
        except Unreadable as problem:
            self._refuse(line, problem.column, problem.value, problem.advice)
            return
        self.used_lines.add(line)
        for layout in (*totals, *here):
            try:
                if layout in totals:
                    total = _count(row, layout.numerators)
                    self.totals.update({(layout.measure_id, p, period): total for p in places})
                    continue
                value = _value(row, layout)
            except Unreadable as problem:
                self._refuse(line, problem.column, problem.value, problem.advice)
                continue
            for place in places:
                self._keep(
                    TidyValue(layout.measure_id, place, period, *value, len(places) > 1, line)
                )

    def _keep(self, value: TidyValue) -> None:
        other = self.found.get(value.key)
        if other is None:
            self.found[value.key] = value
        elif (other.value, other.status) != (value.value, value.status):
            why = (
                f"{measure(value.measure_id).title}: line {other.line} gives another value for the "
                "same place and year, so neither is read. Leave only the rows of all children."
            )
            self._refuse(value.line, None, None, why)
            self.refused_lines.add(other.line)
            self.twice.add(value.key)

    def _with_total(self, value: TidyValue) -> TidyValue:
        if value.denominator is not None or value.status is not None:
            return value
        return replace(value, denominator=self.totals.get(value.key))


def _count(row: dict[str, str], columns: Iterable[str]) -> float | None:
    """A count beside a value, the sum of columns; None where one is withheld or not given, or
    where there are no columns."""
    counts = [
        number_or_status(row[name], name)[0] if row[name].strip() else None for name in columns
    ]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _value(
    row: dict[str, str], layout: Layout
) -> tuple[float | None, Status | None, float | None, float | None]:
    """Value, status, numerator and denominator of a row."""
    if layout.value is None:
        return _worked_out(row, layout)
    value, status = number_or_status(row[layout.value], layout.value)
    if value is None:
        return None, status, None, None
    return value, None, _count(row, layout.numerators), _count(row, layout.denominator)


def _worked_out(
    row: dict[str, str], layout: Layout
) -> tuple[float | None, Status | None, float | None, float | None]:
    """As `_value`, for a measure that is numerator over denominator."""
    found = measure(layout.measure_id)
    for column in (*layout.numerators, *layout.denominator):
        status = number_or_status(row[column], column)[1]
        if status is not None:
            return None, status, None, None
    numerator, denominator = _count(row, layout.numerators), _count(row, layout.denominator)
    if numerator is None or denominator is None or found.scale is None:
        raise ValueError(f"{found.id} cannot be worked out: it has no two counts and no scale.")
    if denominator == 0:
        return None, Status.NOT_APPLICABLE, None, None
    value = round(numerator / denominator * found.scale, found.decimals)
    return value, None, numerator, denominator
