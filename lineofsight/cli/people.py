"""`lineofsight people`: the first administrator, who holds which role, the record of access."""

from __future__ import annotations

from typing import Annotated

import typer

from lineofsight.cli.management import manage
from lineofsight.cli.output import WorkspaceOption
from lineofsight.engine.workspace import Workspace, open_workspace

app = typer.Typer(no_args_is_help=True, help="People of the site, and the record of access.")


def _ready(workspace: Workspace) -> None:
    manage(workspace.path, "migrate", "--no-input", "--skip-checks", "--verbosity", "0")


@app.command("invite")
def invite(
    email: Annotated[str, typer.Argument(help="The address that the person will sign in by.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    council: Annotated[
        str, typer.Option(help="The council's name or code, or an invented council.json.")
    ],
    site: Annotated[
        str, typer.Option(help="Where people reach the site.")
    ] = "http://127.0.0.1:8000",
    workspace: WorkspaceOption = None,
) -> None:
    """Invite an administrator of a council, who then invites everybody else on the site.

    Prints an address that opens once, within seven days.
    """
    place = open_workspace(workspace, create=True)
    _ready(place)
    words = ("--name", name, "--council", council, "--site", site)
    manage(place.path, "people_invite", email, *words)


@app.command("list")
def listed(workspace: WorkspaceOption = None) -> None:
    """Who holds which role now."""
    place = open_workspace(workspace)
    _ready(place)
    manage(place.path, "people_list")


@app.command("forget-factors")
def forget_factors(
    email: Annotated[str, typer.Argument(help="The address that the person signs in by.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Let somebody who has lost the second factor set up another one.

    Make sure first that it is the person who asks. It is written into the record of access.
    """
    place = open_workspace(workspace)
    _ready(place)
    manage(place.path, "people_forget_factors", email)


@app.command("check-record")
def check_record(workspace: WorkspaceOption = None) -> None:
    """See whether anybody edited the record of access: exit code 1 where somebody did.

    Keep the last digest that it prints elsewhere: it shows whether entries were removed from the
    end.
    """
    place = open_workspace(workspace)
    _ready(place)
    manage(place.path, "access_record_check")
