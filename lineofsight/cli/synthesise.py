"""`lineofsight synthesise`: a council that does not exist, with its returns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from lineofsight.cli.output import FAILED, console
from lineofsight.cli.output import errors as problems

if TYPE_CHECKING:
    from lineofsight.synthetic.council.calibration import Compared
    from lineofsight.synthetic.council.making import Settings
    from lineofsight.synthetic.council.write import Written


def read_share(text: str) -> float:
    """A share as people write it: `3%`, or `0.03`.

    Raises:
        typer.BadParameter: it is neither, or not between 0 and 100 per cent.
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(%?)\s*", text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no share. Write it as 3% or 0.03.")
    share = float(found[1]) / (100 if found[2] else 1)
    if share > 1:
        raise typer.BadParameter(f"{text!r} is more than all. Write three in a hundred as 3%.")
    return share


def write_with_progress(settings: Settings, folder: Path, *, errors: float) -> Written:
    """Write an invented council with a bar; ends the command in plain words where it cannot be.

    Args:
        settings: which council.
        folder: where.
        errors: the share of children in whose data a mistake is made.

    Raises:
        typer.Exit: there is no council like that, or it cannot be written; the reason was told.
    """
    from lineofsight.synthetic.council.making import UnknownCouncilError
    from lineofsight.synthetic.council.write import write_council

    try:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        ) as bar:
            task = bar.add_task("Children", total=settings.children)
            return write_council(
                settings,
                folder,
                errors=errors,
                progress=lambda done, _total: bar.update(task, completed=done),
            )
    except UnknownCouncilError as error:
        problems.print(str(error), markup=False)
        raise typer.Exit(FAILED) from None
    except FileExistsError as error:
        problems.print(f"{error} Name a folder that is not there yet.", markup=False)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        problems.print(f"The council could not be written: {error.strerror}.", markup=False)
        raise typer.Exit(FAILED) from None


def _side_by_side(compared: Sequence[Compared]) -> Table:
    """The council's figures beside the published ones."""
    table = Table("Measure", "Published", "Of", "Council", "Alike")
    for one in compared:
        row = one.row
        table.add_row(*(row[name] for name in ("title", "published", "of", "council", "alike")))
    return table


def synthesise(
    folder: Annotated[Path, typer.Argument(help="Where to write it; not there yet, or empty.")],
    like: Annotated[
        str, typer.Option(help="The real council whose published figures it has.")
    ] = "Wiltshire",
    children: Annotated[int, typer.Option(min=1, help="How many children it has known.")] = 12_000,
    years: Annotated[int, typer.Option(min=1, max=8, help="Collection years, up to 2026.")] = 6,
    seed: Annotated[int, typer.Option(help="The same seed makes the same council.")] = 7,
    mistakes: Annotated[
        str, typer.Option("--errors", help="Children with a mistake in their data, as 3%.")
    ] = "0%",
    names: Annotated[
        bool, typer.Option("--names", help="Give children names, which are plainly invented.")
    ] = False,
    show_calibration: Annotated[
        bool,
        typer.Option("--show-calibration", help="Show each figure beside the published one."),
    ] = False,
) -> None:
    """Write the returns of a council that does not exist: SSDA903, CIN census, Annex A and
    workforce of each year, and an extract in the Standard Safeguarding Dataset's tables.

    Its figures are like those published of a real council: how like, calibration.csv says.
    """
    from lineofsight.synthetic.council.making import Settings
    from lineofsight.synthetic.council.write import POSTCODES

    written = write_with_progress(
        Settings(like, children, years=years, seed=seed, names=names),
        folder,
        errors=read_share(mistakes),
    )
    if show_calibration:
        console.print(_side_by_side(written.compared))
    like_so = sum(one.alike for one in written.compared)
    console.print(
        f"{written.council.name}: {children:,} children, {like_so} of {len(written.compared)} "
        f"figures alike (within a tenth; of percentages under 8, within a point)."
    )
    if written.mistakes:
        console.print(f"{len(written.mistakes):,} mistakes, listed in mistakes.csv.")
    console.print(f"Written to {folder}. Build its record with:", markup=False)
    returns = " ".join(str(path) for path in written.returns)
    console.print(
        f"  lineofsight record build {returns} --council {written.about} "
        f"--postcodes {folder / POSTCODES}",
        markup=False,
        soft_wrap=True,
    )
