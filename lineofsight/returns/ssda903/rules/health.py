"""Rules on the health, substance misuse and convictions of children looked after all year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, given, is_true, years_after
from lineofsight.returns.rules import Failing
from lineofsight.returns.ssda903.codes import LISTS
from lineofsight.returns.ssda903.frames import SSDA903
from lineofsight.returns.ssda903.shared import adds, rule
from lineofsight.returns.ssda903.tables import OC2, Episodes

#: What is asked of every child looked after all year.
ASKED_OF_ALL = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
#: What is asked of some: of those aged ten and over, of those under five, of those who misuse.
ASKED_OF_SOME = ("CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
ANSWERS = (
    "CONVICTED",
    "HEALTH_CHECK",
    *ASKED_OF_ALL,
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)


@adds(OC2)
def birthdays(r: SSDA903) -> Mapping[str, nw.Expr]:
    """`oc2_DOB`: the date of birth of the row or, where it gives none, Header's."""
    return {"oc2_DOB": nw.coalesce(col("DOB"), col("child_DOB"))}


def birthday(age: int) -> nw.Expr:
    """The birthday on which a child in OC2 reaches an age."""
    return years_after(col("oc2_DOB"), age)


def all_year() -> nw.Expr:
    """The child was looked after through the whole year. Never null."""
    return is_true(col("looked_after_all_year"))


def any_given(columns: Iterable[str]) -> nw.Expr:
    """An answer is given in one of some columns."""
    return nw.any_horizontal(*map(given, columns), ignore_nulls=True)


def any_blank(columns: Iterable[str]) -> nw.Expr:
    """An answer is missing in one of some columns."""
    return nw.any_horizontal(*map(blank, columns), ignore_nulls=True)


@rule(
    "158",
    "The child received help for substance misuse, so whether help was offered is not asked.",
    mend="Leave INTERVENTION_OFFERED blank: it is for children who received none.",
    at={OC2: ["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"]},
    cause="Both questions were answered in the form.",
)
def offered_beside_received(r: SSDA903) -> Failing:
    return r.oc2.filter((col("INTERVENTION_RECEIVED") == "1") & given("INTERVENTION_OFFERED"))


@rule(
    "159",
    "The child misused substances and received no help, but whether help was offered is not given.",
    mend="Give INTERVENTION_OFFERED as 0 or 1.",
    at={OC2: ["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"]},
    cause="The form ends at the first question.",
)
def offered_is_missing(r: SSDA903) -> Failing:
    none = (col("SUBSTANCE_MISUSE") == "1") & (col("INTERVENTION_RECEIVED") == "0")
    return r.oc2.filter(none & blank("INTERVENTION_OFFERED"))


@rule(
    "181",
    "An answer on health, substance misuse or convictions is neither 0 nor 1.",
    mend="Give 0 for no and 1 for yes, or leave what is not asked of the child blank.",
    at={OC2: ANSWERS},
    cause="Answers in words, or dates of checks, were not turned into 0 and 1.",
)
def answers_are_no_or_yes(r: SSDA903) -> Failing:
    codes = list(LISTS["YES_NO"].in_year(r.year))
    return r.oc2.filter(
        nw.any_horizontal(*(~col(name).is_in(codes) for name in ANSWERS), ignore_nulls=True)
    )


@rule(
    "182",
    "Some answers of OC2 are given, but immunisations, teeth, health assessment or substance "
    "misuse is not.",
    mend="Give all four; or, for a child not looked after all year, leave every answer blank.",
    at={OC2: (*ASKED_OF_ALL, *ASKED_OF_SOME)},
    cause="The health record and the social care record were joined for some children only.",
)
def four_or_none(r: SSDA903) -> Failing:
    return r.oc2.filter(any_given(ANSWERS) & any_blank(ASKED_OF_ALL))


@rule(
    "190",
    "The child was not looked after all year, but answers on health, substance misuse or "
    "convictions are given.",
    mend="Leave them blank; or mend the episodes, if the child was looked after all year.",
    at={OC2: ANSWERS},
    needs=[OC2, Episodes],
    cause="OC2 was filled for everyone in care on the last day, or an episode has a wrong date.",
)
def answers_not_asked(r: SSDA903) -> Failing:
    return r.oc2.filter(~all_year() & any_given(ANSWERS))


@rule(
    "191",
    "The child was looked after all year, but immunisations, teeth, health assessment or "
    "substance misuse is not given.",
    mend="Give all four in OC2; add the child's row if there is none.",
    at={OC2: ASKED_OF_ALL, Episodes: ["CHILD"]},
    needs=[OC2, Episodes],
    cause="The health record was not updated by the end of the year, or OC2 was made of a list "
    "that lacks the child.",
)
def answers_missing(r: SSDA903) -> tuple[Failing, Failing]:
    # A child without a row in OC2 is shown at the latest episode.
    return (
        r.oc2.filter(all_year() & any_blank(ASKED_OF_ALL)),
        r.episodes.filter(all_year() & ~is_true(col("in_oc2")) & ~col("has_next")),
    )


@rule(
    "192",
    "The child misused substances, but whether help was received is not given.",
    mend="Give INTERVENTION_RECEIVED as 0 or 1.",
    at={OC2: ["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"]},
    cause="The help is recorded by another service.",
)
def received_is_missing(r: SSDA903) -> Failing:
    return r.oc2.filter((col("SUBSTANCE_MISUSE") == "1") & blank("INTERVENTION_RECEIVED"))


@rule(
    "193",
    "The child is not given as misusing substances, but whether help was received or offered is "
    "given.",
    mend="Leave both blank, or give SUBSTANCE_MISUSE as 1.",
    at={OC2: ["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"]},
    cause="The form writes 0 where a question was not asked.",
)
def help_without_misuse(r: SSDA903) -> Failing:
    asked = any_given(("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"))
    return r.oc2.filter(~is_true(col("SUBSTANCE_MISUSE") == "1") & asked)


@rule(
    "542",
    "The child is under ten at the end of the year, but whether it was convicted is given.",
    mend="Leave CONVICTED blank: under ten nobody is held responsible for a crime.",
    at={OC2: ["DOB", "CONVICTED"]},
    cause="0 was written for every child.",
)
def too_young_to_be_convicted(r: SSDA903) -> Failing:
    return r.oc2.filter((birthday(10) > day(r.end)) & given("CONVICTED"))


@rule(
    "543",
    "The child is ten or over at the end of the year and was looked after all year, but whether "
    "it was convicted is not given.",
    mend="Give CONVICTED as 0 or 1.",
    at={OC2: ["DOB", "CONVICTED"]},
    needs=[OC2, Episodes],
    cause="Convictions are recorded by the youth justice service and were not asked for.",
)
def conviction_is_missing(r: SSDA903) -> Failing:
    return r.oc2.filter(all_year() & (birthday(10) <= day(r.end)) & blank("CONVICTED"))


@rule(
    "544",
    "Whether the child was convicted is given, but immunisations, teeth, health assessment or "
    "substance misuse is not.",
    mend="Give all four; or leave CONVICTED blank, if the child was not looked after all year.",
    at={OC2: ("CONVICTED", *ASKED_OF_ALL)},
    cause="The health record and the social care record were joined for some children only.",
)
def conviction_but_no_health(r: SSDA903) -> Failing:
    return r.oc2.filter(given("CONVICTED") & any_blank(ASKED_OF_ALL))


@rule(
    "545",
    "The child is under five at the end of the year and was looked after all year, but whether "
    "development checks are up to date is not given.",
    mend="Give HEALTH_CHECK as 0 or 1.",
    at={OC2: ["DOB", "HEALTH_CHECK"]},
    needs=[OC2, Episodes],
    cause="The health visitor's record was not asked for.",
)
def development_check_is_missing(r: SSDA903) -> Failing:
    return r.oc2.filter(all_year() & (birthday(5) > day(r.end)) & blank("HEALTH_CHECK"))


@rule(
    "546",
    "The child is five or over at the end of the year, but whether development checks are up to "
    "date is given.",
    mend="Leave HEALTH_CHECK blank: it is for children under five.",
    at={OC2: ["DOB", "HEALTH_CHECK"]},
    cause="The answer was right last year, or was taken for that on the health assessment.",
)
def too_old_for_development_checks(r: SSDA903) -> Failing:
    return r.oc2.filter((birthday(5) <= day(r.end)) & given("HEALTH_CHECK"))


@rule(
    "547",
    "Whether development checks are up to date is given, but immunisations, teeth, health "
    "assessment or substance misuse is not.",
    mend="Give all four; or leave HEALTH_CHECK blank, if the child was not looked after all year.",
    at={OC2: ("HEALTH_CHECK", *ASKED_OF_ALL)},
    cause="The health record and the social care record were joined for some children only.",
)
def development_check_but_no_health(r: SSDA903) -> Failing:
    return r.oc2.filter(given("HEALTH_CHECK") & any_blank(ASKED_OF_ALL))
