"""`lineofsight backup` and `restore`: tried by destroying a workspace and restoring it."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lineofsight.claims.base import Claim, EvidenceBase
from lineofsight.claims.saved import load_all, save
from lineofsight.cli import app
from lineofsight.engine.workspace import DATABASE, MARK, Workspace, open_workspace
from lineofsight.reference.areas import Strand
from lineofsight.reference.grades import Grade
from tests.built_council import BuiltCouncil

ROWS = [(1, "an audit"), (2, "a plan – with an ü"), (3, None)]
LETTER = "files/2026/a letter.txt"


@pytest.fixture(autouse=True)
def _sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are of the default database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


def run(*words: str | Path) -> Result:
    """Run a command in this process; what needs the database runs in another."""
    return CliRunner().invoke(app, [str(word) for word in words])


def open_database(workspace: Path) -> closing[sqlite3.Connection]:
    """The workspace's database."""
    return closing(sqlite3.connect(workspace / DATABASE))


def rows_in(workspace: Path) -> list[tuple[int, str | None]]:
    """What people wrote."""
    with open_database(workspace) as database:
        return database.execute("SELECT * FROM work ORDER BY 1").fetchall()


def hashes(workspace: Path) -> dict[str, str]:
    """Each file by its SHA-256, but for the database and the hold."""
    return {
        path.relative_to(workspace).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in workspace.rglob("*")
        if path.is_file() and path.name != ".held" and not path.name.startswith(DATABASE)
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, built_council: BuiltCouncil) -> Path:
    """A folder with a workspace, `w`, and its backup, made once. The workspace holds two snapshots
    of a record, a claim, a file that somebody attached, a secret key, and a database."""
    folder = tmp_path_factory.mktemp("backup")
    place = folder / "w"
    shutil.copytree(built_council.workspace, place)
    claim = Claim.of("grade_at", authority="865", grade=Grade.OUTSTANDING, strand=Strand.OVERALL)
    save(open_workspace(place), claim, EvidenceBase.load(), "Service improvement team")
    (place / LETTER).parent.mkdir(parents=True)
    (place / LETTER).write_text("From somebody who does not exist.\n", encoding="utf-8")
    (place / "secret-key").write_text("kept", encoding="ascii")
    (place / "secret-key").chmod(0o600)
    (place / "cache").mkdir()
    (place / "cache" / "statistics.sqlite").write_bytes(b"can be asked for again")
    with open_database(place) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE work (id integer, words text)")
        database.executemany("INSERT INTO work VALUES (?, ?)", ROWS)
        database.commit()
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("DATABASE_URL", raising=False)
        result = run("backup", folder / "backup.tar.gz", "-w", place)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Path:
    """The workspace, for one test to spoil."""
    return Path(shutil.copytree(made / "w", tmp_path / "w"))


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    """Its backup, likewise."""
    path = tmp_path / "kept" / "backup.tar.gz"
    path.parent.mkdir()
    return Path(shutil.copy2(made / "backup.tar.gz", path))


def test_destroyed_and_restored(workspace: Path, archive: Path) -> None:
    """Every file and every row comes back, and the site's pages would find them."""
    before = hashes(workspace)
    del before["cache/statistics.sqlite"]
    claims, _ = load_all(open_workspace(workspace))
    shutil.rmtree(workspace)
    result = run("restore", archive, "-w", workspace)
    assert result.exit_code == 0, result.output
    assert hashes(workspace) == before
    assert rows_in(workspace) == ROWS
    assert load_all(open_workspace(workspace)) == (claims, ())
    assert len(open_workspace(workspace).snapshots()) == 2
    assert (workspace / "secret-key").stat().st_mode & 0o777 == 0o600
    said = " ".join(result.stdout.split())
    assert "2 snapshots, 1 claim, the database (SQLite) with 3 rows in 1 table" in said
    assert {path.name for path in workspace.parent.iterdir()} == {"kept", "w"}


def test_the_backup_is_for_its_owner_alone_and_says_so(archive: Path, workspace: Path) -> None:
    """It holds the record and the secret key. It leaves the cache and passing files out."""
    assert archive.stat().st_mode & 0o777 == 0o600
    assert list(archive.parent.iterdir()) == [archive]
    with tarfile.open(archive) as tar:
        names = set(tar.getnames())
    assert {f"workspace/{name}" for name in ("secret-key", MARK, LETTER, DATABASE)} <= names
    assert not any("cache" in name or ".held" in name or "-wal" in name for name in names)
    again = run("backup", archive, "-w", workspace)
    assert "is there already" in str(again.exception)
    replaced = run("backup", archive, "-w", workspace, "--replace")
    assert replaced.exit_code == 0
    assert "as sensitive as the record" in replaced.stdout


def test_while_the_site_writes(workspace: Path, tmp_path: Path) -> None:
    """A row that was stored is in the backup although it is in the log alone; one that was not is
    not, and whoever writes it goes on."""
    path = tmp_path / "b.tar.gz"
    with open_database(workspace) as stored, open_database(workspace) as writing:
        stored.execute("INSERT INTO work VALUES (4, 'stored')")
        stored.commit()
        writing.execute("INSERT INTO work VALUES (5, 'not yet')")
        assert run("backup", path, "-w", workspace).exit_code == 0
        writing.commit()
    assert len(rows_in(workspace)) == 5
    assert run("restore", path, "-w", tmp_path / "new").exit_code == 0
    assert rows_in(tmp_path / "new") == [*ROWS, (4, "stored")]


def test_a_load_waits(workspace: Path, tmp_path: Path) -> None:
    """Nothing is backed up, or replaced, while another program reads into the workspace."""
    path = tmp_path / "b.tar.gz"
    assert run("backup", path, "-w", workspace).exit_code == 0
    with Workspace(workspace).writing():
        for words in (
            ("backup", tmp_path / "c.tar.gz", "-w", workspace),
            ("restore", path, "-w", workspace, "--replace"),
        ):
            result = run(*words)
            assert "Another program is reading into" in str(result.exception), result.output
    assert not (tmp_path / "c.tar.gz").exists()


def test_a_workspace_that_is_there_is_moved_aside(workspace: Path, archive: Path) -> None:
    """Only when asked to; nothing in it is lost, and where it is is said."""
    (workspace / "newer.txt").write_text("written since", encoding="utf-8")
    before = hashes(workspace)
    refused = run("restore", archive, "-w", workspace)
    assert "is a workspace already" in str(refused.exception)
    assert hashes(workspace) == before
    result = run("restore", archive, "-w", workspace, "--replace")
    assert result.exit_code == 0, result.output
    (aside,) = workspace.parent.glob("w.before-restore-*")
    assert aside.name in "".join(result.stdout.split())
    assert hashes(aside) == before
    assert not (workspace / "newer.txt").exists()
    assert rows_in(workspace) == rows_in(aside) == ROWS


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_other_folders_are_never_taken_over(
    archive: Path, tmp_path: Path, replace: tuple[str, ...]
) -> None:
    """A folder with other things in it is not a workspace; an empty one will do."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run("restore", archive, "-w", other, *replace)
    assert "holds other files and is not a workspace" in str(result.exception)
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]
    (other / "thesis.txt").unlink()
    assert run("restore", archive, "-w", other, *replace).exit_code == 0
    assert rows_in(other) == ROWS


def flipped(whole: bytes) -> bytes:
    """One bit in the middle is another."""
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (flipped, "is damaged: it is not as it was written"),
        (lambda whole: whole[: len(whole) // 3], "is cut off or damaged at its end"),
        (lambda whole: whole[:0], "is empty"),
        (lambda whole: b"%PDF-1.4" + whole[:50], "is not a backup"),
    ],
    ids=["flipped", "cut off", "empty", "another file"],
)
def test_a_bad_backup_touches_nothing(
    workspace: Path, archive: Path, tmp_path: Path, spoilt: Callable[[bytes], bytes], said: str
) -> None:
    """It is refused in a sentence, checked and restored alike."""
    bad = tmp_path / "bad.tar.gz"
    bad.write_bytes(spoilt(archive.read_bytes()))
    before, beside = hashes(workspace), set(tmp_path.iterdir())
    for words in (
        ("backup", bad, "--check"),
        ("restore", bad, "-w", workspace, "--replace"),
        ("restore", bad, "-w", tmp_path / "new"),
    ):
        result = run(*words)
        assert result.exit_code == 1
        assert said in " ".join(result.stderr.split())
    assert (hashes(workspace), set(tmp_path.iterdir())) == (before, beside)


def test_check_says_what_a_whole_backup_holds(archive: Path) -> None:
    """And touches nothing."""
    result = run("backup", archive, "--check")
    assert result.exit_code == 0
    assert "is whole. It holds 2 snapshots, 1 claim" in " ".join(result.stdout.split())


def test_a_newer_version_s_database_is_refused(
    workspace: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """This software would not know what to do with it. Nothing is touched."""
    with open_database(workspace) as database:
        database.execute("CREATE TABLE django_migrations (id integer, app text, name text)")
        database.execute(
            "INSERT INTO django_migrations VALUES (1, 'audits', '0099_from_the_future')"
        )
        database.commit()
    path = tmp_path / "b.tar.gz"
    assert run("backup", path, "-w", workspace).exit_code == 0
    before, beside = hashes(workspace), set(tmp_path.iterdir())
    result = run("restore", path, "-w", workspace, "--replace")
    assert result.exit_code == 1
    said = capfd.readouterr().err
    assert "made by a newer version" in said
    assert "audits.0099_from_the_future" in said
    assert "Traceback" not in said
    assert (hashes(workspace), set(tmp_path.iterdir())) == (before, beside)


def test_a_damaged_database_is_not_backed_up_as_if_it_were_whole(
    workspace: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is told, and no backup is written."""
    with open_database(workspace) as database:
        database.executemany("INSERT INTO work VALUES (?, ?)", [(n, "x" * 900) for n in range(99)])
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray((workspace / DATABASE).read_bytes())
    whole[8192:12288] = b"\xff" * 4096
    (workspace / DATABASE).write_bytes(whole)
    assert run("backup", tmp_path / "b.tar.gz", "-w", workspace).exit_code == 1
    assert "database" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_where_a_backup_may_not_be(workspace: Path, tmp_path: Path) -> None:
    """In the workspace it would be lost with it; in a folder that is not there it cannot be."""
    for path, said in (
        (workspace / "b.tar.gz", "is in the workspace itself"),
        (tmp_path / "none" / "b.tar.gz", "There is no folder"),
        (tmp_path, "is there already"),
    ):
        assert said in str(run("backup", path, "-w", workspace).exception)
    assert "There is no workspace" in str(
        run("backup", tmp_path / "b", "-w", tmp_path / "none").exception
    )


def test_a_workspace_without_a_database_yet(tmp_path: Path) -> None:
    """Reports may be read and backed up before the site ever ran."""
    open_workspace(tmp_path / "w", create=True)
    assert "no database yet" in run("backup", tmp_path / "b", "-w", tmp_path / "w").stdout
    assert not (tmp_path / "w" / DATABASE).exists()
    assert run("restore", tmp_path / "b", "-w", tmp_path / "new").exit_code == 0
    assert open_workspace(tmp_path / "new").snapshots() == []


def test_what_links_lead_to_is_taken(workspace: Path, tmp_path: Path) -> None:
    """Snapshots may stand on another disk; a link in a circle does no harm."""
    (workspace / "snapshots").rename(tmp_path / "elsewhere")
    (workspace / "snapshots").symlink_to(tmp_path / "elsewhere")
    (workspace / "files" / "circle").symlink_to(workspace)
    assert run("backup", tmp_path / "b.tar.gz", "-w", workspace).exit_code == 0
    assert run("restore", tmp_path / "b.tar.gz", "-w", tmp_path / "new").exit_code == 0
    assert len(open_workspace(tmp_path / "new").snapshots()) == 2
    assert not (tmp_path / "new" / "snapshots").is_symlink()


#: The command, which hears Ctrl-C even where the tests run in the background.
COMMAND = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from lineofsight.cli import main
main()
"""


@pytest.mark.parametrize("moment", [0.6, 1.2, 2.0])
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_ctrl_c_leaves_what_was_there(
    workspace: Path, archive: Path, tmp_path: Path, command: str, moment: float
) -> None:
    """At any moment, in the command itself or in what it started; or else all was done."""
    (workspace / "files" / "large.bin").write_bytes(os.urandom(20_000_000))
    words = {
        "backup": ["backup", str(archive), "-w", str(workspace), "--replace"],
        "restore": ["restore", str(archive), "-w", str(workspace), "--replace"],
    }[command]
    before, kept = hashes(workspace), archive.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    left = {path.name for path in tmp_path.iterdir()} - {"w", "kept"}
    assert list(archive.parent.iterdir()) == [archive]
    if process.returncode == 0:  # it was done before it heard of it
        assert len(left) == (1 if command == "restore" else 0)
        return
    assert process.returncode in (130, -signal.SIGINT), said
    assert left == set()
    assert hashes(workspace) == before
    assert archive.read_bytes() == kept
