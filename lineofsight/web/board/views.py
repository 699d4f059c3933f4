"""The board, on a page and on paper; what inspectors would ask for; the weeks that were kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.claims.board import (
    Asked,
    Board,
    BoardChanges,
    KeptBoardError,
    Question,
    Readiness,
    View,
    Week,
    board_of,
    compare,
    kept_weeks,
)
from lineofsight.documents.board_paper import board_paper
from lineofsight.engine.workspace import Workspace
from lineofsight.indicators.registry import AREAS
from lineofsight.web.access import access
from lineofsight.web.accounts.current import Here, here_of
from lineofsight.web.board.showing import (
    COLUMNS,
    address_of,
    evidence_address,
    for_reader,
    opened,
    rows,
)
from lineofsight.web.board.store import current_board
from lineofsight.web.lists import Form, data, data_address
from lineofsight.web.permissions import Permission
from lineofsight.web.records.needing import no_record

ASKED_COLUMNS = ("asked_for", "state", "why", "by", "rests_on")
#: What each column of what inspectors ask for means.
ASKED_MEANINGS = {
    "asked_for": "what inspectors ask for",
    "state": "`ready`, `partly`, `missing`, or `not_known` where Line of Sight does not keep it",
    "why": "why",
    "by": "who is to give it: a post",
    "rests_on": "what that rests on",
}


def _asked_board(request: HttpRequest, here: Here) -> Board | None:
    """The board that is asked for: today's, or that of a week, as the reader may see it; None
    where no record was built.

    Raises:
        Http404: no board was kept for the week.
    """
    members = request.GET.get("view", "") == View.MEMBERS
    wanted = request.GET.get("week", "").strip()[:20]
    if wanted:
        try:
            found = board_of(_workspace(), here.authority.la_code, Week.parse(wanted))
        except (ValueError, KeptBoardError) as error:
            raise Http404(str(error)) from None
        return for_reader(found, here, members=members)
    made = current_board(here.authority)
    return for_reader(made.board, here, members=members) if made else None


@access(Permission.SEE_BOARD)
def board_page(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Four areas by three questions: the few things that matter most, each with its evidence."""
    here = here_of(request)
    board = _asked_board(request, here)
    if board is None:
        return no_record(request, "Board")
    if form is not Form.PAGE:
        return data(form, "board", COLUMNS, rows(board), _facts(request, board))
    week = request.GET.get("week", "")
    return render(
        request,
        "board/board.html",
        {
            "board": board,
            "areas": AREAS,
            "questions": list(Question),
            "opened": lambda statements: opened(statements, here),
            "evidence_address": lambda evidence: evidence_address(evidence, here),
            "is_for_members": board.view is View.MEMBERS,
            "may_choose": here.may(Permission.SEE_SMALL_NUMBERS),
            "kept_week": week,
            "changes": _since_last_week(board),
            "query": {"week": week, "view": request.GET.get("view", "")},
            "csv_address": data_address(request, Form.CSV),
            "json_address": data_address(request, Form.JSON),
        },
    )


def _since_last_week(board: Board) -> BoardChanges | None:
    """What is new since the board before, of those kept; None where none was. Members are not
    told: by how much a figure changed may be a small number."""
    if board.view is View.MEMBERS:
        return None
    earlier = [week for week in kept_weeks(_workspace(), board.la_code) if week < board.week]
    if not earlier:
        return None
    try:
        before = board_of(_workspace(), board.la_code, earlier[0])
    except KeptBoardError:
        return None
    return compare(before, board)


@access(Permission.SEE_BOARD)
def paper(request: HttpRequest) -> HttpResponse:
    """The board on two sides of A4, as a PDF."""
    board = _asked_board(request, here_of(request))
    if board is None:
        raise Http404
    response = HttpResponse(board_paper(board), content_type="application/pdf")
    name = f"board-{board.week}{'-members' if board.view is View.MEMBERS else ''}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@access(Permission.SEE_SMALL_NUMBERS)
def tomorrow(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """What inspectors ask for in the first week: what is ready, what is missing, and by whom."""
    here = here_of(request)
    made = current_board(here.authority)
    if made is None:
        return no_record(request, "Inspection tomorrow", section="board")
    if form is not Form.PAGE:
        facts = _facts(request, made.board)
        return data(form, "inspection-tomorrow", ASKED_COLUMNS, _asked_rows(made.asked), facts)
    return render(
        request,
        "board/tomorrow.html",
        {
            "board": made.board,
            "states": [(state, _in_state(made.asked, state)) for state in Readiness],
            "href": lambda asked: address_of(asked.subject, here) if asked.subject else "",
            "csv_address": data_address(request, Form.CSV),
            "json_address": data_address(request, Form.JSON),
        },
    )


def _in_state(asked: Sequence[Asked], state: Readiness) -> list[Asked]:
    return [each for each in asked if each.state is state]


def _asked_rows(asked: Sequence[Asked]) -> Iterator[dict[str, Any]]:
    for each in asked:
        yield {
            "asked_for": each.title,
            "state": each.state.value,
            "why": each.why,
            "by": each.by,
            "rests_on": tuple(evidence.footnote() for evidence in each.evidence),
        }


@access(Permission.SEE_BOARD)
def weeks(request: HttpRequest) -> HttpResponse:
    """The weeks for which a board was kept."""
    here = here_of(request)
    return render(
        request, "board/weeks.html", {"weeks": kept_weeks(_workspace(), here.authority.la_code)}
    )


def _workspace() -> Workspace:
    return Workspace(settings.WORKSPACE)


def _facts(request: HttpRequest, board: Board) -> dict[str, Any]:
    return {
        "council": board.council,
        "day": board.day.isoformat(),
        "week": str(board.week),
        "view": board.view.value,
        "snapshot": board.snapshot or "",
        "address": request.get_full_path(),
    }
