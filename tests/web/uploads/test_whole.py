"""An upload from its files to the pages made of it: every rule run, every indicator worked out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.test import Client

from lineofsight.engine.workspace import Workspace
from lineofsight.indicators.keeping import ROOM as VALUES
from lineofsight.indicators.tables import IndicatorValue
from lineofsight.record.opening import ROOM
from lineofsight.record.tables import Council
from lineofsight.web.audit.models import Entry
from lineofsight.web.uploads.models import Stage
from lineofsight.web.work.models import State
from tests.web.uploads.uploading import begun, publish, ssda903


def test_a_record_is_published_with_its_indicators(
    analyst: Client, tmp_path: Path, workspace: Path, words: Callable[[str], str]
) -> None:
    upload = begun(analyst, ssda903(tmp_path))
    job = publish(analyst, upload)
    assert job.as_state is State.DONE, job.message
    assert upload.as_stage is Stage.PUBLISHED
    snapshot = Workspace(workspace).latest_snapshot(kind=ROOM)
    assert snapshot is not None
    assert upload.snapshot == snapshot.name
    (council,) = Council.from_arrow(snapshot.read_table(ROOM, Council.name))
    assert (council.la_code, council.council_name, council.like) == ("999", "Mereshire", "865")
    assert snapshot.manifest["tables"][f"{VALUES}/{IndicatorValue.name}"]["rows"] > 100
    assert {source.sha256 for source in snapshot.sources} == {
        file.sha256 for file in upload.current_files if file.code
    }
    assert "children" in words(analyst.get("/mereshire/data/").content.decode())
    assert not list((workspace / "uploads").glob(".building-*"))
    told = Entry.objects.filter(details__what="published").get()
    assert told.details == {"what": "published", "snapshot": snapshot.name, "left_out": 0}
