"""Reading a return's files into typed tables, with everything that does not fit."""

from lineofsight.returns.reading.found import (
    CannotReadFiles,
    Loaded,
    Problem,
    Problems,
    SourceFile,
)
from lineofsight.returns.reading.read import YearBefore, read_return

__all__ = [
    "CannotReadFiles",
    "Loaded",
    "Problem",
    "Problems",
    "SourceFile",
    "YearBefore",
    "read_return",
]
