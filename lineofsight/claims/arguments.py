"""The values that fill a claim's blanks: how they are read, written and shown."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from lineofsight.claims.among import Among
from lineofsight.published.measures import Measure, UnknownMeasureError, measure
from lineofsight.reference import authorities
from lineofsight.reference.authorities import UnknownAuthorityError


class ArgumentError(ValueError):
    """A claim's blank is missing or holds what it cannot hold. The message says what it can."""


@dataclass(frozen=True)
class Codec:
    """How values of one type are read from text, written as text and shown in a sentence.

    Attributes:
        label: the type in words, for reference and messages.
        type: the Python type.
        read: from text.
        write: to text that `read` understands.
        words: as it stands in a sentence.
    """

    label: str
    type: type
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    words: Callable[[Any], str]

    def parse(self, name: str, text: str) -> Any:
        """The value that a text stands for.

        Raises:
            ArgumentError: it stands for none.
        """
        if name in AUTHORITY_BLANKS:
            return _authority(text)
        try:
            return self.read(text)
        except (ValueError, KeyError) as error:
            raise ArgumentError(f"{name}: {text!r} is not {self.label}.") from error

    def check(self, name: str, value: Any) -> None:
        """See that a value is of the type.

        Raises:
            ArgumentError: it is not.
        """
        wanted = (int, float) if self.type is float else self.type
        odd_bool = isinstance(value, bool) and self.type is not bool
        if not isinstance(value, wanted) or odd_bool:
            raise ArgumentError(f"{name}: {value!r} is not {self.label}.")
        if name in AUTHORITY_BLANKS:
            _authority(str(value))
        if name in MEASURE_BLANKS:
            known_measure(str(value))

    def show(self, name: str, value: Any) -> str:
        """The value as it stands in a sentence."""
        if name in AUTHORITY_BLANKS:
            return authorities.get(value).name
        if name in MEASURE_BLANKS:
            return lower(known_measure(value).title)
        if name in ORDINAL_BLANKS:
            return ordinal(value)
        if name in YEAR_BLANKS:
            return str(value)
        return self.words(value)


#: Blanks that hold an authority's DfE code and are read by any of its names.
AUTHORITY_BLANKS = frozenset({"authority"})
#: Blanks that hold a measure's id and are shown by its title.
MEASURE_BLANKS = frozenset({"measure"})
#: Blanks shown as first, second, 3rd.
ORDINAL_BLANKS = frozenset({"position"})
#: Blanks that hold a year and are shown without a comma.
YEAR_BLANKS = frozenset({"year", "since", "start", "end", "period"})


#: What may stand in blanks that hold the name of something, in words.
VALUES = {
    "authority": "a name, an address name, or a DfE or ONS code",
    "measure": "a measure's id, as `lineofsight published` lists",
}


def _authority(text: str) -> str:
    try:
        return authorities.get(text).code
    except UnknownAuthorityError:
        found = authorities.find(text)
        if found is None:
            try:
                found = authorities.by_slug(text)
            except UnknownAuthorityError:
                raise ArgumentError(
                    f"authority: {text!r} is not a name, an address name, or a DfE or ONS code."
                ) from None
        return found.code


def known_measure(measure_id: str) -> Measure:
    """The measure that a claim names.

    Raises:
        ArgumentError: there is none.
    """
    try:
        return measure(measure_id)
    except UnknownMeasureError as error:
        raise ArgumentError(str(error)) from error


def lower(title: str) -> str:
    """A title in the middle of a sentence; a leading abbreviation keeps its capitals."""
    return title if title[1:2].isupper() else title[0].lower() + title[1:]


_FIRST = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def ordinal(number: int) -> str:
    """`first` to `eighth`, then `9th`, `21st`."""
    if 0 < number < len(_FIRST):
        return _FIRST[number]
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else last}"


def day_in_words(day: date) -> str:
    """`2 March 2020`."""
    return f"{day.day} {day:%B %Y}"


def _flag(text: str) -> bool:
    return {"yes": True, "true": True, "no": False, "false": False}[text.strip().lower()]


def _code(kind: type[StrEnum], text: str) -> StrEnum:
    return kind(text.strip().lower().replace("-", "_").replace(" ", "_"))


def _lower(value: Any) -> str:
    label: str = getattr(value, "label", value.value)
    return label[0].lower() + label[1:]


_SIMPLE: dict[type, Codec] = {
    str: Codec("text", str, str, str, str),
    int: Codec("a whole number", int, int, str, lambda n: f"{n:,}"),
    float: Codec("a number", float, float, repr, lambda n: f"{n:,.10g}"),
    bool: Codec("yes or no", bool, _flag, lambda b: "yes" if b else "no", str),
    date: Codec("a date (YYYY-MM-DD)", date, date.fromisoformat, date.isoformat, day_in_words),
    Among: Codec(
        "a group (england, region, type, neighbours:2025, regions:west-midlands+north-west, "
        "codes:865+894)",
        Among,
        Among.parse,
        str,
        lambda among: among.label,
    ),
}


def codec_of(annotation: Any) -> Codec:
    """The codec for a declared type; `X | None` has the codec of X.

    Raises:
        TypeError: values of the type cannot fill a blank.
    """
    if get_origin(annotation) in (Union, types.UnionType):
        (annotation,) = [each for each in get_args(annotation) if each is not type(None)]
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        kind = annotation
        listed = ", ".join(each.value for each in kind)
        return Codec(
            f"one of: {listed}", kind, lambda text: _code(kind, text), lambda v: v.value, _lower
        )
    raise TypeError(f"A claim's blank cannot be of type {annotation!r}.")
