"""What every test may ask for."""

from __future__ import annotations

import os
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


@pytest.fixture(scope="session", autouse=True)
def plans(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Plans of checks are kept in a folder of the tests, not the user's."""
    os.environ[PLANS] = str(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real material (`data/ofsted` and the rest); skips the test without it."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("the shared material is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def parsed_corpus(shared: Path) -> dict[str, FileResult]:
    """Every real report, read once for all tests, by path under `data/ofsted/reports`."""
    folder = shared / "data" / "ofsted" / "reports"
    paths = sorted(folder.rglob("*.pdf"))
    return {
        result.path.relative_to(folder).as_posix(): result
        for result in parse_files(paths, workers=2)
    }


@pytest.fixture(scope="session")
def built_council(tmp_path_factory: pytest.TempPathFactory) -> BuiltCouncil:
    """A small invented council with its record: made once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built-council"
    with FileLock(f"{folder}.lock"):
        return make_built_council(folder)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that uses the site's database, so that they can be run on PostgreSQL."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & _DATABASE:
            item.add_marker("database")


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
