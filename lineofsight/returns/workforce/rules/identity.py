"""Rules on who a worker is: the registration number, birth, sex, ethnic origin."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, given, is_true, unreadable, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    adds,
    agency,
    employed,
    fte_on_the_day,
    in_post,
    one_if,
    rule,
    sex_column,
)
from lineofsight.returns.workforce.tables import CSWWWorker

#: Full-time equivalents have six decimals: so much more than 1 is only rounding.
ROUNDING = 0.00001


@adds(CSWWWorker)
def of_the_row(r: Workforce) -> Mapping[str, nw.Expr]:
    """`number_in_capitals`, and the full-time equivalent, if in post on the census date, else 0."""
    here = nw.when(in_post(r.end)).then(fte_on_the_day())
    return {
        "number_in_capitals": col("SWENo").str.to_uppercase(),
        "fte_in_post": nw.coalesce(here, nw.lit(0.0)),
        "employed_in_post": one_if(employed() & in_post(r.end)),
        "agency_in_post": one_if(agency() & in_post(r.end)),
        "worker_sex": col(sex_column(r.year)),
    }


@adds(CSWWWorker, stage=2)
def of_the_number(r: Workforce) -> Mapping[str, nw.Expr]:
    """What the rows with one registration number say together (`number_...`), and rows that are
    alike in other ways. A row without a number is alone."""
    alike = ("PersonBirthDate", "worker_sex", "Ethnicity", "RoleStartDate")
    row = ("_child", "AgencyWorker", "OrgRole", "RoleStartDate", "RoleEndDate")
    births, sexes, origins = (
        col(name).min().over("_child") != col(name).max().over("_child")
        for name in ("PersonBirthDate", "worker_sex", "Ethnicity")
    )
    return {
        "number_rows": col("_row").count().over("_child"),
        "number_differs": is_true(births) | is_true(sexes) | is_true(origins),
        "number_fte": col("fte_in_post").sum().over("_child"),
        "number_employed": col("employed_in_post").max().over("_child"),
        "number_agency": col("agency_in_post").max().over("_child"),
        "row_times": col("_row").count().over(*row),
        "number_other_capitals": is_true(
            col("SWENo").min().over("number_in_capitals")
            != col("SWENo").max().over("number_in_capitals")
        ),
        "alike_other_number": is_true(
            col("number_in_capitals").min().over(*alike)
            != col("number_in_capitals").max().over(*alike)
        ),
    }


@rule(
    "WF101",
    "The registration number does not have ten digits after its two letters.",
    mend="Give the number with noughts before its digits, as the 2023 census has it.",
    at={CSWWWorker: ["SWENo"]},
    since=2023,
    until=2023,
    cause="The number as the register shows it, without the noughts that this census asked for.",
)
def ten_digits(r: Workforce) -> Failing:
    """A number that has not even the form of other years fails WF002 alone."""
    known = col("SWENo").str.contains(r"^[A-Za-z]{2}\d{1,10}$")
    return r.workers.filter(known & ~col("SWENo").str.contains(r"^[A-Za-z]{2}\d{10}$"))


@rule(
    "WF102",
    "The worker is given twice: with the same registration number, role and dates.",
    mend="Remove one of the rows. Give two rows only for two roles, or for two times of one role.",
    at={CSWWWorker: ["SWENo", "OrgRole", "RoleStartDate", "RoleEndDate"]},
    cause="Two contracts of one post, or two exports put together.",
)
def worker_twice(r: Workforce) -> Failing:
    """A row without a start, or with an end that cannot be read, is not compared."""
    comparable = given("SWENo") & given("RoleStartDate") & ~unreadable("RoleEndDate")
    return r.workers.filter(comparable & (col("row_times") > 1))


@rule(
    "WF103",
    "Rows with the same registration number differ in date of birth, sex or ethnic origin.",
    mend="If it is one worker, give the same in every row; if not, correct the number.",
    at={CSWWWorker: ["SWENo", "PersonBirthDate", "Sex", "GenderCurrent", "Ethnicity"]},
    cause="A mistyped number, or two records of one worker. The Department counts such rows as "
    "two people.",
)
def number_of_two(r: Workforce) -> Failing:
    """What is blank in one of the rows is no difference."""
    return r.workers.filter(given("SWENo") & col("number_differs"))


@rule(
    "WF104",
    "Another worker with the same date of birth, sex and ethnic origin started on the same day "
    "under another registration number.",
    mend="If it is one worker, give the number as it stands in the register, in both rows.",
    at={CSWWWorker: ["SWENo", "PersonBirthDate", "RoleStartDate"]},
    severity=Severity.QUERY,
    cause="A mistyped number in one of two records.",
)
def one_under_two_numbers(r: Workforce) -> Failing:
    """All four have to be given."""
    known = (
        given("PersonBirthDate") & given("worker_sex") & given("Ethnicity") & given("RoleStartDate")
    )
    return r.workers.filter(given("SWENo") & known & col("alike_other_number"))


@rule(
    "WF105",
    "The worker's roles are more than full time together on 30 September.",
    mend="Share the full-time equivalent out among the roles, so that it is 1 at most, or end the "
    "role that is over.",
    at={CSWWWorker: ["SWENo", "FTE30"]},
    severity=Severity.QUERY,
    cause="An earlier role that was not ended when the worker changed post.",
)
def more_than_full_time(r: Workforce) -> Failing:
    """The rows with one number that are in post on the census date, where there are several."""
    several = given("SWENo") & (col("number_rows") > 1) & in_post(r.end)
    return r.workers.filter(several & (col("fte_in_post") > 0) & (col("number_fte") > 1 + ROUNDING))


@rule(
    "WF106",
    "On 30 September the worker is both employed by the council and from an agency.",
    mend="End the role that is over, or remove the row that should not be there.",
    at={CSWWWorker: ["SWENo", "AgencyWorker"]},
    severity=Severity.QUERY,
    cause="An agency worker whom the council took on, and who is still on the agency's list.",
)
def employed_and_agency(r: Workforce) -> Failing:
    """The rows in post of a number that has both."""
    both = (col("number_employed") == 1) & (col("number_agency") == 1)
    return r.workers.filter(given("SWENo") & both & in_post(r.end))


@rule(
    "WF107",
    "The same registration number is also written with other capitals.",
    mend="Write the number the same way in every row, its letters in capitals.",
    at={CSWWWorker: ["SWENo"]},
    severity=Severity.QUERY,
    cause="Numbers that were typed by hand in one of two systems.",
    suggest=lambda r: {"SWENo": col("SWENo").str.to_uppercase()},  # noqa: ARG005
)
def other_capitals(r: Workforce) -> Failing:
    """sw101 and SW101 are one number."""
    return r.workers.filter(given("SWENo") & col("number_other_capitals"))


@rule(
    "WF108",
    "No date of birth is given of a worker whom the council employs.",
    mend="Give the date of birth.",
    at={CSWWWorker: ["PersonBirthDate"]},
    cause="A record that was not finished when the worker started.",
)
def no_birth(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & unwritten("PersonBirthDate"))


@rule(
    "WF109",
    "No gender is given of a worker whom the council employs.",
    mend="Give the gender: 0 where it is not known.",
    at={CSWWWorker: ["GenderCurrent"]},
    until=2023,
    cause="A record that was not finished when the worker started.",
)
def no_gender(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & blank("GenderCurrent"))


@rule(
    "WF109",
    "No sex is given of a worker whom the council employs.",
    mend="Give the sex: M or F.",
    at={CSWWWorker: ["Sex"]},
    since=2024,
    cause="A record that was not finished when the worker started, or an export that still "
    "writes the gender.",
)
def no_sex(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & blank("Sex"))


@rule(
    "WF110",
    "No ethnic origin is given of a worker whom the council employs.",
    mend="Give the ethnic origin: REFU where the worker does not say, NOBT where it was not asked.",
    at={CSWWWorker: ["Ethnicity"]},
    cause="A record that was not finished when the worker started.",
)
def no_ethnicity(r: Workforce) -> Failing:
    """Of agency workers it need not be known."""
    return r.workers.filter(employed() & blank("Ethnicity"))
