"""What each column of this room's lists holds. The reference of pages repeats it."""

from __future__ import annotations

from typing import Any

from lineofsight.published.areas import area_of, is_authority
from lineofsight.published.measures import Measure
from lineofsight.reference.neighbours import MODELS
from lineofsight.web.inspections.columns import council_cells

#: What a row about a measure begins with.
MEASURE = ("measure", "title", "inspection_area", "unit", "better")


def measure_cells(measure: Measure) -> dict[str, Any]:
    """The cells of `MEASURE`."""
    return {
        "measure": measure.id,
        "title": measure.title,
        "inspection_area": measure.area,
        "unit": measure.unit,
        "better": measure.polarity,
    }


def place_cells(key: str) -> dict[str, Any]:
    """Which place a value is about: its key and name, and an authority's codes."""
    cells = council_cells(key) if is_authority(key) else {}
    return {**cells, "place": key, "place_name": area_of(key).name}


_BY_MODEL = {
    f"{what}_{model}": f"{meaning}, under the model of {model}"
    for model in MODELS
    for what, meaning in (
        ("rank", "the neighbour's place, 1 for the nearest"),
        ("closeness", "how close the model puts it"),
    )
}
MEANINGS: dict[str, str] = {
    "measure": "the measure's name in addresses",
    "title": "the measure in a few words",
    "inspection_area": "inspection area that it informs; empty for the setting of all four",
    "unit": "unit of its values",
    "better": "`high` or `low`; empty where neither direction is better",
    "place": "DfE code of a council, `england`, or a region's address name",
    "place_name": "name of the place",
    "period": "year in which the period ends",
    "latest_period": "last period with a value",
    "period_end": "last day of the period",
    "value": "the value; empty when there is a status or nothing is published",
    "status": "why there is no value: `c`, `x`, `z`, `k`, `u` or `low`",
    "joint_return": "whether two councils made one return and carry the same value",
    "numerator": "what was counted, where published",
    "denominator": "out of how many, where published",
    "public_from": "day from which a value for the period was public",
    "public_from_is_estimated": "whether that day is estimated from the usual delay",
    "revised": "whether other values have been published for the period",
    "source_file": "file or series of the publication",
    "england": "England's value",
    "region_value": "the region's value",
    "neighbours_model": "year of the model of statistical neighbours",
    "neighbours_mean": "mean of the ten neighbours that have a value",
    "neighbours_median": "median of them",
    "choice_of_neighbours_matters": "whether above or below them depends on model or average",
    "change_in_words": "the change from the period before, with its test",
    "change_p_value": "p value of the test; empty when it cannot be tested",
    "change_is_more_than_chance": "whether p is below 0.05; empty likewise",
    "unusual": "how unusual the value is for a council of its size",
    "rank": "place, 1 for the best; empty where neither direction is better",
    "ranked": "councils that were ranked",
    "quarter": "1 for the best quarter to 4",
    "first_period": "first period held",
    "next_update": "when new values are due",
    "publication": "the official publication",
    **_BY_MODEL,
    "in_both": "whether it is a neighbour under both models",
    "mutual": "whether the newest model also has this council among the neighbour's ten",
}
