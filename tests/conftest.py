"""What every test may ask for."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from lineofsight.engine.plans import VARIABLE as PLANS
from lineofsight.inspections.pool import FileResult, parse_files
from tests.built_council import BuiltCouncil, make_built_council
from tests.postgresql import NoPostgreSQLError, cluster
from tests.spark import begin_spark

#: What a test asks for that uses the site's database.
_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}

# A busy machine makes an example slow without making it wrong.
settings.register_profile("lineofsight", deadline=None)
settings.load_profile("lineofsight")


def shared_folder() -> Path | None:
    """The folder of real material beside the repository, or None where it is absent."""
    named = os.environ.get("LINEOFSIGHT_SHARED")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared"
    return folder if (folder / "data").is_dir() else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that uses the site's database, so that they can be run on PostgreSQL. What
    runs on Spark comes first, and so together: one process starts Java, and nothing long is left
    for the end."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & _DATABASE:
            item.add_marker("database")
    items.sort(key=lambda item: item.get_closest_marker("spark") is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Spark is begun for the tests that are marked so, and for no other."""
    if item.get_closest_marker("spark"):
        begin_spark()


@pytest.fixture(scope="session")
def of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common, and all runs that are told of one
    (`LINEOFSIGHT_TESTS_IN_COMMON`). Whoever makes something in it holds its lock."""
    if told := os.environ.get("LINEOFSIGHT_TESTS_IN_COMMON"):
        return Path(told)
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def plans(of_run: Path) -> None:
    """Plans of checks are kept in a folder of the run, not the user's."""
    os.environ[PLANS] = str(of_run / "plans")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real material (`data/ofsted` and the rest); skips the test without it."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("the shared material is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def parsed_corpus(shared: Path, of_run: Path) -> dict[str, FileResult]:
    """Every real report by path under `data/ofsted/reports`, read once for all processes of a
    run."""
    folder = shared / "data" / "ofsted" / "reports"
    kept = of_run / "parsed-corpus.pickle"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            results = list(parse_files(sorted(folder.rglob("*.pdf")), workers=2))
            kept.write_bytes(pickle.dumps(results))
    results = pickle.loads(kept.read_bytes())  # noqa: S301 - written by ourselves
    return {result.path.relative_to(folder).as_posix(): result for result in results}


@pytest.fixture(scope="session")
def built_council(of_run: Path) -> BuiltCouncil:
    """A small invented council with its record: made once for all processes of a run."""
    folder = of_run / "built-council"
    with FileLock(f"{folder}.lock"):
        return make_built_council(folder)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of an empty database in a PostgreSQL that stands while the tests run."""
    try:
        if find_spec("psycopg") is None:
            raise NoPostgreSQLError(
                "psycopg is not installed: it comes with lineofsight[postgresql]"
            )
        with cluster() as url:
            yield url
    except NoPostgreSQLError as error:
        if os.environ.get("LINEOFSIGHT_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))
