"""The returns among many files of many years: which files make one return of one year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.reading.telling import ToldFile, tell_files
from lineofsight.returns.ssd.extract import is_extract
from lineofsight.returns.ssd.kind import KIND as SSD


@dataclass(frozen=True)
class Unit:
    """The files of one return: those of one folder, as CSV files are, or one workbook, XML file or
    archive."""

    code: str
    files: tuple[Path, ...]

    @property
    def kind(self) -> ReturnKind:
        """The return."""
        return SSD if self.code == SSD.code else get_kind(self.code)

    @property
    def name(self) -> str:
        """The files in words, for progress: nothing but their names."""
        first = self.files[0]
        return first.name if len(self.files) == 1 else f"{first.parent.name}/"


#: Endings of files that hold one table of a return, so that several make one.
_TABLES = frozenset({".csv", ".txt", ".tsv", ".parquet"})


def find_units(paths: Iterable[Path]) -> tuple[list[Unit], list[ToldFile]]:
    """The returns among files, and the files that are of none.

    Args:
        paths: files and folders, of any returns and years.

    Raises:
        CannotReadFiles: there was no room for temporary files.
    """
    kinds = [*(get_kind(code) for code in KINDS), SSD]
    found: dict[tuple[str, Path], list[Path]] = {}
    unknown = []
    for told in tell_files(kinds, paths):
        code = told.code or (SSD.code if is_extract(told.path) else None)
        if code is None:
            unknown.append(told)
            continue
        place = told.path.parent if told.path.suffix.lower() in _TABLES else told.path
        files = found.setdefault((code, place), [])
        if told.path not in files:
            files.append(told.path)
    return [Unit(code, tuple(files)) for (code, _), files in found.items()], unknown
