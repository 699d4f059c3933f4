"""Releases that were fetched into a workspace, laid over the values that the package carries.

workspace/published/<published ISO>-<name>.parquet   rows of `PublishedValue`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.engine.workspace import Workspace
from lineofsight.published.tables import PublishedValue


@dataclass(frozen=True)
class Release:
    """A fetched release.

    Attributes:
        name: lower-case letters, digits and dashes.
        published: day on which it was published.
        path: the file.
    """

    name: str
    published: date
    path: Path


def write_release(
    workspace: Workspace, name: str, published: date, rows: Sequence[PublishedValue]
) -> Path:
    """Keep a release in the workspace, in place of one of the same name and day.

    Raises:
        ValueError: the name has other than lower-case letters, digits and dashes; a row has
            both or neither of value and status; or a row's measure or area is not known.
    """
    raise NotImplementedError


def releases(workspace: Workspace) -> tuple[Release, ...]:
    """The releases in a workspace, in the order of publication."""
    raise NotImplementedError


def read_release(release: Release) -> list[PublishedValue]:
    """The rows of a release."""
    raise NotImplementedError
