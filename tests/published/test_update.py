"""An update loads what is newer, keeps what it revises, and is whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.engine.workspace import Workspace, WorkspaceError
from lineofsight.published.ees import AnswerError, Offline
from lineofsight.published.loads import loaded_releases
from lineofsight.published.sources import data_set_of
from lineofsight.published.statistics import Statistics
from lineofsight.published.tables import Status
from lineofsight.published.update import State, UpdateResult, update
from tests.published.recorded_service import (
    ENGLAND_2025,
    HEADING,
    Answer,
    DataSetVersion,
    Recorded,
    problem,
    row,
    table,
)

MEASURE = "hp_rereferral_pct"
WILTSHIRE = "865"


def run(place: Workspace, service: Recorded, **options: object) -> UpdateResult:
    """An update of the measure that the recorded data set gives."""
    return update(place, service.service(), measure_ids=[MEASURE], **options)  # type: ignore[arg-type]


def state(result: UpdateResult) -> State:
    """What became of its one data set."""
    (found,) = result.data_sets
    return found.state


@pytest.fixture
def newer(service: Recorded) -> Recorded:
    """A service with the release that is carried, and one of a year later that revises 2025."""
    service.versions = [
        DataSetVersion("1.0", "2025-10-30", table(ENGLAND_2025, row(2025, "18.7"))),
        DataSetVersion(
            "2.0",
            "2026-10-29",
            table(ENGLAND_2025, row(2025, "19.2"), row(2026, "17.5"), row(2024, "19.1")),
        ),
    ]
    return service


def test_a_newer_release_is_loaded(place: Workspace, newer: Recorded) -> None:
    """One value is new, one revised, and one as it was; the carried release is not read."""
    result = run(place, newer)
    assert state(result) is State.LOADED
    (step,) = result.data_sets[0].releases
    assert (step.version, step.published) == ("2.0", date(2026, 10, 29))
    assert (step.file.rows, step.file.new, step.file.revised) == (4, 1, 1)
    assert result.snapshot is not None
    assert result.snapshot.manifest["kind"] == "published"
    assert not [path for path in newer.asked if "dataSetVersion=1.0" in path]


def test_values_stand_from_the_day_of_their_release(place: Workspace, newer: Recorded) -> None:
    """Revised values are kept beside the earlier ones, as known on a day."""
    run(place, newer)
    known = Statistics.load(place)
    revised, new = known.value(MEASURE, WILTSHIRE, 2025), known.value(MEASURE, WILTSHIRE, 2026)
    assert revised is not None
    assert new is not None
    assert (revised.value, revised.revised) == (19.2, True)
    assert (new.value, new.numerator, new.denominator) == (17.5, 400, 2000)
    assert (new.published, new.estimated) == (date(2026, 10, 29), False)
    assert new.source == "ees:342f9a01-26f0-2a71-91a1-f8bc0bee8b11 2.0"
    before = known.as_known(date(2026, 10, 28))
    assert before.value(MEASURE, WILTSHIRE, 2026) is None
    earlier = before.value(MEASURE, WILTSHIRE, 2025)
    assert earlier is not None
    assert earlier.value == 18.7
    on_the_day = known.as_known(date(2026, 10, 29)).value(MEASURE, WILTSHIRE, 2025)
    assert on_the_day is not None
    assert on_the_day.value == 19.2


def test_a_second_update_finds_nothing_newer(place: Workspace, newer: Recorded) -> None:
    """No snapshot is made, and no CSV read again."""
    first = run(place, newer)
    newer.asked.clear()
    second = run(place, newer)
    assert state(second) is State.NOTHING_NEWER
    assert second.snapshot is None
    assert place.latest_snapshot(kind="published") == first.snapshot
    assert not [path for path in newer.asked if "/csv" in path]


def test_each_version_makes_its_own_vintage(place: Workspace, newer: Recorded) -> None:
    """2.0 and a correction 2.1 are read in order, in one update."""
    newer.versions.append(
        DataSetVersion("2.1", "2026-11-12", table(ENGLAND_2025, row(2026, "17.9")))
    )
    result = run(place, newer)
    assert [step.version for step in result.data_sets[0].releases] == ["2.0", "2.1"]
    known = Statistics.load(place)
    shown = {
        day: known.as_known(date.fromisoformat(day)).value(MEASURE, WILTSHIRE, 2026)
        for day in ("2026-11-11", "2026-11-12")
    }
    assert {day: value and value.value for day, value in shown.items()} == {
        "2026-11-11": 17.5,
        "2026-11-12": 17.9,
    }


def test_a_later_correction_is_loaded_by_a_later_update(place: Workspace, newer: Recorded) -> None:
    """The second load adds to the first."""
    run(place, newer)
    newer.versions.append(DataSetVersion("2.1", "2026-11-12", table(ENGLAND_2025, row(2026, "c"))))
    run(place, newer)
    value = Statistics.load(place).value(MEASURE, WILTSHIRE, 2026)
    assert value is not None
    assert (value.value, value.status) == (None, Status.SUPPRESSED)
    assert [release.version for release in loaded_releases(place)] == ["2.0", "2.1"]
    kept = Statistics.load(place).value(MEASURE, WILTSHIRE, 2025)
    assert kept is not None
    assert kept.value == 19.2


def test_since_reads_again(place: Workspace, newer: Recorded) -> None:
    """What a release gave the first time it gives again, and nothing is counted twice."""
    run(place, newer)
    again = run(place, newer, since=date(2026, 1, 1))
    assert state(again) is State.LOADED
    assert [(s.file.new, s.file.revised) for s in again.data_sets[0].releases] == [(0, 0)]
    assert state(run(place, newer, since=date(2026, 11, 1))) is State.NOTHING_NEWER
    value = Statistics.load(place).value(MEASURE, WILTSHIRE, 2026)
    assert value is not None
    assert value.value == 17.5


def test_a_dry_run_writes_nothing(place: Workspace, newer: Recorded) -> None:
    """It says what would be new."""
    result = run(place, newer, dry_run=True)
    assert result.data_sets[0].releases[0].file.new == 1
    assert result.snapshot is None
    assert place.snapshots() == []


FAULTS = {
    "a fault that lasts": (Answer(500, problem(500, "Internal Server Error")), AnswerError),
    "no JSON": (Answer(body=b"{"), AnswerError),
    "a connection that breaks": (Answer(body=b'{"paging":', cut=True), Offline),
}
HALF_WAY = [
    (when, fault)
    for when in ("/publications?", "/data-sets?", "/versions", "/meta", "/csv")
    for fault in FAULTS
    if (when, fault) != ("/csv", "no JSON")
]


@pytest.mark.parametrize(("when", "fault"), HALF_WAY)
def test_a_service_that_fails_half_way_changes_nothing(
    place: Workspace, newer: Recorded, when: str, fault: str
) -> None:
    """Whichever request fails, the workspace is as it was."""
    answer, error = FAULTS[fault]
    newer.out_of_turn = lambda path: answer if when in path else None
    with pytest.raises(error):
        update(place, newer.service(attempts=2), measure_ids=[MEASURE])
    assert place.snapshots() == []
    assert Statistics.load(place).value(MEASURE, WILTSHIRE, 2026) is None


def test_ctrl_c_in_the_second_release_leaves_nothing(place: Workspace, newer: Recorded) -> None:
    """Not even the first release, which had been read whole."""
    newer.versions.append(DataSetVersion("2.1", "2026-11-12", table(row(2026, "17.9"))))

    def stop(path: str) -> Answer | None:
        if "dataSetVersion=2.1" in path:
            raise_in_main.append(path)
        return None

    raise_in_main: list[str] = []
    newer.out_of_turn = stop

    def on_data_set(_: str) -> None:
        if raise_in_main:
            raise KeyboardInterrupt

    # The first data set is read whole; Ctrl-C comes as the second is looked for.
    with pytest.raises(KeyboardInterrupt):
        update(place, newer.service(), on_data_set=on_data_set)
    assert place.snapshots() == []
    assert run(place, newer).snapshot is not None, "the workspace is free again"


def test_a_csv_shorter_than_announced_is_not_loaded(place: Workspace, newer: Recorded) -> None:
    """The list says how many rows a version has."""
    newer.versions[1].rows = 500
    with pytest.raises(AnswerError, match="has 4 rows where 500 are announced"):
        run(place, newer)
    assert place.snapshots() == []


def test_a_changed_column_is_told_and_the_rest_loads(place: Workspace, newer: Recorded) -> None:
    """One measure's column has another name: its measure is not read, others are."""
    renamed = HEADING.replace("rereferral_percent", "rereferrals_share")
    newer.versions[1].csv = table(row(2026, "17.5"), heading=renamed)
    result = update(place, newer.service(), measure_ids=[MEASURE, "hp_referral_no_need_pct"])
    assert state(result) is State.LOADED
    (refusal,) = result.refusals
    assert refusal.column == "rereferral_percent"
    assert "Re-referrals within 12 months" in str(refusal)
    known = Statistics.load(place)
    assert known.value(MEASURE, WILTSHIRE, 2026) is None
    loaded = known.value("hp_referral_no_need_pct", WILTSHIRE, 2026)
    assert loaded is not None
    assert loaded.value == 25


def test_changed_columns_of_every_measure_are_told(place: Workspace, newer: Recorded) -> None:
    """The release is not counted as loaded, so that a newer version of the software reads it."""
    newer.versions[1].csv = table(
        row(2026, "17.5"), heading=HEADING.replace("rereferral_percent", "rereferrals_share")
    )
    result = run(place, newer)
    assert state(result) is State.CHANGED
    assert "rereferrals_share" in str(result.refusals[0])
    assert place.snapshots() == []
    assert not [path for path in newer.asked if "/csv" in path], "not read for nothing"


def test_rows_that_cannot_be_read_are_named(place: Workspace, newer: Recorded) -> None:
    """Data set, version, line, column, value and what to do; the others load."""
    newer.versions[1].csv = table(row(2026, "17.5"), row(2025, "n/a"))
    result = run(place, newer)
    assert str(result.refusals[0]).startswith(
        f"{newer.title} 2.0 line 3, rereferral_percent: 'n/a': It is not a number"
    )
    assert result.data_sets[0].releases[0].file.new == 1


OTHER = {
    "id": "another",
    "title": "C1 Referrals and re-referrals to children's social care services, monthly",
    "status": "Published",
}
FOUND = [
    # identifier, title, status, others, state, why
    (None, None, "Published", [], State.LOADED, "known by its identifier and its title"),
    (None, "Renamed", "Published", [], State.LOADED, "known by its identifier alone"),
    ("new-id", None, "Published", [], State.LOADED, "known by how its title begins"),
    ("new-id", "Renamed", "Published", [], State.NOT_THERE, "known by neither"),
    ("new-id", None, "Published", [OTHER], State.SEVERAL, "two titles begin so"),
    (None, None, "Published", [OTHER], State.LOADED, "the identifier decides"),
    ("new-id", None, "Deprecated", [OTHER], State.NOTHING_NEWER, "one of the two goes on"),
    (None, None, "Withdrawn", [], State.WITHDRAWN, "nothing is read of it"),
    (
        None,
        None,
        "Deprecated",
        [{"id": "heir", "title": "Its heir", "status": "Published"}],
        State.LOADED,
        "no heir is named, so it is read to the end",
    ),
]


@pytest.mark.parametrize(("identifier", "title", "status", "others", "expected", "why"), FOUND)
def test_how_a_data_set_is_found(
    place: Workspace,
    newer: Recorded,
    identifier: str | None,
    title: str | None,
    status: str,
    others: list[dict[str, str]],
    expected: State,
    why: str,
) -> None:
    """By identifier, else by how its title begins, among those of its publication."""
    newer.data_set_id = identifier or newer.data_set_id
    newer.title = title or newer.title
    newer.status = status
    newer.others = list(others)
    newer.out_of_turn = lambda path: (
        Answer(body=b'{"paging": {"page": 1, "totalPages": 1, "totalResults": 0}, "results": []}')
        if "another/versions" in path
        else None
    )
    assert state(run(place, newer)) is expected, why


def test_a_data_set_is_followed_to_the_one_that_supersedes_it(
    place: Workspace, newer: Recorded
) -> None:
    """The old one names the new."""
    old = data_set_of(MEASURE)
    assert old is not None
    newer.data_set_id, newer.title = "heir", "Referrals, by local authority"
    newer.others = [
        {
            "id": old.id,
            "title": old.title,
            "status": "Deprecated",
            "supersedingDataSetId": "heir",
        }
    ]
    result = run(place, newer)
    assert state(result) is State.LOADED
    assert result.data_sets[0].title == "Referrals, by local authority"


def test_a_publication_may_be_missing(place: Workspace, newer: Recorded) -> None:
    """Most data sets are not in the service: each is told, with what can be done."""
    result = update(place, newer.service())
    states = [found.state for found in result.data_sets]
    assert states.count(State.LOADED) == 1
    assert set(states) == {State.LOADED, State.NOT_THERE}
    assert "import" in State.NOT_THERE.label
    assert "hp_cin_rate" in result.by_hand
    assert MEASURE not in result.by_hand


def test_a_measure_without_a_data_set_asks_nobody(place: Workspace, service: Recorded) -> None:
    """It is named among those to be imported by hand."""
    result = update(place, service.service(), measure_ids=["hp_cin_rate"])
    assert result.by_hand == ("hp_cin_rate",)
    assert service.asked == []


def test_two_updates_at_once_are_refused(place: Workspace, newer: Recorded) -> None:
    """The second says so, and loses nothing of the first."""
    with place.writing(), pytest.raises(WorkspaceError, match="Another program"):
        run(place, newer)
