"""What an indicator is: a function from the record to its members, with what it means.

An indicator's function gives a frame of *members*: a row for each row of the record (a referral,
a plan, a child in care) that its denominator counts, once in each period. Values, splits and
lists of children are all made from members, so that a figure and the children behind it cannot
differ. Columns of members:

- `_period`: the period, by its place among those asked for;
- `la_code`, `person_id` (None for workers), `row_key` (the key of the row of `table`);
- `met`: whether the row is in the numerator; None where the answer is missing, which counts in
  the denominator and is told;
- `part`: the part it belongs to, of an indicator of parts (`Form.MIX`);
- `amount`: the number that is averaged (`MEAN`, `MEDIAN`) or summed (`RATIO`);
- `base`: of a `RATIO`, what the sum of amounts is divided by the sum of.

`met`, `part`, `amount` and `base` may be left out where the form has no use for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import narwhals as nw

from lineofsight.engine.tables import Table
from lineofsight.reference.areas import Area

if TYPE_CHECKING:
    from lineofsight.indicators.record import Record

Frame = nw.LazyFrame[Any]
#: Columns of the record that an indicator reads, by table.
Uses = Mapping[type[Table], tuple[str, ...]]

PERIOD = "_period"
#: The columns that every member has.
NEEDED = (PERIOD, "la_code", "person_id", "row_key")
#: The columns that a member may have.
OPTIONAL = ("met", "part", "amount", "base")


class Form(StrEnum):
    """What sort of number an indicator is, and how its members make it."""

    COUNT = "count"  # members that are met
    RATE = "rate"  # the same, and for every 10,000 people under 18; yearly, of events
    PERCENT = "percent"  # members met, of all members
    MIX = "mix"  # of each part, its members of all members that are in any part
    MEAN = "mean"  # mean of amounts that are given
    MEDIAN = "median"  # median of amounts that are given
    RATIO = "ratio"  # sum of amounts divided by sum of bases
    RATIO_PERCENT = "ratio_percent"  # the same, in hundredths


class Timing(StrEnum):
    """When members are counted."""

    EVENTS = "events"  # what happened in the period
    SNAPSHOT = "snapshot"  # what stood on its last day


class Calendar(StrEnum):
    """Which years are the indicator's."""

    MARCH = "march"
    SEPTEMBER = "september"


class Polarity(StrEnum):
    """Which direction is better; CONTEXT: neither by itself."""

    HIGH = "high"
    LOW = "low"
    CONTEXT = "context"


class Basis(StrEnum):
    """What a definition rests on."""

    DFE = "D"  # the Department's definition or wording
    ANNEX_A = "A"  # Ofsted's Annex A
    GUIDANCE = "S"  # statutory guidance
    OURS = "I"  # inferred here; to be settled with councils


#: The lines that a docstring must have, each a fact of the definition.
FACTS = (
    "Population",
    "Numerator",
    "Denominator",
    "Period",
    "Exclusions",
    "Polarity",
    "Source",
    "Basis",
)


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    Attributes:
        code: its code, as in `HP06`; of one that is given in several ways, with a word after it:
            `HP30-ending`.
        name: its name for people.
        area: the inspection area it informs.
        form: what sort of number it is.
        timing: whether events of the period or what stood on its last day is counted.
        polarity: which direction is better.
        table: the table of the record that its members are rows of.
        uses: the columns that it reads, by table: issues in them touch it.
        look_back: months before the period (before its last day, of a snapshot) that it looks at.
        published: the published measure it corresponds to, None where there is none.
        calendar: which years are its own.
        first_release: whether it is one of the 71 of the first release.
        unit: what an amount is counted in, of a mean, median or ratio: days, score, cases.
        parts: of a mix, the parts in order, each with its name for people.
        summary: what it shows, in a sentence.
        facts: population, numerator, denominator, period, exclusions, polarity, source and basis,
            in words.
        members: gives the frame of members.
    """

    code: str
    name: str
    area: Area
    form: Form
    timing: Timing
    polarity: Polarity
    table: type[Table]
    uses: Mapping[type[Table], tuple[str, ...]]
    look_back: int
    published: str | None
    calendar: Calendar
    first_release: bool
    unit: str
    parts: Mapping[str, str]
    summary: str
    facts: Mapping[str, str]
    members: Callable[[Record], Frame]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.code.lower()

    @property
    def number(self) -> str:
        """The code that all its forms share: HP30 of HP30-ending."""
        return self.code.partition("-")[0]


class IndicatorsOf:
    """The indicators of one area, filled by decorating their functions."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.found: list[Indicator] = []

    def indicator(
        self,
        code: str,
        name: str,
        *,
        form: Form,
        timing: Timing,
        polarity: Polarity,
        table: type[Table],
        uses: Mapping[type[Table], tuple[str, ...]],
        look_back: int = 0,
        published: str | None = None,
        calendar: Calendar = Calendar.MARCH,
        first_release: bool = True,
        unit: str = "",
        parts: Mapping[str, str] | None = None,
    ) -> Callable[[Callable[[Record], Frame]], Callable[[Record], Frame]]:
        """Declare the indicator that the decorated function gives the members of. Its docstring
        has a sentence, then a line `Population: …` and so on for each of `FACTS`.

        Raises:
            ValueError: the docstring lacks one of them, or a column is used that is not there.
        """

        def declare(
            members: Callable[[Record], Frame],
        ) -> Callable[[Record], Frame]:
            summary, facts = _read_docstring(code, members.__doc__ or "")
            for used, columns in uses.items():
                if missing := set(columns) - used.columns().keys():
                    raise ValueError(
                        f"{code} uses {used.name}.{missing.pop()}, which is not there."
                    )
            self.found.append(
                Indicator(
                    code=code,
                    name=name,
                    area=self.area,
                    form=form,
                    timing=timing,
                    polarity=polarity,
                    table=table,
                    uses=uses,
                    look_back=look_back,
                    published=published,
                    calendar=calendar,
                    first_release=first_release,
                    unit=unit,
                    parts=parts or {},
                    summary=summary,
                    facts=facts,
                    members=members,
                )
            )
            return members

        return declare


_FACT = re.compile(rf"^\s*({'|'.join(FACTS)}): ", re.MULTILINE)


def _read_docstring(code: str, text: str) -> tuple[str, dict[str, str]]:
    """The sentence and the facts of a docstring."""
    summary, *rest = _FACT.split(text)
    facts = {
        name: " ".join(words.split()) for name, words in zip(rest[::2], rest[1::2], strict=True)
    }
    if missing := [name for name in FACTS if not facts.get(name)]:
        raise ValueError(f"The docstring of {code} lacks: {', '.join(missing)}.")
    return " ".join(summary.split()), facts
