"""Published values as arrays: one cell for each measure, period and area.

Whole-table work (ranks, averages, standing on a day) runs over these arrays; single values are
taken out of them as `Value`. A cell without a number is NaN, and says in `status` why.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.published.areas import all_keys
from lineofsight.published.measures import measures
from lineofsight.published.tables import Status
from lineofsight.reference import authorities

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int16]

STATUSES = tuple(Status)
NO_STATUS = -1
#: The arrays of a cube, each with what stands in an empty cell.
ARRAYS: dict[str, Any] = {
    "present": False,
    "value": np.nan,
    "status": NO_STATUS,
    "numerator": np.nan,
    "denominator": np.nan,
    "end": 0,
    "published": 0,
    "estimated": False,
    "joint": False,
    "revised": False,
    "source": -1,
}
_EPOCH = date(1970, 1, 1)
#: Further from 1970 than any period.
_FAR = 1_000_000


def day_number(day: date) -> int:
    """Days since 1970, as Arrow counts them."""
    return (day - _EPOCH).days


def number_day(number: int) -> date:
    """The day with a number."""
    return date.fromordinal(_EPOCH.toordinal() + number)


@dataclass(frozen=True)
class Revisions:
    """Every value of the cells that were revised, one element each.

    Attributes:
        cell: flat index of the cell.
        first, last: first and last day on which the value was seen, as numbers.
        value: the value, NaN for one that was withheld.
        status: why it was withheld, as in the cube.
    """

    cell: npt.NDArray[np.int64]
    first: Days
    last: Days
    value: Floats
    status: Codes

    def on(self, day: int) -> tuple[npt.NDArray[np.int64], Floats, Codes]:
        """The revised cells, and the value and status of each on a day: of those shown then
        the one that came last; between or after showings the one shown last; before all of
        them the first."""
        shown = (self.first <= day) & (day <= self.last)
        past = self.last < day
        state = np.where(shown, 2, np.where(past, 1, 0))
        when = np.where(shown, self.first, np.where(past, self.last, -self.first))
        order = np.lexsort((self.first, when, state, self.cell))
        cells = self.cell[order]
        best = np.append(cells[1:] != cells[:-1], True) if len(cells) else np.zeros(0, bool)
        return cells[best], self.value[order][best], self.status[order][best]

    def joined_by(self, added: Sequence[tuple[int, int, int, float, int]]) -> Revisions:
        """These and more, each a cell, first and last day, value and status."""
        if not added:
            return self
        cell, first, last, value, status = zip(*added, strict=True)
        return Revisions(
            np.concatenate([self.cell, np.array(cell, dtype=np.int64)]),
            np.concatenate([self.first, np.array(first, dtype=np.int32)]),
            np.concatenate([self.last, np.array(last, dtype=np.int32)]),
            np.concatenate([self.value, np.array(value, dtype=np.float64)]),
            np.concatenate([self.status, np.array(status, dtype=np.int16)]),
        )


@dataclass(frozen=True)
class Cube:
    """Published values, indexed by measure, period and area.

    Attributes:
        measures, periods, areas: what the three axes stand for.
        present: whether anything is published for the cell.
        value: the number, NaN without one.
        status: index in `STATUSES`, or `NO_STATUS`.
        numerator, denominator: counts, NaN where not published.
        end, published: last day of the period and first day of publication, as numbers.
        estimated, joint, revised: as in `Value`.
        source: index in `sources`.
        revisions: the values of revised cells.
    """

    measures: tuple[str, ...]
    periods: tuple[int, ...]
    areas: tuple[str, ...]
    present: Flags
    value: Floats
    status: Codes
    numerator: Floats
    denominator: Floats
    end: Days
    published: Days
    estimated: Flags
    joint: Flags
    revised: Flags
    source: Codes
    sources: tuple[str, ...]
    revisions: Revisions

    @cached_property
    def measure_index(self) -> dict[str, int]:
        """Place of each measure on its axis."""
        return {name: index for index, name in enumerate(self.measures)}

    @cached_property
    def area_index(self) -> dict[str, int]:
        """Place of each area on its axis."""
        return {key: index for index, key in enumerate(self.areas)}

    @cached_property
    def period_index(self) -> dict[int, int]:
        """Place of each period on its axis."""
        return {period: index for index, period in enumerate(self.periods)}

    @cached_property
    def doubled(self) -> Flags:
        """Cells whose children another cell counts as well: after a reorganisation a few
        periods are published both for the old councils and for the new. Those that did not
        exist on the period's last day are marked."""
        found = np.zeros(self.value.shape, dtype=bool)
        there = ~np.isnan(self.value)
        for authority in authorities.all_authorities():
            relatives = [*authority.predecessors, *authority.successors]
            if not relatives:
                continue
            a = self.area_index[authority.code]
            end = self.end[:, :, a]
            first = day_number(authority.valid_from) if authority.valid_from else -_FAR
            last = day_number(authority.valid_to) if authority.valid_to else _FAR
            others = there[:, :, [self.area_index[code] for code in relatives]].any(axis=2)
            found[:, :, a] = there[:, :, a] & ((end < first) | (end > last)) & others
        return found

    def as_known(self, day: date) -> Cube:
        """The cube as it stood on a day. A cell whose value was another then has no counts:
        they belong to the later value."""
        number = day_number(day)
        present = self.present & (self.published <= number)
        value, status = self.value.copy(), self.status.copy()
        cells, then, status_then = self.revisions.on(number)
        now = value.reshape(-1)[cells]
        other = np.zeros(value.shape, dtype=bool)
        other.reshape(-1)[cells] = (now != then) & ~(np.isnan(now) & np.isnan(then))
        value.reshape(-1)[cells] = then
        status.reshape(-1)[cells] = status_then
        return dataclasses.replace(
            self,
            present=present,
            value=np.where(present, value, np.nan),
            status=np.where(present, status, np.int16(NO_STATUS)),
            numerator=np.where(present & ~other, self.numerator, np.nan),
            denominator=np.where(present & ~other, self.denominator, np.nan),
        )

    def reaching(self, periods: Iterable[int]) -> Cube:
        """The cube with its axis of periods made long enough to hold some more."""
        first = min([*periods, self.periods[0]])
        last = max([*periods, self.periods[-1]])
        before, after = self.periods[0] - first, last - self.periods[-1]
        if not before and not after:
            return self
        shape = (len(self.measures), last - first + 1, len(self.areas))
        where = np.unravel_index(self.revisions.cell, self.value.shape)
        moved = np.ravel_multi_index((where[0], where[1] + before, where[2]), shape)
        arrays: dict[str, Any] = {
            name: np.pad(
                getattr(self, name),
                ((0, 0), (before, after), (0, 0)),
                constant_values=empty,
            )
            for name, empty in ARRAYS.items()
        }
        return dataclasses.replace(
            self,
            **arrays,
            periods=tuple(range(first, last + 1)),
            revisions=dataclasses.replace(self.revisions, cell=moved.astype(np.int64)),
        )


def _codes(column: pa.ChunkedArray, order: dict[str, int]) -> npt.NDArray[np.int64]:
    """A text column as places on an axis, -1 where empty."""
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    places = np.array([order[text] for text in encoded.dictionary.to_pylist()] or [-1])
    indices = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return np.where(indices < 0, -1, places[np.maximum(indices, 0)])


def _numbers(column: pa.ChunkedArray) -> npt.NDArray[Any]:
    """A column of numbers or days as an array, NaN where empty."""
    if pa.types.is_date32(column.type):
        column = column.cast(pa.int32())
    if column.null_count:
        column = column.fill_null(float("nan"))
    return np.asarray(column.to_numpy())


def build(values: pa.Table, vintages: pa.Table) -> Cube:
    """The cube of a table of published values and one of their vintages."""
    names = tuple(found.id for found in measures())
    keys = all_keys()
    measure_order = {name: index for index, name in enumerate(names)}
    area_order = {key: index for index, key in enumerate(keys)}
    years = _numbers(values["period"]).astype(np.int64)
    periods = tuple(range(int(years.min()), int(years.max()) + 1))
    shape = (len(names), len(periods), len(keys))

    def cells(table: pa.Table) -> npt.NDArray[np.int64]:
        return np.ravel_multi_index(
            (
                _codes(table["measure_id"], measure_order),
                _numbers(table["period"]).astype(np.int64) - periods[0],
                _codes(table["area"], area_order),
            ),
            shape,
        ).astype(np.int64)

    at = cells(values)
    sources = tuple(values["source"].combine_chunks().unique().to_pylist())

    def laid(name: str, content: npt.NDArray[Any], kind: Any) -> Any:
        whole = np.full(shape, ARRAYS[name], dtype=kind)
        whole.reshape(-1)[at] = content
        # The carried cube is shared by all who ask for it.
        whole.flags.writeable = False
        return whole

    revisions = Revisions(
        cells(vintages),
        _numbers(vintages["first_shown"]).astype(np.int32),
        _numbers(vintages["last_shown"]).astype(np.int32),
        _numbers(vintages["value"]),
        np.full(len(vintages), NO_STATUS, dtype=np.int16),
    )
    revised = np.zeros(shape, dtype=bool)
    revised.reshape(-1)[revisions.cell] = True
    status_order: dict[str, int] = {code: index for index, code in enumerate(STATUSES)}
    source_order = {name: index for index, name in enumerate(sources)}
    return Cube(
        measures=names,
        periods=periods,
        areas=keys,
        present=laid("present", np.ones(len(at), dtype=bool), bool),
        value=laid("value", _numbers(values["value"]), np.float64),
        status=laid("status", _codes(values["status"], status_order), np.int16),
        numerator=laid("numerator", _numbers(values["numerator"]), np.float64),
        denominator=laid("denominator", _numbers(values["denominator"]), np.float64),
        end=laid("end", _numbers(values["period_end"]), np.int32),
        published=laid("published", _numbers(values["published"]), np.int32),
        estimated=laid("estimated", _numbers(values["estimated"]), bool),
        joint=laid("joint", _numbers(values["joint"]), bool),
        revised=revised,
        source=laid("source", _codes(values["source"], source_order), np.int16),
        sources=sources,
        revisions=revisions,
    )


def read_packaged(name: str) -> pa.Table:
    """One of the tables that the package carries, by file name."""
    file = resources.files("lineofsight.published").joinpath("data", name)
    with file.open("rb") as stream:
        return pq.read_table(stream)


@cache
def packaged() -> Cube:
    """The cube of the values that the package carries."""
    return build(read_packaged("values.parquet"), read_packaged("vintages.parquet"))
