"""Whatever stands in a file, reading it does not fail, and every row is accounted for."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lineofsight.returns.reading.load import Loader
from lineofsight.returns.reading.rows import WHITE
from lineofsight.returns.rules import last
from lineofsight.returns.ssda903.kind import KIND
from tests.returns.reading.given import Cells, Read, as_csv, as_xml, read_text, workbook

NAMES = ("CHILD", "DOB", "REVIEW", "REVIEW_CODE")

#: What trips readers of CSV, and other text besides.
AWKWARD = st.text(
    st.sampled_from(list(",;|\t\"'\n\r \u00a0ax1\u00e9\u2028\x85\x00\ufeff=#")), max_size=6
)
ANY_TEXT = st.one_of(AWKWARD, st.text(max_size=8))
ENCODABLE = ANY_TEXT.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))

quick = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def read_here(text: str | bytes, name: str = "reviews.csv") -> Read:
    """One file read in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return read_text(Path(folder), text, name)


def accounted_for(read: Read) -> bool:
    """Whether every row of every file was loaded or refused, and the tables hold the loaded."""
    files = read.loaded.files
    names = [name for table in KIND.tables for name in (table.name, last(table))]
    counts = " + ".join(f'(SELECT count(*) FROM "{name}")' for name in names)
    held = read.connection.execute(f"SELECT {counts}").fetchone()
    assert held is not None
    return all(f.rows == f.loaded + f.refused for f in files) and held[0] == sum(
        f.loaded for f in files
    )


def expected_cell(cell: str) -> str | None:
    """A cell as the tables hold it: without white space around it, and NUL is no text."""
    return cell.replace("\0", "\ufffd").strip(WHITE) or None


@quick
@given(st.lists(st.tuples(*[ENCODABLE] * 4), max_size=6))
@example([("\0", "\t", "", "a\nb")])
@example([('"', "\r", "\u00a0", "x")])
def test_any_text_in_any_cell_is_read_as_written(rows: list[tuple[str, ...]]) -> None:
    """Written as CSV, every row that is not blank is there, cell for cell."""
    read = read_here(as_csv([NAMES, *rows]))
    cells = [tuple(map(expected_cell, row)) for row in rows]
    kept = [row for row in cells if any(row)]
    found = read.rows("Reviews", "CHILD", "DOB_text", "REVIEW_text", "REVIEW_CODE")
    (file,) = read.loaded.files
    assert accounted_for(read)
    if not file.refused:  # a row that holds the column names again
        assert found == kept
        assert file.blank == len(rows) - len(kept)


@quick
@given(st.lists(ENCODABLE, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
@example(['1,"2', "3,4", '5"'], "\n")
@example(["1,2,3,4,5", "1,2"], "\n")
@example(["CHILD,DOB,REVIEW,REVIEW_CODE", "1,2,3,4"], "\n")
def test_the_short_way_and_the_long_way_agree(lines: list[str], end: str) -> None:
    """Plain files go to DuckDB as they are, others through Python: any file gives the same rows,
    on the same lines, whichever way it goes."""
    text = end.join([",".join(NAMES), *lines])
    short = read_here(text)
    with patch.object(Loader, "load_plain", return_value=False):
        long = read_here(text)
    columns = ("CHILD", "DOB_text", "REVIEW_text", "REVIEW_CODE", "_row", "_line")
    assert short.rows("Reviews", *columns) == long.rows("Reviews", *columns)
    assert short.counts() == long.counts()
    assert short.messages == long.messages
    assert accounted_for(short)


@quick
@given(st.binary(max_size=400), st.booleans())
@example(b"\xff\xfeC\x00", False)
@example(b"PK\x03\x04", False)
@example(b"PK\x05\x06" + b"\0" * 18, False)
@example(b"<a><CHILD/></a>", False)
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False)
def test_any_bytes_are_read_or_refused(data: bytes, named: bool) -> None:
    """No file makes reading fail; one that is not read says why."""
    read = read_here(",".join(NAMES).encode() + b"\n" + data if named else data)
    assert accounted_for(read)
    assert len(read.loaded.files) == 1
    if read.loaded.files[0].table is None:
        assert read.messages


XML_TEXT = ENCODABLE.map(lambda t: "".join(c for c in t if c.isprintable() or c in "\n\t"))


@quick
@given(st.lists(st.tuples(XML_TEXT, XML_TEXT), max_size=4))
def test_any_text_in_xml_is_read_as_written(cells: list[tuple[str, str]]) -> None:
    """The same for the elements of XML."""
    rows = [("1", "01/01/2020", review, code) for review, code in cells]
    header = [("CHILD", "SEX", "DOB"), ("1", "F", "01/01/2020")]
    tables: dict[str, Sequence[Cells]] = {
        "Header": header,
        "Episodes": [("CHILD", "DECOM")],
        "Reviews": [NAMES, *rows],
    }
    read = read_here(as_xml(tables), "return.xml")
    assert read.rows("Reviews", "CHILD", "REVIEW_text", "REVIEW_CODE") == [
        ("1", expected_cell(review), expected_cell(code)) for review, code in cells
    ]
    assert accounted_for(read)


@quick
@given(st.lists(st.tuples(*[XML_TEXT] * 4), max_size=4))
def test_any_text_in_a_workbook_is_read_as_written(rows: list[tuple[str, ...]]) -> None:
    """The same for the cells of a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        read = Read(workbook(Path(folder) / "return.xlsx", {"Sheet": [NAMES, *rows]}))
    found = read.rows("Reviews", "CHILD", "DOB_text", "REVIEW_text", "REVIEW_CODE")
    cells = [tuple(map(expected_cell, row)) for row in rows]
    assert accounted_for(read)
    if not read.loaded.files[0].refused:
        assert found == [row for row in cells if any(row)]
