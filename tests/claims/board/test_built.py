"""The board of a council whose record was built from its returns."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from lineofsight.claims.board import (
    Board,
    BoardInputs,
    NoRecordError,
    Question,
    Readiness,
    SubjectKind,
    as_text,
    board,
    for_members,
    from_dict,
    gather,
    inspection_tomorrow,
    to_dict,
)
from lineofsight.claims.board.building import readings_of
from lineofsight.claims.board.gathering import inspected_from
from lineofsight.claims.board.inputs import BoardCouncil
from lineofsight.cli import app
from lineofsight.engine.workspace import open_workspace
from lineofsight.indicators.registry import AREAS, indicator
from lineofsight.inspections.corpus import Corpus
from lineofsight.reference.areas import Area
from tests.built_council import BuiltCouncil


@pytest.fixture(scope="module")
def known(built_council: BuiltCouncil) -> BoardInputs:
    """What is known of it two days after the day that its record stands at."""
    latest = built_council.snapshot
    as_at = gather(built_council.place, date(2030, 1, 1)).values
    assert as_at is not None
    assert as_at.snapshot == latest.name
    return gather(built_council.place, as_at.as_at + timedelta(days=2))


@pytest.fixture(scope="module")
def made(known: BoardInputs) -> Board:
    """Its board."""
    return board(known)


def test_what_is_gathered(known: BoardInputs) -> None:
    """The record's own words of its data; nothing of the council that it is like."""
    assert known.council.invented
    assert known.council.comparator == "865"
    assert known.inspected is None
    assert known.claims == ()
    assert known.checked == "latest"
    assert len(known.earlier) == 1
    assert {"cin", "ssda903", "annex_a", "workforce"} <= {each.source for each in known.loads}
    assert known.issues


def test_every_cell_says_something(made: Board) -> None:
    """What is known, or that it is not."""
    assert len(made.cells) == 12
    for cell in made.cells:
        assert cell.every or cell.unknown, (cell.area, cell.question)


def test_every_statement_opens(made: Board) -> None:
    """It is a sentence, has a reason and a weight, and something that it rests on."""
    assert made.statements
    for each in made.statements:
        assert each.words[0].isupper() or not each.words[0].isalpha(), each.words
        assert each.words.endswith((".", "”", "…")), each.words
        assert "  " not in each.words
        assert each.points, each.words
        assert each.evidence, each.words
        assert each.subject.key or each.subject.kind is SubjectKind.ACTION


def test_figures_are_those_of_the_snapshot(made: Board, known: BoardInputs) -> None:
    """Each names an indicator of its area, and a period that is kept."""
    assert known.values is not None
    for each in made.statements:
        if each.subject.kind is SubjectKind.INDICATOR and each.subject.at:
            one = indicator(each.subject.key)
            assert one.area is each.area
            periods = {kept.value.period.key for kept in known.values.kept[one.code]}
            assert each.subject.at in periods


def test_a_figure_of_every_indicator_that_has_one_is_read(known: BoardInputs) -> None:
    """None is lost on the way: it has a figure, or it is said why not."""
    for area in AREAS:
        for each in readings_of(area, known):
            assert each.now is not None or each.why_not, each.one.code


def test_small_numbers_are_not_in_the_members_view(made: Board) -> None:
    """What is left out there is in the leaders'."""
    shared = for_members(made)
    assert len(shared.statements) <= len(made.statements)
    assert {each.words for each in shared.statements} == {
        each.shared_words for each in made.statements if each.shared_words is not None
    }


def test_evidence_is_seen_again_by_commands_that_there_are(made: Board) -> None:
    """Each begins with a group and a command."""
    every = {one.again for each in made.statements for one in each.evidence if one.again}
    commands = {tuple(again.split()[:3]) for again in every}
    assert commands
    for program, *command in commands:
        assert program == "lineofsight"
        assert CliRunner().invoke(app, [*command, "--help"]).exit_code == 0, command


def test_it_is_read_again_exactly(made: Board) -> None:
    """With all that a real council has in it."""
    assert from_dict(json.loads(json.dumps(to_dict(made)))) == made
    assert as_text(made, more=True) == as_text(from_dict(to_dict(made)), more=True)


def test_annex_a_two_days_after_it_was_made(known: BoardInputs) -> None:
    """All eleven lists are there; those with errors are not ready."""
    lists = inspection_tomorrow(known)[:11]
    assert {each.state for each in lists} <= {Readiness.READY, Readiness.PARTLY}
    assert all(each.evidence for each in lists)


def test_it_is_quick(known: BoardInputs) -> None:
    """Once all is loaded: a page waits for it."""
    board(known)
    began = time.perf_counter()
    board(known)
    assert time.perf_counter() - began < 3, "a busy machine takes a few times as long"


def test_how_many_reports_of_others_are_taken_for_its_own() -> None:
    """None: an invented council without reports has said nothing, whoever it is like."""
    invented = BoardCouncil("999", "Mereshire", "865", invented=True)
    assert inspected_from(invented, Corpus.load(), None, date(2026, 1, 1)) is None
    real = BoardCouncil("865", "Wiltshire", "865", invented=False)
    found = inspected_from(real, Corpus.load(), None, date(2020, 1, 1))
    assert found is not None
    assert all(each.known_from <= date(2020, 1, 1) for each in found.corpus.inspections)
    assert found.corpus.latest("865", Area.IN_CARE.strand) is not None


def test_without_a_record_it_is_said_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    """It would not be known whose board it is."""
    empty = open_workspace(tmp_path_factory.mktemp("empty") / "w", create=True)
    with pytest.raises(NoRecordError, match="lineofsight record build"):
        gather(empty, date(2026, 1, 1))


def test_questions_are_asked_as_ofsted_asks_them() -> None:
    """Of every area alike."""
    assert [each.label for each in Question] == [
        "What do we know?",
        "How do we know it?",
        "What are our plans?",
    ]
