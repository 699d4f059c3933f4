"""Writing an invented census: one XML file as the Department has it, and a CSV file per table."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from lineofsight.returns.workforce.tables import (
    FIRST_YEAR,
    LAST_YEAR,
    TABLES,
    CSWWWorker,
    Header,
    LALevelVacancies,
)
from lineofsight.synthetic.workforce.mistakes import Mistake, Return, make_mistakes
from lineofsight.synthetic.workforce.people import PAY_FROM, Census, Row, make_workers

#: The council plays Wiltshire's part: its number with the Department, and its ONS code.
OWN_NUMBER, OWN_AUTHORITY = "865", "E06000054"

#: Of so many posts filled, one is empty.
_FILLED_TO_EMPTY = 8


@dataclass(frozen=True)
class Written:
    """Where an invented census was written, and the mistakes that are in it."""

    xml: Path
    tables: Path
    authority: str
    mistakes: tuple[Mistake, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """What is given to a check."""
        return (self.xml,)


def write_return(
    folder: Path, *, workers: int = 80, year: int = 2025, seed: int = 7, mistakes: bool = False
) -> Written:
    """Write an invented workforce census.

    Args:
        folder: where; it is made if need be. It holds `workforce<year>.xml`, and in `tables` the
            same as a CSV file for each table.
        workers: how many social workers, of the council and from agencies.
        year: the year of the census date, 30 September.
        seed: the same seed writes the same files.
        mistakes: whether the census has a mistake of each kind: eighty workers are enough.

    Raises:
        ValueError: the tables of the year are not declared, there is no worker, or too few to make
            each mistake with another.
        OSError: the folder cannot be written.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Give a census year from {FIRST_YEAR} to {LAST_YEAR}, not {year}.")
    if workers < 1:
        raise ValueError("A census has one worker at least.")
    rng = random.Random(seed)
    census = Census.of(year)
    rows = make_workers(rng, workers, census)
    made = Return(census, rows, council_row(rows, census), header_row(census, OWN_NUMBER))
    found = make_mistakes(made, rng) if mistakes else []
    tables = folder / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    by_table = {
        CSWWWorker.name: made.workers,
        LALevelVacancies.name: [made.council],
        Header.name: [made.header],
    }
    for table in TABLES:
        _write_csv(tables / f"{table.name}.csv", list(table.columns()), by_table[table.name])
    xml = folder / f"workforce{year}.xml"
    xml.write_text("".join(xml_of(made)), encoding="utf-8", newline="\n")
    return Written(xml, tables, OWN_AUTHORITY, tuple(found))


def council_row(
    workers: Sequence[Row], census: Census, *, vacancy: float = 1 / (_FILLED_TO_EMPTY + 1)
) -> Row:
    """Empty posts, and the agency workers who cover them: every second one.

    Args:
        workers: the census's rows.
        census: which census.
        vacancy: which share of all posts is empty.
    """
    covering = [row for row in workers if row["AgencyWorker"] == "1"][::2]
    cover = sum(float(row["FTE30"]) for row in covering)
    filled = sum(float(row["FTE30"]) for row in workers if row["AgencyWorker"] == "0")
    council = {
        "NumberOfVacancies": f"{max(filled * vacancy / (1 - vacancy), cover):.2f}",
        "NoAgencyFTE": f"{cover:.2f}",
        "NoAgencyHeadcount": str(len(covering)),
    }
    if census.year >= PAY_FROM:
        council |= {
            "RecruitmentBonus": "2",
            "RetentionBonus": "2",
            "PerformanceAward": "0",
            "CarAllowance": "1",
            "RelocationPackage": "2",
            "RegionalWeighting": "0",
            "CostSWE": "1",
            "CostDBS": "1",
            "OtherAllowances": "None",
        }
    return council


def header_row(census: Census, authority: str) -> Row:
    """The header of a census, sent by the council of a number."""
    return {
        "Collection": "CSWW",
        "Year": str(census.year),
        "ReferenceDate": census.end.isoformat(),
        "SourceLevel": "L",
        "LEA": authority,
        "SoftwareCode": "Invented",
        "DateTime": f"{census.year}-11-03T09:30:00",
    }


def xml_of(made: Return) -> Iterable[str]:
    """The text of a census, part by part."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n  <Header>\n'
    details = ("Collection", "Year", "ReferenceDate")
    yield _element("CollectionDetails", {name: made.header[name] for name in details}, "    ")
    source = {name: cell for name, cell in made.header.items() if name not in details}
    yield _element("Source", source, "    ")
    yield "  </Header>\n"
    yield _element(LALevelVacancies.name, made.council, "  ")
    for row in made.workers:
        yield _element(CSWWWorker.name, row, "  ")
    yield "</Message>\n"


def _element(name: str, row: Mapping[str, str], indent: str) -> str:
    """An element with one in it for each cell that is not blank."""
    inner = "".join(
        f"{indent}  <{column}>{escape(cell)}</{column}>\n" for column, cell in row.items() if cell
    )
    return f"{indent}<{name}>\n{inner}{indent}</{name}>\n"


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Every column of the table, those of other years blank."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
