"""`lineofsight work`: a worker that the system ends is begun again, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lineofsight.engine.workspace import open_workspace


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in path.read_text().split()] if path.exists() else []


def child(pid: int, other_than: int = 0) -> int:
    """Its only one, once there is one."""
    for _ in range(300):
        if (found := children(pid)) and found[0] != other_than:
            return found[0]
        time.sleep(0.1)
    raise AssertionError("it started nothing")


def is_worker(pid: int) -> bool:
    """Whether a process is at work: its signals are set."""
    path = Path(f"/proc/{pid}/status")
    lines = dict(line.split(":\t", 1) for line in path.read_text().splitlines() if ":\t" in line)
    return bool(int(lines["SigCgt"], 16) & 1 << (signal.SIGTERM - 1))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="processes are seen on Linux")
def test_a_worker_that_is_killed_is_begun_again(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "workspace", create=True)
    environment = {**os.environ, "LINEOFSIGHT_WORKSPACE": str(workspace.path)}
    environment.pop("DATABASE_URL", None)
    migrate = [sys.executable, "-m", "lineofsight.web", "migrate", "--skip-checks", "-v", "0"]
    subprocess.run(migrate, env=environment, check=True)
    beside = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    command = [sys.executable, "-m", "lineofsight", "work", "--while", str(beside.pid)]
    keeper = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        first = child(keeper.pid)
        os.kill(first, signal.SIGKILL)
        second = child(keeper.pid, other_than=first)
        for _ in range(300):
            if is_worker(second):
                break
            time.sleep(0.1)
        # What it works beside ends: it ends too, and so does whoever keeps it.
        beside.communicate(b"\n")
        _, said = keeper.communicate(timeout=60)
    finally:
        keeper.kill()
        beside.kill()
    assert keeper.returncode == 0, said
    assert "The worker was ended by the system. It is begun again." in said
    assert not Path(f"/proc/{second}").exists()
