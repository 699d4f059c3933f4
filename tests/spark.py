"""Spark in tests: an extra of half a gigabyte that a developer may do without, and CI may not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from lineofsight.engine.running import EngineMissingError

REQUIRED = "LINEOFSIGHT_REQUIRE_SPARK"

#: Over a few rows nearly all of Spark's time goes into planning and compiling. These settings do
#: without what pays over many rows alone: the answers are the same, in a fraction of the time.
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
FEW_ROWS = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
}


def begin_spark() -> None:
    """Start Spark's session, with settings for few rows, for all tests of this process; skip the
    test where Spark is not there, or fail it where it has to be."""
    if missing := _begun():
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{missing} {REQUIRED} asks for it.")
        pytest.skip(missing)
    _set(FEW_ROWS)


@contextmanager
def as_users_run_it() -> Iterator[None]:
    """Spark with the settings that it has outside tests."""
    _set(_before)
    yield
    _set(FEW_ROWS)


_before: dict[str, str] = {}


@cache
def _begun() -> str:
    """Nothing, or why there is no Spark."""
    try:
        from lineofsight.engine.spark import local_session
    except ModuleNotFoundError as missing:
        return f"Spark is not installed ({missing})."
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", JAVA)
        try:
            session = local_session()
        except EngineMissingError as missing:
            return str(missing)
    _before.update((name, str(session.conf.get(name))) for name in FEW_ROWS)
    return ""


def _set(settings: dict[str, str]) -> None:
    from lineofsight.engine.spark import local_session

    for name, value in settings.items():
        local_session().conf.set(name, value)
