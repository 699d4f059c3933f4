"""Spark in tests: an extra of half a gigabyte that a developer may do without, and CI may not."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

from lineofsight.engine.running import EngineMissingError

REQUIRED = "LINEOFSIGHT_REQUIRE_SPARK"


def without_spark(missing: EngineMissingError) -> NoReturn:
    """Skip the test where Spark is not installed, or fail it where it has to be."""
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{missing} {REQUIRED} asks for it.")
    pytest.skip(str(missing))
