"""Places in no list of authorities have a history of their own."""

from __future__ import annotations

from datetime import date

import pytest

from lineofsight.engine.snapshots import Snapshot
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.history import timeline
from lineofsight.inspections.places import unlisted_place
from lineofsight.inspections.shelf import Shelf
from lineofsight.reference.areas import Strand
from lineofsight.reference.authorities import UnknownAuthorityError
from lineofsight.reference.grades import Grade
from tests.web.small_workspace import make_workspace


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A few reports of Wiltshire, and one of Mereshire, which does not exist."""
    return make_workspace(tmp_path_factory.mktemp("places")).snapshot


def test_a_place_has_its_own_reports_and_no_others(snapshot: Snapshot) -> None:
    place = unlisted_place(Shelf(snapshot), "mereshire")
    assert place is not None
    assert [i.report_id for i in place.corpus.inspections] == ["mereshire-2024-02-05"]
    assert place.corpus.inspections[0].in_workspace
    line = timeline(place.corpus, "mereshire", place=place.authority)
    assert [p.judged.grade for p in line.strands[Strand.LEADERS]] == [Grade.GOOD]
    assert line.arrangements == line.helps == ()


def test_it_is_seen_as_at_a_day_like_any_other(snapshot: Snapshot) -> None:
    place = unlisted_place(Shelf(snapshot), "mereshire")
    assert place is not None
    assert place.corpus.as_at(date(2024, 4, 1)).inspections == ()


@pytest.mark.parametrize("slug", ["wiltshire", "nowhere"])
def test_a_listed_council_or_nobody_is_no_such_place(snapshot: Snapshot, slug: str) -> None:
    assert unlisted_place(Shelf(snapshot), slug) is None


def test_it_is_in_no_other_history(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownAuthorityError):
        Corpus.of_snapshot(snapshot).of("mereshire")
