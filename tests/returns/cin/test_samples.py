"""Small files as systems write them: each is read whole, and every rule can judge it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineofsight.returns.cin.kind import KIND
from tests.conftest import shared_folder
from tests.returns.cin.given import Read
from tests.returns.cin.walked import cells, walk

PLACE = Path("data") / "returns" / "cin" / "samples"


def sample_names() -> list[str]:
    """The names of the files beside the repository; none where they are absent."""
    folder = shared_folder()
    return [] if folder is None else sorted(p.name for p in (folder / PLACE).glob("*.xml"))


@pytest.mark.parametrize("name", sample_names())
def test_a_file_is_read_as_another_parser_reads_it(name: str, shared: Path) -> None:
    """Every child, every row of every table, and every value in it as written."""
    path = shared / PLACE / name
    read, walked = Read(path), walk(path.read_bytes())
    assert read.counts() == {table: len(rows) for table, rows in walked.items()}
    assert sum(f.rows - f.loaded for f in read.loaded.files) == 0
    assert read.written() == cells(walked)


@pytest.mark.parametrize("name", sample_names())
def test_no_rule_fails_by_itself(name: str, shared: Path) -> None:
    """Each rule is judged, in the file's own year or the first that has rules."""
    read = Read(shared / PLACE / name)
    assert read.loaded.year is not None
    year = max(read.loaded.year, KIND.first_rules)
    checked = read.check(year)
    assert checked.not_run == ()
    assert {rule.code for rule in checked.ran} == {rule.code for rule in KIND.rules.in_year(year)}


def test_the_large_file_has_the_children_it_is_known_to_have(shared: Path) -> None:
    """332 of them."""
    read = Read(shared / PLACE / "fake_CIN_data.xml")
    assert read.counts()["ChildIdentifiers"] == 332


def test_pre_proceedings_are_read(shared: Path) -> None:
    """They are in no schema at hand, and in a file of 2026."""
    read = Read(shared / PLACE / "CIN_Census_2026.xml")
    ((episode, outcome),) = read.rows("PreProceedings", "CINdetailsID", "PPOutcome")
    assert (episode, outcome is not None) == ("1", True)
    assert not any("PreProceedings" in message for message in read.messages())
