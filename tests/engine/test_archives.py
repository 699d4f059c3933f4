"""Archives: what is written comes back, and nothing that is not as it was written."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.engine.archives.layout import HEAD, LAYOUT, MANIFEST, ArchiveError, tail
from lineofsight.engine.archives.reading import check_archive, check_files, extract_archive
from lineofsight.engine.archives.writing import write_archive

FILES = {
    "workspace/lineofsight.toml": b"# a mark\n",
    "workspace/snapshots/one/table.parquet": bytes(range(256)) * 9,
    "workspace/files/a letter, signed – ü.txt": b"words " * 3000,
    "workspace/empty": b"",
    "workspace/" + "long/" * 40 + "name.txt": b"a name longer than tar's own",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files to put away."""
    place = tmp_path_factory.mktemp("files")
    for name, content in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    (place / "workspace" / "empty").chmod(0o600)
    (place / "workspace" / "files").chmod(0o700)
    return place


def sources(folder: Path) -> list[tuple[str, Path]]:
    """Every file and folder below a folder."""
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*"))]


@pytest.fixture(scope="module")
def archive(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of them."""
    path = tmp_path_factory.mktemp("archive") / "all.tar.gz"
    write_archive(path, sources(folder), {"software": "lineofsight 0.1.0"})
    return path


def test_what_is_written_comes_back(archive: Path, tmp_path: Path) -> None:
    """Content, permissions and times; only its owner may read the archive."""
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]
    manifest = check_archive(archive)
    assert {name: entry.sha256 for name, entry in manifest.files.items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()
    }
    assert manifest.facts == {"software": "lineofsight 0.1.0"}
    extract_archive(archive, tmp_path)
    check_files(tmp_path, manifest)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES
    assert (tmp_path / "workspace" / "empty").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "workspace" / "files").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """Some systems allow any bytes in a name."""
    name = os.fsdecode(b"old \xfc.txt")
    (tmp_path / name).write_bytes(b"words")
    write_archive(tmp_path / "a.tar.gz", [(f"workspace/{name}", tmp_path / name)], {})
    manifest = check_archive(tmp_path / "a.tar.gz")
    (tmp_path / "into").mkdir()
    extract_archive(tmp_path / "a.tar.gz", tmp_path / "into")
    check_files(tmp_path / "into", manifest)
    assert (tmp_path / "into" / "workspace" / name).read_bytes() == b"words"


def test_any_program_for_tar_opens_it(archive: Path, tmp_path: Path) -> None:
    """Nobody is bound to this software: it is a tar in gzip with a manifest in it."""
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES
    listed = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert listed["layout"] == LAYOUT
    assert set(listed["files"]) == set(FILES)


def test_what_is_compressed_already_is_stored_as_it_is(tmp_path: Path) -> None:
    """A Parquet file is not compressed again; a text is."""
    (tmp_path / "a.parquet").write_bytes(b"x" * 100_000)
    (tmp_path / "a.csv").write_bytes(b"x" * 100_000)
    for name, sizes in (("a.parquet", (100_000, 102_000)), ("a.csv", (500, 3_000))):
        path = tmp_path / f"{name}.tar.gz"
        write_archive(path, [(name, tmp_path / name)], {})
        assert sizes[0] < path.stat().st_size < sizes[1]


@given(st.data())
def test_any_byte_that_changed_is_found(archive: Path, data: st.DataObject) -> None:
    """Wherever it is: in a file, in the tar's own bytes, in gzip's, at the beginning or end."""
    whole = archive.read_bytes()
    last = len(whole) - 1
    ends = st.integers(0, len(HEAD)) | st.integers(last - len(tail("0" * 64)), last)
    place = data.draw(ends | st.integers(0, last))
    bits = data.draw(st.integers(1, 255))
    spoilt = archive.with_name("spoilt.tar.gz")
    spoilt.write_bytes(whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :])
    with pytest.raises(ArchiveError, match="damaged"):
        check_archive(spoilt)
    spoilt.unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (b"", "is empty"),
        (lambda whole: whole[:1], "is not a backup"),
        (lambda whole: whole[:100], "is cut off or damaged"),
        (lambda whole: whole[: len(whole) // 2], "is cut off or damaged"),
        (lambda whole: whole[:-1], "is cut off or damaged"),
        (lambda whole: whole + b"\n", "is cut off or damaged"),
        (lambda whole: whole + whole, "is damaged"),
        (b"an essay", "is not a backup"),
        (gzip.compress(b"another archive"), "is not a backup"),
        (HEAD, "is cut off or damaged"),
    ],
    ids=[
        *("empty", "a byte", "a piece", "half", "a byte less", "a byte more", "twice"),
        *("a text", "another archive", "the beginning alone"),
    ],
)
def test_what_is_no_whole_archive_is_refused(
    archive: Path, tmp_path: Path, spoil: bytes | Callable[[bytes], bytes], said: str
) -> None:
    """In a sentence that names the file and says what to do."""
    path = tmp_path / "spoilt.tar.gz"
    path.write_bytes(spoil(archive.read_bytes()) if callable(spoil) else spoil)
    with pytest.raises(ArchiveError, match=said) as raised:
        check_archive(path)
    assert str(path) in str(raised.value)


def forged(path: Path, members: list[tuple[tarfile.TarInfo, bytes]], manifest: object) -> Path:
    """An archive made by somebody else, as if by us: its bytes are in order, its content not."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=packed, mode="wb") as plain,
        tarfile.open(fileobj=plain, mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        for member, content in members:
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        if manifest is not None:
            text = json.dumps(manifest).encode()
            last = tarfile.TarInfo(MANIFEST)
            last.size = len(text)
            tar.addfile(last, io.BytesIO(text))
    content = HEAD + packed.getvalue()
    path.write_bytes(content + tail(hashlib.sha256(content).hexdigest()))
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    """A member of a tar."""
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


@pytest.mark.parametrize(
    "bad",
    [
        member("../outside"),
        member("workspace/../../outside"),
        member("/tmp/outside"),  # noqa: S108 - a name that must be refused
        member("workspace\\..\\..\\outside"),
        member("C:\\outside"),
        member("workspace/link", tarfile.SYMTYPE, "../outside"),
        member("workspace/link", tarfile.SYMTYPE, "lineofsight.toml"),
        member("workspace/link", tarfile.LNKTYPE, "/etc/passwd"),
        member("workspace/pipe", tarfile.FIFOTYPE),
        member("workspace/device", tarfile.CHRTYPE),
    ],
    ids=lambda bad: f"{bad.name}:{bad.type.decode()}",
)
def test_names_that_lead_out_are_refused(tmp_path: Path, bad: tarfile.TarInfo) -> None:
    """By the check, and by the extraction of whoever did not check."""
    path = forged(tmp_path / "bad.tar.gz", [(bad, b"")], {"layout": 1, "files": {}})
    with pytest.raises(ArchiveError, match="leads out of the workspace"):
        check_archive(path)
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(ArchiveError, match="leads out of the workspace"):
        extract_archive(path, into)
    assert list(into.iterdir()) == []


ONE = {"size": 3, "sha256": hashlib.sha256(b"one").hexdigest()}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({"layout": 1, "files": {"one": ONE}}, None),
        (None, "does not hold what its manifest names"),
        ({"layout": 1, "files": {}}, "does not hold what its manifest names"),
        ({"layout": 1, "files": {"one": ONE, "two": ONE}}, "does not hold what its manifest names"),
        ({"layout": 1, "files": {"one": {**ONE, "size": 4}}}, "does not hold what its manifest"),
        ({"layout": 1, "files": {"one": {**ONE, "sha256": "0"}}}, "does not hold what its"),
        ({"layout": 2, "software": "lineofsight 9.0", "files": []}, "newer version .lineofsight 9"),
        ({"files": {}}, "cannot be read"),
        ({"layout": 1, "files": ["one"]}, "cannot be read"),
        ([], "cannot be read"),
    ],
)
def test_the_manifest_names_each_file(tmp_path: Path, manifest: object, said: str | None) -> None:
    """No more and no less; a layout that a newer version wrote is said to be one."""
    path = forged(tmp_path / "one.tar.gz", [(member("one"), b"one")], manifest)
    if said is None:
        assert set(check_archive(path).files) == {"one"}
        return
    with pytest.raises(ArchiveError, match=said):
        check_archive(path)


def test_a_name_stands_once(tmp_path: Path) -> None:
    """Of two files of one name the second would be restored, and the first checked."""
    twice = [(member("one"), b"one"), (member("one"), b"two")]
    path = forged(tmp_path / "two.tar.gz", twice, {"layout": 1, "files": {"one": ONE}})
    with pytest.raises(ArchiveError, match="was not made by this software"):
        check_archive(path)


def test_files_that_differ_are_found(archive: Path, tmp_path: Path) -> None:
    """After they were written: changed, gone, or one too many."""
    manifest = check_archive(archive)
    extract_archive(archive, tmp_path)
    mark = tmp_path / "workspace" / "lineofsight.toml"
    mark.write_bytes(b"# a mork\n")
    with pytest.raises(ArchiveError, match=r"1 files are not .* workspace/lineofsight\.toml"):
        check_files(tmp_path, manifest)
    mark.unlink()
    with pytest.raises(ArchiveError, match="1 files are not"):
        check_files(tmp_path, manifest)
    (tmp_path / "more").write_bytes(b"")
    with pytest.raises(ArchiveError, match="2 files are not"):
        check_files(tmp_path, manifest)


def test_stopped_while_writing_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    """At any piece: the earlier archive stands, and nothing else does."""
    path = tmp_path / "all.tar.gz"
    path.write_bytes(b"the earlier one")

    def stop(step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_archive(path, sources(folder), {}, progress=stop)
    assert path.read_bytes() == b"the earlier one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_gone_by_then_is_left_out(folder: Path, tmp_path: Path) -> None:
    """Somebody deleted it on the site while the backup ran."""
    path = tmp_path / "all.tar.gz"
    gone = ("workspace/gone", folder / "gone")
    write_archive(path, [gone, ("workspace/empty", folder / "workspace" / "empty")], {})
    assert set(check_archive(path).files) == {"workspace/empty"}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind")
def test_others_never_write_to_what_is_restored(tmp_path: Path) -> None:
    """Whatever the archive says."""
    wide = member("one")
    wide.mode = 0o4777
    path = forged(tmp_path / "one.tar.gz", [(wide, b"one")], {"layout": 1, "files": {"one": ONE}})
    into = tmp_path / "into"
    into.mkdir()
    extract_archive(path, into)
    assert (into / "one").stat().st_mode & 0o7777 == 0o755
