"""Reading one return or extract of one year, and staging its rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.record.from_annex_a import stage_annex_a
from lineofsight.record.from_cin import stage_cin
from lineofsight.record.from_ssd import stage_ssd
from lineofsight.record.from_ssda903 import stage_ssda903
from lineofsight.record.from_workforce import stage_workforce
from lineofsight.record.staging import Stage
from lineofsight.record.tables import Issue, Load
from lineofsight.record.units import Unit
from lineofsight.reference.dates import months_before
from lineofsight.returns.lookups import load_postcodes
from lineofsight.returns.reading import Loaded, read_return
from lineofsight.returns.results.tables import Issue as Found
from lineofsight.returns.run import CannotCheckError, check_return
from lineofsight.returns.ssd.codes import NO_DECISIONS, CodeMap
from lineofsight.returns.ssd.extract import read_extract
from lineofsight.returns.ssd.kind import KIND as SSD
from lineofsight.returns.ssd.tables import VERSION

#: The version of what reads returns into the record: another reads them anew.
READ = "record 1"
MEMORY_LIMIT = "1GB"
#: Problems of reading that are kept of one return.
MOST_PROBLEMS = 20_000
#: How far back an extract of the dataset goes, and the window of Annex A's events, in months.
SSD_MONTHS, ANNEX_A_MONTHS = 72, 6


@dataclass
class Read:
    """A return or extract that was read.

    Attributes:
        unit: its files.
        year: its collection year; that of its last day, of an extract or Annex A.
        version: how it is called: the year, the day of lists, the version of the dataset.
        start, end: the first and last day of what it tells of.
        loads: each table of each file.
        issues: what did not fit while reading.
    """

    unit: Unit
    year: int
    version: str
    start: date
    end: date
    loads: list[Load] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True)
class Lookup:
    """A file of postcodes, and the ONS code of the council whose area they are looked at from."""

    postcodes: Path
    gss_code: str | None


@dataclass(frozen=True)
class Unread:
    """A return of which no table could be read, and why."""

    unit: Unit
    issues: tuple[Issue, ...]

    @property
    def first_reason(self) -> str:
        """Why, in a sentence."""
        return self.issues[0].message if self.issues else "Nothing in it has a date."


def read_unit(
    unit: Unit,
    stage: Stage,
    *,
    latest_episodes: date | None,
    lookup: Lookup | None = None,
    decided: CodeMap = NO_DECISIONS,
) -> Read | Unread:
    """Read a return and stage its rows.

    Args:
        unit: its files.
        stage: where to; of this return alone.
        latest_episodes: the last day up to which something tells of episodes of care.
        lookup: of postcodes, from which it is worked out where placements are.
        decided: what the council said that its own values in the dataset mean.

    Raises:
        LookupFileError: the file of postcodes cannot be read.
        CannotReadFiles: there is no room for temporary files.
    """
    connection = duckdb.connect(
        config={"threads": os.cpu_count() or 1, "memory_limit": MEMORY_LIMIT}
    )
    try:
        if unit.code == SSD.code:
            loaded = read_extract(unit.files, connection=connection)
        else:
            loaded = read_return(unit.kind, unit.files, connection=connection)
        problems = list(_problems(unit, loaded))
        if not loaded.given or loaded.year is None:
            return Unread(unit, tuple(issue for _, issue in problems))
        read = _window(unit, loaded, connection)
        if read is None:
            return Unread(unit, tuple(issue for _, issue in problems))
        if lookup is not None and unit.kind.look_up is not None:
            load_postcodes(connection, lookup.postcodes)
            unit.kind.look_up(connection, lookup.gss_code)
        stage.loads_of(
            connection,
            loaded,
            unit.code,
            read.version,
            (read.start, read.end),
            read.start,
        )
        read.loads = stage.loads
        told = _stage(read, connection, stage, latest_episodes, decided)
        read.issues = [*_with_loads(problems, read.loads), *told]
        return read
    finally:
        connection.close()


def _window(unit: Unit, loaded: Loaded, connection: duckdb.DuckDBPyConnection) -> Read | None:
    """What a return tells of; None where nothing in it has a date."""
    if unit.code == "ssd":
        day = _last_day_of_extract(connection)
        if day is None:
            return None
        return Read(unit, day.year, VERSION, months_before(day, SSD_MONTHS), day)
    if unit.code == "annex_a":
        day = _day_of_lists(unit, connection)
        if day is None:
            return None
        return Read(unit, day.year, day.isoformat(), months_before(day, ANNEX_A_MONTHS), day)
    year = loaded.year or 0
    start, end = unit.kind.window(year)
    return Read(unit, year, str(year), start, end)


def _day_of_lists(unit: Unit, connection: duckdb.DuckDBPyConnection) -> date | None:
    if unit.kind.settle is not None:
        unit.kind.settle(connection)
    found = [
        day
        for table in unit.kind.tables
        for (day,) in connection.execute(f'SELECT max(as_at) FROM "{table.name}"').fetchall()
        if day is not None
    ]
    return max(found, default=None)


def _last_day_of_extract(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The last day on which anything had happened: an extract does not say when it was made."""
    found = [
        day
        for table, column in (
            ("ssd_contacts", "cont_contact_date"),
            ("ssd_cin_episodes", "cine_referral_date"),
            ("ssd_cin_visits", "cinv_cin_visit_date"),
            ("ssd_cp_visits", "cppv_cp_visit_date"),
            ("ssd_cla_visits", "clav_cla_visit_date"),
            ("ssd_cla_episodes", "clae_cla_episode_start_date"),
        )
        for (day,) in connection.execute(f"SELECT max({column}) FROM {table}").fetchall()
        if day is not None
    ]
    return max(found, default=None)


def _stage(
    read: Read,
    connection: duckdb.DuckDBPyConnection,
    stage: Stage,
    latest_episodes: date | None,
    decided: CodeMap,
) -> list[Issue]:
    """Stage a return's rows; give what is told of them."""
    match read.unit.code:
        case "cin":
            stage_cin(connection, stage)
        case "ssda903":
            stage_ssda903(connection, stage, start=read.start, end=read.end)
        case "workforce":
            stage_workforce(connection, stage, end=read.end)
        case "ssd":
            return stage_ssd(connection, stage, as_at=read.end, decided=decided)
        case "annex_a":
            newest = latest_episodes is None or read.end > latest_episodes
            stage_annex_a(connection, stage, as_at=read.end, episodes=newest)
        case other:
            raise ValueError(f"The record takes nothing from {other}.")
    return []


def _problems(unit: Unit, loaded: Loaded) -> Iterator[tuple[str, Issue]]:
    """What did not fit while reading, each with the file it is in."""
    for problem in loaded.problems.first(MOST_PROBLEMS):
        yield (
            problem.file,
            Issue(
                source=unit.code,
                rule="READ",
                severity="error",
                message=problem.message,
                mend=problem.mend,
                source_table=problem.table,
                source_columns=problem.column,
                load_id=None,
                line=problem.line,
                person_id=None,
            ),
        )


def _with_loads(found: Iterable[tuple[str, Issue]], loads: list[Load]) -> list[Issue]:
    numbers = {(load.file, load.table): load.load_id for load in loads}
    any_of = {load.file: load.load_id for load in reversed(loads)}
    return [
        replace(
            issue,
            load_id=numbers.get((file, issue.source_table or ""), any_of.get(file)),
        )
        for file, issue in found
    ]


def check_unit(read: Read, before: tuple[Path, ...], *, authority: str) -> list[Issue]:
    """Where the rules of a return fail.

    Args:
        read: the return.
        before: the files of the year before.
        authority: the council, for rules that look at where places are.

    Raises:
        CannotReadFiles: there is no room for temporary files.
    """
    year = None if read.unit.code == "annex_a" else read.year
    try:
        result = check_return(
            read.unit.code, read.unit.files, last_year=before, year=year, authority=authority
        )
    except CannotCheckError as error:
        return [_not_run(read, str(error))]
    with result:
        told = {rule.code: rule for rule in result.checked.rules}
        issues = [
            _not_run(read, f"Rule {left.rule.code} was not run: {left.reason}")
            for left in result.checked.not_run
            if left.failed
        ]
        person = "NULL" if read.unit.kind.person == "worker" else "child"
        rows = result.connection.execute(
            f'SELECT code, severity, "table", file, line, fields, {person} '
            f"FROM ({result.query(Found.name)})"
        ).fetchall()
        numbers = {(load.file, load.table): load.load_id for load in read.loads}
        for code, severity, table, file, line, columns, child in rows:
            rule = told[code]
            issues.append(
                Issue(
                    source=read.unit.code,
                    rule=code,
                    severity=severity,
                    message=rule.message,
                    mend=rule.mend,
                    source_table=table,
                    source_columns=columns,
                    load_id=numbers.get((file, table)),
                    line=line,
                    person_id=child,
                )
            )
    return issues


def _not_run(read: Read, why: str) -> Issue:
    """A rule, or a whole check, that was not run: never taken for one that was passed."""
    return Issue(
        source=read.unit.code,
        rule="NOT RUN",
        severity="error",
        message=why,
        mend="Mend what is said, and load again: until then nothing is known of it.",
        source_table=None,
        source_columns=None,
        load_id=None,
        line=None,
        person_id=None,
    )
