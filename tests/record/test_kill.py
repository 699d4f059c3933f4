"""Builds of the record killed at random moments leave whole snapshots and nothing else."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import sys
from pathlib import Path

from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import write_council

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_loads.py"
#: Each takes some seconds; the script makes fifty.
TRIES = int(os.environ.get("LINEOFSIGHT_STOPPING_TRIES", "5"))


def test_a_killed_build_leaves_every_snapshot_whole(tmp_path: Path) -> None:
    """And a build after it works, and clears away what was half-written."""
    spec = importlib.util.spec_from_file_location("kill_loads", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules["kill_loads"] = script  # its dataclass looks its module up
    spec.loader.exec_module(script)
    files = tmp_path / "council"
    write_council(Settings("Wiltshire", 40, years=1), files)
    for folder in ("annex_a", "ssd", "workforce"):
        shutil.rmtree(files / folder)
    found = script.kill_builds(
        files,
        tmp_path / "workspace",
        tries=TRIES,
        random_=random.Random(3),  # noqa: S311 - moments of a test, nothing secret
    )
    assert found.broken == ()
    assert found.killed > 0
