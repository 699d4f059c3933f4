"""What a command's words choose: an authority, a code from a list, the corpus, the index."""

from __future__ import annotations

import os
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from lineofsight.cli.output import FAILED, USAGE, errors
from lineofsight.engine.workspace import MARK, VARIABLE, default_path, open_workspace
from lineofsight.reference.authorities import (
    Authority,
    UnknownAuthorityError,
    by_slug,
    find,
    get,
)
from lineofsight.reference.regions import REGIONS

if TYPE_CHECKING:
    from lineofsight.inspections.corpus import Corpus
    from lineofsight.inspections.search.reader import SearchIndex

Code = TypeVar("Code", bound=StrEnum)


def authority(name: str) -> Authority:
    """The authority that a person names: by name, address name, or DfE or ONS code."""
    for lookup in (get, by_slug):
        try:
            return lookup(name)
        except UnknownAuthorityError:
            continue
    found = find(name)
    if found is None:
        errors.print(
            f"No authority is called {name!r}. Give a name, an address name (isle-of-wight), or a "
            "DfE or ONS code.",
            markup=False,
        )
        raise typer.Exit(USAGE)
    return found


def code(kind: type[Code], text: str | None) -> Code | None:
    """A code of a list, as in `help_and_protection`; dashes and spaces will do."""
    if text is None:
        return None
    plain = text.strip().lower().replace("-", "_").replace(" ", "_")
    for each in kind:
        if each.value == plain:
            return each
    listed = ", ".join(each.value for each in kind)
    errors.print(f"{text!r} is not one of: {listed}.", markup=False)
    raise typer.Exit(USAGE)


def day(as_at: datetime | None) -> date | None:
    """The day of an option; None for today's knowledge."""
    return as_at.date() if as_at is not None else None


def region(text: str | None) -> str | None:
    """A region of England, whatever its case."""
    if text is None:
        return None
    for each in REGIONS:
        if each.lower() == text.strip().lower():
            return each
    errors.print(f"{text!r} is not one of: {', '.join(REGIONS)}.", markup=False)
    raise typer.Exit(USAGE)


def corpus(workspace: Path | None, as_at: datetime | None) -> Corpus:
    """The national history: packaged facts, with the reports of the workspace that is named, or
    of the one in the current folder where there is one."""
    from lineofsight.inspections.corpus import Corpus

    named = workspace is not None or VARIABLE in os.environ or (default_path() / MARK).is_file()
    place = open_workspace(workspace) if named else None
    return Corpus.load(place).as_at(day(as_at))


def search_index(workspace: Path | None) -> SearchIndex:
    """The search index of the workspace's latest snapshot."""
    from lineofsight.inspections.search import open_index

    snapshot = open_workspace(workspace).latest_snapshot(kind="inspections")
    if snapshot is None:
        errors.print("Nothing was read yet. Begin with: lineofsight inspections read FOLDER")
        raise typer.Exit(FAILED)
    return open_index(snapshot.path / "inspections" / "search.sqlite")
