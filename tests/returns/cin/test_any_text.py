"""Whatever stands in a census's XML, reading it does not fail, and every row is accounted for."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.rules import last
from tests.returns.cin.given import CENSUS, Read, read_text
from tests.returns.cin.walked import cells, walk

#: The census without its values: what stands between them, and how many they are.
PARTS = re.split(r"(?<=>)[^<\n]+(?=</)", CENSUS)
VALUES = len(PARTS) - 1

#: What XML can hold of any text: its other characters are none, even escaped.
CHARACTERS = st.one_of(
    st.sampled_from(list("<>&\"'] \t\n\r\u00a0\u2028\x85\ufeff=#;0é")),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
TEXT = st.text(CHARACTERS, max_size=8)

#: Pieces of which a file is made that is XML in parts.
PIECES = st.one_of(
    st.sampled_from(re.findall(r"<[^>]+>", CENSUS)),
    st.sampled_from(["<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "&lt;", "&x;", "&#0;", "<x>"]),
    st.text(max_size=6),
)

quick = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def read_here(text: str | bytes) -> Read:
    """One file read in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return read_text(Path(folder), text)


def accounted_for(read: Read) -> bool:
    """Whether every row was loaded or refused, and the tables hold those that were loaded."""
    files = read.loaded.files
    names = [name for table in KIND.tables for name in (table.name, last(table))]
    held = sum(len(read.rows(name, "_row")) for name in names)
    return all(f.rows == f.loaded + f.refused for f in files) and held == sum(
        f.loaded for f in files
    )


def written(text: str) -> str:
    """A text as XML has it: a carriage return would be read as a line end."""
    return escape(text).replace("\r", "&#13;")


@quick
@given(st.lists(TEXT, min_size=VALUES, max_size=VALUES))
@example([""] * VALUES)
@example(["]]>"] * VALUES)
@example([" \r"] * VALUES)
@example(["a\r\n\n\tb"] * VALUES)
def test_any_text_in_every_element_is_read_as_written(texts: list[str]) -> None:
    """Every row is there whatever its values are, and every value as another parser has it."""
    values = map(written, texts)
    text = "".join(part + next(values, "") for part in PARTS)
    read = read_here(text)
    assert accounted_for(read)
    assert read.written() == cells(walk(text))
    assert {name: len(rows) for name, rows in walk(CENSUS).items()} == read.counts()


@quick
@given(st.lists(PIECES, max_size=40), st.booleans())
def test_any_pieces_are_read_or_refused(pieces: list[str], within: bool) -> None:
    """No file makes reading fail; one that is not read says why."""
    text = "".join(pieces)
    read = read_here(CENSUS.replace("<CINclosureDate>", text, 1) if within else text)
    assert accounted_for(read)
    if not read.loaded.given:
        assert read.messages()
