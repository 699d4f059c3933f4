"""`lineofsight published`: official statistics, brought up to date and looked up."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli import chosen
from lineofsight.cli.output import (
    DONE,
    FAILED,
    SOME_REFUSED,
    USAGE,
    AsAtOption,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    print_json,
    print_table,
    stoppable,
)

if TYPE_CHECKING:
    from lineofsight.published.sources import DataSet
    from lineofsight.published.tidy import Refusal

#: Refusals that are named at the end of a run; --json has all.
MOST_NAMED = 40

app = typer.Typer(
    help="Official statistics: newer releases, downloaded files, one measure over the years.",
    no_args_is_help=True,
)

MeasureOption = Annotated[
    list[str] | None,
    typer.Option("--measure", help="Only this measure, as in cic_rate; may be given again."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")
]


@app.command()
def update(
    measure: MeasureOption = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Read releases of this day and later again, also those loaded before.",
        ),
    ] = None,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Load newer releases from the Department for Education's statistics service.

    Values that a release gives otherwise than before are kept beside the earlier ones. All is
    read before anything is written: a service that fails half-way changes nothing.
    """
    from lineofsight.engine.workspace import open_workspace
    from lineofsight.published.ees import ServiceError, service_for
    from lineofsight.published.update import update as load_newer

    measure_ids = _measure_ids(measure)
    place = open_workspace(workspace, create=True)
    try:
        with stoppable(), errors.status("Asking the statistics service …") as status:
            result = load_newer(
                place,
                service_for(place),
                measure_ids=measure_ids,
                since=chosen.day(since),
                dry_run=dry_run,
                on_data_set=lambda title: status.update(f"{title.strip()} …"),
            )
    except ServiceError as problem:
        errors.print(f"Failed: {problem}", markup=False)
        raise typer.Exit(FAILED) from None
    if as_json:
        print_json(
            {
                "snapshot": result.snapshot.name if result.snapshot else None,
                "data_sets": [asdict(each) for each in result.data_sets],
                "by_hand": result.by_hand,
                "refusals": [asdict(each) for each in result.refusals],
            }
        )
        raise typer.Exit(SOME_REFUSED if result.refusals else DONE)
    for found in result.data_sets:
        console.print(
            f"{found.title.strip()} ({len(found.measure_ids)} measures): {found.state.label}",
            markup=False,
        )
        for step in found.releases:
            console.print(
                f"  {step.version} of {step.published:%-d %B %Y}: {step.file.new} new values, "
                f"{step.file.revised} revised; {step.file.refused} of {step.file.rows} rows refused"
            )
    _print_refusals(result.refusals)
    if result.by_hand:
        console.print(
            f"{len(result.by_hand)} measures are not updated automatically: download the CSV and "
            "use lineofsight published import."
        )
    _print_outcome(result.snapshot.path if result.snapshot else None, dry_run)
    raise typer.Exit(SOME_REFUSED if result.refusals else DONE)


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="CSV files, or folders of them.")],
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Day on which they were published; today if not given."
        ),
    ] = None,
    measure: MeasureOption = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="MEASURE=COLUMN, for a file that is not known; may be given again."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(help="COLUMN=LABEL: with --column, only such rows; may be given again."),
    ] = None,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Load CSV files downloaded from Explore education statistics.

    Each row that cannot be read is named with the reason; the others go through. A file that is
    not known can be read too: say with --column which column holds which measure.
    """
    from lineofsight.engine.workspace import open_workspace
    from lineofsight.published.importing import import_files

    measure_ids = _measure_ids(measure)
    source = _by_hand(column or [], where or [])
    place = open_workspace(workspace, create=True)
    with stoppable():
        result = import_files(
            files,
            place,
            published=chosen.day(published),
            measure_ids=measure_ids,
            source=source,
            dry_run=dry_run,
        )
    if as_json:
        print_json(
            {
                "snapshot": result.snapshot.name if result.snapshot else None,
                "published": result.published,
                "files": [asdict(each) for each in result.files],
                "refusals": [asdict(each) for each in result.refusals],
            }
        )
    else:
        for found in result.files:
            console.print(
                f"{found.file}: {found.new} new values, {found.revised} revised, of "
                f"{len(found.measure_ids)} measures; {found.rows} rows: {found.used} used, "
                f"{found.left_out} left out, {found.refused} refused",
                markup=False,
            )
        _print_refusals(result.refusals)
        _print_outcome(result.snapshot.path if result.snapshot else None, dry_run)
    if not result.loaded:
        raise typer.Exit(FAILED)
    raise typer.Exit(SOME_REFUSED if result.refusals else DONE)


def _pairs(option: str, given: list[str]) -> list[tuple[str, str]]:
    found = []
    for text in given:
        name, equals, held = text.partition("=")
        if not (name and equals and held):
            errors.print(f"{option} takes NAME=VALUE, not {text!r}.", markup=False)
            raise typer.Exit(USAGE)
        found.append((name, held))
    return found


def _by_hand(columns: list[str], where: list[str]) -> DataSet | None:
    """The data set that --column and --where describe; None without them."""
    from lineofsight.published.sources import chosen_by_hand

    if where and not columns:
        errors.print("--where goes with --column.")
        raise typer.Exit(USAGE)
    if not columns:
        return None
    pairs = _pairs("--column", columns)
    _measure_ids([measure_id for measure_id, _ in pairs])
    rows: dict[str, list[str]] = {}
    for name, label in _pairs("--where", where):
        rows.setdefault(name, []).append(label)
    return chosen_by_hand(dict(pairs), rows)


@app.command()
def show(
    measure: Annotated[str, typer.Argument(help="The measure, as in cic_rate.")],
    authority: Annotated[
        str, typer.Argument(help="Name, address name or code; england; a region (south-west).")
    ],
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a measure over the years, as it stands or as it was known on a day."""
    from lineofsight.published.measures import measure as measure_of
    from lineofsight.published.measures import period_label

    _measure_ids([measure])
    found, key = measure_of(measure), _place(authority)
    statistics = _statistics(workspace)
    day = chosen.day(as_at)
    known = statistics.as_known(day) if day is not None else statistics
    rows: list[dict[str, Any]] = [
        {
            "period": value.period,
            "time": period_label(found, value.period),
            "value": value.value,
            "status": value.status.value if value.status else None,
            "numerator": value.numerator,
            "denominator": value.denominator,
            "published": value.published,
            "revised": value.revised,
            "source": value.source,
        }
        for value in known.series(found.id, key)
    ]
    if as_json:
        print_json({"measure": found.id, "unit": found.unit, "area": key, "values": rows})
        return
    for row, value in zip(rows, known.series(found.id, key), strict=True):
        row["value"] = value.status.label if value.status else f"{value.value:.{found.decimals}f}"
        row["revised"] = "yes" if value.revised else ""
        for count in ("numerator", "denominator"):
            row[count] = None if row[count] is None else f"{row[count]:,.10g}"
    columns = ["time", "value", "numerator", "denominator", "published", "revised"]
    print_table(columns, rows, f"{found.title} ({found.unit})")


def _measure_ids(named: list[str] | None) -> list[str] | None:
    from lineofsight.published.measures import UnknownMeasureError
    from lineofsight.published.measures import measure as measure_of

    if not named:
        return None
    try:
        return [measure_of(each).id for each in named]
    except UnknownMeasureError as problem:
        errors.print(
            f"{problem} The measures are listed on the site under Measures, and in the "
            "documentation.",
            markup=False,
        )
        raise typer.Exit(USAGE) from None


def _place(named: str) -> str:
    """The key of the place that a person names."""
    from lineofsight.published.areas import UnknownPlaceError, area_of
    from lineofsight.reference.authorities import slugify

    try:
        return area_of(slugify(named)).key
    except UnknownPlaceError:
        return chosen.authority(named).code


def _statistics(workspace: Path | None) -> Any:
    from lineofsight.engine.workspace import default_path, open_workspace
    from lineofsight.published.statistics import Statistics

    named = workspace is not None or (default_path() / "snapshots").is_dir()
    return Statistics.load(open_workspace(workspace) if named else None)


def _print_refusals(refusals: list[Refusal]) -> None:
    for refusal in refusals[:MOST_NAMED]:
        console.print(f"Refused: {refusal}", markup=False)
    if len(refusals) > MOST_NAMED:
        console.print(f"… and {len(refusals) - MOST_NAMED} more refused; --json lists all.")


def _print_outcome(snapshot: Path | None, dry_run: bool) -> None:
    if snapshot is not None:
        console.print(f"New snapshot: {snapshot}", markup=False)
    elif dry_run:
        console.print("Nothing was written: this was a dry run.")
    else:
        console.print("Nothing new; what is held stays.")
