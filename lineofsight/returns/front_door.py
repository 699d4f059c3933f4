"""One front door: files of any returns, told apart by what is in them, and each return checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.reading.telling import ToldFile, tell_files
from lineofsight.returns.results.result import Result
from lineofsight.returns.run import AnyPath, CannotCheckError, check_return


@dataclass
class OneReturn:
    """The files of one return among those that were given.

    Attributes:
        code: the return, as in `ssda903`.
        files: its files, and the archives that hold some.
        last_year: those of last year's return.
        members: the names of its files in each archive.
        names: each file's name for people.
    """

    code: str
    files: list[Path] = field(default_factory=list)
    last_year: list[Path] = field(default_factory=list)
    members: dict[Path, set[str]] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)

    def add(self, told: ToldFile, *, last_year: bool) -> None:
        """Count a file to the return."""
        files = self.last_year if last_year else self.files
        if told.path not in files:
            files.append(told.path)
        self.names[told.path] = told.name.removesuffix(f"/{told.member}")
        if told.member is not None:
            self.members.setdefault(told.path, set()).add(told.member)

    def check(self, **options: Any) -> Result:
        """Check the return, with the options of `check_return`: `last_year` among them counts in
        place of the files found here.

        Raises:
            CannotCheckError: see `check_return`, and the rest of what it raises.
        """
        given = {"last_year": self.last_year, "members": self.members, "names": self.names}
        return check_return(self.code, self.files, **(given | options))


@dataclass(frozen=True)
class ToldApart:
    """Files of any returns, told apart.

    Attributes:
        returns: the returns there are files of, in the order in which returns are listed.
        files: every file, with the return that it was taken for.
        last_year: likewise of last year's.
        alone: returns of which only last year's files were given: they are not checked.
    """

    returns: tuple[OneReturn, ...]
    files: tuple[ToldFile, ...]
    last_year: tuple[ToldFile, ...]
    alone: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[ToldFile, ...]:
        """The files that are of no return."""
        return tuple(file for file in (*self.files, *self.last_year) if file.code is None)


def tell_apart(files: Iterable[AnyPath], *, last_year: Iterable[AnyPath] = ()) -> ToldApart:
    """Tell which return each file is of.

    Args:
        files: CSV, XLSX, XML or ZIP files, or folders of them, of one return or several.
        last_year: those of last year's returns.

    Raises:
        CannotReadFiles: there is no room for temporary files.
    """
    kinds = [get_kind(code) for code in KINDS]
    found = {kind.code: OneReturn(kind.code) for kind in kinds}
    told = tell_files(kinds, [Path(path) for path in files])
    before = tell_files(kinds, [Path(path) for path in last_year])
    for of_last_year, those in ((False, told), (True, before)):
        for file in those:
            if file.code is not None:
                found[file.code].add(file, last_year=of_last_year)
    returns = tuple(one for one in found.values() if one.files)
    alone = tuple(one.code for one in found.values() if one.last_year and not one.files)
    return ToldApart(returns, tuple(told), tuple(before), alone)


def check_files(
    files: Iterable[AnyPath], *, last_year: Iterable[AnyPath] = (), **options: Any
) -> Iterator[Result]:
    """Check every return that there are files of, one after the other.

    Args:
        files: CSV, XLSX, XML or ZIP files, or folders of them, of one return or several.
        last_year: those of last year's returns.
        options: those of `check_return`.

    Raises:
        CannotCheckError: no file is of a return that is known; and as `check_return`.
    """
    told = tell_apart(files, last_year=last_year)
    if not told.returns:
        raise CannotCheckError("No file is of a return that is known here.")
    for one in told.returns:
        yield one.check(**options)
