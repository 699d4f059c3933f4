"""What a request for statistics asks: the authority, the measure, the model of neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from lineofsight.published.areas import region_key
from lineofsight.published.measures import Measure, UnknownMeasureError, measure
from lineofsight.published.statistics import Statistics
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.neighbours import MODELS
from lineofsight.web.inspections.ask import Ask, models
from lineofsight.web.published.series import Middle
from lineofsight.web.published.store import statistics_on

#: The inspection areas that measures inform, in the order of an inspection's report; None for
#: what sets all four in their context.
AREAS: dict[Area | None, str] = {
    Area.LEADERS: "Leaders and workforce",
    Area.HELP_AND_PROTECTION: "Help and protection",
    Area.IN_CARE: "Children in care",
    Area.CARE_LEAVERS: "Care leavers",
    None: "The setting of all four",
}
MIDDLES = {"median": "Middle one (median)", "mean": "Average (mean)"}


def authority_or_404(slug: str) -> Authority:
    """The authority with an address name.

    Raises:
        Http404: there is none.
    """
    try:
        return authorities.by_slug(slug)
    except UnknownAuthorityError as error:
        raise Http404 from error


def measure_or_404(measure_id: str) -> Measure:
    """The measure with an id.

    Raises:
        Http404: there is none.
    """
    try:
        return measure(measure_id)
    except UnknownMeasureError as error:
        raise Http404 from error


@dataclass(frozen=True)
class Choice:
    """Who is looked at and beside whom.

    Attributes:
        council: the authority; None for England alone.
        model: the year of the model of statistical neighbours.
        middle: how the neighbours are made one number.
    """

    council: Authority | None
    model: int
    middle: Middle

    @property
    def code(self) -> str | None:
        """The authority's DfE code."""
        return self.council.code if self.council else None

    @property
    def region(self) -> str | None:
        """The key of the authority's region."""
        return region_key(self.council.region) if self.council else None

    @property
    def query(self) -> dict[str, str]:
        """The choice as a query, less what is chosen unasked."""
        found = {"council": self.council.slug} if self.council else {}
        if self.model != MODELS[0]:
            found["model"] = str(self.model)
        if self.middle is not Middle.MEDIAN:
            found["average"] = self.middle.value
        return found

    @property
    def neighbours_name(self) -> str:
        """The neighbours' number in words: `Neighbours (median, 2025 model)`."""
        return f"Neighbours ({self.middle.value}, {self.model} model)"


def choice(asked: Ask) -> Choice:
    """The choice that a request makes."""
    return Choice(
        council=asked.council("council"),
        model=int(asked.choice("model", models(), str(MODELS[0]))),
        middle=Middle(asked.choice("average", MIDDLES, Middle.MEDIAN.value)),
    )


def statistics_of(asked: Ask) -> Statistics:
    """The statistics as they stood on the day asked about."""
    return statistics_on(asked.day.day)


def council_choices(asked: Ask) -> dict[str, str]:
    """The authorities of the day asked about, by address name."""
    return {a.slug: a.name for a in authorities.current(on=asked.day.day)}
