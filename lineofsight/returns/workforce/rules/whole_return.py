"""Rules on the return as a whole: they mark its Header."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import blank, day, differs, given, how_many, is_true
from lineofsight.reference.authorities import all_authorities
from lineofsight.returns.rules import AUTHORITY, At, Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import (
    CASE_HOLDER,
    agency,
    employed,
    fte_on_the_day,
    in_post,
    rule,
    total,
)
from lineofsight.returns.workforce.tables import CSWWWorker, Header, LALevelVacancies

#: Of fewer workers than this no shares are judged.
ENOUGH = 20

#: Shares above which something is likely left out, in a hundred.
MOST_UNKNOWN_ORIGIN, MOST_UNKNOWN_LEAVERS, MOST_TURNOVER = 20, 25, 40

#: Cases for each full-time worker who holds any, between which a council's average lies.
LEAST_CASELOAD, MOST_CASELOAD = 5, 35

#: Codes of what is not known or was not collected.
UNKNOWN_ORIGINS, UNKNOWN_REASONS, UNKNOWN_DESTINATIONS = ("REFU", "NOBT"), ("9", "10"), ("8", "9")

#: The column of the Header that stands for the whole return.
_WHOLE: At = {Header: ["ReferenceDate"]}


def whole_return(r: Workforce, failing: nw.Expr, **counted: nw.Expr) -> Failing:
    """The Header fails where a condition holds for what is counted over all rows of workers."""
    counts = r.declared(CSWWWorker).select(**counted).filter(failing)
    return r.header.failing(r.declared(Header).join(counts, how="cross"))


def here(r: Workforce) -> nw.Expr:
    """Employed workers in post on the census date."""
    return employed() & in_post(r.end)


def within_the_year(r: Workforce, column: str) -> nw.Expr:
    """A date of the census year."""
    return (col(column) >= day(r.start)) & (col(column) <= day(r.end))


@rule(
    "WF901",
    "The reference date is not 30 September of the census year.",
    mend="Give the census date as the reference date, and its year as the year.",
    at={Header: ["ReferenceDate", "Year"]},
    cause="The export was set to another year, or to the day on which it was made.",
)
def reference_date(r: Workforce) -> Failing:
    """A year that is not given is no other year."""
    other_year = given("Year") & (col("Year") != str(r.end.year))
    return r.header.filter(differs(col("ReferenceDate"), day(r.end)) | is_true(other_year))


@rule(
    "WF902",
    "The file says that it is another collection than the workforce census.",
    mend="Give CSWW as the collection, or the file of the workforce census.",
    at={Header: ["Collection"]},
    cause="The header of another return was copied.",
)
def other_collection(r: Workforce) -> Failing:
    return r.header.filter(col("Collection") != "CSWW")


@rule(
    "WF903",
    "The return has no figures of the council: LALevelVacancies is missing.",
    mend="Give the empty posts and the agency workers who cover them.",
    at=_WHOLE,
    needs=[Header],
    cause="The workers were exported, and the council's figures are typed in by hand.",
)
def no_council_row(r: Workforce) -> Failing:
    rows = r.declared(LALevelVacancies).select(rows=col("_row").count())
    none = rows.filter(col("rows") == 0)
    return r.header.failing(r.declared(Header).join(none, how="cross"))


@rule(
    "WF904",
    "The authority's number in the header is that of another council.",
    mend="Give the number of the council that sends the return.",
    at={Header: ["LEA"]},
    needs=[Header, AUTHORITY],
    severity=Severity.QUERY,
    cause="A header copied from another council, or a return that two councils make together.",
)
def other_council(r: Workforce) -> Failing:
    """The number is the Department's, of three digits."""
    own = [a.code for a in all_authorities() if r.authority in a.gss_codes]
    return r.header.filter(~col("LEA").is_in(own))


@rule(
    "WF911",
    "No worker whom the council employs was in post on 30 September.",
    mend="Check that the rows have AgencyWorker, and no end of roles that are held.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Only leavers or only agency workers were exported.",
)
def nobody_in_post(r: Workforce) -> Failing:
    return whole_return(r, col("people") == 0, people=how_many(here(r)))


@rule(
    "WF912",
    "Nobody left in the census year.",
    mend="Give a row for each worker who left in the year.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Only those in post on 30 September were exported.",
)
def nobody_left(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post."""
    gone = employed() & within_the_year(r, "RoleEndDate")
    none = (col("people") >= ENOUGH) & (col("gone") == 0)
    return whole_return(r, none, people=how_many(here(r)), gone=how_many(gone))


@rule(
    "WF913",
    "Nobody started in the census year.",
    mend="Check the days on which roles began.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="The start of the first role with the council, or one day for all when records moved to "
    "another system.",
)
def nobody_started(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post."""
    new = employed() & within_the_year(r, "RoleStartDate")
    none = (col("people") >= ENOUGH) & (col("new") == 0)
    return whole_return(r, none, people=how_many(here(r)), new=how_many(new))


@rule(
    "WF914",
    "Nobody lost a working day to sickness.",
    mend="Give the working days lost.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Nothing is known of sickness, and 0 was given for all.",
)
def nobody_sick(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post."""
    sick = employed() & (col("WorkingDaysLost") > 0)
    none = (col("people") >= ENOUGH) & (col("sick") == 0)
    return whole_return(r, none, people=how_many(here(r)), sick=how_many(sick))


@rule(
    "WF915",
    "The ethnic origin of more than 20 in 100 workers is not known.",
    mend="Ask the workers, and give what they say.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="It is not asked when workers start, or kept on paper.",
)
def many_origins_unknown(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post: REFU, NOBT or nothing."""
    unknown = here(r) & (blank("Ethnicity") | col("Ethnicity").is_in(UNKNOWN_ORIGINS))
    many = col("unknown") * 100 > col("people") * MOST_UNKNOWN_ORIGIN
    return whole_return(
        r,
        (col("people") >= ENOUGH) & many,
        people=how_many(here(r)),
        unknown=how_many(unknown),
    )


@rule(
    "WF916",
    "Of more than 25 in 100 leavers reason or destination is not known.",
    mend="Ask those who leave, and give what they say.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Leavers are not asked, or the answer is not on the payroll system.",
)
def many_leavers_unknown(r: Workforce) -> Failing:
    """Where 20 or more workers are employed in post: not known, not collected yet, or nothing."""
    gone = employed() & within_the_year(r, "RoleEndDate")
    reason = blank("ReasonLeave") | col("ReasonLeave").is_in(UNKNOWN_REASONS)
    destination = blank("LeaverDestination") | col("LeaverDestination").is_in(UNKNOWN_DESTINATIONS)
    many = col("unknown") * 100 > col("gone") * MOST_UNKNOWN_LEAVERS
    return whole_return(
        r,
        (col("people") >= ENOUGH) & many,
        people=how_many(here(r)),
        gone=how_many(gone),
        unknown=how_many(gone & (reason | destination)),
    )


@rule(
    "WF917",
    "The average caseload is below 5 or above 35.",
    mend="Check the cases and the hours of those who hold them.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Families in the place of children, cases of a whole team under one name, or hours that "
    "are missing.",
)
def unlikely_caseload(r: Workforce) -> Failing:
    """Cases for each full-time equivalent that holds any, where there are 20 of them."""
    holds = in_post(r.end) & (col("Cases30") > 0) & (fte_on_the_day() > 0)
    cases, hours = col("cases"), col("hours")
    unlikely = (cases < hours * LEAST_CASELOAD) | (cases > hours * MOST_CASELOAD)
    return whole_return(
        r,
        (hours >= ENOUGH) & unlikely,
        cases=total(holds & (employed() | agency()), col("Cases30").cast(nw.Float64)),
        hours=total(holds & (employed() | agency()), fte_on_the_day()),
    )


@rule(
    "WF918",
    "Every worker in post is full time.",
    mend="Give the full-time equivalent that each worker's contract has.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Hours are not known, and 1 was given for all.",
)
def all_full_time(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post whose hours are given."""
    known = here(r) & given("FTE30")
    same = (col("known") >= ENOUGH) & (col("full") == col("known"))
    return whole_return(r, same, known=how_many(known), full=how_many(known & (col("FTE30") == 1)))


@rule(
    "WF919",
    "More than 40 in 100 workers left in the census year.",
    mend="Check the leavers: leave out those of other years, and changes of role.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Changes of post or of hours that the payroll system ends and begins anew.",
)
def very_many_left(r: Workforce) -> Failing:
    """Full-time equivalents, where 20 or more workers are employed in post."""
    gone = employed() & within_the_year(r, "RoleEndDate")
    many = col("gone") * 100 > col("hours") * MOST_TURNOVER
    return whole_return(
        r,
        (col("people") >= ENOUGH) & many,
        people=how_many(here(r)),
        gone=total(gone, col("FTE")),
        hours=total(here(r), col("FTE30")),
    )


@rule(
    "WF920",
    "No worker in post is a case holder.",
    mend="Check the roles.",
    at=_WHOLE,
    needs=[Header, CSWWWorker],
    severity=Severity.QUERY,
    cause="Job titles that the export turns into the wrong code.",
)
def no_case_holder(r: Workforce) -> Failing:
    """Of 20 or more employed workers in post."""
    holders = here(r) & (col("OrgRole") == CASE_HOLDER)
    none = (col("people") >= ENOUGH) & (col("holders") == 0)
    return whole_return(r, none, people=how_many(here(r)), holders=how_many(holders))
