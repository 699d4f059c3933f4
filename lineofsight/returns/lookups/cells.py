"""Sheets of workbooks and CSV files as rows of cells, and what single cells mean."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from lineofsight.returns.lookups.misfits import LookupFileError
from lineofsight.returns.reading.archives import Refused, check_size

#: Day 0 of a workbook's dates, and the days that are taken for one: 1954 to 2119.
_DAY_0, _FIRST_DAY, _LAST_DAY = date(1899, 12, 30), 20_000, 80_000
_DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y")


def read_sheets(path: Path) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    """Each sheet of a workbook with its name, or the rows of a CSV under an empty name.

    Raises:
        LookupFileError: the file is not there or is neither.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise LookupFileError(f"{path} cannot be opened ({error.strerror}).") from None
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        if start.startswith(b"PK"):
            see_size(path)
        yield from _read_workbook(path)
    else:
        yield "", _read_csv(path)


def see_size(path: Path) -> None:
    """See that an archive, which a workbook is too, does not unpack to far more than it may.

    Raises:
        LookupFileError: it does, or is damaged.
    """
    try:
        check_size(path)
    except Refused as refused:
        raise LookupFileError(f"{path}: {refused.message} {refused.mend}") from None


def _read_workbook(path: Path) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            # From the first row, so that the numbers of rows are those the user sees.
            yield name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise LookupFileError(f"{path} cannot be read as a workbook ({error}).") from None


def _read_csv(path: Path) -> Sequence[Sequence[object]]:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            delimiter = max(",;\t", key=text.partition("\n")[0].count)
            try:
                return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
            except csv.Error as error:
                raise LookupFileError(f"{path} cannot be read as CSV ({error}).") from None
    raise LookupFileError(f"{path} is neither a workbook nor a CSV.")


def plain(name: object) -> str:
    """A column's name or a kind reduced to its letters and digits: `Setting address postcode`
    and `Setting_Address_Postcode` agree."""
    return re.sub(r"[^a-z0-9]", "", str(name or "").lower())


def urn_in(cell: object) -> str:
    """A URN as text: a workbook holds numbers where it looks like one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\s", "", str("" if cell is None else cell)).upper().removesuffix(".0")


def codes_in(text: str) -> tuple[set[str], bool]:
    """The codes of a cell, however they are separated (`K1, K2` or `K1/K2`), and whether there is
    nothing else in it."""
    parts = {part for part in re.split(r"[^A-Z0-9]+", text.upper()) if part}
    codes = {part for part in parts if re.fullmatch(r"[A-Z]{1,2}\d{1,2}", part)}
    return codes, codes == parts


def date_in(cell: object) -> date | None:
    """The date in a cell: a date, the number a workbook keeps for one, or text; or None."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell or "").strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and _FIRST_DAY <= float(text) <= _LAST_DAY:
        return _DAY_0 + timedelta(days=int(float(text)))
    text = re.sub(r"[T ]\d\d:\d\d(:\d\d)?(\.\d+)?$", "", text)
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
