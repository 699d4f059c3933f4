"""The demonstration's council: invented, written as files, and its children's record built."""

from __future__ import annotations

from lineofsight.cli.record import build_with_progress
from lineofsight.cli.synthesise import write_with_progress
from lineofsight.engine.workspace import Workspace

#: The share of children in whose data there is a mistake, as councils make them.
MISTAKES = 0.03


def demo_council(place: Workspace) -> str:
    """Write the council into `invented-council` and build its record, unless that was done; give a
    line on what there is.

    Args:
        place: the demonstration's own workspace.

    Raises:
        typer.Exit: the files or the record cannot be written; the reason was told.
    """
    from lineofsight.record.build import ROOM
    from lineofsight.synthetic.council.making import Settings
    from lineofsight.synthetic.council.write import COUNCIL, POSTCODES, returns_in

    folder = place.path / "invented-council"
    if (kept := place.latest_snapshot(kind=ROOM)) is not None:
        return f"The record of {kept.name} is there already, from the files in {folder}."
    if not (folder / COUNCIL).exists():
        write_with_progress(Settings("Wiltshire", 12_000, seed=7), folder, errors=MISTAKES)
    built = build_with_progress(
        returns_in(folder),
        place,
        council=str(folder / COUNCIL),
        postcodes=folder / POSTCODES,
    )
    return (
        f"{built.rows['person']:,} children and {sum(built.rows.values()):,} rows, from "
        f"{len({load.file for load in built.loads}):,} files in {folder}."
    )
