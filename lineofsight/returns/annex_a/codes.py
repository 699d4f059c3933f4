"""Code lists of Annex A: how Ofsted's lists write each code, and how councils' systems spell it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from lineofsight.engine.codes import (
    Code,
    CodeList,
    read_code_lists,
    read_spellings,
    spelling_key,
)
from lineofsight.reference.authorities import Authority, all_authorities

_DATA = files("lineofsight.returns.annex_a").joinpath("data")

#: Places that are of no authority of England, as councils code them.
_ELSEWHERE = {
    "WAL": ("Wales", "In Wales"),
    "SCO": ("Scotland", "In Scotland"),
    "NIR": ("Northern Ireland", "In Northern Ireland"),
    "NUK": ("Outside the UK", "Outside the United Kingdom"),
    "CON": ("Confidential", "Not told: the placement is confidential"),
}

#: What systems put around the name of an authority.
_AROUND = (
    "{}",
    "{} council",
    "{} county council",
    "{} city council",
    "{} borough council",
    "{} district council",
    "{} metropolitan borough council",
    "{} metropolitan district council",
    "{} mbc",
    "{} mdc",
    "{} county",
    "{} cc",
    "{} ua",
    "{} b",
    "{} la",
    "{} district",
    "{} district b",
    "{} local authority",
    "{} london borough",
    "{} london boro",
    "{} london borough council",
    "london borough of {}",
    "royal borough of {}",
    "city of {}",
    "county of {}",
)


def _authorities() -> CodeList:
    """Authorities by their DfE code, those that are no more first, each until it ended: a name
    that lives on means the authority of today."""
    codes = [
        Code(
            authority.code,
            authority.name,
            until=authority.valid_to.year if authority.valid_to else None,
            written=authority.name,
        )
        for authority in _by_age()
    ]
    codes += [
        Code(code, meaning, written=written) for code, (written, meaning) in _ELSEWHERE.items()
    ]
    return CodeList("AUTHORITY", tuple(codes), dict(_names()))


def _by_age() -> list[Authority]:
    """Authorities that are no more, and then those of today."""
    return sorted(all_authorities(), key=lambda one: one.is_current)


def _names() -> Iterator[tuple[str, str]]:
    """Spellings of authorities."""
    for authority in _by_age():
        for name in _bare_names(authority):
            for around in _AROUND:
                yield spelling_key(around.format(name)), authority.code
        for code in authority.gss_codes:
            yield spelling_key(code), authority.code


def _bare_names(authority: Authority) -> Iterator[str]:
    """The name, and what is left of it without "City of" and the like."""
    yield authority.name
    bare, _, rest = authority.name.partition(",")
    if rest:
        yield bare


LISTS: dict[str, CodeList] = {
    **read_code_lists(_DATA.joinpath("codes.csv"), read_spellings(_DATA.joinpath("spellings.csv"))),
    "AUTHORITY": _authorities(),
}
