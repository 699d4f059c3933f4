"""What is kept of official statistics: three tables, declared once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from lineofsight.engine.tables import Column, Table
from lineofsight.reference.areas import Area


class Status(StrEnum):
    """Why a published value is not a number. The codes are those printed in the official files;
    none of them means zero."""

    SUPPRESSED = "c"
    UNAVAILABLE = "x"
    NOT_APPLICABLE = "z"
    ROUNDS_TO_ZERO = "k"
    UNRELIABLE = "u"
    LOW = "low"

    @property
    def label(self) -> str:
        """The reason in words."""
        return {
            "c": "suppressed to protect individuals",
            "x": "not available",
            "z": "not applicable",
            "k": "rounds to zero, but is not zero",
            "u": "too unreliable to publish",
            "low": "low, not given exactly",
        }[self.value]


class Polarity(StrEnum):
    """Which direction is better, where everyone agrees that one is."""

    HIGH = "high"
    LOW = "low"


class Form(StrEnum):
    """What sort of number a measure is, which decides how it can be tested."""

    PROPORTION = "proportion"
    RATE = "rate"
    AVERAGE = "average"
    RATIO = "ratio"
    COUNT = "count"

    @property
    def doc(self) -> str:
        """What the form means."""
        return {
            "proportion": "a share of children, workers or events, each counted or not",
            "rate": "events or children per head of a population, or per worker",
            "average": "the mean of a score or a cost per child",
            "ratio": "a share of money or of time",
            "count": "a number of people",
        }[self.value]


class Calendar(StrEnum):
    """The year that a period is, named by the year in which it ends."""

    MARCH = "march"
    SEPTEMBER = "september"
    ACADEMIC = "academic"
    CALENDAR = "calendar"
    JANUARY = "january"
    MID_YEAR = "mid_year"


class Measure(Table, name="measure"):
    """A published statistic that is carried for every authority."""

    id: str = Column(key=True, doc="Our name for the measure, as in `hp_cin_rate`.")
    title: str = Column(doc="The measure in a few words.")
    definition: str = Column(doc="What is counted, over whom, in our words.")
    unit: str = Column(doc="Unit of the value, as in `%` or `per 10,000`.")
    form: str = Column(codes=Form, doc="What sort of number it is.")
    polarity: str | None = Column(
        codes=Polarity, doc="Which direction is better; empty where neither is."
    )
    area: str | None = Column(
        codes=Area, doc="Inspection area it informs; empty for the setting of all four."
    )
    core: bool = Column(doc="Whether it is among the measures shown first.")
    decimals: int = Column(doc="Decimal places that the value is shown with.")
    calendar: str = Column(codes=Calendar, doc="The year that a period is.")
    on_a_day: bool = Column(
        doc="Whether it is counted on the last day of the period, not over the period."
    )
    scale: float | None = Column(
        doc="What numerator over denominator is multiplied by to give the value; empty where the "
        "two do not give it."
    )
    first_period: int = Column(doc="First period held: the year in which it ends.")
    last_period: int = Column(doc="Last period held.")
    next_update: date | None = Column(doc="When new values are due, where announced.")
    has_counts: bool = Column(
        doc="Whether numerator and denominator are published for any of its values."
    )
    derived: bool = Column(doc="Whether we worked the value out from published numbers.")
    publication: str = Column(doc="The official publication it comes from.")
    address: str = Column(doc="Web address of the publication.")
    note: str | None = Column(doc="What a reader must know before using it.")


class PublishedValue(Table, name="published_value"):
    """The latest published value of a measure for one area and one period."""

    measure_id: str = Column(key=True, doc="The measure.")
    area: str = Column(
        key=True,
        doc="DfE code of an authority, `england`, or the address name of a region, as in "
        "`south-west`; `inner-london` and `outer-london` besides.",
    )
    period: int = Column(key=True, doc="The year in which the period ends.")
    period_end: date = Column(doc="Last day of the period.")
    value: float | None = Column(
        doc="The value in the measure's unit; empty exactly when there is a status."
    )
    status: str | None = Column(codes=Status, doc="Why there is no value.")
    joint: bool = Column(
        doc="Whether two authorities made one return, so that both carry the same value."
    )
    numerator: float | None = Column(doc="What was counted; empty where not published.")
    denominator: float | None = Column(doc="Out of how many; empty where not published.")
    published: date = Column(doc="Day from which a value for this period was public.")
    estimated: bool = Column(
        doc="Whether that day is estimated from the usual delay of the publication."
    )
    source: str = Column(doc="File or series of the publication that it was read from.")


class Vintage(Table, name="vintage"):
    """One of the values that a measure, area and period has been given, where it was revised."""

    measure_id: str = Column(key=True, doc="The measure.")
    area: str = Column(key=True, doc="The area, as in published values.")
    period: int = Column(key=True, doc="The year in which the period ends.")
    first_shown: date = Column(key=True, doc="First day on which this value was seen.")
    last_shown: date = Column(doc="Last day on which it was seen.")
    value: float = Column(doc="The value shown.")


class Release(Table, name="release"):
    """A release of a data set that was loaded into the workspace."""

    data_set: str = Column(
        key=True,
        doc="The data set, in small letters, digits and dashes: its identifier or its file's name.",
    )
    published: date = Column(key=True, doc="Day on which the release was published.")
    version: str | None = Column(doc="Version of the data set, as in `2.0`; empty for a file.")
    title: str = Column(doc="Title of the data set, or the file's name.")
    loaded: datetime = Column(doc="When it was loaded.")
    rows: int = Column(doc="Rows read from it, whether new or as held already.")
    refused: int = Column(doc="Rows that could not be read.")
    new: int = Column(doc="Values that it gave for the first time.")
    revised: int = Column(doc="Values that it gave otherwise than they were held.")
