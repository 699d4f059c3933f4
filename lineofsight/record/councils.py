"""Whose record it is: a real council, or an invented one with its own file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lineofsight.published.statistics import Statistics
from lineofsight.reference import authorities


class CannotBuildError(Exception):
    """The record cannot be built. The message says what to give."""


@dataclass(frozen=True)
class Whose:
    """Whose record it is.

    Attributes:
        la_code, name: the authority's three-digit code and name.
        like: of an invented council, the DfE code of the real one that it is like.
        population: people under 18 by mid-year.
        gss_code: its ONS code, by which postcodes are its own.
    """

    la_code: str
    name: str
    like: str | None
    population: dict[int, int]
    gss_code: str | None = None


def whose(given: Path | str) -> Whose:
    """A council by its name or code, or an invented one by its `council.json`.

    Raises:
        CannotBuildError: it is not known, or the file cannot be read.
    """
    path = Path(given)
    if path.suffix == ".json":
        return _invented(path)
    name = str(given).strip()
    for known in authorities.all_authorities():
        if name.upper() in (known.code, *known.gss_codes):
            return _real(known.code)
    found = authorities.find(name)
    if found is None:
        raise CannotBuildError(
            f"No council with children's services is called {name!r}. Give its name, its "
            "three-digit code or its ONS code."
        )
    return _real(found.code)


def _invented(path: Path) -> Whose:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Whose(
            la_code=told["la_code"],
            name=told["name"],
            like=told["like"],
            population={int(year): int(n) for year, n in told["population"].items()},
            gss_code=told.get("gss_code"),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotBuildError(
            f"{path.name} does not say whose record it is ({type(error).__name__}). Give the "
            "council.json that was written with the files."
        ) from None


def _real(code: str) -> Whose:
    series = Statistics.load().series("ctx_pop_0_17", code)
    return Whose(
        la_code=code,
        name=authorities.get(code).name,
        like=None,
        population={each.period: round(each.value) for each in series if each.value is not None},
        gss_code=authorities.get(code).gss_code,
    )
