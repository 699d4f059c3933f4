"""Declaring a table once: its columns, their types, codes and meaning.

A table is a class whose annotated attributes are columns. The class is also a frozen,
keyword-only dataclass, so that one row of it can be made, checked by mypy and passed about::

    class Judgement(Table, name="judgement"):
        \"\"\"One grade for one area in one inspection.\"\"\"

        report_id: str = Column(key=True, doc="The inspection report.")
        grade: str | None = Column(codes=Grade, doc="The grade given.")

`schema()` gives the Arrow schema, `to_arrow()` a table of rows, and `reference()` the facts
from which the documentation is written.
"""

from __future__ import annotations

import builtins
import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from lineofsight.engine.codes import CodeList

if TYPE_CHECKING:  # Arrow takes longer to load than the check of a return takes to run
    import pyarrow as pa


@dataclasses.dataclass(frozen=True)
class ColumnFacts:
    """What is declared of one column."""

    name: str
    type: builtins.type
    many: bool
    required: bool
    key: bool
    doc: str
    codes: builtins.type[StrEnum] | None
    source: str | None
    since: int | None
    until: int | None
    codelist: CodeList | None = None
    pattern: str | None = None
    least: int | None = None
    most: int | None = None
    invalid: str | None = None
    missing: str | None = None
    derived: bool = False
    spellings: tuple[str, ...] = ()
    partly: str | None = None
    heading: str | None = None
    patterns: tuple[str, ...] = ()
    ssd: tuple[str, ...] = ()

    def used_in(self, year: int) -> bool:
        """Whether the column exists in a collection year."""
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names that files give the column: its own, the return's heading, other spellings."""
        return (self.name, *((self.heading,) if self.heading else ()), *self.spellings)


def Column(
    *,
    doc: str,
    key: bool = False,
    codes: type[StrEnum] | None = None,
    source: str | None = None,
    since: int | None = None,
    until: int | None = None,
    default: Any = dataclasses.MISSING,
    codelist: CodeList | None = None,
    pattern: str | None = None,
    least: int | None = None,
    most: int | None = None,
    invalid: str | None = None,
    missing: str | None = None,
    derived: bool = False,
    spellings: tuple[str, ...] = (),
    partly: str | None = None,
    heading: str | None = None,
    patterns: tuple[str, ...] = (),
    ssd: tuple[str, ...] = (),
) -> Any:
    """Declare one column of a `Table`.

    Args:
        doc: what the column means, in a sentence.
        key: whether it is part of the row's key.
        codes: the codes it may hold, where it is coded.
        source: the paragraph or table that defines it.
        since: first collection year (2025-26 is 2026) in which it exists.
        until: last collection year in which it exists.
        default: the value of a row that does not give one.
        codelist: the codes it may hold by year, where it comes from a return.
        pattern: the regular expression that its text must match whole.
        least: the smallest number it may hold.
        most: the largest number it may hold.
        invalid: the rule of the return that fails where something is given that does not fit.
        missing: the rule of the return that fails where nothing is given.
        derived: whether the product works it out; it is taken from a file that gives it.
        spellings: other names that files give the column.
        partly: the regular expression of a date of which parts are written as unknown.
        heading: how the return writes its name, where that is not the column's own.
        patterns: regular expressions, in any case, of names that probably mean the column: in a
            table that is read leniently (`Table.lenient`) one is taken for it, and that is told.
        ssd: the columns of the Standard Safeguarding Dataset that it equals, as
            `ssd_person.pers_dob`; several where one table here stands for several there.
    """
    facts = {
        "doc": doc,
        "key": key,
        "codes": codes,
        "source": source,
        "since": since,
        "until": until,
        "codelist": codelist,
        "pattern": pattern,
        "least": least,
        "most": most,
        "invalid": invalid,
        "missing": missing,
        "derived": derived,
        "spellings": spellings,
        "partly": partly,
        "heading": heading,
        "patterns": patterns,
        "ssd": ssd,
    }
    return dataclasses.field(default=default, metadata=facts)


def _arrow_type(kind: type) -> pa.DataType:
    """The Arrow type of a column's type; a code is text."""
    import pyarrow as pa

    arrow: dict[type, pa.DataType] = {
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        date: pa.date32(),
        datetime: pa.timestamp("us", tz="UTC"),
    }
    return arrow.get(kind, pa.string())


def _split_type(annotation: Any) -> tuple[type, bool, bool]:
    """Give (element type, is a list, may be null) for a column's annotation."""
    optional = False
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        arguments = [a for a in typing.get_args(annotation) if a is not type(None)]
        optional = len(arguments) < len(typing.get_args(annotation))
        (annotation,) = arguments
    if typing.get_origin(annotation) is tuple:
        return typing.get_args(annotation)[0], True, optional
    return annotation, False, optional


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(Column,))
class Table:
    """Base of every declared table. Column types: str, int, float, bool, date, datetime,
    an optional one of these (`str | None`: the column may be empty), or `tuple[T, ...]`."""

    name: ClassVar[str]
    _columns: ClassVar[dict[str, ColumnFacts]]
    #: Columns that no file has: what lookups say of a row, by name with their SQL type.
    looked_up: ClassVar[Mapping[str, str]] = types.MappingProxyType({})
    #: Keys of what a row belongs to besides its child: by name, the columns that make them up.
    within: ClassVar[Mapping[str, tuple[str, ...]]] = types.MappingProxyType({})
    #: How files and sheets are named that hold the table, besides by its own name: regular
    #: expressions of words and numbers in small letters, a space between them.
    called: ClassVar[tuple[str, ...]] = ()
    #: Whether a column may be told by a name that is nearly one of its own.
    lenient: ClassVar[bool] = False

    def __init_subclass__(cls, *, name: str) -> None:
        cls.name = name
        dataclasses.dataclass(frozen=True, kw_only=True)(cls)

    @classmethod
    def columns(cls) -> dict[str, ColumnFacts]:
        """The declared columns, in order."""
        if "_columns" not in cls.__dict__:  # evaluating annotations is slow: once is enough
            hints = typing.get_type_hints(cls)
            found = {}
            for field in dataclasses.fields(cls):  # type: ignore[arg-type]
                kind, many, optional = _split_type(hints[field.name])
                found[field.name] = ColumnFacts(
                    name=field.name,
                    type=kind,
                    many=many,
                    required=not optional,
                    **field.metadata,
                )
            cls._columns = found
        return dict(cls._columns)

    @classmethod
    def schema(cls) -> pa.Schema:
        """The Arrow schema of the table."""
        import pyarrow as pa

        fields = []
        for column in cls.columns().values():
            kind = _arrow_type(column.type)
            fields.append(
                pa.field(
                    column.name,
                    pa.list_(kind) if column.many else kind,
                    nullable=not column.required,
                )
            )
        return pa.schema(fields)

    @classmethod
    def to_arrow(cls, rows: Iterable[Self]) -> pa.Table:
        """The rows as an Arrow table with the declared schema.

        Raises:
            TypeError: a value is of another type than its column.
            ValueError: a required value is missing, or a value is out of its type's range.
        """
        import pyarrow as pa

        kept = list(rows)
        schema = cls.schema()
        arrays = [cls._array(field, [getattr(row, field.name) for row in kept]) for field in schema]
        return pa.Table.from_arrays(arrays, schema=schema)

    @classmethod
    def _array(cls, field: pa.Field, values: list[Any]) -> pa.Array:
        import pyarrow as pa

        try:
            array = pa.array(values, type=field.type)
        except (TypeError, pa.ArrowTypeError) as error:
            raise TypeError(f"{cls.name}.{field.name}: {error}") from error
        except (OverflowError, pa.ArrowInvalid) as error:
            raise ValueError(f"{cls.name}.{field.name}: {error}") from error
        if array.null_count and not field.nullable:
            row = values.index(None)
            raise ValueError(f"{cls.name}.{field.name}: row {row} has no value, and must have one.")
        return array

    @classmethod
    def conform(cls, table: pa.Table) -> pa.Table:
        """A table stored by any version, with the columns declared now: one that was added since
        has its default or is empty, one that was dropped is gone.

        Raises:
            ValueError: a column that may not be empty is not there.
        """
        import pyarrow as pa

        schema = cls.schema()
        if table.schema.equals(schema):
            return table
        defaults = {
            field.name: field.default
            for field in dataclasses.fields(cls)  # type: ignore[arg-type]
            if field.default is not dataclasses.MISSING
        }
        columns = []
        for field in schema:
            if field.name in table.column_names:
                columns.append(table.column(field.name).cast(field.type))
            elif field.nullable or field.name in defaults:
                values = [defaults.get(field.name)] * table.num_rows
                columns.append(pa.array(values, type=field.type))
            else:
                raise ValueError(f"{cls.name} was stored by another version: no {field.name}.")
        return pa.Table.from_arrays(columns, schema=schema)

    @classmethod
    def from_arrow(cls, table: pa.Table) -> list[Self]:
        """Rows read back from an Arrow table, one stored by an older version too (`conform`)."""
        columns = cls.columns()
        stored = cls.conform(table)
        values = {name: stored.column(name).to_pylist() for name in columns}
        for name, column in columns.items():
            if column.many:
                values[name] = [tuple(v or ()) for v in values[name]]
        return [
            cls(**dict(zip(values, row, strict=True))) for row in zip(*values.values(), strict=True)
        ]
