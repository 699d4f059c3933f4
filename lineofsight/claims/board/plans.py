"""What are our plans? What Ofsted recommended, and what is being done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from lineofsight.claims.board.advice import Advice
from lineofsight.claims.board.inputs import Action, BoardInputs
from lineofsight.claims.board.points import (
    NO_ACTION,
    NOTHING_ASKED,
    OVERDUE,
    OVERDUE_LONG,
    PERHAPS_REPEATED,
    PRIORITY,
    PROGRESS,
    RECOMMENDED,
)
from lineofsight.claims.board.statements import (
    Question,
    Reason,
    Statement,
    Subject,
    SubjectKind,
    Told,
    Tone,
    alike,
    state,
)
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.seen import inspection_link, inspection_name
from lineofsight.inspections.inspection import Inspection
from lineofsight.inspections.tables import Kind, Recommendation
from lineofsight.record.words import listed, written
from lineofsight.reference.areas import Area

#: An action is overdue for long after this.
LONG = timedelta(days=31)
#: Recommendations are quoted up to so many letters.
_LONGEST = 220


def what_is_planned(area: Area, advised: Advice | None, inputs: BoardInputs) -> list[Statement]:
    """The statements of an area's third cell, in no order."""
    said = _actions(area, inputs)
    if advised is None:
        return said
    asked = [one for one in advised.recommendations if area in advised.placed[one.order]]
    if not asked:
        said.append(_nothing_asked(area, advised))
    return [*said, *(_recommendation(area, one, advised, inputs) for one in asked)]


def _nothing_asked(area: Area, advised: Advice) -> Statement:
    inspection = advised.inspection
    words = f"Ofsted asked for no improvement in this area in {_when(inspection)}."
    evidence = Evidence(
        kind=EvidenceKind.RECOMMENDATION,
        what=f"{len(advised.recommendations)} recommendations, none placed in this area",
        where=f"Ofsted, {inspection_name(inspection)}",
        as_at=inspection.published,
        link=inspection_link(inspection),
        key=inspection.report_id,
    )
    return state(
        area,
        Question.PLANS,
        Reason.STANDING,
        alike(Told(words, (evidence,))),
        [NOTHING_ASKED],
        Subject(SubjectKind.INSPECTION, inspection.report_id),
        about_children=False,
    )


def _recommendation(
    area: Area, one: Recommendation, advised: Advice, inputs: BoardInputs
) -> Statement:
    inspection, again = advised.inspection, advised.before.get(one.order)
    points, reason = [RECOMMENDED], Reason.STANDING
    kind = "set a priority action" if one.kind == Kind.PRIORITY_ACTION else "asked for improvement"
    words = f"Ofsted {kind} in {_when(inspection)}: “{_quoted(one.text)}”"
    evidence = [_of_recommendation(one, inspection)]
    if one.kind == Kind.PRIORITY_ACTION:
        points.append(PRIORITY)
    if again is not None:
        points.append(PERHAPS_REPEATED)
        reason = Reason.REPEATED
        words += f" It may have asked for the same in {_when(again.inspection)}."
        evidence.append(_of_recommendation(again.recommendation, again.inspection))
    if inputs.actions is not None:
        key = (inspection.report_id, one.order)
        answering = [each for each in inputs.actions if each.answers == key]
        if answering:
            done = sum(each.done is not None for each in answering)
            words += f" {_actions_answer(len(answering), done)}"
            evidence += [_of_action(each) for each in answering]
        else:
            points.append(NO_ACTION)
            reason = Reason.MISSING
            words += " No action of the plan answers it."
    return state(
        area,
        Question.PLANS,
        reason,
        alike(Told(words, tuple(evidence))),
        points,
        Subject(SubjectKind.RECOMMENDATION, inspection.report_id, str(one.order)),
        about_children=False,
    )


def _actions_answer(number: int, done: int) -> str:
    if number == 1:
        return f"One action answers it, and it is {'done' if done else 'not done yet'}."
    told = {0: "none is done", number: "all are done"}.get(done, f"{done} done")
    return f"{number} actions answer it: {told}."


def _when(inspection: Inspection) -> str:
    return f"{inspection.start:%B %Y}" if inspection.start else inspection.when


def _quoted(text: str) -> str:
    """A recommendation on one line, without the reference that some end in, cut between words
    where it is long."""
    plain = re.sub(
        r"\s*\([^()]*national framework[^()]*\)\s*$", "", " ".join(text.split()), flags=re.I
    )
    plain = plain.replace(" • ", "; ").rstrip(".; ")
    if len(plain) <= _LONGEST:
        return f"{plain}."
    return f"{plain[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;:')} …"


def _of_recommendation(one: Recommendation, inspection: Inspection) -> Evidence:
    numbered = one.number or str(one.order)
    pointed = listed([str(number) for number in one.paragraph_references])
    paragraphs = "paragraphs" if len(one.paragraph_references) > 1 else "paragraph"
    what = f"Recommendation {numbered}" + (f" ({paragraphs} {pointed})" if pointed else "")
    return Evidence(
        kind=EvidenceKind.RECOMMENDATION,
        what=f"{what}, page {one.page}",
        where=f"Ofsted, {inspection_name(inspection)}",
        as_at=inspection.published,
        link=inspection_link(inspection),
        key=f"{inspection.report_id}#recommendation-{one.order}",
    )


def _actions(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Actions that are overdue, and how far the rest are."""
    if inputs.actions is None:
        return []
    own = [each for each in inputs.actions if each.area is area]
    late = [each for each in own if _days_late(each, inputs.today) > 0]
    said = [_overdue(area, each, inputs.today) for each in late]
    if own:
        said.append(_progress(area, own, late, inputs.today))
    return said


def _days_late(action: Action, today: date) -> int:
    if action.done is not None or action.due is None:
        return 0
    return (today - action.due).days


def _overdue(area: Area, action: Action, today: date) -> Statement:
    days = _days_late(action, today)
    words = (
        f"‘{action.title}’ is {days} day{'s' if days != 1 else ''} overdue: {action.owner} was to "
        f"do it by {written(action.due) if action.due else ''}."
    )
    return state(
        area,
        Question.PLANS,
        Reason.OVERDUE,
        alike(Told(words, (_of_action(action),))),
        [OVERDUE, OVERDUE_LONG] if days > LONG.days else [OVERDUE],
        Subject(SubjectKind.ACTION, action.key),
        about_children=False,
        tone=Tone.WORSE,
    )


def _progress(area: Area, own: Sequence[Action], late: Sequence[Action], today: date) -> Statement:
    words = _done(sum(each.done is not None for each in own), len(own))
    if late and len(own) == 1:
        words += ", and is overdue"
    elif late:
        words += f" and {len(late)} {'is' if len(late) == 1 else 'are'} overdue"
    ahead = sorted(
        each.due for each in own if each.done is None and each.due is not None and each.due >= today
    )
    if ahead:
        words += f". The next is due on {written(ahead[0])}"
    undated = sum(each.done is None and each.due is None for each in own)
    if undated:
        words += f". {undated} {'has' if undated == 1 else 'have'} no day set"
    return state(
        area,
        Question.PLANS,
        Reason.STANDING,
        alike(Told(f"{words}.", tuple(_of_action(each) for each in own))),
        [PROGRESS],
        Subject(SubjectKind.ACTION),
        about_children=False,
    )


def _done(done: int, of: int) -> str:
    """How many of so many actions are done."""
    if of == 1:
        return f"The one action is {'done' if done else 'not done'}"
    if done in (0, of):
        return f"All {of} actions are done" if done else f"None of the {of} actions is done"
    return f"{done} of {of} actions {'is' if done == 1 else 'are'} done"


def _of_action(action: Action) -> Evidence:
    state_ = f"done {written(action.done)}" if action.done else "not done"
    due = f", due {written(action.due)}" if action.due else ""
    return Evidence(
        kind=EvidenceKind.ACTION,
        what=f"{action.title} ({action.owner}{due}; {state_})",
        where="The council’s plan",
        as_at=action.done,
        key=action.key,
    )
