"""Statistical neighbours: the ten authorities most like each, under a model of a given year.

Source: the Department for Education's Local Authority Interactive Tool, models of 2021 and
2025. On average 5.4 of an authority's ten neighbours stayed the same from one to the other,
so whatever uses them names the model.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from lineofsight.reference.files import read_data

#: Models that can be asked for, newest first.
MODELS = (2025, 2021)


@dataclass(frozen=True)
class Link:
    """One neighbour of an authority under a model.

    Attributes:
        code: the neighbour's DfE code.
        rank: 1 for the nearest, up to 10.
        closeness: how near the model puts it: extremely, very, somewhat or not close.
    """

    code: str
    rank: int
    closeness: str


@cache
def _models() -> dict[tuple[int, str], tuple[Link, ...]]:
    text = read_data("neighbours.csv")
    found: dict[tuple[int, str], list[Link]] = {}
    for row in csv.DictReader(text.splitlines()):
        link = Link(row["neighbour"], int(row["rank"]), row["closeness"])
        found.setdefault((int(row["model"]), row["code"]), []).append(link)
    return {key: tuple(links) for key, links in found.items()}


def neighbours(code: str, model: int = MODELS[0]) -> tuple[str, ...]:
    """DfE codes of an authority's statistical neighbours, nearest first.

    Empty when the model has none for it (Cumberland and Westmorland and Furness in 2021).

    Raises:
        ValueError: there is no model of that year.
    """
    return tuple(link.code for link in links(code, model))


def links(code: str, model: int = MODELS[0]) -> tuple[Link, ...]:
    """An authority's statistical neighbours with their rank and closeness, nearest first.

    Empty when the model has none for it.

    Raises:
        ValueError: there is no model of that year.
    """
    if model not in MODELS:
        raise ValueError(f"No statistical neighbour model of {model}: there are {MODELS}.")
    return _models().get((model, code), ())


def neighbour_of(code: str, model: int = MODELS[0]) -> tuple[str, ...]:
    """DfE codes of the authorities that have this one among their ten, nearest first.

    Raises:
        ValueError: there is no model of that year.
    """
    if model not in MODELS:
        raise ValueError(f"No statistical neighbour model of {model}: there are {MODELS}.")
    found = [
        (link.rank, other)
        for (year, other), listed in _models().items()
        for link in listed
        if year == model and link.code == code
    ]
    return tuple(other for _, other in sorted(found))
