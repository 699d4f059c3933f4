"""Releases that were loaded into a workspace, laid over the values that the package carries.

They are kept in the workspace's snapshots (`loads`), a file of `PublishedValue` rows for each.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from lineofsight.engine.workspace import Workspace
from lineofsight.published import tables
from lineofsight.published.areas import area_of
from lineofsight.published.cube import (
    ARRAYS,
    NO_STATUS,
    STATUSES,
    Cube,
    day_number,
    number_day,
)
from lineofsight.published.loads import Load, release_files, write_loads
from lineofsight.published.measures import measure
from lineofsight.published.tables import PublishedValue, Status

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Key = tuple[str, str, int]


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


def _check(row: PublishedValue, published: date) -> None:
    where = f"{row.measure_id}, {row.area}, {row.period}"
    measure(row.measure_id)
    area_of(row.area)
    if (row.value is None) == (row.status is None):
        raise ValueError(f"{where}: a row has either a value or a status, and only one of them.")
    if row.value is None and row.numerator is not None:
        raise ValueError(f"{where}: a value that is withheld has no numerator.")
    if row.published > published:
        raise ValueError(f"{where}: public from {row.published}, after its release.")


def write_release(
    workspace: Workspace, name: str, published: date, rows: Sequence[PublishedValue]
) -> Path:
    """Keep a release in the workspace, in place of one of the same name and day.

    Returns:
        The file written.

    Raises:
        ValueError: the name has other than lower-case letters, digits and dashes; there are no
            rows, or two for one measure, area and period; or a row has both or neither of
            value and status, or a count although its value is withheld.
        UnknownMeasureError, UnknownPlaceError: a row's measure or area is not known.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"A release is named in lower-case letters, digits and dashes, not {name!r}."
        )
    if not rows:
        raise ValueError(f"The release {name} has no rows.")
    check_rows(name, published, rows)
    release = tables.Release(
        data_set=name,
        published=published,
        version=None,
        title=name,
        loaded=datetime.now(UTC),
        rows=len(rows),
        refused=0,
        new=len(rows),
        revised=0,
    )
    write_loads(workspace, [Load(release, rows)], [])
    return next(
        path for stem, day, path in release_files(workspace) if (stem, day) == (name, published)
    )


def check_rows(name: str, published: date, rows: Sequence[PublishedValue]) -> None:
    """See that a release's rows can be laid over.

    Raises:
        ValueError, UnknownMeasureError, UnknownPlaceError: as for `write_release`.
    """
    seen: set[Key] = set()
    for row in rows:
        _check(row, published)
        key = (row.measure_id, row.area, row.period)
        if key in seen:
            raise ValueError(f"{', '.join(map(str, key))}: two rows in the release {name}.")
        seen.add(key)


def releases(workspace: Workspace) -> tuple[Release, ...]:
    """The releases in a workspace, in the order of publication."""
    return tuple(Release(name, day, path) for name, day, path in release_files(workspace))


def read_release(release: Release) -> list[PublishedValue]:
    """The rows of a release."""
    return PublishedValue.from_arrow(pq.read_table(release.path))


def lay_over(cube: Cube, fetched: Sequence[Release]) -> Cube:
    """Values with releases laid over them, in the order given.

    A release's value takes the place of an older one; where the two differ, both are kept as
    revisions, so that the older one still stands on days before the release. Measures whose
    newest value at hand came out after a release, or on its day, are not touched by it.
    """
    newer = _newest(cube)
    for release in fetched:
        rows = read_release(release)
        cube = cube.reaching({row.period for row in rows})
        cells = _Cells(cube)
        for row in rows:
            if release.published > newer[row.measure_id]:
                cells.lay(row, release.published)
        cube = cells.cube()
    return cube


def _newest(cube: Cube) -> dict[str, date]:
    """The day of the newest value of each measure; of a measure without any, the first day."""
    days = np.where(cube.present, cube.published, np.iinfo(np.int32).min).max(axis=(1, 2))
    return {
        name: number_day(int(day)) if day > 0 else date.min
        for name, day in zip(cube.measures, days, strict=True)
    }


class _Cells:
    """A cube being written to."""

    def __init__(self, cube: Cube) -> None:
        self._before = cube
        self._arrays = {name: getattr(cube, name).copy() for name in ARRAYS}
        self._sources = {name: index for index, name in enumerate(cube.sources)}
        self._added: list[tuple[int, int, int, float, int]] = []

    def lay(self, row: PublishedValue, published: date) -> None:
        """Write a row that was published on a day."""
        cube, arrays = self._before, self._arrays
        at = (
            cube.measure_index[row.measure_id],
            cube.period_index[row.period],
            cube.area_index[row.area],
        )
        status = NO_STATUS if row.status is None else STATUSES.index(Status(row.status))
        value = np.nan if row.value is None else row.value
        if not arrays["present"][at]:
            arrays["published"][at] = day_number(row.published)
            arrays["estimated"][at] = row.estimated
        else:
            old, old_status = float(arrays["value"][at]), int(arrays["status"][at])
            if status != old_status or (status == NO_STATUS and value != old):
                self._revise(at, (old, old_status), (value, status), day_number(published))
        arrays["present"][at] = True
        arrays["value"][at] = value
        arrays["status"][at] = status
        arrays["numerator"][at] = np.nan if row.numerator is None else row.numerator
        arrays["denominator"][at] = np.nan if row.denominator is None else row.denominator
        arrays["end"][at] = day_number(row.period_end)
        arrays["joint"][at] = row.joint
        arrays["source"][at] = self._sources.setdefault(row.source, len(self._sources))

    def _revise(
        self,
        at: tuple[int, int, int],
        old: tuple[float, int],
        new: tuple[float, int],
        day: int,
    ) -> None:
        cell = int(np.ravel_multi_index(at, self._before.value.shape))
        if not self._arrays["revised"][at]:
            first = int(self._arrays["published"][at])
            self._added.append((cell, first, max(first, day - 1), *old))
            self._arrays["revised"][at] = True
        self._added.append((cell, day, day, *new))

    def cube(self) -> Cube:
        """What was written, as a cube."""
        return dataclasses.replace(
            self._before,
            **self._arrays,
            sources=tuple(self._sources),
            revisions=self._before.revisions.joined_by(self._added),
        )
