"""Who ran a council's children's services, where the council did not run them alone, and how
councils were merged and split.

Trusts and companies, partner councils and shared services are listed in
`data/arrangements.csv`, each with its source, dated as precisely as the source allows. Mergers
and splits follow from the list of authorities. Not listed are commissioners, improvement
boards and single shared services, such as a regional adoption agency.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority
from lineofsight.reference.files import read_data


class ArrangementKind(StrEnum):
    """How the services were run, or how the council changed."""

    TRUST = "trust"
    PARTNER = "partner"
    SHARED = "shared"
    FORMED_FROM = "formed_from"
    FOLLOWED_BY = "followed_by"

    @property
    def label(self) -> str:
        """The kind in words."""
        return {
            "trust": "Run by a trust or company",
            "partner": "Run with a partner council",
            "shared": "Shared with other councils",
            "formed_from": "Formed from",
            "followed_by": "Followed by",
        }[self.value]


@dataclass(frozen=True)
class Moment:
    """A date as precisely as it is known: `2014-10-01`, `2014-10` or `2014`."""

    text: str

    @property
    def first(self) -> date:
        """The earliest day that it may be."""
        return date.fromisoformat(self.text + "0000-01-01"[len(self.text) :])

    @property
    def last(self) -> date:
        """The latest day that it may be."""
        parts = [int(part) for part in self.text.split("-")]
        if len(parts) == 1:
            return date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
        return self.first

    @property
    def label(self) -> str:
        """The date in words: `1 October 2014`, `October 2014` or `2014`."""
        precision = self.text.count("-")
        if precision == 0:
            return self.text
        month = f"{self.first:%B %Y}"
        return month if precision == 1 else f"{self.first.day} {month}"


@dataclass(frozen=True)
class Arrangement:
    """One way in which an authority's services were run, or one change of the authority itself.

    Attributes:
        authority_code: DfE code of the authority.
        kind: what sort of arrangement or change.
        body: the trust, company or council concerned.
        partner_codes: DfE codes of councils concerned.
        start: from when; None where no start is known.
        end: until when (the last day); None while it lasts.
        source: where the fact comes from.
    """

    authority_code: str
    kind: ArrangementKind
    body: str
    partner_codes: tuple[str, ...]
    start: Moment | None
    end: Moment | None
    source: str

    def held(self, on: date) -> bool:
        """Whether it may have held on a day, taking its dates at their widest."""
        return (self.start is None or self.start.first <= on) and (
            self.end is None or on <= self.end.last
        )


@cache
def all_arrangements() -> tuple[Arrangement, ...]:
    """Every listed arrangement, then each merger and split, by authority and date."""
    listed = [
        Arrangement(
            authority_code=row["authority_code"],
            kind=ArrangementKind(row["kind"]),
            body=row["body"],
            partner_codes=tuple(code for code in row["partner_codes"].split(";") if code),
            start=Moment(row["from"]) if row["from"] else None,
            end=Moment(row["to"]) if row["to"] else None,
            source=row["source"],
        )
        for row in csv.DictReader(read_data("arrangements.csv").splitlines())
    ]
    return tuple(sorted([*listed, *_changes()], key=_order))


def _order(arrangement: Arrangement) -> tuple[str, date, str]:
    start = arrangement.start or arrangement.end
    return arrangement.authority_code, start.first if start else date.min, arrangement.body


def _changes() -> list[Arrangement]:
    """Mergers and splits of councils, as the list of authorities has them."""
    found = []
    for authority in authorities.all_authorities():
        before = [authorities.get(code) for code in authority.predecessors]
        if before and authority.valid_from is not None:
            found.append(
                Arrangement(
                    authority_code=authority.code,
                    kind=ArrangementKind.FORMED_FROM,
                    body=_names(before),
                    partner_codes=authority.predecessors,
                    start=Moment(authority.valid_from.isoformat()),
                    end=None,
                    source="list of authorities",
                )
            )
        after = [authorities.get(code) for code in authority.successors]
        if after and authority.valid_to is not None:
            found.append(
                Arrangement(
                    authority_code=authority.code,
                    kind=ArrangementKind.FOLLOWED_BY,
                    body=_names(after),
                    partner_codes=authority.successors,
                    start=None,
                    end=Moment(authority.valid_to.isoformat()),
                    source="list of authorities",
                )
            )
    return found


def _names(councils: list[Authority]) -> str:
    *first, last = sorted(council.name for council in councils)
    return f"{', '.join(first)} and {last}" if first else last


def of(code: str) -> tuple[Arrangement, ...]:
    """The arrangements and changes of an authority, oldest first.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    own = authorities.get(code).code
    return tuple(a for a in all_arrangements() if a.authority_code == own)


def partners_of(code: str) -> tuple[Arrangement, ...]:
    """Arrangements of other authorities in which this one is the partner that runs the services
    (Hampshire for the Isle of Wight), oldest first.

    Raises:
        UnknownAuthorityError: there is no such code.
    """
    own = authorities.get(code).code
    return tuple(
        a
        for a in all_arrangements()
        if a.kind is ArrangementKind.PARTNER and own in a.partner_codes
    )
