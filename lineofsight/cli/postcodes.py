"""`lineofsight prepare-postcodes`: a file of postcodes made small and quick, once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lineofsight.cli.output import FAILED, errors


def prepare(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The ONS Postcode Directory or National Statistics Postcode Lookup, CSV or ZIP.",
        ),
    ],
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="The Parquet to write, as postcodes.parquet.")
    ],
) -> None:
    """Keep of a file of postcodes what a check needs, so that --postcodes loads at once.

    Exit codes: 0 written, 1 failed, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from lineofsight.returns.lookups import LookupFileError, prepare_postcodes

    try:
        count = prepare_postcodes(source, target)
    except LookupFileError as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(FAILED) from None
    typer.echo(f"{count:,} postcodes written to {target}.")
