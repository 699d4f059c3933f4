"""A snapshot is whole or not there, says truly what it was made from, and never changes."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lineofsight.engine.snapshots import (
    Snapshot,
    Source,
    clear_unfinished,
    list_snapshots,
    sha256_of,
    write_snapshot,
)

WRITER = Path(__file__).with_name("writer.py")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def write(
    folder: Path, *, value: int = 1, sources: tuple[Source, ...] = (), made: datetime = NOON
) -> Snapshot:
    """A snapshot with one small table."""
    table = pa.table({"n": [value]})
    return write_snapshot(
        folder, kind="test", tables={("room", "numbers"): table}, sources=sources, made=made
    )


def source(path: Path) -> Source:
    """A file as a snapshot's source."""
    facts = path.stat()
    return Source(path.name, sha256_of(path), facts.st_size, facts.st_mtime_ns, 3, 1)


@contextmanager
def half_written(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has written half a snapshot and waits."""
    process = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), "wait"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def left_in(folder: Path) -> list[str]:
    """Names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    made = write(tmp_path, value=42)
    assert made.read_table("room", "numbers").to_pylist() == [{"n": 42}]
    assert made.table_path("room", "numbers") == made.path / "room" / "numbers.parquet"


def test_its_name_is_its_day_and_a_hash(tmp_path: Path) -> None:
    late = datetime(2026, 5, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    made = write(tmp_path, made=late)
    day, _, digest = made.name.rpartition("-")
    assert day == "2026-04-30", "the day in UTC, as in the manifest"
    assert len(digest) == 12


def test_the_manifest_says_what_it_was_made_from(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"words")
    listed = source(file)
    made = write(tmp_path / "snapshots", sources=(listed,))
    assert made.sources == [listed]
    assert made.manifest["kind"] == "test"
    assert made.manifest["made"] == "2026-05-01T12:00:00+00:00"
    assert made.manifest["software"].startswith("lineofsight ")
    assert made.manifest["tables"]["room/numbers"]["rows"] == 1


def test_hashes_in_the_manifest_are_true(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"words" * 100_000)
    made = write(tmp_path / "snapshots", sources=(source(file),))
    assert made.manifest["sources"][0]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    parquet = made.table_path("room", "numbers").read_bytes()
    recorded = made.manifest["tables"]["room/numbers"]["sha256"]
    assert recorded == hashlib.sha256(parquet).hexdigest()


def test_further_files_and_facts_go_in(tmp_path: Path) -> None:
    def index(folder: Path) -> None:
        (folder / "index.txt").write_text("x", encoding="utf-8")

    made = write_snapshot(
        tmp_path, kind="test", tables={}, sources=[], extra=index, facts={"index": "3"}
    )
    assert made.manifest["index"] == "3"
    assert (made.path / "index.txt").read_text(encoding="utf-8") == "x"


def test_sources_written_before_they_named_their_reader_are_understood(tmp_path: Path) -> None:
    made = write(tmp_path, sources=(Source("a.pdf", "0", 1, 2, 3, 4, "v2"),))
    manifest = made.path / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(',\n   "reader": "v2"', ""), encoding="utf-8")
    (listed,) = Snapshot(made.path).sources
    assert (listed.file, listed.reader) == ("a.pdf", "")


def test_the_same_content_at_the_same_moment_is_the_same_snapshot(tmp_path: Path) -> None:
    first, again = write(tmp_path), write(tmp_path)
    assert first == again
    assert left_in(tmp_path) == [first.name]


def test_other_content_or_another_moment_is_another_snapshot(tmp_path: Path) -> None:
    names = {
        write(tmp_path).name,
        write(tmp_path, value=2).name,
        write(tmp_path, made=NOON + timedelta(seconds=1)).name,
    }
    assert len(names) == 3


def test_snapshots_are_listed_oldest_first_whatever_their_hash(tmp_path: Path) -> None:
    made = [write(tmp_path, value=n, made=NOON + timedelta(minutes=n)) for n in range(6)]
    assert list_snapshots(tmp_path) == made


def test_a_folder_without_snapshots_lists_none(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "stray.txt").write_text("x", encoding="utf-8")
    assert list_snapshots(tmp_path) == []
    assert list_snapshots(tmp_path / "nowhere") == []


FAILURES = [
    (OSError(errno.ENOSPC, "No space left on device"), OSError),
    (KeyboardInterrupt(), KeyboardInterrupt),
    (SystemExit(1), SystemExit),
]


@pytest.mark.parametrize(("failure", "raised"), FAILURES, ids=["disk full", "Ctrl-C", "exit"])
def test_a_failure_half_way_leaves_the_last_one_and_nothing_else(
    tmp_path: Path, failure: BaseException, raised: type[BaseException]
) -> None:
    before = write(tmp_path)

    def fail(_: Path) -> None:
        raise failure

    with pytest.raises(raised):
        write_snapshot(
            tmp_path, kind="test", tables={("a", "b"): pa.table({})}, sources=[], extra=fail
        )
    assert left_in(tmp_path) == [before.name]


def test_a_table_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pq.write_table

    def full_at_the_second(table: pa.Table, path: Path, **options: str) -> None:
        if path.stem == "second":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(table, path, **options)

    monkeypatch.setattr(pq, "write_table", full_at_the_second)
    table = pa.table({"n": [1]})
    with pytest.raises(OSError, match="No space left"):
        write_snapshot(
            tmp_path,
            kind="test",
            tables={("room", "first"): table, ("room", "second"): table},
            sources=[],
        )
    assert left_in(tmp_path) == []


def test_a_disk_that_takes_no_more_leaves_the_last_one(tmp_path: Path) -> None:
    before = write(tmp_path)
    done = subprocess.run(
        [sys.executable, str(WRITER), str(tmp_path), "full"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "OSError" in done.stderr
    assert left_in(tmp_path) == [before.name]


def test_ctrl_c_in_another_program_leaves_the_last_one(tmp_path: Path) -> None:
    before = write(tmp_path)
    with half_written(tmp_path) as process:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
    assert left_in(tmp_path) == [before.name]


def test_a_program_killed_half_way_leaves_the_last_one(tmp_path: Path) -> None:
    before = write(tmp_path)
    with half_written(tmp_path) as process:
        process.kill()
        process.wait()
    assert list_snapshots(tmp_path) == [before]
    assert len(left_in(tmp_path)) == 2, "what it left is there, but is no snapshot"
    clear_unfinished(tmp_path)
    assert left_in(tmp_path) == [before.name]


def test_clearing_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    clear_unfinished(tmp_path / "nowhere")
    assert left_in(tmp_path) == []


def test_what_is_written_last_is_the_latest_even_when_a_clock_was_set_back(tmp_path: Path) -> None:
    ahead = write(tmp_path, made=datetime.now(UTC) + timedelta(days=400))
    later = write_snapshot(tmp_path, kind="test", tables={}, sources=[])
    assert list_snapshots(tmp_path) == [ahead, later]


def test_writers_at_once_all_succeed_and_a_reader_sees_only_whole_ones(tmp_path: Path) -> None:
    def seen() -> int:
        found = list_snapshots(tmp_path)
        for snapshot in found:
            assert snapshot.read_table("room", "numbers").num_rows == 1
        return len(found)

    with ThreadPoolExecutor(8) as pool:
        writing = [
            pool.submit(write, tmp_path, value=n, made=NOON + timedelta(seconds=n))
            for n in range(24)
        ]
        counts = [pool.submit(seen).result() for _ in range(10)]
        names = {future.result().name for future in writing}
    assert counts == sorted(counts), "none goes away again"
    assert {snapshot.name for snapshot in list_snapshots(tmp_path)} == names
    assert len(names) == 24


def test_programs_at_once_all_succeed(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, str(WRITER), str(tmp_path), "whole"]) for _ in range(2)
    ]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    found = list_snapshots(tmp_path)
    assert len(found) == 2
    assert {snapshot.read_table("room", "numbers").num_rows for snapshot in found} == {20_000}


def test_others_may_read_it(tmp_path: Path) -> None:
    made = write(tmp_path)
    assert made.path.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        locked = tmp_path / "file"
        locked.write_text("a file where the folder should be", encoding="utf-8")
    else:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
    with pytest.raises(OSError, match=r"file|locked"):
        write(locked)


def test_the_hash_of_a_file_is_sha256(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.write_bytes(b"")
    assert sha256_of(file) == hashlib.sha256(b"").hexdigest()
