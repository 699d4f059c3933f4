"""The outcome of a check: frames for notebooks, rows for commands, a folder to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import duckdb

import lineofsight
from lineofsight.returns.check import Checked
from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.reading import Loaded
from lineofsight.returns.results import mending, queries, suggestions
from lineofsight.returns.results.folder import copy_parquet, write_manifest, written_whole
from lineofsight.returns.results.tables import (
    Cause,
    Child,
    Issue,
    Pattern,
    ProblemRow,
    Suggested,
    Summary,
)
from lineofsight.returns.rules import Severity

if TYPE_CHECKING:
    import narwhals as nw

    from lineofsight.returns.lookups import Located, Postcodes, Providers

#: The tables that need more than the counting of issues: what to mend.
MENDING = (Cause.name, Pattern.name, Suggested.name)


@dataclass
class Result:
    """What a check found. Use it as a context manager, or `close` it, to free its memory.

    Attributes:
        kind: the return.
        checked: the rules, those that were not run, and the settings.
        loaded: what was read.
        lookups: the files of postcodes and providers, and what in them did not fit; under
            `location`, which columns were given and which worked out.
        seconds: how long reading and checking took.
    """

    kind: ReturnKind
    checked: Checked
    loaded: Loaded
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    seconds: float
    lookups: Mapping[str, Providers | Postcodes | Located] = field(default_factory=dict)
    on_close: Callable[[], None] | None = field(default=None, repr=False)
    _ready: set[str] = field(default_factory=set, repr=False)

    def summary(self) -> nw.DataFrame[Any]:
        """One row for each active rule: `lineofsight.returns.results.tables.Summary`."""
        return self._frame(Summary.name)

    def issues(self) -> nw.LazyFrame[Any]:
        """One row for each issue (`Issue`), lazily, for there may be millions: filter it, then
        `.collect()`."""
        import narwhals as nw

        return nw.from_native(self.connection.sql(self.query(Issue.name)))

    def children(self) -> nw.DataFrame[Any]:
        """Each child's list: `Child`."""
        return self._frame(Child.name)

    def problems(self) -> nw.DataFrame[Any]:
        """What did not fit while reading: `ProblemRow`."""
        return self._frame(ProblemRow.name)

    def causes(self) -> nw.DataFrame[Any]:
        """The cells that most issues are put down to, first: `Cause`."""
        return self._frame(Cause.name)

    def patterns(self) -> nw.DataFrame[Any]:
        """The values in many cells that most issues are put down to, first: `Pattern`."""
        return self._frame(Pattern.name)

    def suggestions(self) -> nw.DataFrame[Any]:
        """Corrections that are certain, none of them applied: `Suggested`."""
        return self._frame(Suggested.name)

    def _frame(self, name: str) -> nw.DataFrame[Any]:
        import narwhals as nw

        relation = cast("Any", self.connection.sql(self.query(name)))  # Arrow's types are unknown
        return nw.from_native(relation.to_arrow_table(), eager_only=True)

    def rows(self, name: str, limit: int | None = None) -> list[dict[str, Any]]:
        """The rows of a table by its name, as dictionaries; the first so many."""
        query = self.query(name) + ("" if limit is None else f" LIMIT {limit}")
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def size(self, name: str) -> int:
        """How many rows a table has."""
        # All rows are fetched: a result that is left open bars the connection from the next.
        counted = self.connection.execute(f"SELECT count(*) FROM ({self.query(name)})").fetchall()
        return int(counted[0][0])

    def count(self, severity: Severity) -> int:
        """How many issues there are of a severity."""
        self._prepare(Summary.name)
        counted = self.connection.execute(
            "SELECT coalesce(sum(issues), 0)::BIGINT FROM result_counts "
            "JOIN result_rules USING (number) WHERE severity = ?",
            [severity.value],
        ).fetchall()
        return int(counted[0][0])

    def query(self, name: str) -> str:
        """SQL for one of the tables of results, over the connection.

        Raises:
            KeyError: there is no table of results of that name.
        """
        queries_by_name: dict[str, Callable[[], str]] = {
            Summary.name: queries.summary_query,
            Issue.name: lambda: queries.issues_query(self.kind, self.checked),
            Child.name: queries.children_query,
            ProblemRow.name: queries.problems_query,
            Cause.name: mending.causes_query,
            Pattern.name: mending.patterns_query,
            Suggested.name: lambda: suggestions.suggestions_query(self.kind, self.checked),
        }
        made = queries_by_name[name]
        self._prepare(name)
        return made()

    def _prepare(self, name: str) -> None:
        """Have the tables ready on which a query rests, each made once."""
        if "results" not in self._ready:
            files = [file.name for file in self.loaded.files]
            queries.prepare_results(self.connection, self.kind, self.checked, files)
            misfits = [misfit for found in self.lookups.values() for misfit in found.misfits]
            queries.prepare_misfits(self.connection, misfits)
            self._ready.add("results")
        if name in (Cause.name, Pattern.name) and "causes" not in self._ready:
            mending.prepare_causes(self.connection, self.kind, self.checked)
            self._ready.add("causes")
        if name == Suggested.name and "suggestions" not in self._ready:
            suggestions.prepare_suggestions(self.connection, self.kind, self.checked)
            self._ready.add("suggestions")

    def write(
        self,
        folder: Path | str,
        *,
        mend: bool = True,
        also: Sequence[Callable[[Result, Path], None]] = (),
    ) -> Path:
        """Write the results to a folder, whole or not at all: each table as Parquet, and
        `manifest.json`.

        Args:
            folder: where; an earlier check there is replaced.
            mend: whether to write what to mend too: causes, patterns, suggestions.
            also: write further files to the folder that each is given.

        Raises:
            NotACheckError: something other than an earlier check is there.
            OSError: the disk is full or may not be written; nothing is left behind.
        """
        names = [Summary.name, Issue.name, Child.name, ProblemRow.name, *(MENDING if mend else ())]
        place = Path(folder)
        with written_whole(place) as beside:
            rows = {
                name: copy_parquet(self.connection, self.query(name), beside / f"{name}.parquet")
                for name in names
            }
            for write in also:
                write(self, beside)
            write_manifest(beside, self.manifest() | {"tables": rows})
        return place

    def manifest(self) -> dict[str, Any]:
        """What was checked, by what: software, year, sources, rows, rules that were not run."""
        files = self.loaded.files
        settings = self.checked.settings
        return {
            "check": self.kind.code,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "software": f"lineofsight {lineofsight.__version__}",
            "year": settings.year,
            "year_found": self.loaded.year_reason,
            "authority": settings.authority,
            "sources": [asdict(file) for file in files],
            "lookups": {name: asdict(found) for name, found in self.lookups.items()},
            "rows": {
                "in": sum(file.rows for file in files),
                "loaded": sum(file.loaded for file in files),
                "refused": sum(file.refused for file in files),
            },
            "problems": len(self.loaded.problems),
            "rules_run": len(self.checked.ran),
            "not_run": [
                {"code": left.rule.code, "reason": left.reason, "failed": left.failed}
                for left in self.checked.not_run
            ],
            "errors": self.count(Severity.ERROR),
            "queries": self.count(Severity.QUERY),
            "seconds": round(self.seconds, 3),
        }

    def close(self) -> None:
        """Free the memory, and remove temporary files."""
        self.connection.close()
        if self.on_close is not None:
            self.on_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
