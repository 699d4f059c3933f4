"""`lineofsight check`: returns recognised, read, checked by their rules, and what to mend first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from lineofsight.cli.checked import (
    ERRORS_FOUND,
    QUERIES_FOUND,
    check_data,
    exit_code,
    files_data,
    print_check,
    print_files,
)
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
from lineofsight.returns.kinds import KINDS, get_kind

if TYPE_CHECKING:
    from lineofsight.returns.front_door import ToldApart
    from lineofsight.returns.results.result import Result

#: How DuckDB says that Ctrl-C was pressed while it worked.
_INTERRUPTED = "Query interrupted"

_CODES = (
    f"Exit codes: {DONE} nothing found, {ERRORS_FOUND} errors found, {QUERIES_FOUND} queries and "
    f"no errors found, {SOME_REFUSED} some files or rows could not be read (whatever else was "
    f"found), {FAILED} failed, {USAGE} wrong use, 130 stopped with Ctrl-C."
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


#: The command of files of any returns: what is meant where no return is named.
ANY = "files"

#: Which exit code stands where several returns were checked: the first of these that one has.
_GRAVEST = (FAILED, USAGE, SOME_REFUSED, ERRORS_FOUND, QUERIES_FOUND, DONE)


class _FrontDoor(TyperGroup):
    """The commands of a check; where none is named, files of any returns are meant."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put the command of any returns before what names none."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [ANY, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_FrontDoor,
    help="Check statutory returns by their rules, and see what to mend first.\n\n"
    "[bold]lineofsight check FILES…[/bold] recognises which return each file is of, alone or "
    "mixed in folders and archives.\n\n" + _CODES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@dataclass(frozen=True)
class _Output:
    """Where the results of a check go."""

    out: Path | None
    xlsx: bool
    csv: bool
    mend: bool
    as_json: bool


def _command(kind: str) -> Callable[..., None]:
    """The command that checks one return, or with `ANY` the files of any returns."""

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
        options: dict[str, Any] = {
            "year": year,
            "authority": authority,
            "postcodes": postcodes,
            "providers": providers or (),
            "only": only,
            "memory_limit": memory_limit,
            "engine": engine,
            "progress": _tell,
        }
        output = _Output(out, xlsx, csv, mend, as_json)
        if kind == ANY:
            raise typer.Exit(_check_any(files, last_year or (), options, output))
        with _told():
            from lineofsight.returns.run import check_return

            with check_return(kind, files, last_year=last_year or (), **options) as result:
                data = _show(result, output)
                if data is not None:
                    print_json(data)
                raise typer.Exit(exit_code(result))

    what = (
        "Check files of any returns: recognise which return each is of, run the rules of its"
        if kind == ANY
        else f"Check a return ({kind}): read its files, run the rules of its"
    )
    check.__doc__ = (
        f"{what} collection year, and print what was found by rule, what was not run and why, and "
        "what to mend first.\n\n" + _CODES
    )
    return check


for _kind in (ANY, *KINDS):
    app.command(_kind)(_command(_kind))


def _show(result: Result, output: _Output) -> dict[str, Any] | None:
    """Write and print the results of one return; as JSON they are given, to be printed."""
    if output.out is not None:
        _tell("Writing the results")
        from lineofsight.returns.results import sheets

        also = [sheets.write_workbook] * output.xlsx + [sheets.write_csv] * output.csv
        result.write(output.out, mend=output.mend, also=also)
    if output.as_json:
        return check_data(result, output.mend)
    print_check(result, output.mend, output.out)
    return None


def _check_any(
    files: Sequence[Path], last_year: Sequence[Path], options: Mapping[str, Any], output: _Output
) -> int:
    """Check each return that there are files of; give the gravest exit code of all. What keeps
    one from being checked does not keep the others."""
    with _told():
        from lineofsight.returns.front_door import tell_apart

        _tell("Recognising the files")
        told = tell_apart(files, last_year=last_year)
    if not output.as_json:
        print_files(told)
    for alone in told.alone:
        errors.print(f"Of {alone} only last year's return was given: it was not checked.")
    only = _only(told, options["only"])
    found, codes = [], [SOME_REFUSED] if told.unknown or told.alone else []
    for one in told.returns:
        place = None if output.out is None else output.out / one.code
        if only is not None and not only[one.code]:
            continue
        chosen = dict(options) | {"only": None if only is None else only[one.code]}
        try:
            with _told(), one.check(**chosen) as result:
                data = _show(result, replace(output, out=place))
                code = exit_code(result)
        except _Stopped as stopped:
            code = int(stopped.exit_code)
            data = {"check": one.code, "exit_code": code, "reason": stopped.reason}
        codes.append(code)
        found.append(data)
    if not told.returns:
        errors.print("No file is of a return that is known here.")
        codes.append(FAILED)
    gravest = next(code for code in _GRAVEST if code in codes)
    if output.as_json:
        print_json({"files": files_data(told), "returns": found, "exit_code": gravest})
    return gravest


def _only(told: ToldApart, codes: Sequence[str] | None) -> dict[str, list[str]] | None:
    """The codes of rules that were asked for, by return; None where all rules are meant."""
    if codes is None:
        return None
    known = {
        one.code: {rule.code for rule in get_kind(one.code).rules.found} for one in told.returns
    }
    unknown = [code for code in codes if not any(code in rules for rules in known.values())]
    if unknown:
        errors.print(f"None of these returns has a rule {', '.join(unknown)}.", markup=False)
        raise typer.Exit(USAGE)
    return {of: [code for code in codes if code in rules] for of, rules in known.items()}


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
        raise _Stopped(FAILED, str(problem)) from None
    except (CannotCheckError, NotACheckError, CannotCompareError) as problem:
        raise _Stopped(USAGE, str(problem)) from None
    except (LookupFileError, EngineMissingError, CannotReadFiles) as problem:
        raise _Stopped(FAILED, str(problem)) from None
    except RuntimeError as problem:
        if str(problem) == _INTERRUPTED:
            raise KeyboardInterrupt from None
        raise
    except duckdb.OutOfMemoryException:
        raise _Stopped(
            FAILED, "The memory limit is too low for this return: raise --memory-limit."
        ) from None


class _Stopped(typer.Exit):
    """A check that cannot be made: its exit code, and the reason, which is printed."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code)
        self.reason = reason
        errors.print(reason, markup=False)


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
