"""Postcodes from a file that the user supplies: where each is, and in which authority.

The file is the ONS Postcode Directory or the National Statistics Postcode Lookup, of any
release, as CSV or in the ZIP in which it is published; a small CSV with the same columns; or a
Parquet made by `prepare_postcodes`. Only the postcodes that occur in the return are kept.
Ended postcodes count: a child may have been placed before one ended.

Grid references are the Ordnance Survey's for Great Britain and Ireland's own for Northern
Ireland: between the two, distance is worked out from latitude and longitude.
"""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lineofsight.engine.quoting import quoted
from lineofsight.returns.lookups.areas import placed_in
from lineofsight.returns.lookups.cells import see_size
from lineofsight.returns.lookups.misfits import LookupFileError, Misfit

#: The columns of ours, each with the names that releases give it; of several years the latest.
_NAMES = {
    "postcode": r"pcds|pcd|pcd7|pcd8|pcd2|postcode",
    "easting": r"oseast1m|east1m|easting",
    "northing": r"osnrth1m|north1m|northing",
    "latitude": r"lat|latitude",
    "longitude": r"long|longitude",
    "area": r"oslaua|laua|lad(?:\d\d)?(?:cd)?|area|authority",
    "county": r"oscty|cty(?:\d\d)?(?:cd)?|county",
}
_NEEDED = ("postcode", "easting", "northing", "area")
_MEND = (
    "Give the ONS Postcode Directory or the National Statistics Postcode Lookup, as the CSV or the "
    "ZIP that the Open Geography Portal offers."
)
#: Tables of the return that hold postcodes, each with its columns of postcodes.
_HOLDERS = {
    "Episodes": ("HOME_POST", "PL_POST"),
    "Episodes_last": ("HOME_POST", "PL_POST"),
}


@dataclass(frozen=True)
class Postcodes:
    """What was read: the file, how many postcodes the return has, how many of them are known,
    and areas that are not."""

    file: str
    wanted: int
    found: int
    misfits: tuple[Misfit, ...]


def key_of(column: str) -> str:
    """SQL for a postcode as it is matched: in capitals, without spaces."""
    return f"upper(regexp_replace({column}, '[\\s\\x{{A0}}]+', '', 'g'))"


def load_postcodes(connection: duckdb.DuckDBPyConnection, path: Path | str) -> Postcodes:
    """Make the table `postcodes` (postcode, easting, northing, latitude, longitude, authority)
    of those postcodes of the file that the return's episodes and the provider list name.

    `authority` is the code as the return has it in PL_LA; blank where the file's code is not
    known, which is told as a misfit.

    Raises:
        LookupFileError: the file is not there, or is no file of postcodes.
    """
    connection.execute(f"CREATE OR REPLACE TEMP TABLE postcodes_wanted AS {_wanted(connection)}")
    with _opened(Path(path)) as (source, names):
        try:
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE postcodes_found AS "
                f"SELECT w.postcode, {_columns(names)} FROM {source} AS f "
                f"JOIN postcodes_wanted AS w ON w.postcode = {_key(names)} "
                "QUALIFY row_number() OVER (PARTITION BY w.postcode ORDER BY easting IS NULL) = 1"
            )
        except duckdb.Error as error:
            raise LookupFileError(f"{path}: {_first_line(error)} {_MEND}") from None
    misfits = _add_authorities(connection, Path(path).name)
    return Postcodes(
        file=Path(path).name,
        wanted=_count(connection, "postcodes_wanted"),
        found=_count(connection, "postcodes"),
        misfits=misfits,
    )


def prepare_postcodes(source: Path | str, target: Path | str) -> int:
    """Write the columns that a check needs to a Parquet, which then loads in a blink.

    Returns:
        How many postcodes were written.

    Raises:
        LookupFileError: the source is not there, or is no file of postcodes.
        OSError: the target cannot be written.
    """
    target = Path(target)
    part = target.with_name(f"{target.name}.part")
    with duckdb.connect() as connection, _opened(Path(source)) as (relation, names):
        connection.execute("SET enable_progress_bar = false")
        try:
            written = connection.execute(
                f"COPY (SELECT {_key(names)} AS postcode, {_columns(names)} "
                f"FROM {relation} AS f ORDER BY ALL) TO {quoted(part)} "
                "(FORMAT parquet, COMPRESSION zstd)"
            ).fetchone()
            part.replace(target)
        except duckdb.IOException as error:
            raise OSError(f"{target}: {_first_line(error)}") from None
        except duckdb.Error as error:
            raise LookupFileError(f"{source}: {_first_line(error)} {_MEND}") from None
        finally:
            part.unlink(missing_ok=True)
    return int(written[0]) if written else 0


def _wanted(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL for the postcodes that the return and the provider list name."""
    present = {
        name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    parts = [
        f'SELECT {key_of(column)} AS postcode FROM "{table}"'
        for table, columns in _HOLDERS.items()
        if table in present
        for column in columns
    ]
    if "providers" in present:
        parts.append("SELECT UNNEST(postcodes) AS postcode FROM providers")
    if not parts:
        return "SELECT NULL::VARCHAR AS postcode WHERE false"
    return f"SELECT postcode FROM ({' UNION '.join(parts)}) WHERE postcode <> ''"


def _add_authorities(connection: duckdb.DuckDBPyConnection, file: str) -> tuple[Misfit, ...]:
    """Make `postcodes` of `postcodes_found`; give the areas whose authority is not known."""
    areas = connection.execute(
        "SELECT area, county, count(*), min(postcode) FROM postcodes_found "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    known = [(area, county, placed_in(area, county)) for area, county, *_ in areas]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE postcodes AS "
        "SELECT postcode, easting, northing, latitude, longitude, a.authority "
        "FROM postcodes_found AS f LEFT JOIN ("
        "SELECT UNNEST(?::VARCHAR[]) AS area, UNNEST(?::VARCHAR[]) AS county, "
        "UNNEST(?::VARCHAR[]) AS authority) AS a "
        "ON f.area IS NOT DISTINCT FROM a.area AND f.county IS NOT DISTINCT FROM a.county",
        [list(values) for values in zip(*known, strict=True)] or [[], [], []],
    )
    connection.execute("DROP TABLE postcodes_found")
    return tuple(
        Misfit(
            file=file,
            line=None,
            column="area",
            value=area or "",
            message=f"{area or 'No area'} is not the code of an authority that we know: "
            f"{count} postcodes of the return, as {example}, have no authority.",
            mend="Use a newer version of this software, or a newer file of postcodes.",
        )
        for (area, _, count, example), (*_, authority) in zip(areas, known, strict=True)
        if authority is None
    )


def _key(names: Mapping[str, str]) -> str:
    """SQL for the file's postcode as it is matched."""
    return f"upper(replace({_text(names['postcode'])}, ' ', ''))"


def _columns(names: Mapping[str, str]) -> str:
    """SQL for our other columns."""
    return ", ".join(f"{_sql(names, name)} AS {name}" for name in _NAMES if name != "postcode")


def _sql(names: Mapping[str, str], name: str) -> str:
    """SQL for one of our columns in a file's own: numbers as numbers, blank where not given."""
    if name not in names:
        return "NULL::VARCHAR" if name in ("area", "county") else "NULL::DOUBLE"
    text = _text(names[name])
    if name in ("area", "county"):
        return f"nullif(upper(trim({text})), '')"
    number = f"try_cast({text} AS DOUBLE)"
    # The files give 0 where there is no grid reference, and 99.999999 for no latitude.
    return f"CASE WHEN {number} NOT IN (0, 99.999999) THEN {number} END"


def _text(column: str) -> str:
    name = column.replace('"', '""')
    return f'f."{name}"::VARCHAR'


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """SQL that reads a file, and the file's name for each of our columns.

    Raises:
        LookupFileError: it is not there, or is no file of postcodes.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise LookupFileError(f"{path} cannot be opened ({error.strerror}).") from None
    if start == b"PK\x03\x04":
        see_size(path)
        with tempfile.TemporaryDirectory(prefix="lineofsight-") as folder:
            unpacked = Path(folder) / "postcodes.csv"
            _unpack(path, unpacked)
            yield _csv(unpacked, path)
    elif start == b"PAR1":
        yield _parquet(path)
    else:
        yield _csv(path, path)


def _unpack(path: Path, target: Path) -> None:
    """Unpack the file of postcodes from a published ZIP: its largest CSV that is one."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = [m for m in packed.infolist() if m.filename.lower().endswith(".csv")]
            for member in sorted(members, key=lambda m: -m.file_size):
                with packed.open(member) as file:
                    header = file.readline(65536)
                if _recognised(_header(header)) is None:
                    continue
                with packed.open(member) as file, target.open("wb") as out:
                    shutil.copyfileobj(file, out, 2**20)
                return
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise LookupFileError(f"{path} cannot be unpacked ({error}). {_MEND}") from None
    raise LookupFileError(f"{path} holds no file of postcodes. {_MEND}")


def _parquet(path: Path) -> tuple[str, Mapping[str, str]]:
    relation = f"read_parquet({quoted(path)})"
    try:
        described = duckdb.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    except duckdb.Error as error:
        raise LookupFileError(f"{path}: {_first_line(error)} {_MEND}") from None
    return relation, _must_recognise([row[0] for row in described], path)


def _csv(path: Path, given: Path) -> tuple[str, Mapping[str, str]]:
    with path.open("rb") as file:
        first = file.readline(65536)
    header = _header(first)
    names = _must_recognise(header, given)
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in (n.replace("'", "''") for n in header))
    delimiter = _delimiter(first)
    relation = (
        f"read_csv({quoted(path)}, header = true, auto_detect = false, delim = '{delimiter}', "
        f"quote = '\"', escape = '\"', columns = {{{columns}}})"
    )
    return relation, names


def _delimiter(first: bytes) -> str:
    return max((",", ";", "\t", "|"), key=lambda sign: first.count(sign.encode()))


def _header(first: bytes) -> list[str]:
    """The column names of a CSV's first line; none where it is no text."""
    try:
        line = first.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        return []
    return next(csv.reader([line], delimiter=_delimiter(first)), [])


def _must_recognise(header: list[str], path: Path) -> Mapping[str, str]:
    names = _recognised(header)
    if names is None:
        raise LookupFileError(
            f"{path} is no file of postcodes: it needs a column each of postcode (pcds), easting "
            f"(east1m or oseast1m), northing (north1m or osnrth1m) and authority (lad..cd or "
            f"laua). {_MEND}"
        )
    return names


def _recognised(header: list[str]) -> Mapping[str, str] | None:
    """The file's name for each of our columns; None where a needed one is missing."""
    found = {}
    for ours, pattern in _NAMES.items():
        fits = [name for name in header if re.fullmatch(pattern, name.strip(), re.IGNORECASE)]
        if fits:
            # Releases that give several forms or years of a column: the plainest, the latest.
            order = pattern.split("|")
            known = [name for form in order for name in fits if name.strip().lower() == form]
            found[ours] = known[0] if known else max(fits)
    return found if all(name in found for name in _NEEDED) else None


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return int(row[0]) if row else 0


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
