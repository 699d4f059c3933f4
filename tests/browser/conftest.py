"""The site in a real browser: the packaged facts and a few invented reports, served as in use."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from lineofsight.web.build_assets import BUILD, MODULES
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
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, as `lineofsight serve` does it."""
    folder = tmp_path_factory.mktemp("browser")
    with served(folder, make_workspace(folder).path) as found:
        yield found


@contextmanager
def served(folder: Path, workspace: Path) -> Iterator[str]:
    """The site over a workspace; its log goes into the folder."""
    log = (folder / "site.log").open("w", encoding="utf-8")
    # The socket is handed on, so that no other process takes the port in between.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = f"http://127.0.0.1:{listening.getsockname()[1]}"
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "lineofsight.web.wsgi:application"),
                *("--bind", f"fd://{listening.fileno()}", "--threads", "2"),
                "--no-control-socket",
            ],
            env={**os.environ, "LINEOFSIGHT_WORKSPACE": str(workspace)},
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=[listening.fileno()],
        )
    try:
        wait_for(f"{found}/health/", process, folder / "site.log")
        yield found
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.close()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the site answers."""
    for _ in range(150):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start.\n{log.read_text(encoding='utf-8')}")
