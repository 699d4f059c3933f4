"""`lineofsight export`: the record as others take it, written to files. Nothing is ever sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.output import (
    FAILED,
    SOME_REFUSED,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    latest_record,
    print_json,
    print_table,
    progress_bar,
)

if TYPE_CHECKING:
    import duckdb

app = typer.Typer(
    no_args_is_help=True, help="The record as files that others take; nothing is ever sent."
)
#: The address of the council's database.
URL_VARIABLE = "LINEOFSIGHT_SSD_URL"
OutOption = Annotated[
    Path, typer.Option("--out", help="Where to write; not there yet, or an empty folder.")
]


@contextmanager
def _record(workspace: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection over the workspace's latest record; what goes wrong ends in plain words."""
    from lineofsight.record.export import CannotExportError
    from lineofsight.record.opening import open_record

    connection = open_record(latest_record(workspace))
    try:
        yield connection
    except CannotExportError as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        errors.print(f"The files could not be written: {error.strerror or error}.", markup=False)
        raise typer.Exit(FAILED) from None
    finally:
        connection.close()


@app.command("ssd")
def ssd(
    out: OutOption,
    workspace: WorkspaceOption = None,
    form: Annotated[str, typer.Option(help="How tables are written: csv or parquet.")] = "csv",
) -> None:
    """Write the record as tables of the Standard Safeguarding Dataset, a file for each.

    The files hold children's records: only their owner may read them.
    """
    from lineofsight.record.export import NOT_IN_DATASET, export_ssd

    with _record(workspace) as connection:
        rows = export_ssd(connection, out, form)
    filled = sum(number > 0 for number in rows.values())
    console.print(
        f"{sum(rows.values()):,} rows in {filled} of {len(rows)} tables, written to {out}.",
        markup=False,
    )
    console.print("Not in it, for the dataset has no place for it:")
    for one in NOT_IN_DATASET:
        console.print(f"  {one}", markup=False)


@app.command("payload")
def payload(
    out: OutOption,
    workspace: WorkspaceOption = None,
    previous: Annotated[
        Path | None, typer.Option(help="The folder of the dry run before, to tell what changed.")
    ] = None,
    spec: Annotated[
        str | None, typer.Option(help="Version of the specification; else the newest.")
    ] = None,
    months: Annotated[
        int, typer.Option(min=1, max=120, help="The window: from the 1 April so long ago.")
    ] = 24,
    as_json: JsonOption = False,
) -> None:
    """Write the Department's daily payload to files, as a dry run: nothing is sent.

    Every item that does not fit the layout is listed, and with --previous every child is new,
    updated, deleted or unchanged. Ends with 3 where some item does not fit.
    """
    from lineofsight.record.payload import dry_run
    from lineofsight.record.payload_folder import FAILING
    from lineofsight.record.payload_spec import NEWEST

    with _record(workspace) as connection:
        done = dry_run(connection, out, previous=previous, version=spec or NEWEST, months=months)
    if as_json:
        print_json(
            {
                "as_at": done.as_at,
                "since": done.since,
                "states": done.states,
                "failing": done.failing,
                "children_failing": done.children_failing,
                "left_out": done.left_out,
            }
        )
    else:
        print_table(
            ("state", "children"),
            [{"state": state, "children": number} for state, number in done.states.items()],
        )
        console.print(
            f"As at {done.as_at}, from {done.since} on. {done.failing:,} items of "
            f"{done.children_failing:,} children do not fit the layout"
            + (f": see {FAILING}." if done.failing else "."),
            markup=False,
        )
        for name, number in done.left_out.items():
            console.print(f"{number:,} rows of {name} have no referral to stand under.")
        console.print(f"Written to {out}. Nothing was sent.", markup=False)
    if done.failing or done.left_out:
        raise typer.Exit(SOME_REFUSED)


@app.command("database")
def database(
    out: OutOption,
    schema: Annotated[
        str | None, typer.Option(help="Where in the database the tables are, as dbo.")
    ] = None,
) -> None:
    """Take the Standard Safeguarding Dataset's tables out of a council's database, as Parquet.

    The database's address (postgres://user:password@host/database, or mssql://) is taken from the
    variable LINEOFSIGHT_SSD_URL, or asked for: it holds a password, and never stands in a command.
    Build the record from the folder with lineofsight record build.
    """
    from lineofsight.returns.ssd.bridge import CannotPullError, pull_ssd

    url = os.environ.get(URL_VARIABLE) or typer.prompt("Address", hide_input=True, err=True)
    try:
        with progress_bar() as bar:
            task = bar.add_task("Tables", total=None)
            pulled = pull_ssd(
                url,
                out,
                lambda name, done, total: bar.update(
                    task, description=name, completed=done, total=total
                ),
                schema=schema,
            )
    except CannotPullError as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        errors.print(f"The files could not be written: {error.strerror or error}.", markup=False)
        raise typer.Exit(FAILED) from None
    console.print(
        f"{sum(pulled.rows.values()):,} rows of {len(pulled.rows)} tables, written to {out}.",
        markup=False,
    )
    if pulled.missing:
        errors.print(f"Not in the database: {', '.join(pulled.missing)}.", markup=False)
    for table, columns in pulled.without.items():
        errors.print(f"{table} is without {', '.join(columns)}.", markup=False)
    if pulled.missing or pulled.without:
        raise typer.Exit(SOME_REFUSED)
