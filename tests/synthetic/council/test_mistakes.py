"""Mistakes in an invented council's returns are those that are told, and rules find them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from lineofsight.synthetic.council.making import Settings
from lineofsight.synthetic.council.mistakes import Mistakes
from lineofsight.synthetic.council.mistakes.making import CIN, SSDA903
from lineofsight.synthetic.council.write import write_council
from tests.synthetic.council.written import (
    check_cin,
    check_ssda903,
    found_in,
    lives_of,
    write_cin,
    write_ssda903,
)


@dataclass
class Both:
    """The same returns with and without mistakes."""

    clean: Path
    spoilt: Path
    mistakes: Mistakes


def write_both(folder: Path, *, share: float, seed: int = 7, children: int = 2_500) -> Both:
    """Write the last year's returns twice, with and without mistakes."""
    lives = lives_of(children, seed=seed)
    made = Both(folder / "clean", folder / "spoilt", Mistakes(seed, share, [2026]))
    for place, mistakes in ((made.clean, None), (made.spoilt, made.mistakes)):
        write_cin(place, lives, [2026], mistakes)
        write_ssda903(place, lives, [2025, 2026], mistakes)
    return made


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """A third of the children have a mistake."""
    return write_both(tmp_path_factory.mktemp("mistakes"), share=0.35)


def test_most_kinds_name_the_rules_that_find_them() -> None:
    """The others are found only beside last year's return, or by luck."""
    for kinds in (SSDA903, CIN):
        assert sum(bool(kind.rules) for kind in kinds) > 0.75 * len(kinds)
    assert len(SSDA903) > 60
    assert len(CIN) > 75


def test_each_mistake_is_found_by_the_rules_it_names(both: Both) -> None:
    """A mistake may fail other rules too; nobody without one fails more than without mistakes,
    but the child whose pupil number another has."""
    kinds = set()
    for code, check in (("ssda903", check_ssda903), ("cin", check_cin)):
        with check(both.clean, 2026) as result:
            clean = found_in(result)
        with check(both.spoilt, 2026) as result:
            spoilt = found_in(result)
        made = [told for told in both.mistakes.made if told.file.startswith(code)]
        named = set()
        for told in made:
            now = _as_written(told.child, told.cells[0].column, told.cells[0].after)
            assert set(told.rules) <= spoilt[now], told
            kinds.add(told.kind)
            named |= {told.child, now}
        others = {
            (child, rule)
            for child, rules in spoilt.items()
            if child not in named
            for rule in rules - clean[child]
        }
        assert {rule for _, rule in others} <= {"1520"}
    assert len(kinds) > 90


def _as_written(child: str, column: str, after: str) -> str | None:
    """The child's identifier as it is with the mistake: it may be the mistake."""
    return (after or None) if column == "LAchildID" else child


def test_a_mistake_stands_where_it_is_told(both: Both) -> None:
    """The line of the file and the column have what is there now; without mistakes, what was
    there."""
    seen = 0
    rows: dict[str, list[dict[str, str]]] = {}
    for told in both.mistakes.made:
        if not told.file.startswith("ssda903"):
            continue
        for cell in told.cells:
            path = both.spoilt / "ssda903/2026" / f"{cell.table.lower()}.csv"
            if path.name not in rows:
                with path.open(encoding="utf-8", newline="") as file:
                    rows[path.name] = list(csv.DictReader(file))
            assert cell.line is not None
            row = rows[path.name][cell.line - 2]
            assert row["CHILD"] == told.child
            if cell.column:
                assert row[cell.column] == cell.after != cell.before
            else:
                assert ",".join(row.values()) == cell.after
            seen += 1
    assert seen > 40


def test_only_what_is_told_differs(both: Both) -> None:
    """Lines of the SSDA903's files that differ are lines that are told."""
    told = {
        (cell.table.lower(), cell.line)
        for mistake in both.mistakes.made
        if mistake.file.startswith("ssda903")
        for cell in mistake.cells
    }
    differing = 0
    for path in (both.clean / "ssda903/2026").iterdir():
        was = path.read_text(encoding="utf-8").splitlines()
        now = (both.spoilt / "ssda903/2026" / path.name).read_text(encoding="utf-8").splitlines()
        left = iter(was)
        for line, text in enumerate(now, start=1):
            if (path.stem, line) in told:
                differing += 1
                if was.count(text) < now.count(text) and text in was:
                    continue  # a row that is there twice stands in no line of the other
                next(left)
            else:
                assert text == next(left), (path.stem, line)
    assert differing == len(told)
    for path in (both.clean / "ssda903/2025").iterdir():
        assert path.read_bytes() == (both.spoilt / "ssda903/2025" / path.name).read_bytes()


def test_so_many_children_have_a_mistake(tmp_path: Path) -> None:
    """Three in a hundred of each return, each with one; none where no share is asked for."""
    lives = lives_of(3_000, seed=7)
    mistakes = Mistakes(7, 0.03, [2026])
    write_cin(tmp_path, lives, [2025, 2026], mistakes)
    text = (tmp_path / "cin/2026/cin2026.xml").read_text(encoding="utf-8")
    children = [told.child for told in mistakes.made]
    assert 0.02 < len(children) / text.count("<Child>") < 0.04
    assert len(children) == len(set(children))
    assert {told.year for told in mistakes.made} == {2026}
    with pytest.raises(ValueError, match="between 0 and 1"):
        Mistakes(7, 1.5, [2026])


def test_the_same_seed_makes_the_same_mistakes(tmp_path: Path) -> None:
    """A child's mistake is the same however many children there are; another seed makes others."""
    lives = lives_of(600, seed=7)
    made = {}
    for name, some, seed in (("one", lives, 7), ("fewer", lives[:300], 7), ("other", lives, 8)):
        mistakes = Mistakes(seed, 0.2, [2026])
        write_cin(tmp_path / name, some, [2026], mistakes)
        made[name] = mistakes.made
    assert made["one"][: len(made["fewer"])] == made["fewer"]
    assert made["one"] != made["other"]


def test_a_council_is_written_with_its_mistakes_told(tmp_path: Path) -> None:
    """`mistakes.csv` has a line for each value that was changed; without errors it is not there,
    and every other return and extract is the same."""
    settings = Settings("Wiltshire", 150, years=2, seed=11)
    spoilt = write_council(settings, tmp_path / "spoilt", errors=0.3)
    write_council(settings, tmp_path / "clean")
    assert not (tmp_path / "clean" / "mistakes.csv").exists()
    with (tmp_path / "spoilt" / "mistakes.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert len({row["mistake"] for row in listed}) == len(spoilt.mistakes) > 5
    assert len(listed) == sum(len(told.cells) for told in spoilt.mistakes)
    touched = {told.file for told in spoilt.mistakes}
    for path in (tmp_path / "clean").rglob("*"):
        name = path.relative_to(tmp_path / "clean").as_posix()
        if path.is_file() and path.suffix in (".csv", ".xml") and name not in touched:
            assert path.read_bytes() == (tmp_path / "spoilt" / name).read_bytes(), name
