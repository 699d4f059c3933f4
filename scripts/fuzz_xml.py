"""Feed a return's XML reader with spoilt files, guided by what of it they reach, for a time.

    python scripts/fuzz_xml.py [RETURN] [--seconds 300] [--seeds FOLDER]

Needs the extra `fuzz` (atheris). Begins with a small file of the return, and the files in SEEDS.
Whatever is in a file, the parser must end without an exception but a refusal, and each row in it
must be written down or refused; the first file that breaks this is kept in the current folder, and
its name printed. One in a hundred is read to the end, into tables, which costs a hundred times as
much.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["lineofsight.returns.reading"]):
    from lineofsight.returns.reading import read_return
    from lineofsight.returns.reading.archives import Refused
    from lineofsight.returns.reading.elements import read_elements
    from lineofsight.returns.reading.kinds import FileKind, file_kind
    from lineofsight.returns.reading.load import Loader, Part
    from lineofsight.returns.reading.nested import read_nested
    from lineofsight.returns.reading.notes import Notes
    from lineofsight.returns.reading.private import private_folder
    from lineofsight.returns.reading.scan import scan_file

import duckdb

from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.layout import NestedLayout
from lineofsight.returns.reading.found import SourceFile
from tests.returns.small_files import small_xml

#: A file of more bytes than this teaches nothing that a smaller one does not.
MOST_BYTES = 4096


#: Every so many of the files are read into tables.
WHOLE = 100


class Broken(Exception):
    """A file broke what must hold of every file."""


class Counting(Loader):
    """Counts the rows that were written down, in place of loading them."""

    def load_written(self, part: Part, path: Path, *, rows: int) -> None:
        """Count rows."""
        if len(path.read_bytes().splitlines()) < rows:
            raise Broken(f"Fewer than {rows} rows were written down.")
        part.rows += rows
        part.loaded += rows


def tags(file: str) -> list[str]:
    """The tags of a file, for the fuzzer to put together anew."""
    found = dict.fromkeys(re.findall(r"</?\w+>", file))
    return [*found, "<!DOCTYPE a [", "<!ENTITY b 'c'>", "]>", "&b;", "<![CDATA[", "]]>", "<?d e?>"]


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("code", nargs="?", default="cin", choices=[*KINDS])
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seeds", type=Path)
    options = parser.parse_args()
    kind = get_kind(options.code)
    layout = kind.layout
    connection = duckdb.connect()
    with tempfile.TemporaryDirectory() as name, private_folder() as private:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "small.xml").write_bytes(small_xml(kind).encode())
        for number, seed in enumerate(sorted(options.seeds.glob("*.xml")) if options.seeds else ()):
            (corpus / f"{number}.xml").write_bytes(seed.read_bytes()[:MOST_BYTES])
        words = folder / "words"
        words.write_text("".join(f'"{tag}"\n' for tag in tags(small_xml(kind))), encoding="utf-8")
        path = folder / "spoilt.xml"
        loader = Counting(kind, connection, private)
        runs = 0

        def parse(data: bytes) -> None:
            nonlocal runs
            runs += 1
            path.write_bytes(data)
            if runs % WHOLE == 0:
                loaded = read_return(kind, [path], connection=connection, year=kind.last_year)
                check(loaded.files)
                if len(list(loaded.problems)) != len(loaded.problems):
                    raise Broken("Problems are counted otherwise than they are told.")
                return
            loader.notes, loader.parts = Notes(), []

            def part(sheet: str | None) -> Part:
                return loader.part("spoilt.xml", "", len(data), last_year=False, sheet=sheet)

            try:
                scan = scan_file(path)
                if file_kind(path, scan) is not FileKind.XML:
                    return
                if isinstance(layout, NestedLayout):
                    read_nested(loader, layout, path, scan, part)
                elif layout is not None:
                    read_elements(loader, layout, path, part)
            except Refused:
                return
            check(loader.parts)

        flags = [f"-max_total_time={options.seconds}", f"-max_len={MOST_BYTES}"]
        atheris.Setup(
            [sys.argv[0], *flags, "-rss_limit_mb=4096", f"-dict={words}", str(corpus)], parse
        )
        atheris.Fuzz()


def check(parts: Iterable[Part | SourceFile]) -> None:
    """See that no row is lost.

    Raises:
        Broken: one is.
    """
    for part in parts:
        if part.rows != part.loaded + part.refused:
            raise Broken(f"{part.rows} rows, {part.loaded} loaded, {part.refused} refused")


if __name__ == "__main__":
    main()
