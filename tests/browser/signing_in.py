"""A site with accounts, and a provider of single sign-on, both run for browser tests."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lineofsight.engine.workspace import DATABASE, VARIABLE, open_workspace
from lineofsight.web.build_assets import AssetsError, install, node
from tests.browser.conftest import free_port, missing, running, wait_for

PROVIDER = Path(__file__).parent / "provider"
#: Run within the site, once for all who are invited.
INVITE = """
from lineofsight.web.accounts.known import authority_of_code
from lineofsight.web.accounts.services import invite_first
wiltshire = authority_of_code("865")
for email in {emails!r}:
    print(invite_first(wiltshire, email=email, name="Invited Person")[1])
"""
CLIENT, SECRET = "line-of-sight", "a secret of tests alone"


@dataclass
class Site:
    """A site with a workspace of its own.

    Attributes:
        folder: the workspace.
        port: where it listens.
        settings: what it is started with.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        open_workspace(self.folder, create=True)
        self.manage("migrate", "--skip-checks", "--verbosity", "0")

    @property
    def address(self) -> str:
        """Its address."""
        # A browser gives security keys to names alone, not to numbers.
        return f"http://localhost:{self.port}"

    def manage(self, *words: str) -> str:
        """What a management command of the site prints."""
        done = subprocess.run(
            [sys.executable, "-m", "lineofsight.web", *words],
            env={**os.environ, VARIABLE: str(self.folder), **self.settings},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def invite(self, *emails: str) -> list[str]:
        """Invite administrators of Wiltshire; gives the addresses to open."""
        told = self.manage("shell", "-v", "0", "-c", INVITE.format(emails=emails))
        return [f"{self.address}/account/invitation/{each}/" for each in told.split()]

    def ask(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        """Run a statement on the site's database."""
        with sqlite3.connect(self.folder / DATABASE, timeout=20) as connection:
            return connection.execute(statement, values).fetchall()

    def emails(self) -> set[object]:
        """The addresses of everybody who has an account."""
        return {email for (email,) in self.ask("SELECT email FROM accounts_person")}

    @contextmanager
    def served(self) -> Iterator[str]:
        """The site, answering."""
        environment = {**os.environ, VARIABLE: str(self.folder), **self.settings}
        with running(self.folder, environment, self.port):
            yield self.address


@contextmanager
def provider(folder: Path, port: int, site: str) -> Iterator[None]:
    """The provider, answering, with the site as its one client."""
    try:
        install(PROVIDER, "Fetching oidc-provider with npm")
        command = node()
    except AssetsError as error:
        missing(str(error))
    log = folder / "provider.log"
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [
                *(*command, "provider.mjs", str(port)),
                *(f"{site}/account/elsewhere/council/back/", CLIENT, SECRET),
            ],
            cwd=PROVIDER,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process, log)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)
