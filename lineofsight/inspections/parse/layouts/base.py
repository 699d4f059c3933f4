"""What every layout gives."""

from __future__ import annotations

from dataclasses import dataclass

from lineofsight.inspections.parse.judgements import Row
from lineofsight.inspections.parse.pdf import Line
from lineofsight.reference.frameworks import Family


@dataclass(frozen=True, slots=True)
class Layout:
    """A recognised layout: its family, its table of judgements, and the pages' lines without those
    of the cover and the table."""

    family: Family
    rows: list[Row]
    pages: list[list[Line]]


@dataclass(frozen=True, slots=True)
class Front:
    """What a layout is recognised by: the first page's lines, the title above them in plain
    lower case, and the whole report."""

    lines: list[Line]
    title: str
    pages: list[list[Line]]
