"""The site in a real browser: the packaged facts and a few invented reports, served as in use."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, sync_playwright

from lineofsight.claims.board import Board, board, gather, keep
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.web.build_assets import BUILD, MODULES
from tests.browser.site import Site
from tests.built_council import BuiltCouncil
from tests.record import drawn
from tests.web.small_workspace import make_workspace

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def missing(what: str) -> None:
    """Skip, or fail where a browser is required (as in the checks before a change lands)."""
    if os.environ.get("LINEOFSIGHT_REQUIRE_BROWSER") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = os.environ.get("LINEOFSIGHT_CHROMIUM") or next(
        (path for name in NAMES if (path := shutil.which(name))), None
    )
    if found is None:
        missing("No Chromium was found: install it, or name it in LINEOFSIGHT_CHROMIUM.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe, which finds faults of accessibility."""
    path = MODULES / "axe-core" / "axe.min.js"
    if not path.is_file() or not (BUILD / "served").is_dir():
        missing("The style sheets are not built: python -m lineofsight.web.build_assets")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as `lineofsight serve` starts it, over a few reports: people sign in by a password
    and a second factor, or at the council's own sign-on."""
    folder = tmp_path_factory.mktemp("browser")
    with served(
        folder,
        make_workspace(folder).path,
        "ordinary",
        LINEOFSIGHT_SINGLE_SIGN_ON="https://sign-on.invalid/",
        LINEOFSIGHT_SINGLE_SIGN_ON_NAME="Mereshire sign-on",
        LINEOFSIGHT_SINGLE_SIGN_ON_CLIENT_ID="line-of-sight",
        LINEOFSIGHT_SINGLE_SIGN_ON_SECRET="a secret of tests alone",  # noqa: S106
    ) as found:
        yield found


@pytest.fixture(scope="session")
def council(
    tmp_path_factory: pytest.TempPathFactory, built_council: BuiltCouncil
) -> Iterator[Site]:
    """The demonstration over the built council's record and a few reports, with the board of an
    earlier week kept."""
    folder = tmp_path_factory.mktemp("browser-council")
    place = open_workspace(make_workspace(folder).path)
    copytree(built_council.place.snapshots_path, place.snapshots_path, dirs_exist_ok=True)
    kept = board_of_two_weeks_ago(place)
    with served(folder, place.path, "demonstration") as found:
        found.facts["week"] = str(kept.week)
        yield found


def board_of_two_weeks_ago(place: Workspace) -> Board:
    """Keep a board of two weeks ago on which less was said than today."""
    made = board(gather(place, date.today() - timedelta(days=14)))  # noqa: DTZ011 - as the site does
    first, *others = made.cells
    earlier = replace(made, cells=(replace(first, statements=first.statements[1:]), *others))
    keep(place, earlier)
    return earlier


@pytest.fixture(scope="session")
def children(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration over a record of invented children, one of them restricted."""
    folder = tmp_path_factory.mktemp("browser-children")
    place = open_workspace(folder / "workspace", create=True)
    drawn.children_snapshot(place.snapshots_path)
    with served(folder, place.path, "demonstration", drawn.IN_NEED) as found:
        yield found


def free_port() -> int:
    """A port on this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def served(
    folder: Path, workspace: Path, kind: str, *restricted: str, **settings: str
) -> Iterator[Site]:
    """The site over a workspace, with its people made; its log goes into the folder.

    Args:
        folder: for the log.
        workspace: the workspace.
        kind: `ordinary` or `demonstration`, as `prepared` makes them.
        restricted: children whose records open only with a reason.
        settings: of the site, beside those of its kind.
    """
    own = {name: each for name, each in os.environ.items() if name != "DATABASE_URL"}
    own |= {"LINEOFSIGHT_WORKSPACE": str(workspace), **settings}
    if kind == "demonstration":
        own |= {"LINEOFSIGHT_DEMONSTRATION": "1", "LINEOFSIGHT_SECOND_FACTOR": "0"}
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.prepared", kind, *restricted],
        env=own,
        stdout=subprocess.PIPE,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    with running(folder, own, free_port()) as found:
        yield Site(found, workspace, own, json.loads(made.stdout))


@contextmanager
def running(folder: Path, environment: dict[str, str], port: int) -> Iterator[str]:
    """The site in an environment; its log goes into the folder. Gives its address."""
    log = (folder / "site.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--config", "python:lineofsight.web.serving"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "1"),
        ],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    found = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{found}/health/", process, folder / "site.log")
        yield found
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.close()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until it answers."""
    for _ in range(150):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"It did not start.\n{log.read_text(encoding='utf-8')}")
