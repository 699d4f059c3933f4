"""Inspection tomorrow: what inspectors ask for in the first week, and what of it is ready.

Nothing is taken to be ready: what Line of Sight does not keep is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lineofsight.claims.board.advice import Advice, advice
from lineofsight.claims.board.asked_for import (
    ANNEX_A_LISTS,
    DATA_LEAD,
    DIRECTOR,
    DOCUMENTS,
    PRINCIPAL,
    Wanted,
)
from lineofsight.claims.board.inputs import BoardInputs, Document, DocumentKind
from lineofsight.claims.board.resting import of_data
from lineofsight.claims.board.statements import Subject, SubjectKind
from lineofsight.claims.evidence import Evidence, EvidenceKind
from lineofsight.claims.seen import inspection_link, inspection_name
from lineofsight.indicators.definition import Calendar
from lineofsight.indicators.registry import AREAS, indicators
from lineofsight.record.tables import Load
from lineofsight.record.words import listed, written
from lineofsight.reference.dates import months_before
from lineofsight.returns.annex_a.tables import LISTS

#: Lists made for a day within a week of the inspection are today's.
FRESH = timedelta(days=7)
#: Lists older than this are not those of the last six months: they must be made again.
TOO_OLD = timedelta(days=183)
#: Figures for leaders are a month old at most.
FIGURES_FRESH = timedelta(days=31)
#: Inspectors ask for the audits of so many months.
AUDIT_MONTHS = 6


class Readiness(StrEnum):
    """Whether something could be given tomorrow."""

    MISSING = "missing"
    PARTLY = "partly"
    NOT_KNOWN = "not_known"
    READY = "ready"

    @property
    def label(self) -> str:
        """The state in words."""
        return {
            "missing": "Missing",
            "partly": "Partly ready",
            "not_known": "Not known",
            "ready": "Ready",
        }[self.value]


@dataclass(frozen=True)
class Asked:
    """One thing that inspectors ask for.

    Attributes:
        key: its name in addresses.
        title: what it is.
        doc: what inspectors look for in it.
        state: whether it is ready.
        why: why, in words.
        evidence: what that rests on.
        by: who is to give it: a post.
        subject: what the site opens from it; None where there is nothing.
    """

    key: str
    title: str
    doc: str
    state: Readiness
    why: str
    evidence: tuple[Evidence, ...]
    by: str
    subject: Subject | None


def inspection_tomorrow(inputs: BoardInputs) -> list[Asked]:
    """What inspectors ask for in the first week of an inspection, each with whether it is ready,
    in the order in which they ask."""
    advised = advice(inputs)
    return [
        *(_annex_a(number, inputs) for number in LISTS),
        _performance(inputs),
        _audits(inputs),
        _recommendations(advised, inputs),
        *(_document(kind, wanted, inputs) for kind, wanted in DOCUMENTS.items()),
    ]


def _annex_a(number: int, inputs: BoardInputs) -> Asked:
    """One list: loaded, of today, whole and without errors."""
    table = LISTS[number].name
    every = [one for one in inputs.loads if one.source == "annex_a" and one.period_end]
    newest = max((one.period_end for one in every if one.period_end), default=None)
    loads = [one for one in every if one.table == table and one.period_end == newest]
    state, why = _state_of_list(number, newest, loads, inputs)
    evidence = tuple(
        of_data(
            inputs,
            f"Annex A list {number} to {written(newest)}: {one.rows:,} rows, "
            f"{one.refused:,} refused",
            f"annex_a/{table}",
        )
        for one in loads
        if newest is not None
    )
    return Asked(
        key=f"annex-a-{number}",
        title=f"Annex A list {number}",
        doc=f"{ANNEX_A_LISTS[number]}.",
        state=state,
        why=why,
        evidence=evidence,
        by=DATA_LEAD,
        subject=Subject(SubjectKind.DATA, "annex_a"),
    )


def _state_of_list(
    number: int, newest: date | None, loads: Sequence[Load], inputs: BoardInputs
) -> tuple[Readiness, str]:
    if newest is None:
        return Readiness.MISSING, "No Annex A was loaded."
    if not loads:
        return Readiness.MISSING, f"The Annex A of {written(newest)} has no list {number}."
    age = inputs.today - newest
    old = f"It was made for {written(newest)}, {age.days} days ago"
    if age > TOO_OLD:
        return Readiness.MISSING, f"{old}: it tells of none of the last six months."
    faults = [f"{old}: make it again"] if age > FRESH else []
    refused = sum(one.refused for one in loads)
    if refused:
        faults.append(f"{refused:,} row{'s were' if refused != 1 else ' was'} refused")
    table = LISTS[number].name
    version = loads[0].version
    issues = [
        each
        for each in inputs.issues
        if (each.source, each.table, each.version) == ("annex_a", table, version)
    ]
    errors = sum(each.number for each in issues if each.severity == "error")
    queries = sum(each.number for each in issues if each.severity == "query")
    if errors:
        faults.append(f"{errors:,} error{'s' if errors != 1 else ''} to mend")
    if not sum(one.rows for one in loads):
        faults.append("it has no rows")
    if inputs.checked == "none" or (inputs.checked is None and not _was_checked(inputs)):
        faults.append("it was not checked")
    look = f" {queries:,} {'queries' if queries != 1 else 'query'} to look at." if queries else ""
    if not faults:
        return Readiness.READY, f"Made for {written(newest)}, and checked: no errors.{look}"
    text = "; ".join(faults)
    return Readiness.PARTLY, f"{text[:1].upper()}{text[1:]}.{look}"


def _was_checked(inputs: BoardInputs) -> bool:
    """Whether rules were run over Annex A, of a snapshot that does not say so: they were where
    anything was found."""
    return any(each.source == "annex_a" for each in inputs.issues)


def _performance(inputs: BoardInputs) -> Asked:
    """Figures that leaders look at: there, of this month, and how many can be relied on."""
    values = inputs.values
    evidence: tuple[Evidence, ...] = ()
    if values is None:
        state, why = Readiness.MISSING, "No record was built, so that there are no figures."
    else:
        wanted = [one for one in indicators() if one.calendar is Calendar.MARCH]
        there = [
            one
            for one in wanted
            if any(
                each.value.period.end == values.as_at
                and each.not_reliable is None
                and each.value.value is not None
                for each in values.kept.get(one.code, ())
            )
        ]
        age = inputs.today - values.as_at
        why = (
            f"{len(there)} of {len(wanted)} indicators have a figure as at "
            f"{written(values.as_at)}, {age.days} days ago."
        )
        state = Readiness.READY
        if age > FIGURES_FRESH or len(there) < len(wanted):
            state = Readiness.PARTLY
        evidence = (of_data(inputs, f"{len(there)} indicators", values.snapshot),)
    return Asked(
        key="performance",
        title="Performance information",
        doc="The figures by which leaders know their services, the latest of them.",
        state=state,
        why=why,
        evidence=evidence,
        by=DATA_LEAD,
        subject=Subject(SubjectKind.SNAPSHOTS),
    )


def _audits(inputs: BoardInputs) -> Asked:
    """Audits of the last six months, in every area."""
    evidence: tuple[Evidence, ...] = ()
    if inputs.audits is None:
        state, why = Readiness.NOT_KNOWN, "Audits are not recorded in Line of Sight."
    else:
        since = months_before(inputs.today, AUDIT_MONTHS)
        recent = [each for each in inputs.audits if since <= each.day <= inputs.today]
        cases = sum(each.sample for each in recent)
        without = [area.label for area in AREAS if area not in {each.area for each in recent}]
        evidence = tuple(
            Evidence(
                EvidenceKind.AUDIT,
                f"{each.area.label}: {each.sample} cases audited",
                "Audits",
                each.day,
                key=each.key,
            )
            for each in recent
        )
        if not recent:
            state, why = Readiness.MISSING, "No audit was recorded in the last six months."
        elif without:
            state = Readiness.PARTLY
            why = f"{cases:,} cases were audited in six months, and none of: {listed(without)}."
        else:
            state, why = (
                Readiness.READY,
                f"{cases:,} cases were audited in six months, in all areas.",
            )
    return Asked(
        key="audits",
        title="Audits of the last six months",
        doc="A list of the cases that were audited, with what was found.",
        state=state,
        why=why,
        evidence=evidence,
        by=PRINCIPAL,
        subject=Subject(SubjectKind.AUDITS),
    )


def _recommendations(advised: Advice | None, inputs: BoardInputs) -> Asked:
    """What was done about the last inspection's recommendations."""
    evidence: tuple[Evidence, ...] = ()
    subject = None
    if advised is None:
        state = Readiness.NOT_KNOWN
        why = "The latest report was not read, so that its recommendations are not known here."
    else:
        inspection = advised.inspection
        number = len(advised.recommendations)
        made = f"{number} recommendation{'s' if number != 1 else ''}"
        subject = Subject(SubjectKind.INSPECTION, inspection.report_id)
        evidence = (
            Evidence(
                EvidenceKind.RECOMMENDATION,
                made,
                f"Ofsted, {inspection_name(inspection)}",
                inspection.published,
                link=inspection_link(inspection),
                key=inspection.report_id,
            ),
        )
        state, why = _answered(advised, made, inputs)
    return Asked(
        key="recommendations",
        title="Progress since the last inspection",
        doc="What was done about each recommendation of the last inspection.",
        state=state,
        why=why,
        evidence=evidence,
        by=DIRECTOR,
        subject=subject,
    )


def _answered(advised: Advice, made: str, inputs: BoardInputs) -> tuple[Readiness, str]:
    """How many recommendations have actions, and whether any of these is overdue."""
    asked = {(advised.inspection.report_id, one.order) for one in advised.recommendations}
    if not asked:
        return Readiness.READY, "The last inspection made no recommendation."
    if inputs.actions is None:
        return Readiness.NOT_KNOWN, f"It made {made}; no plan is recorded in Line of Sight."
    answering = [each for each in inputs.actions if each.answers in asked]
    answered = {each.answers for each in answering}
    late = sum(
        each.done is None and each.due is not None and each.due < inputs.today for each in answering
    )
    if not answered:
        return (
            Readiness.MISSING,
            f"It made {made}; no action of the plan answers {'it' if len(asked) == 1 else 'any'}.",
        )
    said = f"Actions answer {len(answered)} of {made}"
    if late:
        return Readiness.PARTLY, f"{said}; {late} {'is' if late == 1 else 'are'} overdue."
    if len(answered) < len(asked):
        return Readiness.PARTLY, f"{said}."
    return Readiness.READY, f"{said}, and none is overdue."


def _document(kind: DocumentKind, wanted: Wanted, inputs: BoardInputs) -> Asked:
    """A document: there, and not too old."""
    held: Document | None = None
    if inputs.documents is None:
        state, why = Readiness.NOT_KNOWN, "Documents are not kept in Line of Sight."
    else:
        of_kind = [each for each in inputs.documents if each.kind is kind]
        held = max(of_kind, key=lambda each: each.day, default=None)
        if held is None:
            state, why = Readiness.MISSING, "None is kept."
        elif held.day < months_before(inputs.today, wanted.months):
            state = Readiness.PARTLY
            why = f"‘{held.title}’ is of {written(held.day)}: older than {wanted.months} months."
        else:
            state, why = Readiness.READY, f"‘{held.title}’ is of {written(held.day)}."
    return Asked(
        key=kind.value.replace("_", "-"),
        title=wanted.title,
        doc=wanted.doc,
        state=state,
        why=why,
        evidence=(
            ()
            if held is None
            else (Evidence(EvidenceKind.DOCUMENT, held.title, "Documents", held.day, key=held.key),)
        ),
        by=held.owner if held else wanted.by,
        subject=Subject(SubjectKind.DOCUMENT, held.key) if held else None,
    )
