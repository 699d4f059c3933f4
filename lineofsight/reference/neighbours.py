"""Statistical neighbours: the ten authorities most like each, under a model of a given year.

Source: the Department for Education's Local Authority Interactive Tool, models of 2021 and
2025. On average 5.4 of an authority's ten neighbours stayed the same from one to the other,
so whatever uses them names the model.
"""

from __future__ import annotations

import csv
from functools import cache

from lineofsight.reference.files import read_data

#: Models that can be asked for, newest first.
MODELS = (2025, 2021)


@cache
def _models() -> dict[tuple[int, str], tuple[str, ...]]:
    text = read_data("neighbours.csv")
    found: dict[tuple[int, str], list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault((int(row["model"]), row["code"]), []).append(row["neighbour"])
    return {key: tuple(codes) for key, codes in found.items()}


def neighbours(code: str, model: int = MODELS[0]) -> tuple[str, ...]:
    """DfE codes of an authority's statistical neighbours, nearest first.

    Empty when the model has none for it (Cumberland and Westmorland and Furness in 2021).

    Raises:
        ValueError: there is no model of that year.
    """
    if model not in MODELS:
        raise ValueError(f"No statistical neighbour model of {model}: there are {MODELS}.")
    return _models().get((model, code), ())
