"""A program that writes a snapshot and says where it has got to; tests stop it on the way.

Usage: python writer.py FOLDER HOW

HOW is `whole`, `wait` (stop half-way and wait to be killed) or `full` (no file may be longer than
2,000 bytes, as on a full disk).
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import pyarrow as pa

from lineofsight.engine.snapshots import write_snapshot


def wait(folder: Path) -> None:
    """Write a file, say so, and wait."""
    (folder / "half.txt").write_text("half", encoding="utf-8")
    sys.stdout.write("half\n")
    sys.stdout.flush()
    time.sleep(60)


def main() -> None:
    """Write one snapshot as asked."""
    folder, how = Path(sys.argv[1]), sys.argv[2]
    if how == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
    table = pa.table({"n": [str(n * 7919) for n in range(20_000)]})
    made = write_snapshot(
        folder,
        kind="test",
        tables={("room", "numbers"): table},
        sources=[],
        extra=wait if how == "wait" else None,
    )
    sys.stdout.write(made.name + "\n")


if __name__ == "__main__":
    main()
