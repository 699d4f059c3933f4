"""Where each measure is read from: the data set, and its columns and labels.

Declared in `data/sources.toml`. A measure that is not there is not updated by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from lineofsight.published.measures import Measure, measure, measures
from lineofsight.reference.authorities import slugify
from lineofsight.reference.files import read_data

#: Labels by column: a row is meant when each column holds one of its labels.
Labels = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Layout:
    """How a measure stands in one layout of a data set.

    Attributes:
        measure_id: the measure.
        value: column of the value; None where it is numerator over denominator.
        numerator: column of what was counted, or None.
        denominator: columns whose sum is out of how many; empty where there are none.
        where: the rows that hold it.
        total: the rows whose numerator column is the denominator; empty where there are none.
    """

    measure_id: str
    value: str | None
    numerator: str | None
    denominator: tuple[str, ...]
    where: Labels = field(default_factory=dict)
    total: Labels = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that must be there, the value's first."""
        return (*self.counts_and_value, *self.where, *self.total)

    @property
    def numerators(self) -> tuple[str, ...]:
        """The numerator's column, if there is one."""
        return () if self.numerator is None else (self.numerator,)

    @property
    def counts_and_value(self) -> tuple[str, ...]:
        """The columns of numbers, the value's first."""
        named = (self.value, self.numerator, *self.denominator)
        return tuple(name for name in named if name is not None)

    def fits(self, columns: Iterable[str]) -> bool:
        """Whether a file with these columns has this layout."""
        return set(self.columns) <= set(columns)


@dataclass(frozen=True)
class DataSet:
    """A data set of the Department's, with the measures read from it.

    Attributes:
        title: its title, or how the title begins.
        publications: address names of the publication that it may stand in.
        id: its identifier in the statistics service, where printed in the catalogue.
        layouts: layouts of its measures, of each measure the newest first.
    """

    title: str
    publications: tuple[str, ...]
    id: str | None
    layouts: tuple[Layout, ...]

    @property
    def name(self) -> str:
        """Its title in small letters, digits and dashes, by which releases of it are known."""
        return slugify(self.title)

    @property
    def measure_ids(self) -> tuple[str, ...]:
        """The measures read from it."""
        return tuple(dict.fromkeys(layout.measure_id for layout in self.layouts))

    def layouts_of(self, measure_id: str) -> tuple[Layout, ...]:
        """A measure's layouts, newest first."""
        return tuple(layout for layout in self.layouts if layout.measure_id == measure_id)

    def layout_for(self, measure_id: str, columns: Iterable[str]) -> Layout | None:
        """The newest layout of a measure that columns have, or None."""
        held = set(columns)
        return next((each for each in self.layouts_of(measure_id) if each.fits(held)), None)


def _labels(found: Mapping[str, list[str]]) -> Labels:
    return {
        column: frozenset(label.casefold() for label in labels) for column, labels in found.items()
    }


def _columns(found: str | list[str]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found)


def chosen_by_hand(
    columns: Mapping[str, str], where: Mapping[str, Iterable[str]] | None = None
) -> DataSet:
    """A data set as a person describes it, for a file that no declared one fits.

    Args:
        columns: the column of each measure's value, by measure.
        where: labels by column that choose the rows to read.

    Raises:
        UnknownMeasureError: there is no such measure.
    """
    rows = _labels({column: list(labels) for column, labels in (where or {}).items()})
    layouts = tuple(
        Layout(measure(each).id, column, None, (), rows) for each, column in columns.items()
    )
    return DataSet("By hand: " + ", ".join(sorted(columns)), (), None, layouts)


@cache
def data_sets() -> tuple[DataSet, ...]:
    """The declared data sets.

    Raises:
        UnknownMeasureError: one names a measure that is not carried.
    """
    found = tomllib.loads(read_data("sources.toml", "lineofsight.published"))
    listed = []
    for entry in found["data_set"]:
        layouts = tuple(
            Layout(
                measure_id=measure(row["id"]).id,
                value=row.get("value"),
                numerator=row.get("numerator"),
                denominator=_columns(row.get("denominator", [])),
                where=_labels(row.get("where", {})),
                total=_labels(row.get("total", {})),
            )
            for row in entry["measures"]
        )
        listed.append(
            DataSet(entry["title"], tuple(entry["publications"]), entry.get("id"), layouts)
        )
    return tuple(listed)


def data_set_of(measure_id: str) -> DataSet | None:
    """The data set that gives a measure, or None."""
    return next((each for each in data_sets() if measure_id in each.measure_ids), None)


def not_updated() -> tuple[Measure, ...]:
    """The measures that no declared data set gives."""
    given = {each for source in data_sets() for each in source.measure_ids}
    return tuple(found for found in measures() if found.id not in given)
