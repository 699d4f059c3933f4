"""The claim types, one module for each subject. Importing this registers all of them."""

from lineofsight.claims.types import (
    against,
    areas,
    changes,
    counts,
    grades,
    measures,
    only,
    order,
    position,
    quotations,
    ranks,
    targets,
)

__all__ = [
    "against",
    "areas",
    "changes",
    "counts",
    "grades",
    "measures",
    "only",
    "order",
    "position",
    "quotations",
    "ranks",
    "targets",
]
