"""What is not known, said."""

from __future__ import annotations

from collections.abc import Sequence

from lineofsight.claims.board.advice import Advice
from lineofsight.claims.board.data_behind import OLD, Behind
from lineofsight.claims.board.inputs import BoardInputs
from lineofsight.claims.board.series import Reading
from lineofsight.claims.board.wording import in_line
from lineofsight.record.words import written
from lineofsight.reference.areas import Area

#: Indicators that are named one by one; more are counted.
_NAMED = 3
NO_RECORD = "No record was built, so that no figure of the council’s own is known."
NO_AUDITS = "No audits are recorded in Line of Sight, so it is not known what auditors found."
NO_PLAN = (
    "No plan is recorded in Line of Sight, so it is not known what is being done, by whom or by "
    "when."
)


def not_known(
    area: Area, readings: Sequence[Reading], found: Behind, inputs: BoardInputs
) -> list[str]:
    """What is not known for the first question."""
    if inputs.values is None:
        return [NO_RECORD, *_no_judgement(area, inputs)]
    said = []
    if found.last is not None and inputs.today - found.last > OLD:
        days = (inputs.today - found.last).days
        said.append(
            f"What has happened since {written(found.last)}, {days} days ago, is not known."
        )
    said += _without_figure(readings)
    said += _without_comparison(readings)
    return [*said, *_no_judgement(area, inputs)]


def _without_figure(readings: Sequence[Reading]) -> list[str]:
    """Indicators that have no figure at all, by why."""
    by_why: dict[str, list[str]] = {}
    for each in readings:
        if each.now is None:
            by_why.setdefault(each.why_not or "No value is kept.", []).append(each.one.name)
    return [f"Not known: {_names(names)}. {why}" for why, names in by_why.items()]


def _without_comparison(readings: Sequence[Reading]) -> list[str]:
    """Indicators of which it cannot be told whether they have changed."""
    short = [each.one.name for each in readings if each.now is not None and not each.comparable]
    if not short:
        return []
    verb = "has" if len(short) == 1 else "have"
    return [
        f"Whether {_names(short)} {verb} changed is not known: the record’s history is too short."
    ]


def _no_judgement(area: Area, inputs: BoardInputs) -> list[str]:
    if inputs.inspected is None:
        return ["What Ofsted last said is not known: no report on the council has been read."]
    if inputs.inspected.corpus.latest(inputs.inspected.code, area.strand) is None:
        return ["No judgement of this area by Ofsted is known."]
    return []


def _names(names: Sequence[str]) -> str:
    """Indicators by name, in quotation marks; many are counted."""
    quoted = [f"‘{name}’" for name in names]
    if len(quoted) > _NAMED:
        quoted = [*quoted[:_NAMED], f"{len(quoted) - _NAMED} more"]
    return in_line(quoted)


def not_known_how(area: Area, inputs: BoardInputs) -> list[str]:
    """What is not known for the second question."""
    said = []
    if inputs.values is None:
        said.append(NO_RECORD)
    elif inputs.checked == "none":
        said.append("The rules were not run over what was loaded: errors in it are not known.")
    if inputs.audits is None:
        said.append(NO_AUDITS)
    if area is Area.LEADERS:
        said += inputs.unread_claims
    return said


def not_known_plans(advised: Advice | None, inputs: BoardInputs) -> list[str]:
    """What is not known for the third question."""
    said = []
    if inputs.actions is None:
        said.append(NO_PLAN)
    if advised is None:
        said.append("What Ofsted recommended is not known here: its latest report was not read.")
    return said
