"""Reading the files of a return: this year's, and last year's beside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.layout import NestedLayout, XmlLayout
from lineofsight.returns.reading.archives import (
    NO_FILE,
    PACKED_TWICE,
    Refused,
    is_litter,
    refusing,
    unpacked,
)
from lineofsight.returns.reading.delimited import read_delimited
from lineofsight.returns.reading.found import Loaded, Problems
from lineofsight.returns.reading.kinds import FileKind, file_kind
from lineofsight.returns.reading.load import Loader, Part
from lineofsight.returns.reading.private import private_folder
from lineofsight.returns.reading.scan import Scan, scan_file
from lineofsight.returns.reading.year import FoundYear, find_year
from lineofsight.returns.rules import last

#: Files and folders, or what finds those of the return before that of a collection year.
YearBefore = Iterable[str | os.PathLike[str]] | Callable[[int], Iterable[str | os.PathLike[str]]]

_GIVE_YEAR = "Give the collection year: 2026 is 2025-26."


def read_return(
    kind: ReturnKind,
    paths: Iterable[str | os.PathLike[str]],
    *,
    last_year: YearBefore = (),
    connection: duckdb.DuckDBPyConnection,
    year: int | None = None,
    members: Mapping[Path, Collection[str]] | None = None,
    names: Mapping[Path, str] | None = None,
) -> Loaded:
    """Read a return's files into typed tables on a connection: `Episodes`, `Episodes_last`, and
    so on for every table of the return, empty where not given. Each row says where it comes
    from: `_file` counts `Loaded.files`, `_line` is the line in the file or row in the sheet.

    A file may be text (CSV and its relatives, in any common encoding), a workbook, the return's
    XML, or a ZIP archive of these; a folder stands for the files in it. Tables are told by their
    columns. Whatever does not fit is in `Loaded.problems`, and nothing is left out in silence.

    Args:
        kind: the return.
        paths: its files and folders.
        last_year: those of last year's return, or what finds them of the return's year, which is
            asked only where that is found.
        connection: gets the tables, and the view `problems`.
        year: the collection year (2025-26 is 2026); found from the dates where not given.
        members: for an archive that holds other returns too, by its absolute path: the names in
            it of the files of this one. The others are passed over.
        names: files' names for people, by their absolute paths; else a file's own.

    Raises:
        CannotReadFiles: there was no room for temporary files.
        ValueError: the return's tables are not declared for the year that was given.
    """
    if year is not None:
        kind.settings(year)
    with private_folder() as folder:
        loader = Loader(kind, connection, folder, year=year)
        reader = _Reader(loader, members or {}, names or {})
        reader.read_all(paths, last_year=False)
        found = FoundYear(year, True, "It was given.") if year else find_year(kind, connection)
        if callable(last_year):
            last_year = () if found.year is None else last_year(found.year)
        reader.read_all(last_year, last_year=True)
        reader.note_tables_in_parts()
        if not found.sure and loader.parts:
            said = "is not known" if found.year is None else f"seems to be {found.year}"
            loader.notes.add(0, f"The collection year {said}: {found.reason}", _GIVE_YEAR)
        fill_flags(loader)
        problems = loader.finish()
    supplied: dict[str, frozenset[str]] = {}
    for part in loader.parts:
        if part.table is not None:
            before_it = supplied.get(part.typed_name, frozenset())
            supplied[part.typed_name] = before_it | part.supplied
    return Loaded(
        year=found.year,
        year_sure=found.sure,
        year_reason=found.reason,
        given=frozenset(supplied) | reader.complete,
        supplied=supplied,
        files=tuple(part.source_file() for part in loader.parts),
        problems=Problems(connection, problems),
    )


class _Reader:
    """Reads files one after the other."""

    def __init__(
        self,
        loader: Loader,
        members: Mapping[Path, Collection[str]],
        names: Mapping[Path, str],
    ) -> None:
        self._loader = loader
        self._members, self._names = members, names
        self._seen: dict[tuple[str, bool], str] = {}
        self._scans: dict[Path, Scan] = {}
        #: Tables of which an XML file says everything.
        self.complete: frozenset[str] = frozenset()

    def read_all(self, given: Iterable[str | os.PathLike[str]], *, last_year: bool) -> None:
        """Read every file that is meant."""
        for path, name in self.files(given, last_year):
            self.read(path, name, last_year)

    def files(
        self, given: Iterable[str | os.PathLike[str]], last_year: bool
    ) -> Sequence[tuple[Path, str]]:
        """Every file that is meant, with its name for people, in order of name."""
        found: dict[Path, str] = {}
        for one in given:
            path = Path(one)
            if not path.is_dir():
                whole = path.absolute()
                found.setdefault(whole, self._names.get(whole, path.name))
                continue
            inside = [entry for entry in path.iterdir() if not is_litter(entry.name)]
            for entry in inside:
                if entry.is_dir():
                    self._refuse(
                        self._part(entry.name, None, last_year),
                        Refused(
                            "The folder lies within the folder that was given: it was not "
                            "looked into.",
                            "Give the folder itself, if it holds tables of this return.",
                        ),
                    )
                else:
                    found.setdefault(entry.absolute(), entry.name)
            if not inside:
                self._refuse(
                    self._part(path.name, None, last_year),
                    Refused("The folder is empty.", "Give the folder that holds the tables."),
                )
        return sorted(found.items(), key=lambda item: (item[1].casefold(), item[1], item[0]))

    def read(self, path: Path, name: str, last_year: bool, *, packed: bool = False) -> None:
        """Read one file; whatever keeps it from being read is noted."""
        scan = None
        before = len(self._loader.parts)
        try:
            scan = self._scan(path, packed)
            kind = file_kind(path, scan)
            if twin := self._seen.get((scan.sha256, last_year)):
                raise Refused(
                    f"The file holds the same bytes as {twin}: its rows were not loaded again.",
                    "Remove one of the two.",
                )
            self._seen[scan.sha256, last_year] = name
            self._read_kind(kind, path, name, scan, last_year, packed)
            if len(self._loader.parts) == before:
                raise Refused("The file holds no table.", "Leave it out, or export it again.")
        except Refused as refused:
            for part in self._loader.parts[before:]:
                if part.rows == 0:
                    self._refuse(part, refused)
                    return
            self._refuse(self._part(name, scan, last_year), refused)

    def _read_kind(
        self, kind: FileKind, path: Path, name: str, scan: Scan, last_year: bool, packed: bool
    ) -> None:
        loader = self._loader
        if kind is FileKind.TEXT:
            read_delimited(loader, self._part(name, scan, last_year), path, scan)
        elif kind is FileKind.WORKBOOK:
            from lineofsight.returns.reading.workbooks import read_workbook

            read_workbook(loader, path, partial(self._part, name, scan, last_year))
        elif kind is FileKind.XML:
            self._read_xml(path, name, scan, last_year)
        elif packed:
            raise PACKED_TWICE
        else:
            for member in unpacked(path, loader.folder, self._members.get(path)):
                inner = f"{name}/{member.name}"
                if member.refused is not None or member.path is None:
                    if member.refused:
                        self._refuse(self._part(inner, None, last_year), member.refused)
                else:
                    self.read(member.path, inner, last_year, packed=True)

    def _read_xml(self, path: Path, name: str, scan: Scan, last_year: bool) -> None:
        layout = self._loader.kind.layout
        if layout is None:
            raise Refused("This return has no XML.", "Give its tables as CSV or XLSX.")
        before = len(self._loader.parts)
        part = partial(self._part, name, scan, last_year)
        if isinstance(layout, NestedLayout):
            from lineofsight.returns.reading.nested import read_nested

            read_nested(self._loader, layout, path, scan, part)
        else:
            from lineofsight.returns.reading.elements import read_elements

            read_elements(self._loader, layout, path, part)
        if any(part.table is not None for part in self._loader.parts[before:]):
            names = (t.name for t in self._loader.kind.tables if t.name in layout.complete)
            tables = {t.name: t for t in self._loader.kind.tables}
            self.complete |= {last(tables[n]) if last_year else n for n in names}

    def _scan(self, path: Path, packed: bool) -> Scan:
        """What the bytes of a file say; those of a file given twice are read once.

        Raises:
            Refused: there is no such file, or it cannot be read.
        """
        if path in self._scans:
            return self._scans[path]
        with refusing():
            if not stat.S_ISREG(path.stat().st_mode):
                raise NO_FILE
            scan = scan_file(path)
        if not packed:
            self._scans[path] = scan
        return scan

    def _part(
        self, name: str, scan: Scan | None, last_year: bool, sheet: str | None = None
    ) -> Part:
        sha256, size = (scan.sha256, scan.size) if scan else ("", 0)
        return self._loader.part(name, sha256, size, last_year=last_year, sheet=sheet)

    def _refuse(self, part: Part, refused: Refused) -> None:
        self._loader.notes.add(part.number, refused.message, refused.mend)

    def note_tables_in_parts(self) -> None:
        """Note tables that more than one file gave: their rows stand one after the other."""
        parts: dict[str, list[Part]] = {}
        for part in self._loader.parts:
            if part.table is not None:
                parts.setdefault(part.typed_name, []).append(part)
        for several in parts.values():
            if len(several) > 1 and several[0].table is not None:
                names = ", ".join(
                    part.name + (f" [{part.sheet}]" if part.sheet else "") for part in several
                )
                self._loader.notes.add(
                    several[1].number,
                    f"{several[0].table.name} comes from {len(several)} files, whose rows were "
                    f"put one after the other: {names}.",
                    "Give one file of each table, and of one year"
                    + (
                        "; if one of them is last year's, give it as last year's return."
                        if self._loader.kind.compares
                        else "."
                    ),
                    table=several[0].table.name,
                )


def fill_flags(loader: Loader) -> None:
    """Fill columns that say whether a child has a row in another table, where no file gives
    them: Header.UASC from the table UASC."""
    layout = loader.kind.layout
    if not isinstance(layout, XmlLayout):
        return
    tables = {table.name: table for table in loader.kind.tables}
    main = tables[layout.rows[layout.main]]
    for before in (False, True):
        into = last(main) if before else main.name
        supplied = [p for p in loader.parts if p.table and p.typed_name == into]
        for column, (flagged, code) in layout.flags.items():
            source = last(tables[flagged]) if before else flagged
            given = any(p.table and p.typed_name == source for p in loader.parts)
            if given and supplied and not any(column in part.supplied for part in supplied):
                child = loader.kind.child
                loader.connection.execute(
                    f'UPDATE "{into}" SET "{column}" = CASE WHEN "{child}" IN (SELECT "{child}" '
                    f"FROM \"{source}\") THEN '{code}' ELSE '0' END"
                )
