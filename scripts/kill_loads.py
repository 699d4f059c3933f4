"""Kill a build of the record at random moments, and look at what is left.

    python scripts/kill_loads.py [--tries 50] [--children 200] [--seed 1]

Invents a small council, builds its record once, and then begins to build it again and again, each
time killing the program with all that it started (SIGKILL: nothing can be tidied up): every other
time while the snapshot is being written, else at any moment. After each, every snapshot must be
whole: its tables there with the checksums of its manifest, and readable as a record; what was
half-written must not be visible; and in the end a build must still work, and clear what is left.
Ends with 1 where any of this does not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from lineofsight.engine.snapshots import MANIFEST, UNFINISHED, Snapshot, clear_unfinished, sha256_of
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.opening import open_record
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import write_council

#: Seconds after which a build that was not killed is taken to hang.
PATIENCE = 300
#: Seconds that writing a small snapshot takes, about.
WRITING = 0.05


@dataclass
class Found:
    """What was found after killing.

    Attributes:
        killed: builds that were killed before they ended.
        ended: builds that had ended before.
        unfinished: times that something half-written was left, out of sight.
        broken: what does not hold, in words.
    """

    killed: int = 0
    ended: int = 0
    unfinished: int = 0
    broken: tuple[str, ...] = ()


#: A build in a program of its own: the files, the workspace.
BUILD = """
import sys
from pathlib import Path
from lineofsight.engine.workspace import open_workspace
from lineofsight.record.build import Check, build_record

files, workspace = map(Path, sys.argv[1:])
council = files / "council.json"
build_record([files], open_workspace(workspace), council=council, check=Check.NONE)
"""


def build(files: Path, workspace: Path) -> subprocess.Popen[bytes]:
    """Begin to build the record of a council's files, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(files), str(workspace)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait(process: subprocess.Popen[bytes], snapshots: Path, seconds: float) -> None:
    """Wait until a snapshot is being written, and so long after; or until the program ends."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if any(snapshots.glob(f"{UNFINISHED}*")):
            time.sleep(seconds)
            return
        time.sleep(0.001)


def not_whole(snapshot: Snapshot) -> Iterator[str]:
    """What is wrong with a snapshot: a table that is not there, or is not what the manifest says;
    nothing where it is whole."""
    listed = snapshot.manifest["tables"]
    for name, facts in listed.items():
        room, _, table = name.partition("/")
        path = snapshot.table_path(room, table)
        if not path.is_file():
            yield f"{snapshot.name}: {name} is not there"
        elif sha256_of(path) != facts["sha256"]:
            yield f"{snapshot.name}: {name} is not what was written"
    found = snapshot.path.rglob("*.parquet")
    there = {path.relative_to(snapshot.path).as_posix() for path in found}
    for extra in sorted(there - {f"{name}.parquet" for name in listed}):
        yield f"{snapshot.name}: {extra} is in no manifest"
    connection = open_record(snapshot)
    [(people,)] = connection.execute("SELECT count(*) FROM record_person").fetchall()
    connection.close()
    if people == 0:
        yield f"{snapshot.name}: there is nobody in it"


def left_over(workspace: Path, before: list[str]) -> Iterator[str]:
    """What is wrong in a workspace after a build was killed.

    Args:
        workspace: the workspace.
        before: the names of the snapshots that were there before.
    """
    place = open_workspace(workspace)
    for path in place.snapshots_path.iterdir():
        if not path.name.startswith(".") and not (path / MANIFEST).is_file():
            yield f"{path.name} can be seen, and is no snapshot"
    there = {snapshot.name: snapshot for snapshot in place.snapshots()}
    for name in before:
        if name not in there:
            yield f"{name} is gone"
    for snapshot in there.values():
        yield from not_whole(snapshot)


def kill_builds(files: Path, workspace: Path, *, tries: int, random_: random.Random) -> Found:
    """Build a record, then kill builds of it at random moments and look at what is left.

    Args:
        files: an invented council, as it was written.
        workspace: where; it is made.
        tries: how many builds are killed.
        random_: gives the moments.
    """
    open_workspace(workspace, create=True)
    began = time.monotonic()
    said = build(files, workspace).communicate(timeout=PATIENCE)[1]
    seconds = time.monotonic() - began
    first = names(workspace)
    if len(first) != 1:
        return Found(broken=(f"The first build made {len(first)} snapshots: {said.decode()}",))
    found = Found()
    snapshots = open_workspace(workspace).snapshots_path
    for number in range(tries):
        before = names(workspace)
        clear_unfinished(snapshots)  # what the last one left would be taken for this one's
        process = build(files, workspace)
        # Every other one is killed while the snapshot is being written, the rest at any moment.
        if number % 2 == 0:
            wait(process, snapshots, random_.uniform(0, WRITING))
        else:
            time.sleep(random_.uniform(0, seconds * 1.1))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            found.killed += 1
        else:
            found.ended += 1
        process.communicate(timeout=PATIENCE)
        found.broken += tuple(left_over(workspace, before))
        found.unfinished += any(snapshots.glob(f"{UNFINISHED}*"))
    before = names(workspace)
    said = build(files, workspace).communicate(timeout=PATIENCE)[1]
    if len(names(workspace)) != len(before) + 1:
        found.broken += (f"After it, no record could be built: {said.decode()}",)
    if any(snapshots.glob(f"{UNFINISHED}*")):
        found.broken += ("What a killed build left is still there after a whole one",)
    found.broken += tuple(left_over(workspace, before))
    return found


def names(workspace: Path) -> list[str]:
    """The names of the snapshots of a workspace."""
    return [snapshot.name for snapshot in open_workspace(workspace).snapshots()]


def main() -> int:
    """Do it, and say what was found."""
    parser = argparse.ArgumentParser(description="Kill builds of the record at random moments.")
    parser.add_argument("--tries", type=int, default=50)
    parser.add_argument("--children", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "council"
        write_council(Settings("Wiltshire", given.children, years=2, seed=given.seed), files)
        found = kill_builds(
            files,
            Path(folder) / "workspace",
            tries=given.tries,
            random_=random.Random(given.seed),  # noqa: S311 - moments, no secret
        )
    print(
        f"{found.killed} builds killed, {found.ended} had ended before; "
        f"{found.unfinished} times something half-written was left, out of sight."
    )
    for one in found.broken:
        print(one)
    print(f"{len(found.broken)} things broken." if found.broken else "Every snapshot was whole.")
    return 1 if found.broken else 0


if __name__ == "__main__":
    sys.exit(main())
