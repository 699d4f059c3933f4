"""Making the board from what is known."""

from __future__ import annotations

from lineofsight.claims.board.advice import Advice, advice
from lineofsight.claims.board.cells import Board, Cell, cell
from lineofsight.claims.board.claims_and_audits import about_audits, about_claims
from lineofsight.claims.board.data_behind import about_data, behind
from lineofsight.claims.board.how_known import about_figures
from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.claims.board.knowing import what_we_know
from lineofsight.claims.board.plans import what_is_planned
from lineofsight.claims.board.series import Reading, read
from lineofsight.claims.board.statements import Question
from lineofsight.claims.board.unknown import not_known, not_known_how, not_known_plans
from lineofsight.indicators.definition import Form
from lineofsight.indicators.registry import AREAS, by_area
from lineofsight.reference.areas import Area


def board(inputs: BoardInputs) -> Board:
    """The board of a council on a day: four areas by three questions."""
    values, advised = inputs.values, advice(inputs)
    return Board(
        council=inputs.council.name,
        la_code=inputs.council.la_code,
        day=inputs.today,
        snapshot=values.snapshot if values else None,
        as_at=values.as_at if values else None,
        cells=tuple(each for area in AREAS for each in _row(area, advised, inputs)),
    )


def readings_of(area: Area, inputs: BoardInputs) -> list[Reading]:
    """Every indicator of an area that has one value, read. What is split into parts (who refers,
    factors of assessments) is not weighed: no one part says that something is unusual."""
    return [read(one, inputs) for one in by_area(area) if one.form is not Form.MIX]


def _row(area: Area, advised: Advice | None, inputs: BoardInputs) -> list[Cell]:
    readings = readings_of(area, inputs)
    data = behind(area, inputs)
    how = [
        *about_data(area, data, inputs),
        *about_figures(area, readings, inputs),
        *about_claims(area, inputs),
        *about_audits(area, inputs),
    ]
    return [
        cell(
            area,
            Question.KNOW,
            what_we_know(area, readings, inputs),
            not_known(area, readings, data, inputs),
        ),
        cell(area, Question.HOW, how, not_known_how(area, inputs)),
        cell(
            area,
            Question.PLANS,
            what_is_planned(area, advised, inputs),
            not_known_plans(advised, inputs),
        ),
    ]
