"""A census gives the same rows and problems whether its plain records are read as they stand or
all by the parser, however it is written and whatever is wrong with it."""

from __future__ import annotations

import csv
import io
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading import feeding, read_return
from lineofsight.returns.reading.plain import PATIENCE, PlainRecords
from lineofsight.returns.reading.private import csv_line
from lineofsight.synthetic.cin import write_return

#: Makes another file of a census.
type_of_change = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A census in which some children's data does not fit."""
    folder = tmp_path_factory.mktemp("census")
    written = write_return(folder, children=250, seed=3, mistakes=True, tables=False)
    return written.xml.read_bytes()


def read(path: Path) -> tuple[list[Any], ...]:
    """Everything that comes of reading a file: rows with their lines, problems, and counts."""
    with duckdb.connect() as connection:
        loaded = read_return(KIND, [path], connection=connection, year=2026)
        tables = [
            connection.execute(f'SELECT * FROM "{table.name}" ORDER BY _row').fetchall()
            for table in KIND.tables
        ]
        supplied = sorted((name, sorted(columns)) for name, columns in loaded.supplied.items())
        return tables, [str(p) for p in loaded.problems], list(loaded.files), supplied


def read_both_ways(monkeypatch: pytest.MonkeyPatch, path: Path) -> Counter[str]:
    """Read a file both ways, and count the records that were tried and read as they stand.

    Raises:
        AssertionError: the ways differ.
    """
    counts: Counter[str] = Counter()
    read_plainly = PlainRecords.read

    def counted(records: PlainRecords, written: bytes, line: int) -> Any:
        found = read_plainly(records, written, line)
        counts["tried"] += 1
        counts["plain"] += found is not None
        return found

    with monkeypatch.context() as patch:
        patch.setattr(PlainRecords, "read", counted)
        plainly = read(path)
        patch.setattr(PlainRecords, "read", lambda *_: None)
        assert plainly == read(path)
    return counts


def _in_one_line(census: bytes) -> bytes:
    return b"".join(line.strip() for line in census.splitlines())


def _all_in_attributes(census: bytes) -> bytes:
    return census.replace(b"<Child>", b"<Child id='1'>")


def _in_a_remark(census: bytes) -> bytes:
    starts = [found.start() for found in re.finditer(b"<Child>", census)]
    first, last = starts[50], starts[100]
    return census[:first] + b"<!--" + census[first:last] + b"-->" + census[last:]


#: Ways to write a census, and whether most records are then plain.
WRITTEN: dict[str, tuple[type_of_change, bool]] = {
    "as it is": (lambda census: census, True),
    "in one line": (_in_one_line, True),
    "with other line ends": (lambda census: census.replace(b"\n", b"\r\n"), True),
    "with old line ends": (lambda census: census.replace(b"\n", b"\r"), False),
    "with blank lines": (lambda census: census.replace(b"\n", b"\n\n \n"), True),
    "with tabs": (lambda census: census.replace(b"  ", b"\t"), True),
    "with a mark of its bytes": (lambda census: b"\xef\xbb\xbf" + census, True),
    "with a namespace": (lambda census: census.replace(b"<Message>", b"<Message xmlns='n'>"), True),
    "with prefixes": (
        lambda census: (
            census.replace(b"<", b"<c:").replace(b"<c:/", b"</c:").replace(b"<c:?", b"<?")
        ),
        False,
    ),
    "in capitals": (lambda census: census.upper().replace(b"<?XML", b"<?xml"), False),
    "with attributes": (_all_in_attributes, False),
    "with remarks": (lambda census: census.replace(b"<Child>", b"<!-- one --><Child>"), False),
    "with a remark around some": (_in_a_remark, True),
    "in another encoding": (
        lambda census: census.decode().replace("utf-8", "utf-16").encode("utf-16"),
        False,
    ),
    "in an encoding that is not ASCII": (
        lambda census: census.replace(b"utf-8", b"cp864").replace(b"POLICE", b"10%"),
        False,
    ),
    "with names that are not ASCII": (
        lambda census: census.replace(b"POLICE", "PÒLIZIA".encode()),
        True,
    ),
    "broken off": (lambda census: census[: len(census) // 2], True),
    "not well-formed": (
        lambda census: census[:-40_000] + census[-40_000:].replace(b"</Child>", b"</Kid>", 1),
        True,
    ),
    "outside Children": (
        lambda census: census.replace(b"<Children>", b"").replace(b"</Children>", b""),
        False,
    ),
}


@pytest.mark.parametrize("how", list(WRITTEN))
def test_a_census_reads_the_same_both_ways(
    how: str, census: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """However it is written. What is plain is read without the parser, and only that."""
    change, mostly_plain = WRITTEN[how]
    path = tmp_path / "census.xml"
    path.write_bytes(change(census))
    counts = read_both_ways(monkeypatch, path)
    assert (counts["plain"] > 70) if mostly_plain else (counts["plain"] == 0)


@pytest.mark.parametrize("chunk", [1, 7, 64, 1000])
def test_it_does_not_matter_how_much_is_read_at_a_time(
    chunk: int, census: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Tags and records may lie across two reads."""
    path = tmp_path / "census.xml"
    path.write_bytes(census[: 60 * max(chunk, 20)] if chunk < 64 else census)
    whole = read(path)
    monkeypatch.setattr(feeding, "CHUNK", chunk)
    assert read(path) == whole
    read_both_ways(monkeypatch, path)


def test_patience_ends(census: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file of which no record is plain is not read twice to its end."""
    path = tmp_path / "census.xml"
    path.write_bytes(_all_in_attributes(census))
    counts = Counter[str]()
    rows = PlainRecords._rows

    def counted(records: PlainRecords, text: str, line: int) -> Any:
        counts["tried"] += 1
        return rows(records, text, line)

    monkeypatch.setattr(PlainRecords, "_rows", counted)
    read(path)
    assert counts["tried"] == PATIENCE


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_census_reads_the_same_both_ways(
    seed: int, census: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Bytes lost, doubled, or put in place of others; lines lost, doubled or exchanged."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    text = bytearray(census[: dice.randint(20_000, 120_000)])
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(900, len(text))
        kind = dice.randrange(6)
        if kind == 0:
            del text[at : at + dice.randint(1, 30)]
        elif kind == 1:
            text[at:at] = dice.choice(
                [b"<", b">", b"&amp;", b"&", b"\0", b"\xff", b"</Child>", b"<Child>", b"]]>", b"\r"]
            )
        elif kind == 2:
            text[at] = dice.randrange(256)
        else:
            lines = text.split(b"\n")
            one, two = (dice.randrange(9, len(lines)) for _ in range(2))
            if kind == 3:
                del lines[one]
            elif kind == 4:
                lines[two:two] = [lines[one]]
            else:
                lines[one], lines[two] = lines[two], lines[one]
            text = bytearray(b"\n".join(lines))
    if dice.random() < 0.5:
        text += b"</Children></Message>"
    path = tmp_path / "census.xml"
    path.write_bytes(text)
    read_both_ways(monkeypatch, path)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2))
def test_a_line_is_what_the_csv_module_reads(cells: list[str]) -> None:
    """Whatever its cells hold: quotation marks, commas, line ends."""
    line = csv_line(cells)
    assert list(csv.reader(io.StringIO(line, newline=""), strict=True)) == [cells]


def test_odd_characters_are_read_as_given(tmp_path: Path, census: bytes) -> None:
    """In a value that is read as it stands and in one that the parser reads."""
    path = tmp_path / "census.xml"
    text = census.replace(b">Invented<", b">a \"b\", 'c' &amp; d&lt;<", 1)
    path.write_bytes(text.replace(b">POLICE<", b">6 \"Police\", 'x'<"))
    with duckdb.connect() as connection:
        read_return(KIND, [path], connection=connection, year=2026)
        found = connection.execute('SELECT "SoftwareCode" FROM "Header"').fetchall()
        assert found == [("a \"b\", 'c' & d<",)]
        query = 'SELECT "ReferralSource" FROM "CINdetails" WHERE length("ReferralSource") > 2'
        assert connection.execute(query).fetchall() == [("6 \"Police\", 'x'",)]
