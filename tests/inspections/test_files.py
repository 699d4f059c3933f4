"""Finding files and reading one whole."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from lineofsight.inspections import files
from lineofsight.inspections.files import FileProblem, discover, read_file


def test_folders_are_searched_to_the_bottom_and_files_taken_by_name(tmp_path: Path) -> None:
    """A folder gives its `.pdf` files, whatever the case; a named file is taken as it is."""
    for name in ["a/one.pdf", "a/b/TWO.PDF", "a/notes.docx", "a/.hidden.pdf", ".git/three.pdf"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    alone = tmp_path / "report"
    alone.write_bytes(b"x")
    found, problems = discover([tmp_path, alone, tmp_path / "a"])
    assert [p.relative_to(tmp_path.resolve()).as_posix() for p in found] == [
        "a/one.pdf",
        "a/b/TWO.PDF",
        "report",
    ]
    assert problems == []


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    """A wrong spelling stops nothing: it comes back as a problem with the path."""
    found, (problem,) = discover([tmp_path / "nowhere"])
    assert found == []
    assert problem.code == "not_found"
    assert "nowhere does not exist" in problem.message


def test_links_are_followed_and_lead_round_only_once(tmp_path: Path) -> None:
    """A shelf of links to folders elsewhere is read; one that leads back is not walked for ever."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.pdf").write_bytes(b"x")
    (tmp_path / "real" / "back").symlink_to(tmp_path / "shelf")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "there").symlink_to(tmp_path / "real")
    (shelf / "there again").symlink_to(tmp_path / "real")
    (shelf / "a link.pdf").symlink_to(tmp_path / "real" / "a.pdf")
    found, problems = discover([shelf])
    assert found == [(tmp_path / "real" / "a.pdf").resolve()]
    assert problems == []


def test_links_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    """Neither stops the others."""
    (tmp_path / "good.pdf").write_bytes(b"x")
    (tmp_path / "itself.pdf").symlink_to(tmp_path / "itself.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nothing.pdf")
    found, problems = discover([tmp_path])
    assert [path.name for path in found] == ["good.pdf"]
    assert sorted(p.message.split(" is a link")[0].split("/")[1] for p in problems) == [
        "gone.pdf",
        "itself.pdf",
    ]


def test_a_name_that_is_no_text_is_refused_and_can_be_shown(tmp_path: Path) -> None:
    """File systems allow any bytes; tables and pages hold text. The message can be printed."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.pdf")).write_bytes(b"x")
    (tmp_path / "café 😀.pdf").write_bytes(b"x")
    found, (problem,) = discover([tmp_path])
    assert [path.name for path in found] == ["café 😀.pdf"]
    assert problem.code == "name_not_text"
    assert (problem.message + problem.file).encode()
    assert r"caf\udce9.pdf" in problem.message


def test_a_name_cannot_steer_the_terminal_or_break_a_line() -> None:
    """Names come from other people's folders."""
    assert files.shown(Path("a/new\nline \x1b[31m.pdf")) == r"a/new\nline \x1b[31m.pdf"


def test_a_folder_that_may_not_be_opened_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named twice on the command line, told once; what lies beside it is found."""
    for name in ("locked", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.pdf").write_bytes(b"x")
    real = os.scandir

    def denied(path: str) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", denied)
    found, (problem,) = discover([tmp_path, tmp_path])
    assert [path.parent.name for path in found] == ["open"]
    assert "locked cannot be opened: Permission denied" in problem.message


def test_a_path_that_may_not_even_be_looked_at_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in a folder without permission: a problem, not an error."""

    def denied(self: Path, **_: bool) -> Any:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", denied)
        found, (problem,) = discover([tmp_path / "x.pdf"])
    assert found == []
    assert problem.code == "not_readable"


def test_a_pipe_named_pdf_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    """Opening it would wait for ever for somebody to write."""
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(FileProblem, match=r"pipe\.pdf is a pipe or a device"):
        read_file(tmp_path / "pipe.pdf")


def test_ten_thousand_files_are_found_once_each(tmp_path: Path) -> None:
    """A large folder, named twice, gives each file once."""
    for number in range(10_000):
        os.close(os.open(tmp_path / f"{number}.pdf", os.O_CREAT))
    found, _ = discover([tmp_path, tmp_path])
    assert len(found) == len(set(found)) == 10_000


def test_a_file_is_read_whole_with_its_hash(tmp_path: Path) -> None:
    """The hash is of the very bytes that are parsed."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"hello")
    read = read_file(path)
    assert read.data == b"hello"
    assert read.sha256 == hashlib.sha256(b"hello").hexdigest()


def test_a_file_that_changes_while_it_is_read_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download that still grows must not be read half."""
    path = tmp_path / "growing.pdf"
    path.write_bytes(b"x")
    whole = Path.read_bytes

    def grow(self: Path) -> bytes:
        data = whole(self)
        self.write_bytes(data + b"more")
        return data

    monkeypatch.setattr(Path, "read_bytes", grow)
    with pytest.raises(FileProblem, match=r"growing\.pdf changed while") as caught:
        read_file(path)
    assert caught.value.code == "changed_while_read"


def test_a_file_that_settles_is_read_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One change during the first try is forgiven."""
    path = tmp_path / "settled.pdf"
    path.write_bytes(b"x")
    whole = Path.read_bytes
    tries: list[int] = []

    def grow_once(self: Path) -> bytes:
        data = whole(self)
        if not tries:
            self.write_bytes(b"complete")
        tries.append(1)
        return data

    monkeypatch.setattr(Path, "read_bytes", grow_once)
    assert read_file(path).data == b"complete"


def test_a_vast_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two gigabytes are no report: they are refused by size alone."""
    path = tmp_path / "vast.pdf"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)

    def must_not_read(self: Path) -> Any:
        raise AssertionError("the file was read")

    monkeypatch.setattr(Path, "read_bytes", must_not_read)
    with pytest.raises(FileProblem, match="2,000 MB") as caught:
        read_file(path)
    assert caught.value.code == "too_large"


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to check."""
    path = tmp_path / "locked.pdf"
    path.write_bytes(b"x")

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(FileProblem, match="Check its permissions") as caught:
        read_file(path)
    assert caught.value.code == "not_readable"


def test_a_removed_file_is_named(tmp_path: Path) -> None:
    """A file that vanished between finding and reading is a problem, not a crash."""
    with pytest.raises(FileProblem, match="was removed"):
        read_file(tmp_path / "gone.pdf")


def test_refused_gives_a_problem_row() -> None:
    """Every refusal names the file and how much it matters."""
    problem = files.refused("a.pdf", "why", "message")
    assert (problem.severity, problem.report_id) == ("refused", None)
