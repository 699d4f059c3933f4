"""Rules on a child's date of death."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, given, is_true, unwritten
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import child_facts, rule
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: The reason for closure that says that the child died.
DIED = "RC2"


@child_facts(CINdetails)
def closed_by_death(r: CIN) -> Mapping[str, nw.Expr]:
    """`child_closed_by_death`: an episode of the child was closed because the child died."""
    return {"child_closed_by_death": is_true(col("ReasonForClosure") == DIED).any()}


@child_facts(ChildIdentifiers)
def death_written(r: CIN) -> Mapping[str, nw.Expr]:
    """`child_death_written`: something is given as the date of death."""
    return {"child_death_written": (~unwritten("PersonDeathDate")).any()}


@rule(
    "8535Q",
    "The child died before the date of birth, or has a date of death and no date of birth.",
    mend="Check both dates.",
    at={ChildIdentifiers: ["PersonDeathDate", "PersonBirthDate"]},
    severity=Severity.QUERY,
    cause="Day and month exchanged, a mistyped year, or a child who was not born alive.",
)
def died_before_birth(r: CIN) -> Failing:
    died_first = is_true(col("PersonDeathDate") < col("PersonBirthDate"))
    return r.identifiers.filter(
        given("PersonDeathDate") & (died_first | unwritten("PersonBirthDate"))
    )


@rule(
    "8545Q",
    "The date of death is not in the census year.",
    mend="Check the date. A child who died before the year began is not in the census.",
    at={ChildIdentifiers: ["PersonDeathDate"]},
    severity=Severity.QUERY,
    cause="A mistyped year, an episode that was not closed when the child died, or a death after "
    "the year's end.",
)
def died_outside_the_year(r: CIN) -> Failing:
    died = col("PersonDeathDate")
    return r.identifiers.filter((died < day(r.start)) | (died > day(r.end)))


@rule(
    "8585Q",
    "An episode was closed because the child died, but no date of death is given.",
    mend="Give the date of death, or mend the reason for closure.",
    at={ChildIdentifiers: ["PersonDeathDate"], CINdetails: ["ReasonForClosure"]},
    severity=Severity.QUERY,
    cause="The death was recorded when the case was closed, but not on the child's record.",
)
def death_without_date(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.identifiers.filter(is_true(col("child_closed_by_death")) & unwritten("PersonDeathDate")),
        r.episodes.filter((col("ReasonForClosure") == DIED) & ~col("child_death_written")),
    )
