"""What the board is made from: all that is known on a day, gathered before anything is weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.claims.saved import Checked
from lineofsight.indicators.keeping import Kept
from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.shelf import Shelf
from lineofsight.published.statistics import Statistics
from lineofsight.record.tables import Load
from lineofsight.reference.areas import Area


@dataclass(frozen=True)
class BoardCouncil:
    """Whose board it is.

    Attributes:
        la_code: its three-digit code.
        name: its name.
        comparator: the DfE code by which neighbours are found: its own, or that of the real
            council that an invented one is like.
        invented: whether it does not exist, so that nothing published is its own.
    """

    la_code: str
    name: str
    comparator: str
    invented: bool


@dataclass(frozen=True)
class Values:
    """The values of indicators that one snapshot keeps.

    Attributes:
        snapshot: its name.
        as_at: the day that its record stands at.
        kept: its values by indicator.
    """

    snapshot: str
    as_at: date
    kept: Mapping[str, Sequence[Kept]]


@dataclass(frozen=True)
class Inspected:
    """What Ofsted has said of the council.

    Attributes:
        code: its code in `corpus`: an address name where it is in no list of authorities.
        corpus: inspections, as at the day.
        shelf: the reports' text; None where none was read.
    """

    code: str
    corpus: Corpus
    shelf: Shelf | None


@dataclass(frozen=True)
class IssueCount:
    """How many issues there are at one place of one return.

    Attributes:
        source, version: the return and its year or day.
        table: its table.
        columns: the columns that the rule is about.
        severity: error or query.
        number: how many.
    """

    source: str
    version: str | None
    table: str
    columns: frozenset[str]
    severity: str
    number: int


@dataclass(frozen=True)
class ConflictCount:
    """In how many places of one table of the record sources differ."""

    table: str
    number: int


@dataclass(frozen=True)
class Action:
    """One action of the council's plan.

    Attributes:
        key: its id.
        title: what is to be done.
        area: the area it is for.
        owner: who is to do it: a name or a post.
        due: by when; None where no day is set.
        done: since when it is done; None where it is not.
        answers: the recommendation that it answers, as a report_id and its place in the report;
            None where it answers none.
    """

    key: str
    title: str
    area: Area
    owner: str
    due: date | None
    done: date | None = None
    answers: tuple[str, int] | None = None


@dataclass(frozen=True)
class Audit:
    """One round of audits: the area, the day it was finished, and how many cases were looked at."""

    key: str
    area: Area
    day: date
    sample: int


class DocumentKind(StrEnum):
    """Documents that inspectors ask for."""

    SELF_EVALUATION = "self_evaluation"
    STRUCTURE = "structure"
    IMPROVEMENT_PLAN = "improvement_plan"
    QUALITY_ASSURANCE = "quality_assurance"
    SUPERVISION = "supervision"
    WORKFORCE = "workforce"
    THRESHOLDS = "thresholds"
    SUFFICIENCY = "sufficiency"
    LOCAL_OFFER = "local_offer"
    EXPLOITATION = "exploitation"
    ALLEGATIONS = "allegations"
    COMPLAINTS = "complaints"
    CORPORATE_PARENTING = "corporate_parenting"
    REVIEWING_OFFICERS = "reviewing_officers"


@dataclass(frozen=True)
class Document:
    """A document that somebody keeps.

    Attributes:
        key: its id.
        kind: what it is.
        title: its name.
        day: when it was last approved or brought up to date.
        owner: who keeps it.
    """

    key: str
    kind: DocumentKind
    title: str
    day: date
    owner: str


@dataclass(frozen=True)
class BoardInputs:
    """All that the board is made from.

    Attributes:
        today: the day that it is made for.
        council: whose board it is.
        values: what the latest snapshot of the record says; None where no record was built.
        earlier: what earlier snapshots said, latest first.
        statistics: official statistics, as known on the day.
        inspected: what Ofsted has said; None where nothing is known.
        claims: saved claims, checked against today's evidence.
        unread_claims: of files of claims that cannot be read, what to do.
        loads: what was read into the record, by table and file.
        checked: of which returns the rules were run: `latest`, `all`, `none`; None where the
            snapshot does not say.
        issues: what the rules found.
        conflicts: where sources differ.
        actions, audits, documents: the council's plan, its audits, and its documents; None where
            they are not kept here, which is another thing than that there are none.
    """

    today: date
    council: BoardCouncil
    values: Values | None
    earlier: Sequence[Values]
    statistics: Statistics
    inspected: Inspected | None
    claims: Sequence[Checked] = ()
    unread_claims: Sequence[str] = ()
    loads: Sequence[Load] = ()
    checked: str | None = None
    issues: Sequence[IssueCount] = ()
    conflicts: Sequence[ConflictCount] = ()
    actions: Sequence[Action] | None = None
    audits: Sequence[Audit] | None = None
    documents: Sequence[Document] | None = None
