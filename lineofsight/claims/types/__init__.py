"""The claim types, one module for each subject. Importing this registers all of them."""

from lineofsight.claims.types import grades

__all__ = ["grades"]
