"""Ofsted's lists of providers, which the user supplies: homes, agencies, supported accommodation.

Lists come as workbooks (one or several sheets, in the layouts of different years) and as CSV.
A sheet is a list where a row near its top has a column `URN`; the other columns are found by the
names that the layouts give them. A provider may stand in several rows and files: what they say
is put together, and it is open if any row says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from lineofsight.returns.lookups.areas import authority_named
from lineofsight.returns.lookups.cells import codes_in, date_in, plain, read_sheets, urn_in
from lineofsight.returns.lookups.misfits import LookupFileError, Misfit

#: Each of our columns, with the names that lists give it, reduced by `plain`, best first.
_NAMES = {
    "urn": ("urn",),
    "place_codes": ("placementcode", "placementcodes", "providerplacementcode", "placecodes"),
    "provider_codes": (
        "placementprovidercode",
        "placementprovidercodes",
        "providercode",
        "providercodes",
    ),
    "closed": ("deregistrationdate", "closeddate", "regend", "registrationend"),
    "postcode": ("settingaddresspostcode", "settingpostcode", "providerpostcode", "postcode"),
    "authority_code": ("lacodeinferred", "lacode", "authoritycode", "la", "authority"),
    "authority_name": ("providerlocalauthority", "localauthority", "laname"),
    "premises_authority": ("settinglocalauthority", "localauthority"),
    "sector": ("sector",),
    "owner": ("ownername", "organisationname"),
    "kind": ("providertype", "provisiontype"),
}
#: Placements with a provider of supported accommodation, whose sheet gives no placement codes:
#: K3, and H5 before there was K3.
SUPPORTED_ACCOMMODATION = ("K3", "H5")
_MEND = "Give Ofsted's list of children's social care providers, as XLSX or CSV."


@dataclass
class Provider:
    """One provider, from every row that names it. Codes and authority are None where no list has
    the column, and empty where the list has it and says nothing."""

    place_codes: set[str] | None = None
    provider_codes: set[str] | None = None
    authority: str | None = None
    postcodes: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    closed: date | None = None
    open: bool = False


@dataclass(frozen=True)
class Providers:
    """What was read: the files, the number of rows and of providers, and what did not fit."""

    files: tuple[str, ...]
    rows: int
    providers: int
    misfits: tuple[Misfit, ...]


def load_providers(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path | str]) -> Providers:
    """Make the table `providers` (URN, place_codes, provider_codes, closed, postcodes, areas,
    authority) of one or more lists.

    `authority` is the ONS code of the authority whose provider it is: what the list gives as a
    code; the owner's, where the list's sector says that a council owns it; or the named local
    authority. `areas` are those of its premises.

    Raises:
        LookupFileError: a file is not there, cannot be read, or holds no list of providers.
    """
    found: dict[str, Provider] = {}
    misfits: list[Misfit] = []
    rows = 0
    for path in paths:
        rows += _read_file(Path(path), found, misfits)
    _make_table(connection, found)
    return Providers(tuple(Path(path).name for path in paths), rows, len(found), tuple(misfits))


def _read_file(path: Path, found: dict[str, Provider], misfits: list[Misfit]) -> int:
    """Add one file's providers; give the number of rows read."""
    rows, lists = 0, 0
    for name, sheet in read_sheets(path):
        place = f"{path.name}: {name}" if name else path.name
        top = next((n for n, row in enumerate(sheet[:20]) if "urn" in map(plain, row)), None)
        if top is None:
            if any(cell not in ("", None) for row in sheet for cell in row):
                message = "No row near the top has a column URN: the sheet was not read."
                mend = "None, if it holds no providers; else name its columns as Ofsted does."
                misfits.append(Misfit(place, None, "", "", message, mend))
            continue
        lists += 1
        columns = _recognised(sheet[top])
        for number, row in enumerate(sheet[top + 1 :], start=top + 2):
            if any(cell not in ("", None) for cell in row):
                rows += 1
                _add_row(_Row(place, number, columns, sheet[top], row, misfits), found)
    if not lists:
        raise LookupFileError(f"{path} holds no list of providers: no column is named URN. {_MEND}")
    return rows


def _recognised(header: Sequence[object]) -> dict[str, int]:
    """Where each of our columns stands in a sheet."""
    where: dict[str, int] = {}
    for number, name in enumerate(header):
        where.setdefault(plain(name), number)
    found = {}
    for ours, names in _NAMES.items():
        place = next((where[name] for name in names if name in where), None)
        if place is not None:
            found[ours] = place
    return found


@dataclass(frozen=True)
class _Row:
    """A row of a sheet, by our columns; misfits are told with its place."""

    place: str
    number: int
    columns: dict[str, int]
    header: Sequence[object]
    cells: Sequence[object]
    misfits: list[Misfit]

    def has(self, name: str) -> bool:
        return name in self.columns

    def cell(self, name: str) -> object:
        number = self.columns.get(name)
        return self.cells[number] if number is not None and number < len(self.cells) else None

    def text(self, name: str) -> str:
        cell = self.cell(name)
        text = "" if cell is None else str(cell).strip()
        return "" if text.lower() in ("-", "na", "n/a", "none", "null") else text

    def tell(self, name: str, message: str, mend: str) -> None:
        column = str(self.header[self.columns[name]])
        value = str(self.cell(name) or "")
        self.misfits.append(Misfit(self.place, self.number, column, value, message, mend))


def _add_row(row: _Row, found: dict[str, Provider]) -> None:
    urn = urn_in(row.cell("urn"))
    if not urn:
        row.tell("urn", "The row has no URN: it was left out.", "Add the provider's URN.")
        return
    provider = found.setdefault(urn, Provider())
    if plain(row.cell("kind")).startswith("supportedaccom") and not row.has("place_codes"):
        provider.place_codes = (provider.place_codes or set()) | set(SUPPORTED_ACCOMMODATION)
    else:
        provider.place_codes = _codes(row, "place_codes", provider.place_codes)
    provider.provider_codes = _codes(row, "provider_codes", provider.provider_codes)
    if postcode := row.text("postcode").upper().replace(" ", ""):
        provider.postcodes.add(postcode)
    _add_closed(row, provider)
    _add_authorities(row, provider)


def _codes(row: _Row, name: str, known: set[str] | None) -> set[str] | None:
    """The codes known so far with those of a row; one with none that can be read adds nothing."""
    if not row.has(name):
        return known
    codes, whole = codes_in(row.text(name))
    if not whole:
        row.tell(
            name,
            "Not codes alone: only what has the form of a code was taken.",
            "Write the codes with commas between them, as K1, K2.",
        )
        return (known or set()) | codes if codes else known
    return (known or set()) | codes


def _add_closed(row: _Row, provider: Provider) -> None:
    """A row without a date of closing says that the provider is open."""
    text = row.text("closed")
    if not text:
        provider.open = True
        return
    closed = date_in(row.cell("closed"))
    if closed is None:
        row.tell(
            "closed",
            "Not a date: the provider is taken as open.",
            "Write the date as DD/MM/YYYY, or leave the cell blank.",
        )
        provider.open = True
    elif provider.closed is None or closed > provider.closed:
        provider.closed = closed


def _add_authorities(row: _Row, provider: Provider) -> None:
    """Whose provider it is, and where its premises are."""
    if (area := authority_named(row.text("premises_authority"))) is not None:
        provider.areas.add(area)
    authority = None
    if row.has("authority_code"):
        text = row.text("authority_code")
        authority = authority_named(text) or text
    elif row.has("authority_name"):
        text = row.text("authority_name")
        if "localauthority" in plain(row.cell("sector")):
            authority = authority_named(row.text("owner"))
        if authority is None:
            authority = authority_named(text) if text else ""
        if authority is None:
            row.tell(
                "authority_name",
                "Not the name of an authority that we know: whose provider it is stays open.",
                "Write the council's name as Ofsted's reports do.",
            )
    if authority is not None and not provider.authority:
        provider.authority = authority


def _make_table(connection: duckdb.DuckDBPyConnection, found: dict[str, Provider]) -> None:
    columns: list[Iterable[object]] = [
        list(found),
        [_sorted(p.place_codes) for p in found.values()],
        [_sorted(p.provider_codes) for p in found.values()],
        [None if p.open else p.closed for p in found.values()],
        [_sorted(p.postcodes) for p in found.values()],
        [_sorted(p.areas) for p in found.values()],
        [p.authority for p in found.values()],
    ]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE providers AS SELECT "
        'UNNEST(?::VARCHAR[]) AS "URN", UNNEST(?::VARCHAR[][]) AS place_codes, '
        "UNNEST(?::VARCHAR[][]) AS provider_codes, UNNEST(?::DATE[]) AS closed, "
        "UNNEST(?::VARCHAR[][]) AS postcodes, UNNEST(?::VARCHAR[][]) AS areas, "
        "UNNEST(?::VARCHAR[]) AS authority",
        columns,
    )


def _sorted(values: set[str] | None) -> list[str] | None:
    return None if values is None else sorted(values)
