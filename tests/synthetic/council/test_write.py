"""An invented council is written whole, in one pass, and its returns tell of the same children."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import duckdb
import pytest

from lineofsight.returns.annex_a.kind import KIND
from lineofsight.returns.reading import read_return
from lineofsight.synthetic.council import write as writing
from lineofsight.synthetic.council.calibration import Compared
from lineofsight.synthetic.council.making import Settings, UnknownCouncilError
from lineofsight.synthetic.council.write import Written, days_of, write_council

SETTINGS = Settings("Wiltshire", 1_200, years=3, seed=7)
#: Days that returns of a collection year, lists and the extract all tell of.
ENDS = [date(year, 3, 31) for year in (2024, 2025, 2026)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A council of three years."""
    return write_council(SETTINGS, tmp_path_factory.mktemp("councils") / "mereshire")


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def standing(rows: list[dict[str, str]], child: str, start: str, end: str, on: date) -> list[str]:
    """The children of rows that stood on a day, by dates as ISO has them."""
    day = on.isoformat()
    return sorted(row[child] for row in rows if row[start] <= day and not "" < row[end] <= day)


def listed(folder: Path, on: date, query: str) -> list[str]:
    """The children of a query over the lists of a day."""
    with duckdb.connect() as connection:
        read_return(KIND, [folder / "annex_a" / f"{on}.xlsx"], connection=connection, year=on.year)
        return sorted(child for (child,) in connection.execute(query).fetchall())


def iso(day: str) -> str:
    """A day as the SSDA903 has it, as ISO has it."""
    return "-".join(reversed(day.split("/"))) if day else ""


def child_of(element: Element) -> str:
    """The identifier of a child in the CIN census."""
    return element.findtext("ChildIdentifiers/LAchildID") or ""


def test_every_return_of_every_year_is_there(written: Written) -> None:
    """Each in its folder, with the lookups and what the council is."""
    here = {
        path.relative_to(written.folder).as_posix()
        for path in written.folder.rglob("*")
        if path.is_file()
    }
    for year in (2024, 2025, 2026):
        assert f"ssda903/{year}/episodes.csv" in here
        assert f"cin/{year}/cin{year}.xml" in here
        assert f"workforce/{year}/workforce{year}.xml" in here
    for day in days_of(SETTINGS):
        assert f"annex_a/{day}.xlsx" in here
    assert "ssd/2026-09-30/ssd_person.csv" in here
    assert {"lookups/postcodes.csv", "lookups/providers.csv"} <= here
    assert {"council.json", "calibration.csv"} <= here
    assert "mistakes.csv" not in here
    assert [path.name for path in written.returns] == list(writing.RETURNS)


def test_it_says_what_it_is(written: Written) -> None:
    """A name and a number that no council has, its seed, its people, and that nobody is real."""
    told = json.loads(written.about.read_text(encoding="utf-8"))
    assert (told["name"], told["la_code"], told["like"]) == ("Mereshire", "999", "865")
    assert (told["children"], told["years"], told["seed"]) == (1_200, 3, 7)
    assert told["as_at"] == "2026-09-30"
    assert set(told["population"]) == {"2022", "2023", "2024", "2025", "2026"}
    assert min(told["population"].values()) > 0
    assert {"team", "name", "kind"} == set(told["teams"][0])
    assert "real" in told["note"]


def test_figures_stand_beside_the_published_ones(written: Written) -> None:
    """As people read them, each with how alike they are."""
    rows = table(written.folder / "calibration.csv")
    assert rows == [one.row for one in written.compared]
    assert len(rows) > 50
    assert {row["alike"] for row in rows} <= {"within a tenth", "within a point", "no"}


@pytest.mark.parametrize("on", ENDS)
def test_the_same_children_are_on_plans_in_every_return(written: Written, on: date) -> None:
    """The CIN census, Annex A and the extract."""
    root = parse(written.folder / f"cin/{on.year}/cin{on.year}.xml").getroot()  # noqa: S314 - ours
    census = sorted(
        child_of(child)
        for child in root.iter("Child")
        for plan in child.iter("ChildProtectionPlans")
        if not plan.findtext("CPPendDate")
    )
    assert len(census) > 5
    query = "SELECT child_id FROM CPPlans WHERE plan_end IS NULL"
    assert listed(written.folder, on, query) == census
    plans = table(written.folder / "ssd/2026-09-30/ssd_cp_plans.csv")
    columns = ("cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")
    assert standing(plans, *columns, on) == census


@pytest.mark.parametrize("on", ENDS)
def test_the_same_children_are_in_care_in_every_return(written: Written, on: date) -> None:
    """The SSDA903, Annex A and the extract."""
    episodes = table(written.folder / f"ssda903/{on.year}/episodes.csv")
    care = sorted(row["CHILD"] for row in episodes if not row["DEC"])
    assert len(care) > 10
    query = "SELECT child_id FROM ChildrenInCare WHERE care_end IS NULL"
    assert listed(written.folder, on, query) == care
    columns = ("clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date")
    rows = table(written.folder / "ssd/2026-09-30/ssd_cla_episodes.csv")
    assert standing(rows, *columns, on) == care
    begun = {(row["CHILD"], iso(row["DECOM"]), row["RNE"]) for row in episodes}
    known = {
        (row[columns[0]], row[columns[1]], row["clae_cla_episode_start_reason"]) for row in rows
    }
    assert begun <= known


def test_lists_and_extract_of_a_day_agree(written: Written) -> None:
    """On care leavers, and on the latest health assessment of children in care."""
    on = SETTINGS.as_at
    leavers = table(written.folder / f"ssd/{on}/ssd_care_leavers.csv")
    assert len(leavers) > 5
    with duckdb.connect() as connection:
        read_return(
            KIND, [written.folder / f"annex_a/{on}.xlsx"], connection=connection, year=on.year
        )
        told = connection.execute(
            "SELECT child_id, in_touch, CAST(last_contact AS VARCHAR), activity, "
            "accommodation FROM CareLeavers"
        ).fetchall()
        checked = connection.execute(
            "SELECT child_id, CAST(last_health_assessment AS VARCHAR) FROM ChildrenInCare "
            "WHERE care_end IS NULL AND last_health_assessment IS NOT NULL"
        ).fetchall()
    names = ("person_id", *(f"care_leaver_{n}" for n in ("in_touch", "latest_contact", "activity")))
    assert {tuple(cell or "" for cell in row) for row in told} == {
        (*(row[f"clea_{name}"] for name in names), row["clea_care_leaver_accommodation"])
        for row in leavers
    }
    latest: dict[str, str] = {}
    for row in table(written.folder / f"ssd/{on}/ssd_cla_health.csv"):
        if row["clah_health_check_type"] == "Health assessment":
            child, day = row["clah_person_id"], row["clah_health_check_date"]
            latest[child] = max(latest.get(child, ""), day)
    assert len(checked) > 10
    assert dict(checked) == {child: latest[child] for child, _ in checked}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """Of every file, workbooks too; another seed writes other lives."""
    made = []
    for name, seed in (("one", 3), ("two", 3), ("other", 4)):
        folder = tmp_path / name
        write_council(Settings("Wiltshire", 60, years=2, seed=seed), folder, errors=0.2)
        made.append(
            {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*")
                if path.is_file()
            }
        )
    one, two, other = made
    assert {name for name in one if one[name] != two[name]} == set()
    assert one.keys() == two.keys()
    assert {name for name in other if other[name] == one.get(name)} < {*one}
    assert other["ssd/2026-09-30/ssd_person.csv"] != one["ssd/2026-09-30/ssd_person.csv"]


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_stops_it_leaves_nothing(tmp_path: Path, stopped_by: BaseException) -> None:
    """Ctrl-C or a full disk, in the middle."""
    told = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        raise stopped_by

    with pytest.raises(type(stopped_by) if isinstance(stopped_by, OSError) else KeyboardInterrupt):
        write_council(Settings("Wiltshire", 600, years=1), tmp_path / "council", progress=tell)
    assert len(told) == 1
    assert told[0][0] < told[0][1] == 600
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_with_all(tmp_path: Path) -> None:
    """It grows, and ends with every child."""
    told: list[tuple[int, int]] = []
    write_council(
        Settings("Wiltshire", 520, years=1),
        tmp_path / "council",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == sorted(told)
    assert told[-1] == (520, 520)
    assert len(told) > 2


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """An empty one is taken; nothing is made for a council that there is not."""
    (tmp_path / "empty").mkdir()
    write_council(Settings("Wiltshire", 5, years=1), tmp_path / "empty")
    with pytest.raises(FileExistsError, match="not empty"):
        write_council(Settings("Wiltshire", 5, years=1), tmp_path / "empty")
    with pytest.raises(UnknownCouncilError, match="Nowhere"):
        write_council(Settings("Nowhere", 5, years=1), tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_of_a_region_no_lists_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All else is."""
    monkeypatch.setattr(writing, "MOST_LISTED", 10)
    made = write_council(Settings("Wiltshire", 11, years=1), tmp_path / "council")
    assert [path.name for path in made.returns] == ["ssda903", "cin", "workforce", "ssd"]
    assert all(isinstance(one, Compared) for one in made.compared)
