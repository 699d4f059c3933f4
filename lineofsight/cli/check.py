"""`lineofsight check`: a return read, checked by the Department's rules, and what to mend first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli.output import (
    DONE,
    FAILED,
    SOME_REFUSED,
    USAGE,
    JsonOption,
    console,
    errors,
    print_json,
    print_table,
)
from lineofsight.engine.running import EngineName
from lineofsight.returns.kinds import KINDS

if TYPE_CHECKING:
    from lineofsight.returns.results.result import Result

#: What was found: at least one error; queries alone.
ERRORS_FOUND, QUERIES_FOUND = 5, 6

#: How many of each are shown in the terminal.
_SHOWN = 5

#: How DuckDB says that Ctrl-C was pressed while it worked.
_INTERRUPTED = "Query interrupted"

_CODES = (
    f"Exit codes: {DONE} nothing found, {ERRORS_FOUND} errors found, {QUERIES_FOUND} queries and "
    f"no errors found, {SOME_REFUSED} some files or rows could not be read (whatever else was "
    f"found), {FAILED} failed, {USAGE} wrong use, 130 stopped with Ctrl-C."
)

app = typer.Typer(
    help="Check a statutory return by the Department's rules, and see what to mend first.\n\n"
    + _CODES,
    no_args_is_help=True,
)

FilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="FILES…", help="CSV, XLSX, XML or ZIP files, or folders of them."),
]
LastYearOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="Last year's return, likewise; may be given often.", show_default=False
    ),
]
YearOption = Annotated[
    int | None,
    typer.Option(
        help="Collection year: 2026 is 2025-26. Found from the dates where not given.",
        show_default=False,
    ),
]
AuthorityOption = Annotated[
    str | None, typer.Option(help="The council, by name or code.", show_default=False)
]
PostcodesOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="England's postcodes: the ONS directory.", show_default=False
    ),
]
ProvidersOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="Ofsted's list of providers; may be given often.", show_default=False
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Write the results there, as Parquet; nothing is written without.",
        show_default=False,
    ),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Write CSV to the folder too.")]


def _command(kind: str) -> Callable[..., None]:
    """The command that checks one return."""

    def check(
        files: FilesArgument,
        last_year: LastYearOption = None,
        year: YearOption = None,
        authority: AuthorityOption = None,
        postcodes: PostcodesOption = None,
        providers: ProvidersOption = None,
        out: OutOption = None,
        xlsx: Annotated[
            bool, typer.Option("--xlsx", help="Write a workbook to the folder too.")
        ] = False,
        csv: CsvOption = False,
        mend: Annotated[
            bool, typer.Option(help="Work out what to mend first, and certain corrections.")
        ] = True,
        only: Annotated[
            list[str] | None,
            typer.Option(
                metavar="CODE", help="Run this rule alone; may be given often.", show_default=False
            ),
        ] = None,
        memory_limit: Annotated[
            str, typer.Option(help="Memory for tables; past it, the disk is used.")
        ] = "1GB",
        engine: Annotated[EngineName, typer.Option(help="What runs the rules.")] = (
            EngineName.DUCKDB
        ),
        as_json: JsonOption = False,
    ) -> None:
        if out is None and (xlsx or csv):
            errors.print("Name a folder to write to: --out FOLDER.", markup=False)
            raise typer.Exit(USAGE)
        with _told():
            from lineofsight.returns.run import check_return

            found = check_return(
                kind,
                files,
                last_year=last_year or (),
                year=year,
                authority=authority,
                postcodes=postcodes,
                providers=providers or (),
                only=only,
                memory_limit=memory_limit,
                engine=engine,
                progress=_tell,
            )
            with found as result:
                if out is not None:
                    _write(result, out, xlsx=xlsx, csv=csv, mend=mend)
                if as_json:
                    print_json(_data(result, mend))
                else:
                    _print(result, mend, out)
                raise typer.Exit(exit_code(result))

    check.__doc__ = (
        f"Check a return ({kind}): read its files, run the rules of its collection year, and print "
        "what was found by rule, what was not run and why, and what to mend first.\n\n" + _CODES
    )
    return check


for _kind in KINDS:
    app.command(_kind)(_command(_kind))


def _tell(stage: str) -> None:
    errors.print(f"{stage} …", style="dim", markup=False)


@contextmanager
def _told() -> Iterator[None]:
    """End the command with a sentence where the check cannot be made."""
    import duckdb

    from lineofsight.engine.running import EngineMissingError
    from lineofsight.returns.lookups import LookupFileError
    from lineofsight.returns.reading import CannotReadFiles
    from lineofsight.returns.results.comparing import CannotCompareError
    from lineofsight.returns.results.folder import NotACheckError
    from lineofsight.returns.run import CannotCheckError, NothingReadError

    try:
        yield
    except NothingReadError as problem:
        for told in problem.problems:
            errors.print(told, markup=False)
        errors.print(str(problem), markup=False)
        raise typer.Exit(FAILED) from None
    except (CannotCheckError, NotACheckError, CannotCompareError) as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(USAGE) from None
    except (LookupFileError, EngineMissingError, CannotReadFiles) as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(FAILED) from None
    except RuntimeError as problem:
        if str(problem) == _INTERRUPTED:
            raise KeyboardInterrupt from None
        raise
    except duckdb.OutOfMemoryException:
        errors.print("The memory limit is too low for this return: raise --memory-limit.")
        raise typer.Exit(FAILED) from None


def exit_code(result: Result) -> int:
    """The exit code of a check: by what could not be read, then by severity."""
    from lineofsight.returns.rules import Severity

    if any(file.table is None or file.refused for file in result.loaded.files):
        return SOME_REFUSED
    if result.count(Severity.ERROR):
        return ERRORS_FOUND
    return QUERIES_FOUND if result.count(Severity.QUERY) else DONE


def _write(result: Result, out: Path, *, xlsx: bool, csv: bool, mend: bool) -> None:
    from lineofsight.returns.results import sheets

    _tell("Writing the results")
    also = [sheets.write_workbook] * xlsx + [sheets.write_csv] * csv
    result.write(out, mend=mend, also=also)


def _data(result: Result, mend: bool) -> dict[str, Any]:
    """A check as JSON."""
    data = result.manifest() | {
        "exit_code": exit_code(result),
        "summary": result.rows("summary"),
        "children": result.rows("children"),
    }
    if mend:
        data["mend_first"] = {
            "values": result.rows("patterns", _SHOWN),
            "cells": result.rows("causes", _SHOWN),
        }
    return data


def _print(result: Result, mend: bool, out: Path | None) -> None:
    """Print a check for people."""
    facts = result.manifest()
    year, rows = facts["year"], facts["rows"]
    console.print(
        f"{result.kind.title}, collection year {year} ({year - 1}-{year % 100:02}). "
        f"{facts['year_found']}",
        style="bold",
        markup=False,
    )
    print_table(
        ["file", "table", "rows", "refused"],
        [
            {
                "file": file.name + (f" [{file.sheet}]" if file.sheet else ""),
                "table": (file.table or "not recognised") + (" last year" * file.last_year),
                "rows": file.loaded,
                "refused": file.refused,
            }
            for file in result.loaded.files
        ],
    )
    console.print(f"{rows['loaded']} rows loaded, {rows['refused']} refused.")
    _print_problems(result)
    found = [row for row in result.rows("summary") if row["issues"]]
    if found:
        columns = ["code", "severity", "issues", "children", "message"]
        print_table(columns, [row | {"message": row["message"]} for row in found], "Found")
    console.print(
        f"{facts['rules_run']} rules run: {facts['errors']} errors and {facts['queries']} "
        "queries found."
    )
    _print_not_run(facts["not_run"])
    if mend and found:
        _print_mending(result)
    if out is not None:
        console.print(f"Written to {out}.", markup=False)


def _print_problems(result: Result) -> None:
    problems = result.loaded.problems
    for problem in problems.first(_SHOWN):
        console.print(str(problem), markup=False)
    if len(problems) > _SHOWN:
        console.print(f"… and {len(problems) - _SHOWN} more: they are in problems with --out.")


def _print_not_run(not_run: list[dict[str, Any]]) -> None:
    by_reason: dict[str, list[str]] = {}
    for left in not_run:
        by_reason.setdefault(left["reason"], []).append(left["code"])
    for reason, codes in by_reason.items():
        console.print(f"Not run, {reason}: {', '.join(codes)}.", markup=False)


def _print_mending(result: Result) -> None:
    patterns = result.rows("patterns", _SHOWN)
    if patterns:
        rows = [row | {"written": row["written"] or "(blank)"} for row in patterns]
        columns = ["table", "column", "written", "cells", "issues"]
        print_table(columns, rows, "Mend first: one value in many cells")
    causes = result.rows("causes", _SHOWN)
    if causes:
        rows = [
            row | {"written": row["written"] or "(blank)", "codes": " ".join(row["codes"])}
            for row in causes
        ]
        columns = ["child", "table", "line", "column", "written", "issues", "codes"]
        print_table(columns, rows, "Mend first: one cell behind many issues")
    suggested = result.size("suggestions")
    if suggested:
        console.print(
            f"{suggested} corrections are certain: see suggestions with --out. None is applied."
        )


@app.command()
def compare(
    earlier: Annotated[Path, typer.Argument(help="The folder of the earlier check.")],
    later: Annotated[Path, typer.Argument(help="The folder of the later check.")],
    out: OutOption = None,
    csv: CsvOption = False,
    as_json: JsonOption = False,
) -> None:
    """Compare two checks: what was mended, what is new, what remains, by rule and by child.

    An issue is the same where rule, table, child and the row's other key columns are the same.
    Rules that one of the checks did not run are counted apart.
    """
    if out is None and csv:
        errors.print("Name a folder to write to: --out FOLDER.", markup=False)
        raise typer.Exit(USAGE)
    with _told():
        from lineofsight.returns.results.comparing import compare_checks

        with compare_checks(earlier, later) as compared:
            if out is not None:
                compared.write(out, csv=csv)
            by_rule, totals = compared.rows("changes_by_rule"), compared.totals()
            if as_json:
                by_child = compared.rows("changes_by_child")
                print_json({"totals": totals, "by_rule": by_rule, "by_child": by_child})
                return
    if by_rule:
        print_table(["code", "severity", "mended", "new", "remains"], by_rule)
    console.print(
        f"{totals['mended']} issues mended, {totals['new']} new, {totals['remains']} remain."
    )
    for change, told in (
        ("not_judged_again", "issues of the earlier check cannot be compared: the later did not"),
        ("not_judged_before", "issues of the later check cannot be compared: the earlier did not"),
    ):
        if totals[change]:
            console.print(f"{totals[change]} {told} run their rules.")
    if out is not None:
        console.print(f"Written to {out}.", markup=False)
