"""Returns and extracts drawn as text, put together into a record without files between."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from lineofsight.engine.tables import Table
from lineofsight.record.from_annex_a import stage_annex_a
from lineofsight.record.from_cin import stage_cin
from lineofsight.record.from_ssd import stage_ssd
from lineofsight.record.from_ssda903 import stage_ssda903
from lineofsight.record.from_workforce import stage_workforce
from lineofsight.record.merging import CONFLICTS, SOURCES, made
from lineofsight.record.staging import LOADS, Stage
from lineofsight.record.tables import Kept, PersonLink
from lineofsight.record.together import put_together
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import get_kind
from lineofsight.returns.ssd.kind import KIND as SSD
from tests.returns.examples import drawn_rows
from tests.returns.rows import engine_with

LA = "999"
Rows = Sequence[Mapping[str, str | None]]


@dataclass(frozen=True)
class Given:
    """One return or extract.

    Attributes:
        code: the return.
        end: the last day of what it tells of.
        tables: its tables, drawn as text or as rows. The first row stands on line 2.
        start: the first day; a year before the last where not given.
        episodes: of Annex A, whether nothing as late tells of episodes of care.
    """

    code: str
    end: date
    tables: Mapping[str, str | Rows]
    start: date | None = None
    episodes: bool = True

    @property
    def kind(self) -> ReturnKind:
        """The return."""
        return SSD if self.code == SSD.code else get_kind(self.code)

    @property
    def period(self) -> tuple[date, date]:
        """First and last day."""
        first = date.fromordinal(self.end.replace(year=self.end.year - 1).toordinal() + 1)
        return self.start or first, self.end


def ssda903(year: int, **tables: str | Rows) -> Given:
    """An SSDA903 of the year that ends in this one."""
    return Given("ssda903", date(year, 3, 31), tables)


def cin(year: int, **tables: str | Rows) -> Given:
    """A CIN census of the year that ends in this one."""
    return Given("cin", date(year, 3, 31), tables)


def workforce(year: int, **tables: str | Rows) -> Given:
    """A workforce census of this year's 30 September."""
    return Given("workforce", date(year, 9, 30), tables)


def annex_a(day: date, episodes: bool = True, **tables: str | Rows) -> Given:
    """Annex A's lists of a day."""
    return Given("annex_a", day, tables, episodes=episodes)


def ssd(day: date, **tables: str | Rows) -> Given:
    """An extract of the Standard Safeguarding Dataset."""
    return Given("ssd", day, tables, start=date(2020, 10, 1))


class Together:
    """A record that was put together in a test."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, stage: Stage, links: list[PersonLink]
    ) -> None:
        self.connection = connection
        self.stage = stage
        self.links = links

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(query).fetchall()

    def rows(self, table: type[Table], *columns: str) -> list[tuple[Any, ...]]:
        """Rows of a table of the record, in the order of their cells."""
        cells = ", ".join(f'"{column}"' for column in columns)
        return self.ask(f"SELECT {cells} FROM {made(table.name)} ORDER BY ALL")

    def conflicts(self, *columns: str) -> list[tuple[Any, ...]]:
        """Conflicts, in the order of their cells."""
        return self.ask(f"SELECT {', '.join(columns)} FROM {CONFLICTS} ORDER BY ALL")

    def sources(self, table: type[Table]) -> list[tuple[Any, ...]]:
        """Where the rows of a table come from: return, version, table and line."""
        return self.ask(
            f'SELECT l.source, l.version, l."table", s.line FROM {SOURCES} s '
            f"JOIN loads l USING (load_id) WHERE s.table_name = '{table.name}' ORDER BY ALL"
        )


def stage_given(stage: Stage, given: Given) -> None:
    """Stage the rows of a return, each table a file of its own."""
    rows = {
        name: drawn_rows(told) if isinstance(told, str) else told
        for name, told in given.tables.items()
    }
    connection = engine_with(given.kind, rows).connection
    start, end = given.period
    connection.execute(f"CREATE TEMP TABLE {LOADS} (_file INTEGER, load_id BIGINT)")
    for number, name in enumerate(rows):
        load_id = stage.load(
            source=given.code,
            version=str(end.year),
            file=f"{name}.csv",
            table=name,
            period=(start, end),
            history_from=start,
            rows=len(rows[name]),
        )
        connection.execute(f'UPDATE "{name}" SET _file = {number}')
        connection.execute(f"INSERT INTO {LOADS} VALUES ({number}, {load_id})")
    match given.code:
        case "cin":
            stage_cin(connection, stage)
        case "ssda903":
            stage_ssda903(connection, stage, start=start, end=end)
        case "workforce":
            stage_workforce(connection, stage, end=end)
        case "annex_a":
            stage_annex_a(connection, stage, as_at=end, episodes=given.episodes)
        case "ssd":
            stage_ssd(connection, stage, as_at=end)
        case other:
            raise ValueError(f"The record takes nothing from {other}.")
    connection.close()


@contextmanager
def record_of(*given: Given, decisions: Sequence[PersonLink] = ()) -> Iterator[Together]:
    """A record put together from returns and extracts."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), LA)
        for one in given:
            stage_given(stage, one)
        connection = duckdb.connect(config={"threads": 1})
        try:
            links = put_together(connection, stage, list(decisions), lambda *_: None)
            yield Together(connection, stage, links)
        finally:
            connection.close()


def contents(record: Together, table: type[Kept]) -> list[tuple[Any, ...]]:
    """All that the rows of a table hold but where they stand."""
    kept = [name for name in table.columns() if name not in ("load_id", "line")]
    return record.rows(table, *kept)
