"""How much of the national history is held, so that no count is given without what it lacks."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from lineofsight.inspections.inspection import Inspection, Source
from lineofsight.reference import authorities
from lineofsight.reference.files import read_data
from lineofsight.reference.frameworks import Framework

DATA = "lineofsight.inspections"

#: Each council had one inspection under SIF, from November 2013 to the end of 2017.
SIF_ENDED = date(2017, 12, 31)


@dataclass(frozen=True)
class KnownTotal:
    """How many inspections of a framework today's 153 authorities have had, as counted once.

    `counted_to` is the last publication date in the count; `complete_to` the date up to which
    Ofsted's table of outcomes lists every one, or None.
    """

    framework: Framework
    total: int
    counted_to: date
    complete_to: date | None
    source: str


@cache
def known_totals() -> Mapping[Framework, KnownTotal]:
    """The totals that the package carries (`data/totals.csv`)."""
    found = {}
    for row in csv.DictReader(read_data("totals.csv", DATA).splitlines()):
        framework = Framework(row["framework"])
        found[framework] = KnownTotal(
            framework=framework,
            total=int(row["total"]),
            counted_to=date.fromisoformat(row["counted_to"]),
            complete_to=date.fromisoformat(row["complete_to"]) if row["complete_to"] else None,
            source=row["source"],
        )
    return found


@dataclass(frozen=True)
class FrameworkCoverage:
    """What is held of one framework.

    `held` counts inspections by source. `missing` is the number of today's authorities'
    inspections of which nothing is known; `at_most` says that it may be fewer, because the day
    asked about lies before the last of them. `lacking` lists
    the DfE codes of authorities, past ones too, that must have had an inspection of which
    nothing is known. `between` counts the missing inspections of authorities of which another
    under the framework is known: each may make two judgements look consecutive that are not.
    Those missing after `complete_to` are not among them: they are the newest, so an authority's
    latest grade may be older than it seems.
    """

    framework: Framework
    held: Mapping[Source, int]
    missing: int
    at_most: bool
    complete_to: date | None
    lacking: tuple[str, ...]
    between: int

    @property
    def known(self) -> int:
        """Inspections of which the judgements are known, from whatever source."""
        return sum(self.held.values())

    @property
    def complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.missing and not self.lacking

    def sentence(self) -> str:
        """What is held and what is missing, in short sentences."""
        name = self.framework.label
        if self.known:
            known = f"{_are(self.known, f'{name} inspection')} known"
        else:
            known = f"no {name} inspection is known"
        if recounted := self.held.get(Source.RECOUNTED):
            known += f", {recounted} of them only because a later report tells of it"
        told = [known]
        most = "up to " if self.at_most else ""
        if self.complete_to is not None:
            told.append(f"none is missing up to {_day(self.complete_to)}")
            if self.missing:
                told.append(f"{most}{_are(self.missing, 'later one')} missing")
        elif self.missing:
            what = _are(self.missing, "other" if self.known else "inspection")
            told.append(f"{most}{what} missing for councils that exist today")
        if self.lacking:
            number = len(self.lacking)
            councils = "council has" if number == 1 else "councils, past ones included, have"
            told.append(f"{number} {councils} none that is known")
        return ". ".join(f"{each[:1].upper()}{each[1:]}" for each in told) + "."


@dataclass(frozen=True)
class Coverage:
    """What is held of SIF and ILACS, and what is not."""

    frameworks: tuple[FrameworkCoverage, ...]
    as_at: date | None

    @property
    def between(self) -> int:
        """Missing inspections that may lie between two known ones: at most so many pairs of
        judgements that look consecutive may pass over one."""
        return sum(framework.between for framework in self.frameworks)

    @property
    def complete(self) -> bool:
        """Whether a count over all England can be made without a caveat."""
        return all(framework.complete for framework in self.frameworks)

    def of(self, framework: Framework) -> FrameworkCoverage:
        """Coverage of one framework.

        Raises:
            KeyError: coverage is kept for SIF and ILACS only.
        """
        return {item.framework: item for item in self.frameworks}[framework]

    def sentence(self) -> str:
        """The caveat that belongs beside every national count."""
        if self.complete:
            return "Every inspection under SIF and ILACS that we know of is counted."
        begun = [each for each in self.frameworks if each.known or each.missing]
        detail = " ".join(framework.sentence() for framework in begun)
        return f"Some inspections are missing, so counts may be too low. {detail}"


def _are(number: int, noun: str) -> str:
    """A number with its noun and verb: `1 later one is`, `12 later ones are`."""
    return f"{number} {noun} is" if number == 1 else f"{number} {noun}s are"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def coverage(inspections: Iterable[Inspection]) -> Coverage:
    """Compare all the inspections held with those that must exist."""
    today = {authority.code for authority in authorities.current()}
    of_today: Counter[Framework] = Counter()
    have_sif: set[str] = set()
    inspections = [inspection for inspection in inspections if inspection.is_full]
    for inspection in inspections:
        of_today[inspection.framework] += inspection.authority_code in today
        if inspection.framework is Framework.SIF:
            have_sif.add(inspection.authority_code)
    held = _held(inspections)
    found = []
    for framework, fact in known_totals().items():
        lacking: tuple[str, ...] = ()
        if framework is Framework.SIF:
            councils = authorities.current(on=SIF_ENDED)
            lacking = tuple(a.code for a in councils if a.code not in have_sif)
        missing = max(fact.total - of_today[framework], 0)
        # What a complete list to some date leaves out comes after it, so lies at the end.
        first = sum(code in today for code in lacking)
        between = max(missing - first, 0) if fact.complete_to is None else 0
        found.append(
            FrameworkCoverage(
                framework=framework,
                held=held[framework],
                missing=missing,
                at_most=False,
                complete_to=fact.complete_to,
                lacking=lacking,
                between=between,
            )
        )
    return Coverage(tuple(found), None)


def coverage_as_at(inspections: Iterable[Inspection], day: date, whole: Coverage) -> Coverage:
    """What was held of the inspections public on a day.

    Nobody knows how many of those that are missing from the whole were public by then, so all of
    them may be missing from the day too, except where a complete list goes beyond it.

    Args:
        inspections: those public by `day`.
        day: the day.
        whole: coverage of everything that is known.
    """
    held = _held(inspection for inspection in inspections if inspection.is_full)
    found = []
    for each in whole.frameworks:
        complete = each.complete_to is not None and day <= each.complete_to
        found.append(
            replace(
                each,
                held=held[each.framework],
                missing=0 if complete else each.missing,
                at_most=each.missing > 0 and day < known_totals()[each.framework].counted_to,
                complete_to=min(each.complete_to, day) if each.complete_to else None,
            )
        )
    return Coverage(tuple(found), day)


def _held(inspections: Iterable[Inspection]) -> Mapping[Framework, Counter[Source]]:
    held: dict[Framework, Counter[Source]] = {each: Counter() for each in known_totals()}
    for inspection in inspections:
        held[inspection.framework][inspection.source] += 1
    return held
