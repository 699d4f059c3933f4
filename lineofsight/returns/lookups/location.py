"""Where each placement is: what lookups say of an episode, beside the episode.

`PL_LA`, `PL_LOCATION` and `PL_DISTANCE` are worked out for the files of a return that do not
give them; a file that gives one is taken at its word. Besides, the columns that
`Episodes.looked_up` declares are filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from lineofsight.returns.lookups.areas import own_codes, placed_in
from lineofsight.returns.lookups.misfits import Misfit
from lineofsight.returns.lookups.postcodes import key_of
from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS, last
from lineofsight.returns.ssda903.tables import Episodes

#: Metres in the mile that the return counts in.
_METRES, _MILES_OF_RADIUS = 1609.3, 3958.8
_WORKED_OUT = ("PL_LA", "PL_LOCATION", "PL_DISTANCE")
#: A URN that says that the provider has none.
NO_URN = "XXXXXXX"


@dataclass(frozen=True)
class Located:
    """What is known of the placements.

    Attributes:
        known: the lookups that are there (`postcodes`, `providers`, `authority`), and the
            columns that the return itself gives (`Episodes.PL_LA`).
        as_given: columns that some file gives, by table.
        worked_out: columns worked out for some file, by table.
        misfits: authorities that the return gives and we do not know.
    """

    known: tuple[str, ...]
    as_given: Mapping[str, tuple[str, ...]]
    worked_out: Mapping[str, tuple[str, ...]]
    misfits: tuple[Misfit, ...]

    @property
    def given(self) -> frozenset[str]:
        """What is known, as `run_rules` takes it."""
        return frozenset(self.known)


def add_location(connection: duckdb.DuckDBPyConnection, *, authority: str | None = None) -> Located:
    """Fill, in this year's and last year's episodes, what the tables `postcodes` and `providers`
    say of them, each where it is there.

    Args:
        connection: holds the typed tables `Episodes` and `Episodes_last`.
        authority: the council's ONS or DfE code, with which a placement is inside or outside.
    """
    present = {
        name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    lookups = {lookup for lookup in (POSTCODES, PROVIDERS) if lookup in present}
    given = {*lookups, *([AUTHORITY] if authority else [])}
    as_given, worked_out = {}, {}
    misfits: list[Misfit] = []
    for table in (Episodes.name, last(Episodes)):
        files = _files_giving(connection, table)
        without = _files_with_rows(connection, table)
        as_given[table] = tuple(column for column in _WORKED_OUT if files[column])
        given |= {
            f"{table}.{column}"
            for column in _WORKED_OUT
            if files[column] and without == set(files[column])
        }
        possible = _possible(lookups, authority, as_given[table])
        worked_out[table] = tuple(c for c in possible if set(files[c]) != without)
        if lookups or worked_out[table]:
            _fill(connection, table, lookups, files, authority)
        misfits += _unknown_areas(connection, table)
    return Located(tuple(sorted(given)), as_given, worked_out, tuple(misfits))


def _unknown_areas(connection: duckdb.DuckDBPyConnection, table: str) -> list[Misfit]:
    """The authorities of a table that are none: they count neither as inside nor as outside."""
    rows = connection.execute(
        f'SELECT "PL_LA", count(*) FROM "{table}" WHERE "PL_LA" IS NOT NULL GROUP BY 1 ORDER BY 1'
    ).fetchall()
    return [
        Misfit(
            file=table,
            line=None,
            column="PL_LA",
            value=area,
            message=f"{area} is not the code of an authority that we know ({count} episodes): "
            "whether the placement is inside or outside is not worked out.",
            mend="Correct the code, or use a newer version of this software.",
        )
        for area, count in rows
        if placed_in(area) is None
    ]


def _possible(lookups: set[str], authority: str | None, given: Sequence[str]) -> tuple[str, ...]:
    """The columns that can be worked out from what there is."""
    from_postcodes = ("PL_LA", "PL_DISTANCE") if POSTCODES in lookups else ()
    placed = POSTCODES in lookups or "PL_LA" in given
    return (*from_postcodes, *(("PL_LOCATION",) if placed and authority else ()))


def _files_with_rows(connection: duckdb.DuckDBPyConnection, table: str) -> set[int]:
    return {n for (n,) in connection.execute(f'SELECT DISTINCT _file FROM "{table}"').fetchall()}


def _files_giving(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[int]]:
    """The files of a table that give a column: that have a value of it in some row."""
    rows = connection.execute(
        'SELECT _file, count("PL_LA") > 0, count("PL_LOCATION") > 0, '
        f'count("PL_DISTANCE_text") > 0 FROM "{table}" GROUP BY _file ORDER BY _file'
    ).fetchall()
    return {
        column: [row[0] for row in rows if row[number]]
        for number, column in enumerate(_WORKED_OUT, start=1)
    }


def _fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    lookups: set[str],
    files: Mapping[str, Sequence[int]],
    authority: str | None,
) -> None:
    """Make the table anew with what the lookups say."""
    known = {**_of_postcodes(lookups, files), **_of_providers(lookups)}
    joins = ""
    if POSTCODES in lookups:
        joins += f" LEFT JOIN postcodes AS h ON h.postcode = {key_of('e.HOME_POST')}"
        joins += f" LEFT JOIN postcodes AS p ON p.postcode = {key_of('e.PL_POST')}"
    if PROVIDERS in lookups:
        joins += f" LEFT JOIN ({_with_areas(lookups)}) AS v ON v.urn = {_URN}"
    columns = ", ".join(f'{sql} AS "{column}"' for column, sql in known.items())
    replaced = f" REPLACE ({columns})" if known else ""
    keep_areas = ", v.areas AS _areas" if PROVIDERS in lookups else ""
    inner = f'SELECT e.*{replaced}{keep_areas} FROM "{table}" AS e{joins}'
    location = _location(files["PL_LOCATION"], *_sides(connection, table, lookups, authority))
    outer = [f'{location} AS "PL_LOCATION"']
    if PROVIDERS in lookups:
        in_area = 'CASE WHEN len(_areas) > 0 THEN list_contains(_areas, "PL_LA") END'
        outer.append(f'{in_area} AS "provider_in_area"')
    kept = "* EXCLUDE (_areas)" if keep_areas else "*"
    connection.execute(
        f'CREATE OR REPLACE TEMP TABLE "{table}" AS '
        f"SELECT {kept} REPLACE ({', '.join(outer)}) FROM ({inner}) ORDER BY _row"
    )


def _of_postcodes(lookups: set[str], files: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """SQL for what the postcodes of home and placement say."""
    if POSTCODES not in lookups:
        return {}
    miles = f"round({_DISTANCE}, 1)"
    return {
        "PL_LA": f'CASE WHEN {_given_by(files["PL_LA"])} THEN e."PL_LA" ELSE p.authority END',
        "PL_DISTANCE": (
            f'CASE WHEN {_given_by(files["PL_DISTANCE"])} THEN e."PL_DISTANCE" ELSE {miles} END'
        ),
        "PL_DISTANCE_text": (
            f'CASE WHEN {_given_by(files["PL_DISTANCE"])} THEN e."PL_DISTANCE_text" '
            f"ELSE {miles}::VARCHAR END"
        ),
        "home_postcode_known": _is_known('e."HOME_POST"', "h.postcode"),
        "pl_postcode_known": _is_known('e."PL_POST"', "p.postcode"),
    }


def _is_known(given: str, found: str) -> str:
    return f"CASE WHEN {given} IS NOT NULL THEN {found} IS NOT NULL END"


def _of_providers(lookups: set[str]) -> dict[str, str]:
    """SQL for what the list says of the provider that the episode's URN names."""
    if PROVIDERS not in lookups:
        return {}
    at = key_of('e."PL_POST"')
    return {
        "provider_known": f"CASE WHEN {_URN} <> '{NO_URN}' THEN v.urn IS NOT NULL END",
        "provider_has_place": 'list_contains(v.place_codes, e."PLACE")',
        "provider_has_provider": 'list_contains(v.provider_codes, e."PLACE_PROVIDER")',
        "provider_has_postcode": (
            f"CASE WHEN len(v.postcodes) > 0 THEN list_contains(v.postcodes, {at}) END"
        ),
        "provider_closed": "v.closed",
        "provider_authority": "v.authority",
    }


#: SQL for an episode's URN as the provider list has it.
_URN = "upper(regexp_replace(e.\"URN\", '\\s', '', 'g'))"

#: SQL for the miles from home (h) to placement (p). Northern Ireland has a grid of its own.
_DISTANCE = f"""CASE
    WHEN (h.authority IS NOT DISTINCT FROM 'NIR') = (p.authority IS NOT DISTINCT FROM 'NIR')
    THEN sqrt(pow(h.easting - p.easting, 2) + pow(h.northing - p.northing, 2)) / {_METRES}
    ELSE 2 * {_MILES_OF_RADIUS} * asin(sqrt(
        pow(sin(radians(h.latitude - p.latitude) / 2), 2)
        + cos(radians(h.latitude)) * cos(radians(p.latitude))
        * pow(sin(radians(h.longitude - p.longitude) / 2), 2)))
    END"""


def _with_areas(lookups: set[str]) -> str:
    """SQL for the providers; with postcodes, the areas of their premises, and whose a provider is
    that no list gives to anybody."""
    columns = '"URN" AS urn, place_codes, provider_codes, closed, postcodes'
    if POSTCODES not in lookups:
        return f"SELECT {columns}, areas, authority FROM providers"
    return (
        f"SELECT {columns}, list_distinct(list_concat(areas, coalesce(found_in, []))) AS areas, "
        "coalesce(authority, found_in[1]) AS authority FROM providers LEFT JOIN ("
        'SELECT "URN" AS premises, list(DISTINCT c.authority ORDER BY c.authority) AS found_in '
        'FROM (SELECT "URN", UNNEST(postcodes) AS postcode FROM providers) AS u '
        "JOIN postcodes AS c ON c.postcode = u.postcode WHERE c.authority IS NOT NULL "
        'GROUP BY "URN") AS found ON found.premises = "URN"'
    )


def _sides(
    connection: duckdb.DuckDBPyConnection, table: str, lookups: set[str], authority: str | None
) -> tuple[list[str], list[str]]:
    """The codes of authorities, of those there are, that are inside and outside the council's own
    area. One that is not known is neither."""
    if authority is None:
        return [], []
    areas = f'SELECT "PL_LA" FROM "{table}"'
    if POSTCODES in lookups:
        areas += " UNION SELECT authority FROM postcodes"
    own = own_codes(authority)
    inside, outside = [], []
    for (area,) in connection.execute(f"SELECT DISTINCT * FROM ({areas})").fetchall():
        if area in own or placed_in(area) in own:
            inside.append(area)
        elif placed_in(area) is not None:
            outside.append(area)
    return inside, outside


def _location(files: Sequence[int], inside: Sequence[str], outside: Sequence[str]) -> str:
    """SQL for IN or OUT of the council's own area; blank where the place is not known."""
    sides = "".join(
        f" WHEN \"PL_LA\" IN ({_listed(areas)}) THEN '{side}'"
        for side, areas in (("IN", inside), ("OUT", outside))
        if areas
    )
    worked_out = f"CASE{sides} END" if sides else "NULL"
    return f'CASE WHEN {_given_by(files)} THEN "PL_LOCATION" ELSE {worked_out} END'


def _listed(texts: Sequence[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def _given_by(files: Sequence[int]) -> str:
    """SQL for a row of one of these files."""
    return f"_file IN ({', '.join(map(str, files))})" if files else "false"
