"""Which return a file is of, told by what is in it: its column names, or its elements."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.layout import Element, NestedLayout, XmlLayout
from lineofsight.returns.reading.archives import (
    NO_FILE,
    PACKED_TWICE,
    Refused,
    check_size,
    is_litter,
    refusing,
    unpacked,
)
from lineofsight.returns.reading.kinds import FileKind, file_kind
from lineofsight.returns.reading.private import PrivateFolder, private_folder
from lineofsight.returns.reading.recognise import (
    DELIMITERS,
    LINES_ABOVE,
    Header,
    Recogniser,
    find_header,
    name_key,
)
from lineofsight.returns.reading.scan import Head, head_of
from lineofsight.returns.results.folder import is_check

#: XML is of a return where so many of its elements are known by name.
LEAST_ELEMENTS = 3

_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")


@dataclass(frozen=True)
class ToldFile:
    """A file, and the return it is of.

    Attributes:
        name: the file as people know it; one in an archive as `archive.zip/file.csv`.
        path: the file, or the archive that it is in.
        member: its name in the archive.
        code: the return, None where it is of none.
        reason: why it is of none, and what to do.
    """

    name: str
    path: Path
    member: str | None = None
    code: str | None = None
    reason: str = ""


def tell_files(kinds: Sequence[ReturnKind], paths: Iterable[Path]) -> list[ToldFile]:
    """Which return each file is of; folders stand for all files in them, however deep.

    Args:
        kinds: the returns there are.
        paths: files, archives and folders.

    Raises:
        CannotReadFiles: there was no room for temporary files.
    """
    knowing = [_Knowing(kind) for kind in kinds]
    with private_folder() as folder:
        return [
            told
            for path, name in _files(paths)
            for told in _tell(knowing, path, name, folder=folder)
        ]


def _files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Every file that is meant, with its name for people, in order of name."""
    found: dict[Path, str] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(path.absolute(), path.name)
            continue
        for inner in _inside(path):
            name = inner.relative_to(path).as_posix()
            if not is_litter(name):
                found.setdefault(inner.absolute(), name)
        if not any(path.iterdir()):
            found.setdefault(path.absolute(), path.name)
    return sorted(found.items(), key=lambda item: (item[1].casefold(), item[0]))


def _inside(folder: Path) -> Iterator[Path]:
    """The files in a folder and those below it, but for the results of checks: those hold the
    tables of a return too."""
    for inner in folder.iterdir():
        if not inner.is_dir():
            yield inner
        elif not is_check(inner):
            yield from _inside(inner)


def _tell(
    knowing: Sequence[_Knowing], path: Path, name: str, *, folder: PrivateFolder
) -> Iterator[ToldFile]:
    try:
        head = _head(path)
        kind = file_kind(path, head)
        if kind is not FileKind.ARCHIVE:
            yield ToldFile(name, path, code=_one_of(knowing, path, kind, head))
            return
        for member in unpacked(path, folder):
            inner = ToldFile(f"{name}/{member.name}", path, member.name)
            try:
                if member.path is None:
                    raise member.refused or Refused("The file was not unpacked.", "Unpack it.")
                head = head_of(member.path)
                kind = file_kind(member.path, head)
                if kind is FileKind.ARCHIVE:
                    raise PACKED_TWICE
                code = _one_of(knowing, member.path, kind, head)
                yield ToldFile(inner.name, path, member.name, code)
            except Refused as refused:
                yield ToldFile(inner.name, path, member.name, reason=_said(refused))
    except Refused as refused:
        yield ToldFile(name, path, reason=_said(refused))


def _said(refused: Refused) -> str:
    return f"{refused.message} {refused.mend}"


def _head(path: Path) -> Head:
    """The beginning of a file.

    Raises:
        Refused: there is none, or it cannot be read.
    """
    with refusing():
        if path.is_dir():
            raise Refused("The folder is empty.", "Give the folder that holds the return.")
        if path.exists() and not path.is_file():
            raise NO_FILE
        return head_of(path)


def _one_of(knowing: Sequence[_Knowing], path: Path, kind: FileKind, head: Head) -> str:
    """The return that a file fits best.

    Raises:
        Refused: it fits none, or several equally well.
    """
    if kind is FileKind.XML:
        names = {name_key(name) for name in _ELEMENT.findall(head.text)}
        fits = {one.code: (one.elements_known(names), 0) for one in knowing}
    elif kind is FileKind.WORKBOOK:
        fits = dict.fromkeys((one.code for one in knowing), (0, 0))
        for rows in _tops(path):
            for one in knowing:
                known, missing = one.columns_known(rows)
                fits[one.code] = fits[one.code][0] + known, fits[one.code][1] + missing
    else:
        lines = list(islice(io.StringIO(head.text, newline=""), LINES_ABOVE))
        # Where one return knows every name none fits better: the others need not guess at them.
        sure = [one for one in knowing if one.knows_all(lines)]
        fits = {one.code: one.line_known(lines) for one in (sure if len(sure) == 1 else knowing)}
    best = max(fits.values(), default=(0, 0))
    found = [code for code, fit in fits.items() if fit == best]
    if not best[0]:
        raise Refused(
            "The file is of no return that is known here.",
            "Leave it out, or give the tables the column names of the guidance.",
        )
    if len(found) > 1:
        raise Refused(
            f"The file fits these returns equally well: {', '.join(found)}.",
            f"Name the return, as in lineofsight check {found[0]} FILE.",
        )
    return found[0]


def _tops(path: Path) -> Iterator[list[list[str]]]:
    """The first rows of each sheet of a workbook.

    Raises:
        Refused: it cannot be opened.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    from lineofsight.returns.reading.workbooks import DAMAGED, cell_text

    if zipfile.is_zipfile(path):
        check_size(path)
    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
    except (CalamineError, *DAMAGED):
        raise Refused(
            "The workbook cannot be opened: it is damaged, protected by a password, or no "
            "workbook.",
            "Save it again as XLSX, without a password.",
        ) from None
    for name in names:
        with suppress(CalamineError, *DAMAGED):  # a damaged sheet is told when it is read
            rows = islice(book.get_sheet_by_name(name).iter_rows(), LINES_ABOVE)
            yield [[cell_text(value) for value in row] for row in rows]


class _Knowing:
    """What tells the files of one return."""

    def __init__(self, kind: ReturnKind) -> None:
        self.code = kind.code
        self._recogniser = Recogniser(kind.tables, kind.child)
        self._elements = frozenset(map(name_key, _element_names(kind)))

    def elements_known(self, names: set[str]) -> int:
        """How many of an XML file's elements are known by name."""
        known = len(names & self._elements)
        return known if known >= LEAST_ELEMENTS else 0

    def knows_all(self, lines: Sequence[str]) -> bool:
        """Whether the first line of a text is column names of the return alone."""
        return any(
            self._recogniser.knows_all(next(csv.reader([line], delimiter=delimiter), []))
            for line in lines[:1]
            for delimiter in DELIMITERS
            if delimiter in line
        )

    def line_known(self, lines: Sequence[str]) -> tuple[int, int]:
        """How many of a text's column names are known; and, less than nothing, how many columns
        of their table are missing."""
        found = find_header(self._recogniser, lines)
        return (0, 0) if found is None else self._fit(found[2])

    def columns_known(self, rows: Sequence[Sequence[str]]) -> tuple[int, int]:
        """The same of a sheet."""
        named = (self._fit(row) for row in rows if self._recogniser.is_header(row))
        return max(named, default=(0, 0))

    def _fit(self, cells: Sequence[str]) -> tuple[int, int]:
        header = self._recogniser.recognise(cells, "")
        missing = len(header.missing) if isinstance(header, Header) else 0
        return self._recogniser.known(cells), -missing


def _element_names(kind: ReturnKind) -> Iterator[str]:
    """The names of elements of a return's XML, those that hold values among them."""
    layout = kind.layout
    if layout is None:
        return
    for table in kind.tables:
        yield from table.columns()
    if isinstance(layout, XmlLayout):
        yield from (layout.record, layout.main, *layout.rows)
    elif isinstance(layout, NestedLayout):
        yield from _names_in(layout.root)


def _names_in(element: Element) -> Iterator[str]:
    yield element.name
    for inner in element.holds:
        yield from _names_in(inner)
