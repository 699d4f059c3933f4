"""The claim types, one module for each subject. Importing this registers all of them."""

from lineofsight.claims.types import areas, changes, grades, only, order

__all__ = ["areas", "changes", "grades", "only", "order"]
