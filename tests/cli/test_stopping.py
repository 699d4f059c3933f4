"""Ctrl-C at any moment of a run leaves whole snapshots and nothing else."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lineofsight.engine.snapshots import UNFINISHED, Snapshot
from lineofsight.engine.workspace import open_workspace
from lineofsight.inspections.tables import TABLES
from lineofsight.synthetic.reports import demo_reports

#: Each try takes some seconds; `.ci/run` makes more of them.
TRIES = int(os.environ.get("LINEOFSIGHT_STOPPING_TRIES", "4"))

#: What a shell reports as 130: the command's own exit code, or Python stopped by the signal.
STOPPED = (130, -signal.SIGINT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four invented reports."""
    place = tmp_path_factory.mktemp("reports")
    for path in demo_reports(place, seed=5)[4:]:
        path.unlink()
    return place


#: The command, which hears Ctrl-C even where the tests run in the background: a shell lets what it
#: starts there, and all that this starts, ignore it.
COMMAND = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from lineofsight.cli import main
main()
"""


def start(folder: Path, workspace: Path) -> subprocess.Popen[str]:
    """Begin to read every report of a folder, in a process group of its own."""
    words = ["inspections", "read", str(folder), "-w", str(workspace), "--again"]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[str]) -> str:
    """Press Ctrl-C, wait for the end, and make sure that no worker is left."""
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return said
        time.sleep(0.05)
    pytest.fail(f"a process of the run is still there. It said: {said}")


def whole(snapshot: Snapshot) -> bool:
    """Whether every table and the index of a snapshot can be read."""
    for table in TABLES:
        rows = snapshot.read_table("inspections", table.name).num_rows
        assert rows == snapshot.manifest["tables"][f"inspections/{table.name}"]["rows"]
    index = sqlite3.connect(f"file:{snapshot.path}/inspections/search.sqlite?mode=ro", uri=True)
    (said,) = index.execute("PRAGMA quick_check").fetchone()
    index.close()
    return bool(said == "ok")


def test_ctrl_c_while_files_are_read_says_so_and_leaves_nothing(
    tmp_path: Path, folder: Path
) -> None:
    """Exit code 130, a plain sentence, no snapshot, no worker left."""
    many = tmp_path / "many"
    many.mkdir()
    first = min(folder.rglob("*.pdf"))
    for number in range(400):
        (many / f"{number}.pdf").symlink_to(first)
        os.link(first, many / f"link {number}.pdf")
    place = tmp_path / "w"
    process = start(many, place)
    deadline = time.monotonic() + 60
    while not (place / "snapshots" / ".held").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    said = stop(process)
    assert process.returncode in STOPPED, said
    assert "Stopped" in said
    assert "Traceback" not in said
    assert open_workspace(place).snapshots() == []


def test_ctrl_c_at_any_moment_leaves_only_whole_snapshots(tmp_path: Path, folder: Path) -> None:
    """From the start of the command to its end, at moments drawn at random; what was there
    before still stands, and the next run needs no mending."""
    place = tmp_path / "w"
    began = time.monotonic()
    process = start(folder, place)
    process.communicate(timeout=120)
    assert process.returncode == 0
    lasts = time.monotonic() - began
    workspace = open_workspace(place)
    before = workspace.snapshots()
    assert len(before) == 1
    moments = random.Random(11)  # noqa: S311 - moments of a test, nothing secret
    for number in range(TRIES):
        process = start(folder, place)
        time.sleep(moments.uniform(number, number + 1) * 1.1 * lasts / TRIES)
        done = process.poll() is not None
        said = process.communicate()[1] if done else stop(process)
        assert process.returncode in (0, *STOPPED), said
        left = [path.name for path in workspace.snapshots_path.glob(f"{UNFINISHED}*")]
        assert left == [], said
        now = workspace.snapshots()
        assert now[: len(before)] == before
        assert len(now) - len(before) <= 1
        assert all(whole(snapshot) for snapshot in now[len(before) :])
        before = now
