"""`lineofsight claims`: sentences and whether they hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.padding import Padding

from lineofsight.cli import chosen, texts
from lineofsight.cli.output import (
    FAILED,
    USAGE,
    AsAtOption,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    print_json,
    print_table,
)
from lineofsight.engine.workspace import default_path, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from lineofsight.claims.base import Claim, ClaimType, EvidenceBase
    from lineofsight.claims.verdict import Verdict

#: Some saved claims no longer stand.
STALE = 4

app = typer.Typer(
    help="Check sentences against the evidence, and keep the ones that matter.",
    no_args_is_help=True,
)
app.command()(texts.read)

TypeArgument = Annotated[
    str, typer.Argument(metavar="TYPE", help="A claim type, as `lineofsight claims types` lists.")
]
BlanksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="BLANK=VALUE",
        help="The claim's blanks, as in authority=Wiltshire grade=outstanding year=2023.",
    ),
]


def evidence_base(workspace: Path | None) -> EvidenceBase:
    """The evidence at hand: what the package carries, with a workspace's over it where there is
    one."""
    from lineofsight.claims.base import EvidenceBase

    named = workspace is not None or (default_path() / "snapshots").is_dir()
    return EvidenceBase.load(open_workspace(workspace) if named else None)


@contextmanager
def _wrong_use() -> Iterator[None]:
    """End the command with what would be right, where a claim's blanks make no claim."""
    from lineofsight.claims.arguments import ArgumentError
    from lineofsight.claims.base import UnknownClaimTypeError

    try:
        yield
    except (UnknownClaimTypeError, ArgumentError) as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(USAGE) from None


def _claim(type_name: str, blanks: list[str] | None) -> Claim:
    """The claim of a command's words; wrong ones end the command with what would be right."""
    from lineofsight.claims.base import Claim

    words = {}
    for blank in blanks or ():
        name, equals, text = blank.partition("=")
        if not equals:
            errors.print(f"{blank!r} is not written BLANK=VALUE.", markup=False)
            raise typer.Exit(USAGE)
        words[name.strip().replace("-", "_")] = text.strip()
    with _wrong_use():
        return Claim.parse(type_name.replace("-", "_"), words)


def print_verdict(claim: str, verdict: Verdict) -> None:
    """Print a verdict with its working and evidence."""

    def lines(title: str, items: list[str]) -> None:
        if items:
            console.print(f"\n{title}", style="bold")
            for item in items:
                console.print(Padding(item, (0, 0, 0, 2)), markup=False)

    console.print(claim, style="bold", markup=False)
    console.print(f"{verdict.outcome.label} ({verdict.sureness.label.lower()}).")
    console.print(verdict.sentence, markup=False)
    lines("Figures", [f"{n.name}: {n.text()}" for n in verdict.numbers])
    working = verdict.working
    day = working.as_at.isoformat() if working.as_at else "all that is known today"
    told = [f"Counted: {working.counted}", f"Over: {working.over}", f"As at: {day}"]
    lines("Working", [*told, *working.steps])
    lines("Must be said with it", list(verdict.caveats))
    lines("Would be otherwise", [each.sentence() for each in verdict.would_change])
    lines("Evidence", list(verdict.footnotes()))


@app.command("types")
def types_(
    name: Annotated[
        str | None, typer.Argument(help="A claim type, to see its blanks.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the kinds of claim that can be checked, or one with its blanks."""
    from lineofsight.claims.base import claim_types, get_claim_type

    with _wrong_use():
        found = [get_claim_type(name.replace("-", "_"))] if name else list(claim_types())
    if as_json:
        print_json([_type_data(each) for each in found])
        return
    if name is None:
        rows = [
            {"type": each.name, "subject": each.subject.label, "sentence": escape(each.pattern)}
            for each in found
        ]
        print_table(["type", "subject", "sentence"], rows)
        return
    (one,) = found
    console.print(f"{one.title}\n{one.pattern}\n\n{one.doc}\n", markup=False)
    rows = [
        {
            "blank": each.name,
            "needed": "yes" if each.required else "",
            "meaning": each.doc,
            "values": each.values,
        }
        for each in one.parameters
    ]
    print_table(["blank", "needed", "meaning", "values"], rows)


def _type_data(kind: ClaimType) -> dict[str, Any]:
    return {
        "name": kind.name,
        "title": kind.title,
        "subject": kind.subject.value,
        "pattern": kind.pattern,
        "holds_when": kind.doc,
        "blanks": [
            {
                "name": each.name,
                "required": each.required,
                "meaning": each.doc,
                "values": each.values,
            }
            for each in kind.parameters
        ],
    }


@app.command()
def verdict(
    type_name: TypeArgument,
    blanks: BlanksArgument = None,
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check one claim: whether it holds, how surely, with the working and the evidence."""
    claim = _claim(type_name, blanks)
    base = evidence_base(workspace).as_at(chosen.day(as_at))
    with _wrong_use():
        found = claim.check(base)
    if as_json:
        print_json({"claim": claim.sentence(), "type": claim.type.name, **found.to_dict()})
        return
    print_verdict(claim.sentence(), found)


@app.command()
def save(
    type_name: TypeArgument,
    blanks: BlanksArgument = None,
    owner: Annotated[
        str, typer.Option(help="Who keeps the claim and is told when it goes stale.")
    ] = "",
    note: Annotated[str, typer.Option(help="Where the claim is used.")] = "",
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check a claim and keep it with its verdict, so that `claims check` watches it.

    With --as-at the claim speaks of that day; without, it should hold on every newer day.
    """
    from lineofsight.claims.base import EvidenceBase
    from lineofsight.claims.saved import save as keep

    if not owner.strip():
        errors.print("Name the owner: --owner 'Head of service'.", markup=False)
        raise typer.Exit(USAGE)
    claim = _claim(type_name, blanks)
    place = open_workspace(workspace, create=True)
    with _wrong_use():
        kept = keep(place, claim, EvidenceBase.load(place, chosen.day(as_at)), owner, note=note)
    if as_json:
        data = {"id": kept.id, "claim": kept.sentence, "outcome": kept.outcome.value}
        print_json({**data, "owner": kept.owner, "sentence": kept.told})
        return
    console.print(f"Saved as {kept.id} for {kept.owner}: {kept.sentence}", markup=False)
    console.print(f"{kept.outcome.label}. {kept.told}", markup=False)


@app.command()
def check(
    owner: Annotated[
        str | None, typer.Option(help="Only this owner's claims.", show_default=False)
    ] = None,
    all_claims: Annotated[
        bool, typer.Option("--all", help="List the claims that stand too.")
    ] = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check every saved claim against the newest evidence and list those that went stale.

    Made for a nightly job: it ends with 0 when all stand, 4 when some are stale or cannot be
    checked, and 1 when a file cannot be read.
    """
    from lineofsight.claims.base import EvidenceBase
    from lineofsight.claims.saved import State, check_all

    place = open_workspace(workspace)
    checked, problems = check_all(place, EvidenceBase.load(place), owner)
    amiss = [each for each in checked if each.state in (State.STALE, State.UNREADABLE)]
    shown = checked if all_claims or as_json else amiss
    rows = [
        {
            "id": each.saved.id,
            "owner": each.saved.owner,
            "state": each.state.value,
            "claim": each.saved.sentence,
            "why": each.why,
        }
        for each in shown
    ]
    if as_json:
        print_json({"checked": len(checked), "claims": rows, "problems": list(problems)})
    else:
        if rows:
            print_table(["id", "owner", "state", "claim", "why"], rows)
        console.print(f"{len(checked)} saved claims checked, {len(amiss)} stale.")
        for problem in problems:
            errors.print(problem, markup=False)
    if problems:
        raise typer.Exit(FAILED)
    if amiss:
        raise typer.Exit(STALE)
