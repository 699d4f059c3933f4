"""The record built from files: what is in it, where it was read, and what could not be."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lineofsight.engine.snapshots import UNFINISHED, sha256_of
from lineofsight.engine.workspace import Workspace, open_workspace
from lineofsight.record.build import Built, CannotBuildError, Check, build_record
from lineofsight.record.history import read_history
from lineofsight.record.opening import open_record
from lineofsight.record.tables import RECORD, TABLES
from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.write import write_council

EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
A1,10/04/2024,S,V2,N1,U4,PR1,01/06/2024,X1,,AB1 0AA,AB1 0AB,SC010101
A1,01/06/2024,L,C1,N1,U4,PR1,,,,AB1 0AA,AB1 0AB,SC010101
"""
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,06/05/2012,WBRI,A999200000001,0,\n"
REFERRAL = """\
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year>
<ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>
<ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2012-05-06</PersonBirthDate>
<Sex>F</Sex></ChildIdentifiers>
<CINdetails>
<CINreferralDate>2024-04-09</CINreferralDate><ReferralSource>1A</ReferralSource>
<ReferralNFA>0</ReferralNFA></CINdetails></Child></Children></Message>
"""


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder of files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def built(tmp_path: Path, files: list[Path], **given: Any) -> tuple[Built, Workspace]:
    """A record of files, of the council Wiltshire."""
    place = open_workspace(tmp_path / "workspace", create=True)
    given = {"council": "Wiltshire", "check": Check.NONE} | given
    return build_record(files, place, **given), place


def ask(record: Built, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query over a record."""
    connection = open_record(record.snapshot)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


SMALL = {
    "2025/episodes.csv": EPISODES,
    "2025/header.csv": HEADER,
    "cin2025.xml": REFERRAL,
}


def test_a_row_leads_to_its_file_and_line(tmp_path: Path) -> None:
    """By name, checksum, return and year; a child who is in two returns has both behind it."""
    folder = written(tmp_path / "sent", SMALL)
    record, _ = built(tmp_path, [folder])
    sources = ask(
        record,
        "SELECT l.source, l.version, l.file, s.line, l.sha256 FROM record_row_source s "
        "JOIN record_load l USING (load_id) WHERE table_name = 'cla_episode' ORDER BY ALL",
    )
    digest = sha256_of(folder / "2025" / "episodes.csv")
    assert sources == [
        ("ssda903", "2025", "episodes.csv", 2, digest),
        ("ssda903", "2025", "episodes.csv", 3, digest),
    ]
    assert ask(
        record,
        "SELECT DISTINCT l.source, l.file FROM record_row_source s JOIN record_load l "
        "USING (load_id) WHERE table_name = 'person' ORDER BY ALL",
    ) == [("cin", "cin2025.xml"), ("ssda903", "header.csv")]
    [(line,)] = ask(
        record,
        "SELECT line FROM record_referral WHERE referral_date = DATE '2024-04-09'",
    )
    text = (folder / "cin2025.xml").read_text(encoding="utf-8").splitlines()
    assert "<CINdetails>" in text[line - 1]


def test_the_council_its_population_and_the_working_days(tmp_path: Path) -> None:
    """As published of a real council; the record stands on the last day that is told of."""
    record, _ = built(tmp_path, [written(tmp_path / "sent", SMALL)])
    [(code, name, stands)] = ask(record, "SELECT la_code, council_name, as_at FROM record_council")
    assert (code, name, stands) == ("865", "Wiltshire", date(2025, 3, 31))
    assert ask(record, "SELECT count(*) > 5, min(children) > 50000 FROM record_population") == [
        (True, True)
    ]
    [(first, last)] = ask(record, "SELECT min(day), max(day) FROM record_calendar")
    assert first < date(2024, 4, 1)
    assert last > date(2027, 3, 1)
    [(christmas,)] = ask(
        record, "SELECT is_working_day FROM record_calendar WHERE day = DATE '2024-12-25'"
    )
    assert christmas is False


def test_what_cannot_be_read_is_told_and_the_rest_is_loaded(tmp_path: Path) -> None:
    """A file that is broken off, one of no return, a cell that is no date, a row too short."""
    bad = EPISODES.replace("01/06/2024,L", "31/06/2024,L") + "A2,10/04/2024\n"
    files = SMALL | {
        "2025/episodes.csv": bad,
        "cin2024.xml": REFERRAL.replace("2025", "2024")[:400],
        "notes.csv": "who,what\nme,nothing\n",
    }
    record, _ = built(tmp_path, [written(tmp_path / "sent", files)])
    assert [name for name, _ in record.unknown] + [name for name, _ in record.unread] != []
    told = ask(record, "SELECT DISTINCT rule, source FROM record_issue")
    assert ("READ", "ssda903") in told
    assert [row for (row,) in ask(record, "SELECT person_id FROM record_person")] == ["A1"]
    assert ask(record, "SELECT count(*) FROM record_referral") == [(1,)]


def test_rules_that_fail_are_issues_with_their_line(tmp_path: Path) -> None:
    """Of the latest year unless all are asked for; none where none is."""
    wrong = HEADER.replace("WBRI", "XXXX")
    earlier = {name.replace("2025", "2024"): text for name, text in SMALL.items()}
    earlier = {
        name: text.replace("2024", "2023").replace("2025", "2024")
        for name, text in earlier.items()
        if name.endswith(".csv")
    }
    files = SMALL | earlier | {"2025/header.csv": wrong, "2024/header.csv": wrong}
    folder = written(tmp_path / "sent", files)
    query = (
        "SELECT l.version, i.line, i.person_id FROM record_issue i JOIN record_load l "
        "USING (load_id) WHERE source_table = 'Header' AND source_columns LIKE '%ETHNIC%' "
        "AND i.source = 'ssda903' ORDER BY ALL"
    )
    one, _ = built(tmp_path, [folder], check=Check.LATEST)
    assert ask(one, query) == [("2025", 2, "A1")]
    every, _ = built(tmp_path, [folder], check=Check.ALL)
    assert ask(every, query) == [("2024", 2, "A1"), ("2025", 2, "A1")]
    none, _ = built(tmp_path, [folder])
    assert ask(none, query) == []


def test_decisions_of_the_workspace_are_followed(tmp_path: Path) -> None:
    """And kept with the record, with who decided."""
    place = open_workspace(tmp_path / "workspace", create=True)
    decisions = place.path / "decisions"
    decisions.mkdir()
    (decisions / "person_links.csv").write_text(
        "kept_id,other_id,reason,decided_by,decided_at\nN9,A1,Moved over,Data team,2025-05-01\n"
        "N9,NOBODY,Moved over,Data team,2025-05-01\n",
        encoding="utf-8",
    )
    files = SMALL | {"2025/header.csv": HEADER + HEADER.splitlines()[1].replace("A1", "N9") + "\n"}
    record, _ = built(tmp_path, [written(tmp_path / "sent", files)])
    assert ask(record, "SELECT DISTINCT person_id FROM record_cla_episode") == [("N9",)]
    assert ask(record, "SELECT other_id, applied FROM record_person_link ORDER BY ALL") == [
        ("A1", True),
        ("NOBODY", False),
    ]


def test_what_is_no_return_builds_nothing(tmp_path: Path) -> None:
    """And leaves no snapshot."""
    folder = written(tmp_path / "sent", {"notes.csv": "who,what\nme,nothing\n"})
    with pytest.raises(CannotBuildError):
        built(tmp_path, [folder])
    with pytest.raises(CannotBuildError, match="Nowhere"):
        built(tmp_path, [written(tmp_path / "sent", SMALL)], council="Nowhere")
    assert open_workspace(tmp_path / "workspace").snapshots() == []


@pytest.mark.parametrize("step", ["Reading", "Putting", "Writing"])
def test_ctrl_c_leaves_nothing_half_visible(tmp_path: Path, step: str) -> None:
    """Whatever was being done: the snapshot of before is the latest."""
    folder = written(tmp_path / "sent", SMALL)
    before, place = built(tmp_path, [folder])

    def stop(told: str, _done: int, _total: int) -> None:
        if told.startswith(step):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, [folder], progress=stop)
    assert [one.name for one in place.snapshots()] == [before.snapshot.name]
    assert not list(place.snapshots_path.glob(f"{UNFINISHED}*"))


def test_a_table_that_an_older_record_did_not_keep_is_there_and_empty(tmp_path: Path) -> None:
    """With the columns that it has now; so is a column."""
    record, _ = built(tmp_path, [written(tmp_path / "sent", SMALL)])
    record.snapshot.table_path("record", "visit").unlink()
    path = record.snapshot.table_path("record", "person")
    old = path.with_suffix(".old")
    duckdb.execute(f"COPY (SELECT person_id FROM '{path}') TO '{old}' (FORMAT parquet)")
    shutil.move(old, path)
    connection = open_record(record.snapshot, memory_limit="500MB")
    for table in TABLES:
        columns = connection.execute(f"DESCRIBE record_{table.name}").fetchall()
        assert [name for name, *_ in columns] == list(table.columns()), table.name
    assert connection.execute("SELECT * FROM record_visit").fetchall() == []
    assert connection.execute("SELECT person_id, sex FROM record_person").fetchall() == [
        ("A1", None)
    ]
    connection.close()


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small invented council of two years."""
    folder = tmp_path_factory.mktemp("council") / "files"
    write_council(Settings("Wiltshire", 60, years=2), folder)
    return folder


def all_rows(record: Built) -> dict[str, list[tuple[Any, ...]]]:
    """All that a record says of children and workers, but where it stands."""
    return {
        table.name: ask(
            record,
            f"SELECT * EXCLUDE (load_id, line) FROM record_{table.name} ORDER BY ALL",
        )
        for table in RECORD
    }


def test_a_council_in_any_order_of_files_is_one_record(tmp_path: Path, council: Path) -> None:
    """Every return of two years and an extract: each child once, and what happened once."""
    folders = ["ssda903", "cin", "annex_a", "workforce", "ssd"]
    given = {"council": council / "council.json"}
    one, _ = built(tmp_path, [council / name for name in folders], **given)
    other, _ = built(tmp_path, [council / name for name in reversed(folders)], **given)
    assert all_rows(one) == all_rows(other)
    assert one.unread == ()
    assert one.rows["person"] == 60
    assert ask(one, "SELECT kind, table_name, column_name FROM record_conflict") == []
    [(twice,)] = ask(
        one,
        "SELECT count(*) FROM (SELECT person_id FROM record_cla_episode WHERE end_date IS NULL "
        "GROUP BY person_id HAVING count(*) > 1)",
    )
    assert twice == 0


def test_since_when_each_table_tells_of_all(tmp_path: Path, council: Path) -> None:
    """From the first of years that follow each other; a year left out breaks it."""
    record, _ = built(
        tmp_path, [council / "ssda903", council / "cin"], council=council / "council.json"
    )
    connection = open_record(record.snapshot)
    history = read_history(connection)
    assert history["cla_episode"] == date(2024, 4, 1)
    assert history["referral"] == date(2024, 4, 1)
    assert "contact" not in history
    connection.close()
