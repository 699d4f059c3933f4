"""Checking a return, from its files to its results: the one function that does it all."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from lineofsight.engine.running import EngineName, open_engine
from lineofsight.returns.check import Checked, run_rules
from lineofsight.returns.frames import Settings
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import get_kind
from lineofsight.returns.planning import run_planned
from lineofsight.returns.reading import Loaded, YearBefore, read_return
from lineofsight.returns.results.result import Result
from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS

if TYPE_CHECKING:
    from lineofsight.returns.lookups import Located, Postcodes, Providers

#: A path as users give it.
AnyPath = str | os.PathLike[str]

#: What DuckDB may take of memory; past it, it spills to a private folder for temporary files.
MEMORY_LIMIT = "1GB"


class CannotCheckError(Exception):
    """A return cannot be checked. The message says what to give."""


class NothingReadError(CannotCheckError):
    """No table was read from the files that were given; `problems` says why."""

    def __init__(self, message: str, problems: list[str]) -> None:
        super().__init__(message)
        self.problems = problems


def check_return(
    kind_code: str,
    files: Iterable[AnyPath],
    *,
    last_year: YearBefore = (),
    year: int | None = None,
    postcodes: AnyPath | None = None,
    providers: Iterable[AnyPath] = (),
    authority: str | None = None,
    only: Collection[str] | None = None,
    memory_limit: str = MEMORY_LIMIT,
    engine: EngineName = EngineName.DUCKDB,
    progress: Callable[[str], None] | None = None,
    members: Mapping[Path, Collection[str]] | None = None,
    names: Mapping[Path, str] | None = None,
) -> Result:
    """Read a return and run its rules.

    Args:
        kind_code: the return, as in `ssda903`.
        files: its files: CSV, XLSX, XML, ZIP, or folders of them.
        last_year: those of last year's return, or what finds them of the return's year; some
            rules compare with it.
        year: the collection year (2025-26 is 2026); found from the dates where not given.
        postcodes: a file of England's postcodes.
        providers: Ofsted's lists of providers.
        authority: the council, by name or code.
        only: codes of the rules to run; all active ones where nothing is said.
        memory_limit: DuckDB's, as in `4GB`; past it, it works on disk.
        engine: what runs the rules.
        progress: is told what is being done.
        members: of an archive with other returns in it too, the files of this one; see
            `read_return`.
        names: the names for people of files, likewise.

    Raises:
        KeyError: no return has this name.
        NothingReadError: nothing could be read.
        CannotCheckError: the year cannot be found or has no rules, or no council or rule has
            the name or code given.
        LookupFileError: a file of postcodes or providers cannot be read.
        EngineMissingError: the engine is not installed.
        CannotReadFiles: there is no room for temporary files.
    """
    started = time.perf_counter()
    kind, tell = get_kind(kind_code), progress or _quiet
    council = None if authority is None else _gss_code(authority)
    if year is not None:
        _settings(kind, year, council)
    workplace = tempfile.TemporaryDirectory(prefix="lineofsight-")
    connection = duckdb.connect(
        config={
            "threads": os.cpu_count() or 1,
            "memory_limit": memory_limit,
            "temp_directory": workplace.name,
        }
    )

    def close() -> None:
        connection.close()
        workplace.cleanup()

    try:
        tell("Reading the files")
        loaded = read_return(
            kind,
            files,
            last_year=last_year,
            connection=connection,
            year=year,
            members=members,
            names=names,
        )
        if not loaded.given:
            told = [str(problem) for problem in loaded.problems.first(20)]
            raise NothingReadError("No table of the return was found in the files.", told)
        if loaded.year is None:
            raise CannotCheckError(
                f"The collection year could not be found: {loaded.year_reason} "
                "Give it: 2026 is 2025-26."
            )
        settings = _settings(kind, loaded.year, council)
        tell("Looking up placements")
        given, lookups = _look_up(kind, connection, postcodes, providers, council)
        tell("Running the rules")
        checked = _run(kind, connection, settings, loaded, given, only, engine)
    except BaseException:
        close()
        raise
    seconds = time.perf_counter() - started
    return Result(kind, checked, loaded, connection, seconds, lookups, on_close=close)


def _quiet(_: str) -> None:
    """Tells nobody."""


def _settings(kind: ReturnKind, year: int, council: str | None) -> Settings:
    if year < kind.first_rules:
        raise CannotCheckError(
            f"Rules of {kind.title} are known from collection year {kind.first_rules} on "
            f"({kind.first_rules - 1}-{kind.first_rules % 100}); {year} has none."
        )
    try:
        return kind.settings(year, authority=council)
    except ValueError as error:
        raise CannotCheckError(str(error)) from None


def _gss_code(authority: str) -> str:
    """The present ONS code of a council, from its name or any code it has had."""
    from lineofsight.reference.authorities import all_authorities, find

    wanted = authority.strip()
    for known in all_authorities():
        if wanted.upper() in (known.code, *known.gss_codes):
            return known.gss_code
    named = find(wanted)
    if named is None:
        raise CannotCheckError(
            f"No council with children's services is called {authority!r}. Give its name, its "
            "three-digit code or its ONS code."
        )
    return named.gss_code


def _look_up(
    kind: ReturnKind,
    connection: duckdb.DuckDBPyConnection,
    postcodes: AnyPath | None,
    providers: Iterable[AnyPath],
    council: str | None,
) -> tuple[frozenset[str], dict[str, Providers | Postcodes | Located]]:
    """Load the lookups that are given, and fill what the return's rows take from them: what
    there is now for rules, what each file held, and what was worked out."""
    found: dict[str, Providers | Postcodes | Located] = {}
    lists = [Path(one) for one in providers]
    if lists:
        from lineofsight.returns.lookups import load_providers

        found[PROVIDERS] = load_providers(connection, lists)
    if postcodes is not None:
        from lineofsight.returns.lookups import load_postcodes

        found[POSTCODES] = load_postcodes(connection, Path(postcodes))
    given = frozenset(found) | ({AUTHORITY} if council else set())
    if kind.look_up is not None:
        found["location"] = located = kind.look_up(connection, council)
        given |= located.given
    return given, found


def _run(
    kind: ReturnKind,
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    loaded: Loaded,
    given: frozenset[str],
    only: Collection[str] | None,
    engine: EngineName,
) -> Checked:
    """Run the rules.

    Raises:
        CannotCheckError: there is no rule of a code that was asked for.
    """
    there = loaded.given | given
    if engine is EngineName.DUCKDB:
        checked = run_planned(kind, connection, settings, there, only=only)
    else:
        with open_engine(engine, connection) as opened:
            checked = run_rules(kind, opened, settings, there, only=only)
    if only is not None:
        unknown = sorted(set(only) - {rule.code for rule in checked.rules})
        if unknown:
            raise CannotCheckError(f"No rule of {settings.year} has the code {', '.join(unknown)}.")
    return checked
