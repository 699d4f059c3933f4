"""Importing downloaded files does what an update does, and says what it could not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from lineofsight.engine.connection import connect
from lineofsight.engine.workspace import Workspace
from lineofsight.published.importing import import_files
from lineofsight.published.loads import loaded_releases
from lineofsight.published.sources import chosen_by_hand
from lineofsight.published.statistics import Statistics
from lineofsight.published.update import update
from tests.published.recorded_service import (
    ENGLAND_2025,
    DataSetVersion,
    Recorded,
    row,
    table,
)

MEASURE = "hp_rereferral_pct"
NEWER = table(ENGLAND_2025, row(2025, "19.2"), row(2026, "17.5"), row(2024, "19.1"))
DAY = date(2026, 10, 29)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A release of a year later than what is carried, downloaded."""
    path = tmp_path / "c1_referrals.csv"
    path.write_text(NEWER, encoding="utf-8")
    return path


def test_a_file_gives_what_an_update_gives(
    place: Workspace, tmp_path: Path, file: Path, service: Recorded
) -> None:
    """The same values, days and counts; only the source differs."""
    other = Workspace(tmp_path / "other")
    other.path.mkdir()
    service.versions = [DataSetVersion("2.0", DAY.isoformat(), NEWER)]
    update(other, service.service(), measure_ids=[MEASURE])
    result = import_files([file], place, published=DAY, measure_ids=[MEASURE])
    assert [(f.rows, f.new, f.revised) for f in result.files] == [(4, 1, 1)]
    imported, updated = Statistics.load(place), Statistics.load(other)
    for day in (date(2026, 10, 28), DAY):
        for year in (2024, 2025, 2026):
            one = imported.as_known(day).value(MEASURE, "865", year)
            two = updated.as_known(day).value(MEASURE, "865", year)
            assert (one and one.value) == (two and two.value), (day, year)
    assert [r.data_set for r in loaded_releases(place)] == [
        r.data_set for r in loaded_releases(other)
    ]


def test_a_release_that_was_imported_is_not_fetched(
    place: Workspace, file: Path, service: Recorded
) -> None:
    """File and service are known as the same data set."""
    import_files([file], place, published=DAY)
    service.versions = [DataSetVersion("2.0", DAY.isoformat(), NEWER)]
    result = update(place, service.service(), measure_ids=[MEASURE])
    assert result.data_sets[0].state == "nothing_newer"


def test_importing_twice_changes_nothing(place: Workspace, file: Path) -> None:
    """The second import makes no snapshot, and what the first gave stays."""
    first = import_files([file], place, published=DAY)
    assert first.snapshot is not None
    second = import_files([file], place, published=DAY)
    assert second.snapshot is None
    value = Statistics.load(place).value(MEASURE, "865", 2026)
    assert value is not None
    assert value.value == 17.5


def test_a_second_file_of_the_day_adds_to_the_first(place: Workspace, file: Path) -> None:
    """As when a council cuts one data set into files by year."""
    import_files([file], place, published=DAY)
    file.write_text(table(row(2026, "16.1", code="866", gss="E06000030")), encoding="utf-8")
    import_files([file], place, published=DAY)
    known = Statistics.load(place)
    both = [known.value(MEASURE, code, 2026) for code in ("865", "866")]
    assert [value and value.value for value in both] == [17.5, 16.1]


def test_the_snapshot_names_its_files(place: Workspace, file: Path) -> None:
    """With their SHA-256, rows read and refused."""
    file.write_text(NEWER + row(2026, "?", code="866", gss="E06000030") + "\n", encoding="utf-8")
    result = import_files([file], place, published=DAY)
    assert result.snapshot is not None
    (source,) = result.snapshot.sources
    assert (source.file, source.read, source.refused) == (str(file), 4, 1)
    manifest = json.loads((result.snapshot.path / "manifest.json").read_text())
    assert manifest["kind"] == "published"


def test_what_was_loaded_can_be_asked_in_sql(place: Workspace, file: Path) -> None:
    """Like every snapshot; releases are a declared table."""
    result = import_files([file], place, published=DAY)
    assert result.snapshot is not None
    with connect(result.snapshot) as connection:
        rows = connection.sql("SELECT published, rows, new, revised FROM published_release")
    assert [(r["published"], r["rows"]) for r in rows] == [(DAY, 4)]
    assert rows[0]["new"] + rows[0]["revised"] >= 2


def test_refused_rows_leave_the_others(place: Workspace, file: Path) -> None:
    """Each is named by file, line, column and value."""
    file.write_text(NEWER + row(2026, "?", code="866", gss="E06000030") + "\n", encoding="utf-8")
    result = import_files([file], place, published=DAY, measure_ids=[MEASURE])
    (refusal,) = result.refusals
    assert str(refusal).startswith("c1_referrals.csv line 6, rereferral_percent: '?': ")
    assert result.loaded == 1


OLDER = [
    # rows, day given, what the message says, why
    ([row(2023, "16.0")], None, "ends in 2023, and 2025 is held", "not the newest file"),
    ([row(2025, "16.0")], date(2024, 11, 1), "what is held is of 30 October 2025", "an old one"),
    ([row(2025, "16.0")], date(2025, 10, 30), "Nothing of it is loaded", "that which is carried"),
]


@pytest.mark.parametrize(("rows", "day", "said", "why"), OLDER)
def test_older_files_do_not_cover_newer_values(
    place: Workspace, file: Path, rows: list[str], day: date | None, said: str, why: str
) -> None:
    """What is held stays, and the message says what to do."""
    file.write_text(table(*rows), encoding="utf-8")
    result = import_files([file], place, published=day, measure_ids=[MEASURE])
    assert [said in str(refusal) for refusal in result.refusals] == [True], why
    assert (result.loaded, result.snapshot) == (0, None), why


def test_without_a_day_a_file_counts_as_of_today(place: Workspace, file: Path) -> None:
    """Which the result says."""
    result = import_files([file], place)
    (release,) = loaded_releases(place)
    assert release.published == result.published
    assert release.loaded.date() == result.published


NO_FILES = [
    ("missing.csv", "cannot be read (No such file or directory)"),
    ("empty-folder", "There is no CSV file in this folder"),
]


@pytest.mark.parametrize(("name", "said"), NO_FILES)
def test_files_that_are_not_there(
    place: Workspace, file: Path, tmp_path: Path, name: str, said: str
) -> None:
    """They are named, and the others load."""
    (tmp_path / "empty-folder").mkdir()
    result = import_files([tmp_path / name, file], place, published=DAY)
    assert [said in str(refusal) for refusal in result.refusals] == [True]
    assert result.loaded == 1


def test_a_folder_is_searched(place: Workspace, file: Path) -> None:
    """To the bottom, for CSV files alone; the workspace's own are none."""
    (file.parent / "deep").mkdir()
    file.rename(file.parent / "deep" / "A.CSV")
    (file.parent / "deep" / "read me.txt").write_text("nothing", encoding="utf-8")
    result = import_files([file.parent / "deep"], place, published=DAY)
    assert [each.file for each in result.files] == ["A.CSV"]


def test_a_load_that_breaks_off_leaves_the_last_one(
    place: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The snapshot is written beside the others and renamed when it is whole."""
    first = import_files([file], place, published=DAY)
    file.write_text(table(row(2026, "11.1")), encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lineofsight.engine.snapshots.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        import_files([file], place, published=date(2026, 12, 1))
    assert place.latest_snapshot(kind="published") == first.snapshot
    value = Statistics.load(place).value(MEASURE, "865", 2026)
    assert value is not None
    assert value.value == 17.5


def test_a_dry_run_writes_nothing(place: Workspace, file: Path) -> None:
    """It says what would be new."""
    result = import_files([file], place, published=DAY, measure_ids=[MEASURE], dry_run=True)
    assert (result.files[0].new, result.snapshot, place.snapshots()) == (1, None, [])


def test_reports_of_inspections_are_still_found(place: Workspace, file: Path) -> None:
    """A newer snapshot of statistics does not hide that of reports."""
    from lineofsight.engine.snapshots import write_snapshot

    reports = write_snapshot(place.snapshots_path, kind="inspections", tables={}, sources=[])
    import_files([file], place, published=DAY)
    assert place.latest_snapshot(kind="inspections") == reports


OTHER = """time_period,time_identifier,geographic_level,new_la_code,la_name,category,rate
202526,Financial year,Local authority,E06000054,Wiltshire,Total,231.4
202526,Financial year,Local authority,E06000054,Wiltshire,Boys,240.0
202526,Financial year,Local authority,E06000046,Isle of Wight,Total,c
"""


def test_a_measure_that_no_declared_file_holds_is_read_by_its_column(
    place: Workspace, tmp_path: Path
) -> None:
    """Whoever names column and rows loads it through the same code: a symbol stays a symbol."""
    path = tmp_path / "another.csv"
    path.write_text(OTHER, encoding="utf-8")
    refused = import_files([path], place, published=DAY)
    assert refused.snapshot is None
    source = chosen_by_hand({"hp_cin_rate": "rate"}, {"category": ["Total"]})
    result = import_files([path], place, published=DAY, source=source)
    assert [(f.measure_ids, f.rows, f.used, f.new) for f in result.files] == [
        (("hp_cin_rate",), 3, 2, 2)
    ]
    held = Statistics.load(place)
    wiltshire, island = (held.value("hp_cin_rate", code, 2026) for code in ("865", "921"))
    assert wiltshire is not None
    assert wiltshire.value == 231.4
    assert island is not None
    assert (island.value, island.status) == (None, "c")
