"""`lineofsight inspections history` and `transitions`: judgements over time."""

from __future__ import annotations

from typing import Annotated

import typer

from lineofsight.cli import chosen
from lineofsight.cli.output import (
    AsAtOption,
    JsonOption,
    WorkspaceOption,
    console,
    print_json,
    print_table,
)
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade


def history(
    authority: Annotated[str, typer.Argument(help="Name, address name, or DfE or ONS code.")],
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an authority's judgements in every area, over all frameworks."""
    from lineofsight.inspections.history import timeline

    found = chosen.authority(authority)
    told = timeline(chosen.corpus(workspace, as_at), found.code)
    rows = []
    for inspection in told.inspections:
        for area, grade in inspection.judgements.items():
            rows.append(
                {
                    "inspected": inspection.start or inspection.year,
                    "published": inspection.published,
                    "framework": inspection.framework.label,
                    "area": area.label,
                    "grade": grade.label,
                    "source": inspection.source.label,
                    "report_id": inspection.report_id,
                }
            )
    if as_json:
        print_json({"authority": found.name, "code": found.code, "judgements": rows})
        return
    print_table(
        ["inspected", "published", "framework", "area", "grade", "source"], rows, found.name
    )
    for arrangement in told.arrangements:
        start = f", from {arrangement.start.label}" if arrangement.start else ""
        end = f", until {arrangement.end.label}" if arrangement.end else ""
        words = f"{arrangement.kind.label}: {arrangement.body}{start}{end}."
        console.print(words, markup=False)


def transitions(
    area: Annotated[
        str, typer.Option(help="overall, leaders, help_and_protection, in_care, care_leavers.")
    ] = "overall",
    before: Annotated[str | None, typer.Option("--from", help="Only from this grade.")] = None,
    after: Annotated[str | None, typer.Option("--to", help="Only to this grade.")] = None,
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who moved from one grade to another, and when.

    With --from and --to each move is listed; without them they are counted.
    """
    from lineofsight.inspections.transitions import transitions as all_transitions

    strand = chosen.code(Strand, area) or Strand.OVERALL
    start, end = chosen.code(Grade, before), chosen.code(Grade, after)
    found = all_transitions(chosen.corpus(workspace, as_at), strand)
    moves = [
        {
            "authority": chosen.authority(move.authority_code).name,
            "from": move.before.grade.label,
            "to": move.after.grade.label,
            "inspected": move.after.inspection.start,
            "published": move.published,
        }
        for move in found.items
        if start in (None, move.before.grade) and end in (None, move.after.grade)
    ]
    if as_json:
        print_json({"area": strand.value, "sentence": found.sentence(), "transitions": moves})
        return
    if start or end:
        print_table(["authority", "from", "to", "inspected", "published"], moves, strand.label)
    else:
        matrix = found.matrix
        counted = [
            {"from": row.label, **{to.label: matrix.count(row, to) for to in matrix.grades}}
            for row in matrix.grades
        ]
        print_table(["from", *(g.label for g in matrix.grades)], counted, strand.label)
    console.print(found.sentence(), markup=False)
