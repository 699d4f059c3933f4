"""What an invented council is made to look like: the published figures of a real one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lineofsight.published.areas import ENGLAND, region_key
from lineofsight.published.measures import measures
from lineofsight.published.statistics import Statistics
from lineofsight.reference import authorities

#: The measure of people under 18.
PEOPLE = "ctx_pop_0_17"


@dataclass(frozen=True)
class Target:
    """A published figure: whose it is (the council's own, its region's or England's, where the
    nearer one was not published), and of which period."""

    measure_id: str
    value: float
    of: str
    period: int


@dataclass(frozen=True)
class Rates:
    """The latest published figures of a council, by measure."""

    code: str
    targets: dict[str, Target]

    def __getitem__(self, measure_id: str) -> float:
        return self.targets[measure_id].value

    def share(self, measure_id: str) -> float:
        """A percentage as a share."""
        return self[measure_id] / 100


@cache
def statistics() -> Statistics:
    """The figures that the package carries."""
    return Statistics.load()


def rates_of(code: str) -> Rates:
    """The latest figures of a council; where one was not published, its region's or England's.

    Args:
        code: DfE code of the council.
    """
    authority = authorities.get(code)
    places = (
        (authority.code, authority.name),
        (region_key(authority.region), authority.region),
        (ENGLAND, "England"),
    )
    found: dict[str, Target] = {}
    for measure in measures():
        period = statistics().latest(measure.id)
        if period is None:
            continue
        for key, name in places:
            value = statistics().value(measure.id, key, period)
            if value is not None and value.value is not None:
                found[measure.id] = Target(measure.id, value.value, name, period)
                break
    return Rates(authority.code, found)
