"""Rules on who a child is: the council's identifier, birth, sex, and that there is an episode."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    blank,
    day,
    differs,
    given,
    unwritten,
    years_after,
)
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import adds, child_facts, rule
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: Until 2023-24 the code of a gender that is not known, and since then that of such a sex.
GENDER_NOT_KNOWN, SEX_NOT_KNOWN = "0", "U"


@adds(ChildIdentifiers)
def rows_of_child(r: CIN) -> Mapping[str, nw.Expr]:
    """`identifiers_first`, `identifiers_last`: of the rows with the child's identifier, the first
    and the last: two where there are several."""
    return {
        "identifiers_first": col("_row").min().over("_child"),
        "identifiers_last": col("_row").max().over("_child"),
    }


@child_facts(CINdetails)
def episodes_of_child(r: CIN) -> Mapping[str, nw.Expr]:
    """`child_episodes`: how many episodes of need the child has; blank where none."""
    return {"child_episodes": col("_row").count()}


@adds(CINdetails)
def last_day(r: CIN) -> Mapping[str, nw.Expr]:
    """`details_last_day`: the episode's closure, or the year's end while it is open."""
    open_case = nw.when(unwritten("CINclosureDate")).then(day(r.end))
    return {"details_last_day": nw.coalesce(col("CINclosureDate"), open_case)}


@child_facts(CINdetails)
def last_days(r: CIN) -> Mapping[str, nw.Expr]:
    """`child_last_day`: the last of those days."""
    return {"child_last_day": col("details_last_day").max()}


def is_unborn() -> nw.Expr:
    """An expected date of birth is given, and no date of birth. Never null."""
    return ~unwritten("ExpectedPersonBirthDate") & unwritten("PersonBirthDate")


@rule(
    "1570",
    "The child's identifier is longer than 20 characters.",
    mend="Give the child an identifier of 20 letters and digits or fewer, the same in every year.",
    at={ChildIdentifiers: ["LAchildID"]},
    since=2025,
    cause="Two identifiers joined, or a system's inner key in the place of the case number.",
)
def identifier_too_long(r: CIN) -> Failing:
    return r.identifiers.filter(col("LAchildID").str.len_chars() > 20)


@rule(
    "1580",
    "The child's identifier has something in it besides letters and digits.",
    mend="Leave out blanks, hyphens, slashes and the like, in every module of the child.",
    at={ChildIdentifiers: ["LAchildID"]},
    since=2025,
    cause="A prefix set off by a hyphen or slash, or a case number with a blank.",
)
def identifier_with_other_characters(r: CIN) -> Failing:
    return r.identifiers.filter(col("LAchildID").str.contains("[^A-Za-z0-9]"))


@rule(
    "8510",
    "Another child in the census has the same identifier.",
    mend="If both are one child, give the child once, with all episodes; if not, give each an "
    "identifier of its own.",
    at={ChildIdentifiers: ["LAchildID"]},
    cause="One child's episodes written as if they were children, or two exports put together.",
)
def identifier_of_two(r: CIN) -> Failing:
    several = col("identifiers_first") != col("identifiers_last")
    return r.identifiers.filter(given("LAchildID") & several)


@rule(
    "8520",
    "The child was born after the census year ended.",
    mend="Mend the date of birth. If the child was not born by then, give the expected date of "
    "birth and leave the date of birth blank.",
    at={ChildIdentifiers: ["PersonBirthDate"]},
    cause="The record was brought up to date after the year's end, or a mistyped year.",
)
def born_after_the_year(r: CIN) -> Failing:
    return r.identifiers.filter(col("PersonBirthDate") > day(r.end))


@rule(
    "8525Q",
    "The child has both a date of birth and an expected date of birth, or neither.",
    mend="Give the date of birth of a child who is born, the expected one of a child who is not.",
    at={ChildIdentifiers: ["PersonBirthDate", "ExpectedPersonBirthDate"]},
    severity=Severity.QUERY,
    cause="The expected date was left when the child was born.",
)
def both_dates_of_birth_or_neither(r: CIN) -> Failing:
    born, expected = unwritten("PersonBirthDate"), unwritten("ExpectedPersonBirthDate")
    return r.identifiers.filter((born & expected) | (~born & ~expected))


@rule(
    "8530Q",
    "The expected date of birth is not between 1 March and 31 December of the year in which the "
    "census year ends.",
    mend="Check the date. If the child has since been born, give the date of birth instead.",
    at={ChildIdentifiers: ["ExpectedPersonBirthDate"]},
    severity=Severity.QUERY,
    cause="A pregnancy that ended and stayed on record, or a mistyped year.",
)
def expected_out_of_range(r: CIN) -> Failing:
    expected, year = col("ExpectedPersonBirthDate"), r.end.year
    in_range = (expected >= day(date(year, 3, 1))) & (expected <= day(date(year, 12, 31)))
    return r.identifiers.filter(~in_range)


@rule(
    "8590",
    "The child has no episode of need.",
    mend="Give the child's episode, or leave the child out of the census.",
    at={ChildIdentifiers: ["LAchildID"]},
    needs=[ChildIdentifiers, CINdetails],
    cause="An episode outside the year was left out and the child was not, or the identifiers of "
    "the two modules differ.",
)
def no_episode(r: CIN) -> Failing:
    return r.identifiers.filter(given("LAchildID") & blank("child_episodes"))


@rule(
    "8750",
    "The child is not born yet, but the gender is not given as 0.",
    mend="Give 0. If the child has been born, give the date of birth.",
    at={ChildIdentifiers: ["GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"]},
    until=2024,
    cause="The date of birth was not recorded when the child was born, or a scan foretold it.",
)
def gender_before_birth(r: CIN) -> Failing:
    return r.identifiers.filter(
        is_unborn() & differs(col("GenderCurrent"), nw.lit(GENDER_NOT_KNOWN))
    )


@rule(
    "8750",
    "The child is not born yet, but the sex is not given as U.",
    mend="Give U. If the child has been born, give the date of birth.",
    at={ChildIdentifiers: ["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"]},
    since=2025,
    cause="The date of birth was not recorded when the child was born, or a scan foretold it.",
)
def sex_before_birth(r: CIN) -> Failing:
    return r.identifiers.filter(is_unborn() & differs(col("Sex"), nw.lit(SEX_NOT_KNOWN)))


@rule(
    "8775Q",
    "The person was over 25 when the episode closed, or at the end of the census year while it is "
    "open.",
    mend="Mend the date of birth, close the episode, or leave the person out of the census.",
    at={ChildIdentifiers: ["PersonBirthDate"], CINdetails: ["CINclosureDate"]},
    severity=Severity.QUERY,
    cause="A mistyped year of birth, an adult's record, or a case that was never closed.",
)
def over_25(r: CIN) -> tuple[Failing, Failing]:
    return (
        r.identifiers.filter(years_after(col("PersonBirthDate"), 25) < col("child_last_day")),
        r.episodes.filter(years_after(col("child_birth"), 25) < col("details_last_day")),
    )
