"""Returns read by several processes: the same record, and the same refusals, as read by one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from lineofsight.engine.processes import processes
from lineofsight.engine.workspace import open_workspace
from lineofsight.record import side_by_side
from lineofsight.record.build import ROOM, Built, CannotBuildError, Check, build_record
from lineofsight.record.opening import open_record
from lineofsight.returns.lookups import LookupFileError
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import write_council


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council's files."""
    folder = tmp_path_factory.mktemp("council") / "council"
    write_council(Settings("Wiltshire", 40, years=2, seed=3), folder, errors=0.2)
    return folder


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every size is worth several processes, on any machine."""
    monkeypatch.setattr(side_by_side, "WORTH", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def build(council: Path, place: Path, check: Check = Check.LATEST) -> Built:
    """Its record, and the rules."""
    workspace = open_workspace(place, create=True)
    return build_record([council], workspace, council=council / "council.json", check=check)


def rows(built: Built) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    connection = open_record(built.snapshot)
    try:
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY ALL').fetchall()
            for (name,) in connection.execute("SHOW TABLES").fetchall()
        }
    finally:
        connection.close()


def test_several_processes_make_the_same_record(
    council: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Row for row, with the same numbers of what was read, and the same places at which rules
    fail."""
    one = rows(build(council, tmp_path / "one"))
    request.getfixturevalue("several")
    many = rows(build(council, tmp_path / "many"))
    assert one["record_issue"]
    assert many == one


@pytest.mark.usefixtures("several")
def test_what_is_refused_by_a_process_is_refused_in_its_words(
    council: Path, tmp_path: Path
) -> None:
    """And nothing is stored."""
    lookup = tmp_path / "postcodes.csv"
    lookup.write_text("no postcodes\n", encoding="utf-8")
    place = open_workspace(tmp_path / "workspace", create=True)
    with pytest.raises(LookupFileError, match=r"postcodes\.csv"):
        build_record([council], place, council=council / "council.json", postcodes=lookup)
    assert place.latest_snapshot(kind=ROOM) is None


def end_at_once(_unit: object) -> None:
    """As the system ends a process that takes too much memory."""
    os._exit(9)


def folder_of_temporary_files(_unit: object) -> str:
    return tempfile.gettempdir()


@pytest.mark.usefixtures("several")
def test_a_process_that_was_ended_is_told(tmp_path: Path) -> None:
    with processes(1) as pool, pytest.raises(CannotBuildError, match="for want of memory"):
        side_by_side.in_pool(pool)(end_at_once, tmp_path)()


def test_temporary_files_are_in_the_folder_that_goes_with_the_build(tmp_path: Path) -> None:
    """Those of a process that is stopped, too: they hold children's records."""
    with processes(1, temporary=tmp_path) as pool:
        assert side_by_side.in_pool(pool)(folder_of_temporary_files, 1)() == str(tmp_path)
