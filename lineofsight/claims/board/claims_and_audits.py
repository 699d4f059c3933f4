"""How do we know it? Saved claims that no longer hold, and audits."""

from __future__ import annotations

from datetime import date

from lineofsight.claims.board.inputs import Audit, BoardInputs
from lineofsight.claims.board.points import (
    AUDITED,
    CLAIM_FAILS,
    CLAIM_UNREADABLE,
    CLAIMS_STAND,
    NO_AUDIT,
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
from lineofsight.claims.saved import Checked, State
from lineofsight.indicators.registry import AREAS
from lineofsight.published.measures import measure
from lineofsight.record.words import written
from lineofsight.reference.areas import Area


def area_of_claim(checked: Checked) -> Area:
    """The area of the board that a claim is about: by the area or the measure that it names; the
    leaders' where it names neither, since they make it."""
    words = checked.saved.words
    for area in AREAS:
        if words.get("strand") == area.strand.value:
            return area
    try:
        found = measure(words.get("measure", "")).area
    except LookupError:
        return Area.LEADERS
    return Area(found) if found else Area.LEADERS


def about_claims(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Saved claims that newer evidence contradicts, and how many hold."""
    own = [each for each in inputs.claims if area_of_claim(each) is area]
    said = [_claim(area, each) for each in own if each.state in (State.STALE, State.UNREADABLE)]
    hold = [each for each in own if each.state in (State.STANDS, State.NEWER)]
    if hold:
        claims = "saved claim" if len(hold) == 1 else "saved claims"
        verb = "holds" if len(hold) == 1 else "hold"
        told = Told(
            f"{len(hold)} {claims} about this area still {verb}.",
            tuple(_of_claim(each) for each in hold),
        )
        said.append(
            state(
                area,
                Question.HOW,
                Reason.STANDING,
                alike(told),
                [CLAIMS_STAND],
                Subject(SubjectKind.CLAIM),
                about_children=False,
            )
        )
    return said


def _claim(area: Area, checked: Checked) -> Statement:
    stale = checked.state is State.STALE
    sentence = checked.saved.sentence.rstrip(".")
    if stale and checked.verdict is not None:
        words = f"“{sentence}” no longer holds. {checked.verdict.sentence}"
        seen: tuple[Evidence, ...] = checked.verdict.evidence
    else:
        words = f"“{sentence}” can no longer be checked. {checked.why}"
        seen = ()
    return state(
        area,
        Question.HOW,
        Reason.CONTRADICTED if stale else Reason.DOUBTFUL,
        alike(Told(words, (_of_claim(checked), *seen))),
        [CLAIM_FAILS if stale else CLAIM_UNREADABLE],
        Subject(SubjectKind.CLAIM, checked.saved.id),
        about_children=False,
        tone=Tone.WORSE if stale else None,
    )


def _of_claim(checked: Checked) -> Evidence:
    saved = checked.saved
    return Evidence(
        kind=EvidenceKind.CLAIM,
        what=saved.sentence.rstrip("."),
        where=f"Claim saved by {saved.owner}",
        as_at=saved.as_at or saved.saved.date(),
        again="lineofsight claims check",
        key=saved.id,
    )


def quarter_start(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def about_audits(area: Area, inputs: BoardInputs) -> list[Statement]:
    """Audits of an area in this quarter, or that there was none."""
    if inputs.audits is None:
        return []
    own = sorted((each for each in inputs.audits if each.area is area), key=lambda one: one.day)
    recent = [each for each in own if quarter_start(inputs.today) <= each.day <= inputs.today]
    if recent:
        cases = sum(each.sample for each in recent)
        words = (
            f"{cases:,} case{'s' if cases != 1 else ''} {'were' if cases != 1 else 'was'} audited "
            f"this quarter, last on {written(recent[-1].day)}."
        )
        points, reason = [AUDITED], Reason.STANDING
    elif own:
        words = f"No audit was done this quarter. The last was on {written(own[-1].day)}."
        points, reason = [NO_AUDIT], Reason.MISSING
    else:
        words = "No audit of this area has been recorded."
        points, reason = [NO_AUDIT], Reason.MISSING
    told = Told(words, tuple(_of_audit(each) for each in recent or own[-1:]))
    return [
        state(
            area,
            Question.HOW,
            reason,
            alike(told),
            points,
            Subject(SubjectKind.AUDITS, area.value),
            about_children=False,
        )
    ]


def _of_audit(audit: Audit) -> Evidence:
    return Evidence(
        kind=EvidenceKind.AUDIT,
        what=f"{audit.sample} cases audited",
        where="Audits",
        as_at=audit.day,
        key=audit.key,
    )
